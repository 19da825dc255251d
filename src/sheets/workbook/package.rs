//! The files packed in an xlsx, mended where the reader stumbles over what Excel reads.

use super::MOST_UNPACKED;
use crate::sheets::sheet_fault::SheetFault;
use crate::sheets::stranger::Stranger;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write, copy, sink};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// The files of a workbook that are XML, by their paths.
pub struct Package {
    parts: BTreeMap<String, String>,
    is_mended: bool,
}

impl Package {
    /// Unpacks everything, since what an archive says of its sizes may be untrue.
    pub fn unpack(bytes: &[u8]) -> Result<Package, SheetFault> {
        let broken = |_| SheetFault::BrokenWorkbook;
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
        let names: Vec<String> = archive.file_names().filter_map(|name| Some(name.ok()?.to_string())).collect();
        if let Some(stranger) = Stranger::of_archive(names.iter().map(String::as_str)) {
            return Err(SheetFault::Stranger(stranger));
        }
        let mut package = Package { parts: BTreeMap::new(), is_mended: false };
        let mut left = MOST_UNPACKED;
        for index in 0..archive.len() {
            let file = archive.by_index(index).map_err(broken)?;
            let name = file.name().map_err(broken)?.into_owned();
            let mut unpacked = file.take(left);
            let path = plain(&name);
            if path.ends_with(".xml") || path.ends_with(".rels") {
                let mut part = Vec::new();
                left -= unpacked.read_to_end(&mut part).map_err(|_| SheetFault::BrokenWorkbook)? as u64;
                package.insert(path, part);
            } else {
                left -= copy(&mut unpacked, &mut sink()).map_err(|_| SheetFault::BrokenWorkbook)?;
            }
            if left == 0 {
                return Err(SheetFault::TooLarge);
            }
        }
        Ok(package)
    }

    fn insert(&mut self, path: String, bytes: Vec<u8>) {
        let (text, is_recoded) = decoded(bytes);
        let (text, is_cut) = without_false_dimension(text);
        self.is_mended |= is_recoded || is_cut;
        self.parts.insert(path, text);
    }

    /// The text of a file, whatever case and slashes its path is written in.
    pub fn part(&self, path: &str) -> Option<&str> {
        self.parts.get(&plain(path)).map(String::as_str)
    }

    /// The archive to read: the one given, or another one if anything of it had to be mended.
    pub fn archive<'b>(&self, given: &'b [u8]) -> Result<Cow<'b, [u8]>, SheetFault> {
        match self.is_mended {
            true => self.packed().map(Cow::Owned).map_err(|_| SheetFault::BrokenWorkbook),
            false => Ok(Cow::Borrowed(given)),
        }
    }

    fn packed(&self) -> zip::result::ZipResult<Vec<u8>> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for (path, text) in &self.parts {
            archive.start_file(
                path.as_str(),
                SimpleFileOptions::default().compression_method(CompressionMethod::Stored),
            )?;
            archive.write_all(text.as_bytes())?;
        }
        Ok(archive.finish()?.into_inner())
    }
}

/// A path as all spellings of it are compared.
fn plain(path: &str) -> String {
    path.replace('\\', "/").trim_start_matches('/').to_ascii_lowercase()
}

/// The text of XML, and whether it was in another encoding than UTF-8.
fn decoded(bytes: Vec<u8>) -> (String, bool) {
    let (encoding, mark) = match bytes.as_slice() {
        [b'<', 0, ..] => (UTF_16LE, 0),
        [0, b'<', ..] => (UTF_16BE, 0),
        // What is UTF-8 is not taken for what it declares to be.
        _ if str::from_utf8(&bytes).is_ok() => (UTF_8, 0),
        _ => Encoding::for_bom(&bytes).unwrap_or_else(|| (declared(&bytes), 0)),
    };
    if encoding == UTF_8 {
        let text = String::from_utf8(bytes);
        return (text.unwrap_or_else(|broken| String::from_utf8_lossy(broken.as_bytes()).into_owned()), false);
    }
    let (text, _) = encoding.decode_without_bom_handling(&bytes[mark..]);
    // What it says of its encoding is no longer true.
    let body =
        text.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")).map_or(text.as_ref(), |(_, body)| body);
    (body.to_owned(), true)
}

/// The encoding that XML declares in its first line.
fn declared(bytes: &[u8]) -> &'static Encoding {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]);
    let declaration = start.trim_start().strip_prefix("<?xml").and_then(|rest| rest.split_once("?>"));
    let value = declaration.and_then(|(declaration, _)| declaration.split_once("encoding="));
    let label = value.and_then(|(_, value)| value.get(1..)).and_then(|value| value.split(['"', '\'']).next());
    label.and_then(|label| Encoding::for_label(label.as_bytes())).unwrap_or(UTF_8)
}

/// The XML of a sheet without what it says of its size, where that is not a range (`A0:D3`); and whether it was cut.
fn without_false_dimension(text: String) -> (String, bool) {
    match false_dimension(&text) {
        Some(place) => (format!("{}{}", &text[..place.start], &text[place.end..]), true),
        None => (text, false),
    }
}

fn false_dimension(text: &str) -> Option<std::ops::Range<usize>> {
    let mut reader = Reader::from_str(text);
    let mut root = None;
    loop {
        let start = usize::try_from(reader.buffer_position()).ok()?;
        let event = reader.read_event().ok()?;
        let (Event::Start(element) | Event::Empty(element)) = &event else {
            if event == Event::Eof {
                return None;
            } else {
                continue;
            };
        };
        let name = element.local_name().as_ref().to_owned();
        let root = root.get_or_insert_with(|| name.clone());
        if root != "worksheet" || name == "sheetData" {
            return None;
        }
        if name == "dimension" {
            let range = element.try_get_attribute("ref").ok()?;
            let is_true = range.is_some_and(|range| is_range(&range.value));
            let end = usize::try_from(reader.buffer_position()).ok()?;
            let is_open = matches!(event, Event::Start(_));
            let end = if is_open { end + text[end..].find('>')? + 1 } else { end };
            return (!is_true).then_some(start..end);
        }
    }
}

/// Whether a text is a cell, or two cells with the second not above or left of the first.
fn is_range(text: &str) -> bool {
    let (first, last) = text.split_once(':').unwrap_or((text, text));
    match (place(first), place(last)) {
        (Some((row, column)), Some((last_row, last_column))) => row <= last_row && column <= last_column,
        _ => false,
    }
}

/// The row and the column of a cell such as `B7`, counted from 0.
pub fn place(cell: &str) -> Option<(u32, u32)> {
    let digits = cell.find(|char: char| char.is_ascii_digit()).filter(|letters| *letters > 0)?;
    let letters = cell[..digits].bytes().map(|byte| byte.to_ascii_uppercase());
    let column = letters.into_iter().try_fold(0_u32, |column, letter| {
        letter.is_ascii_uppercase().then(|| column.checked_mul(26)?.checked_add(u32::from(letter - b'A') + 1))?
    })?;
    let row: u32 = cell[digits..].parse().ok()?;
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_false_size_is_cut_out_and_a_true_one_stays() {
        let sheet = |dimension: &str| {
            format!("<?xml version=\"1.0\"?><x:worksheet><x:sheetPr/>{dimension}<x:sheetData/></x:worksheet>")
        };
        for reference in ["A0:D3", "", "A:D", "D3:A1", "A1:B2:C3", "1:2"] {
            for element in [
                format!("<x:dimension ref=\"{reference}\"/>"),
                format!("<x:dimension ref=\"{reference}\"></x:dimension>"),
            ] {
                assert_eq!(without_false_dimension(sheet(&element)), (sheet(""), true), "{element}");
            }
        }
        for reference in ["A1", "A1:D3", "b2:XFD1048576"] {
            let sheet = sheet(&format!("<x:dimension ref=\"{reference}\"/>"));
            assert_eq!(without_false_dimension(sheet.clone()), (sheet, false), "{reference}");
        }
        assert!(!without_false_dimension("<sst><dimension ref=\"\"/></sst>".to_owned()).1);
    }

    #[test]
    fn xml_in_any_encoding_is_read() {
        let text = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><t>沧县</t>";
        let units: Vec<u16> = text.encode_utf16().collect();
        let little: Vec<u8> = [0xfeff].iter().chain(&units).flat_map(|unit| unit.to_le_bytes()).collect();
        let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        let gbk = encoding_rs::GBK.encode("<?xml version='1.0' encoding='GBK'?><t>沧县</t>").0.into_owned();
        for bytes in [little, big, gbk] {
            assert_eq!(decoded(bytes), ("<t>沧县</t>".to_owned(), true));
        }
        for text in ["<t>沧县</t>", "<?xml version='1.0' encoding='GBK'?><t>沧县</t>"] {
            assert_eq!(decoded(text.into()), (text.to_owned(), false));
        }
    }

    #[test]
    fn places_are_counted_from_zero() {
        for (cell, expected) in [("A1", Some((0, 0))), ("AA10", Some((9, 26))), ("A0", None), ("7", None), ("B", None)]
        {
            assert_eq!(place(cell), expected, "{cell}");
        }
    }
}
