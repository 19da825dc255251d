//! 周报: the tables of the week, and one page that sums them up.

use crate::basics::asked::Asked;
use crate::basics::id::CountyId;
use crate::basics::personal::mask;
use crate::basics::words::Word;
use crate::history::Happening;
use crate::register::{Campaign, Tally, Total};
use crate::reports::findings::listed;
use crate::reports::lack::Lack;
use crate::reports::missing::{Open, open_duties};
use crate::reports::new::{NewColumn, SilentColumn, events, new, silent};
use crate::reports::{Cell, Table, TableOf, differences, findings, missing, newly_overdue, progress};

/// The week, Monday to Sunday, that a day lies in, up to that day.
pub struct Weekly {
    /// Its tables; each is named as its file.
    pub tables: Vec<Table>,
    /// What it must bear.
    pub classification: Option<String>,
    /// The title, the days, then sentences, in Chinese whoever reads them, as all that is sent on.
    pub summary: Vec<String>,
}

impl Weekly {
    /// The lines of the page that sums the week up: what it must bear, then the summary.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        self.classification.iter().chain(&self.summary).map(String::as_str)
    }

    /// That page as a text.
    pub fn text(&self) -> String {
        self.lines().flat_map(|line| [line, "\n"]).collect()
    }
}

/// The week of a round: what was done as of the day, and its duties, in a sealed round as of its sealing day.
pub fn weekly(duties: &Campaign, campaign: &Campaign, counties: &Asked<CountyId>) -> Weekly {
    let (register, monday) = (campaign.register, campaign.as_of().monday());
    let events = events(campaign, counties);
    let week = Week {
        differences: differences(duties, counties),
        new: new(register, &events, monday),
        newly_overdue: newly_overdue(duties, counties, monday),
        silent: silent(register, counties, &events, monday),
    };
    let summary = summary(duties, campaign, counties, &week);
    let Week { differences, new, newly_overdue, silent } = week;
    let (progress, findings) = (progress(duties, counties).into(), findings(campaign, counties).into());
    let missing = missing(duties, counties);
    let tables = vec![progress, missing, findings, differences, new.into(), newly_overdue, silent.into()];
    let classification = register.classification().map(|mark| mask(mark).into_owned());
    Weekly { tables, classification, summary }
}

/// The tables that the summary sums up.
struct Week {
    differences: Table,
    new: TableOf<NewColumn>,
    newly_overdue: Table,
    silent: TableOf<SilentColumn>,
}

fn summary(duties: &Campaign, campaign: &Campaign, counties: &Asked<CountyId>, week: &Week) -> Vec<String> {
    let mut lines = heading(campaign);
    lines.push(counted(duties, counties));
    lines.extend(since_sealed(campaign, counties));
    lines.extend(older_findings(campaign, counties));
    lines.push(unfinished(duties, counties));
    lines.push(happened(&week.new));
    let overdue = week.newly_overdue.rows.len();
    lines.extend((overdue > 0).then(|| format!("本周新增逾期{overdue}项。")));
    let differing = week.differences.rows.len();
    lines.extend((differing > 0).then(|| format!("市抽查与县检查结果不一致的有{differing}处。")));
    let silent: Vec<_> = week.silent.rows().map(|row| row[SilentColumn::Unit].to_string()).collect();
    lines.push(match silent.is_empty() {
        true => "本周各县均有新增记录。".to_owned(),
        false => format!("本周无新增记录的有：{}。", silent.join("、")),
    });
    let unread: usize = campaign.register.unreadable.values().sum();
    lines.extend((unread > 0).then(|| format!("有{unread}个文件无法读取，其中所记一律按未完成计。")));
    // A number may be broken by the end of a line.
    mask(&lines.join("\n")).lines().map(str::to_owned).collect()
}

fn heading(campaign: &Campaign) -> Vec<String> {
    let (title, number) = (&campaign.round.title, &campaign.round.document_number);
    let days = format!("本周：{}至{}", campaign.as_of().monday(), campaign.as_of());
    vec![format!("{title}周报（{number}）"), days]
}

/// How far all have come, in numbers.
fn counted(campaign: &Campaign, counties: &Asked<CountyId>) -> String {
    let whole = match counties {
        Asked::All => "全市".to_owned(),
        Asked::Only(counties) => names(campaign, counties),
    };
    let counties = campaign.counties(counties);
    let tallies: Vec<_> = counties.iter().map(|county| campaign.tally(county)).collect();
    let counts = Total::of(campaign.register, counties.iter().zip(&tallies));
    let rate = |of: fn(&Tally) -> (u64, u64)| Cell::share(counts.share(of));
    let letters = counties.iter().filter_map(|county| campaign.county_letter(county)?.done_on()).count() as u64;
    let groups = counties.len() as u64;
    let Tally { units, signed, conveyed, inspected, self_inspected, .. } = counts.tally;
    let Tally { findings, closed, findings_overdue, .. } = counts.tally;
    format!(
        "截至{}，{whole}应签市县责任书{groups}份，已签{letters}份，签订率{}；应签县校责任书{units}份，已签{signed}份，签订率{}；\
         应传达{units}所，已传达{conveyed}所，传达率{}；应检查{units}所，已检查{inspected}所，检查率{}；\
         应自查{units}所，已自查{self_inspected}所，自查率{}；\
         发现问题{findings}个，已销号{closed}个，整改率{}，逾期未整改{findings_overdue}个。",
        campaign.as_of(),
        Cell::share((letters, groups)),
        rate(|tally| tally.share(tally.signed)),
        rate(|tally| tally.share(tally.conveyed)),
        rate(|tally| tally.share(tally.inspected)),
        rate(|tally| tally.share(tally.self_inspected)),
        rate(Tally::rectified),
    )
}

fn names(campaign: &Campaign, counties: &[CountyId]) -> String {
    let names = counties.iter().map(|county| campaign.register.county_name(county));
    names.collect::<Vec<_>>().join("、")
}

/// What has become of a sealed round's findings since: only they go on.
fn since_sealed(campaign: &Campaign, counties: &Asked<CountyId>) -> Option<String> {
    let (sealed_on, as_of) = (campaign.round.sealed_on?, campaign.as_of());
    // So that the paper which is filed remembers the seal.
    let seal = campaign.round.sealed_sha256.map(|seal| format!("（校验值前12位：{}）", seal.short()));
    let seal = seal.unwrap_or_default();
    let own = listed(campaign, counties).into_iter().filter(|finding| finding.key.round == *campaign.id);
    let open: Vec<_> = own.filter(|finding| finding.closed_on().is_none()).collect();
    let overdue = open.iter().filter(|finding| finding.days_overdue(as_of).is_some()).count();
    let open = open.len();
    Some(format!("本轮已于{sealed_on}封存{seal}；截至{as_of}，尚有{open}个问题未销号，其中逾期{overdue}个。"))
}

/// The findings of earlier rounds that are still open, each round under its own heading.
fn older_findings(campaign: &Campaign, counties: &Asked<CountyId>) -> Vec<String> {
    let mut older = listed(campaign, counties);
    older.retain(|finding| finding.key.round != *campaign.id);
    older.sort_by(|one, other| one.key.round.cmp(&other.key.round));
    let rounds = older.chunk_by(|one, other| one.key.round == other.key.round);
    let line = |findings: &[crate::register::Finding]| {
        let round = &findings.first()?.key.round;
        let title = campaign.register.round(round).map(|round| round.title.to_string());
        let overdue = findings.iter().filter(|finding| finding.days_overdue(campaign.as_of()).is_some()).count();
        let (title, open) = (title.unwrap_or_else(|| round.to_string()), findings.len());
        Some(format!("{title}：尚有{open}个问题未销号，其中逾期{overdue}个。"))
    };
    rounds.filter_map(line).collect()
}

/// Who has not done what: what is overdue first, then what there is still time for, then what cannot be read.
fn unfinished(campaign: &Campaign, counties: &Asked<CountyId>) -> String {
    let open = open_duties(campaign, counties);
    let (unread, open): (Vec<_>, Vec<_>) = open.iter().partition(|open| open.is_unread());
    let (overdue, due): (Vec<_>, Vec<_>) =
        open.into_iter().filter(|open| open.deadline.is_some()).partition(|open| open.days_overdue.is_some());
    let parts = [("逾期未完成的有：", overdue), ("尚未到期的有：", due), ("记录无法读取的有：", unread)];
    let parts: Vec<_> = parts.into_iter().filter(|(_, open)| !open.is_empty()).collect();
    let said = parts.iter().map(|(what, open)| format!("{what}{}", by_county(campaign, open)));
    match parts.is_empty() {
        true => "签订、传达、检查、自查均已完成。".to_owned(),
        false => said.collect::<Vec<_>>().join("；") + "。",
    }
}

/// The counties, each with how much of what is open in it.
fn by_county(campaign: &Campaign, open: &[&Open]) -> String {
    let county = |open: &[&Open]| {
        let name = open.first().map(|open| campaign.register.county_name(&open.county));
        let is_own = |what: &&Lack| open.iter().any(|open| open.what == **what && open.school.is_none());
        let schools = |what: &Lack| open.iter().filter(|open| open.what == *what && open.school.is_some()).count();
        let own = Lack::OWED.iter().filter(is_own).map(|what| what.of_group().into_owned());
        let of_schools = Lack::OWED.iter().map(|what| (what, schools(what))).filter(|(_, count)| *count > 0);
        let of_schools = of_schools.map(|(what, count)| format!("{}{count}所", what.of_schools()));
        let parts: Vec<_> = own.chain(of_schools).collect();
        format!("{}（{}）", name.unwrap_or_default(), parts.join("，"))
    };
    open.chunk_by(|one, other| one.county == other.county).map(county).collect::<Vec<_>>().join("、")
}

fn happened(new: &TableOf<NewColumn>) -> String {
    let count = |what: &Happening| {
        let count = new.rows().filter(|row| row[NewColumn::What] == Cell::text(what.chinese())).count();
        (count > 0).then(|| format!("{}{count}条", what.chinese()))
    };
    let parts: Vec<_> = Happening::ALL.iter().filter_map(count).collect();
    match parts.is_empty() {
        true => "本周没有新增记录。".to_owned(),
        false => format!("本周新增{}条：{}。", new.rows().len(), parts.join("、")),
    }
}
