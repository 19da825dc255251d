//! Whether a text is a person’s name: what stands for nobody, and what a sheet or a code page spoilt, is told here once.

use crate::basics::fold::fold;
use crate::basics::look_alike::usual;
use crate::basics::personal::find;
use crate::records::{Name, TextFault};
use crate::tr;
use std::fmt;

/// What clerks write where nobody is named yet, without case, width and signs.
const NOBODY: [&str; 33] = [
    "无",
    "暂无",
    "没有",
    "待定",
    "暂缺",
    "空缺",
    "不详",
    "未定",
    "是",
    "否",
    "有",
    "已签",
    "见附件",
    "null",
    "none",
    "nil",
    "na",
    "暂未定",
    "未确定",
    "待确定",
    "待补",
    "待补充",
    "未签",
    "待签",
    "已签字",
    "未设",
    "未配备",
    "暂未确定",
    "详见附件",
    "不适用",
    "空",
    "缺",
    "暂空",
];
/// What a text becomes that was read in one code page, written in another and read again.
const SPOILT: &str = "锟斤拷";
/// What stands between two people in one place.
const BETWEEN: [char; 11] = ['、', ',', '，', ';', '；', '/', '／', '&', '＆', '\n', '\r'];

/// What makes a text doubtful where a person’s name belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// It stands for nobody: a word such as 无 or 已签, or no letter at all.
    Nobody,
    /// A character of the name was lost on the way.
    Damaged,
}

/// Why a typed text is not taken for the name of one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PersonFault {
    /// It cannot stand in a record at all.
    Text(TextFault),
    /// It is a placeholder, or spoilt.
    Doubtful(Doubt),
    /// It names more than one.
    Several,
    /// Two parts with a blank between: two people, or one whose name is written apart.
    Apart,
}

/// What makes a text doubtful as the name of a person; none where nothing does.
pub fn doubt(text: &str) -> Option<Doubt> {
    match is_nobody(text) {
        true => Some(Doubt::Nobody),
        false => is_damaged(text).then_some(Doubt::Damaged),
    }
}

/// Whether a text where a person’s name belongs stands for nobody, so that nothing counts as signed or named by it.
pub fn is_nobody(text: &str) -> bool {
    // Nearly every name begins with such a letter, which folding leaves as it is, and as no such word does.
    if text.starts_with(|first| matches!(first, '\u{4e00}'..='\u{9fff}') && !begins_a_word(first)) {
        return false;
    }
    let letters: String = fold(text).chars().filter(|char| char.is_alphanumeric()).collect();
    !letters.chars().any(char::is_alphabetic) || NOBODY.contains(&letters.as_str())
}

fn begins_a_word(char: char) -> bool {
    matches!(char, '无' | '暂' | '没' | '待' | '空' | '不' | '未' | '是' | '否' | '有' | '已' | '见' | '详' | '缺')
}

/// Whether a name, of a person or a school, holds what stands for a lost character.
pub fn is_damaged(name: &str) -> bool {
    let is_lost =
        |char: char| matches!(char, '?' | '？' | '\u{fffd}' | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}');
    name.contains(is_lost) || name.contains(SPOILT)
}

/// Reads the typed name of one person, who is somebody; it loses its padding, look-alike characters become the usual
/// ones.
pub fn person_typed(typed: &str) -> Result<Name, PersonFault> {
    // A personal number is no name either, but the guard of privacy names its rule.
    if let Some(doubt) = doubt(typed).filter(|_| find(typed).is_none()) {
        return Err(PersonFault::Doubtful(doubt));
    }
    if typed.trim().contains(BETWEEN) {
        return Err(PersonFault::Several);
    }
    if is_apart(typed) {
        return Err(PersonFault::Apart);
    }
    Name::typed(&usual(typed)).map_err(PersonFault::Text)
}

/// The people of a list: what stands between the signs that part them.
pub fn people(typed: &str) -> impl Iterator<Item = &str> {
    typed.split(BETWEEN).map(str::trim).filter(|one| !one.is_empty())
}

/// Whether two parts of two characters or more stand apart; a surname alone, or a Latin name, does not part people.
fn is_apart(typed: &str) -> bool {
    let is_latin = typed.contains(|char: char| char.is_ascii_alphabetic());
    !is_latin && typed.split_whitespace().filter(|part| part.chars().count() >= 2).count() >= 2
}

impl fmt::Display for Doubt {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&match self {
            Doubt::Nobody => tr!("this does not name a person", "这不是人名"),
            Doubt::Damaged => tr!("a character of the name was lost", "名字里有字丢失"),
        })
    }
}

impl fmt::Display for PersonFault {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self {
            PersonFault::Text(fault) => fault.to_string(),
            PersonFault::Doubtful(doubt @ Doubt::Nobody) => {
                tr!("{doubt}; leave it out until there is somebody", "{doubt}；还没有人选的，请不要填写")
            }
            PersonFault::Doubtful(doubt) => doubt.to_string(),
            PersonFault::Several => tr!("only one person can stand here", "这里只能填写一个人"),
            PersonFault::Apart => tr!(
                "only one person can stand here; if this is one person, write the name without a blank",
                "这里只能填写一个人；如是一个人的姓名，中间不要留空格"
            ),
        };
        to.write_str(&text)
    }
}

impl std::error::Error for PersonFault {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_for_nobody_is_nobody() {
        let words = "无 暂无 没有 待定 暂缺 空缺 不详 未定 是 否 有 已签 见附件 null None N/A ? ？ 0 - — —— × / …… （无） 暂无。 ０ ⽆";
        for text in words.split(' ').chain(["", " "]) {
            assert_eq!(doubt(text), Some(Doubt::Nobody), "{text}");
        }
        for text in NOBODY {
            assert!(is_nobody(text), "{text}");
        }
        for text in ["张三", "无名氏某", "有某", "李某", "Li", "阿不都·热西提", "𬭎", "是某"] {
            assert_eq!(doubt(text), None, "{text}");
        }
    }

    #[test]
    fn a_name_that_lost_a_character_is_doubtful() {
        for text in ["孙?", "孙？某", "孙\u{fffd}", "孙\u{e863}", "锟斤拷某", "孙\u{10fffd}"] {
            assert_eq!(doubt(text), Some(Doubt::Damaged), "{text}");
        }
    }

    #[test]
    fn one_person_is_told_from_two() {
        for (typed, name) in
            [("张　三", "张三"), ("欧阳 修", "欧阳修"), ("Li  Ming", "Li Ming"), ("\u{f9e1}某", "李某")]
        {
            assert_eq!(person_typed(typed).unwrap().as_str(), name);
        }
        for typed in ["张三 李四", "张三　李四", "张三\t李四 王五"] {
            assert_eq!(person_typed(typed), Err(PersonFault::Apart), "{typed}");
        }
        for typed in ["张三、李四", "张三/李四", "张三，李四", "张三\n李四", "张三＆李四"] {
            assert_eq!(person_typed(typed), Err(PersonFault::Several), "{typed}");
        }
    }
}
