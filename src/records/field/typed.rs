//! What a clerk types for a field, on the command line or in a sheet, as the records write it.

use super::{Field, Kind};
use crate::basics::codes::{CreditCode, DivisionCode, OfficePhone, SchoolCode};
use crate::basics::day::Day;
use crate::basics::fold::{fold, narrow};
use crate::basics::look_alike::usual;
use crate::basics::typed_day::typed_day;
use crate::basics::vocabulary::Vocabulary;
use crate::records::person_name::{Doubt, is_damaged, person_typed};
use crate::records::{Name, Note};
use crate::tr;
use toml_edit::{Array, DocumentMut, Item, Table, Value};

impl Field {
    /// The value that a typed text means.
    pub fn read(&self, typed: &str) -> Result<Value, String> {
        match self.value {
            Kind::Text | Kind::Id => name(typed).map(Value::from),
            Kind::Note => Note::typed(typed).map(|note| Value::from(note.as_str())).map_err(|fault| fault.to_string()),
            Kind::Person => {
                person_typed(typed).map(|name| Value::from(name.as_str())).map_err(|fault| fault.to_string())
            }
            Kind::Texts => several(typed, other_name),
            Kind::School => Ok(Value::from(typed.replace(['／', '、'], "/").trim())),
            Kind::Day => typed_day(typed).map(day_value).map_err(|fault| fault.to_string()),
            Kind::Number => count(typed).map(|count| i64::from(count).into()),
            Kind::YesNo | Kind::Woman => yes_no(typed).map(Value::from),
            Kind::Word(words) => word(words, typed).map(Value::from),
            Kind::Words(words) => several(typed, |typed| word(words, typed)),
            Kind::DivisionCode => code(typed, DivisionCode::typed),
            Kind::SchoolCode => code(typed, SchoolCode::typed),
            Kind::CreditCode => code(typed, CreditCode::typed),
            Kind::OfficePhone => code(typed, OfficePhone::typed),
            Kind::Table | Kind::Tables | Kind::WordByItem(_) | Kind::NoteByItem | Kind::DigestByForm => {
                Err(tr!("it has several parts, which are typed one by one", "这一项由几部分组成，请分别填写"))
            }
        }
    }
}

/// Puts the value of a dotted key into a document.
pub fn put(document: &mut DocumentMut, key: &str, value: Value) {
    match key.split_once('.') {
        None => document[key] = Item::Value(value),
        Some((table, inner)) => {
            let table = document.entry(table).or_insert_with(|| Item::Table(Table::new()));
            if let Some(table) = table.as_table_mut() {
                table.insert(inner, Item::Value(value));
            }
        }
    }
}

/// A day as a native TOML date.
pub fn day_value(day: Day) -> Value {
    let (year, month, day) = day.parts();
    let date = toml_edit::Date { year: year as u16, month: month as u8, day: day as u8 };
    Value::from(toml_edit::Datetime { date: Some(date), time: None, offset: None })
}

fn name(typed: &str) -> Result<String, String> {
    Name::typed(typed).map(|name| name.to_string()).map_err(|fault| fault.to_string())
}

fn other_name(typed: &str) -> Result<String, String> {
    match is_damaged(typed) {
        true => Err(Doubt::Damaged.to_string()),
        false => name(&usual(typed)),
    }
}

fn several<V: Into<Value>>(typed: &str, read: impl Fn(&str) -> Result<V, String>) -> Result<Value, String> {
    typed.split(['、', ',', '，', ';', '；']).map(read).collect::<Result<Array, _>>().map(Value::from)
}

/// Reads how many there are, of people with the word for them: `86`, `86人`.
pub fn count(typed: &str) -> Result<u32, String> {
    let number = narrow(typed.trim());
    let number = number.trim_end_matches(['人', '名']).trim_end().parse();
    number.map_err(|_| tr!("this is not a whole number such as 86", "应为整数，如 86"))
}

/// Words for yes and no in a field that asks for one of them.
fn yes_no(typed: &str) -> Result<bool, String> {
    match fold(typed).as_str() {
        "true" | "yes" | "是" | "有" | "女" | "√" | "✓" | "✔" | "1" => Ok(true),
        "false" | "no" | "否" | "无" | "没有" | "不是" | "男" | "×" | "✗" | "0" => Ok(false),
        _ => Err(tr!("“{typed}” is neither 是 (true) nor 否 (false)", "“{typed}”既不是“是”也不是“否”")),
    }
}

fn word(words: Vocabulary, typed: &str) -> Result<&'static str, String> {
    words.key_typed(typed).ok_or_else(|| {
        let instead = words.instead(typed);
        tr!("“{typed}” is not one of the words; {instead}", "没有“{typed}”这个词；{instead}")
    })
}

fn code<C: ToString, F: ToString>(typed: &str, read: fn(&str) -> Result<C, F>) -> Result<Value, String> {
    read(typed).map(|code| Value::from(code.to_string())).map_err(|fault| fault.to_string())
}
