//! `check`: every diagnostic in one run.

mod judged;

use crate::arguments::choice::{word, words};
use crate::arguments::looked_at::LookedAt;
use crate::arguments::session::{Outcome, Session};
use crate::arguments::several::{Several, all};
use crate::arguments::typing;
use crate::basics::day::Day;
use crate::basics::language::list_separator;
use crate::basics::personal::mask;
use crate::diagnostics::Severity;
use crate::files::Origin;
use crate::output::diagnostics::{Located, Style, text};
use crate::output::diagnostics_json::json;
use crate::output::located::locate_all;
use crate::output::screen::{Elsewhere, screen};
use crate::output::stream::{Out, terminal_width};
use crate::register::Register;
use crate::reports::rules;
use crate::tr;
use judged::Judged;

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
    "  shuangqian check\n  shuangqian check 沧县 --only error\n  shuangqian check --fail-on error --format json",
    "  shuangqian 校验\n  shuangqian 校验 沧县 --only 错误\n  shuangqian 校验 --fail-on 错误 --format json"
))]
pub struct Args {
    /// The only units and files to report on.
    #[arg(value_name = tr!("UNIT|FILE", "单位或文件"), value_parser = typing::text)]
    #[arg(help = tr!("Tell only about these counties, schools or files", "只看这些县、学校或文件的问题"))]
    pub about: Vec<String>,
    /// The only levels to report on.
    #[arg(long, value_name = tr!("LEVEL", "级别"), value_parser = words::<Severity>())]
    #[arg(help = tr!(
        "Tell only of this level; several joined by `,`, or the option repeated",
        "只看这一级别，几个级别用“、”隔开，或写多次"
    ))]
    pub only: Vec<Several<Severity>>,
    /// The revisions whose own diagnostics are left out.
    #[arg(long, value_name = tr!("REV", "版本"))]
    #[arg(help = tr!(
        "Tell only what this commit’s own check does not; may be repeated",
        "只看这个版本（提交）还没有的问题，可写多次"
    ))]
    pub since: Vec<String>,
    /// The severity from which on it ends with 1.
    #[arg(long, value_name = tr!("LEVEL", "级别"), value_parser = word::<FailOn>(), default_value = "overdue")]
    #[arg(help = tr!("Exit with 1 from this level on", "有这一级别及以上的问题时退出状态为1"))]
    pub fail_on: FailOn,
    /// How it is shown.
    #[arg(long, value_name = tr!("FORMAT", "格式"), value_parser = word::<CheckFormat>(), default_value = "text")]
    #[arg(help = tr!("How it is shown", "输出格式"))]
    pub format: CheckFormat,
    /// Whether the rules are listed instead.
    #[arg(long, conflicts_with_all = ["about", "only", "since", "fail_on", "format"])]
    #[arg(help = tr!("List all rules instead", "列出全部核对规则"))]
    pub list: bool,
}

impl Args {
    /// Checks the records.
    pub fn run(self, session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
        if self.list {
            out.data(screen(&rules(), terminal_width(), Elsewhere::Nowhere))?;
            return Ok(Outcome::Fine);
        }
        let origin = session.origin()?;
        let mut judged = Judged::of(session, &origin)?;
        let looked_at = LookedAt::of(&origin, judged.register, &self.about)?;
        for revision in &self.since {
            let then = Origin::at(origin.root().clone(), revision)?;
            let then = judged.then(session, &then)?;
            judged.retain_what_is_not_in(&then);
        }
        let mut diagnostics = std::mem::take(&mut judged.diagnostics);
        diagnostics.retain(|one| looked_at.holds(one) && self.tells(one.code.severity()));
        let (located, register) = (locate_all(origin.source(), diagnostics), judged.register);
        out.data(match self.format {
            CheckFormat::Json => json(&located, register.as_of, register.round_id()),
            CheckFormat::Text => {
                let later = if session.is_as_of_given(&origin) { register.later() } else { Vec::new() };
                let later = later.iter().filter(|one| looked_at.has(one.path.as_str(), one.unit.as_ref())).count();
                self.in_sentences(register, &located, out.style()) + &left_out(later, register.as_of)
            }
        })?;
        let fails = located.iter().any(|one| self.fail_on.includes(one.diagnostic.code.severity()));
        // Not freed either: see `Register::for_good`.
        std::mem::forget(located);
        Ok(if fails { Outcome::Found } else { Outcome::Fine })
    }

    /// Whether a level is told of: every one, unless only some are named.
    fn tells(&self, severity: Severity) -> bool {
        self.only.is_empty() || all(&self.only).any(|level| *level == severity)
    }

    /// What was found, or that nothing was.
    fn in_sentences(&self, register: &Register, located: &[Located], style: Style) -> String {
        let as_of = register.as_of;
        match located {
            [] if !self.since.is_empty() => {
                let since = mask(&self.since.join(list_separator())).into_owned();
                tr!(
                    "Nothing that {since} does not have is wrong, overdue or worth a look as of {as_of}.\n",
                    "截至{as_of}，与{since}相比，没有新出现的错误、逾期和需要留意的情况。\n"
                )
            }
            [] if self.only.is_empty() && !self.about.is_empty() => tr!(
                "Nothing is wrong, overdue or worth a look in what was named as of {as_of}.\n",
                "截至{as_of}，所列单位或文件中没有错误、逾期和需要留意的情况。\n"
            ),
            [] if !self.only.is_empty() => tr!(
                "Nothing of what was asked for was found as of {as_of}.\n",
                "截至{as_of}，所查范围内没有发现问题。\n"
            ),
            [] => tr!(
                "Nothing is wrong, overdue or worth a look as of {as_of}.\n",
                "截至{as_of}，没有错误、逾期和需要留意的情况。\n"
            ),
            _ => {
                let counties: Vec<_> = register.counties().into_iter().map(|(id, _)| id.clone()).collect();
                text(located, &counties, style)
            }
        }
    }
}

/// What a named day left out.
fn left_out(later: usize, as_of: Day) -> String {
    match later {
        0 => String::new(),
        later => tr!("Left out, because dated after {as_of}: {later}\n", "日期晚于{as_of}、未计入的有{later}处。\n"),
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
