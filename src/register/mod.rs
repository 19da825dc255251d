//! All records joined in memory, as of a day; every question that crosses records.

mod answers;
mod assessment;
mod campaign;
mod contact;
mod counted;
mod differing;
mod directory;
mod duties;
mod findings;
mod forces;
mod form_row;
mod item_search;
mod later;
mod lot;
mod recorded;
mod redraw;
mod resting;
mod rounds;
mod row_draft;
mod search;
mod sent;
mod shown_by;
mod tally;
mod together;
mod unit_fault;
mod unread;
mod visits;
mod writing;

pub use answers::{cannot_apply, inapplicable_items, is_fulfilling, is_wrong_not_applicable, missing_items};
pub use assessment::{Assessment, Candidate, Outlook};
pub use campaign::Campaign;
pub use contact::Contact;
pub use differing::Differing;
pub use directory::Directory;
pub use duties::{Deadline, Duty, Standing, State};
pub use findings::{Finding, Seen};
pub use forces::Stretch;
pub use form_row::FormRow;
pub use item_search::{ItemFault, find_item};
pub use later::Later;
pub use redraw::{drawn_again, redraws};
pub use resting::{Resting, Rests};
pub use rounds::RoundFault;
pub use row_draft::row_draft;
pub use sent::FormSent;
pub use tally::{Tally, Total};
pub use unit_fault::{Fitting, UnitFault};
pub use unread::Enrolled;
pub use visits::Visit;
pub use writing::Written;

use crate::basics::day::Day;
use crate::basics::id::{CountyId, RoundId, SchoolId, UnitId};
use crate::files::load::by_county;
use crate::files::path::{RecordPath, way_to};
use crate::files::{Loaded, Records};
use crate::records::{County, Name, Person, School, Side, VisitKey};
use foldhash::{HashMap, HashSet};
use std::collections::{BTreeMap, BTreeSet};

/// The records as they stood on a day.
#[derive(Clone, Debug)]
pub struct Register {
    /// The records, without what is dated later. What others want to know of them is a question here.
    records: Records,
    /// The day.
    pub as_of: Day,
    /// How many files of each county could not be read; under `None` those outside any county.
    pub unreadable: BTreeMap<Option<CountyId>, usize>,
    /// The records with a deed that was left out, in full.
    left_out: Records,
    stretches: HashMap<UnitId, Stretch>,
    /// The inspections that were sent to the city group.
    sent: HashSet<VisitKey>,
    broken: BTreeSet<RecordPath>,
    named_within: BTreeSet<UnitId>,
    chosen: Result<RoundId, RoundFault>,
    /// Whether the round looked at was named, not chosen by its day.
    is_named: bool,
}

impl Register {
    /// Joins what was loaded, as of a day.
    pub fn new(loaded: Loaded, as_of: Day) -> Register {
        let unreadable = loaded.unreadable_by_county();
        let mut records = loaded.records;
        let left_out = later::take_out(&mut records, as_of);
        let (stretches, sent) = rayon::join(|| forces::stretches(&records), || sent::inspections(&records));
        Register {
            records,
            as_of,
            unreadable,
            left_out,
            stretches,
            sent,
            broken: loaded.unreadable,
            named_within: loaded.named_within,
            chosen: Err(RoundFault::None),
            is_named: false,
        }
    }

    /// The register for as long as the program runs, which then ends without freeing a city's records one by one: a clerk
    /// need not wait for that.
    pub fn for_good(self) -> &'static Register {
        Box::leak(Box::new(self))
    }

    /// Takes in a further part of the records.
    pub fn absorb(&mut self, mut more: Loaded) {
        let left_out = later::take_out(&mut more.records, self.as_of);
        let has_units = more.records.have_units();
        self.sent.extend(sent::inspections(&more.records));
        self.records.absorb(more.records);
        self.left_out.absorb(left_out);
        if has_units {
            self.stretches = forces::stretches(&self.records);
        }
        self.broken.extend(more.unreadable);
        self.unreadable = by_county(&self.broken);
        self.named_within.extend(more.named_within);
    }

    /// The register as it stood on an earlier day.
    pub fn on(&self, day: Day) -> Register {
        let mut earlier = self.clone();
        earlier.as_of = day;
        earlier.records.rewind(day);
        earlier.sent = sent::inspections(&earlier.records);
        earlier
    }

    /// The register with what is dated later put back.
    pub fn with_what_is_later(&self) -> Register {
        self.with(self.left_out.clone())
    }

    /// The register with some more records.
    pub fn with(&self, more: Records) -> Register {
        let (mut whole, has_units) = (self.clone(), more.have_units());
        whole.records.absorb(more);
        whole.sent = sent::inspections(&whole.records);
        if has_units {
            whole.stretches = forces::stretches(&whole.records);
        }
        whole
    }

    /// The counties by division code, those without one last, then by id.
    pub fn counties(&self) -> Vec<(&CountyId, &County)> {
        let mut counties: Vec<_> = self.records.counties.iter().collect();
        counties.sort_by_key(|(id, _)| self.place(id));
        counties
    }

    /// The key that sorts counties.
    pub fn place(&self, county: &CountyId) -> impl Ord + use<> {
        let code = self.records.counties.get(county).and_then(|county| county.division_code.clone());
        (code.is_none(), code, county.clone())
    }

    /// The schools of a county, by id.
    pub fn schools<'r>(&'r self, county: &CountyId) -> impl Iterator<Item = (&'r SchoolId, &'r School)> + use<'r> {
        let county = county.clone();
        self.records.schools.range(SchoolId::first_of(&county)..).take_while(move |(id, _)| id.county == county)
    }

    /// What stands on every page (`内部文件`), where the mechanism says it.
    pub fn classification(&self) -> Option<&str> {
        Some(self.records.mechanism.as_ref()?.classification.as_ref()?.as_str())
    }

    /// Whether it is known what stands on every page: the mechanism can be read.
    pub fn is_classification_known(&self) -> bool {
        self.records.mechanism.is_some()
    }

    /// The name of a unit, or its id where its file cannot be read.
    pub fn name(&self, unit: &UnitId) -> String {
        match unit {
            UnitId::County(county) => self.county_name(county),
            UnitId::School(school) => self.school_name(school),
        }
    }

    /// The name of a county, or its id likewise.
    pub fn county_name(&self, id: &CountyId) -> String {
        self.county(id).map_or_else(|| id.to_string(), |county| county.name.to_string())
    }

    /// The name of a school, without its county, or its id likewise.
    pub fn school_name(&self, id: &SchoolId) -> String {
        self.school(id).map_or_else(|| id.school.to_string(), |school| school.name.to_string())
    }

    /// Who is registered to sign a unit's letter for a side: the leader of the city or county group, or the head.
    pub fn head(&self, unit: &UnitId, side: Side) -> Option<&Name> {
        self.head_written(unit, side)?.somebody()
    }

    /// What is registered as the one who signs a unit's letter for a side, whether or not it names anybody.
    pub fn head_written(&self, unit: &UnitId, side: Side) -> Option<&Person> {
        let county = self.records.counties.get(unit.county());
        match (side, unit) {
            (Side::Upper, UnitId::County(_)) => self.records.mechanism.as_ref()?.city_group.leader.as_ref(),
            (Side::Upper, UnitId::School(_)) | (Side::Lower, UnitId::County(_)) => county?.leader.as_ref(),
            (Side::Lower, UnitId::School(school)) => self.records.schools.get(school)?.head_written(),
        }
    }

    /// The post that makes such a person the one who signs; of a school that cannot be read it is not known.
    pub fn post_of_head(&self, unit: &UnitId, side: Side) -> Option<Name> {
        let post = match (side, unit) {
            (Side::Lower, UnitId::School(school)) => self.records.schools.get(school)?.post_of_head(),
            _ => "组长",
        };
        post.parse().ok()
    }

    /// Whether a unit is registered, whether or not its file can be read.
    pub fn is_registered(&self, unit: &UnitId) -> bool {
        self.stretches.contains_key(unit) || self.is_broken(&RecordPath::of_unit(unit))
    }

    /// Whether a round is known, whether or not its file can be read.
    pub fn is_open(&self, round: &RoundId) -> bool {
        self.records.rounds.contains_key(round) || self.is_broken(&RecordPath::of::<crate::records::Round>(round))
    }

    /// Whether there is a record at a path, even a broken one or one dated later.
    pub fn is_recorded(&self, path: &RecordPath) -> bool {
        let is_held = path.key().is_some_and(|key| self.records.hold(key) || self.left_out.hold(key));
        is_held || self.is_broken(path)
    }

    /// Whether a file, or a folder around it, could not be read.
    pub fn is_broken(&self, path: &RecordPath) -> bool {
        way_to(path.as_str()).any(|part| self.broken.contains(part))
    }

    /// Whether the file of a unit could be read and begins with the unit's name.
    pub fn begins_with_name(&self, unit: &UnitId) -> bool {
        self.stretches.contains_key(unit) && !self.named_within.contains(unit)
    }

    /// Whether anything could not be read.
    pub fn has_gaps(&self) -> bool {
        !self.broken.is_empty()
    }

    /// How many files of a county could not be read.
    pub fn unreadable_of(&self, county: &CountyId) -> usize {
        self.unreadable.get(&Some(county.clone())).copied().unwrap_or_default()
    }

    /// How many files could not be read that do not belong to a county in force.
    pub fn unreadable_elsewhere(&self) -> usize {
        let in_force = self.county_ids_in_force();
        let elsewhere =
            self.unreadable.iter().filter(|(county, _)| !in_force.iter().any(|id| Some(id) == county.as_ref()));
        elsewhere.map(|(_, count)| count).sum()
    }

    /// The paths that could not be read.
    pub fn gaps(&self) -> impl Iterator<Item = &RecordPath> {
        self.broken.iter()
    }
}
