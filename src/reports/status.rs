//! Progress for the screen: county by county, or school by school.

use crate::basics::asked::Asked;
use crate::basics::id::{CountyId, UnitId};
use crate::basics::words::Word;
use crate::records::School;
use crate::register::{Campaign, Enrolled, Standing, State, Tally};
use crate::reports::{Cell, LetterState, Mark, Table};
use crate::tr;

/// How many files could not be read, where any could not.
pub fn unread(count: usize) -> Option<String> {
    (count > 0).then(|| tr!("{count} not readable", "{count}个文件无法读取"))
}

/// A line per county in force, then the total. Remarks only where something could not be read.
pub fn counties_status(campaign: &Campaign) -> Table {
    let register = campaign.register;
    let counties = campaign.counties(&Asked::All);
    let tallies: Vec<_> = counties.iter().map(|county| campaign.tally(county)).collect();
    let mut rows: Vec<_> =
        counties.iter().zip(&tallies).map(|(county, tally)| county_line(campaign, county, tally)).collect();
    let (all, signed) = (
        counties.len(),
        counties
            .iter()
            .filter(|county| campaign.county_letter(county).is_some_and(|letter| letter.done_on().is_some()))
            .count(),
    );
    let letters = Cell::text(tr!("{signed} of {all}", "{signed}（共{all}）"));
    let total = tr!("Total", "合计");
    rows.push(counted(total, letters, &tallies.into_iter().sum(), register.unreadable_elsewhere()));
    let mut headings = tr!(
        "County:9,Its letter:6,Schools:7,Signed:7,Told:6,Inspected:7,Findings:6,Overdue:8,Remarks:8",
        "单位:9,市县责任书:6,学校:7,已签:7,已传达:6,已检查:7,发现问题:6,逾期:8,备注:8"
    );
    if !register.has_gaps() {
        headings.truncate(headings.rfind(',').unwrap_or(headings.len()));
        rows.iter_mut().for_each(|row| row.truncate(row.len() - 1));
    }
    Table::under("status", "进度", &headings, rows)
}

fn county_line(campaign: &Campaign, county: &CountyId, tally: &Tally) -> Vec<Cell> {
    let unit = county.clone().into();
    let name = campaign.register.name(&unit);
    let standing = campaign.county_letter(county);
    let letter = Cell::text(LetterState::of(standing.as_ref(), campaign.letter(&unit)).shown());
    counted(name, marked(letter, standing.as_ref()), tally, campaign.register.unreadable_of(county))
}

fn counted(name: String, letter: Cell, tally: &Tally, unreadable: usize) -> Vec<Cell> {
    let done = |count| match count == tally.units && count > 0 {
        true => Cell::Count(count).marked(Mark::Good),
        false => Cell::Count(count),
    };
    let overdue = match tally.duties_overdue + tally.findings_overdue {
        0 => Cell::Count(0),
        count => Cell::Count(count).marked(Mark::Bad),
    };
    let mut cells = vec![Cell::text(name), letter, Cell::Count(tally.units)];
    cells.extend([tally.signed, tally.conveyed, tally.inspected].map(done));
    cells.extend([Cell::Count(tally.findings), overdue, Cell::text(unread(unreadable).unwrap_or_default())]);
    cells
}

/// A line per school of a county in force: how each duty stands, its open findings, and whom it has not named. Remarks
/// only where something could not be read.
pub fn schools_status(campaign: &Campaign, county: &CountyId) -> Table {
    let unread = campaign.unread_so_far();
    let schools = campaign.register.enrolled(county);
    let has_remarks = schools.iter().any(|school| unread.contains(&UnitId::School(school.id.clone())));
    let mut headings = tr!(
        "School:9,Letter:7,Conveyance:6,Inspection:8,Own work:5,Open findings:7,Not named:4",
        "学校:9,责任书:7,传达:6,检查:8,自查:5,未销号问题:7,尚未确定:4"
    );
    let mut rows: Vec<_> = schools.iter().map(|school| school_line(campaign, *school)).collect();
    if has_remarks {
        headings += &tr!(",Remarks:8", ",备注:8");
        let remarks = schools.iter().map(|school| unread.contains(&UnitId::School(school.id.clone())));
        rows.iter_mut().zip(remarks).for_each(|(row, is_unread)| row.push(school_remark(is_unread)));
    }
    Table::under("status", "进度", &headings, rows)
}

fn school_remark(is_unread: bool) -> Cell {
    match is_unread {
        true => Cell::text(LetterState::Unread.shown()).marked(Mark::Bad),
        false => Cell::Blank,
    }
}

/// Of a school whose file cannot be read only its name is told.
fn school_line(campaign: &Campaign, Enrolled { id, school }: Enrolled) -> Vec<Cell> {
    let mut cells = vec![Cell::text(campaign.register.school_name(id))];
    let Some(school) = school else {
        cells.resize(7, Cell::Blank);
        return cells;
    };
    let standings = campaign.school_duties(id, school);
    cells.extend(standings.map(|standing| marked(Cell::text(state(&standing)), Some(&standing))));
    let findings = campaign.register.findings_in(campaign.id, &id.county);
    let open = findings.filter(|finding| finding.key.unit == *id && finding.closed_on().is_none());
    cells.push(Cell::Count(open.map(|_| 1).sum()));
    cells.push(Cell::text(not_named(school)));
    cells
}

fn state(standing: &Standing) -> String {
    let deadline = standing.deadline.day;
    match standing.state {
        State::Done(on) => tr!("done {on}", "已完成 {on}"),
        State::Late(on, _) => tr!("late {on}", "逾期补 {on}"),
        State::Due => tr!("due {deadline}", "未到期 {deadline}"),
        State::Overdue(1) => tr!("1 day overdue", "逾期1天"),
        State::Overdue(days) => tr!("{days} days overdue", "逾期{days}天"),
    }
}

/// The cell, coloured by how a duty stands.
pub(super) fn marked(cell: Cell, standing: Option<&Standing>) -> Cell {
    match standing.map(|standing| standing.state) {
        Some(State::Done(_)) => cell.marked(Mark::Good),
        Some(State::Overdue(_)) | None => cell.marked(Mark::Bad),
        Some(State::Late(..) | State::Due) => cell,
    }
}

fn not_named(school: &School) -> String {
    let head = school.vice_principal().is_none().then(|| match school.is_kindergarten() {
        true => tr!("vice-principal", "副园长"),
        false => tr!("vice-principal", "副校长"),
    });
    let liaison = (!school.has_woman_liaison()).then(|| tr!("liaison", "女性联络员"));
    let missing: Vec<_> = head.into_iter().chain(liaison).collect();
    missing.join(crate::basics::language::list_separator())
}
