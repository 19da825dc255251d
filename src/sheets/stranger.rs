//! Files that are not sheets, whatever their names say: each called what it is, with the way to a sheet.

use crate::tr;
use encoding_rs::{Encoding, UTF_8};
use serde::{Deserialize, Serialize};
use std::fmt;

/// What a file is that is not a sheet that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stranger {
    /// A page of the web, which exporting programs name `.xls`.
    Html,
    /// A page of the web with all that belongs to it in one file.
    Mhtml,
    /// Excel’s XML of 2003, a flat OpenDocument, or any other.
    Xml,
    /// A sheet of LibreOffice.
    OpenDocument,
    /// Excel’s binary workbook.
    Xlsb,
    /// A sheet in the format of WPS.
    Et,
    /// A sheet of Apple’s Numbers.
    Numbers,
    /// A PDF.
    Pdf,
    /// A text of Word or WPS Writer, or in RTF.
    Text,
    /// A presentation.
    Slides,
    /// A picture.
    Picture,
    /// Files packed together.
    Archive,
    /// What Office or WPS leaves beside a file that is open.
    Lock,
}

impl fmt::Display for Stranger {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = self.kind();
        let text = match self {
            Stranger::Archive => {
                tr!("this is {kind}; unpack it and import the sheet in it", "这是{kind}，请先解压，再导入里面的表格")
            }
            Stranger::Lock => tr!(
                "this is {kind}, not the sheet; close the sheet there and import the file without ~ in its name",
                "这是{kind}，不是表格本身；请先关闭表格，再导入文件名开头没有“~”的那个文件"
            ),
            Stranger::Pdf | Stranger::Text | Stranger::Slides | Stranger::Picture => tr!(
                "this is not a sheet but {kind}; put its table into a sheet of Excel or WPS and save it as xlsx",
                "这不是表格，而是{kind}；请把其中的表格录入Excel或WPS表格，另存为xlsx"
            ),
            _ => tr!(
                "this is not a sheet that can be read but {kind}; open it in Excel or WPS and save it as xlsx",
                "这不是能直接导入的表格，而是{kind}；请用Excel或WPS打开，另存为xlsx"
            ),
        };
        to.write_str(&text)
    }
}

impl Stranger {
    fn kind(self) -> String {
        match self {
            Stranger::Html => tr!("a page of the web (HTML)", "网页（HTML）"),
            Stranger::Mhtml => tr!("a page of the web (MHTML)", "网页（MHTML）"),
            Stranger::Xml => tr!("XML", "XML"),
            Stranger::OpenDocument => tr!("an OpenDocument file (.ods)", "OpenDocument文件（.ods）"),
            Stranger::Xlsb => tr!("a binary workbook (.xlsb)", "二进制工作簿（.xlsb）"),
            Stranger::Et => tr!("WPS’s own format (.et)", "WPS的et格式"),
            Stranger::Numbers => tr!("a sheet of Numbers", "Numbers表格"),
            Stranger::Pdf => tr!("a PDF", "PDF"),
            Stranger::Text => tr!("a text (Word, WPS or RTF)", "文档（Word、WPS文字或RTF）"),
            Stranger::Slides => tr!("a presentation", "演示文稿"),
            Stranger::Picture => tr!("a picture", "图片"),
            Stranger::Archive => tr!("a packed file", "压缩包"),
            Stranger::Lock => {
                tr!("a note that Office keeps while a sheet is open", "Office或WPS打开表格时留下的临时文件")
            }
        }
    }

    /// What a file is by its first bytes, or by the name that WPS and Office give, if that is not a sheet.
    pub fn of(bytes: &[u8], name: &str) -> Option<Stranger> {
        let name = name.rsplit(['/', '\\']).next().unwrap_or(name).to_lowercase();
        if name.starts_with("~$") || name.starts_with(".~") {
            return Some(Stranger::Lock);
        }
        let signed = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature));
        signed.map(|(_, stranger)| *stranger).or_else(|| of_text(&start(bytes)))
    }

    /// What an archive is by the names of its files, if that is not a workbook.
    pub fn of_archive<'n>(names: impl Iterator<Item = &'n str>) -> Option<Stranger> {
        let names: Vec<_> = names.map(|name| name.replace('\\', "/").to_lowercase()).collect();
        let holds = |start: &str| names.iter().any(|name| name.trim_start_matches('/').starts_with(start));
        let signs = [
            ("xl/workbook.bin", Stranger::Xlsb),
            ("word/", Stranger::Text),
            ("ppt/", Stranger::Slides),
            ("meta-inf/manifest.xml", Stranger::OpenDocument),
            ("index/document.iwa", Stranger::Numbers),
        ];
        let named = signs.into_iter().find(|(sign, _)| holds(sign)).map(|(_, stranger)| stranger);
        named.or_else(|| (!holds("_rels/.rels")).then_some(Stranger::Archive))
    }

    /// What a compound file is by the names of its streams, if that is not a workbook.
    pub fn of_compound<'n>(mut names: impl Iterator<Item = &'n str>) -> Option<Stranger> {
        names.find_map(|name| match name {
            "WordDocument" => Some(Stranger::Text),
            "PowerPoint Document" => Some(Stranger::Slides),
            _ => None,
        })
    }
}

/// The first bytes of what cannot be mistaken.
const SIGNATURES: [(&[u8], Stranger); 8] = [
    (b"%PDF", Stranger::Pdf),
    (b"{\\rtf", Stranger::Text),
    (b"Rar!", Stranger::Archive),
    (b"7z\xbc\xaf\x27\x1c", Stranger::Archive),
    (b"\x1f\x8b", Stranger::Archive),
    (b"\x89PNG", Stranger::Picture),
    (b"\xff\xd8\xff", Stranger::Picture),
    (b"GIF8", Stranger::Picture),
];

/// The beginning of a text, in small letters and without the blanks before it.
fn start(bytes: &[u8]) -> String {
    const ENOUGH: usize = 1024;
    let (encoding, mark) = Encoding::for_bom(bytes).unwrap_or((UTF_8, 0));
    let (text, _) = encoding.decode_without_bom_handling(&bytes[mark..bytes.len().min(ENOUGH)]);
    text.trim_start_matches('\u{feff}').trim_start().to_ascii_lowercase()
}

fn of_text(start: &str) -> Option<Stranger> {
    if ["mime-version:", "content-type: multipart/", "from: <"].iter().any(|sign| start.starts_with(sign)) {
        return Some(Stranger::Mhtml);
    }
    let tag = start.strip_prefix('<')?;
    let is_tag = tag.starts_with(|char: char| char == '!' || char == '/' || char.is_ascii_alphabetic());
    match tag.starts_with('?') {
        true if start.contains("<html") => Some(Stranger::Html),
        true => Some(Stranger::Xml),
        false => is_tag.then_some(Stranger::Html),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_called_what_they_are_by_their_first_bytes() {
        let cases: [(&[u8], Option<Stranger>); 14] = [
            (b"<html><table>", Some(Stranger::Html)),
            (b"\xef\xbb\xbf\r\n <META charset=gbk>", Some(Stranger::Html)),
            (b"<!-- made by x --><table>", Some(Stranger::Html)),
            (b"<style>td{}</style><table>", Some(Stranger::Html)),
            (b"<?xml version=\"1.0\"?><Workbook>", Some(Stranger::Xml)),
            (b"<?xml version=\"1.0\"?><html xmlns=\"x\">", Some(Stranger::Html)),
            (b"MIME-Version: 1.0\r\nX-Document-Type: Workbook", Some(Stranger::Mhtml)),
            (b"\xff\xfe<\0h\0t\0m\0l\0>\0", Some(Stranger::Html)),
            (b"%PDF-1.7", Some(Stranger::Pdf)),
            (b"Rar!\x1a\x07", Some(Stranger::Archive)),
            (b"\xff\xd8\xff\xe0", Some(Stranger::Picture)),
            ("<单位>,学校".as_bytes(), None),
            ("单位,学校名称\n".as_bytes(), None),
            (b"", None),
        ];
        for (bytes, stranger) in cases {
            assert_eq!(Stranger::of(bytes, "表.xls"), stranger, "{}", String::from_utf8_lossy(bytes));
        }
        assert_eq!(Stranger::of(b"\x05user", "本月/~$表.xlsx"), Some(Stranger::Lock));
        assert_eq!(Stranger::of(b"", "C:\\表\\.~表.xlsx"), Some(Stranger::Lock));
    }

    #[test]
    fn archives_are_told_apart_by_what_they_hold() {
        let cases: [(&[&str], Option<Stranger>); 7] = [
            (&["[Content_Types].xml", "_rels/.rels", "xl/workbook.xml"], None),
            (&["[Content_Types].xml", "_rels/.rels", "xl\\Workbook.xml"], None),
            (&["[Content_Types].xml", "_rels/.rels", "xl/styles.bin", "xl/workbook.bin"], Some(Stranger::Xlsb)),
            (&["[Content_Types].xml", "_rels/.rels", "word/document.xml"], Some(Stranger::Text)),
            (&["mimetype", "content.xml", "META-INF/manifest.xml"], Some(Stranger::OpenDocument)),
            (&["名册.xlsx"], Some(Stranger::Archive)),
            (&[], Some(Stranger::Archive)),
        ];
        for (names, stranger) in cases {
            assert_eq!(Stranger::of_archive(names.iter().copied()), stranger, "{names:?}");
        }
    }
}
