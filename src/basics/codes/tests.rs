use super::*;
use proptest::prelude::*;

#[test]
fn school_codes_are_ten_digits() {
    for text in ["2113000123", "2113 0001 23", "２１１３０００１２３", "\u{3000}2113000123 "] {
        assert_eq!(SchoolCode::typed(text).unwrap().as_str(), "2113000123", "{text}");
    }
    let wrong = [
        ("2.113E+09", SchoolCodeFault::Scientific),
        ("2.11E+9", SchoolCodeFault::Scientific),
        ("2E9", SchoolCodeFault::Scientific),
        ("211300123", SchoolCodeFault::Length(9)),
        ("", SchoolCodeFault::Length(0)),
        ("21130001234", SchoolCodeFault::Length(11)),
        ("211300012X", SchoolCodeFault::NotDigits),
    ];
    for (text, fault) in wrong {
        assert_eq!(SchoolCode::typed(text), Err(fault), "{text}");
    }
    assert!("2113 000123".parse::<SchoolCode>().is_err(), "a record writes it plainly");
    assert!(SchoolCodeFault::Length(9).to_string().contains('9'));
}

#[test]
fn credit_codes_are_eighteen_characters() {
    for text in
        ["12130900401234567F", "52130902mj0123456w", "１２１３０９００４０１２３４５６７Ｆ", "121309004012345678"]
    {
        assert!(CreditCode::typed(text).is_ok(), "{text}");
    }
    let wrong = [
        ("1.21309E+17", CreditCodeFault::Scientific),
        ("12130900401234567", CreditCodeFault::Length(17)),
        ("12130900401234567O", CreditCodeFault::Characters),
        ("1213090040123456-F", CreditCodeFault::Characters),
    ];
    for (text, fault) in wrong {
        assert_eq!(CreditCode::typed(text), Err(fault), "{text}");
    }
}

#[test]
fn check_digits_of_credit_codes_are_known() {
    let fits = |text: &str| text.parse::<CreditCode>().unwrap().check_digit_fits();
    assert!(fits("12130900401234567F") && fits("52130902MJ0123456W"));
    assert!(!fits("12130900401234567G") && !fits("12130900401234576F"));
}

#[test]
fn division_codes_are_six_digits() {
    assert_eq!(DivisionCode::typed("１３０９ 21").unwrap().as_str(), "130921");
    for wrong in ["", "13092", "1309211", "13092A"] {
        assert_eq!(DivisionCode::typed(wrong), Err(DivisionCodeFault), "{wrong}");
    }
}

#[test]
fn office_phones_are_landlines() {
    for text in ["0317-1234567", "0317-12345678", "(0317)1234567", "0317 1234567转801", "（0317）1234567", "1234567"]
    {
        assert!(OfficePhone::typed(text).is_ok(), "{text}");
    }
    assert_eq!(OfficePhone::typed(" ０３１７－１２３４５６７ ").unwrap().as_str(), "0317-1234567");
    let wrong = [
        ("13800000000", OfficePhoneFault::Personal(PersonalData::MobileNumber)),
        ("138-0000-0000", OfficePhoneFault::Personal(PersonalData::MobileNumber)),
        ("+86 138 0000 0000", OfficePhoneFault::Personal(PersonalData::MobileNumber)),
        ("电话0317-1234567", OfficePhoneFault::Characters),
        ("0317\n1234567", OfficePhoneFault::Characters),
        ("110", OfficePhoneFault::Length(3)),
        ("", OfficePhoneFault::Length(0)),
    ];
    for (text, fault) in wrong {
        assert_eq!(OfficePhone::typed(text), Err(fault), "{text}");
        assert!(text.is_empty() || !fault.to_string().contains(text), "{text}");
    }
}

#[test]
fn a_record_is_told_the_sentence() {
    #[derive(Debug, serde::Deserialize)]
    struct Record {
        #[serde(rename = "school_code")]
        _code: SchoolCode,
    }
    let error = toml::from_str::<Record>("school_code = \"211300123\"").unwrap_err();
    assert_eq!(error.message(), SchoolCodeFault::Length(9).to_string());
}

proptest! {
    #[test]
    fn one_wrong_character_never_fits_the_check(place in 0_usize..17, other in 0_usize..31) {
        let mut bytes = b"52130902MJ0123456W".to_vec();
        prop_assume!(bytes[place] != credit_check::ALPHABET[other]);
        bytes[place] = credit_check::ALPHABET[other];
        let code: CreditCode = String::from_utf8(bytes).unwrap().parse().unwrap();
        prop_assert!(!code.check_digit_fits());
    }

    #[test]
    fn any_school_code_is_read_with_any_spaces(code in "[0-9]{10}", at in 0_usize..11) {
        let typed = format!("{}\u{3000}{}", &code[..at], &code[at..]);
        prop_assert_eq!(SchoolCode::typed(&typed).unwrap().to_string(), code);
    }
}
