//! The sheet of a file that is meant: the first whose head row is found. Nowhere else is a head row looked for.

use crate::basics::language::list_separator;
use crate::sheets::column::Column;
use crate::sheets::fault::Fault;
use crate::sheets::grid::{Candidate, Grid};
use crate::sheets::head::{Head, Nearest};
use crate::sheets::sheet_fault::SheetFault;
use crate::tr;

/// A sheet whose head row was found.
#[derive(Clone, Debug)]
pub struct Found {
    /// Its cells.
    pub grid: Grid,
    /// Its head row.
    pub head: Head,
    /// The columns that are known for its kind.
    pub columns: Vec<Column>,
    /// What is said of the sheets beside it.
    pub notes: Vec<String>,
}

/// Why no head row was found.
#[derive(Clone, Debug)]
pub enum NotFound {
    /// The file, or the sheet that is meant, cannot be read.
    File(SheetFault),
    /// What is missing or wrong in the row that comes nearest, and in which of several sheets that is; and the hidden
    /// sheets that have the head row.
    Head(Option<String>, Vec<Fault>, Vec<String>),
}

impl NotFound {
    /// The sentences that say so.
    pub fn told(&self) -> Vec<String> {
        match self {
            NotFound::File(fault) => vec![fault.to_string()],
            NotFound::Head(sheet, faults, hidden) => {
                let which = sheet.iter().map(|name| {
                    tr!(
                        "none of the sheets has the headings; the nearest is “{name}”",
                        "各工作表中都没有找到所需的表头，最接近的是“{name}”"
                    )
                });
                let hidden = (!hidden.is_empty()).then(|| {
                    let names = hidden.join(list_separator());
                    tr!(
                        "the headings stand in {names}, which is not read while it is hidden",
                        "{names}中有这样的表头；隐藏的工作表不读取，如要导入请先取消隐藏"
                    )
                });
                which.chain(faults.iter().map(ToString::to_string)).chain(hidden).collect()
            }
        }
    }
}

impl Found {
    /// The first candidate whose head row holds every required column. Hidden sheets are only named.
    pub fn under(candidates: Vec<Candidate>, columns: Vec<Column>) -> Result<Found, NotFound> {
        let (hidden, shown): (Vec<_>, Vec<_>) = candidates.into_iter().partition(|candidate| candidate.is_hidden);
        let hidden = hidden_heads(hidden, &columns);
        let mut searched: Vec<_> =
            shown.into_iter().map(|candidate| (Head::find(&candidate.grid.lines, &columns), candidate)).collect();
        let is_head = |result: &Result<Head, Nearest>| result.as_ref().map_or_else(|nearest| nearest.is_head, |_| true);
        let whole = searched.iter().position(|(result, candidate)| is_head(result) && candidate.fault.is_none());
        let place = whole.or_else(|| searched.iter().position(|(result, _)| is_head(result)));
        let Some(place) = place else { return Err(nearest(searched, hidden)) };
        let (result, Candidate { name, grid, fault, .. }) = searched.remove(place);
        if let Some(fault) = fault {
            return Err(NotFound::File(fault));
        }
        let head = result.map_err(|nearest| NotFound::Head(None, nearest.faults, Vec::new()))?;
        let others = searched.iter().filter_map(|(result, other)| Some((other.name.as_deref()?, result.is_ok())));
        let others = others.chain(hidden.iter().map(|name| (name.as_str(), true)));
        let notes = name.map(|name| beside(&name, others.collect())).unwrap_or_default();
        Ok(Found { grid, head, columns, notes })
    }

    /// The same sheet read with the columns of the forms of several rounds.
    pub fn with_rows_of_several_rounds(self, columns: Vec<Column>) -> Result<Found, Vec<String>> {
        match self.head.as_of(&self.grid.lines, &columns) {
            Some(head) => Ok(Found { head, columns, ..self }),
            None => Err(vec![tr!(
                "its rows are of several rounds, whose forms call different items by one name; save the rows of each round as a file of its own",
                "表中各行分属几个轮次，而各轮的检查事项名称有冲突；请按轮次分成几个文件再导入"
            )]),
        }
    }
}

/// The hidden sheets that have the head row, each said to be hidden: nobody who looks at the workbook sees them.
fn hidden_heads(hidden: Vec<Candidate>, columns: &[Column]) -> Vec<String> {
    let meant = hidden.into_iter().filter(|candidate| Head::find(&candidate.grid.lines, columns).is_ok());
    meant.filter_map(|candidate| candidate.name).map(|name| tr!("{name} (hidden)", "{name}（隐藏）")).collect()
}

/// Why none of the candidates is a sheet. What a sheet that cannot be read would hold is not known; a CSV that one of the
/// separators does not fit is none of that.
fn nearest(searched: Vec<(Result<Head, Nearest>, Candidate)>, hidden: Vec<String>) -> NotFound {
    let is_several = searched.iter().filter(|(_, candidate)| candidate.name.is_some()).count() > 1;
    let unread = searched.iter().filter(|(_, candidate)| candidate.name.is_some());
    if let Some(fault) = unread.clone().find_map(|(_, candidate)| candidate.fault.clone()) {
        return NotFound::File(fault);
    }
    let mut best: Option<(Nearest, Candidate)> = None;
    for (result, candidate) in searched {
        let Err(nearest) = result else { continue };
        if best.as_ref().is_none_or(|(most, _)| nearest.known > most.known) {
            best = Some((nearest, candidate));
        }
    }
    match best {
        None => NotFound::File(SheetFault::Empty),
        Some((_, Candidate { fault: Some(fault), .. })) => NotFound::File(fault),
        Some((nearest, candidate)) => NotFound::Head(candidate.name.filter(|_| is_several), nearest.faults, hidden),
    }
}

/// Names the sheets that are not read, and among them those that seem to be meant too.
fn beside(read: &str, others: Vec<(&str, bool)>) -> Vec<String> {
    let names = |meant: bool| {
        let names: Vec<_> = others.iter().filter(|(_, is_head)| *is_head || !meant).map(|(name, _)| *name).collect();
        (!names.is_empty()).then(|| names.join(list_separator()))
    };
    let unread = names(false)
        .map(|others| tr!("only the sheet “{read}” is read, not: {others}", "只读取工作表“{read}”，未读取：{others}"));
    let meant = names(true).map(|others| {
        tr!(
            "the same headings stand in {others}; to import these too, save each as a file of its own",
            "{others}中也有这样的表头；如也要导入，请各存为一个文件"
        )
    });
    unread.into_iter().chain(meant).collect()
}
