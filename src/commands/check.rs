//! `check`: every diagnostic in one run.

use crate::arguments::choice::word;
use crate::arguments::named_files::NamedFiles;
use crate::arguments::session::{Outcome, Session};
use crate::checks;
use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::files::Evidence;
use crate::output::diagnostics::{Located, Style, text};
use crate::output::diagnostics_json::json;
use crate::output::figures::figures;
use crate::output::located::locate_all;
use crate::output::paper::template_faults;
use crate::output::screen::screen;
use crate::output::stream::{Out, terminal_width};
use crate::register::Register;
use crate::reports::rules;
use crate::tr;
use std::collections::HashSet;
use std::path::PathBuf;

crate::words! {
    /// The severity from which on `check` ends with 1.
    FailOn {
        Error = "error", "错误";
        Overdue = "overdue", "逾期";
        Warning = "warning", "提醒" | "警告";
        Never = "never", "从不";
    }
}

crate::words! {
    /// How diagnostics are shown.
    CheckFormat {
        Text = "text", "文字";
        Json = "json", "json";
    }
}

/// What `check` takes.
#[derive(Debug, clap::Args)]
#[command(visible_alias = "校验", visible_alias = "validate")]
#[command(about = tr!("Find every error, overdue duty and warning in the records", "核对全部记录：错误、逾期、提醒"))]
#[command(after_help = tr!(
    "  shuangqian check\n  shuangqian check --fail-on error --format json",
    "  shuangqian 校验\n  shuangqian 校验 --fail-on 错误 --format json"
))]
pub struct Args {
    /// The only files to report on.
    #[arg(value_name = tr!("FILE", "文件"), help = tr!("Tell only about these files", "只看这些文件的问题"))]
    pub files: Vec<PathBuf>,
    /// The severity from which on it ends with 1.
    #[arg(long, value_name = tr!("LEVEL", "级别"), value_parser = word::<FailOn>(), default_value = "overdue")]
    #[arg(help = tr!("Exit with 1 from this level on", "有这一级别及以上的问题时退出状态为1"))]
    pub fail_on: FailOn,
    /// How it is shown.
    #[arg(long, value_name = tr!("FORMAT", "格式"), value_parser = word::<CheckFormat>(), default_value = "text")]
    #[arg(help = tr!("How it is shown", "输出格式"))]
    pub format: CheckFormat,
    /// Whether the rules are listed instead.
    #[arg(long, help = tr!("List all rules instead", "列出全部核对规则"))]
    pub list: bool,
}

impl Args {
    /// Checks the records.
    pub fn run(self, session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
        if self.list {
            out.data(screen(&rules(), terminal_width()))?;
            return Ok(Outcome::Fine);
        }
        let origin = session.origin()?;
        let named = NamedFiles::of(&origin, &self.files)?;
        let (register, texts, mut diagnostics) = session.open_to_judge(&origin)?;
        let scans = origin.scans(register.letters());
        let figures = figures(&register);
        let evidence = Evidence { texts: &texts, scans: &scans, figures: &figures };
        diagnostics.extend(checks::run(&register, evidence));
        diagnostics.extend(template_faults(origin.source())?);
        if session.is_as_of_given() {
            // With a day named, what is dated later is left out, not wrong.
            diagnostics.retain(|one| one.code != Code::FutureDate);
        } else {
            let known: HashSet<_> = diagnostics.iter().map(Diagnostic::key).collect();
            let mut unseen = checks::run_on_what_is_later(&register, evidence);
            unseen.retain(|one| !known.contains(&one.key()));
            diagnostics.extend(unseen);
        }
        diagnostics.retain(|one| named.hold(&one.file));
        let located = locate_all(origin.source(), diagnostics);
        out.data(match self.format {
            CheckFormat::Json => json(&located, register.as_of, register.round_id()),
            CheckFormat::Text => self.in_sentences(session, &register, &located, out.style()),
        })?;
        // The program ends now: freeing a city's records one by one would only keep the clerk waiting.
        std::mem::forget((register, texts));
        let fails = located.iter().any(|one| self.fail_on.includes(one.diagnostic.code.severity()));
        Ok(if fails { Outcome::Found } else { Outcome::Fine })
    }

    /// What was found, or that nothing was; and what a named day left out.
    fn in_sentences(&self, session: &Session, register: &Register, located: &[Located], style: Style) -> String {
        let (as_of, later) = (register.as_of, register.later().len());
        let mut sentences = match located {
            [] if !self.files.is_empty() => tr!(
                "Nothing is wrong, overdue or worth a look in these files as of {as_of}.\n",
                "截至{as_of}，所列文件中没有错误、逾期和需要留意的情况。\n"
            ),
            [] => tr!(
                "Nothing is wrong, overdue or worth a look as of {as_of}.\n",
                "截至{as_of}，没有错误、逾期和需要留意的情况。\n"
            ),
            _ => {
                let counties: Vec<_> = register.counties().into_iter().map(|(id, _)| id.clone()).collect();
                text(located, &counties, style)
            }
        };
        if session.is_as_of_given() && later > 0 {
            sentences +=
                &tr!("Left out, because dated after {as_of}: {later}\n", "日期晚于{as_of}、未计入的有{later}处。\n");
        }
        sentences
    }
}

impl FailOn {
    fn includes(self, severity: Severity) -> bool {
        match self {
            FailOn::Error => severity <= Severity::Error,
            FailOn::Overdue => severity <= Severity::Overdue,
            FailOn::Warning => severity <= Severity::Warning,
            FailOn::Never => false,
        }
    }
}
