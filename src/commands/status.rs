//! `status`: progress on the screen.

use crate::arguments::session::{Outcome, Session};
use crate::arguments::typing;
use crate::basics::asked::Asked;
use crate::basics::id::CountyId;
use crate::basics::personal::mask;
use crate::basics::words::Word;
use crate::output::screen::screen_in;
use crate::output::stream::{Out, terminal_width};
use crate::register::Campaign;
use crate::reports::{LetterState, counties_status, schools_status, unread};
use crate::tr;

/// What `status` takes.
#[derive(Debug, clap::Args)]
#[command(visible_alias = "进度")]
#[command(about = tr!("Show progress, county by county or school by school", "在屏幕上看各县（或各校）进度"))]
#[command(after_help = tr!("  shuangqian status\n  shuangqian status 沧县", "  shuangqian 进度\n  shuangqian 进度 沧县"))]
pub struct Args {
    /// The county, as typed.
    #[arg(value_name = tr!("COUNTY", "县"), value_parser = typing::unit)]
    #[arg(help = tr!("Show the schools of this county", "看这个县各校进度"))]
    pub county: Option<String>,
}

impl Args {
    /// Shows the progress.
    pub fn run(self, session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
        let mut county = None;
        let (register, outcome) = session.open_for_report(&session.origin()?, out, |register| {
            county = self.county.map(|typed| register.find_listed_county(&typed)).transpose()?;
            Ok(county.clone().map_or(Asked::All, |county| Asked::Only(vec![county])))
        })?;
        let register = register.as_sealed();
        let campaign = register.campaign()?;
        let table = match &county {
            Some(county) => schools_status(&campaign, county),
            None => counties_status(&campaign),
        };
        let about = county.map(|county| about(&campaign, &county)).unwrap_or_default();
        let shown = screen_in(&table, terminal_width(), out.style());
        out.data(mask(&(heading(&campaign) + &about)).into_owned() + "\n" + &shown)?;
        Ok(outcome)
    }
}

/// The round, its number, the day, and whether it is that of the sealing.
fn heading(campaign: &Campaign) -> String {
    let (title, number, day) = (&campaign.round.title, &campaign.round.document_number, campaign.as_of());
    match campaign.round.sealed_on {
        Some(_) => {
            tr!("{title}, {number}, as of {day}, when it was sealed\n", "{title}　{number}　截至{day}（已封存）\n")
        }
        None => tr!("{title}, {number}, as of {day}\n", "{title}　{number}　截至{day}\n"),
    }
}

/// The county, how its own letter stands, and what of it could not be read.
fn about(campaign: &Campaign, county: &CountyId) -> String {
    let unit = county.clone().into();
    let name = campaign.register.name(&unit);
    let state = LetterState::of(campaign.county_letter(county).as_ref(), campaign.letter(&unit)).shown();
    let letter = tr!("{name}, its own letter: {state}", "{name}　市县责任书：{state}");
    let unread = unread(campaign.register.unreadable_of(county));
    let remark = unread.map(|unread| tr!("; {unread}", "　{unread}")).unwrap_or_default();
    letter + &remark + "\n"
}
