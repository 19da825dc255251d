//! `ITEM=RESULT[:NOTE]`: one answer of the form, as typed.

use crate::tr;

/// What was typed about one item. Which item, and whether the value is a result or a text, is found later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedAnswer {
    /// The item: its key, its number on the form or a part of its heading.
    pub item: String,
    /// Everything after the `=`.
    pub value: String,
}

impl TypedAnswer {
    /// The value as result and note, split at its first `:` or `：`; a note keeps its own.
    pub fn result_and_note(&self) -> (&str, Option<&str>) {
        match self.value.split_once([':', '：']) {
            Some((result, note)) => (result.trim(), Some(note.trim()).filter(|note| !note.is_empty())),
            None => (&self.value, None),
        }
    }
}

/// Reads `ITEM=RESULT[:NOTE]`.
pub fn answer(text: &str) -> Result<TypedAnswer, String> {
    let (item, value) =
        text.split_once(['=', '＝']).map(|(item, value)| (item.trim(), value.trim())).unwrap_or_default();
    if item.is_empty() || value.is_empty() {
        return Err(tr!(
            "an answer is written ITEM=RESULT or ITEM=RESULT:NOTE, such as policy=compliant",
            "应写成“事项=结果”或“事项=结果：说明”，如 1=符合"
        ));
    }
    Ok(TypedAnswer { item: item.to_owned(), value: value.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_colon_parts_result_and_note() {
        for typed in ["7=不符合：夜间：无人", "7＝不符合:夜间：无人", " 7 = 不符合 ： 夜间：无人 "]
        {
            let answer = answer(typed).unwrap();
            assert_eq!(answer.item, "7");
            assert_eq!(answer.result_and_note(), ("不符合", Some("夜间：无人")));
        }
        assert_eq!(answer("policy=compliant").unwrap().result_and_note(), ("compliant", None));
        assert_eq!(answer("1=符合：").unwrap().result_and_note(), ("符合", None));
        assert_eq!(answer("10=a=b").unwrap().value, "a=b");
    }

    #[test]
    fn half_an_answer_is_none() {
        for typed in ["policy", "=符合", "policy=", "：", ""] {
            assert!(answer(typed).is_err(), "{typed}");
        }
    }
}
