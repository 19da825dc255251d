//! A Table for a person at a terminal.

use crate::basics::language::list_separator;
use crate::basics::text::visible_lines;
use crate::basics::wrap::wrapped;
use crate::output::columns::{Column, Shown, fitted};
use crate::output::diagnostics::Style;
use crate::reports::{Cell, Mark, Table};
use crate::tr;
use comfy_table::{CellAlignment, ContentArrangement, ContentLineStyle, LineStyle, TableStyle};

/// Lines of ASCII only: consoles set to Chinese draw the box characters two columns wide.
const LIGHT: TableStyle = TableStyle::new()
    .header_lines(ContentLineStyle::none().junction('|'))
    .header_separator(LineStyle::none().fill('-').junction('+'))
    .content_lines(ContentLineStyle::none().junction('|'));

/// What begins and ends a marked cell until it is coloured: invisible characters without a width (which ANSI sequences
/// would have), so that the columns stay aligned.
const GOOD: char = '\u{2061}';
const BAD: char = '\u{2062}';
const END: char = '\u{2063}';

/// Where all of a table can be had that has no room on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Elsewhere {
    /// In the file that `-o` names.
    InAFile,
    /// In a wider window only: the command writes no file.
    Nowhere,
}

/// The table in columns that stay aligned under Chinese. Where a width is given, no line is wider and no day, number or
/// code is broken: what there is no room for is named below. Ends in a line feed.
pub fn screen(table: &Table, width: Option<u16>, elsewhere: Elsewhere) -> String {
    screen_in(table, width, elsewhere, Style::Plain)
}

/// The same with marked cells coloured, complete ones green and overdue ones red, where the style has colour.
pub fn screen_in(table: &Table, width: Option<u16>, elsewhere: Elsewhere, style: Style) -> String {
    let brush = |mark, sequence| match style {
        Style::Coloured => (mark, sequence),
        Style::Plain => (mark, ""),
    };
    let brushes = [brush(GOOD, "\u{1b}[32m"), brush(BAD, "\u{1b}[31m"), brush(END, "\u{1b}[0m")];
    brushes.iter().fold(drawn(table, width, elsewhere), |shown, (mark, sequence)| shown.replace(*mark, sequence))
}

/// The table with the ends of marked cells in it, and what it leaves out.
fn drawn(table: &Table, width: Option<u16>, elsewhere: Elsewhere) -> String {
    let texts: Vec<Vec<_>> = table
        .rows
        .iter()
        .map(|row| row.iter().map(|cell| visible_lines(&cell.to_string()).into_owned()).collect())
        .collect();
    let headings: Vec<_> = table.headings.iter().map(|heading| visible_lines(heading).into_owned()).collect();
    let shown: Shown = match width {
        None => (0..headings.len()).map(|place| (place, usize::MAX)).collect(),
        // A console that is full to its last column begins a line of its own.
        Some(width) => {
            let cells = |place: usize| texts.iter().map(move |row| row[place].as_str());
            let column = |(place, weight): (usize, &u8)| Column::of(*weight, &headings[place], cells(place));
            let columns: Vec<_> = table.weights.iter().enumerate().map(column).collect();
            fitted(&columns, usize::from(width).saturating_sub(1))
        }
    };
    let mut drawn = comfy_table::Table::new();
    drawn.load_style(LIGHT).set_content_arrangement(ContentArrangement::Disabled);
    drawn.set_header(shown.iter().map(|(place, width)| wrapped(&headings[*place], *width).join("\n")));
    for (row, texts) in table.rows.iter().zip(&texts) {
        drawn.add_row(shown.iter().map(|(place, width)| cell(&row[*place], &texts[*place], *width)));
    }
    drawn.trim_fmt() + "\n" + &left_out(&headings, &shown, elsewhere)
}

/// Names the columns that there was no room for, and the way to see all.
fn left_out(headings: &[String], shown: &Shown, elsewhere: Elsewhere) -> String {
    let is_shown = |place: usize| shown.iter().any(|(at, _)| *at == place);
    let left: Vec<_> =
        (0..headings.len()).filter(|place| !is_shown(*place)).map(|place| headings[place].as_str()).collect();
    if left.is_empty() {
        return String::new();
    }
    let left = left.join(list_separator());
    match elsewhere {
        Elsewhere::InAFile => tr!(
            "No room for: {left}. See all with -o FILE.xlsx, or in a wider window.\n",
            "窗口宽度不够，未显示：{left}。写 -o 文件.xlsx 或加宽窗口可看全部。\n"
        ),
        Elsewhere::Nowhere => tr!(
            "No room for: {left}. See all in a wider window.\n",
            "窗口宽度不够，未显示：{left}。加宽窗口可看全部。\n"
        ),
    }
}

/// A cell of a width; each line of a marked one is marked.
fn cell(cell: &Cell, text: &str, width: usize) -> comfy_table::Cell {
    let lines = wrapped(text, width).into_iter().map(|line| match cell {
        Cell::Marked(Mark::Good, _) => format!("{GOOD}{line}{END}"),
        Cell::Marked(Mark::Bad, _) => format!("{BAD}{line}{END}"),
        _ => line,
    });
    let shown = comfy_table::Cell::new(lines.collect::<Vec<_>>().join("\n"));
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
    use unicode_width::UnicodeWidthStr;

    fn table() -> Table {
        let headings = ["单位", "已签订数", "签订率", "备注"].map(str::to_owned).to_vec();
        let row = |unit: &str, done, note: &str| {
            vec![Cell::text(unit), Cell::Count(done), Cell::Rate { done, of: 12 }, Cell::text(note)]
        };
        let rows = vec![row("沧县", 3, "2个文件\n无法读取"), row("孟村回族自治县", 12, "—")];
        Table::of("progress", "进度统计表", headings, rows)
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
        assert_eq!(format!("\n{}", screen(&table(), None, Elsewhere::InAFile)), expected);
    }

    #[test]
    fn colour_moves_no_column() {
        let mut table = table();
        table.rows[0][1] = Cell::Count(3).marked(Mark::Bad);
        table.rows[1][1] = Cell::Count(12).marked(Mark::Good);
        let coloured = screen_in(&table, None, Elsewhere::InAFile, Style::Coloured);
        assert!(coloured.contains("\u{1b}[31m3\u{1b}[0m |"), "{coloured}");
        assert!(coloured.contains("\u{1b}[32m12\u{1b}[0m |"), "{coloured}");
        let bare = ["\u{1b}[31m", "\u{1b}[32m", "\u{1b}[0m"].iter().fold(coloured, |text, code| text.replace(code, ""));
        assert_eq!(bare, screen(&table, None, Elsewhere::InAFile));
        assert!(!bare.contains([GOOD, BAD, END]));
    }

    #[test]
    fn no_line_is_wider_than_the_screen_and_what_is_left_out_is_named() {
        let table = Table { weights: vec![9, 6, 4, 5], ..table() };
        let narrow = screen(&table, Some(42), Elsewhere::InAFile);
        assert!(narrow.contains("-o ") && !screen(&table, Some(42), Elsewhere::Nowhere).contains("-o "), "{narrow}");
        assert!(narrow.contains("单位") && narrow.contains("备注") && !narrow.contains("25.0%"), "{narrow}");
        let told = crate::tr!("No room for: 签订率. ", "未显示：签订率。");
        assert!(narrow.contains(&told), "{narrow}");
        // The sentence below is left to the terminal.
        let is_of_table = |line: &&str| line.starts_with([' ', '-']);
        let lines = |shown: &str| shown.lines().take_while(is_of_table).map(str::to_owned).collect::<Vec<_>>();
        for width in 20..60 {
            let shown = screen(&table, Some(width), Elsewhere::Nowhere);
            assert!(lines(&shown).iter().all(|line| line.width() < usize::from(width)), "{width} {shown}");
        }
        assert_eq!(screen(&table, Some(60), Elsewhere::InAFile), screen(&table, None, Elsewhere::InAFile));
    }

    #[test]
    fn no_control_character_gets_through() {
        let mut table = table();
        table.headings[0].push('\u{1b}');
        table.rows[0][3] = Cell::text("\u{1b}[31m\t\u{202e}\r\n\u{9b}");
        let shown = screen(&table, None, Elsewhere::InAFile);
        assert!(!shown.contains(|char: char| char != '\n' && (char.is_control() || char == '\u{202e}')), "{shown:?}");
    }
}
