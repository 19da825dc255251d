//! `due`: what is due or overdue, on the screen.

use crate::arguments::session::{Outcome, Session};
use crate::arguments::typing;
use crate::basics::asked::Asked;
use crate::output::screen::screen_in;
use crate::output::stream::{Out, terminal_width};
use crate::reports::due;
use crate::tr;

/// What `due` takes.
#[derive(Debug, clap::Args)]
#[command(visible_alias = "待办")]
#[command(about = tr!("List what is due or overdue, the nearest first", "列出待办和逾期事项，最近的在前"))]
#[command(after_help = tr!("  shuangqian due\n  shuangqian due 沧县 --within 7", "  shuangqian 待办\n  shuangqian 待办 沧县 --within 7"))]
pub struct Args {
    /// The county, as typed.
    #[arg(value_name = tr!("COUNTY", "县"), value_parser = typing::unit)]
    #[arg(help = tr!("Only this county", "只看这个县"))]
    pub county: Option<String>,
    /// Within how many days.
    #[arg(long, value_name = tr!("DAYS", "天数"), value_parser = typing::days)]
    #[arg(help = tr!("Only what is due within so many days, or overdue", "只看这些天内到期的和已逾期的"))]
    pub within: Option<u16>,
}

impl Args {
    /// Shows what is to be done.
    pub fn run(self, session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
        let mut counties = Asked::All;
        let (register, outcome) = session.open_for_report(&session.origin()?, out, |register| {
            let county = self.county.map(|typed| register.find_listed_county(&typed)).transpose()?;
            counties = county.map_or(Asked::All, |county| Asked::Only(vec![county]));
            Ok(counties.clone())
        })?;
        let until = self.within.map(|days| register.as_of.plus(days.into()));
        let sealed = register.as_sealed();
        let table = due(&sealed.campaign()?, &register.campaign()?, &counties, until);
        if table.rows.is_empty() {
            let day = register.as_of;
            out.say(tr!("nothing is due as of {day}", "截至{day}，没有待办事项"));
        }
        out.data(screen_in(&table, terminal_width(), out.style()))?;
        Ok(outcome)
    }
}
