//! A report from the register to bytes. The same records, asked the same in the same language, come to the same bytes,
//! so that a report can be made again and compared.

use crate::basics::asked::Asked;
use crate::basics::day::Day;
use crate::basics::id::{CountyId, RoundId};
use crate::output::csv::{csv_for_file, csv_for_pipe, csv_gb18030};
use crate::output::format::{Encoding, Shape};
use crate::output::json::report_json;
use crate::output::page::{page, table_page};
use crate::output::screen::{Elsewhere, screen};
use crate::output::xlsx::{workbook, xlsx};
use crate::register::Register;
use crate::reports::{Cell, Made, Report, Table, WeekInGit, Weekly, weekly_page, weekly_page_in_git};
use crate::tr;
use anyhow::anyhow;

/// What a report comes to on the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rendered {
    /// One file, and how many rows it has where it is one table.
    File {
        /// What it says.
        bytes: Vec<u8>,
        /// How many rows.
        rows: Option<usize>,
    },
    /// The files of a folder, each with its name.
    Folder(Vec<(String, Vec<u8>)>),
}

/// The report on some counties, on all when none is named, as it is written to a file or a folder.
pub fn render_file(
    report: Report,
    shape: Shape,
    register: &Register,
    counties: &Asked<CountyId>,
) -> anyhow::Result<Rendered> {
    Ok(match Product::of(report, shape, register, counties)? {
        Product::Table(table) => {
            let bytes = table_file(&table, shape, Stamp::of(&report.seen_in(register)))?;
            Rendered::File { bytes, rows: Some(table.rows.len()) }
        }
        Product::Week(week) if shape == Shape::Xlsx => {
            Rendered::File { bytes: week_workbook(week, &report.seen_in(register))?, rows: None }
        }
        Product::Week(week) => Rendered::Folder(week_files(week)?),
        Product::Page(page) => Rendered::File { bytes: page.into_bytes(), rows: None },
    })
}

/// The page of a week, with what git has of its records.
pub fn render_week_in_git(
    register: &Register,
    counties: &Asked<CountyId>,
    week: &WeekInGit,
) -> anyhow::Result<Rendered> {
    let bytes = page(&weekly_page_in_git(register, counties, week)?)?.into_bytes();
    Ok(Rendered::File { bytes, rows: None })
}

/// The report as it goes to a pipe, or to a terminal so many columns wide; of a week the summary.
pub fn render_stream(
    report: Report,
    shape: Shape,
    width: Option<u16>,
    register: &Register,
    counties: &Asked<CountyId>,
) -> anyhow::Result<Vec<u8>> {
    Ok(match Product::of(report, shape, register, counties)? {
        Product::Table(table) => table_stream(&table, shape, width, Stamp::of(&report.seen_in(register)))?,
        Product::Week(week) if shape == Shape::Xlsx => week_workbook(week, &report.seen_in(register))?,
        Product::Week(week) => week.text().into_bytes(),
        Product::Page(page) => page.into_bytes(),
    })
}

/// What a table bears beside its rows.
#[derive(Clone, Copy, Debug)]
pub struct Stamp<'r> {
    /// The day as of which it is.
    pub as_of: Day,
    /// The round that was looked at, where there is one.
    pub round: Option<&'r RoundId>,
    /// What stands on every page.
    pub classification: Option<&'r str>,
}

impl<'r> Stamp<'r> {
    /// That of tables made from a register.
    pub fn of(register: &'r Register) -> Stamp<'r> {
        Stamp { as_of: register.as_of, round: register.round_id(), classification: register.classification() }
    }
}

/// A table as a file.
pub fn table_file(table: &Table, shape: Shape, stamp: Stamp) -> anyhow::Result<Vec<u8>> {
    match shape {
        Shape::Csv(Encoding::Utf8) => csv_for_file(table),
        shape => table_stream(table, shape, None, stamp),
    }
}

/// A table as it goes to a pipe, or to a terminal so many columns wide.
pub fn table_stream(table: &Table, shape: Shape, width: Option<u16>, stamp: Stamp) -> anyhow::Result<Vec<u8>> {
    let Stamp { as_of, round, classification } = stamp;
    match shape {
        Shape::Csv(Encoding::Utf8) => csv_for_pipe(table),
        Shape::Csv(Encoding::Gb18030) => csv_gb18030(table),
        Shape::Table => Ok(screen(table, width, Elsewhere::InAFile).into_bytes()),
        Shape::Json => Ok(report_json(table, as_of, round, classification).into_bytes()),
        Shape::Xlsx => xlsx(table, classification, as_of),
        Shape::Html => Ok(table_page(table, &[], classification, as_of)?.into_bytes()),
    }
}

/// The error that a week does not come in a shape: it is a folder of tables, a workbook, or a page.
pub fn not_of_a_week() -> anyhow::Error {
    anyhow!(tr!(
        "weekly takes neither --encoding nor another --format than html and xlsx: with -o FOLDER it writes CSV files, \
         with -o FILE.xlsx a workbook, with -o FILE.html one page, without it the summary",
        "周报不能用 --encoding，--format 只能写 html、xlsx：写 -o 文件夹 时生成一组 CSV 和摘要，写 -o 文件.xlsx 时生成\
         一个工作簿，写 -o 文件.html 时生成一页，不写时输出摘要"
    ))
}

/// What a report is before it is bytes.
enum Product {
    Table(Table),
    Week(Weekly),
    Page(String),
}

impl Product {
    fn of(report: Report, shape: Shape, register: &Register, counties: &Asked<CountyId>) -> anyhow::Result<Product> {
        match (report, shape) {
            (Report::Weekly, Shape::Html) => return Ok(Product::Page(page(&weekly_page(register, counties)?)?)),
            (Report::Weekly, shape) if !matches!(shape, Shape::Csv(Encoding::Utf8) | Shape::Xlsx) => {
                return Err(not_of_a_week());
            }
            _ => {}
        }
        Ok(match report.make(register, counties)? {
            Made::Table(table) => Product::Table(table),
            Made::Week(week) => Product::Week(week),
        })
    }
}

/// The summary of a week, a sentence a row, and its tables, each on a sheet of a workbook.
fn week_workbook(week: Weekly, register: &Register) -> anyhow::Result<Vec<u8>> {
    let campaign = register.campaign()?;
    let rows = week.lines().map(|line| vec![Cell::text(line)]).collect();
    let summary = Table::of("summary", "本周摘要", vec!["本周摘要".to_owned()], rows);
    let tables: Vec<_> = std::iter::once(summary).chain(week.tables).collect();
    workbook(&campaign.round.title.to_string(), &tables, register.classification(), campaign.as_of())
}

/// The tables of a week, each a CSV, and the summary.
fn week_files(week: Weekly) -> anyhow::Result<Vec<(String, Vec<u8>)>> {
    let tables = week.tables.iter().map(|table| Ok((format!("{}.csv", table.name), csv_for_file(table)?)));
    let mut files = tables.collect::<anyhow::Result<Vec<_>>>()?;
    files.push(("summary.txt".to_owned(), week.text().into_bytes()));
    Ok(files)
}
