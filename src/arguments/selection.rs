//! `UNIT…|--all COUNTY [--except UNIT]…`: which units a command is about.

use crate::arguments::several::{Several, all, parted, several};
use crate::arguments::typing;
use crate::basics::day::Day;
use crate::basics::id::{CountyId, SchoolId, UnitId};
use crate::basics::language::list_separator;
use crate::files::path::RecordPath;
use crate::register::Register;
use crate::tr;
use anyhow::bail;
use clap::ArgGroup;
use std::collections::BTreeSet;

/// The units named, or all schools of a county but some.
#[derive(Debug, clap::Args)]
#[command(group = ArgGroup::new("which").args(["units", "all"]).required(true))]
pub struct Selection {
    /// The units, as typed.
    #[arg(value_name = tr!("UNIT", "单位"), value_parser = typing::units)]
    #[arg(help = tr!("County or school: name, code, or a part that fits one only", "县或学校：名称、编号，或名称中唯一的一部分"))]
    pub units: Vec<String>,
    /// The county whose schools are meant, as typed.
    #[arg(long, value_name = tr!("COUNTY", "县"), value_parser = typing::unit)]
    #[arg(help = tr!("All schools of a county", "该县全部学校"))]
    pub all: Option<String>,
    /// The schools left out, as typed.
    #[arg(long, requires = "all", conflicts_with = "units", value_name = tr!("UNIT", "单位"))]
    #[arg(value_parser = several(typing::unit))]
    #[arg(help = tr!(
        "With --all: leave this school out; several joined by `,`, or the option repeated",
        "与 --all 同用：除去这所学校，几所用“、”隔开，或写多次"
    ))]
    pub except: Vec<Several<String>>,
}

impl Selection {
    /// The units meant: those named, or the schools of a county that are in force on a day, less the exceptions.
    pub fn units(&self, register: &Register, on: Day) -> anyhow::Result<Vec<UnitId>> {
        let Some(all) = &self.all else {
            return named_units(register, &self.units);
        };
        let county = register.find_county(all)?;
        let unread = register.gaps().filter(|path| path.may_hold_schools_of(&county));
        let unread: Vec<_> = unread.map(RecordPath::as_str).collect();
        if !unread.is_empty() {
            let unread = unread.join(list_separator());
            bail!(tr!(
                "{unread} cannot be read, so it is not known which schools all of {county} are; mend it first",
                "{unread}无法读取，{county}的学校不全，请先改正"
            ));
        }
        let except = self.exceptions(register, &county)?;
        let open = register.schools(&county).filter(|(id, _)| register.in_force(&(*id).clone().into(), on));
        let (left_out, meant): (Vec<_>, Vec<_>) = open.map(|(id, _)| id).partition(|id| except.contains(id));
        match (meant.is_empty(), left_out.is_empty()) {
            (false, _) => Ok(meant.into_iter().cloned().map(UnitId::from).collect()),
            (true, true) => {
                bail!(tr!("{county} has no school in force on {on}", "{county}在{on}没有在办的学校（幼儿园）"))
            }
            (true, false) => bail!(tr!(
                "--except leaves none of the schools of {county} in force on {on}",
                "{county}在{on}在办的学校（幼儿园）都用 --except 除去了，一所不剩"
            )),
        }
    }

    /// The schools meant, where a command is about schools only.
    pub fn schools(&self, register: &Register, on: Day) -> anyhow::Result<Vec<SchoolId>> {
        let school = |unit| match unit {
            UnitId::School(school) => Ok(school),
            UnitId::County(unit) => bail!(tr!(
                "{unit} is a county; this is recorded at a school (all of them: --all {unit})",
                "{unit}是县；这里登记的是学校（幼儿园），全县请用 --all {unit}"
            )),
        };
        self.units(register, on)?.into_iter().map(school).collect()
    }

    fn exceptions(&self, register: &Register, county: &CountyId) -> anyhow::Result<BTreeSet<SchoolId>> {
        let mut except = BTreeSet::new();
        for typed in all(&self.except) {
            let school = match typed.contains('/') {
                true => register.find_school(typed)?,
                false => register.find_school_of(county, typed)?,
            };
            if school.county != *county {
                bail!(tr!("--except {typed}: {school} is not in {county}", "--except {typed}：{school}不在{county}"));
            }
            except.insert(school);
        }
        Ok(except)
    }
}

/// The units that were typed, each once.
pub fn named_units(register: &Register, typed: &[String]) -> anyhow::Result<Vec<UnitId>> {
    let mut seen = BTreeSet::new();
    let mut units = Vec::new();
    for typed in typed {
        let named = units_of(register, typed)?.into_iter();
        units.extend(named.filter(|unit| seen.insert(unit.clone())));
    }
    Ok(units)
}

/// The units of one argument: one, where `、` stands for the stroke behind its county, or is of its name.
fn units_of(register: &Register, typed: &str) -> anyhow::Result<Vec<UnitId>> {
    let one = |text: &str| Ok(register.find_unit(&typing::unit(text).map_err(anyhow::Error::msg)?)?);
    match one(typed) {
        Ok(unit) => Ok(vec![unit]),
        Err(_) => parted(typed).into_iter().map(one).collect(),
    }
}
