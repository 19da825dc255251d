//! From what a clerk types to the one unit that is meant. Nothing is guessed silently.

use crate::basics::fold::fold;
use crate::basics::id::{CountyId, SchoolId, UnitId};
use crate::basics::initials::Initials;
use crate::basics::nearness::{holds_in_order, nearness};
use crate::files::path::{RecordPath, path_of_unit};
use crate::records::{County, Name, School};
use crate::register::Register;
use crate::register::unit_fault::{Fitting, UnitFault};
use crate::tr;

/// How many near units a message lists: as many as can be taken in at a glance.
const NEAREST: usize = 5;
/// How alike a near name is at least, from 0 to 1.
const NEAR: f64 = 0.6;

/// A unit as the search sees it.
struct Candidate {
    unit: UnitId,
    id: String,
    code: Option<String>,
    name: String,
    aliases: Vec<String>,
}

impl Candidate {
    /// A unit whose file cannot be read, so that only its id is known.
    fn broken(unit: UnitId) -> Candidate {
        let id = match &unit {
            UnitId::County(county) => county.id().folded(),
            UnitId::School(school) => school.school.folded(),
        };
        Candidate { unit, name: id.clone(), id, code: None, aliases: Vec::new() }
    }

    /// Whether a folded text fits the unit at a level.
    fn fits(&self, level: Level, typed: &str) -> bool {
        let initials = |fit: fn(&Initials, &str) -> bool| {
            Initials::typed(typed).is_some_and(|initials| self.calls().any(|name| fit(&initials, name)))
        };
        match level {
            Level::Id => self.id == typed,
            Level::Code => self.code.as_deref() == Some(typed),
            Level::Name => self.name == typed,
            Level::Alias => self.aliases.iter().any(|alias| alias == typed),
            Level::Part => self.calls().any(|name| name.contains(typed)),
            Level::AllInitials => initials(Initials::are_all_of),
            Level::SomeInitials => initials(Initials::are_in_order_in),
        }
    }

    /// Its name and its aliases.
    fn calls(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.name).chain(&self.aliases).map(String::as_str)
    }
}

/// What of a unit a text may fit. The first level with a hit wins.
#[derive(Clone, Copy)]
enum Level {
    Id,
    Code,
    Name,
    Alias,
    Part,
    AllInitials,
    SomeInitials,
}

impl Level {
    /// In the order in which what a clerk types is looked up.
    const TYPED: [Level; 7] =
        [Level::Id, Level::Code, Level::Name, Level::Alias, Level::Part, Level::AllInitials, Level::SomeInitials];
    /// Those that match a whole text, in the order in which a cell of a sheet is looked up: a code says most surely which
    /// unit is meant, an alias least.
    const EXACT: [Level; 4] = [Level::Code, Level::Id, Level::Name, Level::Alias];
}

impl Register {
    /// The one unit that a typed text fits: `COUNTY`, `COUNTY/SCHOOL` or anything that fits one.
    pub fn find_unit(&self, typed: &str) -> Result<UnitId, UnitFault> {
        self.readable(self.find_listed_unit(typed)?)
    }

    /// The one unit that a typed text fits, also where its file cannot be read: reports list it all the same.
    pub fn find_listed_unit(&self, typed: &str) -> Result<UnitId, UnitFault> {
        let typed = typed.trim();
        let slashed = typed.replace(['／', '、'], "/");
        match slashed.split_once('/') {
            Some((county, school)) => {
                let county = self.pick(county, county, self.county_candidates())?;
                let found = self.pick(typed, school, self.school_candidates(Some(county.county())));
                found.map_err(|fault| self.or_elsewhere(fault, county.county(), school))
            }
            None => {
                let mut candidates = self.county_candidates();
                candidates.extend(self.school_candidates(None));
                self.pick(typed, typed, candidates)
            }
        }
    }

    /// The fault that a county has no such school; of one that others have, where it is.
    fn or_elsewhere(&self, fault: UnitFault, county: &CountyId, school: &str) -> UnitFault {
        match self.meant_of(&fault, school) {
            Some(found) => UnitFault::Elsewhere(school.to_owned(), county.clone(), found),
            None => fault,
        }
    }

    /// The fault that no county fits; of what names a school, with its county or without, that it does.
    fn or_a_school(&self, fault: UnitFault, typed: &str) -> UnitFault {
        let with_county = typed.contains(['/', '／', '、']).then(|| self.find_listed_unit(typed).ok()).flatten();
        let school = with_county.filter(|unit| unit.school().is_some()).map(|unit| vec![unit.to_string()]);
        match school.or_else(|| self.meant_of(&fault, typed)) {
            Some(found) => UnitFault::School(typed.to_owned(), found),
            None => fault,
        }
    }

    /// The schools of any county that a text fits which fits none of those searched; none where rather a slip in one of
    /// those is meant.
    fn meant_of(&self, fault: &UnitFault, typed: &str) -> Option<Vec<String>> {
        let UnitFault::None(_, near) = fault else { return None };
        let name = typed.rsplit(['/', '／', '、']).next().unwrap_or(typed);
        let all = self.school_candidates(None);
        let found = fitting(name, &all);
        let folded = fold(name);
        let is_exact = found.iter().any(|one| Level::EXACT.iter().any(|level| one.fits(*level, &folded)));
        (is_exact || near.is_empty() && !found.is_empty()).then(|| found.iter().map(|one| self.shown(one)).collect())
    }

    /// The one county that a typed text fits.
    pub fn find_county(&self, typed: &str) -> Result<CountyId, UnitFault> {
        let county = self.find_listed_county(typed)?;
        self.readable(county.clone().into()).map(|_| county)
    }

    /// The one county that a typed text fits, also where its file cannot be read: reports list it all the same.
    pub fn find_listed_county(&self, typed: &str) -> Result<CountyId, UnitFault> {
        let found = self.pick(typed, typed, self.county_candidates());
        Ok(found.map_err(|fault| self.or_a_school(fault, typed))?.county().clone())
    }

    /// The one school that a typed text fits, in one county or anywhere.
    pub fn find_school(&self, typed: &str) -> Result<SchoolId, UnitFault> {
        if typed.contains(['/', '／', '、']) {
            let unit = self.find_unit(typed)?;
            return unit.school().cloned().ok_or_else(|| UnitFault::None(typed.to_owned(), Vec::new()));
        }
        self.pick_school(typed, self.school_candidates(None))
    }

    /// The one school of a county that a typed text fits.
    pub fn find_school_of(&self, county: &CountyId, typed: &str) -> Result<SchoolId, UnitFault> {
        let found = self.pick_school(typed, self.school_candidates(Some(county)));
        found.map_err(|fault| self.or_elsewhere(fault, county, typed))
    }

    /// The one school among candidates. A county's own name does not count as a part of its schools' names.
    fn pick_school(&self, typed: &str, candidates: Vec<Candidate>) -> Result<SchoolId, UnitFault> {
        if exact(&candidates, typed).is_none() && exact(&self.county_candidates(), typed).is_some() {
            return Err(UnitFault::County(typed.to_owned()));
        }
        let unit = self.readable(self.pick(typed, typed, candidates)?)?;
        unit.school().cloned().ok_or_else(|| UnitFault::None(typed.to_owned(), Vec::new()))
    }

    /// The unit, if its file can be read.
    fn readable(&self, unit: UnitId) -> Result<UnitId, UnitFault> {
        if self.stretch(&unit).is_some() { Ok(unit) } else { Err(UnitFault::Broken(path_of_unit(&unit))) }
    }

    /// The units whose files cannot be read.
    pub(super) fn broken_units(&self) -> impl Iterator<Item = UnitId> {
        self.gaps().filter_map(RecordPath::own_unit)
    }

    /// The one candidate of the first level at which any fits.
    fn pick(&self, whole: &str, typed: &str, candidates: Vec<Candidate>) -> Result<UnitId, UnitFault> {
        let all = fitting(typed, &candidates);
        let counties: Vec<_> = all.iter().copied().filter(|candidate| candidate.unit.school().is_none()).collect();
        match (all.as_slice(), counties.as_slice()) {
            ([], _) => Err(UnitFault::None(whole.to_owned(), self.nearest(&fold(typed), &candidates))),
            // One county goes before schools, whose names often begin with its own.
            ([one], _) | (_, [one]) => Ok(one.unit.clone()),
            (all, _) => Err(UnitFault::Several(whole.to_owned(), all.iter().map(|unit| self.fitting(unit)).collect())),
        }
    }

    /// The units whose names are much alike, or hold what is typed with something between: 西城小学 is short for
    /// 献县西城中心小学.
    fn nearest(&self, typed: &str, candidates: &[Candidate]) -> Vec<Fitting> {
        let score = |candidate: &Candidate| {
            let names = || candidate.calls().chain(std::iter::once(candidate.id.as_str()));
            let alike = names().map(|name| nearness(typed, name)).fold(0.0, f64::max);
            (names().any(|name| holds_in_order(name, typed)), alike)
        };
        let mut scored: Vec<_> = candidates.iter().map(|candidate| (score(candidate), candidate)).collect();
        scored.retain(|((is_held, alike), _)| *is_held || *alike > NEAR);
        scored.sort_by(|((held, alike), _), ((other_held, other), _)| {
            other_held.cmp(held).then_with(|| other.total_cmp(alike))
        });
        scored.into_iter().take(NEAREST).map(|(_, candidate)| self.fitting(candidate)).collect()
    }

    fn fitting(&self, candidate: &Candidate) -> Fitting {
        Fitting { unit: candidate.unit.clone(), shown: self.shown(candidate) }
    }

    /// The unit's id path, and its name where that says more.
    fn shown(&self, candidate: &Candidate) -> String {
        let (unit, name) = (&candidate.unit, self.name(&candidate.unit));
        match candidate.id == candidate.name {
            true => unit.to_string(),
            false => tr!("{unit} ({name})", "{unit}（{name}）"),
        }
    }

    fn county_candidates(&self) -> Vec<Candidate> {
        let counties = self.records.counties.iter();
        let candidate = |(id, county): (&CountyId, &County)| Candidate {
            unit: id.clone().into(),
            id: id.id().folded(),
            code: county.division_code.as_ref().map(ToString::to_string),
            name: fold(county.name.as_str()),
            aliases: Vec::new(),
        };
        let broken = self.broken_units().filter(|unit| unit.school().is_none()).map(Candidate::broken);
        counties.map(candidate).chain(broken).collect()
    }

    fn school_candidates(&self, within: Option<&CountyId>) -> Vec<Candidate> {
        let schools = self.records.schools.iter().filter(|(id, _)| within.is_none_or(|county| id.county == *county));
        let candidate = |(id, school): (&SchoolId, &School)| Candidate {
            unit: id.clone().into(),
            id: id.school.folded(),
            code: school.school_code.as_ref().map(ToString::to_string),
            name: fold(school.name.as_str()),
            aliases: school.aliases.iter().flatten().map(|alias| fold(Name::as_str(alias))).collect(),
        };
        let is_within = |unit: &UnitId| unit.school().is_some() && within.is_none_or(|county| unit.county() == county);
        let broken = self.broken_units().filter(is_within).map(Candidate::broken);
        schools.map(candidate).chain(broken).collect()
    }
}

/// The candidates that fit a typed text, at the first level where any does.
fn fitting<'c>(typed: &str, candidates: &'c [Candidate]) -> Vec<&'c Candidate> {
    let folded = fold(typed);
    let at = |level| candidates.iter().filter(|candidate| candidate.fits(level, &folded)).collect::<Vec<_>>();
    Level::TYPED
        .into_iter()
        .filter(|_| !folded.is_empty())
        .map(at)
        .find(|fitting| !fitting.is_empty())
        .unwrap_or_default()
}

fn exact(candidates: &[Candidate], cell: &str) -> Option<UnitId> {
    let folded = fold(cell);
    if folded.is_empty() {
        return None;
    }
    Level::EXACT.into_iter().find_map(|level| {
        let mut fitting = candidates.iter().filter(|candidate| candidate.fits(level, &folded));
        let first = fitting.next()?;
        fitting.next().is_none().then(|| first.unit.clone())
    })
}

#[cfg(test)]
mod tests;
