//! `KEY=VALUE`: one entry of a unit's file, as typed.

use crate::tr;

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
        key => Ok(Setting { key: key.to_owned(), value: value.trim().to_owned() }),
    }
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
        for typed in ["leader", "=张某", ""] {
            assert!(setting(typed).is_err(), "{typed}");
        }
    }
}
