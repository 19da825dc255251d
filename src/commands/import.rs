//! `import`: many records from one sheet.

use crate::basics::id::CountyId;
use crate::commands::choice::word;
use crate::commands::errors::wrong;
use crate::commands::recording::{Recording, nothing_written, policy, replace_to_correct};
use crate::commands::{Outcome, Session};
use crate::files::read::io_reason;
use crate::input::conveyances::Conveyances;
use crate::input::fault::Fault;
use crate::input::grid::Grid;
use crate::input::inspections::Inspections;
use crate::input::intake::{Intake, SheetKind};
use crate::input::letters::Letters;
use crate::input::schools::Schools;
use crate::input::sheet::Sheet;
use crate::output::stream::Out;
use crate::tr;
use anyhow::{anyhow, bail};
use std::collections::BTreeSet;
use std::path::PathBuf;

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
#[command(about = tr!("Take in a sheet of schools", "从表格批量导入学校（幼儿园）"))]
#[command(after_help = tr!("  shuangqian import schools 学校.csv --dry-run", "  shuangqian 导入 学校 学校.csv --dry-run"))]
pub struct Args {
    /// What the sheet holds.
    #[arg(value_name = tr!("KIND", "类别"), value_parser = word::<Kind>())]
    #[arg(help = tr!("What the sheet holds", "表格内容"))]
    pub kind: Kind,
    /// The sheet.
    #[arg(value_name = tr!("FILE", "文件"))]
    #[arg(help = tr!("The sheet (CSV, xlsx, xls); all of it is judged before anything is written", "要导入的表格（CSV、xlsx、xls）；全部核对无误才写入"))]
    pub file: PathBuf,
    /// Whether nothing is written.
    #[arg(long, help = tr!("Only judge; write nothing", "只核对，不写入"))]
    pub dry_run: bool,
    /// Whether other values are corrected.
    #[arg(long, help = tr!("Correct what is already recorded", "更正已登记的内容"))]
    pub replace: bool,
}

impl Args {
    /// Imports the sheet.
    pub fn run(self, session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
        let grid = self.grid()?;
        let mut recording = Recording::begin(session, out)?;
        let mut intake = self.intake(grid, &recording)?;
        intake.rows.notes.iter().for_each(|note| out.say(note));
        recording.read_counties(&counties(&intake))?;
        let (judged, refusals) = recording.weigh(&intake.rows.drafts, policy(self.replace));
        if self.dry_run {
            judged.tell_dry(out);
        }
        let only_differs = !intake.has_faults() && refusals.iter().all(|refusal| refusal.is_difference);
        let mut elsewhere = BTreeSet::new();
        for refusal in refusals {
            if !intake.blame(&refusal.path, refusal.key.as_deref(), &refusal.message) {
                elsewhere.insert(refusal.to_string());
            }
        }
        let told = intake.rows.faults.values().flatten().map(Fault::to_string).chain(elsewhere).collect::<Vec<_>>();
        if !told.is_empty() {
            let end = if only_differs { replace_to_correct() } else { nothing_written() };
            bail!(self.refused(&told, &end));
        }
        match self.dry_run {
            true => Ok(Outcome::Fine),
            false => recording.write(&judged, out),
        }
    }

    fn grid(&self) -> anyhow::Result<Grid> {
        let shown = self.file.display().to_string();
        let bytes = std::fs::read(&self.file).map_err(|error| {
            let reason = io_reason(&error);
            anyhow!(tr!("{shown} could not be read: {reason}", "无法读取{shown}：{reason}"))
        })?;
        Grid::read(&bytes, &shown).map_err(|fault| wrong(&shown, fault))
    }

    fn intake(&self, grid: Grid, recording: &Recording) -> anyhow::Result<Intake> {
        let mut kind: Box<dyn SheetKind + '_> = match self.kind {
            Kind::Schools => Box::new(Schools::new(recording.register())),
            Kind::Letters => Box::new(Letters::new(recording.campaign()?)),
            Kind::Conveyances => Box::new(Conveyances::new(recording.campaign()?)),
            Kind::Inspections => Box::new(Inspections::new(recording.campaign()?)),
        };
        let sheet = Sheet::under(grid, kind.columns()).map_err(|faults| {
            let faults: Vec<_> = faults.iter().map(Fault::to_string).collect();
            anyhow!(self.refused(&faults, &nothing_written()))
        })?;
        Ok(Intake::of(sheet, kind.as_mut()))
    }

    fn refused(&self, faults: &[String], end: &str) -> String {
        let (shown, faults) = (self.file.display(), faults.join("\n"));
        tr!("{shown}:\n{faults}\n{end}", "{shown}：\n{faults}\n{end}")
    }
}

/// The counties that records of a round are of.
fn counties(intake: &Intake) -> Vec<CountyId> {
    let of_round = intake.rows.drafts.iter().filter(|draft| !draft.path.starts_with("units/"));
    let county = |path: &str| path.split('/').nth(2)?.trim_end_matches(".toml").parse().ok();
    let counties: BTreeSet<CountyId> = of_round.filter_map(|draft| county(&draft.path)).collect();
    counties.into_iter().collect()
}
