//! `completions`: what makes a shell complete commands, options, words, and what the records hold, in English and in
//! Chinese. Its script asks the program anew at each Tab.

use crate::arguments::choice::word;
use crate::arguments::session::{Outcome, Session};
use crate::commands::command;
use crate::output::stream::Out;
use crate::tr;

mod files;
mod live;
mod noun;
mod offer;
mod place;
mod units;
mod values;

crate::words! {
    /// A shell that can complete.
    Shell {
        Bash = "bash", "bash";
        Zsh = "zsh", "zsh";
        Fish = "fish", "fish";
        Pwsh = "powershell", "powershell" | "pwsh";
        Elvish = "elvish", "elvish";
    }
}

/// What `completions` takes.
#[derive(Debug, clap::Args)]
#[command(visible_alias = "补全")]
#[command(about = tr!("Write what makes a shell complete the commands", "生成命令行补全脚本"))]
#[command(after_help = tr!(
    "  shuangqian completions bash\n\n\
     To have it in every new terminal:\n\
     \x20 bash, a line in ~/.bashrc: source <(shuangqian completions bash)\n\
     \x20 zsh, a line in ~/.zshrc, behind compinit: source <(shuangqian completions zsh)\n\
     \x20 fish: shuangqian completions fish > ~/.config/fish/completions/shuangqian.fish\n\
     \x20 PowerShell, a line in $PROFILE: [Console]::OutputEncoding = [Text.Encoding]::UTF8; shuangqian completions powershell | Out-String | Invoke-Expression\n\
     \x20 elvish, a line in ~/.config/elvish/rc.elv: eval (shuangqian completions elvish | slurp)",
    "  shuangqian 补全 bash\n\n\
     安装（装好后重新打开终端）：\n\
     \x20 bash：在 ~/.bashrc 中加一行 source <(shuangqian completions bash)\n\
     \x20 zsh：在 ~/.zshrc 的 compinit 之后加一行 source <(shuangqian completions zsh)\n\
     \x20 fish：shuangqian completions fish > ~/.config/fish/completions/shuangqian.fish\n\
     \x20 PowerShell：在 $PROFILE 中加一行 [Console]::OutputEncoding = [Text.Encoding]::UTF8; shuangqian completions powershell | Out-String | Invoke-Expression\n\
     \x20 elvish：在 ~/.config/elvish/rc.elv 中加一行 eval (shuangqian completions elvish | slurp)"
))]
pub struct Args {
    /// The shell.
    #[arg(value_name = tr!("SHELL", "终端"), value_parser = word::<Shell>(), help = tr!("Which shell", "哪一种命令行终端"))]
    pub shell: Shell,
    /// Whether a script asks what may be typed at the cursor.
    #[arg(long, hide = true)]
    pub live: bool,
    /// The words before the cursor, and its own, where the shell hands them over.
    #[arg(last = true, hide = true)]
    pub words: Vec<String>,
}

impl Args {
    /// Writes the script; or what may be typed, which needs no records, but looks into them.
    pub fn run(self, session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
        match self.live {
            true => out.data(live::live(self.shell, self.words, session))?,
            false => out.data(script(self.shell))?,
        }
        Ok(Outcome::Fine)
    }
}

/// What a shell loads. All but elvish ask the program at each Tab.
fn script(shell: Shell) -> Vec<u8> {
    let live = match shell {
        Shell::Bash => include_str!("completions/shells/shuangqian.bash"),
        Shell::Zsh => include_str!("completions/shells/shuangqian.zsh"),
        Shell::Fish => include_str!("completions/shells/shuangqian.fish"),
        Shell::Pwsh => include_str!("completions/shells/shuangqian.ps1"),
        Shell::Elvish => {
            let mut script = Vec::new();
            clap_complete::generate(clap_complete::Shell::Elvish, &mut command(), "shuangqian", &mut script);
            return script;
        }
    };
    live.into()
}
