//! `import`: many records from one sheet.

use crate::commands::choice::word;
use crate::commands::errors::wrong;
use crate::commands::recording::{Recording, policy};
use crate::commands::{Outcome, Session};
use crate::files::read::io_reason;
use crate::input::schools::roster;
use crate::input::sheet::read_csv;
use crate::output::stream::Out;
use crate::tr;
use anyhow::{anyhow, bail};
use std::path::PathBuf;

crate::words! {
    /// What a sheet to import holds.
    Sheet {
        Schools = "schools", "学校";
    }
}

/// What `import` takes.
#[derive(Debug, clap::Args)]
#[command(visible_alias = "导入")]
#[command(about = tr!("Take in a sheet of schools", "从表格批量导入学校（幼儿园）"))]
#[command(after_help = tr!("  shuangqian import schools 学校.csv --dry-run", "  shuangqian 导入 学校 学校.csv --dry-run"))]
pub struct Args {
    /// What the sheet holds.
    #[arg(value_name = tr!("KIND", "类别"), value_parser = word::<Sheet>())]
    #[arg(help = tr!("What the sheet holds", "表格内容"))]
    pub kind: Sheet,
    /// The sheet.
    #[arg(value_name = tr!("FILE", "文件"))]
    #[arg(help = tr!("The sheet (CSV); all of it is judged before anything is written", "要导入的表格（CSV）；全部核对无误才写入"))]
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
        let shown = self.file.display();
        let bytes = std::fs::read(&self.file).map_err(|error| {
            let reason = io_reason(&error);
            anyhow!(tr!("{shown} could not be read: {reason}", "无法读取{shown}：{reason}"))
        })?;
        let sheet = read_csv(&bytes).map_err(|fault| wrong(&shown.to_string(), fault))?;
        let recording = Recording::begin(session, out)?;
        let read = match self.kind {
            Sheet::Schools => roster(&sheet, recording.register()),
        };
        let read = match read {
            Ok(read) => read,
            Err(faults) => {
                let faults = faults.join("\n");
                bail!(tr!("{shown}:\n{faults}\nNothing was written.", "{shown}：\n{faults}\n没有写入任何内容。"));
            }
        };
        read.notes.iter().for_each(|note| out.say(note));
        match self.dry_run {
            true => {
                recording.judged(&read.drafts, policy(self.replace))?.tell_dry(out);
                Ok(Outcome::Fine)
            }
            false => recording.finish(&read.drafts, policy(self.replace), out),
        }
    }
}
