//! What cannot be read never flatters: one file of a random city is damaged, in any way, and the reports may only grow
//! worse. No rate of a line of `progress` rises, nothing leaves `missing` or `due` without a line 记录无法读取 of its unit,
//! and no report ends as if all had been read.
//!
//! `SHUANGQIAN_DAMAGES` says how many damages (300 unless told; before a release 10000).
#![expect(clippy::unwrap_used, reason = "a helper of tests that fails fails its test")]

#[allow(dead_code)]
#[path = "../oracle/city.rs"]
mod city;
#[allow(dead_code)]
#[path = "../oracle/deeds.rs"]
mod deeds;
#[allow(dead_code)]
#[path = "../oracle/document.rs"]
mod document;
#[allow(dead_code)]
#[path = "../oracle/files.rs"]
mod files;
#[allow(dead_code)]
#[path = "../oracle/later.rs"]
mod later;
#[allow(dead_code)]
#[path = "../oracle/model.rs"]
mod model;
#[allow(dead_code)]
#[path = "../oracle/rng.rs"]
mod rng;
#[allow(dead_code)]
#[path = "../oracle/rounds.rs"]
mod rounds;
#[allow(dead_code)]
#[path = "../oracle/units.rs"]
mod units;

mod harm;
mod seen;

#[path = "../support"]
mod support {
    pub mod put;
}

use city::{Kinds, city, days_to_look};
use harm::{Harm, damage, repair};
use model::City;
use rng::Rng;
use seen::{Seen, not_flattered};
use std::collections::BTreeMap;
use std::path::Path;
use support::put::put;

/// How many damages each city gets: its reports without any are made only once for all.
const PER_CITY: u64 = 100;

fn damages() -> u64 {
    std::env::var("SHUANGQIAN_DAMAGES").ok().and_then(|many| many.parse().ok()).unwrap_or(300)
}

/// How often each kind of damage left the reports to be compared, or no report at all.
#[derive(Default)]
struct Count {
    compared: BTreeMap<Harm, u64>,
    refused: BTreeMap<Harm, u64>,
}

#[test]
fn what_cannot_be_read_never_flatters() {
    let (mut count, mut faults) = (Count::default(), Vec::new());
    for seed in 0..damages().div_ceil(PER_CITY) {
        let city = city(seed, Kinds::All);
        let (folder, files) = (tempfile::tempdir().unwrap(), files::files(&city));
        files.iter().for_each(|(path, text)| put(folder.path(), path, text));
        harm_one_after_the_other(&city, folder.path(), &files, &mut count, &mut faults);
    }
    let all = count.compared.values().chain(count.refused.values()).sum::<u64>();
    let number = faults.len();
    assert!(faults.is_empty(), "{number} of {all} damages flatter; the first:\n{}", faults[..number.min(5)].join("\n"));
    assert!(all >= damages() / 2, "only {all} damages left a file that cannot be read");
    let untried: Vec<_> = Harm::ALL.iter().filter(|harm| !count.compared.contains_key(harm)).collect();
    assert!(untried.is_empty(), "{untried:?} was never tried on a report");
    if damages() > 300 {
        eprintln!("{all} damages; compared {:?}; refused {:?}", count.compared, count.refused);
    }
}

/// Damages files of a city, one at a time, and looks at each on one of the days.
fn harm_one_after_the_other(
    city: &City,
    folder: &Path,
    files: &files::Files,
    count: &mut Count,
    faults: &mut Vec<String>,
) {
    let days: Vec<_> = days_to_look(city).iter().map(ToString::to_string).collect();
    let whole: Vec<_> = days.iter().map(|day| Seen::of(folder, day)).collect();
    assert!(whole.iter().all(|seen| !seen.has_gaps), "seed {}: not all of the city can be read", city.seed);
    let rng = &mut Rng::new(!city.seed);
    let paths: Vec<_> = files.keys().collect();
    for _ in 0..PER_CITY {
        let (path, harm) = (*rng.pick(&paths), *rng.pick(&Harm::ALL));
        let which = rng.between(0, days.len() as i64 - 1) as usize;
        let told = damage(rng, folder, path, &files[path], harm);
        let seen = Seen::of(folder, &days[which]);
        repair(folder, path, &files[path]);
        if !seen.has_gaps && harm == Harm::Cut && told.parse::<toml::Table>().is_ok() {
            // What is left is a record that says less: nobody can tell it from one that was meant so.
            continue;
        }
        let counts = if seen.tables.is_some() { &mut count.compared } else { &mut count.refused };
        *counts.entry(harm).or_default() += 1;
        if let Err(fault) = not_flattered(city, &whole[which], &seen, path) {
            faults.push(format!("seed {}, as of {}, {path} {harm:?}: {fault}", city.seed, days[which]));
        }
    }
}
