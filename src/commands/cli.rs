//! The command line: what is said before the command, and the list of commands.

use crate::arguments::choice::word;
use crate::arguments::help::Help;
use crate::arguments::session::{Outcome, Session};
use crate::arguments::{errors, help, language, manual, typing};
use crate::basics::day::Day;
use crate::basics::id::RoundId;
use crate::basics::language::speak;
use crate::files::root::named_by_environment;
use crate::output::stream::{Colour, Out};
use crate::records::LanguageKey;
use crate::tr;
use clap::{CommandFactory, FromArgMatches};
use std::ffi::OsString;
use std::path::PathBuf;

/// Writes the list of commands once: the subcommands, how each is run, and how help groups them.
macro_rules! commands {
    ($($english:literal $chinese:literal { $($verb:ident $module:ident)+ })+) => {
        #[derive(Debug, clap::Subcommand)]
        enum Command {
            $($($verb(crate::commands::$module::Args),)+)+
        }

        impl Command {
            fn run(self, session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
                match self {
                    $($(Command::$verb(args) => args.run(session, out),)+)+
                }
            }
        }

        /// The headings of the root help, with the commands below each.
        fn groups() -> Vec<(String, Vec<String>)> {
            vec![$((tr!($english, $chinese), vec![$(typed_verb(stringify!($verb))),+])),+]
        }
    };
}

// A new command: its file, its `mod` line, and its line here.
commands! {
    "Records" "记录" {
        Init init
        Round round
        Unit unit
        Import import
        Sign sign
        Convey convey
        Inspect inspect
        SpotCheck spot_check
        Rectify rectify
        Work work
        Submit submit
        Decide decide
        Draw draw
        Move move_record
        Remove remove
    }
    "Judging" "判断" {
        Check check
        Explain explain
        Status status
        Due due
        Log log
        Diff diff
    }
    "Reports" "报表" {
        Report report
        Print print
    }
    "Terminal" "终端" {
        Completions completions
    }
}

/// A command as it is typed: `SpotCheck` is `spot-check`.
fn typed_verb(name: &str) -> String {
    let words = name.char_indices().map(|(place, char)| match char.is_uppercase() && place > 0 {
        true => format!("-{}", char.to_lowercase()),
        false => char.to_lowercase().to_string(),
    });
    words.collect()
}

#[derive(Debug, clap::Parser)]
#[command(name = "shuangqian", version, subcommand_required = true, arg_required_else_help = true)]
#[command(about = tr!(
    "Keeps the records of “dual signing, dual visits” in schools: letters, visits, inspections",
    "“双签双入校（园）”工作台账：签订、传达、检查、统计"
))]
#[command(after_help = tr!(
    "  shuangqian sign --help\n  shuangqian status 沧县",
    "  shuangqian 签订 --help\n  shuangqian 进度 沧县"
))]
struct Cli {
    #[arg(short = 'C', global = true, value_name = tr!("DIR", "文件夹"))]
    #[arg(help = tr!(
        "The folder of the records; otherwise SHUANGQIAN_DIR, otherwise searched for upward",
        "台账所在文件夹；不写则用环境变量 SHUANGQIAN_DIR，再由当前文件夹向上查找"
    ))]
    dir: Option<PathBuf>,

    #[arg(long, global = true, value_name = tr!("REV", "版本"))]
    #[arg(help = tr!(
        "The records as git has them: a commit, branch, tag or tree; for commands that only read",
        "按 git 中的这个版本（提交、分支、标签）查看台账；只用于查看类命令"
    ))]
    at: Option<String>,

    #[arg(long, global = true, value_name = tr!("DATE", "日期"), value_parser = typing::day)]
    #[arg(help = tr!("Judge all as of this day; otherwise as of the day of the commit (--at), or today", "统计截止日期；不写则为今天，写 --at 时为提交当天"))]
    as_of: Option<Day>,

    #[arg(long, global = true, value_name = tr!("ID", "轮次"), value_parser = typing::round)]
    #[arg(help = tr!("The round; otherwise the newest", "哪一轮；不写则为最近一轮"))]
    round: Option<RoundId>,

    #[arg(long, global = true, value_name = tr!("LANGUAGE", "语言"), value_parser = word::<LanguageKey>())]
    #[arg(help = tr!("Language of what is shown", "界面语言"))]
    lang: Option<LanguageKey>,

    #[arg(long, global = true, value_name = tr!("WHEN", "何时"), value_parser = word::<Colour>(), default_value = "auto")]
    #[arg(help = tr!("Colour on the screen", "着色"))]
    color: Colour,

    #[command(subcommand)]
    command: Command,
}

/// What the arguments ask for.
pub enum Request {
    /// To do something.
    Do(Box<Order>),
    /// To show something.
    Help(Help),
}

/// A command, and what was said before it.
pub struct Order {
    session: Session,
    command: Command,
}

impl Order {
    /// When what is shown has colour.
    pub fn colour(&self) -> Colour {
        self.session.colour
    }

    /// Does it.
    pub fn run(self, out: &mut Out) -> anyhow::Result<Outcome> {
        self.command.run(&self.session, out)
    }
}

/// Reads the arguments, the program's name first, and from here on uses the reader's language. A fault is returned in
/// sentences.
pub fn read(arguments: &[OsString]) -> Result<Request, String> {
    let narrowed = typing::narrowed(arguments);
    speak(language::of(&narrowed));
    if let Some(reason) = typing::refused(arguments) {
        return Err(reason);
    }
    if manual::is_asked_for(&narrowed) {
        return Ok(Request::Help(Help::Asked(manual::manual(&command(), &groups()))));
    }
    let asked = help::asked_for(narrowed);
    let matches = command().try_get_matches_from(&asked);
    match matches.and_then(|mut matches| Cli::from_arg_matches_mut(&mut matches)) {
        Ok(cli) => Ok(Request::Do(Box::new(cli.order()))),
        Err(error) => {
            let root = command();
            let error = errors::with_command_meant(error, &root, &asked);
            errors::help(errors::with_option_meant(error, &root, &asked), &root, &groups()).map(Request::Help)
        }
    }
}

/// The whole command line in the reader's language.
pub fn command() -> clap::Command {
    help::localised(Cli::command())
}

impl Cli {
    fn order(self) -> Order {
        if let Some(language) = self.lang {
            speak(language.into());
        }
        let session = Session {
            root: self.dir.or_else(named_by_environment),
            as_of: self.as_of.unwrap_or_else(Day::today),
            as_of_named: self.as_of.is_some(),
            at: self.at,
            round: self.round,
            colour: self.color,
            language: self.lang,
        };
        Order { session, command: self.command }
    }
}
