//! `explain`: what a code of `check` means.

use crate::arguments::session::{Outcome, Session};
use crate::basics::nearness::nearest;
use crate::basics::words::Word;
use crate::diagnostics::{Code, Explanation};
use crate::output::screen::{Elsewhere, screen};
use crate::output::stream::{Out, terminal_width};
use crate::reports::rules;
use crate::tr;
use anyhow::anyhow;

/// What `explain` takes.
#[derive(Debug, clap::Args)]
#[command(visible_alias = "说明")]
#[command(about = tr!("Explain a code of check, and how to mend it", "说明一个核对代码的含义和改法"))]
#[command(after_help = tr!("  shuangqian explain not-a-finding", "  shuangqian 说明 not-a-finding"))]
pub struct Args {
    /// The code.
    #[arg(value_name = tr!("CODE", "代码"), help = tr!("The code in brackets, as check writes it; left out, all are listed", "check显示在方括号中的代码；不写则列出全部"))]
    pub code: Option<String>,
}

impl Args {
    /// Explains it, or lists all; needs no records.
    pub fn run(self, _session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
        let Some(code) = self.code else {
            out.data(screen(&rules(), terminal_width(), Elsewhere::Nowhere))?;
            return Ok(Outcome::Fine);
        };
        let typed = code.trim().trim_start_matches('[').trim_end_matches(']').to_lowercase().replace('_', "-");
        let code = Code::ALL.iter().find(|code| code.name() == typed).ok_or_else(|| unknown(&typed))?;
        out.data(explained(*code))?;
        Ok(Outcome::Fine)
    }
}

fn unknown(typed: &str) -> anyhow::Error {
    let names: Vec<_> = Code::ALL.iter().map(|code| code.name()).collect();
    anyhow!(match nearest(typed, &names) {
        Some(near) => tr!("there is no code “{typed}”; is it “{near}”?", "没有“{typed}”这个代码；是不是“{near}”？"),
        None => tr!(
            "there is no code “{typed}”; `shuangqian check --list` lists them",
            "没有“{typed}”这个代码；全部代码见 shuangqian check --list"
        ),
    })
}

fn explained(code: Code) -> String {
    let (severity, about, clause) = (code.severity().shown(), code.about(), code.clause());
    let Explanation { meaning, bad, mended, command } = code.explanation();
    let (bad, mended) = (indented(bad), indented(mended));
    let clause = match clause {
        "" => String::new(),
        _ => tr!("Clause: {clause}\n", "依据：{clause}\n"),
    };
    let way = match command.as_deref().map(indented) {
        Some(command) => tr!("Mend it with:\n\n{command}", "用这条命令改正：\n\n{command}"),
        None => tr!("No command mends it: mend the file itself.\n", "这里没有命令可用，请直接改正文件。\n"),
    };
    tr!(
        "{code} ({severity}) ensures that {about}\n{clause}\n{meaning}\n\nWrong:\n\n{bad}\nMended:\n\n{mended}\n{way}",
        "{code}（{severity}）要求：{about}\n{clause}\n{meaning}\n\n有问题的：\n\n{bad}\n改正后的：\n\n{mended}\n{way}"
    )
}

fn indented(record: &str) -> String {
    let indented = |line: &str| if line.is_empty() { "\n".to_owned() } else { format!("    {line}\n") };
    record.lines().map(indented).collect()
}
