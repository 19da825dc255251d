//! Days as clerks type them.

use crate::basics::day::Day;
use crate::basics::fold::narrow;
use std::fmt;

/// Why a typed text is not taken for a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayFault {
    /// A month and a day without their year.
    NoYear,
    /// A year, or a year and a month, without the day.
    NoDay,
    /// The calendar has no such day; how many days that month has, if there is such a month.
    NoSuchDay {
        /// The year typed.
        year: i32,
        /// The month typed.
        month: u32,
        /// How many days that month has; `None` where there is no such month.
        days: Option<u32>,
    },
    /// The year is not between 1900 and 2099.
    YearOutOfRange,
    /// A spreadsheet’s serial number; the day that it stands for.
    Serial(Day),
    /// The year has two digits.
    TwoDigitYear,
    /// The year stands last, so that month and day may be either way round.
    YearLast,
    /// More than one day.
    Range,
    /// A time of the day other than midnight.
    Time,
    /// The day of the week behind it is another one’s; the day.
    Weekday(Day),
    /// No day at all.
    NotADay,
}

impl fmt::Display for DayFault {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        use crate::tr;
        let why = match self {
            DayFault::NoYear => tr!("the year is missing", "缺少年份"),
            DayFault::NoDay => tr!("the day of the month is missing", "缺少具体日期"),
            DayFault::NoSuchDay { year, month, days: Some(days) } => {
                tr!(
                    "there is no such day: {year}-{month:02} has only {days} days",
                    "没有这一天：{year}年{month}月只有{days}天"
                )
            }
            DayFault::NoSuchDay { month, days: None, .. } => {
                tr!("there is no such day: there is no month {month}", "没有这一天：没有{month}月")
            }
            DayFault::YearOutOfRange => tr!("the year must be one of 1900 to 2099", "年份应在1900至2099之间"),
            DayFault::Serial(day) => tr!(
                "this looks like a spreadsheet’s serial number of a day (that of {day})",
                "像是表格软件的日期序号（对应 {day}）"
            ),
            DayFault::TwoDigitYear => tr!("the year needs all four digits", "年份应写满四位"),
            DayFault::YearLast => tr!("the year must come first", "年份应写在最前面"),
            DayFault::Range => tr!("this names more than one day", "这里不止一个日期，只能写一天"),
            DayFault::Time => tr!("a day stands here without a time", "日期后面不能带时间"),
            DayFault::Weekday(day) => {
                let weekday = WEEKDAYS[place_in_week(*day)];
                tr!("{day} is a 星期{weekday}", "{day}是星期{weekday}")
            }
            DayFault::NotADay => tr!("this is not a date", "这不是日期"),
        };
        to.write_str(&why)?;
        to.write_str(&match self {
            DayFault::Serial(day) => tr!("; write {day}", "，请写成 {day}"),
            DayFault::Weekday(_) => tr!("; one of the two is wrong", "，请核对"),
            _ => tr!("; a day is written as 2019-08-05", "，写法如 2019-08-05"),
        })
    }
}

/// Reads a day as clerks type it: ISO, `2019.8.5`, `2019/8/5`, `20190805`, `2019年8月5日`, `二〇一九年八月五日`, full-width
/// forms, padding, a midnight or its day of the week after it. Only the years 1900 to 2099.
pub fn typed_day(text: &str) -> Result<Day, DayFault> {
    let plain: String = narrow(text).trim().chars().map(plain_sign).collect();
    let Some((date, weekday)) = before_weekday(&plain) else { return date_typed(&plain) };
    let day = date_typed(date)?;
    if place_in_week(day) == weekday { Ok(day) } else { Err(DayFault::Weekday(day)) }
}

/// The days of the week as they are written behind 星期, in their order.
const WEEKDAYS: [&str; 7] = ["一", "二", "三", "四", "五", "六", "日"];

/// The date before its day of the week (`星期一`, `（周一）`), and which one that is.
fn before_weekday(text: &str) -> Option<(&str, usize)> {
    let text = text.strip_suffix(')').unwrap_or(text);
    let (date, name) = ["星期", "礼拜", "周"].iter().find_map(|word| text.rsplit_once(word))?;
    let name = if name == "天" { "日" } else { name };
    let weekday = WEEKDAYS.iter().position(|weekday| *weekday == name)?;
    Some((date.trim_end().trim_end_matches('(').trim_end(), weekday))
}

/// How many days of its week lie before a day; a week begins on Monday.
fn place_in_week(day: Day) -> usize {
    day.days_since(day.monday()).try_into().unwrap_or_default()
}

fn date_typed(plain: &str) -> Result<Day, DayFault> {
    let date = without_midnight(plain)?;
    let (numbers, signs) = parts(date).ok_or(DayFault::NotADay)?;
    let signs: Vec<&str> = signs.iter().map(String::as_str).collect();
    match (numbers.as_slice(), signs.as_slice()) {
        (_, signs) if signs.iter().any(|sign| sign.contains(RANGE)) => Err(DayFault::Range),
        ([number], [""]) => solid(number),
        ([number], ["年"]) if number.length == 4 => Err(DayFault::NoDay),
        ([_], ["月" | "日" | "号"]) => Err(DayFault::NoYear),
        ([first, _], ["-" | "/" | "." | "年", "" | "月"]) if first.length == 4 => Err(DayFault::NoDay),
        ([first, second], ["-" | "/" | "." | "月", "" | "日" | "号"]) => no_year(first, second),
        ([year, month, day], ["-", "-", ""] | ["/", "/", ""] | [".", ".", ""] | ["年", "月", "日" | "号" | ""]) => {
            three(year, month, day)
        }
        ([_, _, _], ["月", "日-" | "号-" | "-", ..]) | ([_, _, _, _, ..], _) => Err(DayFault::Range),
        _ => Err(DayFault::NotADay),
    }
}

/// What stands between two days of a range or a list.
const RANGE: [char; 7] = ['至', '到', '~', '—', '、', ',', '和'];

/// The ASCII sign for which an input method put another.
fn plain_sign(char: char) -> char {
    match char {
        '。' | '｡' | '·' => '.',
        '–' | '−' | '‐' | '‑' => '-',
        other => other,
    }
}

/// The date without the midnight that spreadsheets put after it; a fault for any other time.
fn without_midnight(text: &str) -> Result<&str, DayFault> {
    if text.contains(['时', '点', '午']) {
        return Err(DayFault::Time);
    }
    if !text.contains(':') {
        return Ok(text);
    }
    let (date, time) = text.rsplit_once([' ', 'T']).ok_or(DayFault::NotADay)?;
    let midnight = time.chars().all(|char| matches!(char, '0' | ':' | '.'));
    midnight.then(|| date.trim_end()).ok_or(DayFault::Time)
}

/// A number as it was typed.
struct Number {
    value: u32,
    length: usize,
}

impl Number {
    fn read(text: &str) -> Option<Number> {
        let (value, length) = match text.is_ascii() {
            true => (text.parse().ok()?, text.len()),
            false => (chinese_number(text)?, text.chars().count()),
        };
        Some(Number { value, length })
    }
}

/// Reads 二〇一九 digit by digit, and 十 to 九十九.
fn chinese_number(text: &str) -> Option<u32> {
    let digits =
        |text: &str| text.chars().try_fold(0_u32, |sum, char| sum.checked_mul(10)?.checked_add(chinese_digit(char)?));
    let single = |text: &str, empty| match text.chars().count() {
        0 => Some(empty),
        1 => digits(text),
        _ => None,
    };
    match text.split_once('十') {
        Some((tens, ones)) => Some(single(tens, 1)? * 10 + single(ones, 0)?),
        None => digits(text),
    }
}

fn chinese_digit(char: char) -> Option<u32> {
    if let '○' | '◯' | '零' | 'O' | 'o' = char {
        return Some(0);
    }
    let place = "〇一二三四五六七八九".chars().position(|digit| digit == char);
    place.and_then(|place| place.try_into().ok()).or_else(|| char.to_digit(10))
}

/// The numbers of a date and what follows each of them.
fn parts(text: &str) -> Option<(Vec<Number>, Vec<String>)> {
    const LONGEST: usize = 64;
    let is_number = |char: char| char == '十' || chinese_digit(char).is_some();
    if text.len() > LONGEST || !text.starts_with(is_number) {
        return None;
    }
    let (mut numbers, mut signs): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    for char in text.chars().filter(|char| *char != ' ' || !text.contains('年')) {
        match (is_number(char), numbers.len() > signs.len()) {
            (true, true) => numbers.last_mut()?.push(char),
            (true, false) => numbers.push(char.into()),
            (false, true) => signs.push(char.into()),
            (false, false) => signs.last_mut()?.push(char),
        }
    }
    if numbers.len() > signs.len() {
        signs.push(String::new());
    }
    Some((numbers.iter().map(|number| Number::read(number)).collect::<Option<_>>()?, signs))
}

/// The day that a single number means: `20190805`; or what is wrong with it.
fn solid(number: &Number) -> Result<Day, DayFault> {
    match (number.length, number.value) {
        (8, value) => day_of(value / 10_000, value / 100 % 100, value % 100),
        (6, 200_001..=209_912) if (1..=12).contains(&(number.value % 100)) => Err(DayFault::NoDay),
        (6, _) => Err(DayFault::TwoDigitYear),
        (5, serial) => Err(day_of_serial(serial).map_or(DayFault::NotADay, DayFault::Serial)),
        (4, 1900..=2099) => Err(DayFault::NoDay),
        _ => Err(DayFault::NotADay),
    }
}

/// The day that a spreadsheet means by a serial number, if it is before 2100.
fn day_of_serial(serial: u32) -> Option<Day> {
    Some(Day::new(1899, 12, 30)?.plus(serial)).filter(|day| day.parts().0 < 2100)
}

fn no_year(first: &Number, second: &Number) -> Result<Day, DayFault> {
    match (first.length, first.value, second.value) {
        (5, serial, _) => Err(day_of_serial(serial).map_or(DayFault::NotADay, DayFault::Serial)),
        (1..=2, 1..=12, 1..=31) => Err(DayFault::NoYear),
        _ => Err(DayFault::NotADay),
    }
}

fn three(year: &Number, month: &Number, day: &Number) -> Result<Day, DayFault> {
    match (year.length, month.length, day.length) {
        (4, 1..=3, 1..=3) => day_of(year.value, month.value, day.value),
        (1..=2, 1..=2, 4) => Err(DayFault::YearLast),
        (2, 1..=2, 1..=2) => Err(DayFault::TwoDigitYear),
        _ => Err(DayFault::NotADay),
    }
}

fn day_of(year: u32, month: u32, day: u32) -> Result<Day, DayFault> {
    let year = i32::try_from(year).map_err(|_| DayFault::YearOutOfRange)?;
    if !(1900..=2099).contains(&year) {
        return Err(DayFault::YearOutOfRange);
    }
    let days = (28..=31).rev().find(|last| Day::new(year, month, *last).is_some());
    Day::new(year, month, day).ok_or(DayFault::NoSuchDay { year, month, days })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_what_clerks_type() {
        let spellings = [
            "2019-08-05",
            "2019-8-5",
            "2019/8/5",
            "2019.8.5",
            "2019.08.05",
            "20190805",
            "2019年8月5日",
            "2019年8月5号",
            "2019年08月05日",
            "２０１９．８．５",
            "２０１９年８月５日",
            "２０１９－０８－０５",
            "２０１９／８／５",
            "2019。8。5",
            "二〇一九年八月五日",
            "二○一九年八月五日",
            "二零一九年八月五号",
            "二O一九年八月五日",
            "2019 年 8 月 5 日",
            "  2019-08-05 ",
            "\u{3000}2019-08-05\u{3000}",
            "2019-08-05 00:00:00",
            "2019/8/5 0:00",
            "2019-08-05T00:00:00",
            "２０１９０８０５",
            "2019年8月5日 0:00:00",
            "2019-08-05 星期一",
            "2019年8月5日（星期一）",
            "2019.8.5周一",
        ];
        for text in spellings {
            assert_eq!(typed_day(text), Ok(Day::new(2019, 8, 5).unwrap()), "{text}");
        }
        assert_eq!(typed_day("二○一九年十二月三十一日"), Ok(Day::new(2019, 12, 31).unwrap()));
        assert_eq!(typed_day("二〇二〇年十月二十日"), Ok(Day::new(2020, 10, 20).unwrap()));
        assert_eq!(typed_day("二〇二〇年二月二十九日"), Ok(Day::new(2020, 2, 29).unwrap()));
    }

    #[test]
    fn refuses_each_slip_by_its_name() {
        let serial = |day: &str| DayFault::Serial(day.parse().unwrap());
        let no_such = |year, month, days| DayFault::NoSuchDay { year, month, days };
        let slips = [
            (DayFault::NoYear, "8月5日 8.5 8-5 8/5 八月五日 5日 8月"),
            (DayFault::NoDay, "2019.8 2019-08 2019年8月 2019年 2019 201908"),
            (no_such(2019, 2, Some(28)), "2019年2月30日 2019-02-30 20190230 2019.2.29"),
            (no_such(2019, 13, None), "2019-13-01 20191301"),
            (no_such(2019, 4, Some(30)), "2019-04-31 2019-4-0"),
            (serial("2019-08-05"), "43682 43682.0 ４３６８２"),
            (DayFault::TwoDigitYear, "19.8.5 19-08-05 19年8月5日 一九年八月五日 190805"),
            (DayFault::YearLast, "8/5/2019 05-08-2019 5.8.2019"),
            (
                DayFault::Range,
                "2019.8.5-8.7 2019年8月5日-7日 2019-08-05至2019-08-07 8月5日-7日 2019.8.5~7 2019-8-5、2019-8-6",
            ),
            (DayFault::Time, "2019-08-05T08:30:00 2019-08-05T00:00:01 2019年8月5日上午"),
            (DayFault::YearOutOfRange, "1899-12-31 2100-01-01 0019-08-05 18991231"),
            (
                DayFault::NotADay,
                "近日 月底前 同上 - 2019-8/5 -2019-08-05 2019--8-5 99999 1234567 99999999999999 2019-08-05a",
            ),
        ];
        for (fault, texts) in slips {
            for text in texts.split(' ') {
                assert_eq!(typed_day(text), Err(fault), "{text}");
            }
        }
        assert_eq!(typed_day(""), Err(DayFault::NotADay));
        assert_eq!(typed_day("2019-08-05 8:30"), Err(DayFault::Time));
        assert_eq!(typed_day("2019-08-05 星期二"), Err(DayFault::Weekday("2019-08-05".parse().unwrap())));
        assert_eq!(typed_day("8月5日 星期一"), Err(DayFault::NoYear));
        assert_eq!(typed_day("本周一"), Err(DayFault::NotADay));
        assert_eq!(typed_day("2019-08-11（星期天）"), Ok(Day::new(2019, 8, 11).unwrap()));
        assert_eq!(typed_day("2019-08-05 2019-08-06"), Err(DayFault::Range));
        assert!(no_such(2019, 2, Some(28)).to_string().contains("28"));
    }

    proptest! {
        #[test]
        fn every_day_is_read_in_every_spelling(year in 1900_i32..2100, month in 1_u32..13, day in 1_u32..29) {
            let expected = Ok(Day::new(year, month, day).unwrap());
            let wide: String = format!("{year}.{month}.{day}").chars().map(|char| char::from_u32(char as u32 + 0xfee0).unwrap()).collect();
            for text in [
                format!("{year}-{month:02}-{day:02}"), format!("{year}/{month}/{day}"), format!("{year}年{month}月{day}日"),
                format!("{year}{month:02}{day:02}"), wide,
            ] {
                prop_assert_eq!(typed_day(&text), expected, "{}", text);
            }
        }

        #[test]
        fn no_text_is_read_as_another_year(text in "[-0-9年月日./十一二 :T]{0,20}") {
            if let Ok(day) = typed_day(&text) {
                prop_assert!((1900..2100).contains(&day.parts().0));
            }
        }
    }
}
