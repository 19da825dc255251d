//! Why what a clerk types does not name one unit, and which units may be meant.

use crate::basics::id::{CountyId, UnitId};
use crate::basics::language::list_separator;
use crate::tr;
use std::fmt;

/// Why a typed text does not name exactly one unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnitFault {
    /// Nothing fits; these are the nearest.
    None(String, Vec<Fitting>),
    /// Several fit.
    Several(String, Vec<Fitting>),
    /// It is a county where a school is asked for.
    County(String),
    /// It is a school where a county is asked for.
    School(String, Vec<String>),
    /// It is none of this county's schools, but these of others are called so.
    Elsewhere(String, CountyId, Vec<String>),
    /// The file of the one that fits cannot be read; its path.
    Broken(String),
}

/// A unit that may be meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fitting {
    /// The unit.
    pub unit: UnitId,
    /// Its id path, and its name where that says more.
    pub shown: String,
}

impl Fitting {
    /// One of which its id says all.
    pub fn of(unit: UnitId) -> Fitting {
        Fitting { shown: unit.to_string(), unit }
    }
}

/// How many units that fit a message lists: few letters of initials fit more than a part of a name does.
pub(super) const LISTED: usize = 10;

impl fmt::Display for UnitFault {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self {
            UnitFault::None(typed, near) if near.is_empty() => {
                tr!("no unit fits “{typed}”", "没有符合“{typed}”的单位")
            }
            UnitFault::None(typed, near) => {
                let near = first_of(near.iter().map(|near| near.shown.as_str()));
                tr!("no unit fits “{typed}”; the nearest: {near}", "没有符合“{typed}”的单位；相近的有：{near}")
            }
            UnitFault::Several(typed, all) => {
                let (count, listed) = (all.len(), first_of(all.iter().map(|one| one.shown.as_str())));
                tr!(
                    "{count} units fit “{typed}”: {listed}; say which",
                    "符合“{typed}”的有{count}个：{listed}，请写明是哪一个"
                )
            }
            UnitFault::County(typed) => {
                tr!("“{typed}” is a county; a school is needed here", "“{typed}”是县（市、区），这里要写学校（幼儿园）")
            }
            UnitFault::School(typed, schools) => {
                let schools = first_of(schools.iter().map(String::as_str));
                tr!(
                    "“{typed}” is a school ({schools}); a county is needed here",
                    "“{typed}”是学校（幼儿园）：{schools}，这里要写县（市、区）"
                )
            }
            UnitFault::Elsewhere(typed, county, schools) => {
                let schools = first_of(schools.iter().map(String::as_str));
                tr!("{county} has no “{typed}”; there is {schools}", "{county}没有“{typed}”；登记的有：{schools}")
            }
            UnitFault::Broken(path) => {
                tr!("{path} cannot be read; see `shuangqian check`", "{path}无法读取，请用 shuangqian check 查看并改正")
            }
        };
        to.write_str(&text)
    }
}

impl std::error::Error for UnitFault {}

impl UnitFault {
    /// Why, in a line that ends where the units that may be meant are listed by number, and these units; `None` where it
    /// names none.
    pub fn by_number(&self) -> Option<(String, &[Fitting])> {
        match self {
            UnitFault::None(typed, near) if !near.is_empty() => {
                let why = tr!(
                    "no unit fits “{typed}”; the nearest, to be chosen by number:",
                    "没有符合“{typed}”的单位；相近的有（可输入序号）："
                );
                Some((why, near))
            }
            UnitFault::Several(typed, all) => {
                let (count, listed) = (all.len(), &all[..all.len().min(LISTED)]);
                let more = match count > listed.len() {
                    true => {
                        tr!(" (the first of them; or type more of the name)", "（只列前{LISTED}个；也可把名称写全些）")
                    }
                    false => String::new(),
                };
                let why = tr!(
                    "{count} units fit “{typed}”; choose by number{more}:",
                    "符合“{typed}”的有{count}个，请输入序号{more}："
                );
                Some((why, listed))
            }
            _ => None,
        }
    }
}

/// As many units as a message lists.
fn first_of<'u>(units: impl ExactSizeIterator<Item = &'u str>) -> String {
    let rest = if units.len() > LISTED { "…" } else { "" };
    units.take(LISTED).collect::<Vec<_>>().join(list_separator()) + rest
}
