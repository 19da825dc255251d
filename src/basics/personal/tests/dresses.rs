//! Every dress on every number, and what looks like a number and is not one.

use super::*;

/// A dress: its name, and how it changes a number.
type Dress = (&'static str, fn(&str) -> String);

const DRESSES: &[Dress] = &[
    ("bare", |number| number.to_owned()),
    ("full-width", |number| in_digits(number, "０１２３４５６７８９")),
    ("Arabic-Indic", |number| in_digits(number, "٠١٢٣٤٥٦٧٨٩")),
    ("Devanagari", |number| in_digits(number, "०१२३४५६७८९")),
    ("mathematical bold", |number| in_digits(number, "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗")),
    ("mathematical double-struck", |number| in_digits(number, "𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡")),
    ("circled", |number| in_digits(number, "⓪①②③④⑤⑥⑦⑧⑨")),
    ("black circled", |number| in_digits(number, "⓿❶❷❸❹❺❻❼❽❾")),
    ("superscript", |number| in_digits(number, "⁰¹²³⁴⁵⁶⁷⁸⁹")),
    ("subscript", |number| in_digits(number, "₀₁₂₃₄₅₆₇₈₉")),
    ("segmented", |number| in_digits(number, "🯰🯱🯲🯳🯴🯵🯶🯷🯸🯹")),
    ("Chinese", |number| in_digits(number, "〇一二三四五六七八九")),
    ("Chinese, formal", |number| in_digits(number, "零壹贰叁肆伍陆柒捌玖")),
    ("Chinese, spoken", |number| in_digits(number, "零幺二三四五六七八九")),
    ("half Chinese", |number| format!("{}{}", in_digits(&number[..5], "〇一二三四五六七八九"), &number[5..])),
    ("keycaps", |number| parted(number, "\u{fe0f}\u{20e3}")),
    ("combining marks", |number| parted(number, "\u{301}")),
    ("zero-width spaces", |number| parted(number, "\u{200b}")),
    ("word joiners", |number| parted(number, "\u{2060}")),
    ("soft hyphens", |number| parted(number, "\u{ad}")),
    ("bidirectional marks", |number| parted(number, "\u{202e}")),
    ("byte order marks", |number| parted(number, "\u{feff}")),
    ("variation selectors", |number| parted(number, "\u{fe0e}")),
    ("tags", |number| parted(number, "\u{e0041}")),
    ("spaces", |number| parted(number, " ")),
    ("full-width spaces", |number| parted(number, "\u{3000}")),
    ("no-break spaces", |number| cut(number, "\u{a0}")),
    ("dashes", |number| cut(number, "-")),
    ("full-width dashes", |number| cut(number, "－")),
    ("Chinese dashes", |number| cut(number, "——")),
    ("dots", |number| cut(number, ".")),
    ("middle dots", |number| cut(number, "·")),
    ("full stops", |number| cut(number, "。")),
    ("underscores", |number| cut(number, "_")),
    ("slashes", |number| cut(number, "/")),
    ("backslashes", |number| cut(number, "\\")),
    ("commas", |number| cut(number, "，")),
    ("enumeration commas", |number| cut(number, "、")),
    ("tildes", |number| cut(number, "～")),
    ("colons", |number| cut(number, "：")),
    ("bars", |number| cut(number, "|")),
    ("pluses", |number| cut(number, "+")),
    ("stars", |number| cut(number, "*")),
    ("quotes", |number| cut(number, "”“")),
    ("brackets", |number| cut(number, "】【")),
    ("telephones", |number| cut(number, "☎")),
    ("lines", |number| cut(number, "\n")),
    ("lines of a comment", |number| cut(number, "\r\n# ")),
    ("escaped lines", |number| cut(number, "\\n")),
    ("escaped tabs", |number| cut(number, "\\r\\t")),
    ("paragraphs", |number| cut(number, "\u{2029}")),
    ("parentheses", |number| format!("({}){}", &number[..3], &number[3..])),
    ("between letters", |number| format!("wx{number}wx")),
    ("in a sentence", |number| format!("家长{number}，请联系")),
    ("an address", |number| format!("{number}@qq.com")),
];

/// The number in other digits; a check letter as it is.
fn in_digits(number: &str, digits: &str) -> String {
    let digit = |char: char| char.to_digit(10).and_then(|value| digits.chars().nth(value as usize)).unwrap_or(char);
    number.chars().map(digit).collect()
}

/// The number with something after each sign.
fn parted(number: &str, with: &str) -> String {
    number.chars().map(|char| format!("{char}{with}")).collect()
}

/// The number split where a clerk splits it.
fn cut(number: &str, with: &str) -> String {
    let cuts: &[usize] = match number.len() {
        11 => &[3, 7],
        15 => &[6, 12],
        18 => &[6, 14],
        _ => &[2, 5, 9],
    };
    let ends = cuts.iter().copied().chain([number.len()]);
    let starts = std::iter::once(0).chain(cuts.iter().copied());
    starts.zip(ends).map(|(start, end)| &number[start..end]).collect::<Vec<_>>().join(with)
}

#[test]
fn every_dress_on_every_number_is_seen_through() {
    let numbers = [
        ("13857924680", MobileNumber),
        ("19912345678", MobileNumber),
        ("8613857924680", MobileNumber),
        ("11010519491231002X", IdentityNumber),
        ("110105194912310021", IdentityNumber),
        ("130921201102281234", IdentityNumber),
        ("110105491231002", IdentityNumber),
    ];
    let mut passed = Vec::new();
    for (dress, on) in DRESSES {
        for (number, expected) in numbers {
            let text = on(number);
            if kind(&text) != Some(expected) {
                passed.push(format!("{dress}: {text}"));
            }
            let masked = mask(&text);
            assert!(longest_digit_run(&masked) <= 2, "{dress}: {text} shows {masked}");
        }
    }
    assert!(passed.is_empty(), "{}", passed.join("\n"));
}

#[test]
fn every_prefix_of_a_mobile_number_is_seen_through() {
    for prefix in ["+86", "+86 ", "0086", "0086-", "86-", "(+86)", "＋８６", "0", "+86(0)", "tel:+86-"] {
        for number in ["13857924680", "138-5792-4680", "138 5792 4680"] {
            let text = format!("{prefix}{number}");
            assert_eq!(kind(&text), Some(MobileNumber), "{text}");
        }
    }
}

#[test]
fn what_only_looks_like_a_number_is_left_alone() {
    let plain = [
        "[\"3113000101\", \"3113000102\"]",
        "\"2019-08-12-3113000101\" = \"2019-08-13-3113000102\"",
        "（1）3113000101；（2）3113000102",
        "1：3113000101",
        "学校标识码：2113000123，教职工：138人",
        "统一社会信用代码12130900401234567F",
        "\"52130902MJ0123456W\"",
        "0317－1234567",
        "(0317) 1234567转138",
        "0317/1234567",
        "0317-1234567、0317-7654321",
        "010-13857924",
        "沧检联〔2019〕4号、沧检联〔2019〕13号",
        "沧检联〔2019〕138号（共57份）",
        "20190805",
        "20190805 20190806",
        "20190805、20190806、20190807",
        "2019080520190806",
        "20190805-20190830",
        "2019年8月5日至2019年8月30日",
        "2019-08-05；138；2019-08-06",
        "2019-08-05T13:30:00",
        "8:30-11:30、13:30-17:30",
        "13:38:57",
        "86+84+150=320",
        "138人、57人、92人、46人、80人",
        "138、57、92、46、80",
        "应到150；实到138；请假12",
        "13*86=1118",
        "（一）（三）（八）",
        "143536ac984cc3c34bfacc204f923698bbf6e2127f96e1af01db783039936ce6  letters/2019/沧县.toml",
    ];
    for text in plain {
        assert_eq!(find(text), None, "{text}");
        assert!(matches!(mask(text), Cow::Borrowed(_)), "{text}");
    }
}
