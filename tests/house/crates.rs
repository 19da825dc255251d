//! The crates, and what is asked of them.

use super::root;
use std::collections::BTreeMap;
use std::process::Command;

/// The crates that are built for some kinds of dependencies, each with the features that are asked of it.
fn crates(edges: &str) -> BTreeMap<String, String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let ask = ["tree", "--locked", "--offline", "--prefix=none", "--no-dedupe", "--format={p}|{f}", "--edges", edges];
    let output = Command::new(cargo).args(ask).current_dir(root()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let lines = String::from_utf8(output.stdout).unwrap();
    lines.lines().filter_map(|line| line.split_once('|')).map(|(one, asked)| (one.into(), asked.into())).collect()
}

/// A crate of which the tests ask more is built again for them, and so is all that stands on it.
#[test]
fn the_tests_ask_no_crate_for_more_than_the_program_does() {
    let [program, tests] = ["normal,build", "normal,build,dev"].map(crates);
    assert!(program.len() > 50);
    for (name, asked) in program {
        assert_eq!(tests.get(&name), Some(&asked), "{name}");
    }
}
