//! What a cell shows: days in ISO, whole numbers as digits.

use super::dating::Dating;
use calamine::{Data, ExcelDateTime, ExcelDateTimeType};

/// How a cell is formatted, as far as it matters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// What it shows of a moment.
    pub dating: Dating,
    /// Whether it is struck out.
    pub is_struck: bool,
}

/// What a cell shows; whether the days of the workbook begin in 1904 is known for the whole of it.
pub fn shown(cell: &Data, dating: Dating, is_1904: bool) -> String {
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
    fn whole_numbers_are_digits_and_lost_ones_say_so() {
        for (number, text) in [(86.0, "86"), (0.86, "0.86"), (3_113_000_101.0, "3113000101"), (1.2e17, "1.2E+17")] {
            assert_eq!(number_shown(number), text);
        }
    }
}
