//! Which known word a mistyped one was meant to be.

use crate::basics::fold::fold;

/// Words more alike than this (1 is the same) are taken for one mistyped as the other. The tests below hold it to what
/// must be seen through (`complaint`, `problme`) and to what must not.
const NEAR: f64 = 0.8;

/// The most bytes of a text that is compared: the time grows with the square of its length, and no word, key or name is
/// as long.
const LONGEST: usize = 300;

/// How alike two texts are, from 0 to 1; width, case and `-` for `_` make no difference.
pub fn nearness(one: &str, other: &str) -> f64 {
    match one.len().max(other.len()) > LONGEST {
        true => 0.0,
        false => strsim::jaro_winkler(&plain(one), &plain(other)),
    }
}

/// The known word that a typed one was meant to be, if one is near.
pub fn nearest<'w>(typed: &str, known: &[&'w str]) -> Option<&'w str> {
    let near = known.iter().filter(|word| typed.len() <= LONGEST && is_near(typed, word));
    near.max_by(|one, other| nearness(typed, one).total_cmp(&nearness(typed, other))).copied()
}

/// Whether a text holds all characters of a typed one, two or more, in their order, whatever stands between.
pub fn holds_in_order(whole: &str, typed: &str) -> bool {
    let (whole, typed) = (plain(whole), plain(typed));
    let mut rest = whole.chars();
    typed.chars().nth(1).is_some() && typed.chars().all(|char| rest.any(|other| other == char))
}

/// Whether the typed text is one slip away from a part of a longer one.
pub fn is_near_a_part(typed: &str, whole: &str) -> bool {
    let (typed, whole): (Vec<_>, Vec<_>) = (plain(typed).chars().collect(), plain(whole).chars().collect());
    let slips = |part: &[char]| typed.iter().zip(part).filter(|(one, other)| one != other).count();
    typed.len() >= 3 && whole.windows(typed.len()).any(|part| slips(part) <= 1)
}

/// Much alike, or one slip apart: two Chinese words of two or three characters that differ in one are never much alike.
fn is_near(typed: &str, word: &str) -> bool {
    let (typed, word) = (plain(typed), plain(word));
    let shortest = if word.is_ascii() { 3 } else { 2 };
    let one_slip = || strsim::osa_distance(&typed, &word) == 1;
    let long_enough = typed.chars().count() >= shortest && word.chars().count() >= shortest;
    strsim::jaro_winkler(&typed, &word) > NEAR || (long_enough && one_slip())
}

fn plain(text: &str) -> String {
    fold(text).replace('-', "_")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_of_the_hand_and_of_the_input_method_are_seen_through() {
        let known = ["compliant", "problem", "not_applicable", "符合", "基本符合", "不符合", "不适用", "签订", "检查"];
        for (typed, meant) in [
            ("complaint", "compliant"),
            ("problme", "problem"),
            ("Not-Aplicable", "not_applicable"),
            ("附合", "符合"),
            ("不附合", "不符合"),
            ("基本附合", "基本符合"),
            ("不是用", "不适用"),
            ("签定", "签订"),
            ("检察", "检查"),
        ] {
            assert_eq!(nearest(typed, &known), Some(meant), "{typed}");
        }
    }

    #[test]
    fn what_is_far_from_every_word_is_none_of_them() {
        let known = ["zh", "en", "√", "/", "符合", "problem"];
        for typed in ["fr", "x", "好", "", "中文", "无", "是", "table"] {
            assert_eq!(nearest(typed, &known), None, "{typed}");
        }
    }

    #[test]
    fn a_short_form_is_held_by_the_name() {
        let name = "献县西城中心小学";
        for (typed, is_held) in
            [("西城小学", true), ("献小", true), ("小", false), ("小西", false), ("西城一小", false), ("", false)]
        {
            assert_eq!(holds_in_order(name, typed), is_held, "{typed}");
        }
    }

    #[test]
    fn a_slip_in_a_part_of_a_heading_is_seen_through() {
        let heading = "女生集体宿舍封闭管理情况";
        assert!(is_near_a_part("宿舍封壁", heading) && is_near_a_part("女生集体宿舍封密管理情况", heading));
        assert!(!is_near_a_part("食堂卫生", heading) && !is_near_a_part("宿社", heading));
    }
}
