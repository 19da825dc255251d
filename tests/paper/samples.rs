//! The sheets in `examples/`: what the commands of the README write, and import takes in.

use crate::desk::{Desk, example, printed, run};
use crate::support::golden::{assert_golden, differing};
use std::fs;
use std::path::{Path, PathBuf};

const COUNTY: &str = "献县";

fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name)
}

/// Compares a sample with the bytes that it should have; `BLESS=1` writes it again.
fn is_made_of(name: &str, bytes: &[u8]) {
    assert_golden([differing(&sample(name), bytes)]);
}

#[test]
fn the_roster_is_the_list_of_a_county_in_gbk() {
    let list = printed(&["unit", "list", COUNTY]);
    is_made_of("roster-gbk.csv", &encoding_rs::GBK.encode(&list).0);
}

#[test]
fn the_form_is_the_report_of_a_county_in_excel() {
    is_made_of("inspections-2019.xlsx", &Desk::new().written("表.xlsx", &["report", "form", "--county", COUNTY]));
}

/// Imports both samples, and holds the command to having written so many records and found so many already so.
fn goes_in(records: &Path, roster: (usize, usize), form: (usize, usize)) {
    for (kind, name, (written, already)) in
        [("schools", "roster-gbk.csv", roster), ("inspections", "inspections-2019.xlsx", form)]
    {
        let output = run(records, &["import", kind, sample(name).to_str().unwrap()]);
        let said = String::from_utf8(output.stderr).unwrap();
        let expected = format!("共写入{written}条，{already}条原已如此");
        assert!(output.status.success() && said.contains(&expected), "{expected}: {said}");
    }
}

#[test]
fn the_samples_say_what_the_city_knows_already() {
    goes_in(Desk::with_example().path("").as_path(), (0, 10), (0, 8));
}

#[test]
fn the_samples_fill_a_register_that_knows_only_the_county() {
    let desk = Desk::new();
    let city = desk.path("市");
    for words in [vec!["init", city.to_str().unwrap(), "--city", "沧州市"], vec!["unit", "add-county", COUNTY]] {
        let output = run(&city, &words);
        assert!(output.status.success(), "{output:?}");
    }
    fs::create_dir(city.join("rounds")).unwrap();
    fs::copy(example().join("rounds/2019.toml"), city.join("rounds/2019.toml")).unwrap();
    goes_in(&city, (10, 0), (8, 0));
    let form = run(&city, &["report", "form", "--county", COUNTY]).stdout;
    assert_eq!(String::from_utf8(form).unwrap(), printed(&["report", "form", "--county", COUNTY]));
}
