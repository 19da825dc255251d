//! `KEY=VALUE`: one entry of a unit's file, as typed.

use crate::arguments::errors::wrong;
use crate::basics::language::list_separator;
use crate::basics::nearness::nearest;
use crate::records::person_name::{Doubt, doubt};
use crate::records::{Field, Fields, Kind, put};
use crate::tr;
use anyhow::{anyhow, bail};
use std::collections::BTreeSet;
use toml_edit::DocumentMut;

/// What was typed about one key. An empty value removes the key. Which field the key is, depends on the kind of unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// The key as typed, by any of its names.
    pub key: String,
    /// The value.
    pub value: String,
}

impl Setting {
    /// Whether it is of the unit's id, which does not stand in a file.
    pub fn is_of_id(&self, fields: Fields) -> bool {
        fields.typed(&self.key).is_some_and(is_id)
    }
}

fn is_id(field: &Field) -> bool {
    matches!(field.value, Kind::Id)
}

/// Reads `KEY=VALUE`.
pub fn setting(text: &str) -> Result<Setting, String> {
    let (key, value) = text.split_once(['=', '＝']).unwrap_or_default();
    match key.trim() {
        "" => Err(tr!(
            "it is written KEY=VALUE, such as principal=李某; an empty value removes the key",
            "应写成“项目=内容”，如 校长=李某；等号后留空表示删除"
        )),
        key => Ok(Setting { key: key.to_owned(), value: value.trim().to_owned() }),
    }
}

/// Puts the values of entries into a document, and returns the keys to remove; none may be typed twice. The id is not a
/// key of the file and skipped.
pub fn apply(settings: &[Setting], fields: Fields, document: &mut DocumentMut) -> anyhow::Result<Vec<String>> {
    let mut seen = BTreeSet::new();
    let mut removals = Vec::new();
    for Setting { key: typed, value } in settings {
        let field = fields.typed(typed).ok_or_else(|| anyhow!(unknown(fields, typed)))?;
        if !seen.insert(field.key) {
            bail!(twice(field));
        }
        match value.as_str() {
            _ if is_id(field) => {}
            _ if !field.is_in_file() => bail!(tr!(
                "“{typed}” follows from where the file lies, and is not changed here",
                "“{typed}”由文件所在的文件夹决定，不能在这里修改"
            )),
            "" => removals.push(field.key.to_owned()),
            _ if fields.inside(field.key).next().is_some() => bail!(in_parts(fields, field)),
            value => {
                let refused = |fault| wrong(&format!("{typed}={value}"), with_way_out(field, typed, value, fault));
                put(document, field.key, field.read(value).map_err(refused)?);
            }
        }
    }
    Ok(removals)
}

/// What is wrong with a value; of a word for nobody, how to say that there is nobody.
fn with_way_out(field: &Field, typed: &str, value: &str, fault: String) -> String {
    match field.value {
        Kind::Person if doubt(value) == Some(Doubt::Nobody) => {
            tr!("{fault}; `{typed}=` takes out whoever is registered", "{fault}；要删除已登记的，请写“{typed}=”")
        }
        _ => fault,
    }
}

/// What says that a field is typed twice.
pub fn twice(field: &Field) -> String {
    let called = field.called();
    tr!("“{called}” is written twice", "“{called}”写了两次")
}

fn unknown(fields: Fields, typed: &str) -> String {
    let calls: Vec<_> = fields.all().flat_map(Field::calls).collect();
    if let Some(near) = nearest(typed, &calls).and_then(|near| fields.typed(near)).map(Field::called) {
        return tr!("there is no key “{typed}”; is it “{near}”?", "没有“{typed}”这一项；是不是“{near}”？");
    }
    let known = listed(fields.all().filter(|field| field.is_in_file()));
    tr!("there is no key “{typed}”; there are: {known}", "没有“{typed}”这一项；可写：{known}")
}

fn in_parts(fields: Fields, table: &Field) -> String {
    let (called, parts) = (table.called(), listed(fields.inside(table.key)));
    tr!("“{called}” has several parts, each typed alone: {parts}", "“{called}”由几项组成，请分别写：{parts}")
}

fn listed(fields: impl Iterator<Item = &'static Field>) -> String {
    fields.map(Field::called).collect::<Vec<_>>().join(list_separator())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::{County, Described, School};

    #[test]
    fn the_first_equals_sign_parts_key_and_value() {
        for typed in ["liaison.name=孙=某", "liaison.name＝孙=某"] {
            assert_eq!(setting(typed), Ok(Setting { key: "liaison.name".into(), value: "孙=某".into() }));
        }
        assert_eq!(setting("leader=").unwrap().value, "");
        for typed in ["leader", "=张某", ""] {
            assert!(setting(typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn a_key_goes_by_all_that_the_kind_of_unit_calls_it() {
        let applied = |typed: &str, fields| {
            let mut document = DocumentMut::new();
            apply(&[setting(typed).unwrap()], fields, &mut document).map(|_| document.to_string()).ok()
        };
        for (typed, county, school) in [
            ("单位=青县", Some("name = \"青县\"\n"), None),
            ("名称=青县", Some("name = \"青县\"\n"), Some("name = \"青县\"\n")),
            ("停办日期=2020.1.1", Some("closed_on = 2020-01-01\n"), Some("closed_on = 2020-01-01\n")),
            ("撤销日期=2020.1.1", Some("closed_on = 2020-01-01\n"), Some("closed_on = 2020-01-01\n")),
            ("ＣＬＯＳＥＤ_ON=2020-01-01", Some("closed_on = 2020-01-01\n"), Some("closed_on = 2020-01-01\n")),
            ("联络员=孙某", None, Some("[liaison]\nname = \"孙某\"\n")),
            ("联络员情况=孙某", None, None),
            ("编号=1", Some(""), Some("")),
        ] {
            assert_eq!(applied(typed, County::FIELDS).as_deref(), county, "{typed}");
            assert_eq!(applied(typed, School::FIELDS).as_deref(), school, "{typed}");
        }
    }
}
