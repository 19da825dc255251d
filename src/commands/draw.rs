//! `draw`: schools for spot checks, by lot; told after the visits. Between the two nothing is kept anywhere.

use crate::arguments::choice::{word, words};
use crate::arguments::counties::Counties;
use crate::arguments::errors::wrong;
use crate::arguments::session::{Outcome, Session};
use crate::arguments::several::{Several, all};
use crate::arguments::typing;
use crate::basics::asked::Asked;
use crate::basics::chance::chance;
use crate::basics::day::Day;
use crate::basics::id::SchoolId;
use crate::basics::language::list_separator;
use crate::basics::personal::find;
use crate::commands::prompt::keyboard::is_possible;
use crate::commands::prompt::{Fault, Prompt, Question, Reply};
use crate::files::git::Repository;
use crate::files::path::RecordPath;
use crate::files::{Origin, Root};
use crate::output::stream::Out;
use crate::recording::{Recording, draft, policy};
use crate::records::{
    Draw, DrawKey, Frame, LotWord, LotWordFault, Name, School, SchoolKind, Seed, SeedFault, SpotCheck, Stratum, count,
};
use crate::register::{Register, drawn_again};
use crate::tr;
use anyhow::{anyhow, bail};
use std::collections::BTreeSet;

/// What `draw` takes.
#[derive(Debug, clap::Args)]
#[command(visible_alias = "抽取")]
#[command(about = tr!("Draw schools for spot checks by lot, and tell the draw after the visits", "随机抽取督导抽查的学校，去过以后公布"))]
#[command(after_help = tr!(
    "  shuangqian draw --count 3 --county 沧县 --not-since 2019-08-01\n  shuangqian draw --count 1 --by county --kind primary",
    "  shuangqian 抽取 --数量 3 --县 沧县 --此后未查 2019-08-01\n  shuangqian 抽取 --数量 1 --分层 县 --类别 小学"
))]
pub struct Args {
    /// How many are drawn.
    #[arg(long, value_name = tr!("N", "数量"), value_parser = at_least_one)]
    #[arg(required_unless_present = "reveal", conflicts_with = "reveal")]
    #[arg(help = tr!("How many schools; with --by of each", "抽取几所；分层时为每层几所"))]
    pub count: Option<u32>,
    /// The only counties.
    #[command(flatten)]
    pub counties: Counties,
    /// The only kinds.
    #[arg(long, value_name = tr!("KIND", "类别"), value_parser = words::<SchoolKind>(), conflicts_with = "reveal")]
    #[arg(help = tr!(
        "Only schools of this kind; several joined by `,`, or the option repeated",
        "只要这一类，几类用“、”隔开，或写多次"
    ))]
    pub kind: Vec<Several<SchoolKind>>,
    /// None that was visited since.
    #[arg(long, value_name = tr!("DATE", "日期"), value_parser = typing::day, conflicts_with = "reveal")]
    #[arg(help = tr!("None with a spot check on this day or later", "这一天以来已抽查过的不再抽"))]
    pub not_since: Option<Day>,
    /// What is drawn from each by itself.
    #[arg(long, value_name = tr!("WHAT", "分类"), value_parser = word::<Stratum>(), conflicts_with = "reveal")]
    #[arg(help = tr!("Draw from each county, or from each kind, by itself", "每个县或每一类学校分别抽取"))]
    pub by: Option<Stratum>,
    /// The seed of a draw that is told.
    #[arg(long, value_name = tr!("SEED", "种子"), value_parser = seed, requires = "on", conflicts_with = "county")]
    #[arg(help = tr!("After the visits: record the draw of this seed", "去过以后揭晓：按种子登记抽取结果"))]
    pub reveal: Option<Seed>,
    /// The day on which it is told.
    #[arg(long, value_name = tr!("DATE", "日期"), value_parser = typing::day, requires = "reveal")]
    #[arg(help = tr!("With --reveal: the day on which it is told", "与 --揭晓 同用：揭晓日期"))]
    pub on: Option<Day>,
    /// Whether another draw of the day is corrected.
    #[arg(long, requires = "reveal", help = tr!("Correct what is already recorded", "更正已登记的内容"))]
    pub replace: bool,
}

fn at_least_one(text: &str) -> Result<u32, String> {
    match count(text)? {
        0 => Err(tr!("draw at least one school", "至少抽取一所")),
        count => Ok(count),
    }
}

fn seed(text: &str) -> Result<Seed, String> {
    text.parse().map_err(|fault: SeedFault| fault.to_string())
}

impl Args {
    /// Draws, or tells a draw.
    pub fn run(self, session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
        match (&self.reveal, self.on) {
            (Some(seed), Some(on)) => reveal(seed, on, self.replace, session, out),
            _ => self.draw(session, out),
        }
    }

    fn draw(&self, session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
        let (origin, commit) = committed(session.root()?)?;
        let mut frame = Frame {
            commit,
            day: session.as_of,
            count: self.count.unwrap_or(1),
            counties: Vec::new(),
            kinds: all(&self.kind).copied().collect::<BTreeSet<_>>().into_iter().collect(),
            not_since: self.not_since,
            by: self.by,
        };
        let register = Register::to_draw_from(origin.source(), &frame)?;
        if let Asked::Only(counties) = self.counties.asked(&register)? {
            frame.counties = counties.into_iter().collect::<BTreeSet<_>>().into_iter().collect();
        }
        let strata = register.drawn_from(&frame);
        if strata.is_empty() {
            bail!(tr!("there is no school to draw from", "没有可供抽取的学校"));
        }
        let all = strata.values().map(Vec::len).sum::<usize>();
        let seed = Seed { words: typed_words(session)?, chance: chance()?, frame };
        out.data(told(&register, &seed, all))?;
        let few = strata.values().filter(|stratum| stratum.len() < seed.frame.count as usize).count();
        if few > 0 {
            out.say(tr!(
                "note: in {few} of the groups there are no more schools than that, and all are drawn",
                "提醒：有{few}组的学校不足这个数，已全部抽中"
            ));
        }
        out.say(tr!(
            "Nothing of this is kept: write the list, the seed and the check value into the minutes on paper. After the visits: shuangqian draw --reveal SEED --on DATE",
            "以上内容没有保存在任何地方：请把名单、种子和校验值抄入纸质纪要。去过以后运行：shuangqian 抽取 --揭晓 种子 --日期 日期"
        ));
        Ok(Outcome::Fine)
    }
}

/// The records that are committed, and the name of the commit; refused where units or spot checks of the folder are not.
fn committed(root: Root) -> anyhow::Result<(Origin, String)> {
    let repository = Repository::around(root.folder())?;
    let open = repository.uncommitted()?;
    let counts = |path: &&String| {
        let path = RecordPath::at(path.as_str());
        path.is_in::<School>() || path.is_in::<SpotCheck>()
    };
    let open: Vec<_> = open.iter().filter(counts).map(String::as_str).collect();
    let head = repository.head()?.filter(|_| open.is_empty());
    let Some(head) = head else {
        let open = open.join(list_separator());
        bail!(tr!(
            "schools are drawn as they are committed; commit first: {open}",
            "抽取以已提交的单位和督导抽查为准，请先提交：{open}"
        ));
    };
    let revision = repository.at_commit("HEAD", &head.hash, repository.place())?;
    Ok((Origin::of(root, &repository, revision)?, head.hash))
}

/// A word of each agency, typed at a terminal: as an argument it would stand in the history of the shell.
fn typed_words(session: &Session) -> anyhow::Result<[LotWord; 2]> {
    if !is_possible() {
        bail!(tr!("each agency types a word; run this at a terminal", "检察院和教育局要各输入一个词，请在终端中运行"));
    }
    let prompt = Prompt::of(session.colour)?;
    let asked =
        [tr!("A word of the procuratorate:", "检察院的词："), tr!("A word of the education bureau:", "教育局的词：")];
    let [one, other] = asked.map(|message| word_typed(&prompt, message));
    Ok([one?, other?])
}

fn word_typed(prompt: &Prompt, message: String) -> anyhow::Result<LotWord> {
    let question = Question { message, ..Question::default() };
    match prompt.ask(&question, read_word)? {
        Reply::Said(word) => Ok(word),
        Reply::Back | Reply::To(_) | Reply::Stop => Err(anyhow!(tr!("nothing was drawn", "没有抽取"))),
    }
}

fn read_word(text: &str) -> Result<LotWord, Fault> {
    match find(text) {
        Some(hit) => Err(Fault::of_text(hit.kind.to_string())),
        None => text.parse().map_err(|fault: LotWordFault| Fault::of_text(fault.to_string())),
    }
}

/// The list, the seed, and what stands for both in the minutes.
fn told(register: &Register, seed: &Seed, all: usize) -> String {
    let drawn = register.drawn(seed);
    let (day, count) = (seed.frame.day, drawn.len());
    let commit: String = seed.frame.commit.chars().take(12).collect();
    let mut lines = vec![tr!(
        "drawn from {all} schools of commit {commit} as of {day}: {count}",
        "从提交{commit}（截至{day}）的{all}所学校（幼儿园）中抽取{count}所："
    )];
    lines.extend((1..).zip(&drawn).map(|(number, school)| format!("{number}. {}", named(register, school))));
    let commitment = seed.commitment(&drawn);
    lines.push(tr!("seed: {seed}", "种子：{seed}"));
    lines.push(tr!("check value: {commitment}", "校验值：{commitment}"));
    lines.join("\n") + "\n"
}

/// The id by which a school is drawn, and its name where that is another.
fn named(register: &Register, school: &SchoolId) -> String {
    let name = register.school_name(school);
    match name == school.school.as_str() {
        true => school.to_string(),
        false => tr!("{school} ({name})", "{school}（{name}）"),
    }
}

fn reveal(seed: &Seed, on: Day, replace: bool, session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
    let recording = Recording::begin(session, out)?;
    let day = seed.frame.day;
    if on < day {
        bail!(wrong("--on", tr!("it was drawn only on {day}", "抽取日期是{day}，公布不能更早")));
    }
    let key = DrawKey { round: recording.campaign_on(on)?.id.clone(), on };
    let drawn = drawn_again(recording.root().folder(), seed)?;
    let commitment = seed.commitment(&drawn);
    let names = drawn.iter().map(|school| school.to_string().parse::<Name>());
    let draw = Draw { seed: seed.clone(), drawn: names.collect::<Result<_, _>>()? };
    let outcome = recording.finish(&[draft(&key, &draw)?], policy(replace), out)?;
    out.say(tr!(
        "check value, to be compared with the minutes: {commitment}",
        "校验值：{commitment}，请与纸质纪要核对"
    ));
    Ok(outcome)
}
