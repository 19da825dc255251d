//! `KEY=VALUE`: one entry of a unit's file, as typed.

use crate::arguments::errors::wrong;
use crate::sheets::unit_values::{Keys, key_typed, put};
use crate::tr;
use anyhow::{anyhow, bail};
use std::collections::BTreeSet;
use toml_edit::DocumentMut;

/// What was typed about one key. An empty value removes the key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// The key, dotted: `liaison.name`.
    pub key: String,
    /// The value.
    pub value: String,
}

/// Reads `KEY=VALUE`.
pub fn setting(text: &str) -> Result<Setting, String> {
    let (key, value) = text.split_once(['=', '＝']).unwrap_or_default();
    match key.trim() {
        "" => Err(tr!(
            "it is written KEY=VALUE, such as principal=李某; an empty value removes the key",
            "应写成“项目=内容”，如 principal=李某；等号后留空表示删除"
        )),
        key => Ok(Setting { key: key_typed(key).to_owned(), value: value.trim().to_owned() }),
    }
}

/// Puts the values of entries into a document, and returns the keys to remove; none may be typed twice. `id` is not a
/// key of the file and skipped.
pub fn apply(settings: &[Setting], keys: &Keys, document: &mut DocumentMut) -> anyhow::Result<Vec<String>> {
    let mut seen = BTreeSet::new();
    let mut removals = Vec::new();
    for Setting { key, value } in settings {
        if !seen.insert(key) {
            bail!(tr!("“{key}” is written twice", "“{key}”写了两次"));
        }
        match (key.as_str(), value.as_str()) {
            ("id", _) => {}
            (key, "") => {
                keys.check(key).map_err(|fault| anyhow!(fault))?;
                removals.push(key.to_owned());
            }
            (key, typed) => {
                let value = keys.value(key, typed).map_err(|fault| wrong(&format!("{key}={typed}"), fault))?;
                put(document, key, value);
            }
        }
    }
    Ok(removals)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_equals_sign_parts_key_and_value() {
        for typed in ["liaison.name=孙=某", "liaison.name＝孙=某"] {
            assert_eq!(setting(typed), Ok(Setting { key: "liaison.name".into(), value: "孙=某".into() }));
        }
        assert_eq!(setting("leader=").unwrap().value, "");
        assert_eq!(setting("校长＝李某"), setting("principal=李某"));
        assert_eq!(setting("编号=1").unwrap().key, "id");
        for typed in ["leader", "=张某", ""] {
            assert!(setting(typed).is_err(), "{typed}");
        }
    }
}
