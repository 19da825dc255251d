//! `spot-check`: the city group visits a school, or a county group itself.

use crate::arguments::session::{Outcome, Session};
use crate::arguments::typing;
use crate::basics::id::{CountyId, UnitId};
use crate::commands::visit::entering::Entering;
use crate::commands::visit::row::RowArgs;
use crate::commands::visit::sitting::enter;
use crate::output::stream::Out;
use crate::records::{Inspection, Participant, SpotCheck, SpotCheckKey};
use crate::register::Register;
use crate::tr;

/// What `spot-check` takes.
#[derive(Clone, Debug, clap::Args)]
#[command(visible_alias = "抽查")]
#[command(about = tr!("Record a spot check by the city group", "登记市级督导抽查"))]
#[command(after_help = tr!(
    "  shuangqian spot-check 沧县第一中学 --on 2019-09-10 --unannounced --rest compliant\n  shuangqian spot-check 沧县 --on 2019-09-10 --remarks 台账齐全",
    "  shuangqian 抽查 沧县第一中学 --on 2019-09-10 --unannounced --rest 符合\n  shuangqian 抽查 沧县 --on 2019-09-10 --remarks 台账齐全"
))]
pub struct Args {
    /// The school or county group, as typed.
    #[arg(value_name = tr!("UNIT", "单位"), value_parser = typing::unit)]
    #[arg(help = tr!(
        "School, or a county for its working group; left out, a terminal asks, one after another",
        "学校；写县则为抽查该县工作组；不写时在终端中逐个询问"
    ))]
    pub unit: Option<String>,
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

    fn typed(&self) -> Option<&str> {
        self.unit.as_deref()
    }

    fn means(&mut self, unit: &UnitId) {
        self.unit = Some(unit.to_string());
    }

    fn find(register: &Register, typed: &str) -> anyhow::Result<UnitId> {
        Ok(register.find_unit(typed)?)
    }

    fn whom() -> String {
        tr!(
            "which school or county (part of its name, its initials or its code)",
            "学校或县（名称的一部分、拼音首字母或编号）"
        )
    }

    fn last_participants<'r>(register: &'r Register, county: &CountyId) -> Vec<&'r Participant> {
        register.last_spot_checkers(county)
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

    fn may_be_unannounced(&self) -> bool {
        !self.unannounced
    }

    fn was_unannounced(&mut self) {
        self.unannounced = true;
    }
}
