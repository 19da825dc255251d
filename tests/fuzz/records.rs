//! The bytes of record files: they are read, or every fault is found, placed and shown.

use crate::support::files::files;
use crate::{fuzz, tests};
use shuangqian::diagnostics::Diagnostic;
use shuangqian::files::Source;
use shuangqian::files::faults::diagnostic;
use shuangqian::files::kinds::Batch;
use shuangqian::files::locate::{line_and_column, locate};
use shuangqian::files::path::RecordPath;
use shuangqian::files::privacy;
use shuangqian::files::tree::Tree;
use shuangqian::output::diagnostics::{Located, Style, text};

fn shown(diagnostic: Diagnostic, source: &str) -> String {
    let span = locate(source, &diagnostic.place);
    let (line, column) = line_and_column(source, span.start);
    text(&[Located { diagnostic, line, column, span, source: Some(source.into()) }], &[], Style::Plain)
}

#[test]
fn no_record_panics() {
    let seeds = files(&tests().join("diagnostics")).into_iter().filter(|(path, _)| path.ends_with(".toml"));
    let seeds: Vec<_> = seeds.map(|(_, text)| text).collect();
    // It is read as a record only where a record may be.
    let paths = files(&tests().join("diagnostics/_base")).into_keys();
    let paths: Vec<_> = paths.filter(|path| path.contains('/')).collect();
    fuzz("records", &seeds, |bytes, spoiler| {
        // Most are taken as read, for few spoilt bytes are a text.
        let text = match spoiler.below(20) {
            0 => Tree::from_iter([("x.toml", bytes)]).text("x.toml"),
            _ => Ok(Some(String::from_utf8_lossy(bytes).into_owned())),
        };
        let Ok(Some(text)) = text else { return };
        let path = spoiler.pick(&paths);
        let mut faults = privacy::faults(path, &text);
        let key = RecordPath::at(path).key().unwrap().clone();
        if let Err(more) = Batch::default().place(key, &text) {
            assert!(!more.is_empty(), "what cannot be read has a fault");
            faults.extend(more);
        }
        for fault in faults {
            let shown = shown(diagnostic(path, fault), &text);
            assert!(!shown.contains(|char: char| char != '\n' && char.is_control()), "{shown:?}");
        }
    });
}
