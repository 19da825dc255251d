//! 周报: the tables of the week, and one page that sums them up.

use crate::basics::asked::Asked;
use crate::basics::id::CountyId;
use crate::basics::personal::mask;
use crate::basics::words::Word;
use crate::register::{Campaign, Tally};
use crate::reports::findings::listed;
use crate::reports::new::{Happening, NewColumn, SilentColumn, events, new, silent};
use crate::reports::{Cell, Table, TableOf, differences, findings, missing, newly_overdue, progress};

/// The week, Monday to Sunday, that a day lies in, up to that day.
pub struct Weekly {
    /// Its tables; each is named as its file.
    pub tables: Vec<Table>,
    /// One page of sentences, in Chinese whoever reads it, as all that is sent on; ends in a line feed.
    pub summary: String,
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
    Weekly { tables, summary }
}

/// The tables that the summary sums up.
struct Week {
    differences: Table,
    new: TableOf<NewColumn>,
    newly_overdue: Table,
    silent: TableOf<SilentColumn>,
}

fn summary(duties: &Campaign, campaign: &Campaign, counties: &Asked<CountyId>, week: &Week) -> String {
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
    lines.extend((unread > 0).then(|| format!("另有{unread}个文件无法读取，未计入以上各数。")));
    mask(&lines.join("\n")).into_owned() + "\n"
}

fn heading(campaign: &Campaign) -> Vec<String> {
    let mut lines: Vec<_> = campaign.register.classification().map(str::to_owned).into_iter().collect();
    let (title, number) = (&campaign.round.title, &campaign.round.document_number);
    lines.push(format!("{title}周报（{number}）"));
    lines.push(format!("本周：{}至{}", campaign.as_of().monday(), campaign.as_of()));
    lines
}

fn counted(campaign: &Campaign, counties: &Asked<CountyId>) -> String {
    let tally: Tally = campaign.counties(counties).iter().map(|county| campaign.tally(county)).sum();
    let rate = |done, of| Cell::Rate { done, of };
    let whole = match counties {
        Asked::All => "全市".to_owned(),
        Asked::Only(counties) => names(campaign, counties),
    };
    let Tally { units, signed, conveyed, inspected, findings, closed, findings_overdue, .. } = tally;
    format!(
        "截至{}，{whole}应签责任书{units}份，已签{signed}份，签订率{}；应传达{units}所，已传达{conveyed}所，传达率{}；\
         应检查{units}所，已检查{inspected}所，检查率{}；发现问题{findings}个，已销号{closed}个，整改率{}，逾期未整改{findings_overdue}个。",
        campaign.as_of(),
        rate(signed, units),
        rate(conveyed, units),
        rate(inspected, units),
        rate(closed, findings),
    )
}

fn names(campaign: &Campaign, counties: &[CountyId]) -> String {
    let names = counties.iter().map(|county| campaign.register.name(&county.clone().into()));
    names.collect::<Vec<_>>().join("、")
}

/// What has become of a sealed round's findings since: only they go on.
fn since_sealed(campaign: &Campaign, counties: &Asked<CountyId>) -> Option<String> {
    let (sealed_on, as_of) = (campaign.round.sealed_on?, campaign.as_of());
    let own = listed(campaign, counties).into_iter().filter(|finding| finding.key.round == *campaign.id);
    let open: Vec<_> = own.filter(|finding| finding.closed_on().is_none()).collect();
    let overdue = open.iter().filter(|finding| finding.days_overdue(as_of).is_some()).count();
    let open = open.len();
    Some(format!("本轮已于{sealed_on}封存；截至{as_of}，尚有{open}个问题未销号，其中逾期{overdue}个。"))
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

/// The counties with a first-level letter, a school's letter, a conveyance or an inspection to come.
fn unfinished(campaign: &Campaign, counties: &Asked<CountyId>) -> String {
    let counties = campaign.counties(counties);
    let unfinished = counties.iter().filter_map(|county| {
        let tally = campaign.tally(county);
        let letter = campaign.county_letter(county).done_on().is_none().then(|| "市县责任书未签".to_owned());
        let open = [("未签", tally.signed), ("未传达", tally.conveyed), ("未检查", tally.inspected)];
        let open = open.map(|(what, done)| (what, tally.units - done)).into_iter().filter(|(_, open)| *open > 0);
        let parts: Vec<_> = letter.into_iter().chain(open.map(|(what, open)| format!("{what}{open}所"))).collect();
        let name = campaign.register.name(&county.clone().into());
        (!parts.is_empty()).then(|| format!("{name}（{}）", parts.join("，")))
    });
    let unfinished: Vec<_> = unfinished.collect();
    match unfinished.is_empty() {
        true => "签订、传达、检查均已完成。".to_owned(),
        false => format!("未完成的有：{}。", unfinished.join("、")),
    }
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
