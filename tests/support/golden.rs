//! Golden files, which hold what the program must show. `BLESS=1` rewrites them.

use std::fs;
use std::path::Path;

/// How many lines of a difference are shown.
const TOLD: usize = 12;

/// Compares what is shown with a golden file; where they differ, returns the lines from there on.
pub fn differing(file: &Path, shown: impl AsRef<[u8]>) -> Option<String> {
    let shown = shown.as_ref();
    if std::env::var_os("BLESS").is_some() {
        fs::create_dir_all(file.parent().expect("a file lies in a folder")).expect("a folder can be made");
        fs::write(file, shown).expect("a golden file can be written");
    }
    let mut golden = fs::read(file).unwrap_or_default();
    // On Windows git may have changed the line ends of a text.
    if cfg!(windows) && !shown.contains(&b'\r') {
        golden.retain(|byte| *byte != b'\r');
    }
    (golden != shown).then(|| {
        let same = golden.split(|byte| *byte == b'\n').zip(shown.split(|byte| *byte == b'\n'));
        let same = same.take_while(|(golden, shown)| golden == shown).count();
        let shown = String::from_utf8_lossy(shown);
        let told: Vec<_> = shown.lines().skip(same).take(TOLD).collect();
        format!("{}, of which line {} shows now:\n{}", file.display(), same + 1, told.join("\n"))
    })
}

/// Fails if anything differs from its golden file, and lists everything that does.
pub fn assert_golden(differing: impl IntoIterator<Item = Option<String>>) {
    let differing: Vec<_> = differing.into_iter().flatten().collect();
    assert!(differing.is_empty(), "if what is shown now is right, BLESS=1 writes:\n{}", differing.join("\n"));
}
