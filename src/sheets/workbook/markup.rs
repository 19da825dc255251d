//! What the XML of an xlsx shows beside the values of its cells: hidden rows, struck-out text, formulas without a value.

use super::package::{Package, place};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::{BTreeMap, BTreeSet};

/// How much of a text is struck out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Struck {
    /// A part of it.
    Part,
    /// All of it.
    Whole,
}

/// The parts of a workbook that its sheets rest on.
#[derive(Debug, Default)]
pub struct Book {
    /// The paths of the sheets, in their order.
    pub sheets: Vec<String>,
    /// Whether no office program has calculated the stored values.
    is_uncalculated: bool,
    /// The shared texts that are struck out, by their places.
    struck: BTreeMap<usize, Struck>,
}

/// What a sheet shows beside the values of its cells; rows and columns counted from 0.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Markup {
    /// The rows that are hidden or filtered out.
    pub hidden: BTreeSet<u32>,
    /// The formulas that have no stored value.
    pub unsaved: BTreeMap<(u32, u32), String>,
    /// The cells with struck-out text.
    pub struck: BTreeMap<(u32, u32), Struck>,
}

impl Book {
    /// Reads the parts of a workbook; none where they do not fit together.
    pub fn read(package: &Package) -> Option<Book> {
        let relations = relations(package.part("_rels/.rels")?)?;
        let (_, book) = relations.values().find(|(kind, _)| kind.ends_with("/relationships/officeDocument"))?;
        let (folder, name) = book.rfind('/').map_or(("", book.as_str()), |slash| book.split_at(slash + 1));
        let relations = self::relations(package.part(&format!("{folder}_rels/{name}.rels"))?)?;
        let mut read =
            Book { struck: struck_texts(package.part(&format!("{folder}sharedStrings.xml")))?, ..Book::default() };
        let mut reader = reader(package.part(book)?);
        loop {
            match reader.read_event().ok()? {
                Event::Start(element) if is(&element, "sheet") => {
                    let (_, target) = relations.get(&attribute(&element, "id")?)?;
                    let path = if target.starts_with('/') { target.clone() } else { format!("{folder}{target}") };
                    read.sheets.push(path);
                }
                Event::Start(element) if is(&element, "calcPr") => {
                    read.is_uncalculated = attribute(&element, "fullCalcOnLoad").is_some_and(|value| is_true(&value));
                }
                Event::Eof => return Some(read),
                _ => {}
            }
        }
    }

    /// Reads what a sheet shows.
    pub fn markup(&self, sheet: &str) -> Option<Markup> {
        let mut markup = Markup::default();
        let mut reader = reader(sheet);
        let (mut row, mut column) = (0, 0);
        loop {
            match reader.read_event().ok()? {
                Event::Start(element) if is(&element, "row") => {
                    row =
                        attribute(&element, "r").and_then(|row| row.parse::<u32>().ok()?.checked_sub(1)).unwrap_or(row);
                    if attribute(&element, "hidden").is_some_and(|value| is_true(&value)) {
                        markup.hidden.insert(row);
                    }
                }
                Event::End(element) if element.local_name().as_ref() == "row" => (row, column) = (row + 1, 0),
                Event::Start(element) if is(&element, "c") => {
                    let named = attribute(&element, "r").and_then(|cell| place(&cell));
                    let at = named.unwrap_or((row, column));
                    let kind = attribute(&element, "t").unwrap_or_default();
                    column = at.1 + 1;
                    let cell = Cell::read(&mut reader)?;
                    self.insert(&mut markup, at, &kind, cell);
                }
                Event::End(element) if element.local_name().as_ref() == "sheetData" => return Some(markup),
                Event::Eof => return Some(markup),
                _ => {}
            }
        }
    }

    fn insert(&self, markup: &mut Markup, at: (u32, u32), kind: &str, cell: Cell) {
        let shared = || cell.value.as_deref().filter(|_| kind == "s").and_then(|index| index.trim().parse().ok());
        let struck = cell.struck.or_else(|| self.struck.get(&shared()?).copied());
        markup.struck.extend(struck.map(|struck| (at, struck)));
        // An empty text is a value; a number or an answer that is not written is none.
        let is_stored = match cell.value.as_deref().map(str::trim) {
            None => false,
            Some("") => kind == "str",
            Some("0") => !self.is_uncalculated || kind == "str",
            Some(_) => true,
        };
        markup.unsaved.extend(cell.formula.filter(|_| !is_stored).map(|formula| (at, formula)));
    }
}

/// What stands in a cell.
#[derive(Debug, Default)]
struct Cell {
    formula: Option<String>,
    value: Option<String>,
    struck: Option<Struck>,
}

impl Cell {
    /// Reads on to the end of a cell.
    fn read(reader: &mut Reader<&[u8]>) -> Option<Cell> {
        let mut cell = Cell::default();
        loop {
            match reader.read_event().ok()? {
                Event::Start(element) if is(&element, "f") => cell.formula = Some(text(reader, "f")?),
                Event::Start(element) if is(&element, "v") => cell.value = Some(text(reader, "v")?),
                Event::Start(element) if is(&element, "is") => {
                    cell.value = Some("…".to_owned());
                    cell.struck = struck(reader, "is")?;
                }
                Event::End(element) if element.local_name().as_ref() == "c" => return Some(cell),
                Event::Eof => return None,
                _ => {}
            }
        }
    }
}

/// The shared texts that are struck out, by their places.
fn struck_texts(part: Option<&str>) -> Option<BTreeMap<usize, Struck>> {
    let mut found = BTreeMap::new();
    let Some(part) = part else { return Some(found) };
    let mut reader = reader(part);
    let mut index = 0;
    loop {
        match reader.read_event().ok()? {
            Event::Start(element) if is(&element, "si") => {
                found.extend(struck(&mut reader, "si")?.map(|struck| (index, struck)));
                index += 1;
            }
            Event::Eof => return Some(found),
            _ => {}
        }
    }
}

/// How much of a text is struck out, read on to the end of it; none where nothing is.
fn struck(reader: &mut Reader<&[u8]>, end: &str) -> Option<Option<Struck>> {
    let (mut is_struck, mut is_phonetic) = (false, false);
    let (mut some, mut all) = (false, true);
    loop {
        match reader.read_event().ok()? {
            Event::Start(element) => match element.local_name().as_ref() {
                "r" => is_struck = false,
                "strike" => is_struck = attribute(&element, "val").is_none_or(|value| is_true(&value)),
                "rPh" => is_phonetic = true,
                "t" if !is_phonetic && !text(reader, "t")?.trim().is_empty() => {
                    some |= is_struck;
                    all &= is_struck;
                }
                _ => {}
            },
            Event::End(element) => match element.local_name().as_ref() {
                "rPh" => is_phonetic = false,
                name if name == end => return Some(some.then_some(if all { Struck::Whole } else { Struck::Part })),
                _ => {}
            },
            Event::Eof => return None,
            _ => {}
        }
    }
}

/// The relations that a part names, by their ids: kind and target.
fn relations(part: &str) -> Option<BTreeMap<String, (String, String)>> {
    let mut relations = BTreeMap::new();
    let mut reader = reader(part);
    loop {
        match reader.read_event().ok()? {
            Event::Start(element) if is(&element, "Relationship") => {
                let of = |name| attribute(&element, name).unwrap_or_default();
                relations.insert(of("Id"), (of("Type"), of("Target")));
            }
            Event::Eof => return Some(relations),
            _ => {}
        }
    }
}

/// The text up to the end of an element.
fn text(reader: &mut Reader<&[u8]>, end: &str) -> Option<String> {
    let mut text = String::new();
    loop {
        match reader.read_event().ok()? {
            Event::Text(part) => text.push_str(&part.xml10_content()),
            Event::CData(part) => text.push_str(&part.xml10_content()),
            Event::GeneralRef(reference) => {
                let named = quick_xml::escape::resolve_predefined_entity(&reference);
                text.push_str(named.unwrap_or_default());
                text.extend(reference.resolve_char_ref().ok().flatten());
            }
            Event::End(element) if element.local_name().as_ref() == end => return Some(text),
            Event::Eof => return None,
            _ => {}
        }
    }
}

fn reader(part: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(part.trim_start_matches('\u{feff}'));
    let config = reader.config_mut();
    config.check_end_names = false;
    config.expand_empty_elements = true;
    reader
}

fn is(element: &BytesStart, name: &str) -> bool {
    element.local_name().as_ref() == name
}

/// The value of an attribute, whatever its name space.
fn attribute(element: &BytesStart, name: &str) -> Option<String> {
    let mut attributes = element.attributes();
    let mut attributes = attributes.with_checks(false).flatten();
    let found = attributes.find(|attribute| attribute.key.local_name().as_ref() == name)?;
    Some(found.value.into_owned())
}

fn is_true(value: &str) -> bool {
    matches!(value.trim(), "1" | "true" | "on")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn markup(book: &Book, rows: &str) -> Markup {
        book.markup(&format!("<x:worksheet xmlns:x=\"x\"><x:sheetData>{rows}</x:sheetData></x:worksheet>")).unwrap()
    }

    #[test]
    fn hidden_rows_are_known_with_and_without_their_numbers() {
        let found = markup(
            &Book::default(),
            "<x:row/><x:row hidden=\"1\"/><x:row r=\"7\" hidden=\"true\"/><x:row hidden=\"0\"/>",
        );
        assert_eq!(found.hidden, BTreeSet::from([1, 6]));
    }

    #[test]
    fn a_formula_is_unsaved_unless_its_value_is_stored() {
        let cells = "<x:row><x:c><x:f>1&lt;2</x:f></x:c><x:c><x:f>A1</x:f><x:v></x:v></x:c><x:c t=\"str\"><x:f>A1</x:f><x:v/></x:c>\
            <x:c><x:f>A1</x:f><x:v>0</x:v></x:c><x:c><x:v/></x:c><x:c r=\"H1\" t=\"str\"><x:f t=\"shared\" si=\"0\"/></x:c></x:row>";
        let unsaved =
            |book: &Book| markup(book, cells).unsaved.into_keys().map(|(_, column)| column).collect::<Vec<_>>();
        assert_eq!(unsaved(&Book::default()), [0, 1, 7]);
        assert_eq!(unsaved(&Book { is_uncalculated: true, ..Book::default() }), [0, 1, 3, 7]);
        assert_eq!(markup(&Book::default(), cells).unsaved[&(0, 0)], "1<2");
    }

    #[test]
    fn struck_out_text_is_found_in_shared_and_inline_texts() {
        let run = |strike: &str, text: &str| format!("<r><rPr>{strike}</rPr><t>{text}</t></r>");
        let part = run("<strike/>", "李某") + &run("", "王某");
        let texts =
            format!("<sst><si><t>甲</t></si><si>{part}</si><si>{}</si></sst>", run("<strike val=\"1\"/>", "李某"));
        let book = Book { struck: struck_texts(Some(&texts)).unwrap(), ..Book::default() };
        assert_eq!(book.struck, BTreeMap::from([(1, Struck::Part), (2, Struck::Whole)]));
        let rows = format!(
            "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"inlineStr\"><is>{}</is></c><c><v>2</v></c></row>",
            run("<strike val=\"0\"/>", "王某") + &run("<strike/>", "李某")
        );
        assert_eq!(markup(&book, &rows).struck, BTreeMap::from([((0, 1), Struck::Part), ((0, 2), Struck::Part)]));
    }
}
