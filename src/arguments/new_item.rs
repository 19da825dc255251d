//! `KEY HEADING [KIND]`: an item that a new round asks beside those of the last one.

use crate::basics::words::Word;
use crate::records::{Item, ItemKind};
use crate::tr;

/// Reads `KEY HEADING [KIND]`.
pub fn new_item(text: &str) -> Result<Item, String> {
    let mut words: Vec<_> = text.split_whitespace().collect();
    // What stands behind a heading is its kind, and no more of the heading.
    let kind = if words.len() > 2 { words.pop().map(kind).transpose()? } else { None };
    let [key, heading @ ..] = words.as_slice() else { return Err(how()) };
    let key = key.parse().map_err(|()| {
        tr!(
            "“{key}” cannot be the key of an item: it has 1 to 30 of a–z, 0–9 and _",
            "“{key}”不能作检查事项代号：代号由1到30个小写字母、数字或_组成"
        )
    })?;
    let heading = heading.join(" ").parse().map_err(|_| how())?;
    let kind = kind.filter(|kind| *kind != ItemKind::Result);
    Ok(Item { key, heading, aliases: None, column: None, kind, applies: None })
}

fn kind(word: &str) -> Result<ItemKind, String> {
    let kinds = ItemKind::listed();
    ItemKind::typed(word).ok_or_else(|| {
        tr!(
            "“{word}” is not a kind of item: {kinds}; where the heading has blanks, name the kind behind it",
            "没有“{word}”这种填写方式，可写：{kinds}；标题中有空格时，请在最后写明填写方式"
        )
    })
}

fn how() -> String {
    tr!(
        "an item is written 'KEY HEADING [KIND]', such as 'night_watch 夜间值班情况'",
        "应写成'代号 标题 [填写方式]'，如 'night_watch 夜间值班情况'（整个加引号）"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_has_a_key_a_heading_and_perhaps_a_kind() {
        let read = |text| new_item(text).map(|item| (item.key.to_string(), item.heading.to_string(), item.kind));
        let of = |heading: &str, kind| Ok(("night_watch".to_owned(), heading.to_owned(), kind));
        assert_eq!(read("night_watch 夜间值班情况"), of("夜间值班情况", None));
        assert_eq!(read(" night_watch  夜间 值班 text "), of("夜间 值班", Some(ItemKind::Text)));
        assert_eq!(read("night_watch 夜间值班 排查"), of("夜间值班", Some(ItemKind::Examined)));
        assert_eq!(read("night_watch 夜间值班 result"), of("夜间值班", None));
        // A kind alone is a heading.
        assert_eq!(read("night_watch 文字"), of("文字", None));
        for typed in ["", "night_watch", "夜间值班 night_watch", "Night 夜间值班", "night_watch 夜间值班 是否"]
        {
            assert!(read(typed).is_err(), "{typed}");
        }
    }
}
