//! Finds the unit that a cell names exactly, by code, id, name or alias, never by a part. Made once for many cells.

use crate::basics::day::Day;
use crate::basics::fold::fold;
use crate::basics::id::{CountyId, SchoolId, UnitId};
use crate::basics::initials::Initials;
use crate::records::{County, CountyKind, Name, School};
use crate::register::{Fitting, Register, UnitFault};
use crate::tr;
use std::cell::OnceCell;
use std::collections::HashMap;

/// The units of a register by their codes, ids, names and aliases.
pub struct Directory<'r> {
    register: &'r Register,
    /// Made for the first cell that asks: of most kinds of sheets only the headings are looked at.
    units: OnceCell<Units>,
    /// The county that a command names for all cells.
    standing: Option<CountyId>,
    /// How many more times the nearest units are looked for.
    suggestions: usize,
    /// What was said of a cell, within its county; it is said of the same cell again.
    said: HashMap<String, String>,
}

/// All units by what they are called.
struct Units {
    counties: Names<CountyId>,
    schools: HashMap<CountyId, Names<SchoolId>>,
}

/// Units by each of their names; a code goes before an id, an id before a name, a name before an alias.
struct Names<U>([HashMap<String, Vec<U>>; 4]);

/// How many cells of a sheet get the nearest units suggested. Each is compared with every unit of a county or the city,
/// and in a sheet with more wrong names something else is wrong, such as the county.
const SUGGESTED: usize = 50;

impl<U: Clone + PartialEq> Names<U> {
    fn new() -> Names<U> {
        Names(std::array::from_fn(|_| HashMap::new()))
    }

    fn insert(&mut self, level: usize, name: String, unit: &U) {
        let units = self.0[level].entry(name).or_default();
        if !units.contains(unit) {
            units.push(unit.clone());
        }
    }

    fn find(&self, cell: &str) -> &[U] {
        let folded = fold(cell);
        self.0.iter().find_map(|names| names.get(&folded)).map_or(&[], Vec::as_slice)
    }
}

impl Units {
    fn of(register: &Register) -> Units {
        let mut units = Units { counties: Names::new(), schools: HashMap::new() };
        register.records.counties.iter().for_each(|(id, county)| units.add_county(id, Some(county)));
        register.records.schools.iter().for_each(|(id, school)| units.add_school(id, Some(school)));
        for unit in register.broken_units() {
            match unit.school() {
                Some(school) => units.add_school(school, None),
                None => units.add_county(unit.county(), None),
            }
        }
        units
    }

    fn add_county(&mut self, id: &CountyId, county: Option<&County>) {
        if let Some(code) = county.and_then(|county| county.division_code.as_ref()) {
            self.counties.insert(0, code.to_string(), id);
        }
        self.counties.insert(1, id.id().folded(), id);
        self.counties.insert(2, county.map_or_else(|| id.id().folded(), |county| fold(county.name.as_str())), id);
        for name in county.iter().flat_map(|county| names_of_group(county)) {
            self.counties.insert(3, fold(&name), id);
        }
    }

    fn add_school(&mut self, id: &SchoolId, school: Option<&School>) {
        let names = self.schools.entry(id.county.clone()).or_insert_with(Names::new);
        names.insert(1, id.school.folded(), id);
        let Some(school) = school else { return };
        if let Some(code) = &school.school_code {
            names.insert(0, code.to_string(), id);
        }
        names.insert(2, fold(school.name.as_str()), id);
        for alias in school.aliases.iter().flatten() {
            names.insert(3, fold(Name::as_str(alias)), id);
        }
    }
}

impl<'r> Directory<'r> {
    /// The directory of a register’s units.
    pub fn new(register: &'r Register) -> Directory<'r> {
        let units = OnceCell::new();
        Directory { register, units, standing: None, suggestions: SUGGESTED, said: HashMap::new() }
    }

    /// The same where a command names the county: a cell may then say what it likes, but not another county.
    pub fn standing(self, county: Option<CountyId>) -> Directory<'r> {
        Directory { standing: county, ..self }
    }

    fn units(&self) -> &Units {
        self.units.get_or_init(|| Units::of(self.register))
    }

    /// The county that a cell names, by its own name, its group’s or one of its agencies’; otherwise why it names none.
    pub fn county(&mut self, cell: &str) -> Result<CountyId, String> {
        match (self.units().counties.find(cell), &self.standing) {
            ([county], None) => Ok(county.clone()),
            ([county], Some(standing)) if county != standing => Err(tr!(
                "this is {county}, not {standing} as --county says",
                "这是{county}，而 --county 写的是{standing}"
            )),
            ([], Some(standing)) if self.is_of_another_county(cell, standing) => Err(tr!(
                "this reads like another county than {standing}, as --county says, and none of that name is registered; is it {standing}, correct or empty the cell",
                "这像是另一个县（市、区），没有登记，而 --county 写的是{standing}；如就是{standing}，请改正或留空"
            )),
            (_, Some(standing)) => Ok(standing.clone()),
            ([], None) => {
                let place = cell.to_owned();
                Err(self.suggested(place, |register| register.find_county(cell), cell, |county| county.to_string()))
            }
            (several, None) => Err(names_several(cell, several)),
        }
    }

    /// Whether a cell that names no registered county reads like the name of one, its group’s or its agencies’, other than
    /// a county with the city before it. A township, or what else a county is parted into, is none.
    fn is_of_another_county(&self, cell: &str, standing: &CountyId) -> bool {
        let cell = fold(cell);
        let name = OF_GROUP.iter().find_map(|ending| cell.strip_suffix(ending)).unwrap_or(&cell);
        let is_word = name.chars().count() < 2 || name.starts_with(['本', '全', '我', '该', '各']);
        let is_part = PARTS.iter().any(|part| name.ends_with(part));
        let reads_like_one = CountyKind::of_name(name).is_some() || name.ends_with("新区") || name.ends_with('旗');
        let own = fold(&self.register.county_name(standing));
        let is_city = self.register.mechanism().is_some_and(|mechanism| fold(mechanism.city.as_str()) == name);
        reads_like_one && !is_word && !is_part && !is_city && !name.ends_with(&own)
    }

    /// The school of a county that a cell names, if it names one; of several with the name the one in force on a day.
    pub fn school(&self, county: &CountyId, cell: &str, on: Option<Day>) -> Result<Option<SchoolId>, String> {
        let found = self.units().schools.get(county).map_or(&[][..], |names| names.find(cell));
        let in_force = |id: &&SchoolId| on.is_none_or(|day| self.register.school_in_force(id, day));
        match (found, found.iter().filter(in_force).collect::<Vec<_>>().as_slice()) {
            ([], _) => Ok(None),
            ([one], _) => Ok(Some(one.clone())),
            (_, [one]) => Ok(Some((*one).clone())),
            (several, _) => Err(names_several(cell, several)),
        }
    }

    /// The school of a county that a cell names, or why it names none.
    pub fn registered_school(&mut self, county: &CountyId, cell: &str, on: Day) -> Result<SchoolId, String> {
        let name = self.without_county(county, cell);
        for cell in [cell, name] {
            if let Some(school) = self.school(county, cell, Some(on))? {
                return Ok(school);
            }
        }
        let cell = name;
        let name = |register: &Register, id: &SchoolId| register.school_name(id);
        let register = self.register;
        let place = format!("{county}/{cell}");
        Err(self.suggested(place, |register| register.find_school_of(county, cell), cell, |id| name(register, id)))
    }

    /// The name of a school in a cell that puts its own county before it, as on the command line.
    fn without_county<'c>(&self, county: &CountyId, cell: &'c str) -> &'c str {
        match cell.split_once(['/', '／']) {
            Some((place, school)) if *self.units().counties.find(place) == [county.clone()] => school.trim(),
            _ => cell,
        }
    }

    /// Whether a cell is a name of a school: its id, its name or one of its aliases.
    pub fn is_named(&self, id: &SchoolId, cell: &str) -> bool {
        let names = self.units().schools.get(&id.county);
        let folded = fold(cell);
        names.is_some_and(|Names([_, named @ ..])| {
            named.iter().any(|names| names.get(&folded).is_some_and(|schools| schools.contains(id)))
        })
    }

    /// Why a cell does not name a unit, and the one that may be meant.
    fn suggested<U>(
        &mut self,
        place: String,
        search: impl FnOnce(&Register) -> Result<U, UnitFault>,
        cell: &str,
        name: impl FnOnce(&U) -> String,
    ) -> String {
        if let Some(said) = self.said.get(&place) {
            return said.clone();
        }
        if self.suggestions == 0 {
            return UnitFault::None(cell.to_owned(), Vec::new()).to_string();
        }
        self.suggestions -= 1;
        let said = match search(self.register) {
            // A cell means no unit by a part of a name or by initials, so none of several need be chosen.
            Err(UnitFault::Several(..)) if Initials::typed(&fold(cell)).is_some() => {
                UnitFault::None(cell.to_owned(), Vec::new()).to_string()
            }
            Err(UnitFault::Several(_, near)) => UnitFault::None(cell.to_owned(), near).to_string(),
            Err(fault) => fault.to_string(),
            Ok(unit) => {
                let meant = name(&unit);
                tr!("no unit is named “{cell}”; is it “{meant}”?", "没有登记“{cell}”；是不是“{meant}”？")
            }
        };
        self.said.insert(place, said.clone());
        said
    }
}

/// That a cell names several units, each of which its id says all of.
fn names_several<U: Clone + Into<UnitId>>(cell: &str, units: &[U]) -> String {
    let units = units.iter().cloned().map(Into::into).map(Fitting::of).collect();
    UnitFault::Several(cell.to_owned(), units).to_string()
}

/// How the usual names of a county’s group and its agencies end, behind the county’s own.
const OF_GROUP: [&str; 8] =
    ["联合工作组", "联合工作小组", "工作组", "人民检察院", "检察院", "教育局", "教育体育局", "教体局"];
/// What ends as names of counties do and is a part of one.
const PARTS: [&str; 9] = ["学区", "校区", "片区", "社区", "小区", "镇区", "城区", "市区", "辖区"];

/// What a county’s group and its agencies are called, as registered and as they usually are.
fn names_of_group(county: &County) -> Vec<String> {
    let name = &county.name;
    let usual = OF_GROUP.map(|ending| format!("{name}{ending}"));
    let registered = [&county.procuratorate, &county.education_bureau].map(ToString::to_string);
    registered.into_iter().chain(usual).collect()
}
