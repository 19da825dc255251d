//! The forms that a report can take, and how they are asked for.

use crate::basics::words::Word;
use crate::output::stream::is_terminal;
use crate::tr;
use anyhow::bail;
use std::path::Path;

crate::words! {
    /// The format of a report.
    Format {
        Csv = "csv", "csv";
        Table = "table", "表格";
        Json = "json", "json";
        Xlsx = "xlsx", "xlsx" | "excel";
        Html = "html", "html" | "网页";
    }
}

crate::words! {
    /// The characters of a CSV.
    Encoding {
        Utf8 = "utf-8", "utf-8" | "utf8" | "utf_8";
        Gb18030 = "gb18030", "gb18030" | "gbk";
    }
}

/// Endings of files in which no report can be written, or which records have.
const OTHER_ENDINGS: &[&str] = &["xls", "et", "doc", "docx", "wps", "pdf", "toml", "md", "sha256"];

impl Format {
    /// The format of a file's ending, if it is one of ours.
    pub fn of_file(path: &Path) -> anyhow::Result<Option<Format>> {
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
        if OTHER_ENDINGS.contains(&ending.as_str()) {
            bail!(tr!(
                "a report cannot be written as .{ending}; name a file that ends in .csv, .xlsx, .json or .html",
                "报表不能写成 .{ending} 文件，请以 .csv、.xlsx、.json 或 .html 为扩展名"
            ));
        }
        Ok(match ending.as_str() {
            "csv" => Some(Format::Csv),
            "json" => Some(Format::Json),
            "xlsx" => Some(Format::Xlsx),
            "html" | "htm" => Some(Format::Html),
            _ => None,
        })
    }

    /// The format asked for, else that of the file's ending, else CSV; refused where the two contradict each other.
    pub fn asked(named: Option<Format>, file: Option<&Path>) -> anyhow::Result<Format> {
        let ending = file.map(Format::of_file).transpose()?.flatten();
        let format = named.or(ending).unwrap_or(Format::Csv);
        if let Some(ending) = ending.filter(|ending| *ending != format) {
            let (asked, ending) = (format.key(), ending.key());
            bail!(tr!(
                "--format {asked} contradicts the file’s ending .{ending}; leave one of them out",
                "--format {asked} 与文件扩展名 .{ending} 不一致，请去掉其中一个"
            ));
        }
        Ok(format)
    }

    /// Refuses to go where it was not given a file to go to, which is named, if that is a screen that cannot show it.
    pub fn fits_a_screen(self, file: &str) -> anyhow::Result<()> {
        if self == Format::Xlsx && is_terminal() {
            bail!(tr!(
                "an Excel sheet cannot be shown on the screen; name a file with -o, such as -o {file}.xlsx",
                "Excel 表格不能显示在屏幕上，请用 -o 写明文件，如 -o {file}.xlsx"
            ));
        }
        Ok(())
    }
}

/// A shape with what it leaves open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// CSV in some characters.
    Csv(Encoding),
    /// Columns as on a screen.
    Table,
    /// A JSON document.
    Json,
    /// An Excel sheet.
    Xlsx,
    /// A page.
    Html,
}

impl Shape {
    /// The shape, in characters that it can have.
    pub fn of(format: Format, encoding: Encoding) -> anyhow::Result<Shape> {
        Ok(match (format, encoding) {
            (Format::Csv, encoding) => Shape::Csv(encoding),
            (Format::Table, Encoding::Utf8) => Shape::Table,
            (Format::Json, Encoding::Utf8) => Shape::Json,
            (Format::Xlsx, Encoding::Utf8) => Shape::Xlsx,
            (Format::Html, Encoding::Utf8) => Shape::Html,
            (format, Encoding::Gb18030) => {
                let format = format.shown();
                bail!(tr!(
                    "--encoding gb18030 is for CSV only, not for {format}",
                    "--encoding gb18030 只用于 csv，不用于{format}"
                ))
            }
        })
    }
}
