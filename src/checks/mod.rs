//! The rules of `check`: Register → diagnostics. One function per rule, all of them in one list.

mod agencies;
mod conveyances;
mod dates;
mod decisions;
mod duplicates;
mod duties;
mod findings;
mod found;
mod inspections;
mod keys;
mod letters;
mod people;
mod rows;
mod seals;
mod spot_checks;
mod submissions;
mod units;

use crate::basics::id::UnitId;
use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::files::kinds::Entry;
use crate::records::Key;
use crate::register::{self, Campaign, Duty, Register};
use duties::Standings;
use found::{Found, Spot};
use rayon::prelude::*;
use std::collections::BTreeSet;

/// A rule: its code, and the function that finds what breaks it.
pub struct Rule {
    /// The code that its diagnostics carry; several rules may share it.
    pub code: Code,
    /// The function's name, which says what holds; of the rules of one code each has its own.
    pub name: &'static str,
    judge: Judge,
}

/// What a rule looks at.
#[derive(Clone, Copy)]
enum Judge {
    /// Every record, as of the register's day.
    Records(fn(&Register, &mut Found)),
    /// The units in force; as of its sealing day where the selected round is sealed.
    Units(fn(&Register, &mut Found)),
    /// The selected round, if there is one; as of its sealing day likewise.
    Round(fn(&Campaign, &mut Found)),
    /// How a duty stands at every unit that has it, in the selected round likewise.
    Standing(Duty, fn(&Campaign, Duty, &[(UnitId, register::Standing)], &mut Found)),
}

use Judge::{Records, Round, Standing, Units};

/// A list of rules, each named as its function.
macro_rules! rules {
    ($(rule($code:expr, $judge:ident($($judged:tt)+)),)+) => {
        &[$(Rule { code: $code, name: rules!(@name $($judged)+), judge: $judge($($judged)+) }),+]
    };
    (@name $duty:path, $module:ident::$name:ident) => { stringify!($name) };
    (@name $module:ident::$name:ident) => { stringify!($name) };
}

/// Every rule beyond those that loading a file already judges.
pub static RULES: &[Rule] = rules![
    rule(Code::UnknownUnit, Records(keys::units_are_registered)),
    rule(Code::UnknownRound, Records(keys::rounds_are_open)),
    rule(Code::UnknownRound, Records(seals::lists_are_of_open_rounds)),
    rule(Code::UnknownItem, Records(inspections::items_are_on_the_form)),
    rule(Code::BadValue, Records(inspections::answers_fit_their_item)),
    rule(Code::BadValue, Records(inspections::what_is_examined_has_no_note)),
    rule(Code::BadValue, Records(conveyances::no_more_attend_than_there_are)),
    rule(Code::BadValue, Records(spot_checks::groups_have_no_results)),
    rule(Code::MissingKey, Records(units::only_the_closed_have_merged)),
    rule(Code::MissingKey, Records(seals::seals_have_day_and_digest)),
    rule(Code::MissingKey, Records(findings::closings_name_who_checked)),
    rule(Code::FutureDate, Records(dates::deeds_are_past)),
    rule(Code::NotInForce, Records(dates::units_are_in_force)),
    rule(Code::NotApplicable, Round(inspections::answers_are_as_the_school_is)),
    rule(Code::NotAFinding, Records(findings::what_is_worked_off_was_found)),
    rule(Code::LiaisonNotFemale, Records(people::liaisons_are_women)),
    rule(Code::DatesOutOfOrder, Records(dates::forms_follow_their_visit)),
    rule(Code::DatesOutOfOrder, Records(dates::rectifications_follow_their_finding)),
    rule(Code::DatesOutOfOrder, Records(dates::receipts_follow_their_sending)),
    rule(Code::DatesOutOfOrder, Records(dates::closings_follow_openings)),
    rule(Code::DatesOutOfOrder, Records(dates::seals_follow_their_notice)),
    rule(Code::DuplicateSchoolCode, Records(duplicates::school_codes_differ)),
    rule(Code::DuplicateName, Records(duplicates::county_names_differ)),
    rule(Code::DuplicateName, Records(duplicates::school_names_differ)),
    rule(Code::BadMergeTarget, Records(units::merge_targets_can_take_over)),
    rule(Code::UnknownForm, Records(submissions::forms_are_inspections)),
    rule(Code::ChangedSinceSubmitted, Records(submissions::forms_say_what_they_said)),
    rule(Code::UnknownBasis, Records(decisions::bases_are_records)),
    rule(Code::ScanMismatch, Records(letters::scans_are_those_recorded)),
    rule(Code::SealBroken, Records(seals::sealed_rounds_are_as_they_were)),
    rule(Code::SealBroken, Records(seals::lists_are_those_of_their_seal)),
    rule(Code::SealBroken, Records(seals::sealed_notices_are_as_they_were)),
    rule(Code::SealBroken, Records(seals::sealed_figures_are_as_they_were)),
    rule(Code::SealBroken, Records(seals::seals_are_as_later_rounds_remember_them)),
    rule(Code::LetterOverdue, Standing(Duty::Letter, duties::are_done)),
    rule(Code::ConveyanceOverdue, Standing(Duty::Conveyance, duties::are_done)),
    rule(Code::InspectionOverdue, Standing(Duty::Inspection, duties::are_done)),
    rule(Code::SchoolWorkOverdue, Standing(Duty::SchoolWork, duties::are_done)),
    rule(Code::RectificationOverdue, Records(findings::findings_are_worked_off)),
    rule(Code::LetterLate, Standing(Duty::Letter, duties::were_in_time)),
    rule(Code::ConveyanceLate, Standing(Duty::Conveyance, duties::were_in_time)),
    rule(Code::InspectionLate, Standing(Duty::Inspection, duties::were_in_time)),
    rule(Code::SchoolWorkLate, Standing(Duty::SchoolWork, duties::were_in_time)),
    rule(Code::HalfSigned, Round(letters::both_parties_sign)),
    rule(Code::SignerNotHead, Round(letters::heads_sign_in_person)),
    rule(Code::NoVicePrincipal, Units(people::vice_principals_are_named)),
    rule(Code::NoLiaison, Units(people::liaisons_are_named)),
    rule(Code::SamePerson, Units(people::two_duties_have_two_people)),
    rule(Code::SamePerson, Records(findings::someone_else_checks)),
    rule(Code::OneAgency, Round(agencies::both_take_part)),
    rule(Code::IncompleteInspection, Round(inspections::every_item_is_answered)),
    rule(Code::IdenticalRows, Round(rows::notes_are_not_pasted)),
    rule(Code::StaffNotAllReached, Round(conveyances::all_staff_are_told)),
    rule(Code::EarlySpotCheck, Round(spot_checks::none_is_early)),
    rule(Code::NotSubmitted, Round(submissions::inspections_are_sent)),
    rule(Code::BeforeNotice, Round(dates::nothing_precedes_the_notice)),
    rule(Code::DormitoryUnknown, Units(units::dormitories_are_known)),
    rule(Code::CreditCodeCheck, Units(units::credit_codes_check)),
    rule(Code::SchoolLetterBeforeCountyLetter, Round(letters::the_county_signs_first)),
];

/// What the rules look at.
struct View<'r> {
    register: &'r Register,
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
}

/// Everything that the rules find wrong, late or worth a look, in no particular order; without what loading found.
pub fn run(register: &Register) -> Vec<Diagnostic> {
    run_each(register).into_iter().flat_map(|(_, found)| found).collect()
}

/// The same, by the rule that found it.
pub fn run_each(register: &Register) -> Vec<(&'static Rule, Vec<Diagnostic>)> {
    let sealed = register.sealed_by().map(|day| register.on(day));
    let until_sealing = sealed.as_ref().unwrap_or(register);
    let campaign = until_sealing.campaign().ok();
    let standings = campaign.as_ref().map(duties::standings).unwrap_or_default();
    let view = View { register, until_sealing, campaign, standings };
    RULES.par_iter().map(|rule| (rule, rule.broken(&view))).collect()
}

/// The errors of records with a deed dated after the register's day: the register leaves such deeds out.
pub fn run_on_what_is_later(register: &Register) -> Vec<Diagnostic> {
    if register.later.is_empty() {
        return Vec::new();
    }
    let whole = &register.with_what_is_later();
    let files: BTreeSet<_> = register.later.iter().map(|later| later.path.as_str()).collect();
    let rules = RULES.par_iter().filter(|rule| rule.code.severity() == Severity::Error);
    // A duty that is not done is not an error.
    let view =
        View { register: whole, until_sealing: whole, campaign: whole.campaign().ok(), standings: Standings::new() };
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
