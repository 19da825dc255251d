//! `status`: progress on the screen.

use crate::arguments::session::{Outcome, Session};
use crate::arguments::showing::{Showing, Shown};
use crate::arguments::typing;
use crate::basics::asked::Asked;
use crate::basics::id::{CountyId, SchoolId, UnitId};
use crate::basics::words::Word;
use crate::output::stream::Out;
use crate::register::Campaign;
use crate::reports::{
    Cell, LetterState, OutOfForce, Table, counties_status, out_of_force, school_state, schools_status, unread,
};
use crate::tr;

/// What `status` takes.
#[derive(Debug, clap::Args)]
#[command(visible_alias = "进度")]
#[command(about = tr!("Show progress, by county or by school, or all of one school", "在屏幕上看各县、各校进度，或一所学校的全部情况"))]
#[command(after_help = tr!(
    "  shuangqian status\n  shuangqian status 沧县\n  shuangqian status 沧县第一中学",
    "  shuangqian 进度\n  shuangqian 进度 沧县\n  shuangqian 进度 沧县第一中学"
))]
pub struct Args {
    /// The unit, as typed.
    #[arg(value_name = tr!("UNIT", "单位"), value_parser = typing::unit)]
    #[arg(help = tr!("Show the schools of this county, or all of this school", "看这个县各校进度，或这所学校的全部情况"))]
    pub unit: Option<String>,
    /// How it is shown.
    #[command(flatten)]
    pub showing: Showing,
}

impl Args {
    /// Shows the progress.
    pub fn run(self, session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
        let origin = session.origin()?;
        let mut unit = None;
        let (register, outcome) = session.open_for_report(&origin, out, |register| {
            unit = self.unit.map(|typed| register.find_listed_unit(&typed)).transpose()?;
            Ok(Asked::typed(unit.iter().map(|unit: &UnitId| unit.county().clone()).collect()))
        })?;
        let sealed = register.as_sealed();
        let campaign = sealed.campaign()?;
        let (table, about) = match &unit {
            None => (counties_status(&campaign), String::new()),
            Some(UnitId::County(county)) => (schools_status(&campaign, county), about(&campaign, county)),
            Some(UnitId::School(school)) => {
                (school_state(&campaign, &register.campaign()?, school), about_school(&campaign, school))
            }
        };
        let is_of_school = unit.is_some_and(|unit| unit.school().is_some());
        let on_screen = is_of_school.then(|| in_sections(&table));
        let above = heading(&campaign) + &about + "\n";
        let shown = Shown { table: &table, on_screen: on_screen.as_ref(), above: &above, register: &sealed };
        self.showing.give(&shown, &origin, out)?;
        Ok(outcome)
    }
}

/// The state of a school as a screen has room for it: each section named once, and without the paths of the records.
fn in_sections(table: &Table) -> Table {
    let mut named = Cell::Blank;
    let rows = table.rows.iter().map(|row| {
        let is_same = row[0] == named;
        named.clone_from(&row[0]);
        let section = if is_same { Cell::Blank } else { row[0].clone() };
        [&[section], &row[1..row.len() - 1]].concat()
    });
    let headings = table.headings[..table.headings.len() - 1].to_vec();
    Table::of(table.name, &table.title, headings, rows.collect())
}

/// The school, what it is, and whether it still is.
fn about_school(campaign: &Campaign, id: &SchoolId) -> String {
    let register = campaign.register;
    let [name, county] = [register.school_name(id), register.county_name(&id.county)];
    let Some(school) = register.school(id) else { return tr!("{name}, {county}\n", "{name}　{county}\n") };
    let mut known = vec![county, school.kind.shown()];
    known.extend(school.ownership.map(Word::shown));
    known.extend((school.boarding == Some(true)).then(|| tr!("boarding", "寄宿")));
    known.push(match school.girls_dormitory {
        Some(true) => tr!("girls' dormitory", "有女生集体宿舍"),
        Some(false) => tr!("no girls' dormitory", "无女生集体宿舍"),
        None => tr!("girls' dormitory not known", "女生集体宿舍未登记"),
    });
    known.extend(school.staff.map(|staff| tr!("{staff} staff", "教职工{staff}人")));
    let planned = || school.closed_on.map(|on| tr!("closes on {on}", "{on}停办"));
    known.extend(out_of_force(register, &id.clone().into()).map(|one| one.why).or_else(planned));
    name + &tr!(", ", "　") + &known.join(&tr!(", ", "　")) + "\n"
}

/// The round, its number, the day, and whether it is that of the sealing.
fn heading(campaign: &Campaign) -> String {
    let (title, number, day) = (&campaign.round.title, &campaign.round.document_number, campaign.as_of());
    match campaign.round.sealed_on {
        Some(_) => {
            tr!("{title}, {number}, as of {day}, when it was sealed\n", "{title}　{number}　截至{day}（已封存）\n")
        }
        None => tr!("{title}, {number}, as of {day}\n", "{title}　{number}　截至{day}\n"),
    }
}

/// The county, how its own letter stands or that it owes none any more, and what of it could not be read.
fn about(campaign: &Campaign, county: &CountyId) -> String {
    let unit = county.clone().into();
    let name = campaign.register.county_name(county);
    let letter = match out_of_force(campaign.register, &unit) {
        Some(OutOfForce { why, .. }) => tr!("{name}, {why}", "{name}　{why}"),
        None => {
            let state = LetterState::of(campaign.county_letter(county).as_ref(), campaign.letter(&unit)).shown();
            tr!("{name}, its own letter: {state}", "{name}　市县责任书：{state}")
        }
    };
    let unread = unread(campaign.register.unreadable_of(county));
    let remark = unread.map(|unread| tr!("; {unread}", "　{unread}")).unwrap_or_default();
    letter + &remark + "\n"
}
