//! The rules of `check`: Register → diagnostics. One function per rule, all of them in one list.

mod agencies;
mod conveyances;
mod dates;
mod decisions;
mod draws;
mod duplicates;
mod duties;
mod findings;
mod found;
mod inspections;
mod keys;
mod letters;
mod names;
mod people;
mod rows;
mod seals;
mod sight;
mod spot_checks;
mod submissions;
mod units;

use crate::basics::id::UnitId;
use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::files::Evidence;
use crate::files::kinds::{self, Entry};
use crate::files::path::RecordPath;
use crate::files::scans::Scans;
use crate::files::texts::Texts;
use crate::records::Key;
use crate::register::{self, Campaign, Duty, Register};
use duties::Standings;
use found::{Found, Spot};
use rayon::prelude::*;
use sight::*;
use std::collections::BTreeSet;

pub use sight::Sight;

/// A rule: its code, the function that finds what breaks it, and what that looks at.
pub struct Rule {
    /// The code that its diagnostics carry; several rules may share it.
    pub code: Code,
    /// The function's name, which says what holds; of the rules of one code each has its own.
    pub name: &'static str,
    judge: Judge,
    /// The records that it looks at.
    pub sight: Sight,
}

/// What is judged, and when.
#[derive(Clone, Copy)]
enum Judge {
    /// Every record, as of the register's day.
    Records(fn(&Register, &mut Found)),
    /// Likewise, beside what the records' own texts say.
    Digests(fn(&Register, &Texts, &mut Found)),
    /// Likewise, beside the scans that lie here.
    Copies(fn(&Register, &Scans, &mut Found)),
    /// Likewise, beside all of that and the figures as they are now.
    Beside(fn(&Register, Evidence, &mut Found)),
    /// The units in force; as of its sealing day where the selected round is sealed.
    Units(fn(&Register, &mut Found)),
    /// The selected round, if there is one; as of its sealing day likewise.
    Round(fn(&Campaign, &mut Found)),
    /// How a duty stands at every unit that has it, in the selected round likewise.
    Standing(Duty, fn(&Campaign, Duty, &[(UnitId, register::Standing)], &mut Found)),
}

use Judge::{Beside, Copies, Digests, Records, Round, Standing, Units};

/// A list of rules, each named as its function.
macro_rules! rules {
    ($(rule($code:expr, $judge:ident($($judged:tt)+), $sight:expr),)+) => {
        &[$(Rule { code: $code, name: rules!(@name $($judged)+), judge: $judge($($judged)+), sight: $sight }),+]
    };
    (@name $duty:path, $module:ident::$name:ident) => { stringify!($name) };
    (@name $module:ident::$name:ident) => { stringify!($name) };
}

/// Every rule beyond those that loading a file already judges.
pub static RULES: &[Rule] = rules![
    rule(Code::UnknownUnit, Records(keys::units_are_registered), Sight::Each),
    rule(Code::UnknownRound, Records(keys::rounds_are_open), Sight::Each),
    rule(Code::UnknownRound, Digests(seals::lists_are_of_open_rounds), UNITS),
    rule(Code::UnknownItem, Records(inspections::items_are_on_the_form), VISITS),
    rule(Code::BadValue, Records(inspections::answers_fit_their_item), VISITS),
    rule(Code::BadValue, Records(inspections::what_is_examined_has_no_note), VISITS),
    rule(Code::BadValue, Records(conveyances::no_more_attend_than_there_are), CONVEYANCES),
    rule(Code::BadValue, Records(spot_checks::groups_have_no_results), SPOT_CHECKS),
    rule(Code::MissingKey, Records(units::only_the_closed_have_merged), UNITS),
    rule(Code::MissingKey, Digests(seals::seals_have_day_and_digest), UNITS),
    rule(Code::MissingKey, Records(findings::closings_name_who_checked), RECTIFICATIONS),
    rule(Code::FutureDate, Records(dates::deeds_are_past), Sight::Each),
    rule(Code::NotInForce, Records(dates::units_are_in_force), Sight::Each),
    rule(Code::NotApplicable, Round(inspections::answers_are_as_the_school_is), VISITS),
    rule(Code::NotAFinding, Records(findings::what_is_worked_off_was_found), FINDINGS),
    rule(Code::LiaisonNotFemale, Records(people::liaisons_are_women), UNITS),
    rule(Code::DatesOutOfOrder, Records(dates::forms_follow_their_visit), VISITS),
    rule(Code::DatesOutOfOrder, Records(dates::rectifications_follow_their_finding), RECTIFICATIONS),
    rule(Code::DatesOutOfOrder, Records(dates::receipts_follow_their_sending), SUBMISSIONS),
    rule(Code::DatesOutOfOrder, Records(dates::forms_are_sent_after_their_visit), SUBMISSIONS),
    rule(Code::DatesOutOfOrder, Records(dates::closings_follow_openings), UNITS),
    rule(Code::DatesOutOfOrder, Records(dates::seals_follow_their_notice), UNITS),
    rule(Code::DuplicateSchoolCode, Records(duplicates::school_codes_differ), UNITS),
    rule(Code::DuplicateName, Records(duplicates::county_names_differ), UNITS),
    rule(Code::DuplicateName, Records(duplicates::school_names_differ), UNITS),
    rule(Code::BadMergeTarget, Records(units::merge_targets_can_take_over), UNITS),
    rule(Code::UnknownForm, Records(submissions::forms_are_inspections), FORMS),
    rule(Code::ChangedSinceSubmitted, Digests(submissions::forms_say_what_they_said), FORMS),
    rule(Code::UnknownBasis, Records(decisions::bases_are_records), BASES),
    rule(Code::ScanMismatch, Copies(letters::scans_are_those_recorded), LETTERS),
    rule(Code::SealBroken, Digests(seals::sealed_rounds_are_as_they_were), UNITS),
    rule(Code::SealBroken, Digests(seals::lists_are_those_of_their_seal), UNITS),
    rule(Code::SealBroken, Digests(seals::sealed_notices_are_as_they_were), UNITS),
    rule(Code::SealBroken, Beside(seals::sealed_figures_are_as_they_were), UNITS),
    rule(Code::SealBroken, Records(seals::seals_are_as_later_rounds_remember_them), UNITS),
    rule(Code::DrawMismatch, Beside(draws::seeds_draw_what_is_drawn), DRAWS),
    rule(Code::LetterOverdue, Standing(Duty::Letter, duties::are_done), LETTERS),
    rule(Code::ConveyanceOverdue, Standing(Duty::Conveyance, duties::are_done), CONVEYANCES),
    rule(Code::InspectionOverdue, Standing(Duty::Inspection, duties::are_done), INSPECTIONS),
    rule(Code::SchoolWorkOverdue, Standing(Duty::SchoolWork, duties::are_done), SCHOOL_WORK),
    rule(Code::RectificationOverdue, Records(findings::findings_are_worked_off), FINDINGS),
    rule(Code::LetterLate, Standing(Duty::Letter, duties::were_in_time), LETTERS),
    rule(Code::ConveyanceLate, Standing(Duty::Conveyance, duties::were_in_time), CONVEYANCES),
    rule(Code::InspectionLate, Standing(Duty::Inspection, duties::were_in_time), INSPECTIONS),
    rule(Code::SchoolWorkLate, Standing(Duty::SchoolWork, duties::were_in_time), SCHOOL_WORK),
    rule(Code::HalfSigned, Round(letters::both_parties_sign), LETTERS),
    rule(Code::SignerNotHead, Round(letters::heads_sign_in_person), LETTERS),
    rule(Code::NoVicePrincipal, Units(people::vice_principals_are_named), UNITS),
    rule(Code::NoLiaison, Units(people::liaisons_are_named), UNITS),
    rule(Code::SamePerson, Units(people::two_duties_have_two_people), UNITS),
    rule(Code::SamePerson, Records(findings::someone_else_checks), RECTIFICATIONS),
    rule(Code::OneAgency, Round(agencies::both_take_part), SHARED),
    rule(Code::IncompleteInspection, Round(inspections::every_item_is_answered), INSPECTIONS),
    rule(Code::IdenticalRows, Round(rows::notes_are_not_pasted), INSPECTIONS),
    rule(Code::StaffNotAllReached, Round(conveyances::all_staff_are_told), CONVEYANCES),
    rule(Code::EarlySpotCheck, Round(spot_checks::none_is_early), SPOT_CHECKS),
    rule(Code::NotSubmitted, Round(submissions::inspections_are_sent), FORMS),
    rule(Code::DrawnNotVisited, Round(draws::what_is_drawn_is_visited), DRAWN),
    rule(Code::BeforeNotice, Round(dates::nothing_precedes_the_notice), Sight::Each),
    rule(Code::DormitoryUnknown, Units(units::dormitories_are_known), UNITS),
    rule(Code::CreditCodeCheck, Units(units::credit_codes_check), UNITS),
    rule(Code::SchoolLetterBeforeCountyLetter, Round(letters::the_county_signs_first), LETTERS),
    rule(Code::DoubtfulName, Units(names::units_name_somebody), UNITS),
    rule(Code::DoubtfulName, Round(names::deeds_name_somebody), Sight::Each),
    rule(Code::DoubtfulName, Records(names::rectifications_name_somebody), RECTIFICATIONS),
    rule(Code::SimilarName, Units(duplicates::school_names_differ_by_more_than_the_county), UNITS),
];

/// What the rules look at.
struct View<'r> {
    register: &'r Register,
    evidence: Evidence<'r>,
    /// The register until the selected round was sealed; where it is not, all of it.
    until_sealing: &'r Register,
    /// The selected round, seen likewise.
    campaign: Option<Campaign<'r>>,
    standings: Standings,
}

impl Rule {
    fn broken(&self, view: &View) -> Vec<Diagnostic> {
        let mut found = Found::new(self.code);
        match (self.judge, &view.campaign) {
            (Records(judge), _) => judge(view.register, &mut found),
            (Digests(judge), _) => judge(view.register, view.evidence.texts, &mut found),
            (Copies(judge), _) => judge(view.register, view.evidence.scans, &mut found),
            (Beside(judge), _) => judge(view.register, view.evidence, &mut found),
            (Units(judge), _) => judge(view.until_sealing, &mut found),
            (Round(judge), Some(campaign)) => judge(campaign, &mut found),
            (Standing(duty, judge), Some(campaign)) => {
                let standings = view.standings.get(&duty).map_or(&[][..], Vec::as_slice);
                judge(campaign, duty, standings, &mut found);
            }
            (Round(_) | Standing(..), None) => {}
        }
        found.into_diagnostics()
    }

    /// The duty that it is about.
    fn duty(&self) -> Option<Duty> {
        match self.judge {
            Standing(duty, _) => Some(duty),
            _ => None,
        }
    }

    /// Whether it judges the selected round as of its sealing day.
    fn ends_with_the_sealing(&self) -> bool {
        matches!(self.judge, Units(_) | Round(_) | Standing(..))
    }
}

/// Everything that the rules find wrong, late or worth a look, in no particular order; without what loading found.
pub fn run(register: &Register, evidence: Evidence) -> Vec<Diagnostic> {
    let all: Vec<_> = RULES.iter().collect();
    let found = run_each(&all, register, evidence);
    // Room is made at once: a city for which nothing is done has twenty thousand.
    let mut diagnostics = Vec::with_capacity(found.iter().map(|(_, of_rule)| of_rule.len()).sum());
    found.into_iter().for_each(|(_, of_rule)| diagnostics.extend(of_rule));
    diagnostics
}

/// What some rules find, by the rule that found it.
pub fn run_each(
    rules: &[&'static Rule],
    register: &Register,
    evidence: Evidence,
) -> Vec<(&'static Rule, Vec<Diagnostic>)> {
    let sealed_by = register.sealed_by().filter(|_| rules.iter().any(|rule| rule.ends_with_the_sealing()));
    let sealed = sealed_by.map(|day| register.on(day));
    let until_sealing = sealed.as_ref().unwrap_or(register);
    let campaign = until_sealing.campaign().ok();
    let duties = rules.iter().filter_map(|rule| rule.duty()).collect();
    let standings = campaign.as_ref().map(|campaign| duties::standings(campaign, duties)).unwrap_or_default();
    let view = View { register, evidence, until_sealing, campaign, standings };
    // One by one: some rules take as long as ten others.
    rules.par_iter().with_max_len(1).map(|rule| (*rule, rule.broken(&view))).collect()
}

/// The rules that records of some folders can break once they are written, and that then refuse them or are told. An
/// overdue duty does not refuse one.
pub fn breakable(folders: &BTreeSet<&str>) -> Vec<&'static Rule> {
    let is_met = |rule: &&Rule| folders.iter().any(|folder| rule.sight.meets(folder));
    RULES.iter().filter(|rule| rule.code.severity() != Severity::Overdue).filter(is_met).collect()
}

/// The rules that records of some folders can break likewise once others of these folders are taken away.
pub fn breakable_without(folders: &BTreeSet<&str>) -> Vec<&'static Rule> {
    let is_met = |rule: &&Rule| folders.iter().any(|folder| rule.sight.misses(folder));
    RULES.iter().filter(|rule| rule.code.severity() != Severity::Overdue).filter(is_met).collect()
}

/// Whether records of a folder name others, which may be anywhere, so that all must be read to judge them.
pub fn name_others(folder: &str) -> bool {
    RULES.iter().any(|rule| matches!(rule.sight, Sight::Named(by) if by == folder))
}

/// The errors of records with a deed dated after the register's day: the register leaves such deeds out.
pub fn run_on_what_is_later(register: &Register, evidence: Evidence) -> Vec<Diagnostic> {
    let later = register.later();
    if later.is_empty() {
        return Vec::new();
    }
    let files = later.iter().map(|later| later.path.as_str()).collect();
    errors_in(&files, &register.with_what_is_later(), evidence)
}

/// The errors that the rules find in records that only unknown keys keep from being read, as if these were not there.
pub fn run_on_what_is_half_read(register: &Register, half_read: kinds::Records, evidence: Evidence) -> Vec<Diagnostic> {
    let paths: Vec<RecordPath> = half_read.entries().map(|entry| entry.key().into()).collect();
    if paths.is_empty() {
        return Vec::new();
    }
    let files = paths.iter().map(RecordPath::as_str).collect();
    errors_in(&files, &register.with(half_read), evidence)
}

/// The errors that the rules find in some files of a register.
fn errors_in(files: &BTreeSet<&str>, whole: &Register, evidence: Evidence) -> Vec<Diagnostic> {
    let rules = RULES.par_iter().filter(|rule| rule.code.severity() == Severity::Error);
    // A duty that is not done is not an error.
    let (campaign, standings) = (whole.campaign().ok(), Standings::new());
    let view = View { register: whole, evidence, until_sealing: whole, campaign, standings };
    let errors = rules.flat_map_iter(|rule| rule.broken(&view));
    errors.filter(|error| files.contains(error.file.as_str())).collect()
}

/// Whether a record is one of the round, and its unit in force.
fn counts(campaign: &Campaign, key: &impl Key) -> bool {
    let in_force = |unit| campaign.register.in_force(&unit, campaign.as_of());
    key.round() == Some(campaign.id) && key.unit().is_some_and(in_force)
}

/// Whether the unit of a record is in force.
fn is_in_force(campaign: &Campaign, record: Entry) -> bool {
    record.unit().is_some_and(|unit| campaign.register.in_force(&unit, campaign.as_of()))
}
