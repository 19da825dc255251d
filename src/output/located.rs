//! Finds where diagnostics point; where that is not known beforehand, by reading their files again.

use crate::diagnostics::{Diagnostic, Place, Severity};
use crate::files::Source;
use crate::files::locate::{Positions, line_and_column, opening};
use crate::files::path::parted;
use crate::output::diagnostics::Located;
use rayon::prelude::*;
use std::cell::LazyCell;
use std::ops::Range;
use std::sync::Arc;
use toml_spanner::Arena;

/// The diagnostics with their places, by path and place, then code. Only files in which a place must be
/// looked for are read, each once.
pub fn locate_all(source: &dyn Source, mut diagnostics: Vec<Diagnostic>) -> Vec<Located> {
    diagnostics.par_sort_unstable_by(|one, other| one.file.cmp(&other.file));
    let of_folders = diagnostics.par_chunk_by(|one, other| parted(&one.file).0 == parted(&other.file).0);
    let spots: Vec<Spot> = of_folders.flat_map_iter(|found| spots_of_folder(source, found)).collect();
    let mut located: Vec<_> = diagnostics.into_iter().zip(spots).map(|(one, spot)| spot.of(one)).collect();
    let of_files = located.par_chunk_by_mut(|one, other| one.diagnostic.file == other.diagnostic.file);
    of_files.for_each(|of_file| of_file.sort_by(|one, other| order(one).cmp(&order(other))));
    located
}

/// The order of what is found in one file.
fn order(located: &Located) -> impl Ord {
    let Located { diagnostic, line, column, .. } = located;
    (*line, *column, diagnostic.code, &diagnostic.message)
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

/// Where the diagnostics of one folder point; it is opened once, if at all.
fn spots_of_folder(source: &dyn Source, found: &[Diagnostic]) -> Vec<Spot> {
    let folder = LazyCell::new(|| source.open_folder(parted(&found.first()?.file).0).ok());
    // A diagnostic at a place inside a file means that its text could be read.
    let text = |path: &str| folder.as_ref()?.text(parted(path).1).ok()?.ok().map(Arc::from);
    found.chunk_by(|one, other| one.file == other.file).flat_map(|found| spots(found, text)).collect()
}

/// Where the diagnostics of one file point.
fn spots(found: &[Diagnostic], text: impl Fn(&str) -> Option<Arc<str>>) -> Vec<Spot> {
    let known: Option<Vec<_>> = found.iter().map(Spot::known).collect();
    known.unwrap_or_else(|| {
        let (text, arena) = (found.first().and_then(|one| text(&one.file)), Arena::new());
        let positions = Positions::of(text.as_deref().unwrap_or_default(), &arena);
        found.iter().map(|one| Spot::found(one, text.as_ref(), &positions)).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Code;
    use crate::files::tree::{Held, Tree};

    fn at(file: &str) -> Diagnostic {
        let (message, help) = (String::new(), String::new());
        Diagnostic {
            code: Code::BadValue,
            file: file.into(),
            place: Place::Value("kind".into()),
            unit: None,
            message,
            help,
        }
    }

    #[test]
    fn what_points_into_any_source_has_its_place_and_excerpt() {
        let mut tree = Tree::from_iter([("units/沧县.toml", "\u{feff}name = '沧县'\nkind = '县'\n")]);
        tree.put("units/青县.toml", Held::Link);
        tree.put("units/献县.toml", Held::Other);
        let located =
            locate_all(&tree, ["沧县", "献县", "青县", "东光县"].map(|id| at(&format!("units/{id}.toml"))).into());
        let found = located.iter().map(|one| (one.line, one.column, one.source.is_some()));
        assert_eq!(found.collect::<Vec<_>>(), [(1, 1, false), (2, 8, true), (1, 1, false), (1, 1, false)]);
    }
}
