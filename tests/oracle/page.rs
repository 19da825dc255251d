//! Claims about the week's page.

use crate::city::{Kinds, days_to_look, newest_round};
use crate::expected::{Table, page};
use crate::look_at_all;
use crate::program::compare;
use std::collections::{BTreeMap, BTreeSet};

#[test]
fn every_table_of_the_page_is_what_its_caption_says() {
    look_at_all(Kinds::All, |look| {
        let printed = look.printed(&["report", "weekly", "--format", "html"])?;
        let shown = tables(&String::from_utf8_lossy(&printed))?;
        let expected = page::tables(look.city, look.round, look.as_of);
        let captions: Vec<&str> = shown.iter().map(|(caption, _)| caption.as_str()).collect();
        if captions != expected.iter().map(|(caption, _)| *caption).collect::<Vec<_>>() {
            return Err(format!("the page has the tables {captions:?}"));
        }
        expected.into_iter().zip(&shown).try_for_each(|((caption, mut expected), (_, shown))| {
            // A table without a line says so.
            if expected.rows.is_empty() {
                expected.rows.push(vec!["无".to_owned()]);
            }
            compare(&expected, shown).map_err(|fault| format!("{caption}: {fault}"))
        })
    });
}

/// The tables of a page by their captions, as a reader sees them.
fn tables(page: &str) -> Result<Vec<(String, Table)>, String> {
    let tables = page.split("<table>").skip(1).map(|table| {
        let (table, _) = table.split_once("</table>").ok_or("a table does not end")?;
        let caption = texts(table, "caption").pop().ok_or("a table has no caption")?;
        let rows = table.split("<tr>").skip(1).map(|row| texts(row, "td")).filter(|row| !row.is_empty());
        Ok((caption, Table { headings: texts(table, "th"), rows: rows.collect() }))
    });
    tables.collect()
}

/// What stands in the elements of a name.
fn texts(html: &str, element: &str) -> Vec<String> {
    let (opening, closing) = (format!("<{element}"), format!("</{element}>"));
    let elements = html.split(opening.as_str()).skip(1).filter(|rest| rest.starts_with(['>', ' ']));
    let text = |rest: &str| Some(plain(rest.split_once('>')?.1.split_once(closing.as_str())?.0));
    elements.filter_map(text).collect()
}

/// A text without what HTML escapes.
fn plain(text: &str) -> String {
    let escapes = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#x2f;", "/"), ("&amp;", "&")];
    escapes.iter().fold(text.to_owned(), |text, (escape, plain)| text.replace(escape, plain))
}

#[test]
fn cities_reach_what_a_page_can_show() {
    let (mut cells, mut rows) = (BTreeSet::new(), BTreeMap::new());
    for seed in 0..60 {
        let city = crate::city::city(seed, Kinds::All);
        for as_of in days_to_look(&city) {
            for (caption, table) in page::tables(&city, newest_round(&city, as_of), as_of) {
                let (fewest, most) = rows.entry(caption).or_insert((usize::MAX, 0));
                (*fewest, *most) = (table.rows.len().min(*fewest), table.rows.len().max(*most));
                let lines = table.rows.into_iter().flat_map(|row| row.into_iter().enumerate());
                cells.extend(lines.map(|(place, cell)| (caption, place, cell)));
            }
        }
    }
    assert_eq!((rows["逐日进展（学校、幼儿园数）"].1, rows["逾期未整改的问题"].0), (31, 0), "{rows:?}");
    let has = |caption: &str, place: usize, cell: &str| {
        assert!(cells.iter().any(|(known, at, text)| (*known, *at, text.as_str()) == (caption, place, cell)), "{cell}");
    };
    for what in ["未签责任书", "未传达", "未检查", "检查未完成", "未落实自查"] {
        has("逾期未签、未传达、未检查、未自查的学校（幼儿园）", 1, what);
    }
    has("逾期未签、未传达、未检查、未自查的学校（幼儿园）", 3, "（市县责任书）");
    for share in ["—", "0.0%", "100.0%", "50.0%"] {
        has("各事项有问题的比例", 1, share);
    }
    for (place, count) in [(3, "1"), (4, "1"), (5, "1"), (6, "1"), (6, "0")] {
        has("各项工作完成情况", place, count);
    }
    for (place, count) in [(2, "1"), (3, "1"), (4, "1"), (1, "0")] {
        has("整改情况（含以前轮次未销号的问题）", place, count);
    }
}
