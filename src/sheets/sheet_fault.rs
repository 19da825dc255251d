//! Why a file cannot be read as a sheet.

use crate::sheets::stranger::Stranger;
use crate::tr;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Why a file cannot be read as a sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SheetFault {
    /// It holds nothing.
    Empty,
    /// It holds NULs, so it is not a CSV file.
    NotCsv,
    /// It is something else, whatever its name says.
    Stranger(Stranger),
    /// The byte at this place fits neither UTF-8 nor GB18030.
    Encoding(usize),
    /// A quote that begins in this row is never closed.
    OpenQuote(usize),
    /// More follows the closing quote of a cell in this row.
    BrokenQuote(usize),
    /// A cell of this row holds more than a cell of Excel can.
    LongCell(usize),
    /// It is a workbook that cannot be read.
    BrokenWorkbook,
    /// It is a workbook, and the system gives nothing to read it with, for this reason.
    NoReader(String),
    /// It is a workbook that asks for a password.
    Password,
    /// It is a workbook that shows no sheet of cells.
    NoSheet,
    /// It, or what it unpacks to, is larger than any sheet that clerks keep.
    TooLarge,
}

impl fmt::Display for SheetFault {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self {
            SheetFault::Empty => tr!("the file is empty", "文件是空的"),
            SheetFault::NotCsv => {
                tr!("this is not a CSV file; save the sheet as CSV or xlsx", "这不是CSV文件，请把表格另存为CSV或xlsx")
            }
            SheetFault::Stranger(stranger) => stranger.to_string(),
            SheetFault::Encoding(place) => tr!(
                "byte {place} is neither UTF-8 nor GBK; save the sheet as CSV again",
                "第{place}个字节既不是UTF-8也不是GBK，请重新另存为CSV"
            ),
            SheetFault::OpenQuote(row) => {
                tr!("row {row}: a quotation mark is opened and never closed", "第{row}行：引号没有配对")
            }
            SheetFault::BrokenQuote(row) => tr!(
                "row {row}: more follows the closing quotation mark of a cell; save the sheet as CSV again",
                "第{row}行：单元格的引号后面还有内容，请重新另存为CSV"
            ),
            SheetFault::LongCell(row) => {
                tr!("row {row}: a cell holds more than 32,767 characters", "第{row}行：有单元格超过32767个字")
            }
            SheetFault::NoReader(reason) => tr!(
                "the system cannot start what reads workbooks: {reason}; close other programs and run the command again",
                "系统无法启动读取工作簿的程序：{reason}；请关闭其他程序后再运行一次"
            ),
            SheetFault::BrokenWorkbook => tr!(
                "the workbook is damaged; open it in Excel or WPS and save it as xlsx",
                "工作簿已损坏，请用Excel或WPS打开，另存为xlsx"
            ),
            SheetFault::Password => tr!(
                "the workbook has a password; open it in Excel or WPS and save it as xlsx without one",
                "工作簿设有密码，请用Excel或WPS打开，去掉密码，另存为xlsx"
            ),
            SheetFault::NoSheet => tr!(
                "the workbook shows no sheet with cells; unhide the one to import and save it",
                "工作簿里没有可见的表格；请取消隐藏要导入的工作表，保存后再导入"
            ),
            SheetFault::TooLarge => tr!(
                "the file is too large; delete what is not filled in, or split it into several sheets",
                "文件太大，请删去没有内容的行列，或分成几个文件导入"
            ),
        };
        to.write_str(&text)
    }
}

impl std::error::Error for SheetFault {}
