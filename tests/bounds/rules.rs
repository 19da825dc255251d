//! The numbers of the rules themselves.

use crate::laid::{NOTHING, above, below, file, found, instead, right, right_on, wrong, wrong_on};

const ROUND: &str = "rounds/2019.toml";
const INSPECTION: &str = "inspections/2019/沧县/2019-08-12-甲小学.toml";
const CONVEYANCE: &str = "conveyances/2019/沧县/2019-08-02-甲小学.toml";

#[test]
fn an_inspection_is_sent_within_seven_days() {
    right_on("2019-08-18", "not-submitted", &[]);
    wrong_on("2019-08-19", "not-submitted", &[]);
}

/// The inspections of the first so many schools of one day, each with a note.
fn noted(schools: usize, note: &str) -> Vec<crate::laid::Laid> {
    let schools = ["甲小学", "乙小学", "丙幼儿园"].into_iter().take(schools);
    let inspection = |school| format!("inspections/2019/沧县/2019-08-12-{school}.toml");
    schools.map(|school| below(&inspection(school), &format!("[notes]\npolicy = \"{note}\""))).collect()
}

#[test]
fn a_note_of_eight_characters_at_three_schools_is_taken_for_pasted() {
    wrong("identical-rows", &noted(3, "制度健全落实到位"));
    right("identical-rows", &noted(3, "制度健全已落实"));
    right("identical-rows", &noted(3, " 制度健全已落实 "));
    right("identical-rows", &noted(2, "制度健全落实到位"));
    let twice = "[notes]\npolicy = \"制度健全落实到位\"\ncamera_blind_spots = \"制度健全落实到位\"";
    let mut two_schools = noted(2, "制度健全落实到位");
    two_schools[0] = below(INSPECTION, twice);
    right("identical-rows", &two_schools);
    two_schools.push(noted(3, "制度健全落实到位").remove(2));
    wrong("identical-rows", &two_schools);
}

#[test]
fn of_the_items_not_answered_three_are_listed() {
    let unanswered = file(INSPECTION, "[results]\ncase_review = \"examined\"\n");
    let told = |laid: &[_]| {
        let found = found("2019-09-10", laid);
        let all = found["diagnostics"].as_array().unwrap().clone();
        let of_code =
            all.into_iter().find(|one| one["code"] == "incomplete-inspection" && one["file"] == INSPECTION).unwrap();
        of_code["message"].as_str().unwrap().to_owned()
    };
    let three = told(&[unanswered]);
    assert!(three.starts_with("not answered (3): ") && three.contains("监控盲区情况"), "{three}");
    let unanswered = file(INSPECTION, "[results]\ncase_review = \"examined\"\n");
    let four = told(&[unanswered, below(ROUND, "[[item]]\nkey = \"bus\"\nheading = \"校车管理情况\"")]);
    assert!(four.starts_with("not answered (4): ") && four.contains(", …"), "{four}");
    assert_eq!(four.matches(", ").count(), three.matches(", ").count() + 1, "{four}");
}

#[test]
fn as_many_attend_as_there_are() {
    right("bad-value", &[file(CONVEYANCE, "staff_total = 20\nstaff_attended = 20\n")]);
    wrong("bad-value", &[file(CONVEYANCE, "staff_total = 20\nstaff_attended = 21\n")]);
    right("bad-value", &[file(CONVEYANCE, "staff_total = 0\nstaff_attended = 0\n")]);
}

#[test]
fn the_conveyances_of_a_school_reach_all_its_staff_between_them() {
    let code = "staff-not-all-reached";
    let told = |first: u32, second: u32, of: u32| {
        let again = "conveyances/2019/沧县/2019-08-03-甲小学.toml";
        [
            file(CONVEYANCE, format!("staff_total = 20\nstaff_attended = {first}\n")),
            file(again, format!("staff_total = {of}\nstaff_attended = {second}\n")),
        ]
    };
    right(code, &told(12, 8, 20));
    wrong(code, &told(12, 7, 20));
    right(code, &told(20, 1, 21));
    wrong(code, &told(20, 0, 21));
    wrong(code, &[file(CONVEYANCE, "staff_total = 20\nstaff_attended = 19\n")]);
}

/// The file of a school of 沧县.
fn school(name: &str, lines: &str) -> crate::laid::Laid {
    file(&format!("units/沧县/{name}.toml"), format!("name = \"{name}\"\nkind = \"primary\"\n{lines}\n"))
}

#[test]
fn a_school_merges_into_one_that_is_open_on_that_day_or_closes_with_it() {
    let merged = || school("丁小学", "closed_on = 2019-08-01\nmerged_into = \"沧县/戊小学\"");
    right("bad-merge-target", &[merged(), school("戊小学", "closed_on = 2019-08-01")]);
    wrong("bad-merge-target", &[merged(), school("戊小学", "closed_on = 2019-07-31")]);
}

#[test]
fn a_name_and_a_code_are_free_from_the_day_that_their_school_closes() {
    let coded = "school_code = \"3113000009\"";
    let opened = |on: &str| {
        let old = school("丁小学", &format!("{coded}\nclosed_on = 2019-08-02"));
        [old, school("戊小学", &format!("{coded}\nopened_on = {on}"))]
    };
    right("duplicate-school-code", &opened("2019-08-02"));
    wrong("duplicate-school-code", &opened("2019-08-01"));
    let named = |on: &str| {
        let new = format!("name = \"丁小学\"\nkind = \"primary\"\nopened_on = {on}\n");
        [school("丁小学", "closed_on = 2019-08-02"), file("units/沧县/丁小学（新）.toml", new)]
    };
    right("duplicate-name", &named("2019-08-02"));
    wrong("duplicate-name", &named("2019-08-01"));
}

#[test]
fn the_countys_letter_may_be_of_the_day_of_its_schools_letters() {
    let county = |on: &str| [instead("letters/2019/沧县.toml", "2019-08-01", on)];
    right("school-letter-before-county-letter", &county("2019-08-03"));
    wrong("school-letter-before-county-letter", &county("2019-08-04"));
}

#[test]
fn spot_checks_begin_on_the_first_day_that_the_notice_names() {
    let checked = |on: &str| [file(&format!("spot-checks/2019/沧县/{on}-甲小学.toml"), "[results]\n")];
    right("early-spot-check", &checked("2019-09-01"));
    wrong("early-spot-check", &checked("2019-08-31"));
}

#[test]
fn records_are_of_the_day_of_the_notice_or_later() {
    right("before-notice", &[file("conveyances/2019/沧县/2019-07-30-甲小学.toml", NOTHING)]);
    wrong("before-notice", &[file("conveyances/2019/沧县/2019-07-29-甲小学.toml", NOTHING)]);
    let signed = |on: &str| [instead("letters/2019/沧县/甲小学.toml", "2019-08-02", on)];
    right("before-notice", &signed("2019-07-30"));
    wrong("before-notice", &signed("2019-07-29"));
}

#[test]
fn what_follows_may_be_of_the_same_day() {
    let code = "dates-out-of-order";
    let inspected = |on: &str| [above(INSPECTION, &format!("filled_on = {on}"))];
    right(code, &inspected("2019-08-12"));
    wrong(code, &inspected("2019-08-11"));
    let checked = |on: &str| [file("spot-checks/2019/沧县/2019-09-03-甲小学.toml", format!("filled_on = {on}\n"))];
    right(code, &checked("2019-09-03"));
    wrong(code, &checked("2019-09-02"));
    let sent = |on: &str| {
        [file("submissions/2019/沧县/2019-08-31.toml", format!("to = [\"city_group\"]\nreceived_on = {on}\n"))]
    };
    right(code, &sent("2019-08-31"));
    wrong(code, &sent("2019-08-30"));
    let closed = |on: &str| [school("丁小学", &format!("opened_on = 2019-08-01\nclosed_on = {on}"))];
    right(code, &closed("2019-08-01"));
    wrong(code, &closed("2019-07-31"));
    let sealed = |on: &str| {
        let seal = format!("sealed_on = {on}\nsealed_sha256 = \"{}\"", "0".repeat(64));
        [above(ROUND, &seal)]
    };
    right(code, &sealed("2019-07-30"));
    wrong(code, &sealed("2019-07-29"));
}

#[test]
fn a_finding_may_be_done_with_and_closed_on_its_own_day() {
    let code = "dates-out-of-order";
    let worked_off = |days: &str| {
        let path = "rectifications/2019/沧县/2019-08-12-甲小学-policy.toml";
        [instead(INSPECTION, "policy = \"compliant\"", "policy = \"problem\""), file(path, days)]
    };
    right(code, &worked_off("done_on = 2019-08-12\n"));
    wrong(code, &worked_off("done_on = 2019-08-11\n"));
    right(code, &worked_off("closed_on = 2019-08-12\nchecked_by = \"何某\"\n"));
    wrong(code, &worked_off("closed_on = 2019-08-11\nchecked_by = \"何某\"\n"));
    right(code, &worked_off("done_on = 2019-08-20\nclosed_on = 2019-08-20\nchecked_by = \"何某\"\n"));
    wrong(code, &worked_off("done_on = 2019-08-20\nclosed_on = 2019-08-19\nchecked_by = \"何某\"\n"));
}
