//! `import`: many records from one sheet.

use crate::arguments::choice::word;
use crate::arguments::errors::wrong;
use crate::arguments::session::{Outcome, Session};
use crate::arguments::several::{Several, all, several};
use crate::arguments::typing;
use crate::basics::id::{CountyId, RoundId};
use crate::basics::words::Word;
use crate::files::disk;
use crate::files::read::not_read;
use crate::output::stream::Out;
use crate::recording::{Judged, Part, Recording, nothing_written, policy, replace_to_correct};
use crate::register::{Directory, Register};
use crate::sheets::column::Column;
use crate::sheets::conveyances::Conveyances;
use crate::sheets::file::read_sheets;
use crate::sheets::form_rows::FormRows;
use crate::sheets::found::Found;
use crate::sheets::grid::{Candidate, LARGEST};
use crate::sheets::inspections::Inspections;
use crate::sheets::intake::{Intake, SheetKind};
use crate::sheets::letters::Letters;
use crate::sheets::rectifications::Rectifications;
use crate::sheets::schools::Schools;
use crate::sheets::sheet::Sheet;
use crate::sheets::spot_checks::SpotChecks;
use crate::sheets::work::Work;
use crate::tr;
use anyhow::{anyhow, bail};
use std::collections::BTreeSet;
use std::io::Read;
use std::path::{Path, PathBuf};

mod accepting;
mod rejects;
mod template;

use accepting::{blame, good};
use rejects::{check_path, told_of_both, told_of_rest, write_rejects};
use template::write_template;

crate::words! {
    /// What a sheet to import holds.
    Kind {
        Schools = "schools", "学校";
        Letters = "letters", "责任书" | "签订";
        Conveyances = "conveyances", "传达";
        Inspections = "inspections", "检查" | "检查情况表";
        SpotChecks = "spot-checks", "抽查" | "督导抽查";
        Rectifications = "rectifications", "整改" | "整改台账";
        Work = "work", "落实" | "学校落实";
    }
}

/// What `import` takes.
#[derive(Debug, clap::Args)]
#[command(visible_alias = "导入")]
#[command(about = tr!(
    "Take in a sheet of schools, letters, visits, rectifications or school work",
    "从表格批量导入学校、责任书、传达、检查、抽查、整改、落实"
))]
#[command(after_help = tr!(
    "  shuangqian import schools 学校.csv --dry-run\n  shuangqian import inspections 检查情况表.xlsx --rejects 退回.csv\n  shuangqian import inspections --template -o 检查情况表.xlsx --county 沧县\n  shuangqian report findings --county 沧县 -o 台账.xlsx\n  shuangqian import rectifications 台账.xlsx",
    "  shuangqian 导入 学校 学校.csv --dry-run\n  shuangqian 导入 检查 检查情况表.xlsx --rejects 退回.csv\n  shuangqian 导入 检查 --template -o 检查情况表.xlsx --county 沧县\n  shuangqian 报表 整改台账 --county 沧县 -o 台账.xlsx\n  shuangqian 导入 整改 台账.xlsx"
))]
pub struct Args {
    /// What the sheet holds.
    #[arg(value_name = tr!("KIND", "类别"), value_parser = word::<Kind>())]
    #[arg(help = tr!("What the sheet holds", "表格内容"))]
    pub kind: Kind,
    /// The sheet.
    #[arg(value_name = tr!("FILE", "文件"), required_unless_present = "template")]
    #[arg(help = tr!(
        "The sheet (CSV, xlsx or xls); all of it is judged before anything is written",
        "要导入的表格（CSV、xlsx、xls）；全部核对无误才写入"
    ))]
    pub file: Option<PathBuf>,
    /// Whether nothing is written.
    #[arg(long, help = tr!("Only judge; write nothing", "只核对，不写入"))]
    pub dry_run: bool,
    /// Where faulty rows go.
    #[arg(long, value_name = tr!("FILE", "文件"))]
    #[arg(help = tr!("Write the faulty rows to this CSV, each with its reasons", "把有问题的行连同原因写到这个 CSV"))]
    pub rejects: Option<PathBuf>,
    /// Whether the rows in which nothing is wrong are recorded although others are faulty.
    #[arg(long, requires = "rejects")]
    #[arg(help = tr!(
        "With --rejects: record the other rows at once; the exit status is 1",
        "与 --rejects 同用：没有问题的行先登记，退出状态为1"
    ))]
    pub accept_good: bool,
    /// Whether other values are corrected.
    #[arg(long, help = tr!("Correct what is already recorded", "更正已登记的内容"))]
    pub replace: bool,
    /// Whether the sheet to fill in is wanted.
    #[arg(long, requires = "output", conflicts_with_all = ["file", "dry_run", "rejects", "accept_good", "replace"])]
    #[arg(help = tr!("Write the sheet to fill in instead, to -o", "不导入，而是生成待填的空表，写到 -o"))]
    pub template: bool,
    /// Where the sheet to fill in goes.
    #[arg(short, long, requires = "template", value_name = tr!("FILE", "文件"))]
    #[arg(help = tr!("With --template: the file, .csv or .xlsx (with lists to choose from)", "与 --template 同用：文件名，.csv 或 .xlsx（带下拉选项）"))]
    pub output: Option<PathBuf>,
    /// The county that all rows are of, as typed; with `template` those whose schools the sheet to fill in holds.
    #[arg(long, value_name = tr!("COUNTY", "县"), value_parser = several(typing::unit))]
    #[arg(help = tr!(
        "The county of every row, in place of 单位; with --template: list the schools of this county, or of several joined by `,`",
        "全表所属的县，代替“单位”一列；与 --template 同用：列出该县学校，几个县用“、”隔开"
    ))]
    pub county: Vec<Several<String>>,
}

impl Args {
    /// Imports the sheet, or writes the one to fill in.
    pub fn run(self, session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
        match (&self.file, &self.output) {
            (Some(file), _) => self.import(file, session, out),
            (None, Some(path)) => write_template(&self, path, session, out),
            (None, None) => bail!(tr!("name a sheet", "请写明表格文件")),
        }
    }

    fn import(&self, file: &Path, session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
        self.rejects.as_deref().map_or(Ok(()), |rejects| check_path(rejects, file))?;
        let candidates = candidates(file)?;
        let mut recording = Recording::begin(session, out)?;
        let county = self.standing(&recording)?;
        self.kind.read_beside(county.as_ref()).into_iter().try_for_each(|part| recording.read(part))?;
        let intake = self.intake(candidates, &recording, county);
        let mut intake = intake.map_err(|faults| wrong_sheet(file, &faults, &nothing_written()))?;
        intake.rows.notes.iter().for_each(|note| out.say(note));
        let rows = intake.sheet.lines.len();
        out.progress(rows, rows, &tr!("judging {rows} rows …", "正在核对{rows}行……"));
        let (judged, refusals) = recording.weigh(&intake.rows.drafts, policy(self.replace))?;
        let only_differs = !intake.has_faults() && refusals.iter().all(|refusal| refusal.is_difference);
        let elsewhere = blame(&mut intake, &judged, &refusals);
        if !intake.has_faults() && elsewhere.is_empty() {
            return self.record(&recording, &judged, out);
        }
        if self.accept_good
            && elsewhere.is_empty()
            && let Some(judged) = good(&mut recording, &mut intake, policy(self.replace))?
        {
            return self.accept(file, &recording, &judged, &intake, out);
        }
        if self.dry_run {
            judged.tell_planned_dry(recording.register(), out);
        }
        let mut told = intake.told();
        told.extend(elsewhere);
        if let Some(rejects) = &self.rejects {
            let written = write_rejects(recording.root(), rejects, &intake);
            let written = written.map(|rows| rows.map(|rows| told_of_both(rejects, rows)));
            told.extend(written.unwrap_or_else(|error| Some(error.to_string())));
        }
        let end = if only_differs { replace_to_correct() } else { nothing_written() };
        Err(wrong_sheet(file, &told, &end))
    }

    /// Records what was judged, or only says what that would be.
    fn record(&self, recording: &Recording, judged: &Judged, out: &mut Out) -> anyhow::Result<Outcome> {
        if self.dry_run {
            judged.tell_dry(recording.register(), out);
            return Ok(Outcome::Fine);
        }
        recording.write(judged, out)
    }

    /// Records what is right, and keeps the rest where `--rejects` says; where that cannot be, nothing is recorded.
    fn accept(
        &self,
        file: &Path,
        recording: &Recording,
        judged: &Judged,
        intake: &Intake,
        out: &mut Out,
    ) -> anyhow::Result<Outcome> {
        let (shown, told) = (file.display(), intake.told().join("\n"));
        out.say(tr!("{shown}:\n{told}", "{shown}：\n{told}"));
        let rejects = self.rejects.as_deref();
        let rows = rejects.map(|rejects| write_rejects(recording.root(), rejects, intake)).transpose();
        let rows = rows.map_err(|error| anyhow!("{error}\n{}", nothing_written()))?.flatten();
        self.record(recording, judged, out)?;
        if let Some((rejects, rows)) = rejects.zip(rows) {
            out.say(told_of_rest(rejects, rows));
        }
        Ok(Outcome::Found)
    }

    /// The one county that stands for the column 单位, if one is given.
    fn standing(&self, recording: &Recording) -> anyhow::Result<Option<CountyId>> {
        match all(&self.county).collect::<Vec<_>>().as_slice() {
            [] => Ok(None),
            [one] => Ok(Some(recording.register().find_county(one)?)),
            _ => bail!(tr!(
                "one sheet is of one --county, or has a column 单位",
                "一个表只能写一个 --county；几个县的请在表中填写“单位”"
            )),
        }
    }

    fn intake(
        &self,
        candidates: Vec<Candidate>,
        recording: &Recording,
        county: Option<CountyId>,
    ) -> Result<Intake, Vec<String>> {
        let columns = |kind: &dyn SheetKind| Sheet::columns(kind.columns(), county.as_ref().map(CountyId::as_str));
        let register = recording.register();
        let newest = self.kind.newest(register)?;
        let mut kind = self.kind.reader(register, county.clone(), &newest);
        let mut found = Found::under(candidates, columns(kind.as_ref())).map_err(|not| not.told())?;
        let of_kind = |other: Kind| columns(other.reader(register, None, &newest).as_ref());
        if let Some(meant) = self.kind.rather(&found, of_kind) {
            let (own, word, meant) = (self.kind.shown(), meant.spelled(), meant.shown());
            return Err(vec![tr!(
                "all that this sheet has for {own}, {meant} has too, and more; to import it as that: `import {word}`",
                "看表头，这是“{meant}”的表，不是“{own}”的表；如确是，请用 import {word} 导入"
            )]);
        }
        if let Some(rounds) = self.kind.other_rounds(&found, register) {
            kind = self.kind.reader(register, county.clone(), &rounds);
            found = found.with_rows_of_several_rounds(columns(kind.as_ref()))?;
        }
        Ok(Intake::of(Sheet::of(found), kind.as_mut()))
    }
}

impl Kind {
    /// What reads such a sheet in the forms of some rounds, of one county if one is given.
    fn reader<'r>(
        self,
        register: &'r Register,
        county: Option<CountyId>,
        rounds: &BTreeSet<RoundId>,
    ) -> Box<dyn SheetKind + 'r> {
        let directory = Directory::new(register).standing(county);
        match self {
            Kind::Schools => Box::new(Schools::new(register, directory)),
            Kind::Letters => Box::new(Letters::new(register, directory)),
            Kind::Conveyances => Box::new(Conveyances::new(register, directory)),
            Kind::Inspections => Box::new(Inspections::new(register, directory, rounds)),
            Kind::SpotChecks => Box::new(SpotChecks::new(register, directory, rounds)),
            Kind::Rectifications => Box::new(Rectifications::new(register, directory)),
            Kind::Work => Box::new(Work::new(register, directory)),
        }
    }

    /// The newest round, which schools need not have. Where it is not known which that is, no row says of which it is.
    fn newest(self, register: &Register) -> Result<BTreeSet<RoundId>, Vec<String>> {
        match register.campaign() {
            Ok(campaign) => Ok(BTreeSet::from([campaign.id.clone()])),
            Err(_) if self == Kind::Schools => Ok(BTreeSet::new()),
            Err(error) => Err(vec![error.to_string()]),
        }
    }

    /// The part of the records that its rows can only be read beside: a finding is known by the visits that found it.
    fn read_beside(self, county: Option<&CountyId>) -> Option<Part> {
        let of_county = county.map_or(Part::All, |county| Part::CountyEver(county.clone()));
        (self == Kind::Rectifications).then_some(of_county)
    }

    /// The rounds of a sheet of visits that has rows of others than the newest, by whose forms they are read.
    fn other_rounds(self, found: &Found, register: &Register) -> Option<BTreeSet<RoundId>> {
        let is_of_visits = matches!(self, Kind::Inspections | Kind::SpotChecks);
        let may_be_other = is_of_visits && !register.is_round_named() && register.rounds().nth(1).is_some();
        let rounds = may_be_other.then(|| FormRows::rounds(&Sheet::of(found.clone()), register))?;
        (!rounds.iter().all(|round| register.round_id() == Some(round))).then_some(rounds)
    }

    /// The kind that fits the head row of a sheet of visits or letters better. A roster may hold any other columns too.
    fn rather(self, found: &Found, columns: impl Fn(Kind) -> Vec<Column>) -> Option<Kind> {
        let (mut most, mut rather) = (found.head.clone(), None);
        if self == Kind::Schools {
            return None;
        }
        for other in Kind::ALL.iter().filter(|other| **other != Kind::Schools) {
            let head = found.head.as_of(&found.grid.lines, &columns(*other));
            if let Some(head) = head.filter(|head| head.knows_more_than(&most)) {
                (most, rather) = (head, Some(*other));
            }
        }
        rather
    }
}

fn candidates(file: &Path) -> anyhow::Result<Vec<Candidate>> {
    let shown = file.display().to_string();
    let mut bytes = Vec::new();
    let read = disk::open(file).and_then(|file| file.take(LARGEST as u64 + 1).read_to_end(&mut bytes));
    read.map_err(|error| not_read(file, &error))?;
    read_sheets(&bytes, &shown).map_err(|fault| wrong(&shown, fault))
}

fn wrong_sheet(file: &Path, faults: &[String], end: &str) -> anyhow::Error {
    let (shown, faults) = (file.display(), faults.join("\n"));
    anyhow!(tr!("{shown}:\n{faults}\n{end}", "{shown}：\n{faults}\n{end}"))
}
