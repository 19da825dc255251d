//! `print`: letters and forms on paper.

use crate::arguments::choice::word;
use crate::arguments::selection::Selection;
use crate::arguments::session::{Outcome, Session};
use crate::basics::asked::Asked;
use crate::basics::id::{CountyId, UnitId};
use crate::files::templates::Template;
use crate::output::file::write_output;
use crate::output::paper::Printer;
use crate::output::stream::Out;
use crate::papers::{form_papers, letter_papers};
use crate::register::{Campaign, Register};
use crate::tr;
use anyhow::bail;
use std::collections::BTreeSet;
use std::path::PathBuf;

crate::words! {
    /// What can be printed.
    Paper {
        Letter = "letter", "责任书" | "责任状";
        Form = "form", "检查情况表" | "检查";
    }
}

/// What `print` takes.
#[derive(Debug, clap::Args)]
#[command(visible_alias = "打印")]
#[command(about = tr!("Make letters and forms to be printed and signed", "生成供打印、签字的责任书和检查情况表"))]
#[command(after_help = tr!(
    "  shuangqian print letter --all 沧县 -o 责任书.html\n  shuangqian print form 沧县/沧县第一中学 -o 检查情况表.html",
    "  shuangqian 打印 责任书 --all 沧县 -o 责任书.html\n  shuangqian 打印 检查情况表 沧县/沧县第一中学 -o 检查情况表.html"
))]
pub struct Args {
    /// Which paper.
    #[arg(value_name = tr!("PAPER", "纸件"), value_parser = word::<Paper>())]
    #[arg(help = tr!("Which paper; of a county alone its own letter, or an empty form", "哪一种；单位只写县时为市县责任书、空白表"))]
    pub paper: Paper,
    /// Whose.
    #[command(flatten)]
    pub selection: Selection,
    /// Where it goes.
    #[arg(short, long, value_name = tr!("FILE", "文件"))]
    #[arg(help = tr!("Write to this file (.html), to be opened and printed in a browser; otherwise to the screen or a pipe", "写到这个文件（.html），用浏览器打开即可打印；不写则输出到屏幕"))]
    pub output: Option<PathBuf>,
}

impl Args {
    /// Makes the papers.
    pub fn run(self, session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
        self.is_for_a_page()?;
        let origin = session.origin()?;
        let (register, outcome) = session.open_to_send_on(&origin, out, |register| self.counties(register))?;
        let register = register.as_sealed();
        let campaign = register.campaign()?;
        let units = self.selection.units(&register, register.as_of)?;
        let printer = Printer::of(origin.source());
        let (layout, sheets) = match self.paper {
            Paper::Letter => (Template::SchoolLetter, letters(&printer, &campaign, &units)?),
            Paper::Form => (Template::Form, printer.sheets(Template::Form, &form_papers(&campaign, &units))?),
        };
        let document = printer.document(layout, &sheets, register.classification())?;
        let Some(path) = &self.output else {
            out.data(document)?;
            return Ok(outcome);
        };
        write_output(origin.root(), path, document.as_bytes())?;
        let (path, count) = (path.display(), sheets.len());
        out.say(tr!(
            "wrote {path} ({count} sheets); open it in a browser and print",
            "已写入{path}（{count}份），用浏览器打开即可打印"
        ));
        Ok(outcome)
    }

    /// The counties of the units meant.
    fn counties(&self, register: &Register) -> anyhow::Result<Asked<CountyId>> {
        let units = self.selection.units(register, register.as_of)?;
        let counties: BTreeSet<_> = units.iter().map(|unit| unit.county().clone()).collect();
        Ok(Asked::Only(counties.into_iter().collect()))
    }

    fn is_for_a_page(&self) -> anyhow::Result<()> {
        let is_page = |ending: &str| ["html", "htm"].contains(&ending.to_lowercase().as_str());
        let ending = |path: &PathBuf| path.extension().map(|ending| ending.to_string_lossy().into_owned());
        match &self.output {
            Some(path) if !ending(path).is_some_and(|ending| is_page(&ending)) => {
                let path = path.display();
                bail!(tr!(
                    "what is printed is a page: name a file that ends in .html, not “{path}”",
                    "打印件是网页文件，请让“{path}”以 .html 为扩展名"
                ))
            }
            _ => Ok(()),
        }
    }
}

fn letters(printer: &Printer, campaign: &Campaign, units: &[UnitId]) -> anyhow::Result<Vec<String>> {
    let letters = units.iter().map(|unit| {
        let template = match unit {
            UnitId::County(_) => Template::CountyLetter,
            UnitId::School(_) => Template::SchoolLetter,
        };
        printer.sheets(template, &letter_papers(campaign, unit))
    });
    Ok(letters.collect::<anyhow::Result<Vec<_>>>()?.concat())
}
