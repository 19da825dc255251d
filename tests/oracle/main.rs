//! An independent check of the reports: random cities are written as records, the real binary reports on them, and every
//! cell is compared with a slow computation from the same city. Nothing of the crate's library is used.
//!
//! `SHUANGQIAN_SEEDS` says how many cities (6 unless told). A message names the seed; a failing folder is kept.

mod city;
mod cut;
mod deeds;
mod document;
mod expected;
mod files;
mod later;
mod model;
mod next_issue;
mod page;
mod program;
mod rng;
mod rounds;
mod units;

#[path = "../support"]
mod support {
    pub mod program;
    pub mod put;
    pub mod run;
}

use city::{Kinds, city, days_to_look, newest_round};
use expected::Table;
use expected::view::View;
use model::{City, Day, Round};
use program::{compare, csv_table, guarded, json_table, printed};
use std::path::Path;

/// The reports of the first landing.
const REPORTS: [&str; 4] = ["progress", "letters", "missing", "form"];

fn seeds() -> std::ops::Range<u64> {
    let many = std::env::var("SHUANGQIAN_SEEDS").ok().and_then(|many| many.parse().ok());
    0..many.unwrap_or(6)
}

/// One look at one city.
struct Look<'a> {
    city: &'a City,
    as_of: Day,
    round: &'a Round,
    folder: &'a Path,
}

impl Look<'_> {
    /// The arguments, without `--round` wherever its default is the same round.
    fn arguments(&self, command: &[&str]) -> Vec<String> {
        let mut arguments = vec!["--as-of".to_owned(), self.as_of.to_string()];
        let is_default = newest_round(self.city, self.as_of).id == self.round.id;
        if !is_default || self.city.seed.is_multiple_of(3) {
            arguments.extend(["--round".to_owned(), self.round.id.clone()]);
        }
        arguments.extend(command.iter().map(|&argument| argument.to_owned()));
        arguments
    }

    fn printed(&self, command: &[&str]) -> Result<Vec<u8>, String> {
        let arguments = self.arguments(command);
        printed(self.folder, &arguments.iter().map(String::as_str).collect::<Vec<_>>())
    }

    /// What the report should hold.
    fn expected(&self, kind: &str) -> Table {
        let view = View::new(self.city, self.round, self.as_of);
        match kind {
            "progress" => expected::progress::progress(&view),
            "letters" => expected::letters::letters(&view),
            "missing" => expected::missing::missing(&view),
            "form" => expected::form::form(&view),
            "findings" => expected::findings::findings(self.city, self.round, self.as_of),
            "differences" => expected::differences::differences(&view),
            "assessment" => expected::assessment::assessment(&view, self.as_of),
            "decisions" => expected::decisions::decisions(&view),
            other => panic!("{other} is not a report"),
        }
    }

    /// Compares the report cell by cell, as CSV or as JSON.
    fn compare(&self, kind: &str) -> Result<(), String> {
        let expected = self.expected(kind);
        if (self.city.seed + kind.len() as u64).is_multiple_of(2) {
            let got = csv_table(&self.printed(&["report", kind])?)?;
            compare(&guarded(expected), &got)
        } else {
            let bytes = self.printed(&["report", kind, "--format", "json"])?;
            let got = json_table(&bytes, kind, &self.round.id, &expected.headings)?;
            compare(&expected, &got)
        }
    }
}

/// Looks at every seed's city on two days, at each round issued by then, and tells everything that is wrong at the end.
fn look_at_all(kinds: Kinds, claim: impl Fn(&Look) -> Result<(), String>) {
    let (mut wrong, mut told) = (0, Vec::new());
    for seed in seeds() {
        let city = city(seed, kinds);
        let folder = program::written(&files::files(&city));
        if let Err(fault) = look_at(&city, folder.path(), &claim) {
            wrong += 1;
            if told.len() < 3 {
                told.push(format!("seed {seed}, records in {}, {fault}", folder.keep().display()));
            }
        }
    }
    let all = seeds().end;
    assert!(wrong == 0, "{wrong} of {all} cities; the first of them:\n{}", told.join("\n\n"));
}

fn look_at(city: &City, folder: &Path, claim: impl Fn(&Look) -> Result<(), String>) -> Result<(), String> {
    for as_of in days_to_look(city) {
        for round in city.rounds.iter().filter(|round| round.issued_on <= as_of) {
            let look = Look { city, as_of, round, folder };
            claim(&look).map_err(|fault| format!("--as-of {as_of} --round {}: {fault}", round.id))?;
        }
    }
    Ok(())
}

fn compare_reports(look: &Look, kinds: &[&str]) -> Result<(), String> {
    kinds.iter().try_for_each(|kind| look.compare(kind).map_err(|fault| format!("report {kind}: {fault}")))
}

/// The bytes of the reports of both folders are the same.
fn same_bytes(look: &Look, other: &Path, kinds: &[&str]) -> Result<(), String> {
    for kind in kinds {
        for format in ["csv", "json"] {
            let command = ["report", kind, "--format", format];
            let there = Look { folder: other, ..*look };
            let (one, two) = (look.printed(&command)?, there.printed(&command)?);
            if one != two {
                let (one, two) = (String::from_utf8_lossy(&one), String::from_utf8_lossy(&two));
                let line = one.lines().zip(two.lines()).find(|(one, two)| one != two);
                return Err(format!("report {kind} as {format} of {}: {line:?}", other.display()));
            }
        }
    }
    Ok(())
}

/// The records as they were known on the day give the same bytes.
fn same_when_cut(look: &Look, kinds: &[&str]) -> Result<(), String> {
    let known = program::written(&files::files(&cut::cut(look.city, look.as_of)));
    let result = same_bytes(look, known.path(), kinds);
    if result.is_err() {
        // For whoever reads the message, which names the folder.
        let _kept = known.keep();
    }
    result
}

#[test]
fn every_cell_is_what_the_contract_says() {
    look_at_all(Kinds::UpToInspections, |look| compare_reports(look, &REPORTS));
}

#[test]
fn the_order_of_files_makes_no_difference() {
    look_at_all(Kinds::UpToInspections, |look| {
        let backwards = program::fresh_folder();
        let files = files::files(look.city);
        program::write(files.iter().rev(), backwards.path());
        same_bytes(look, backwards.path(), &REPORTS)
    });
}

#[test]
fn what_is_dated_later_changes_nothing() {
    look_at_all(Kinds::UpToInspections, |look| same_when_cut(look, &REPORTS));
}

#[test]
fn the_same_records_give_the_same_bytes() {
    look_at_all(Kinds::UpToInspections, |look| same_bytes(look, look.folder, &REPORTS));
}

#[test]
fn no_rate_passes_a_hundred_per_cent() {
    look_at_all(Kinds::UpToInspections, |look| {
        let table = csv_table(&look.printed(&["report", "progress"])?)?;
        let rates = table.headings.iter().enumerate().filter(|(_, heading)| heading.ends_with('率'));
        for (place, heading) in rates {
            for row in &table.rows {
                is_rate(&row[place]).then_some(()).ok_or(format!("“{heading}” is {:?}", row[place]))?;
            }
        }
        Ok(())
    });
}

/// `—`, or a number with one decimal from 0.0 to 100.0 before the sign.
fn is_rate(cell: &str) -> bool {
    let number = cell.strip_suffix('%').filter(|number| number.split('.').nth(1).is_some_and(|tenth| tenth.len() == 1));
    cell == "—"
        || number.and_then(|number| number.parse::<f64>().ok()).is_some_and(|rate| (0.0..=100.0).contains(&rate))
}

#[test]
fn cities_are_the_same_for_ever_and_their_files_are_toml() {
    for seed in seeds() {
        let files = files::files(&city(seed, Kinds::All));
        assert_eq!(files, files::files(&city(seed, Kinds::All)), "seed {seed}");
        for (path, text) in files {
            let parsed = text.trim_start_matches('\u{feff}').parse::<toml::Table>();
            assert!(parsed.is_ok(), "seed {seed}, {path}: {parsed:?}\n{text}");
        }
    }
}

#[test]
fn cities_have_nobodies_at_every_place_where_somebody_counts() {
    let is_nobody = |name: &String| !expected::is_somebody(name);
    let (mut signers, mut vice_principals, mut liaisons, mut checkers, mut responsible) = (0, 0, 0, 0, 0);
    for seed in 0..20 {
        let city = city(seed, Kinds::All);
        let sides = city.letters.iter().flat_map(|letter| [&letter.upper, &letter.lower]).flatten();
        signers += sides.filter(|side| is_nobody(&side.signer)).count();
        let schools: Vec<_> = city.counties.iter().flat_map(|county| &county.schools).collect();
        vice_principals +=
            schools.iter().filter_map(|school| school.vice_principal.as_ref()).filter(|name| is_nobody(name)).count();
        liaisons +=
            schools.iter().filter_map(|school| school.liaison.as_ref()).filter(|one| is_nobody(&one.name)).count();
        checkers +=
            city.rectifications.iter().filter_map(|one| one.checked_by.as_ref()).filter(|name| is_nobody(name)).count();
        responsible += city
            .rectifications
            .iter()
            .filter_map(|one| one.responsible.as_ref())
            .filter(|name| is_nobody(name))
            .count();
    }
    let all = [signers, vice_principals, liaisons, checkers, responsible];
    assert!(all.iter().all(|count| *count > 5), "{all:?}");
}

#[test]
fn cities_reach_every_word_of_the_reports() {
    let mut cells = std::collections::BTreeSet::new();
    for seed in 0..60 {
        let city = city(seed, Kinds::All);
        for as_of in days_to_look(&city) {
            let round = newest_round(&city, as_of);
            let look = Look { city: &city, as_of, round, folder: Path::new("") };
            let tables = REPORTS.iter().chain(&["findings"]).map(|kind| look.expected(kind));
            cells.extend(tables.flat_map(|table| table.rows).flatten());
        }
    }
    let words = "已签 逾期补签 仅一方签字 未签 逾期未签 市县 县校 未签责任书 未传达 未检查 检查未完成 未确定副校长（园长） \
                 未确定女性联络员 符合 基本符合 不符合 不适用 未查 — 0.0% 100.0% 联合检查 督导抽查 暗访 联合检查、督导抽查 是 否";
    for word in words.split_whitespace() {
        assert!(cells.contains(word), "no city of sixty has the cell {word}");
    }
}
