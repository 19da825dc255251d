//! The days from which and up to which units count, and what is still to come.

use crate::laid::{NOTHING, above, file, found, records, right, right_on, wrong, wrong_on};
use crate::support::ground::checking;
use serde_json::Value;

const CONVEYANCE: &str = "conveyances/2019/沧县/2019-08-02-甲小学.toml";

#[test]
fn a_school_is_in_force_from_its_opening_up_to_and_without_its_closing() {
    let opened = |on: &str| [above("units/沧县/甲小学.toml", &format!("opened_on = {on}"))];
    right("not-in-force", &opened("2019-08-02"));
    wrong("not-in-force", &opened("2019-08-03"));
    let closed = |on: &str| [above("units/沧县/甲小学.toml", &format!("closed_on = {on}"))];
    right("not-in-force", &closed("2019-08-16"));
    wrong("not-in-force", &closed("2019-08-15"));
}

#[test]
fn a_school_is_in_force_only_while_its_county_is() {
    let closed = |on: &str| [above("units/沧县.toml", &format!("closed_on = {on}"))];
    right("not-in-force", &closed("2019-08-16"));
    wrong("not-in-force", &closed("2019-08-15"));
}

#[test]
fn the_units_in_force_on_the_day_looked_at_are_judged() {
    let school = |day: &str| {
        let text = format!("name = \"丁小学\"\nkind = \"primary\"\ngirls_dormitory = false\n{day}\n");
        [file("units/沧县/丁小学.toml", text)]
    };
    wrong_on("2019-08-04", "no-liaison", &school("opened_on = 2019-08-04"));
    right_on("2019-08-04", "no-liaison", &school("opened_on = 2019-08-05"));
    wrong_on("2019-08-04", "no-liaison", &school("closed_on = 2019-08-05"));
    right_on("2019-08-04", "no-liaison", &school("closed_on = 2019-08-04"));
    let county = |on: &str| [above("units/沧县.toml", &format!("closed_on = {on}"))];
    wrong_on("2019-08-19", "not-submitted", &county("2019-08-20"));
    right_on("2019-08-19", "not-submitted", &county("2019-08-19"));
}

#[test]
fn a_round_is_looked_at_from_the_day_of_its_notice() {
    let round = |as_of: &str| found(as_of, &[])["round"].clone();
    assert_eq!(round("2019-07-30"), "2019");
    assert_eq!(round("2019-07-29"), Value::Null);
    let named = |as_of: &str| {
        let records = records(&[]);
        checking(records.path()).args(["--as-of", as_of, "--round", "2019"]).output().unwrap().status.code()
    };
    assert_ne!(named("2019-07-30"), Some(2));
    assert_eq!(named("2019-07-29"), Some(2));
}

#[test]
fn what_is_of_the_day_looked_at_counts() {
    let left_out = |as_of: &str| {
        let records = records(&[]);
        let output = checking(records.path()).args(["--lang", "en", "--as-of", as_of]).output().unwrap();
        let printed = String::from_utf8(output.stdout).unwrap();
        printed.lines().find_map(|line| line.strip_prefix("Left out")).map(str::to_owned)
    };
    // The last that was done on the ground.
    assert_eq!(left_out("2019-08-15"), None);
    assert!(left_out("2019-08-14").unwrap().ends_with(": 3"));
}

#[test]
fn nothing_is_done_later_than_today() {
    let dated = |days: u64| {
        let today = chrono::Local::now().date_naive();
        let path = format!("conveyances/2019/沧县/{}-甲小学.toml", today + chrono::Days::new(days));
        let records = records(&[file(&path, NOTHING)]);
        let output = checking(records.path()).args(["--lang", "en"]).output().unwrap();
        let told = String::from_utf8(output.stdout).unwrap().contains("[future-date]");
        // At midnight it is another day.
        (today == chrono::Local::now().date_naive()).then_some(told)
    };
    let told = |days| (0..3).find_map(|_| dated(days)).unwrap();
    assert!(!told(0) && told(1));
}

#[test]
fn days_are_dates_of_ten_characters() {
    right("misplaced-file", &[file(CONVEYANCE, NOTHING)]);
    for name in ["2019-8-02-甲小学", "2019-08-2-甲小学", "2019-08-32-甲小学", "2019-13-02-甲小学", "2019-08-023甲小学"]
    {
        wrong("misplaced-file", &[file(&format!("conveyances/2019/沧县/{name}.toml"), NOTHING)]);
    }
}
