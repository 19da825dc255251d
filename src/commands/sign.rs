//! `sign`: signatures under the letters of both levels.

use crate::basics::day::Day;
use crate::commands::choice::word;
use crate::commands::selection::Selection;
use crate::commands::typing;
use crate::commands::{Outcome, Session};
use crate::output::stream::Out;
use crate::tr;
use std::path::PathBuf;

crate::words! {
    /// A party of a letter.
    Party {
        Upper = "upper", "上级";
        Lower = "lower", "下级";
    }
}

/// What `sign` takes.
#[derive(Debug, clap::Args)]
#[command(visible_alias = "签订", alias = "签定")]
#[command(about = tr!("Record signed letters, city – county or county – school", "登记责任书签订（市县、县校）"))]
#[command(after_help = tr!(
    "  shuangqian sign 沧县/沧县第一中学 --on 2019-08-03\n  shuangqian sign --all 沧县 --except 沧县/沧县第二中学 --on 2019-08-03",
    "  shuangqian 签订 沧县/沧县第一中学 --on 2019-08-03\n  shuangqian 签订 --all 沧县 --except 沧县/沧县第二中学 --on 2019-08-03"
))]
pub struct Args {
    /// Whose letters.
    #[command(flatten)]
    pub selection: Selection,
    /// The day of the signatures.
    #[arg(long, value_name = tr!("DATE", "日期"), value_parser = typing::day)]
    #[arg(help = tr!("Date of the signatures", "签字日期"))]
    pub on: Day,
    /// Who signed for the upper level.
    #[arg(long, value_name = tr!("NAME", "姓名"), value_parser = typing::text)]
    #[arg(help = tr!("Who signed for the upper level; otherwise its registered leader", "上级签字人；不写则为登记的组长"))]
    pub upper: Option<String>,
    /// Who signed for the lower level.
    #[arg(long, conflicts_with = "all", value_name = tr!("NAME", "姓名"), value_parser = typing::text)]
    #[arg(help = tr!(
        "Who signed for the lower level (one unit); otherwise the registered leader or head",
        "下级签字人（限一个单位）；不写则为登记的组长或校长（园长）"
    ))]
    pub lower: Option<String>,
    /// The only party that signed.
    #[arg(long, value_name = tr!("PARTY", "一方"), value_parser = word::<Party>())]
    #[arg(help = tr!("Only this party has signed", "只有一方签字"))]
    pub only: Option<Party>,
    /// Where the paper lies.
    #[arg(long, value_name = tr!("REF", "档号"), value_parser = typing::text)]
    #[arg(help = tr!("Where the paper lies", "纸质件存放处"))]
    pub archive: Option<String>,
    /// The scanned letter.
    #[arg(long, conflicts_with = "all", value_name = tr!("FILE", "文件"))]
    #[arg(help = tr!("The scanned letter (one unit)", "责任书扫描件（限一个单位）"))]
    pub scan: Option<PathBuf>,
    /// Whether other values are corrected.
    #[arg(long, help = tr!("Correct what is already recorded", "更正已登记的内容"))]
    pub replace: bool,
}

impl Args {
    /// Records the signatures.
    pub fn run(self, _session: &Session, _out: &mut Out) -> anyhow::Result<Outcome> {
        anyhow::bail!("{self:?}")
    }
}
