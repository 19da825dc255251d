//! A Table for a person at a terminal.

use crate::basics::text::visible_lines;
use crate::output::diagnostics::Style;
use crate::reports::{Cell, Mark, Table};
use comfy_table::{CellAlignment, ContentArrangement, ContentLineStyle, LineStyle, TableStyle};

/// Lines of ASCII only: consoles set to Chinese draw the box characters two columns wide.
const LIGHT: TableStyle = TableStyle::new()
    .header_lines(ContentLineStyle::none().junction('|'))
    .header_separator(LineStyle::none().fill('-').junction('+'))
    .content_lines(ContentLineStyle::none().junction('|'));

/// Columns narrower than this (three Chinese characters and the line beside them) cannot be read, only guessed.
const NARROWEST: usize = 9;

/// What begins and ends a marked cell until it is coloured: invisible characters without a width (which ANSI sequences
/// would have), so that the columns stay aligned.
const GOOD: char = '\u{2061}';
const BAD: char = '\u{2062}';
const END: char = '\u{2063}';

/// The table in columns that stay aligned under Chinese, wrapped to a width where one is given and leaves room for
/// every column; ends in a line feed.
pub fn screen(table: &Table, width: Option<u16>) -> String {
    screen_in(table, width, Style::Plain)
}

/// The same with marked cells coloured, complete ones green and overdue ones red, where the style has colour.
pub fn screen_in(table: &Table, width: Option<u16>, style: Style) -> String {
    let brush = |mark, sequence| match style {
        Style::Coloured => (mark, sequence),
        Style::Plain => (mark, ""),
    };
    let brushes = [brush(GOOD, "\u{1b}[32m"), brush(BAD, "\u{1b}[31m"), brush(END, "\u{1b}[0m")];
    brushes.iter().fold(drawn(table, width), |shown, (mark, sequence)| shown.replace(*mark, sequence))
}

/// The table with the ends of marked cells in it.
fn drawn(table: &Table, width: Option<u16>) -> String {
    let mut drawn = comfy_table::Table::new();
    drawn.load_style(LIGHT).set_header(table.headings.iter().map(|heading| visible_lines(heading)));
    for row in &table.rows {
        drawn.add_row(row.iter().map(cell));
    }
    let arrangement = match width.filter(|width| usize::from(*width) >= table.headings.len() * NARROWEST) {
        Some(width) => drawn.set_width(width).set_content_arrangement(ContentArrangement::Dynamic),
        None => drawn.set_content_arrangement(ContentArrangement::Disabled),
    };
    arrangement.trim_fmt() + "\n"
}

fn cell(cell: &Cell) -> comfy_table::Cell {
    let text = visible_lines(&cell.to_string()).into_owned();
    let shown = comfy_table::Cell::new(match cell {
        Cell::Marked(Mark::Good, _) => format!("{GOOD}{text}{END}"),
        Cell::Marked(Mark::Bad, _) => format!("{BAD}{text}{END}"),
        _ => text,
    });
    match is_number(cell) {
        true => shown.set_alignment(CellAlignment::Right),
        false => shown,
    }
}

fn is_number(cell: &Cell) -> bool {
    match cell {
        Cell::Count(_) | Cell::Rate { .. } => true,
        Cell::Blank | Cell::Text(_) | Cell::Day(_) => false,
        Cell::Marked(_, inner) => is_number(inner),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let headings = ["单位", "已签订数", "签订率", "备注"].map(str::to_owned).to_vec();
        let row = |unit: &str, done, note: &str| {
            vec![Cell::text(unit), Cell::Count(done), Cell::Rate { done, of: 12 }, Cell::text(note)]
        };
        let rows = vec![row("沧县", 3, "2个文件\n无法读取"), row("孟村回族自治县", 12, "—")];
        Table { name: "progress", title: "进度统计表".to_owned(), headings, rows }
    }

    #[test]
    fn columns_are_aligned_and_numbers_stand_right() {
        let expected = "
 单位           | 已签订数 | 签订率 | 备注
----------------+----------+--------+----------
 沧县           |        3 |  25.0% | 2个文件
                |          |        | 无法读取
 孟村回族自治县 |       12 | 100.0% | —
";
        assert_eq!(format!("\n{}", screen(&table(), None)), expected);
    }

    #[test]
    fn colour_moves_no_column() {
        let mut table = table();
        table.rows[0][1] = Cell::Count(3).marked(Mark::Bad);
        table.rows[1][1] = Cell::Count(12).marked(Mark::Good);
        let coloured = screen_in(&table, None, Style::Coloured);
        assert!(coloured.contains("\u{1b}[31m3\u{1b}[0m |"), "{coloured}");
        assert!(coloured.contains("\u{1b}[32m12\u{1b}[0m |"), "{coloured}");
        let bare = ["\u{1b}[31m", "\u{1b}[32m", "\u{1b}[0m"].iter().fold(coloured, |text, code| text.replace(code, ""));
        assert_eq!(bare, screen(&table, None));
        assert!(!bare.contains([GOOD, BAD, END]));
    }

    #[test]
    fn only_a_width_wraps_and_only_one_that_leaves_room() {
        let wrapped = screen(&table(), Some(40));
        assert!(wrapped.lines().count() > screen(&table(), None).lines().count());
        assert_eq!(screen(&table(), Some(20)), screen(&table(), None));
    }

    #[test]
    fn no_control_character_gets_through() {
        let mut table = table();
        table.headings[0].push('\u{1b}');
        table.rows[0][3] = Cell::text("\u{1b}[31m\t\u{202e}\r\n\u{9b}");
        let shown = screen(&table, None);
        assert!(!shown.contains(|char: char| char != '\n' && (char.is_control() || char == '\u{202e}')), "{shown:?}");
    }
}
