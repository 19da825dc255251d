//! Characters that look like the usual ones and are others: what PDFs, input methods and old fonts leave in a name.

use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

/// Radicals that Unicode names no usual character for, each with the character that a reader takes it for; those that
/// are not words of their own are left out.
const RADICALS: &str = "⺁厂⺄乙⺈刀⺌小⺍小⺎兀⺒巳⺓幺⺞歺⺠民⺧牛⺩王⺪疋⺫罒⺬示⺮竹⺶羊⺷羊⺻聿⺼肉⺽臼⻁虎⻄西⻅见⻆角⻉贝⻊足⻋车⻑長⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀";
/// What input methods put for the dot within a name.
const DOTS: [char; 7] = ['•', '・', '‧', '．', '･', '∙', '⋅'];

/// The text of a name with the usual character for each that only looks like it: `⾼` becomes `高`, the dots of names
/// become `·`; what cannot be seen goes.
pub fn usual(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_usual) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter(|char| !is_invisible(*char)).map(usual_char).nfc().collect())
}

/// Whether a character needs no second look; most texts hold no others.
fn is_usual(char: char) -> bool {
    char.is_ascii() || matches!(char, '\u{4e00}'..='\u{9fff}' | '（' | '）' | '、' | '·' | '\u{3000}')
}

/// Joiners, soft hyphens and selectors of a glyph, which make two names differ and look alike.
fn is_invisible(char: char) -> bool {
    matches!(
        char,
        '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}'
    )
}

fn usual_char(char: char) -> char {
    match char {
        _ if DOTS.contains(&char) => '·',
        '\u{ff10}'..='\u{ff19}' | '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}' => plain(char),
        '\u{2e80}'..='\u{2eff}' => radical(char),
        '\u{2f00}'..='\u{2fdf}' | '\u{f900}'..='\u{faff}' | '\u{2f800}'..='\u{2fa1f}' => plain(char),
        other => other,
    }
}

/// What Unicode itself names as the usual character.
fn plain(char: char) -> char {
    let mut usual = std::iter::once(char).nfkc();
    usual.next().filter(|_| usual.next().is_none()).unwrap_or(char)
}

fn radical(char: char) -> char {
    let mut known = RADICALS.chars();
    while let (Some(radical), Some(usual)) = (known.next(), known.next()) {
        if radical == char {
            return usual;
        }
    }
    plain(char)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_looks_alike_becomes_the_same() {
        let cases = [
            ("⾼某", "高某"),
            ("⻢某", "马某"),
            ("⺟某", "母某"),
            ("\u{f9e1}某", "李某"),
            ("\u{f9dc}某", "隆某"),
            ("阿不都•热西提", "阿不都·热西提"),
            ("阿不都・热西提", "阿不都·热西提"),
            ("阿不都‧热西提", "阿不都·热西提"),
            ("阿不都．热西提", "阿不都·热西提"),
            ("第１小学Ａ", "第1小学A"),
            ("王\u{200b}某\u{fe0f}", "王某"),
            ("葛\u{e0100}某", "葛某"),
            ("献县⽅⼩学（东）", "献县方小学（东）"),
        ];
        for (typed, usual_one) in cases {
            assert_eq!(usual(typed), usual_one);
        }
    }

    #[test]
    fn rare_characters_and_other_signs_stay() {
        for text in ["赵䶮", "钱㛃", "孙𬭎", "李𠅤", "张三", "Li Ming", "①部", "Ⅱ部", "某。", "𬭎"]
        {
            assert_eq!(usual(text), text);
        }
    }

    #[test]
    fn every_pair_of_radicals_is_a_radical_and_a_usual_character() {
        let signs: Vec<char> = RADICALS.chars().collect();
        assert!(signs.len().is_multiple_of(2));
        for pair in signs.chunks(2) {
            assert!(
                matches!(pair[0], '\u{2e80}'..='\u{2eff}') && matches!(pair[1], '\u{4e00}'..='\u{9fff}'),
                "{pair:?}"
            );
            assert_eq!(plain(pair[0]), pair[0], "Unicode names {} itself", pair[0]);
        }
    }

    proptest! {
        #[test]
        fn a_usual_name_stays(text in any::<String>()) {
            let once = usual(&text).into_owned();
            prop_assert_eq!(usual(&once), once.as_str());
        }
    }
}
