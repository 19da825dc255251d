//! How large a file, how long a text, an id, a code may be.

use crate::laid::{file, instead, records, right, wrong};
use crate::support::ground::checking;
use shuangqian::basics::id::{Id, IdFault, ItemKey};

const CONVEYANCE: &str = "conveyances/2019/沧县/2019-08-02-甲小学.toml";
const SCHOOL: &str = "units/沧县/甲小学.toml";

/// A record of so many bytes that ends in a key that nobody knows.
fn record_of(bytes: usize) -> String {
    let last = "\nnone_such = 1\n";
    let line = format!("#{}\n", "-".repeat(98));
    let lines = line.repeat(bytes / line.len() + 1);
    format!("{}{last}", &lines[..bytes - last.len()])
}

#[test]
fn a_file_of_one_mebibyte_is_read_to_its_end() {
    // Where the reading asks for more, too: first 2 KiB, then four times as much each time.
    let mut sizes: Vec<usize> = (0..5).map(|step| 2048 << (2 * step)).collect();
    sizes.push(1 << 20);
    for bytes in sizes.into_iter().flat_map(|size| [size - 1, size, size + 1]) {
        let text = record_of(bytes);
        assert_eq!(text.len(), bytes);
        let records = records(&[file(CONVEYANCE, text)]);
        let output = checking(records.path()).args(["--lang", "en"]).output().unwrap();
        let printed = String::from_utf8(output.stdout).unwrap();
        let code = if bytes <= 1 << 20 { "[unknown-key]" } else { "[too-large]" };
        assert!(printed.contains(code), "{bytes} bytes: {}", printed.chars().take(500).collect::<String>());
    }
}

#[test]
fn a_text_has_four_thousand_characters() {
    for char in ["字", "x"] {
        let note = |count| [file(CONVEYANCE, format!("note = \"{}\"\n", char.repeat(count)))];
        right("bad-value", &note(4000));
        wrong("bad-value", &note(4001));
        let principal =
            |count| [instead(SCHOOL, "principal = \"李某\"", &format!("principal = \"{}\"", char.repeat(count)))];
        right("bad-value", &principal(4000));
        wrong("bad-value", &principal(4001));
    }
    let number = |count: usize| {
        let text = format!("document_number = \"{}\"\nreason = \"整改及时\"\n", "号".repeat(count));
        [file("decisions/2019/沧县/2019-09-05-commendation.toml", text)]
    };
    right("bad-value", &number(100));
    wrong("bad-value", &number(101));
}

#[test]
fn an_id_has_forty_characters_and_a_hundred_and_ten_bytes() {
    let long = |bytes: usize, chars: usize| {
        let wide = (bytes - chars) / 2;
        let id = "字".repeat(wide) + &"x".repeat(chars - wide);
        assert_eq!((id.len(), id.chars().count()), (bytes, chars));
        id
    };
    assert!(long(40, 40).parse::<Id>().is_ok() && long(110, 40).parse::<Id>().is_ok());
    assert!(long(110, 38).parse::<Id>().is_ok(), "{}", long(110, 38));
    assert_eq!(long(41, 41).parse::<Id>(), Err(IdFault::TooLong));
    assert_eq!(long(112, 40).parse::<Id>(), Err(IdFault::TooLong));
    assert_eq!(long(111, 37).parse::<Id>(), Err(IdFault::TooLong));
    let named = |id: &str| [file(&format!("units/沧县/{id}.toml"), "name = \"丁小学\"\nkind = \"primary\"\n")];
    right("misplaced-file", &named(&long(110, 38)));
    wrong("misplaced-file", &named(&long(111, 37)));
    wrong("misplaced-file", &named(&long(41, 41)));
}

#[test]
fn devices_are_numbered_from_one_to_nine() {
    for device in ["COM1", "com9", "LPT1", "Lpt9", "CON", "prn", "aux", "NUL"] {
        assert_eq!(device.parse::<Id>(), Err(IdFault::DeviceName), "{device}");
    }
    for other in ["COM", "COM0", "COM10", "LPT", "LPT0", "LPT10", "CON1", "NULL", "COMA"] {
        assert!(other.parse::<Id>().is_ok(), "{other}");
    }
}

#[test]
fn an_items_key_has_one_to_thirty_characters() {
    assert!("k".parse::<ItemKey>().is_ok() && "k_9".repeat(10).parse::<ItemKey>().is_ok());
    assert!("".parse::<ItemKey>().is_err() && "k".repeat(31).parse::<ItemKey>().is_err());
    assert_eq!("k".repeat(30).parse::<ItemKey>().unwrap().as_str(), "k".repeat(30));
    let item = |key: &str| {
        let text = format!("[[item]]\nkey = \"{key}\"\nheading = \"校车管理情况\"\n[[item]]\nkey = \"policy\"");
        [instead("rounds/2019.toml", "[[item]]\nkey = \"policy\"", &text)]
    };
    right("bad-value", &item(&"k".repeat(30)));
    wrong("bad-value", &item(&"k".repeat(31)));
    wrong("bad-value", &item(""));
}

#[test]
fn codes_and_telephones_have_so_many_signs() {
    let coded = |line: &str| [instead(SCHOOL, "school_code = \"3113000001\"", line)];
    for (key, right_signs, wrong_signs) in [
        ("school_code", vec!["3113000001"], vec!["311300000", "31130000011"]),
        ("credit_code", vec!["91350100M000100Y43"], vec!["91350100M000100Y4", "91350100M000100Y433"]),
    ] {
        right_signs.iter().for_each(|signs| right("bad-value", &coded(&format!("{key} = \"{signs}\""))));
        wrong_signs.iter().for_each(|signs| wrong("bad-value", &coded(&format!("{key} = \"{signs}\""))));
    }
    let phone =
        |digits: &str| [instead(SCHOOL, "female = true", &format!("female = true\noffice_phone = \"{digits}\""))];
    for digits in ["1234567", "0317-2490229转12345678"] {
        right("bad-value", &phone(digits));
    }
    for digits in ["123456", "0317-2490229转1234567890"] {
        wrong("bad-value", &phone(digits));
    }
    let division =
        |code: &str| [instead("units/沧县.toml", "kind = ", &format!("division_code = \"{code}\"\nkind = "))];
    right("bad-value", &division("130921"));
    wrong("bad-value", &division("13092"));
    wrong("bad-value", &division("1309211"));
}

#[test]
fn numbers_are_whole_and_fit_their_kind() {
    let copies = |count: &str| [instead("letters/2019/沧县.toml", "[upper]", &format!("copies = {count}\n[upper]"))];
    let staff = |count: &str| [instead(SCHOOL, "kind = ", &format!("staff = {count}\nkind = "))];
    for (all, largest, too_large) in
        [(copies as fn(&str) -> [crate::laid::Laid; 1], "255", "256"), (staff, "4294967295", "4294967296")]
    {
        right("bad-value", &all("0"));
        right("bad-value", &all(largest));
        wrong("bad-value", &all("-1"));
        wrong("bad-value", &all(too_large));
        wrong("bad-value", &all("1.5"));
    }
    let told = |count: &str| [file(CONVEYANCE, format!("staff_total = {count}\nstaff_attended = {count}\n"))];
    right("bad-value", &told("4294967295"));
    wrong("bad-value", &told("4294967296"));
}
