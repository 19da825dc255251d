//! Finds where diagnostics point; where that is not known beforehand, by reading their files again.

use crate::diagnostics::{Diagnostic, Place, Severity};
use crate::files::Root;
use crate::files::locate::{Positions, line_and_column, opening};
use crate::files::read::read_text;
use crate::output::diagnostics::Located;
use rayon::prelude::*;
use std::ops::Range;
use std::sync::Arc;
use toml_spanner::Arena;

/// The diagnostics with their places, by path and place, then code. Only files in which a place must be
/// looked for are read, each once.
pub fn locate_all(root: &Root, mut diagnostics: Vec<Diagnostic>) -> Vec<Located> {
    diagnostics.par_sort_unstable_by(|one, other| one.file.cmp(&other.file));
    let of_files = diagnostics.par_chunk_by(|one, other| one.file == other.file);
    let spots: Vec<Spot> = of_files.flat_map_iter(|found| spots(root, found)).collect();
    let mut located: Vec<_> = diagnostics.into_iter().zip(spots).map(|(one, spot)| spot.of(one)).collect();
    located.sort_by(|one, other| order(one).cmp(&order(other)));
    located
}

fn order(located: &Located) -> impl Ord {
    let Located { diagnostic, line, column, .. } = located;
    (&diagnostic.file, *line, *column, diagnostic.code, &diagnostic.message)
}

/// Where a diagnostic points.
struct Spot {
    line: usize,
    column: usize,
    span: Range<usize>,
    source: Option<Arc<str>>,
}

impl Spot {
    fn of(self, diagnostic: Diagnostic) -> Located {
        let Spot { line, column, span, source } = self;
        Located { diagnostic, line, column, span, source }
    }

    /// Where a diagnostic points, if that is known without reading the file and no excerpt of it is shown.
    fn known(diagnostic: &Diagnostic) -> Option<Spot> {
        let (line, column) = match &diagnostic.place {
            Place::File => (1, 1),
            Place::Opening(key) if diagnostic.code.severity() != Severity::Error => opening(key),
            _ => return None,
        };
        Some(Spot { line, column, span: 0..0, source: None })
    }

    fn found(diagnostic: &Diagnostic, text: Option<&Arc<str>>, positions: &Positions) -> Spot {
        let span = positions.range(&diagnostic.place);
        let (line, column) = line_and_column(text.map_or("", |text| text), span.start);
        let has_excerpt = diagnostic.code.severity() == Severity::Error && diagnostic.place != Place::File;
        let source = text.filter(|_| has_excerpt).cloned();
        Spot { line, column, span, source }
    }
}

/// Where the diagnostics of one file point.
fn spots(root: &Root, found: &[Diagnostic]) -> Vec<Spot> {
    let known: Option<Vec<_>> = found.iter().map(Spot::known).collect();
    known.unwrap_or_else(|| {
        let (text, arena) = (found.first().and_then(|one| text(root, &one.file)), Arena::new());
        let positions = Positions::of(text.as_deref().unwrap_or_default(), &arena);
        found.iter().map(|one| Spot::found(one, text.as_ref(), &positions)).collect()
    })
}

/// The text of a file, if it can still be read: a diagnostic at a place inside it means that it could be.
fn text(root: &Root, path: &str) -> Option<Arc<str>> {
    read_text(&root.join(path)).ok().map(Arc::from)
}
