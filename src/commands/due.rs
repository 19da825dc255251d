//! `due`: the list to telephone by.

use crate::arguments::session::{Outcome, Session};
use crate::arguments::showing::{Showing, Shown};
use crate::arguments::typing;
use crate::basics::asked::Asked;
use crate::output::stream::Out;
use crate::reports::{counties_of, due};
use crate::tr;

/// What `due` takes.
#[derive(Debug, clap::Args)]
#[command(visible_alias = "待办")]
#[command(about = tr!("List what is due or overdue, and whom to telephone", "列出待办和逾期事项及联系人、电话，逾期最久的在前"))]
#[command(after_help = tr!(
    "  shuangqian due\n  shuangqian due 沧县 --within 7\n  shuangqian due -o 待办.xlsx",
    "  shuangqian 待办\n  shuangqian 待办 沧县 --within 7\n  shuangqian 待办 -o 待办.xlsx"
))]
pub struct Args {
    /// The unit, as typed.
    #[arg(value_name = tr!("UNIT", "单位"), value_parser = typing::unit)]
    #[arg(help = tr!("Only this county or school", "只看这个县或这所学校"))]
    pub unit: Option<String>,
    /// Within how many days.
    #[arg(long, value_name = tr!("DAYS", "天数"), value_parser = typing::days)]
    #[arg(help = tr!("Only what is due within so many days, or overdue", "只看这些天内到期的和已逾期的"))]
    pub within: Option<u16>,
    /// How it is shown.
    #[command(flatten)]
    pub showing: Showing,
}

impl Args {
    /// Shows what is to be done.
    pub fn run(self, session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
        let origin = session.origin()?;
        let mut asked = Asked::All;
        let (register, outcome) = session.open_for_report(&origin, out, |register| {
            let unit = self.unit.map(|typed| register.find_listed_unit(&typed)).transpose()?;
            asked = Asked::typed(unit.into_iter().collect());
            Ok(counties_of(&asked))
        })?;
        let until = self.within.map(|days| register.as_of.plus(days.into()));
        let sealed = register.as_sealed();
        let table = due(&sealed.campaign()?, &register.campaign()?, &asked, until).into();
        self.showing.give(&Shown::of(&table, register), &origin, out)?;
        if table.rows.is_empty() {
            let day = register.as_of;
            out.say(tr!("nothing is due as of {day}", "截至{day}，没有待办事项"));
        }
        Ok(outcome)
    }
}
