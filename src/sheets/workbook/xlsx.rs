//! An `.xlsx` of Excel, WPS or LibreOffice.

use super::dating::Dating;
use super::markup::{Book, Markup, Struck};
use super::package::Package;
use super::read_each;
use super::shown::{Style, shown};
use crate::sheets::grid::{Candidate, Grid};
use crate::sheets::sheet_fault::SheetFault;
use calamine::{Cell, Data, DataRef, Reader, Xlsx};
use std::io::Cursor;

/// Reads the sheets of cells.
pub fn read(bytes: &[u8]) -> Result<Vec<Candidate>, SheetFault> {
    let package = Package::unpack(bytes)?;
    let archive = package.archive(bytes)?;
    let mut reader: Xlsx<_> = Xlsx::new(Cursor::new(archive.as_ref())).map_err(|_| SheetFault::BrokenWorkbook)?;
    let book = Book::read(&package).ok_or(SheetFault::BrokenWorkbook)?;
    let sheets = reader.sheets_metadata().to_vec();
    Ok(read_each(sheets.iter().zip(&book.sheets).collect(), |name, path| {
        let markup = package.part(path).and_then(|sheet| book.markup(sheet)).ok_or(SheetFault::BrokenWorkbook)?;
        let is_1904 = reader.has_1904_epoch();
        read_sheet(&mut reader, name, &markup, is_1904)
    }))
}

fn read_sheet(
    reader: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    markup: &Markup,
    is_1904: bool,
) -> Result<Candidate, SheetFault> {
    let mut cells = reader.worksheet_cells_reader(name).map_err(|_| SheetFault::BrokenWorkbook)?;
    let styles: Vec<Style> = cells.styles().iter().map(style).collect();
    let mut grid = Grid::default();
    // Cell by cell: a range of all cells between the first and the last could fill the memory.
    while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(|_| SheetFault::BrokenWorkbook)? {
        let style = styles.get(style).copied().unwrap_or(OF_DAY);
        put(&mut grid, &cell, style, markup, is_1904)?;
    }
    Ok(Candidate { grid, ..Candidate::default() })
}

/// What is taken of a moment without a format.
const OF_DAY: Style = Style { dating: Dating { year: true, month: true, day: true }, percent: None, is_struck: false };

fn put(grid: &mut Grid, cell: &Cell<DataRef>, style: Style, markup: &Markup, is_1904: bool) -> Result<(), SheetFault> {
    let at = cell.get_position();
    let (row, column) = (at.0 as usize, at.1 as usize);
    let formula = markup.unsaved.get(&at);
    let text = match (formula, cell.get_value()) {
        (Some(formula), _) => format!("={formula}"),
        (None, DataRef::SharedString(text)) => (*text).to_owned(),
        (None, other) => shown(&Data::from(other.clone()), style, is_1904),
    };
    grid.put(row, column, &text)?;
    let Some(look) = grid.look(row).filter(|_| !text.trim().is_empty()) else { return Ok(()) };
    look.is_hidden = markup.hidden.contains(&at.0);
    look.is_struck |= style.is_struck || markup.struck.get(&at) == Some(&Struck::Whole);
    look.partly_struck.extend((markup.struck.get(&at) == Some(&Struck::Part)).then_some(column));
    look.unsaved.extend(formula.map(|_| column));
    Ok(())
}

fn style(style: &calamine::Style) -> Style {
    let format = style.number_format.as_ref();
    let shown = format.map_or(OF_DAY, |format| match (format.format_code.as_str(), format.format_id) {
        ("General", Some(number)) if number > 0 => Style::of_number(number),
        ("General", _) => OF_DAY,
        (code, _) => Style::of_code(code),
    });
    Style { is_struck: style.font.as_ref().is_some_and(|font| font.strikethrough), ..shown }
}
