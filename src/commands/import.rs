//! `import`: many records from one sheet.

use crate::arguments::choice::word;
use crate::arguments::errors::wrong;
use crate::arguments::session::{Outcome, Session};
use crate::arguments::typing;
use crate::basics::id::CountyId;
use crate::basics::words::Word;
use crate::files::read::io_reason;
use crate::output::stream::Out;
use crate::recording::{Recording, nothing_written, policy, replace_to_correct};
use crate::sheets::conveyances::Conveyances;
use crate::sheets::fault::Fault;
use crate::sheets::grid::{Grid, LARGEST};
use crate::sheets::head::Head;
use crate::sheets::inspections::Inspections;
use crate::sheets::intake::{Intake, SheetKind};
use crate::sheets::letters::Letters;
use crate::sheets::schools::Schools;
use crate::sheets::sheet::Sheet;
use crate::tr;
use anyhow::anyhow;
use std::collections::BTreeSet;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

mod correcting;
mod rejects;
mod template;

use correcting::remove_outdated_notes;
use rejects::{check_path, write_rejects};
use template::write_template;

crate::words! {
    /// What a sheet to import holds.
    Kind {
        Schools = "schools", "学校";
        Letters = "letters", "责任书" | "签订";
        Conveyances = "conveyances", "传达";
        Inspections = "inspections", "检查" | "检查情况表";
    }
}

/// What `import` takes.
#[derive(Debug, clap::Args)]
#[command(visible_alias = "导入")]
#[command(about = tr!("Take in a sheet of schools, letters, conveyances or inspections", "从表格批量导入学校、责任书、传达、检查"))]
#[command(after_help = tr!(
    "  shuangqian import schools 学校.csv --dry-run\n  shuangqian import inspections 检查情况表.xlsx --rejects 退回.csv\n  shuangqian import inspections --template -o 检查情况表.xlsx --county 沧县",
    "  shuangqian 导入 学校 学校.csv --dry-run\n  shuangqian 导入 检查 检查情况表.xlsx --rejects 退回.csv\n  shuangqian 导入 检查 --template -o 检查情况表.xlsx --county 沧县"
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
    /// Whether other values are corrected.
    #[arg(long, help = tr!("Correct what is already recorded", "更正已登记的内容"))]
    pub replace: bool,
    /// Whether the sheet to fill in is wanted.
    #[arg(long, requires = "output", conflicts_with_all = ["file", "dry_run", "rejects", "replace"])]
    #[arg(help = tr!("Write the sheet to fill in instead, to -o", "不导入，而是生成待填的空表，写到 -o"))]
    pub template: bool,
    /// Where the sheet to fill in goes.
    #[arg(short, long, requires = "template", value_name = tr!("FILE", "文件"))]
    #[arg(help = tr!("With --template: the file, .csv or .xlsx (with lists to choose from)", "与 --template 同用：文件名，.csv 或 .xlsx（带下拉选项）"))]
    pub output: Option<PathBuf>,
    /// The counties whose schools the sheet to fill in holds, as typed.
    #[arg(long, requires = "template", value_name = tr!("COUNTY", "县"), value_parser = typing::unit)]
    #[arg(help = tr!("With --template: list the schools of this county; may be repeated", "与 --template 同用：列出这个县的学校，可写多次"))]
    pub county: Vec<String>,
}

impl Args {
    /// Imports the sheet, or writes the one to fill in.
    pub fn run(self, session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
        match (&self.file, &self.output) {
            (Some(file), _) => self.import(file, session, out),
            (None, Some(path)) => write_template(&self, path, session, out),
            // The arguments need one of the two.
            (None, None) => Ok(Outcome::Fine),
        }
    }

    fn import(&self, file: &Path, session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
        self.rejects.as_deref().map_or(Ok(()), |rejects| check_path(rejects, file))?;
        let grid = grid(file)?;
        let mut recording = Recording::begin(session, out)?;
        let mut intake =
            self.intake(grid, &recording).map_err(|faults| wrong_sheet(file, &faults, &nothing_written()))?;
        intake.rows.notes.iter().for_each(|note| out.say(note));
        recording.read_counties(&counties(&intake))?;
        if self.replace {
            remove_outdated_notes(&mut intake.rows.drafts, recording.register());
        }
        let rows = intake.sheet.lines.len();
        out.progress(rows, rows, &tr!("judging {rows} rows …", "正在核对{rows}行……"));
        let (judged, refusals) = recording.weigh(&intake.rows.drafts, policy(self.replace));
        if self.dry_run {
            judged.tell_dry(&recording.loaded().records, out);
        }
        let only_differs = !intake.has_faults() && refusals.iter().all(|refusal| refusal.is_difference);
        let mut elsewhere = BTreeSet::new();
        for refusal in refusals {
            if !intake.blame(&refusal.path, refusal.key.as_deref(), &refusal.message, &refusal.help) {
                elsewhere.insert(refusal.to_string());
            }
        }
        let mut told: Vec<_> = intake.faults().into_iter().map(Fault::to_string).collect();
        told.extend(elsewhere);
        if told.is_empty() {
            return if self.dry_run { Ok(Outcome::Fine) } else { recording.write(&judged, out) };
        }
        if let Some(rejects) = &self.rejects {
            told.extend(write_rejects(rejects, &intake).unwrap_or_else(|error| Some(error.to_string())));
        }
        let end = if only_differs { replace_to_correct() } else { nothing_written() };
        Err(wrong_sheet(file, &told, &end))
    }

    fn intake(&self, grid: Grid, recording: &Recording) -> Result<Intake, Vec<String>> {
        let mut kind = self.kind.reader(recording)?;
        if let Some(meant) = self.kind.rather(&grid, recording)? {
            let (own, word, meant) = (self.kind.shown(), meant.spelled(), meant.shown());
            return Err(vec![tr!(
                "all that this sheet has for {own}, {meant} has too, and more; to import it as that: `import {word}`",
                "看表头，这是“{meant}”的表，不是“{own}”的表；如确是，请用 import {word} 导入"
            )]);
        }
        let sheet = Sheet::under(grid, kind.columns());
        let sheet = sheet.map_err(|faults| faults.iter().map(Fault::to_string).collect::<Vec<_>>())?;
        Ok(Intake::of(sheet, kind.as_mut()))
    }
}

impl Kind {
    /// What reads such a sheet.
    fn reader(self, recording: &Recording) -> Result<Box<dyn SheetKind + '_>, Vec<String>> {
        let campaign = || recording.campaign().map_err(|error| vec![error.to_string()]);
        Ok(match self {
            Kind::Schools => Box::new(Schools::new(recording.register())),
            Kind::Letters => Box::new(Letters::new(campaign()?)),
            Kind::Conveyances => Box::new(Conveyances::new(campaign()?)),
            Kind::Inspections => Box::new(Inspections::new(campaign()?)),
        })
    }

    /// The kind that a sheet of visits or letters is rather of, by its headings. A roster may hold anything beside.
    fn rather(self, grid: &Grid, recording: &Recording) -> Result<Option<Kind>, Vec<String>> {
        let head = |kind: Kind| -> Result<Option<Head>, Vec<String>> {
            Ok(Head::find(&grid.lines, &kind.reader(recording)?.columns()).ok())
        };
        let Some(mut most) = head(self)?.filter(|_| self != Kind::Schools) else { return Ok(None) };
        let mut rather = None;
        for other in Kind::ALL.iter().filter(|other| **other != Kind::Schools) {
            if let Some(head) = head(*other)?.filter(|head| head.knows_more_than(&most)) {
                (most, rather) = (head, Some(*other));
            }
        }
        Ok(rather)
    }
}

fn grid(file: &Path) -> anyhow::Result<Grid> {
    let shown = file.display().to_string();
    let mut bytes = Vec::new();
    let read = File::open(file).and_then(|file| file.take(LARGEST as u64 + 1).read_to_end(&mut bytes));
    read.map_err(|error| {
        let reason = io_reason(&error);
        anyhow!(tr!("{shown} could not be read: {reason}", "无法读取{shown}：{reason}"))
    })?;
    Grid::read(&bytes, &shown).map_err(|fault| wrong(&shown, fault))
}

fn wrong_sheet(file: &Path, faults: &[String], end: &str) -> anyhow::Error {
    let (shown, faults) = (file.display(), faults.join("\n"));
    anyhow!(tr!("{shown}:\n{faults}\n{end}", "{shown}：\n{faults}\n{end}"))
}

/// The counties that records of a round are of.
fn counties(intake: &Intake) -> Vec<CountyId> {
    let of_round = intake.rows.drafts.iter().filter(|draft| !draft.path.starts_with("units/"));
    let county = |path: &str| path.split('/').nth(2)?.trim_end_matches(".toml").parse().ok();
    let counties: BTreeSet<CountyId> = of_round.filter_map(|draft| county(&draft.path)).collect();
    counties.into_iter().collect()
}
