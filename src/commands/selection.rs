//! `UNIT…|--all COUNTY [--except UNIT]…`: which units a command is about.

use crate::commands::typing;
use crate::tr;
use clap::ArgGroup;

/// The units named, or all schools of a county but some.
#[derive(Debug, clap::Args)]
#[command(group = ArgGroup::new("which").args(["units", "all"]).required(true))]
pub struct Selection {
    /// The units, as typed.
    #[arg(value_name = tr!("UNIT", "单位"), value_parser = typing::unit)]
    #[arg(help = tr!("County or school: name, code, or a part that fits one only", "县或学校：名称、编号，或名称中唯一的一部分"))]
    pub units: Vec<String>,
    /// The county whose schools are meant, as typed.
    #[arg(long, value_name = tr!("COUNTY", "县"), value_parser = typing::unit)]
    #[arg(help = tr!("All schools of a county", "该县全部学校"))]
    pub all: Option<String>,
    /// The schools left out, as typed.
    #[arg(long, requires = "all", conflicts_with = "units", value_name = tr!("UNIT", "单位"), value_parser = typing::unit)]
    #[arg(help = tr!("With --all: leave this school out; may be repeated", "与 --all 同用：除去这所学校，可写多次"))]
    pub except: Vec<String>,
}
