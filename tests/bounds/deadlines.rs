//! The days that the notice sets, and those that it gives to what comes later.

use crate::laid::{Laid, NOTHING, above, file, instead, right, right_on, without, wrong, wrong_on};

const ROUND: &str = "rounds/2019.toml";
const COUNTY_LETTER: &str = "letters/2019/沧县.toml";
const LETTER: &str = "letters/2019/沧县/甲小学.toml";
const CONVEYANCE: &str = "conveyances/2019/沧县/2019-08-02-甲小学.toml";
const INSPECTION: &str = "inspections/2019/沧县/2019-08-12-甲小学.toml";
const WORK: &str = "school-work/2019/沧县/甲小学.toml";

/// The round with a line among its deadlines.
fn deadlines(line: &str) -> Laid {
    instead(ROUND, "[deadlines]\n", &format!("[deadlines]\n{line}\n"))
}

/// A duty: what is overdue of it, what late, and the days before, of and after its deadline.
struct Duty {
    overdue: &'static str,
    late: &'static str,
    record: &'static str,
    days: [&'static str; 3],
    done: fn(&str) -> Vec<Laid>,
}

const FIFTH: [&str; 3] = ["2019-08-04", "2019-08-05", "2019-08-06"];
const THIRTIETH: [&str; 3] = ["2019-08-29", "2019-08-30", "2019-08-31"];

const DUTIES: [Duty; 5] = [
    Duty {
        overdue: "letter-overdue",
        late: "letter-late",
        record: COUNTY_LETTER,
        days: FIFTH,
        done: |on| vec![instead(COUNTY_LETTER, "2019-08-01", on)],
    },
    Duty {
        overdue: "letter-overdue",
        late: "letter-late",
        record: LETTER,
        days: FIFTH,
        done: |on| vec![instead(LETTER, "2019-08-03", on)],
    },
    Duty {
        overdue: "conveyance-overdue",
        late: "conveyance-late",
        record: CONVEYANCE,
        days: FIFTH,
        done: |on| vec![without(CONVEYANCE), file(&CONVEYANCE.replace("2019-08-02", on), NOTHING)],
    },
    Duty {
        overdue: "inspection-overdue",
        late: "inspection-late",
        record: INSPECTION,
        days: THIRTIETH,
        done: |on| {
            let results = "[results]\npolicy = \"compliant\"\ndormitory_closed = \"compliant\"\n";
            vec![without(INSPECTION), file(&INSPECTION.replace("2019-08-12", on), results)]
        },
    },
    Duty {
        overdue: "school-work-overdue",
        late: "school-work-late",
        record: WORK,
        days: THIRTIETH,
        done: |on| vec![instead(WORK, "2019-08-15", on)],
    },
];

#[test]
fn a_duty_is_overdue_when_its_day_is_past() {
    for Duty { overdue, record, days: [before, day, after], .. } in DUTIES {
        right_on(day, overdue, &[without(record)]);
        wrong_on(after, overdue, &[without(record)]);
        let exclusive = || [without(record), deadlines("inclusive = false")];
        right_on(before, overdue, &exclusive());
        wrong_on(day, overdue, &exclusive());
        let inclusive = || [without(record), deadlines("inclusive = true")];
        right_on(day, overdue, &inclusive());
        wrong_on(after, overdue, &inclusive());
    }
}

#[test]
fn what_is_done_on_its_day_is_in_time() {
    for Duty { late, days: [before, day, after], done, .. } in DUTIES {
        right(late, &done(day));
        wrong(late, &done(after));
        let exclusive = |on| done(on).into_iter().chain([deadlines("inclusive = false")]).collect::<Vec<_>>();
        right(late, &exclusive(before));
        wrong(late, &exclusive(day));
    }
}

/// A school that opened on a day, of which nothing else is recorded.
fn opened(on: &str) -> Laid {
    file("units/沧县/丁小学.toml", format!("name = \"丁小学\"\nkind = \"primary\"\nopened_on = {on}\n"))
}

#[test]
fn a_school_opened_after_a_deadline_has_thirty_days_unless_told() {
    let code = "letter-overdue";
    right_on("2019-09-05", code, &[opened("2019-08-06")]);
    wrong_on("2019-09-06", code, &[opened("2019-08-06")]);
    right_on("2019-08-05", code, &[opened("2019-08-05")]);
    wrong_on("2019-08-06", code, &[opened("2019-08-05")]);
    right_on("2019-08-16", code, &[opened("2019-08-06"), deadlines("opened_later_days = 10")]);
    wrong_on("2019-08-17", code, &[opened("2019-08-06"), deadlines("opened_later_days = 10")]);
    right_on("2019-09-04", code, &[opened("2019-08-06"), deadlines("inclusive = false")]);
    wrong_on("2019-09-05", code, &[opened("2019-08-06"), deadlines("inclusive = false")]);
}

#[test]
fn the_thirty_days_are_counted_for_each_duty_by_its_own_deadline() {
    // Opened after the letters' day and before the inspections'.
    right_on("2019-08-30", "inspection-overdue", &[opened("2019-08-06")]);
    wrong_on("2019-08-31", "inspection-overdue", &[opened("2019-08-06")]);
    for code in ["conveyance-overdue", "inspection-overdue", "school-work-overdue"] {
        right_on("2019-09-30", code, &[opened("2019-08-31")]);
        wrong_on("2019-10-01", code, &[opened("2019-08-31")]);
    }
}

/// A problem found at an inspection, and whatever else.
fn problem(more: Option<Laid>) -> Vec<Laid> {
    let found = instead(INSPECTION, "policy = \"compliant\"", "policy = \"problem\"");
    std::iter::once(found).chain(more).collect()
}

#[test]
fn a_finding_is_due_fifteen_days_after_it_was_found_unless_told() {
    let code = "rectification-overdue";
    let both = |last, next, more: fn() -> Option<Laid>| {
        right_on(last, code, &problem(more()));
        wrong_on(next, code, &problem(more()));
    };
    both("2019-08-27", "2019-08-28", || None);
    both("2019-09-01", "2019-09-02", || Some(deadlines("rectification_days = 20")));
    both("2019-08-12", "2019-08-13", || Some(deadlines("rectification_days = 0")));
    // Until and with, whatever holds for the notice's days.
    both("2019-08-27", "2019-08-28", || Some(deadlines("inclusive = false")));
    let agreed = || Some(file("rectifications/2019/沧县/2019-08-12-甲小学-policy.toml", "due_on = 2019-08-20\n"));
    both("2019-08-20", "2019-08-21", agreed);
    let closed = |on: &str| {
        let text = format!("closed_on = {on}\nchecked_by = \"何某\"\n");
        Some(file("rectifications/2019/沧县/2019-08-12-甲小学-policy.toml", text))
    };
    right_on("2019-08-28", code, &problem(closed("2019-08-28")));
    wrong_on("2019-08-28", code, &problem(closed("2019-08-29")));
}

#[test]
fn a_finding_of_a_round_that_nobody_opened_has_fifteen_days_too() {
    let found = || [file("inspections/2018/沧县/2018-08-12-甲小学.toml", "[results]\npolicy = \"problem\"\n")];
    right_on("2018-08-27", "rectification-overdue", &found());
    wrong_on("2018-08-28", "rectification-overdue", &found());
}

#[test]
fn a_sealed_round_is_judged_as_of_its_sealing() {
    let sealed = |on: &str| {
        let seal = format!("sealed_on = {on}\nsealed_sha256 = \"{}\"", "0".repeat(64));
        [above(ROUND, &seal), without(INSPECTION)]
    };
    right("inspection-overdue", &sealed("2019-08-30"));
    wrong("inspection-overdue", &sealed("2019-08-31"));
    // On the sealing day itself all is as ever.
    wrong_on("2019-08-31", "inspection-overdue", &sealed("2019-08-31"));
}

#[test]
fn days_of_grace_are_whole_numbers_that_fit() {
    for key in ["rectification_days", "opened_later_days"] {
        right("bad-value", &[deadlines(&format!("{key} = 0"))]);
        right("bad-value", &[deadlines(&format!("{key} = 65535"))]);
        wrong("bad-value", &[deadlines(&format!("{key} = 65536"))]);
        wrong("bad-value", &[deadlines(&format!("{key} = -1"))]);
    }
}
