//! What a clerk types for a key of a unit's file, as the records write it.

use crate::basics::codes::{CreditCode, DivisionCode, OfficePhone, SchoolCode};
use crate::basics::day::Day;
use crate::basics::fold::{fold, narrow};
use crate::basics::language::list_separator;
use crate::basics::look_alike::usual;
use crate::basics::nearness::nearest;
use crate::basics::typed_day::typed_day;
use crate::basics::words::{Word, instead};
use crate::records::person_name::{Doubt, is_damaged};
use crate::records::{CountyKind, Name, Ownership, SchoolKind};
use crate::sheets::people::{lost_on_the_way, person};
use crate::tr;
use toml_edit::{Array, DocumentMut, Item, Table, Value};

/// The keys of a kind of unit, each with its Chinese names and the kind of its value.
pub struct Keys(&'static [(&'static str, &'static [&'static str], Kind)]);

/// The key that is typed, by itself or by one of its Chinese names, which are those of the sheets.
pub fn key_typed(typed: &str) -> &str {
    let mut keys = COUNTY_KEYS.0.iter().chain(SCHOOL_KEYS.0);
    let folded = fold(typed);
    let named = |(_, names, _): &&(&str, &[&str], Kind)| names.iter().any(|name| fold(name) == folded);
    match typed {
        "编号" => "id",
        _ => keys.find(named).map_or(typed, |(key, ..)| key),
    }
}

/// The keys of a county's file.
pub static COUNTY_KEYS: Keys = Keys(&[
    ("name", &["名称"], Kind::Name),
    ("kind", &["类别"], Kind::WordOfCounty),
    ("division_code", &["行政区划代码"], Kind::DivisionCode),
    ("procuratorate", &["检察院"], Kind::Name),
    ("education_bureau", &["教育局"], Kind::Name),
    ("leader", &["组长"], Kind::Name),
    ("formed_on", &["成立日期"], Kind::Day),
    ("closed_on", &["撤销日期"], Kind::Day),
]);

/// The keys of a school's file, dotted.
pub static SCHOOL_KEYS: Keys = Keys(&[
    ("name", &["名称", "学校名称"], Kind::Name),
    ("aliases", &["曾用名"], Kind::Names),
    ("kind", &["类别"], Kind::WordOfSchool),
    ("ownership", &["办学性质"], Kind::Ownership),
    ("school_code", &["学校标识码"], Kind::SchoolCode),
    ("credit_code", &["统一社会信用代码"], Kind::CreditCode),
    ("boarding", &["寄宿"], Kind::YesNo),
    ("girls_dormitory", &["女生集体宿舍"], Kind::YesNo),
    ("staff", &["教职工数"], Kind::Number),
    ("principal", &["校长", "园长"], Kind::Person),
    ("vice_principal", &["副校长", "副园长"], Kind::Person),
    ("opened_on", &["开办日期"], Kind::Day),
    ("closed_on", &["停办日期"], Kind::Day),
    ("merged_into", &["并入"], Kind::Id),
    ("liaison.name", &["联络员"], Kind::Person),
    ("liaison.female", &["联络员性别"], Kind::YesNo),
    ("liaison.office_phone", &["办公电话"], Kind::OfficePhone),
]);

impl Keys {
    /// The value of a key, as typed.
    pub fn value(&self, key: &str, typed: &str) -> Result<Value, String> {
        let known = self.0.iter().find(|(known, ..)| *known == key);
        known.map_or_else(|| Err(self.unknown(key)), |(.., kind)| value(*kind, typed))
    }

    /// Ensures that a key, or a table of keys, can be taken out; otherwise the sentence that lists the keys.
    pub fn check(&self, key: &str) -> Result<(), String> {
        let holds = |known: &str| known == key || known.strip_prefix(key).is_some_and(|rest| rest.starts_with('.'));
        self.0.iter().any(|(known, ..)| holds(known)).then_some(()).ok_or_else(|| self.unknown(key))
    }

    /// Whether a key takes the name of a person.
    pub fn takes_a_person(&self, key: &str) -> bool {
        self.0.iter().any(|(known, _, kind)| *known == key && *kind == Kind::Person)
    }

    fn unknown(&self, key: &str) -> String {
        let known: Vec<_> =
            self.0.iter().flat_map(|(key, names, _)| [*key].into_iter().chain(names.iter().copied())).collect();
        if let Some(near) = nearest(key, &known) {
            return tr!("there is no key “{key}”; is it “{near}”?", "没有“{key}”这一项；是不是“{near}”？");
        }
        let known: Vec<_> = self.0.iter().map(|(key, names, _)| shown(key, names)).collect();
        let known = known.join(list_separator());
        tr!("there is no key “{key}”; there are: {known}", "没有“{key}”这一项；可写：{known}")
    }
}

fn shown(key: &str, names: &[&str]) -> String {
    let name = names.first().copied().unwrap_or_default();
    tr!("{key}", "{name} {key}")
}

/// What kind of value a key takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Name,
    Person,
    Names,
    Id,
    Day,
    Number,
    YesNo,
    WordOfCounty,
    WordOfSchool,
    Ownership,
    DivisionCode,
    SchoolCode,
    CreditCode,
    OfficePhone,
}

/// Puts the value of a dotted key into a unit's document.
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

fn value(kind: Kind, typed: &str) -> Result<Value, String> {
    match kind {
        Kind::Name => name(typed).map(Value::from),
        Kind::Person => person(typed).map(|name| Value::from(name.as_str())),
        Kind::Names => {
            typed.split(['、', ',', '，', ';', '；']).map(alias).collect::<Result<Array, _>>().map(Value::from)
        }
        Kind::Id => Ok(Value::from(typed.replace(['／', '、'], "/").trim())),
        Kind::Day => typed_day(typed).map(day_value).map_err(|fault| fault.to_string()),
        Kind::Number => number(typed).map(Value::from),
        Kind::YesNo => yes_no(typed).map(Value::from),
        Kind::WordOfCounty => word::<CountyKind>(typed),
        Kind::WordOfSchool => word::<SchoolKind>(typed),
        Kind::Ownership => word::<Ownership>(typed),
        Kind::DivisionCode => code(typed, DivisionCode::typed),
        Kind::SchoolCode => code(typed, SchoolCode::typed),
        Kind::CreditCode => code(typed, CreditCode::typed),
        Kind::OfficePhone => code(typed, OfficePhone::typed),
    }
}

fn name(typed: &str) -> Result<String, String> {
    Name::typed(typed).map(|name| name.to_string()).map_err(|fault| fault.to_string())
}

fn alias(typed: &str) -> Result<String, String> {
    match is_damaged(typed) {
        true => Err(lost_on_the_way(&Doubt::Damaged)),
        false => name(&usual(typed)),
    }
}

/// A day as a native TOML date.
pub fn day_value(day: Day) -> Value {
    let (year, month, day) = day.parts();
    let date = toml_edit::Date { year: year as u16, month: month as u8, day: day as u8 };
    Value::from(toml_edit::Datetime { date: Some(date), time: None, offset: None })
}

fn number(typed: &str) -> Result<i64, String> {
    let number: Result<u32, _> = narrow(typed.trim()).trim_end_matches('人').parse();
    number.map(i64::from).map_err(|_| tr!("“{typed}” is not a whole number", "“{typed}”不是整数"))
}

/// Words for yes and no in a column that asks for one of them.
fn yes_no(typed: &str) -> Result<bool, String> {
    match fold(typed).as_str() {
        "true" | "yes" | "是" | "有" | "女" | "√" | "✓" | "✔" | "1" => Ok(true),
        "false" | "no" | "否" | "无" | "没有" | "不是" | "男" | "×" | "✗" | "0" => Ok(false),
        _ => Err(tr!("“{typed}” is neither 是 (true) nor 否 (false)", "“{typed}”既不是“是”也不是“否”")),
    }
}

fn word<W: Word>(typed: &str) -> Result<Value, String> {
    W::typed(typed).map(|word| Value::from(word.key())).ok_or_else(|| {
        let instead = instead(typed, W::ALL);
        tr!("“{typed}” is not one of the words; {instead}", "没有“{typed}”这个词；{instead}")
    })
}

fn code<C: ToString, F: ToString>(typed: &str, read: fn(&str) -> Result<C, F>) -> Result<Value, String> {
    read(typed).map(|code| Value::from(code.to_string())).map_err(|fault| fault.to_string())
}
