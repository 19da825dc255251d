//! Finds where diagnostics point, by reading their files again.

use crate::diagnostics::{Diagnostic, Place, Severity};
use crate::files::Root;
use crate::files::locate::{Positions, line_and_column, opening};
use crate::files::read::read_text;
use crate::output::diagnostics::Located;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;
use toml_spanner::Arena;

/// The diagnostics with their places, by path and place. Only files that have any are read, each once.
pub fn locate_all(root: &Root, diagnostics: Vec<Diagnostic>) -> Vec<Located> {
    let mut by_file: BTreeMap<String, Vec<Diagnostic>> = BTreeMap::new();
    for diagnostic in diagnostics {
        by_file.entry(diagnostic.file.clone()).or_default().push(diagnostic);
    }
    let files: Vec<_> = by_file.into_iter().collect();
    files.into_par_iter().flat_map_iter(|(path, found)| in_file(root, &path, found)).collect()
}

/// The diagnostics of one file, by place, then code.
fn in_file(root: &Root, path: &str, found: Vec<Diagnostic>) -> Vec<Located> {
    let known: Option<Vec<_>> = found.iter().map(|one| known(&one.place)).collect();
    let mut located: Vec<_> = match known {
        Some(known) => found.into_iter().zip(known).map(|(one, at)| shown_at(one, at)).collect(),
        None => {
            let (text, arena) = (text(root, path), Arena::new());
            let positions = Positions::of(text.as_deref().unwrap_or_default(), &arena);
            found.into_iter().map(|one| place(one, text.as_ref(), &positions)).collect()
        }
    };
    located.sort_by(|one, other| {
        let order = |located: &Located| (located.line, located.column, located.diagnostic.code);
        order(one).cmp(&order(other)).then_with(|| one.diagnostic.message.cmp(&other.diagnostic.message))
    });
    located
}

/// The line and column of a place that is known whatever else the file holds.
fn known(place: &Place) -> Option<(usize, usize)> {
    match place {
        Place::File => Some((1, 1)),
        Place::Opening(key) => Some(opening(key)),
        Place::Key(_) | Place::Value(_) | Place::Span(_) => None,
    }
}

fn shown_at(diagnostic: Diagnostic, (line, column): (usize, usize)) -> Located {
    Located { diagnostic, line, column, span: 0..0, source: None }
}

/// The text of a file, if it can still be read. It was when it was found wanting at a place inside it.
fn text(root: &Root, path: &str) -> Option<Arc<str>> {
    read_text(&root.join(path)).ok().map(Arc::from)
}

fn place(diagnostic: Diagnostic, text: Option<&Arc<str>>, positions: &Positions) -> Located {
    let span = positions.range(&diagnostic.place);
    let (line, column) = line_and_column(text.map_or("", |text| text), span.start);
    let has_excerpt = diagnostic.code.severity() == Severity::Error && diagnostic.place != Place::File;
    let source = text.filter(|_| has_excerpt).cloned();
    Located { diagnostic, line, column, span, source }
}
