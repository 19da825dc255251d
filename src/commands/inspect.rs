//! `inspect`: one row of the inspection form.

use crate::arguments::session::{Outcome, Session};
use crate::arguments::typing;
use crate::basics::id::{CountyId, SchoolId};
use crate::commands::visit::entering::Entering;
use crate::commands::visit::row::RowArgs;
use crate::commands::visit::sitting::enter;
use crate::output::stream::Out;
use crate::records::{Inspection, Participant, VisitKey};
use crate::register::Register;
use crate::tr;

/// What `inspect` takes.
#[derive(Clone, Debug, clap::Args)]
#[command(visible_alias = "检查")]
#[command(about = tr!("Record a joint inspection: one row of the form", "登记联合检查（检查情况表一行）"))]
#[command(after_help = tr!(
    "  shuangqian inspect 沧县第一中学 --on 2019-08-12 --rest compliant 7=problem:夜间无人\n  shuangqian inspect",
    "  shuangqian 检查 沧县第一中学 --on 2019-08-12 --rest 符合 7=不符合：夜间无人\n  shuangqian 检查"
))]
pub struct Args {
    /// The school, as typed.
    #[arg(value_name = tr!("SCHOOL", "学校"), value_parser = typing::unit)]
    #[arg(help = tr!(
        "School: name, code, or a part that fits one only; left out, a terminal asks, school after school",
        "学校：名称、编号，或名称中唯一的一部分；不写时在终端中逐校询问"
    ))]
    pub school: Option<String>,
    /// The row.
    #[command(flatten)]
    pub row: RowArgs,
}

impl Args {
    /// Records the inspection.
    pub fn run(self, session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
        enter(self, session, out)
    }
}

impl Entering for Args {
    type Unit = SchoolId;
    type Visit = Inspection;

    fn row(&self) -> &RowArgs {
        &self.row
    }

    fn row_mut(&mut self) -> &mut RowArgs {
        &mut self.row
    }

    fn typed(&self) -> Option<&str> {
        self.school.as_deref()
    }

    fn means(&mut self, unit: &SchoolId) {
        self.school = Some(unit.to_string());
    }

    fn find(register: &Register, typed: &str) -> anyhow::Result<SchoolId> {
        Ok(register.find_school(typed)?)
    }

    fn whom() -> String {
        tr!("which school (part of its name, its initials or its code)", "学校（名称的一部分、拼音首字母或编号）")
    }

    fn last_participants<'r>(register: &'r Register, county: &CountyId) -> Vec<&'r Participant> {
        register.last_inspectors(county)
    }

    fn recorded<'r>(register: &'r Register, key: &VisitKey) -> Option<&'r Inspection> {
        register.inspection(key)
    }

    fn visit(&self, row: Inspection) -> Inspection {
        row
    }
}
