mod cases;
mod dresses;
mod others;

use super::*;
use PersonalData::{IdentityNumber, MobileNumber};
use proptest::prelude::*;

fn kind(text: &str) -> Option<PersonalData> {
    find(text).map(|hit| hit.kind)
}

#[test]
fn finds_identity_numbers_in_any_dress() {
    let dressed = [
        "11010519491231002X",
        "11010519491231002x",
        "11010519491231002×",
        "11010519491231002Ｘ",
        "11010519491231002Χ",
        "110105194912310021",
        "130921199002281234",
        "110105491231002",
        "110105 491231 002",
        "学生王某某，11010519491231002X，家长",
        "No11010519491231002Xabc",
        "１１０１０５１９４９１２３１００２Ｘ",
        "110105 19491231 002X",
        "110105-1949-12-31-002X",
        "110105 1949-12-31 002X",
        "110105_19491231_002_X",
        "1.1.0.1.0.5.1.9.4.9.1.2.3.1.0.0.2.X",
        "11/01/05/19/49/12/31/00/2X",
        "1101,0519,4912,3100,2X",
        "1101、0519、4912、3100、2X",
        "110105194912\n31002X",
        "1101051949\r\n  1231002X",
        "110105194912\n# 31002X",
        "1\u{200b}1\u{200d}0\u{ad}1\u{202e}0\u{feff}519491231002X",
        "1\u{301}1\u{301}0\u{301}105194912310\u{20e3}02X",
        "١١٠١٠٥١٩٤٩١٢٣١٠٠٢X",
        "𝟏𝟏𝟎𝟏𝟎𝟓𝟏𝟗𝟒𝟗𝟏𝟐𝟑𝟏𝟎𝟎𝟐X",
        "①①⓪①⓪⑤①⑨④⑨①②③①⓪⓪②X",
        "❶❶⓿❶⓿❺❶❾❹❾❶❷❸❶⓿⓿❷X",
        "¹¹⁰¹⁰⁵¹⁹⁴⁹¹²³¹⁰⁰²X",
        "1⑩①⓪⑤1⑨4⑨1②3①0⓪2X",
        "一一〇一〇五一九四九一二三一〇〇二X",
        "幺幺零幺零伍幺玖肆玖幺贰叁幺零零贰Ｘ",
        "第一11010519491231002X一事",
        "110105(19491231)002X",
    ];
    for text in dressed {
        assert_eq!(kind(text), Some(IdentityNumber), "{text}");
    }
}

#[test]
fn finds_mobile_numbers_in_any_dress() {
    let dressed = [
        "13800000000",
        "8613800000000",
        "+8613800000000",
        "+86 138 0000 0000",
        "0086-138-0000-0000",
        "008613800000000",
        "86138 0000 0000",
        "138 0000 0000",
        "138-0000-0000",
        "1380000 0000",
        "138-000-00000",
        "1 3 8 0 0 0 0 0 0 0 0",
        "1,3,8,0,0,0,0,0,0,0,0",
        "1、3、8、0、0、0、0、0、0、0、0",
        "13 80 00 00 00 0",
        "13,80,00,00,00,0",
        "138.0000.0000",
        "138/0000/0000",
        "138_0000_0000",
        "(138)0000-0000",
        "138\n00000000",
        "李某13800000000",
        "tel13800000000ext",
        "１３８００００００００",
        "一三八〇〇〇〇〇〇〇〇",
        "幺三八零零零零零零零零",
        "一三八 〇〇〇〇 〇〇〇〇",
        "共三13800000000",
        "①13800000000",
        "138\u{200b}0000\u{2060}0000",
        "138——0000——0000",
        "1. 13800000000",
        "0317-1234567，13800000000",
        "2019-08-05 13800000000",
        "3113000101 13800000000",
    ];
    for text in dressed {
        assert_eq!(kind(text), Some(MobileNumber), "{text}");
    }
}

#[test]
fn leaves_what_the_mechanism_writes_alone() {
    let digest = "143536ac984cc3c34bfacc204f923698bbf6e2127f96e1af01db783039936ce6";
    let digits_in_a_digest = "a13800000000b110105491231002c11010519491231002d13912345678e0123a";
    assert_eq!(digits_in_a_digest.len(), 64);
    let plain = [
        "2113000123",
        "12130900401234567F",
        "52130902MJ0123456W",
        "13130900500AB12345",
        "121309004012345678",
        "911309211234567890",
        "0317-1234567",
        "0317-13345678-801",
        "0317-1334567-8001",
        "0317-1334567 0317-1334568",
        "0317-12345678转8001",
        "(0317)12345678",
        digest,
        digits_in_a_digest,
        "沧检联〔2019〕4号",
        "2019-08-05",
        "2019-08-02 2019-08-03",
        "[2019-08-02, 2019-08-03]",
        "2019-12-02 2019-08-03 2019-08-04",
        "2019.1.30、2019.10.12、2019.8.5",
        "2019-08-02-2113000101",
        "2019-08-12-3113000101",
        "2019-08-20-1111010199.toml",
        "2019-08-12-3113000101\n2019-08-13-3113000102\n2019-08-19-1113000101\n",
        "conveyances/2019/130921/2019-08-02-0001.toml",
        "letters/2019/130921/3113000101.toml",
        "units/130921/10001.toml",
        "1 3113000101",
        "1. 3113000101\n2. 3113000102",
        "1、3113000101",
        "1\n3113000101\n1\n5113000101",
        "2113000101 2113000102, 2113000103",
        "86, 84",
        "13, 86, 84, 150, 12",
        "13、86、84、150、12",
        "13800.50",
        "1350000.0000",
        "13,800,000.00",
        "13,800,000,000",
        "139 2019-08-02",
        "139,2019-08-02",
        "0.8613",
        "12345678901",
        "1380000000",
        "99010519491231002X",
        "11010519491331002X",
        "2019年8月5日13时86人",
        "一二三四五六七八九十",
    ];
    for text in plain {
        assert_eq!(find(text), None, "{text}");
        assert!(matches!(mask(text), Cow::Borrowed(_)), "{text}");
    }
}

#[test]
fn leaves_a_file_full_of_dates_alone() {
    let day =
        |day: u32| format!("held_on = 2019-08-{day:02}\n\"2019-08-{day:02}-3113000101\" = \"{}\"\n", "0a".repeat(32));
    let text: String = (1..31).map(day).collect();
    assert_eq!(find(&text), None);
    let names: String = (1..31).map(|day| format!("2019-08-{day:02}-11130001{day:02}\n")).collect();
    assert_eq!(find(&names), None);
}

#[test]
fn masks_every_digit_and_nothing_else() {
    let masked = [
        ("李某 138-0000-0000。", "李某 ***-****-****。"),
        ("11010519491231002X", "******************"),
        ("2019-08-05，一三八〇〇〇〇〇〇〇〇", "2019-08-05，***********"),
        ("13800000000；13900000000", "***********；***********"),
        ("+8613800000000", "+*************"),
    ];
    for (text, expected) in masked {
        assert_eq!(mask(text), expected);
    }
}

#[test]
fn names_the_rule_and_the_place() {
    let hit = find("电话13800000000。").unwrap();
    assert_eq!(hit, Hit { kind: MobileNumber, range: 6..17 });
    assert!(!IdentityNumber.to_string().is_empty());
}

/// An identity number made by the rule, with its right check character.
fn identity_number() -> impl Strategy<Value = String> {
    let region = prop_oneof![11_u32..=65, Just(71), 81_u32..=83];
    (region, 0_u32..10_000, 1900_u32..2100, 1_u32..13, 1_u32..29, 0_u32..1000).prop_map(
        |(region, county, year, month, day, order)| {
            let digits = format!("{region}{county:04}{year}{month:02}{day:02}{order:03}");
            let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
            let sum: u32 = digits.bytes().zip(weights).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
            let check = ["1", "0", "X", "9", "8", "7", "6", "5", "4", "3", "2"][sum as usize % 11];
            digits + check
        },
    )
}

fn mobile_number() -> impl Strategy<Value = String> {
    "1[3-9][0-9]{9}"
}

const SEPARATORS: [&str; 14] =
    [" ", "-", ".", "_", "/", ",", "，", "\n", "\u{200b}", "\u{ad}", "\u{202e}", "\u{301}", "\u{3000}", "——"];
const DIGITS: [&str; 7] = [
    "0123456789",
    "０１２３４５６７８９",
    "٠١٢٣٤٥٦٧٨٩",
    "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗",
    "⓪①②③④⑤⑥⑦⑧⑨",
    "⁰¹²³⁴⁵⁶⁷⁸⁹",
    "〇一二三四五六七八九",
];

/// The number in other digits, a separator after every so many, inside a sentence.
fn dressed(number: &str, script: usize, separator: usize, every: usize) -> String {
    let digit = |char: char| char.to_digit(10).and_then(|value| DIGITS[script].chars().nth(value as usize));
    let signs: Vec<char> = number.chars().map(|char| digit(char).unwrap_or('Ｘ')).collect();
    let pieces: Vec<String> = signs.chunks(every).map(|piece| piece.iter().collect()).collect();
    format!("联系人{}，备注", pieces.join(SEPARATORS[separator]))
}

fn longest_digit_run(text: &str) -> usize {
    text.split(|char| !is_number_sign(char)).map(|run| run.chars().count()).max().unwrap_or(0)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn every_identity_number_is_found_in_every_dress(
        number in identity_number(), script in 0..DIGITS.len(), separator in 0..SEPARATORS.len(), every in 1_usize..19,
    ) {
        let text = dressed(&number, script, separator, every);
        prop_assert!(find(&text).is_some(), "{}", text);
        prop_assert_eq!(longest_digit_run(&mask(&text)), 0, "{}", text);
    }

    #[test]
    fn no_part_with_enough_digits_is_passed_over(text in "[0-9０三⑩⒈x×县a \n-]{0,60}") {
        let (mut all, mut at) = (Vec::new(), 0);
        while at < text.len() {
            let (end, digits) = stretch(&text, at);
            if digits >= SHORTEST {
                all.push(at..end);
            }
            at = end;
        }
        prop_assert_eq!(candidates(&text), all, "{}", text);
    }

    #[test]
    fn an_identity_number_cut_anywhere_is_found(number in identity_number(), at in 1_usize..17, separator in 0..SEPARATORS.len()) {
        let text = format!("{}{}{}", &number[..at], SEPARATORS[separator], &number[at..]);
        prop_assert_eq!(kind(&text), Some(IdentityNumber), "{}", text);
    }

    #[test]
    fn every_mobile_number_is_found_evenly_parted(
        number in mobile_number(), script in 0..DIGITS.len(), separator in 0..SEPARATORS.len(), every in 1_usize..12,
    ) {
        let is_decimal = (7..11).contains(&every) && SEPARATORS[separator] == ".";
        let is_path = every == 6 && SEPARATORS[separator] == "/";
        prop_assume!(!is_decimal && !is_path);
        let text = dressed(&number, script, separator, every);
        prop_assert!(find(&text).is_some(), "{}", text);
    }

    #[test]
    fn dates_and_school_codes_in_any_list_are_left_alone(
        entries in proptest::collection::vec((2000_u32..2030, 1_u32..13, 1_u32..29, "[1235]1130[0-9]{5}"), 1..6),
        between in prop_oneof![Just("\n"), Just(", "), Just(" "), Just("、")],
    ) {
        let name = |(year, month, day, code): &(u32, u32, u32, String)| format!("{year}-{month:02}-{day:02}-{code}");
        let names: Vec<String> = entries.iter().map(name).collect();
        let text = names.join(between);
        prop_assert_eq!(find(&text), None, "{}", text);
    }

    #[test]
    fn no_text_breaks_the_guard(text in any::<String>(), digits in "[-0-9xX ,./①〇一\u{301}\n]{0,60}") {
        for text in [text, digits] {
            let masked = mask(&text);
            prop_assert_eq!(masked.chars().count(), text.chars().count());
            if let Some(hit) = find(&text) {
                prop_assert!(text.get(hit.range).is_some());
                prop_assert_ne!(masked.as_ref(), text.as_str());
            }
        }
    }
}
