//! Sheets to fill in and import: the headings, the schools, and what each column takes.

use crate::basics::id::{CountyId, SchoolId};
use crate::basics::words::Word;
use crate::records::{Answer, Item, ItemKind, Ownership, School, SchoolKind};
use crate::register::{Campaign, Register, inapplicable_items};
use crate::reports::{Cell, Table, schools};

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
    fn of(table: Table) -> BlankSheet {
        let takes = table.headings.iter().map(|heading| takes(heading)).collect();
        BlankSheet { table, takes }
    }

    /// For schools: those that some counties have registered, to be completed.
    pub fn schools(register: &Register, counties: &[CountyId]) -> BlankSheet {
        let mut table = schools(register, None);
        table.rows.clear();
        for county in counties {
            table.rows.extend(schools(register, Some(county)).rows);
        }
        BlankSheet::of(table)
    }

    /// For letters: those of some counties and of their schools in force.
    pub fn letters(campaign: &Campaign, counties: &[CountyId]) -> BlankSheet {
        let headings = "层级,单位,学校,上级签字人,上级签字日期,下级签字人,下级签字日期";
        let mut rows = Vec::new();
        for county in counties {
            let name = Cell::text(campaign.register.name(&county.clone().into()));
            rows.push(vec![Cell::text("市县"), name.clone()]);
            let schools = campaign.register.schools_in_force(county);
            rows.extend(
                schools.map(|(_, school)| vec![Cell::text("县校"), name.clone(), Cell::text(school.name.as_str())]),
            );
        }
        BlankSheet::of(filled_up("letters", "责任书签订情况表", headings, rows))
    }

    /// For conveyances, at the schools of some counties in force.
    pub fn conveyances(campaign: &Campaign, counties: &[CountyId]) -> BlankSheet {
        let headings = "单位,学校,传达日期,应到人数,实到人数,参加人员,备注";
        let schools = schools_of(campaign, counties);
        let rows = schools.map(|(county, _, school)| vec![county, Cell::text(school.name.as_str())]).collect();
        BlankSheet::of(filled_up("conveyances", "入校（园）传达情况表", headings, rows))
    }

    /// For inspections of the schools of some counties in force: the form, then the items without a column. What
    /// cannot apply to a school is filled in.
    pub fn inspections(campaign: &Campaign, counties: &[CountyId]) -> BlankSheet {
        let form = &campaign.round.form;
        let others = form.items().iter().filter(|item| !item.has_column());
        let mut columns: Vec<(&str, Option<&Item>)> = ["单位", "时间", "学校"].map(|heading| (heading, None)).to_vec();
        columns.extend(form.columns().map(|item| (item.heading.as_str(), Some(item))));
        columns.push(("备注", None));
        columns.extend(others.map(|item| (item.heading.as_str(), Some(item))));
        let row = |(county, _, school): (Cell, &SchoolId, &School)| {
            let mut cells = vec![county, Cell::Blank, Cell::text(school.name.as_str())];
            let inapplicable: Vec<_> = inapplicable_items(form, school).map(|item| &item.key).collect();
            cells.extend(columns[3..].iter().map(|(_, item)| match item {
                Some(item) if inapplicable.contains(&&item.key) => Cell::text(Answer::NotApplicable.chinese()),
                _ => Cell::Blank,
            }));
            cells
        };
        let headings = columns.iter().map(|(heading, _)| (*heading).to_owned()).collect();
        let rows = schools_of(campaign, counties).map(row).collect();
        let table = Table::of("inspections", "检查情况表", headings, rows);
        let takes = columns.iter().map(|(heading, item)| item.map_or_else(|| takes(heading), answers));
        BlankSheet { takes: takes.collect(), table }
    }
}

/// The schools of counties in force, each with its county’s name.
fn schools_of<'c>(
    campaign: &'c Campaign<'c>,
    counties: &'c [CountyId],
) -> impl Iterator<Item = (Cell, &'c SchoolId, &'c School)> {
    counties.iter().flat_map(|county| {
        let name = Cell::text(campaign.register.name(&county.clone().into()));
        campaign.register.schools_in_force(county).map(move |(id, school)| (name.clone(), id, school))
    })
}

/// A table of rows that are not yet as long as its headings.
fn filled_up(name: &'static str, title: &str, headings: &str, mut rows: Vec<Vec<Cell>>) -> Table {
    let width = headings.split(',').count();
    rows.iter_mut().for_each(|row| row.resize(width, Cell::Blank));
    Table::under(name, title, headings, rows)
}

fn words<W: Word>() -> Takes {
    Takes::OneOf(W::ALL.iter().map(|word| word.chinese()).collect())
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

fn takes(heading: &str) -> Takes {
    match heading {
        "类别" => words::<SchoolKind>(),
        "办学性质" => words::<Ownership>(),
        "层级" => Takes::OneOf(vec!["市县", "县校"]),
        "寄宿" | "女生集体宿舍" => Takes::OneOf(YES_NO.to_vec()),
        "联络员性别" => Takes::OneOf(vec!["女"]),
        "编号" | "学校标识码" | "统一社会信用代码" | "办公电话" => Takes::Code,
        _ if heading == "时间" || heading.ends_with("日期") => Takes::Day,
        _ => Takes::Text,
    }
}
