//! What a cell shows: days in ISO, whole numbers as digits, a part of a whole in percent where its format says so.

use super::dating::Dating;
use calamine::{Data, ExcelDateTime, ExcelDateTimeType};

/// How a cell is formatted, as far as it matters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// What it shows of a moment.
    pub dating: Dating,
    /// How many decimals it shows of a number in percent; none where it does not show it so.
    pub percent: Option<usize>,
    /// Whether it is struck out.
    pub is_struck: bool,
}

impl Style {
    /// The style of a format that has only a number.
    pub fn of_number(number: u32) -> Style {
        match number {
            9 => Style::of_code("0%"),
            10 => Style::of_code("0.00%"),
            _ => Style { dating: Dating::of_number(number), ..Style::default() },
        }
    }

    /// The style of a format by its code.
    pub fn of_code(code: &str) -> Style {
        Style { dating: Dating::of_code(code), percent: percent(code), is_struck: false }
    }
}

/// How many decimals a code shows in percent: `0%`, `0.0%`, `0.00%`.
fn percent(code: &str) -> Option<usize> {
    let decimals = code.strip_suffix('%')?.strip_prefix('0')?;
    let zeros = if decimals.is_empty() { decimals } else { decimals.strip_prefix('.')? };
    zeros.bytes().all(|byte| byte == b'0').then_some(zeros.len())
}

/// What a cell shows; whether the days of the workbook begin in 1904 is known for the whole of it.
pub fn shown(cell: &Data, Style { dating, percent, .. }: Style, is_1904: bool) -> String {
    match (cell, percent) {
        (Data::Int(number), Some(decimals)) => percent_shown(*number as f64, decimals),
        (Data::Float(number), Some(decimals)) => percent_shown(*number, decimals),
        _ => plainly_shown(cell, dating, is_1904),
    }
}

/// A number in percent, rounded as Excel does: by its 15 digits, and a half away from zero.
fn percent_shown(number: f64, decimals: usize) -> String {
    let percent = format!("{:.14e}", number * 100.0).parse().unwrap_or(number * 100.0);
    let factor = 10_f64.powi(decimals.min(15) as i32);
    // Not `-0`.
    let rounded = (percent * factor).round() / factor + 0.0;
    format!("{rounded:.decimals$}%")
}

fn plainly_shown(cell: &Data, dating: Dating, is_1904: bool) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::String(text) | Data::DurationIso(text) => text.clone(),
        Data::DateTimeIso(text) => iso_shown(text, dating),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number_shown(*number),
        Data::Bool(true) => "TRUE".to_owned(),
        Data::Bool(false) => "FALSE".to_owned(),
        Data::DateTime(moment) if moment.is_datetime() => moment_shown(moment.as_f64(), dating, is_1904),
        Data::DateTime(moment) => number_shown(moment.as_f64()),
        Data::Error(error) => error.to_string(),
    }
}

/// Excel keeps 15 digits; of a longer number the rest is lost, and scientific notation says so.
fn number_shown(number: f64) -> String {
    const EXACT: f64 = 1e15;
    match number.fract() == 0.0 {
        true if number.abs() < EXACT => format!("{number:.0}"),
        true => format!("{number:E}").replace('E', "E+"),
        false => number.to_string(),
    }
}

/// A moment as its format shows it; a moment just before midnight is of the day before.
fn moment_shown(number: f64, dating: Dating, is_1904: bool) -> String {
    const MILLISECONDS: f64 = 86_400_000.0;
    let (whole, part) = (number.floor(), number - number.floor());
    let day = ExcelDateTime::new(whole, ExcelDateTimeType::DateTime, is_1904);
    let (year, month, day, ..) = day.to_ymd_hms_milli();
    let is_whole = (part * MILLISECONDS).round() == 0.0;
    let seconds = (part * 86_400.0).round().min(86_399.0) as u32;
    let time = format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    match (dating.day, is_whole) {
        (true, true) => format!("{year:04}-{month:02}-{day:02}"),
        (true, false) => format!("{year:04}-{month:02}-{day:02} {time}"),
        (false, _) => without_day(year, month, dating).unwrap_or(time),
    }
}

/// What a format shows that shows no day; none where it shows no month and no year either.
fn without_day(year: u16, month: u8, dating: Dating) -> Option<String> {
    match (dating.year, dating.month) {
        (true, true) => Some(format!("{year}年{month}月")),
        (true, false) => Some(format!("{year}年")),
        (false, true) => Some(format!("{month}月")),
        (false, false) => None,
    }
}

/// A moment that the workbook writes as a text; one without a format of its own shows all of it.
fn iso_shown(text: &str, dating: Dating) -> String {
    let number = |range: std::ops::Range<usize>| text.get(range).and_then(|digits| digits.parse::<u16>().ok());
    let (year, month) = (number(0..4), number(5..7).and_then(|month| u8::try_from(month).ok()));
    let shown = match (year, month) {
        (Some(year), Some(month)) if !dating.day => without_day(year, month, dating),
        _ => None,
    };
    shown.unwrap_or_else(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: Dating = Dating { year: true, month: true, day: true };

    #[test]
    fn a_moment_is_of_its_own_day() {
        let cases = [
            (43_689.0, "2019-08-12"),
            (43_689.354_166_666_664, "2019-08-12 08:30:00"),
            (43_689.999_999_995_4, "2019-08-12 23:59:59"),
            (43_689.000_000_000_1, "2019-08-12"),
            (60.0, "1900-02-29"),
        ];
        for (number, text) in cases {
            assert_eq!(moment_shown(number, DAY, false), text);
        }
        assert_eq!(moment_shown(42_227.0, DAY, true), "2019-08-12");
    }

    #[test]
    fn a_format_without_a_day_shows_none() {
        let month = Dating { day: false, ..DAY };
        assert_eq!(moment_shown(43_678.0, month, false), "2019年8月");
        assert_eq!(moment_shown(43_678.5, Dating::default(), false), "12:00:00");
        assert_eq!(iso_shown("2019-08-01T00:00:00", month), "2019年8月");
        assert_eq!(iso_shown("2019-08-01T00:00:00", DAY), "2019-08-01T00:00:00");
        assert_eq!(iso_shown("2019-08-01", Dating::default()), "2019-08-01");
    }

    #[test]
    fn a_part_of_a_whole_is_shown_as_its_format_does() {
        let cases = [
            (0.3, "0%", "30%"),
            (0.125, "0%", "13%"),
            (0.285, "0%", "29%"),
            (0.955, "0.0%", "95.5%"),
            (1.0, "0.00%", "100.00%"),
            (-0.001, "0%", "0%"),
            (0.3, "0.0", "0.3"),
            (0.3, "General", "0.3"),
        ];
        for (number, code, text) in cases {
            assert_eq!(shown(&Data::Float(number), Style::of_code(code), false), text, "{number} {code}");
        }
        assert_eq!(shown(&Data::Float(0.3), Style::of_number(9), false), "30%");
        assert_eq!(shown(&Data::Float(0.3), Style::of_number(10), false), "30.00%");
    }

    #[test]
    fn whole_numbers_are_digits_and_lost_ones_say_so() {
        for (number, text) in [(86.0, "86"), (0.86, "0.86"), (3_113_000_101.0, "3113000101"), (1.2e17, "1.2E+17")] {
            assert_eq!(number_shown(number), text);
        }
    }
}
