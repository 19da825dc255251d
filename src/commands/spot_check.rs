//! `spot-check`: the city group visits a school, or a county group itself.

use crate::arguments::session::{Outcome, Session};
use crate::arguments::typing;
use crate::basics::id::UnitId;
use crate::commands::visit::entering::{Entering, enter};
use crate::commands::visit::row::RowArgs;
use crate::output::stream::Out;
use crate::records::{Inspection, SpotCheck, SpotCheckKey};
use crate::register::Register;
use crate::tr;

/// What `spot-check` takes.
#[derive(Debug, clap::Args)]
#[command(visible_alias = "抽查")]
#[command(about = tr!("Record a spot check by the city group", "登记市级督导抽查"))]
#[command(after_help = tr!(
    "  shuangqian spot-check 沧县/沧县第一中学 --on 2019-09-10 --unannounced --rest compliant\n  shuangqian spot-check 沧县 --on 2019-09-10 --remarks 台账齐全",
    "  shuangqian 抽查 沧县/沧县第一中学 --on 2019-09-10 --unannounced --rest 符合\n  shuangqian 抽查 沧县 --on 2019-09-10 --remarks 台账齐全"
))]
pub struct Args {
    /// The school or county group, as typed.
    #[arg(value_name = tr!("UNIT", "单位"), value_parser = typing::unit)]
    #[arg(help = tr!("School, or a county for its working group", "学校；写县则为抽查该县工作组"))]
    pub unit: String,
    /// Whether nobody was told before.
    #[arg(long, help = tr!("Nobody was told before", "暗访，事先未通知"))]
    pub unannounced: bool,
    /// The row.
    #[command(flatten)]
    pub row: RowArgs,
}

impl Args {
    /// Records the spot check.
    pub fn run(self, session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
        enter(self, session, out)
    }
}

impl Entering for Args {
    type Unit = UnitId;
    type Visit = SpotCheck;

    fn row(&self) -> &RowArgs {
        &self.row
    }

    fn row_mut(&mut self) -> &mut RowArgs {
        &mut self.row
    }

    fn unit(&self, register: &Register) -> anyhow::Result<UnitId> {
        Ok(register.find_unit(&self.unit)?)
    }

    fn recorded<'r>(register: &'r Register, key: &SpotCheckKey) -> Option<&'r SpotCheck> {
        register.spot_check(key)
    }

    fn visit(&self, row: Inspection) -> SpotCheck {
        SpotCheck::of_row(row, self.unannounced.then_some(true))
    }

    fn is_silent(&self) -> bool {
        self.row.is_silent() && !self.unannounced
    }
}
