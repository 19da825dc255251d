//! Sheets to fill in and import: the headings, the schools, and what each column takes.

use crate::basics::asked::Asked;
use crate::basics::id::{CountyId, SchoolId};
use crate::basics::words::Word;
use crate::records::{
    Answer, Described, Field, Item, ItemKind, Kind, LEVEL, Level, Rectification, SIDES, School, roster,
};
use crate::register::{Campaign, Register, inapplicable_items};
use crate::reports::{Cell, Column as _, FindingsColumn, Table, findings, schools};
use crate::sheets::visits::{COUNTY, SCHOOL};
use crate::sheets::{conveyances, form_rows, spot_checks, work};

/// A sheet to fill in.
pub struct BlankSheet {
    /// Its headings, and its rows as far as they are known.
    pub table: Table,
    /// What each column takes.
    pub takes: Vec<Takes>,
}

/// What a column of a sheet takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Takes {
    /// Words.
    Text,
    /// Digits that are not a number: a code, a telephone.
    Code,
    /// A day.
    Day,
    /// One of these words.
    OneOf(Vec<&'static str>),
    /// One of these words, and a note after a colon.
    OneOfWithNote(Vec<&'static str>),
}

const YES_NO: [&str; 2] = ["是", "否"];

impl BlankSheet {
    /// A sheet under the headings of fields; the cells that rows lack at their end are blank.
    fn under<'f>(
        (name, title): (&'static str, &str),
        fields: impl IntoIterator<Item = &'f Field>,
        mut rows: Vec<Vec<Cell>>,
    ) -> BlankSheet {
        let (headings, takes): (Vec<_>, Vec<_>) =
            fields.into_iter().map(|field| (field.name.to_owned(), takes(field))).unzip();
        rows.iter_mut().for_each(|row| row.resize(headings.len(), Cell::Blank));
        BlankSheet { table: Table::of(name, title, headings, rows), takes }
    }

    /// For schools: those that some counties have registered, to be completed.
    pub fn schools(register: &Register, counties: &[CountyId]) -> BlankSheet {
        let mut table = schools(register, None);
        table.rows.clear();
        for county in counties {
            table.rows.extend(schools(register, Some(county)).rows);
        }
        BlankSheet { table, takes: roster().map(takes).collect() }
    }

    /// For letters: those of some counties and of their schools in force.
    pub fn letters(campaign: &Campaign, counties: &[CountyId]) -> BlankSheet {
        let mut rows = Vec::new();
        for county in counties {
            let name = Cell::text(campaign.register.county_name(county));
            rows.push(vec![Cell::text(Level::CityCounty.chinese()), name.clone()]);
            let schools = campaign.register.schools_in_force(county);
            rows.extend(schools.map(|(_, school)| {
                vec![Cell::text(Level::CountySchool.chinese()), name.clone(), Cell::text(school.name.as_str())]
            }));
        }
        let fields = [&LEVEL, COUNTY, SCHOOL].into_iter().chain(SIDES.as_flattened().iter().copied());
        BlankSheet::under(("letters", "责任书签订情况表"), fields, rows)
    }

    /// For conveyances, at the schools of some counties in force.
    pub fn conveyances(campaign: &Campaign, counties: &[CountyId]) -> BlankSheet {
        let fields = [COUNTY, SCHOOL].into_iter().chain(conveyances::COLUMNS);
        BlankSheet::under(("conveyances", "入校（园）传达情况表"), fields, named(campaign, counties))
    }

    /// For what the schools of some counties in force did themselves.
    pub fn work(campaign: &Campaign, counties: &[CountyId]) -> BlankSheet {
        let fields = [COUNTY, SCHOOL].into_iter().chain(work::COLUMNS);
        BlankSheet::under(("work", "学校落实情况表"), fields, named(campaign, counties))
    }

    /// For the open findings of some counties, with what is recorded of their working-off.
    pub fn rectifications(campaign: &Campaign, counties: &[CountyId]) -> BlankSheet {
        let open = findings(campaign, &Asked::Only(counties.to_vec())).rows_that(FindingsColumn::IsClosed, "否");
        let table = Table { name: "rectifications", ..open.only(&LEDGER) };
        let field = |column: &FindingsColumn| Rectification::FIELDS.all().find(|field| field.name == column.heading());
        let takes = LEDGER.iter().map(|column| field(column).map_or(Takes::Text, takes)).collect();
        BlankSheet { table, takes }
    }

    /// For inspections of the schools of some counties in force: the form, then the items without a column. What
    /// cannot apply to a school is filled in.
    pub fn inspections(campaign: &Campaign, counties: &[CountyId]) -> BlankSheet {
        let first = [COUNTY, form_rows::DAY, SCHOOL];
        BlankSheet::of_form(("inspections", "检查情况表"), &first, campaign, counties)
    }

    /// For spot checks, likewise.
    pub fn spot_checks(campaign: &Campaign, counties: &[CountyId]) -> BlankSheet {
        let first = [COUNTY, form_rows::DAY, SCHOOL, spot_checks::UNANNOUNCED];
        BlankSheet::of_form(("spot-checks", "督导抽查情况表"), &first, campaign, counties)
    }

    /// The form for the schools of some counties in force, behind columns of which the first are county, day and school.
    fn of_form(
        (name, title): (&'static str, &str),
        first: &[&'static Field],
        campaign: &Campaign,
        counties: &[CountyId],
    ) -> BlankSheet {
        let form = &campaign.round.form;
        let others = form.items().iter().filter(|item| !item.has_column());
        let mut columns: Vec<_> = first.iter().copied().map(FormColumn::Field).collect();
        columns.extend(form.columns().map(FormColumn::Item));
        columns.push(FormColumn::Field(form_rows::REMARKS));
        columns.extend(others.map(FormColumn::Item));
        let row = |(county, _, school): (Cell, &SchoolId, &School)| {
            let mut cells = vec![county, Cell::Blank, Cell::text(school.name.as_str())];
            let inapplicable: Vec<_> = inapplicable_items(form, school).map(|item| &item.key).collect();
            cells.extend(columns[3..].iter().map(|column| match column {
                FormColumn::Item(item) if inapplicable.contains(&&item.key) => {
                    Cell::text(Answer::NotApplicable.chinese())
                }
                _ => Cell::Blank,
            }));
            cells
        };
        let headings = columns.iter().map(FormColumn::heading).collect();
        let rows = schools_of(campaign, counties).map(row).collect();
        let table = Table::of(name, title, headings, rows);
        BlankSheet { takes: columns.iter().map(FormColumn::takes).collect(), table }
    }
}

/// The columns of the ledger of findings in the sheet to fill in: what names a finding, and what is read of it.
const LEDGER: [FindingsColumn; 13] = [
    FindingsColumn::Key,
    FindingsColumn::Unit,
    FindingsColumn::School,
    FindingsColumn::FoundOn,
    FindingsColumn::Item,
    FindingsColumn::Problem,
    FindingsColumn::Measure,
    FindingsColumn::Responsible,
    FindingsColumn::DueOn,
    FindingsColumn::Note,
    FindingsColumn::DoneOn,
    FindingsColumn::CheckedBy,
    FindingsColumn::ClosedOn,
];

/// The beginning of a row for each school of counties in force: the county’s name and its own.
fn named(campaign: &Campaign, counties: &[CountyId]) -> Vec<Vec<Cell>> {
    let schools = schools_of(campaign, counties);
    schools.map(|(county, _, school)| vec![county, Cell::text(school.name.as_str())]).collect()
}

/// A column of the form.
#[derive(Clone, Copy)]
enum FormColumn<'f> {
    /// What every visit says.
    Field(&'f Field),
    /// What this form asks.
    Item(&'f Item),
}

impl FormColumn<'_> {
    fn heading(&self) -> String {
        match self {
            FormColumn::Field(field) => field.name.to_owned(),
            FormColumn::Item(item) => item.heading.to_string(),
        }
    }

    fn takes(&self) -> Takes {
        match self {
            FormColumn::Field(field) => takes(field),
            FormColumn::Item(item) => answers(item),
        }
    }
}

/// The schools of counties in force, each with its county’s name.
fn schools_of<'c>(
    campaign: &'c Campaign<'c>,
    counties: &'c [CountyId],
) -> impl Iterator<Item = (Cell, &'c SchoolId, &'c School)> {
    counties.iter().flat_map(|county| {
        let name = Cell::text(campaign.register.county_name(county));
        campaign.register.schools_in_force(county).map(move |(id, school)| (name.clone(), id, school))
    })
}

fn answers(item: &Item) -> Takes {
    let words =
        || Answer::ALL.iter().filter(|answer| answer.fits(item.kind())).map(|answer| answer.chinese()).collect();
    match item.kind() {
        ItemKind::Text => Takes::Text,
        ItemKind::Result => Takes::OneOfWithNote(words()),
        ItemKind::Examined => Takes::OneOf(words()),
    }
}

fn takes(field: &Field) -> Takes {
    match field.value {
        Kind::Word(words) => Takes::OneOf(words.pairs().into_iter().map(|(_, chinese)| chinese).collect()),
        Kind::YesNo => Takes::OneOf(YES_NO.to_vec()),
        // The mechanism asks for a woman.
        Kind::Woman => Takes::OneOf(vec!["女"]),
        Kind::Id | Kind::SchoolCode | Kind::CreditCode | Kind::OfficePhone => Takes::Code,
        Kind::Day => Takes::Day,
        _ => Takes::Text,
    }
}
