//! A day: no time, no zone.

use chrono::{Datelike, Duration, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;
use std::str::FromStr;

/// A calendar day. In the records a native TOML date, in names and cells ISO (`2019-08-05`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(NaiveDate);

impl Day {
    /// The name by which a day is asked for when it is read.
    pub const NAME: &str = "shuangqian::Day";
    /// The first and last day that a range can begin and end with; no record is dated so.
    pub const MIN: Day = Day(NaiveDate::MIN);
    /// See [`Day::MIN`].
    pub const MAX: Day = Day(NaiveDate::MAX);

    /// The day, if the calendar has it and its year has four digits.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Day> {
        let four_digits = (1000..=9999).contains(&year);
        NaiveDate::from_ymd_opt(year, month, day).filter(|_| four_digits).map(Day)
    }

    /// Today by this computer's clock. Called in one place only: the default of `--as-of`.
    pub fn today() -> Day {
        Day(chrono::Local::now().date_naive())
    }

    /// This day and `days` more; the last day there is when that is past the calendar.
    pub fn plus(self, days: u32) -> Day {
        let day = self.0.checked_add_signed(Duration::days(days.into()));
        day.map_or(Day::MAX, Day)
    }

    /// This day less `days`; the first day there is when that is before the calendar.
    pub fn minus(self, days: u32) -> Day {
        let day = self.0.checked_sub_signed(Duration::days(days.into()));
        day.map_or(Day::MIN, Day)
    }

    /// How many days lie between an earlier day and this one; negative when it is later.
    pub fn days_since(self, earlier: Day) -> i64 {
        self.0.signed_duration_since(earlier.0).num_days()
    }

    /// The Monday of the week that this day lies in.
    pub fn monday(self) -> Day {
        let past = self.0.weekday().num_days_from_monday();
        self.0.checked_sub_signed(Duration::days(past.into())).map_or(self, Day)
    }

    /// As papers write it: `2019年8月5日`.
    pub fn in_chinese(self) -> String {
        let (year, month, day) = self.parts();
        format!("{year}年{month}月{day}日")
    }

    /// Year, month and day of the month.
    pub fn parts(self) -> (i32, u32, u32) {
        (self.0.year(), self.0.month(), self.0.day())
    }
}

impl fmt::Display for Day {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.parts();
        write!(to, "{year:04}-{month:02}-{day:02}")
    }
}

impl FromStr for Day {
    type Err = ();

    /// Reads ISO (`2019-08-05`) and nothing else: file names are written so.
    fn from_str(text: &str) -> Result<Day, ()> {
        let bytes = text.as_bytes();
        let digits = |range: std::ops::Range<usize>| -> Option<u32> {
            let part = bytes.get(range)?;
            part.iter().all(u8::is_ascii_digit).then_some(())?;
            Some(part.iter().fold(0, |number, digit| number * 10 + u32::from(digit - b'0')))
        };
        let dashed = bytes.len() == 10 && bytes[4] == b'-' && bytes[7] == b'-';
        let day = || Day::new(digits(0..4)?.try_into().ok()?, digits(5..7)?, digits(8..10)?);
        dashed.then(day).flatten().ok_or(())
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (year, month, day) = self.parts();
        let date = toml::value::Date { year: year as u16, month: month as u8, day: day as u8 };
        toml::value::Datetime { date: Some(date), time: None, offset: None }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Day, D::Error> {
        deserializer.deserialize_newtype_struct(Day::NAME, DayVisitor)
    }
}

struct DayVisitor;

impl DayVisitor {
    fn day<E: de::Error>(day: Option<Day>) -> Result<Day, E> {
        day.ok_or_else(|| E::custom(crate::tr!("there is no such day", "没有这一天")))
    }
}

impl<'de> de::Visitor<'de> for DayVisitor {
    type Value = Day;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&crate::tr!("a date", "日期"))
    }

    /// A date as TOML's own parser gives it.
    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Day, D::Error> {
        let moment = toml::value::Datetime::deserialize(deserializer)?;
        let (Some(date), None) = (moment.date, moment.time) else {
            return Err(de::Error::custom(crate::tr!(
                "must be a date without a time, such as 2019-08-05",
                "应为不带时间的日期，如 2019-08-05"
            )));
        };
        DayVisitor::day(Day::new(date.year.into(), date.month.into(), date.day.into()))
    }

    /// A date as digits, 20190805, from a parser that knows the [name](Day::NAME) of a day: without the text that serde
    /// would make of it on the way.
    fn visit_u32<E: de::Error>(self, digits: u32) -> Result<Day, E> {
        let year = i32::try_from(digits / 10_000).unwrap_or_default();
        DayVisitor::day(Day::new(year, digits / 100 % 100, digits % 100))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_only_iso() {
        assert_eq!("2019-08-05".parse(), Day::new(2019, 8, 5).ok_or(()));
        for wrong in ["2019-8-5", "2019-02-30", "0019-08-05", "２０１９-08-05", "2019-08-05 ", ""] {
            assert!(wrong.parse::<Day>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn week_begins_on_monday() {
        let monday: Day = "2019-08-12".parse().unwrap();
        assert_eq!("2019-08-18".parse::<Day>().unwrap().monday(), monday);
        assert_eq!(monday.monday(), monday);
    }
}
