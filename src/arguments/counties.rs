//! `--county COUNTY…`: which counties a command is about.

use crate::arguments::several::{Several, all, several};
use crate::arguments::typing;
use crate::basics::asked::Asked;
use crate::basics::id::CountyId;
use crate::register::Register;
use crate::tr;

/// The counties named; all where none is.
#[derive(Debug, clap::Args)]
pub struct Counties {
    /// The counties, as typed.
    #[arg(long, value_name = tr!("COUNTY", "县"), value_parser = several(typing::unit))]
    #[arg(help = tr!(
        "Only this county; several joined by `,`, or the option repeated",
        "只要这个县，几个县用“、”隔开，或写多次"
    ))]
    pub county: Vec<Several<String>>,
}

impl Counties {
    /// The counties meant, also those whose file cannot be read.
    pub fn asked(&self, register: &Register) -> anyhow::Result<Asked<CountyId>> {
        let counties = all(&self.county).map(|typed| register.find_listed_county(typed));
        Ok(Asked::typed(counties.collect::<Result<_, _>>()?))
    }
}
