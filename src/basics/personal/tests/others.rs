//! Numbers other than identity and mobile numbers, escapes, and numbers glued to others.

use super::*;
use PersonalData::{BankCard, Email, OverseasNumber, TravelDocument};

#[test]
fn finds_what_else_is_never_kept() {
    let found = [
        ("卡号6222021234567890128", BankCard),
        ("6222 0212 3456 7890 128", BankCard),
        ("6222-0212-3456-7890-128", BankCard),
        ("４１１１１１１１１１１１１１１１", BankCard),
        ("4111 1111 1111 1111", BankCard),
        ("4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1", BankCard),
        ("zhang.mou@example.com", Email),
        ("邮箱ｚｈａｎｇ＠ｅｘａｍｐｌｅ．ｃｏｍ。", Email),
        ("zhang_mou+1@mail.edu.cn", Email),
        ("+85291234567", OverseasNumber),
        ("＋852 9123 4567", OverseasNumber),
        ("(+853)6612-3456", OverseasNumber),
        ("00886 912 345 678", OverseasNumber),
        ("+886-2-2345-6789", OverseasNumber),
        ("护照E12345678", TravelDocument),
        ("護照號碼：ＥＡ１２３４５６７", TravelDocument),
        ("passport no. G 1234 5678", TravelDocument),
        ("PASSPORT: 123456789", TravelDocument),
        ("H12345678（港澳居民来往内地通行证）", TravelDocument),
        ("来往内地通行证号码为H1234567801", TravelDocument),
        ("台胞证 12345678", TravelDocument),
        ("0138-12345678", MobileNumber),
        ("0138 12345678", MobileNumber),
        ("(0199)12345678", MobileNumber),
        ("138000000001", MobileNumber),
        ("113800000000", MobileNumber),
        ("001313800000000", MobileNumber),
        ("1138123456780", MobileNumber),
        ("99138123456780", MobileNumber),
        ("2019081313812345678", MobileNumber),
        ("1381234567820190813", MobileNumber),
        ("1380000000013900000000", MobileNumber),
        ("\\u0031\\u0033\\u0038\\u0030\\u0030\\u0030\\u0030\\u0030\\u0030\\u0030\\u0030", MobileNumber),
        ("\\x31\\uff13800000000", MobileNumber),
        ("\\U0001D7CF3\\u200b800000000", MobileNumber),
    ];
    for (text, expected) in found {
        assert_eq!(kind(text), Some(expected), "{text}");
        let masked = mask(text);
        // What an escape begins with is not part of the number.
        let shown = masked.split_once('*').map_or("", |(_, behind)| behind);
        assert!(text.contains('\\') || longest_digit_run(&masked) <= 2, "{text} shows {masked}");
        assert!(longest_digit_run(shown) <= 2, "{text} shows {masked}");
    }
    assert_eq!(mask("问zhang@example.com。"), "问*****@*******.***。");
    assert_eq!(mask("护照E12345678"), "护照*********");
}

#[test]
fn what_only_looks_like_them_is_left_alone() {
    let plain = [
        "6222021234567890127",
        "2019080520190806",
        "2019080520190818",
        "121309004012345678",
        "91130900MA0123456U",
        "3113000101 20190805",
        "3113000101，3113000119",
        "130921001001",
        "130921100201",
        "201908051330",
        "20190805133000",
        "2019081312345678901",
        "2019133313812345678",
        "0120190813138123456780",
        "2019080513000",
        "0317-12345678",
        "010-13857924",
        "+8612345",
        "85291234567",
        "+852,912,345,67",
        "李某@副组长",
        "李某@沧州市教育局",
        "@media print",
        "a@b",
        "a @ b.com",
        "护照 2019-08-05",
        "护照 20190805",
        "护照、户口簿均已核对；学校标识码2113000123",
        "通行证一事，电话0317-1234567",
        "E12345678",
        "\\u6ca7\\u53bf",
        "D:\\u13800\\档案",
        "143536AC984CC3C34BFACC204F923698BBF6E2127F96E1AF13800000000DB0AA",
    ];
    for text in plain {
        assert_eq!(find(text), None, "{text}");
        assert!(matches!(mask(text), Cow::Borrowed(_)), "{text}");
    }
}

#[test]
fn credit_codes_that_prove_themselves_are_no_cards() {
    let right = |code: &str| crate::basics::credit_check::fits(code.as_bytes());
    let codes = (0..200_000_u64).map(|number| (911_309_210_000_000_000 + number * 7).to_string());
    let mut counted = 0;
    for code in codes.filter(|code| right(code)).take(2000) {
        assert_ne!(kind(&code), Some(BankCard), "{code}");
        counted += 1;
    }
    assert_eq!(counted, 2000);
}

proptest! {
    #[test]
    fn addresses_show_nothing_of_themselves(name in "[a-z0-9]{1,8}", host in "[a-z]{1,8}", top in "(com|cn|edu[.]cn)") {
        let text = format!("请写给{name}@{host}.{top}，谢谢");
        prop_assert!(find(&text).is_some());
        let plain = mask(&text).chars().any(|char| char.is_ascii_alphanumeric());
        prop_assert!(!plain, "{}", mask(&text));
    }

    #[test]
    fn school_codes_are_left_alone(code in "[1-59][1-3]13[0-9]{6}", other in "[1-59][1-3]13[0-9]{6}", sign in "[ ，、\n/]") {
        prop_assert_eq!(find(&code), None);
        let text = format!("{code}{sign}{other}");
        prop_assert_eq!(find(&text), None, "{}", text);
    }
}
