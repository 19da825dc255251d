//! `completions`: the script with which a shell completes the commands, in English and in Chinese.

use crate::arguments::choice::word;
use crate::arguments::session::{Outcome, Session};
use crate::commands::command;
use crate::output::stream::Out;
use crate::tr;

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
     \x20 fish, once: shuangqian completions fish > ~/.config/fish/completions/shuangqian.fish\n\
     \x20 PowerShell, a line in $PROFILE: [Console]::OutputEncoding = [Text.Encoding]::UTF8; shuangqian completions powershell | Out-String | Invoke-Expression\n\
     \x20 elvish, a line in ~/.config/elvish/rc.elv: eval (shuangqian completions elvish | slurp)",
    "  shuangqian 补全 bash\n\n\
     安装（装好后重新打开终端）：\n\
     \x20 bash：在 ~/.bashrc 中加一行 source <(shuangqian completions bash)\n\
     \x20 zsh：在 ~/.zshrc 的 compinit 之后加一行 source <(shuangqian completions zsh)\n\
     \x20 fish：运行一次 shuangqian completions fish > ~/.config/fish/completions/shuangqian.fish\n\
     \x20 PowerShell：在 $PROFILE 中加一行 [Console]::OutputEncoding = [Text.Encoding]::UTF8; shuangqian completions powershell | Out-String | Invoke-Expression\n\
     \x20 elvish：在 ~/.config/elvish/rc.elv 中加一行 eval (shuangqian completions elvish | slurp)"
))]
pub struct Args {
    /// The shell.
    #[arg(value_name = tr!("SHELL", "终端"), value_parser = word::<Shell>(), help = tr!("Which shell", "哪一种命令行终端"))]
    pub shell: Shell,
}

impl Args {
    /// Writes the script; needs no records.
    pub fn run(self, _session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
        let mut script = Vec::new();
        clap_complete::generate(self.generator(), &mut command(), "shuangqian", &mut script);
        out.data(script)?;
        Ok(Outcome::Fine)
    }

    fn generator(&self) -> clap_complete::Shell {
        match self.shell {
            Shell::Bash => clap_complete::Shell::Bash,
            Shell::Zsh => clap_complete::Shell::Zsh,
            Shell::Fish => clap_complete::Shell::Fish,
            Shell::Pwsh => clap_complete::Shell::PowerShell,
            Shell::Elvish => clap_complete::Shell::Elvish,
        }
    }
}
