//! Whatever comes in, nothing panics: right inputs are spoilt by chance, for a bounded time, and run through all that reads
//! them. `SHUANGQIAN_FUZZ_SECONDS=600` gives each kind of input ten minutes instead of two seconds, and
//! `SHUANGQIAN_FUZZ_SEED` another beginning; `cargo test --release --test fuzz -- --nocapture` says how many inputs there were.
#![expect(clippy::unwrap_used, reason = "a helper of tests that fails fails its test")]
#![expect(clippy::print_stdout, reason = "cargo test --nocapture tells how far it came")]

mod arguments;
mod cities;
mod records;
mod sheets;
mod spoil;
mod templates;
mod words;

#[path = "../support"]
mod support {
    pub mod files;
    pub mod program;
    pub mod run;
}

use spoil::Spoiler;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

fn number(name: &str, usual: u64) -> u64 {
    std::env::var(name).map_or(usual, |number| number.parse().unwrap())
}

/// Spoils one seed after the other and gives it to `read`, until the time is up. An input that makes it panic is shown.
fn fuzz(name: &str, seeds: &[Vec<u8>], mut read: impl FnMut(&[u8], &mut Spoiler)) {
    assert!(!seeds.is_empty(), "{name} has nothing to begin with");
    let mut spoiler = Spoiler::new(number("SHUANGQIAN_FUZZ_SEED", 1), seeds);
    let (begun, lasts) = (Instant::now(), Duration::from_secs(number("SHUANGQIAN_FUZZ_SECONDS", 2)));
    let (mut inputs, mut longest) = (0_u64, Duration::ZERO);
    while begun.elapsed() < lasts {
        let input = spoiler.spoilt();
        inputs += 1;
        let given = Instant::now();
        if let Err(panic) = catch_unwind(AssertUnwindSafe(|| read(&input, &mut spoiler))) {
            println!("{name}, input {inputs}: b\"{}\"", input.escape_ascii());
            resume_unwind(panic);
        }
        longest = longest.max(given.elapsed());
    }
    println!("{name}: {inputs} inputs, the longest took {} ms", longest.as_millis());
}

fn tests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}
