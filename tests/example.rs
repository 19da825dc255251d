//! The example city holds all that can occur in a year, so that whoever reads it has seen it.
#![expect(clippy::unwrap_used, reason = "a helper of tests that fails fails its test")]

#[path = "support"]
mod support {
    pub mod copied;
    pub mod files;
    pub mod program;
    pub mod put;
    pub mod run;
}

use shuangqian::basics::day::Day;
use shuangqian::basics::id::UnitId;
use shuangqian::basics::words::Word;
use shuangqian::files::path::record_folders;
use shuangqian::files::scope::Scope;
use shuangqian::files::{Loaded, Root, load};
use shuangqian::records::{Answer, DecisionKind, Draw, Record};
use shuangqian::register::{Duty, Finding, Register, State};
use std::collections::BTreeSet;
use std::path::PathBuf;
use support::copied::copied;
use support::run::run;

/// The last day of the year that the example tells.
const LAST: &str = "2019-12-31";

fn example() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("examples/cangzhou-2019")
}

/// The example, as it lies there.
fn loaded() -> Loaded {
    load(&Root::at(&example()).unwrap(), Scope::All).unwrap()
}

/// The example as of a day.
fn register(day: &str) -> Register {
    let day: Day = day.parse().unwrap();
    let mut register = Register::new(loaded(), day);
    register.choose_round(None).unwrap();
    register
}

#[test]
fn every_kind_of_record_occurs() {
    let register = register(LAST);
    let records = loaded().records;
    let occurring: BTreeSet<_> = records.entries().map(|entry| entry.folder()).collect();
    // A draw names the commit that it was made from, which no copy of an example has.
    let copied = record_folders().into_keys().filter(|folder| *folder != Draw::FOLDER);
    assert_eq!(occurring, copied.collect());
    let is_county = |unit: &UnitId| matches!(unit, UnitId::County(_));
    let both = BTreeSet::from([false, true]);
    assert_eq!(records.letters.keys().map(|key| is_county(&key.unit)).collect::<BTreeSet<_>>(), both);
    assert_eq!(records.spot_checks.keys().map(|key| is_county(&key.unit)).collect::<BTreeSet<_>>(), both);
    let decided: BTreeSet<_> = records.decisions.keys().map(|key| (key.what, is_county(&key.unit))).collect();
    let every = DecisionKind::ALL.iter().flat_map(|kind| both.iter().map(|of_county| (*kind, *of_county)));
    assert_eq!(decided, every.collect());
    assert!(records.decisions.values().any(|decision| decision.basis.is_some()));
    let received: BTreeSet<_> = records.submissions.values().map(|sent| sent.received_on.is_some()).collect();
    assert_eq!(received, both);
    assert!(register.forms_sent().count() > register.forms_last_sent().len(), "a form was sent again");
}

#[test]
fn every_duty_is_seen_in_every_state() {
    let mut seen = BTreeSet::new();
    for day in ["2019-08-03", "2019-08-20", LAST] {
        let register = register(day);
        let campaign = register.campaign().unwrap();
        for (id, school) in register.all_schools() {
            let in_force = register.in_force(&UnitId::School(id.clone()), register.as_of);
            seen.extend(campaign.school_duties(id, school).map(|standing| {
                let state = match standing.state {
                    _ if !in_force => "not_applicable",
                    State::Done(_) => "done",
                    State::Late(..) => "late",
                    State::Due => "due",
                    State::Overdue(_) => "overdue",
                };
                (standing.duty.key(), state)
            }));
        }
    }
    let states = ["done", "late", "due", "overdue", "not_applicable"];
    let every = Duty::ALL.iter().flat_map(|duty| states.map(|state| (duty.key(), state)));
    assert_eq!(seen, every.collect());
}

/// Where a finding comes from.
fn source(finding: &Finding) -> &'static str {
    let spot = finding.spot_check.map(|seen| seen.unannounced);
    match (finding.inspection.is_some(), spot) {
        (true, Some(_)) => "both on one day",
        (true, None) => "inspection",
        (false, Some(true)) => "unannounced",
        (false, _) => "spot check",
    }
}

/// How it stands.
fn standing(finding: &Finding, as_of: Day) -> &'static str {
    let done_on = finding.rectification.and_then(|record| record.done_on);
    match (finding.closed_on(), done_on, finding.days_overdue(as_of)) {
        (Some(closed), ..) if closed > finding.due_on => "closed late",
        (Some(_), ..) => "closed",
        (None, Some(_), _) => "rectified, not closed",
        (None, None, Some(_)) => "overdue",
        (None, None, None) => "open",
    }
}

#[test]
fn every_kind_of_finding_occurs() {
    let register = register(LAST);
    let findings: Vec<_> = register.findings().collect();
    let sources: BTreeSet<_> = findings.iter().map(source).collect();
    assert_eq!(sources, BTreeSet::from(["both on one day", "inspection", "spot check", "unannounced"]));
    let standings: BTreeSet<_> = findings.iter().map(|finding| standing(finding, register.as_of)).collect();
    assert_eq!(standings, BTreeSet::from(["closed", "closed late", "open", "overdue", "rectified, not closed"]));
    let answered = |answer| findings.iter().any(|finding| finding.seen().any(|seen| seen.answer == answer));
    assert!(answered(Answer::Partial) && answered(Answer::Problem));
    let differ = |finding: &Finding| {
        finding.seen().map(|seen| seen.answer).collect::<Vec<_>>().windows(2).any(|two| two[0] != two[1])
    };
    assert!(findings.iter().any(differ), "both sides see one finding differently");
    let outlived = |finding: &&Finding| !register.in_force(&UnitId::School(finding.key.unit.clone()), register.as_of);
    let outlived: BTreeSet<_> = findings.iter().filter(outlived).map(|finding| finding.closed_on().is_some()).collect();
    assert_eq!(outlived, BTreeSet::from([false, true]), "of a closed school");
    assert!(findings.iter().any(|finding| finding.rectification.is_none()), "one that nobody works off");
}

#[test]
fn the_year_is_without_an_error_and_can_be_sealed() {
    let records = copied(&example());
    for words in [
        &["check", "--fail-on", "error"][..],
        &["round", "seal", "2019", "--on", LAST, "--yes"],
        &["check", "--fail-on", "error"],
    ] {
        let output = run(records.path(), &format!("--as-of {LAST}"), words);
        assert!(output.status.success(), "{words:?} {output:?}");
    }
}
