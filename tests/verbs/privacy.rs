//! Personal numbers, in every dress: none gets in, none is shown again.

use crate::desk::{Desk, Said};
use crate::laid::Laid;
use unicode_normalization::UnicodeNormalization;

const MOBILE: &str = "13857924680";
const IDENTITY: &str = "11010519491231002X";

/// The two numbers as people may write them.
const DRESSED: &[&str] = &[
    MOBILE,
    IDENTITY,
    "１３８５７９２４６８０",
    "１１０１０５１９４９１２３１００２Ｘ",
    "138 5792 4680",
    "138-5792-4680",
    "+86 138-5792-4680",
    "008613857924680",
    "110105 19491231 002x",
    "110105-19491231-002×",
    "138\u{200b}5792\u{200b}4680",
    "1\u{ad}3\u{ad}8\u{ad}5\u{ad}7\u{ad}9\u{ad}2\u{ad}4\u{ad}6\u{ad}8\u{ad}0",
    "1\u{301}3\u{301}8\u{301}5\u{301}7\u{301}9\u{301}2\u{301}4\u{301}6\u{301}8\u{301}0\u{301}",
    "138\n5792\n4680",
    "110105\r\n19491231\r\n002X",
    "138.5792.4680",
    "138。5792。4680",
    "138_5792_4680",
    "138/5792/4680",
    "138：5792：4680",
    "138＝5792＝4680",
    "138＠5792＠4680",
    "138、5792、4680",
    "一三八五七九二四六八〇",
    "壹叁捌伍柒玖贰肆陆捌零",
    "١٣٨٥٧٩٢٤٦٨٠",
    "𝟏𝟑𝟖𝟓𝟕𝟗𝟐𝟒𝟔𝟖𝟎",
    "①③⑧⑤⑦⑨②④⑥⑧⓪",
    "❶❸❽❺❼❾❷❹❻❽⓿",
    "家长电话13857924680请保密",
    "110105491231002",
];

/// Lines with a place `@` for a number: every text that a writing command takes.
const WRITING: &[&str] = &[
    "init 新 --city @",
    "round open @ --document 沧检联〔2020〕4号 --issued 2019-07-30 --letters 2019-08-05 --inspections 2019-08-30",
    "round open 乙 --document @ --issued 2019-07-30 --letters 2019-08-05 --inspections 2019-08-30",
    "round open 乙 --document 沧检联〔2020〕4号 --issued @ --letters 2019-08-05 --inspections 2019-08-30",
    "round seal @ --on 2019-12-31",
    "round seal 2019 --on @",
    "unit add-county @",
    "unit add-county 新县 leader=@",
    "unit add-county 新县 procuratorate=@",
    "unit add-county 新县 @=1",
    "unit add-school @",
    "unit add-school 沧县/@",
    "unit add-school 沧县/@小学",
    "unit add-school 沧县/新小学 id=@",
    "unit add-school 沧县/新小学 aliases=@",
    "unit add-school 沧县/新小学 school_code=@",
    "unit add-school 沧县/新小学 liaison.name=@",
    "unit set @ staff=1",
    "unit set 风荷小学 @",
    "unit set 风荷小学 @=1",
    "unit set 风荷小学 vice_principal=@",
    "unit set 风荷小学 staff=@",
    "unit set 风荷小学 credit_code=@",
    "unit set 风荷小学 liaison.office_phone=@",
    "unit set 风荷小学 liaison.name=@",
    "unit close 风荷小学 --on @",
    "unit close 风荷小学 --on 2019-09-01 --merged-into @",
    "sign @ --on 2019-08-02",
    "sign 风荷小学 --on @",
    "sign 风荷小学 --on 2019-08-02 --upper @",
    "sign 风荷小学 --on 2019-08-02 --lower @",
    "sign 风荷小学 --on 2019-08-02 --only @",
    "sign 风荷小学 --on 2019-08-02 --archive @",
    "sign 风荷小学 --on 2019-08-02 --scan @",
    "sign --all @ --on 2019-08-02",
    "sign --all 沧县 --except @ --on 2019-08-02",
    "convey @ --on 2019-08-02",
    "convey 风荷小学 --on 2019-08-02 --staff @",
    "convey 风荷小学 --on 2019-08-02 --by @",
    "convey 风荷小学 --on 2019-08-02 --by @@检察院",
    "convey 风荷小学 --on 2019-08-02 --note @",
    "inspect 第一 --on 2019-08-02 @",
    "inspect 第一 --on 2019-08-02 @=符合",
    "inspect 第一 --on 2019-08-02 1=@",
    "inspect 第一 --on 2019-08-02 1=符合：@",
    "inspect 第一 --on 2019-08-02 10=@",
    "inspect 第一 --on 2019-08-02 --rest @",
    "inspect 第一 --on 2019-08-02 1=符合 --remarks @",
    "inspect 第一 --on 2019-08-02 1=符合 --archive @",
    "spot-check 第一 --on 2019-09-02 1=不符合：@",
    "spot-check 沧县 --on 2019-09-02 --remarks @",
    "rectify @ 7 --done 2019-08-20",
    "rectify 第一 @ --done 2019-08-20",
    "rectify 第一 7 --measure @",
    "rectify 第一 7 --responsible @",
    "rectify 第一 7 --done 2019-08-20 --note @",
    "rectify 第一 7 --close 2019-08-20 --checked-by @",
    "work 风荷小学 --studied 2019-08-07 --attended @",
    "work 风荷小学 --education @",
    "work 风荷小学 --education 法治教育：2019-08-07：@",
    "submit @ --on 2019-08-31",
    "submit 沧县 --on 2019-08-31 --to @",
    "submit 沧县 --on 2019-08-31 --note @",
    "decide @ 沧县 --on 2019-09-01 --reason 落实到位",
    "decide 通报表扬 沧县 --on 2019-09-01 --reason @",
    "decide 通报表扬 沧县 --on 2019-09-01 --reason 落实到位 --document @",
    "decide 通报表扬 沧县 --on 2019-09-01 --reason 落实到位 --basis @",
    "decide 追究责任 沧县 --on 2019-09-01 --reason 落实不力 --post @",
    "import schools @",
    "import @ 名册.csv",
    "@",
    "unit @",
    "unit set 风荷小学 --@",
    "unit set 风荷小学 --@=1",
    "--lang @ round list",
    "--round @ round list",
    "--as-of @ round list",
    "-C @ round list",
    "unit show @",
    "unit list @",
    "status @",
    "due @",
    "due --within @",
    "report @",
    "report progress --county @",
    "report progress --format @",
    "report progress -o @/甲.csv",
    "check @",
    "check --fail-on @",
    "explain @",
];

/// A city with an inspection that found something.
fn desk() -> Desk {
    static LAID: Laid = Laid::new();
    LAID.after(&["inspect 第一 --on 2019-08-12 --rest 符合 7=不符合：夜间无人"])
}

/// The digits of a text, in whatever dress.
fn digits(text: &str) -> String {
    let plain = |char: char| match char {
        '〇' | '零' | '⓪' | '⓿' => Some('0'),
        '٠'..='٩' => char::from_digit(u32::from(char) - 0x660, 10),
        '❶'..='❾' => char::from_digit(u32::from(char) - 0x2775, 10),
        _ => "一二三四五六七八九"
            .chars()
            .position(|digit| digit == char)
            .or_else(|| "壹贰叁肆伍陆柒捌玖".chars().position(|digit| digit == char))
            .and_then(|place| char::from_digit(u32::try_from(place + 1).ok()?, 10)),
    };
    text.nfkc().filter_map(|char| plain(char).or(Some(char).filter(char::is_ascii_digit))).collect()
}

/// Fails where the output holds a number, or the better part of it.
fn shows_nothing(said: &Said, dressed: &str) {
    let shown = digits(&format!("{}\n{}", said.stdout, said.stderr));
    for number in [MOBILE, "110105194912310", "110105491231002"] {
        let parts = (0..=number.len() - 7).map(|start| &number[start..start + 7]);
        let part = parts.into_iter().find(|part| shown.contains(part));
        assert!(part.is_none(), "{part:?} of {dressed:?} is shown: {said:#?}");
    }
}

/// The words of a line with a number in its place, in a language.
fn filled(line: &str, dressed: &str, language: &str) -> Vec<String> {
    let words = line.split(' ').map(|word| match word.strip_prefix("@@") {
        Some(rest) => format!("{dressed}@{rest}"),
        None => word.replace('@', dressed),
    });
    let language = [format!("--lang={language}")];
    words.chain(language.into_iter().filter(|_| !line.contains("--lang"))).collect()
}

#[test]
fn no_dressed_number_gets_in_or_is_shown() {
    let desk = desk();
    let before = desk.files();
    for (place, line) in WRITING.iter().enumerate() {
        // Each takes a process, so: the bare numbers on every line, each other dress on a seventh of the lines.
        let others = DRESSED.iter().skip(2 + place % 7).step_by(7);
        for (turn, dressed) in DRESSED[..2].iter().chain(others).enumerate() {
            let words = filled(line, dressed, ["zh", "en"][(place + turn) % 2]);
            let said = desk.run_words(&words.iter().map(String::as_str).collect::<Vec<_>>());
            assert_eq!(said.status, 2, "{words:?} {said:#?}");
            assert!(said.stdout.is_empty(), "{words:?} {said:#?}");
            shows_nothing(&said, dressed);
        }
        assert_eq!(desk.files(), before, "{line}");
    }
}

#[test]
fn a_refused_number_is_told_by_its_rule() {
    let desk = desk();
    for line in [
        "unit set 风荷小学 vice_principal=@",
        "sign 风荷小学 --on 2019-08-02 --archive @",
        "convey 风荷小学 --on 2019-08-02 --note @",
        "decide 通报表扬 沧县 --on 2019-09-01 --reason @",
        "submit 沧县 --on 2019-08-31 --note @",
    ] {
        desk.refuses(&line.replace('@', MOBILE), "疑似手机号码");
        desk.refuses(&line.replace('@', IDENTITY), "疑似身份证号码");
    }
}

#[test]
fn what_only_looks_like_a_number_gets_in() {
    let desk = desk();
    for line in [
        "unit set 风荷小学 school_code=2113000123 credit_code=12130900401234567F liaison.name=周某 liaison.female=true liaison.office_phone=0317-1234567",
        "unit set 青团幼儿园 liaison.name=吴某 liaison.female=true liaison.office_phone=0317-12345678-801",
        "sign 风荷小学 --on 2019-08-02 --archive 沧检联〔2019〕138号第57卷",
        "convey 风荷小学 --on 2019-08-02 --note 20190802、20190803两次，办公电话(0317)1234567转138",
        "inspect 风荷小学 --on 2019-08-13 1=不符合：见学校标识码3113000101、2113000123的整改意见",
        "submit 沧县 --on 2019-08-31 --note 2019080520190806",
        "decide 通报表扬 沧县 --on 2019-09-01 --reason 见143536ac984cc3c34bfacc204f923698bbf6e2127f96e1af01db783039936ce6",
    ] {
        desk.does(line);
    }
    assert!(!desk.run("check").stdout.contains("personal-data"));
}

#[test]
fn sheets_and_what_they_refuse_show_no_number() {
    let desk = desk();
    let before = desk.files();
    for dressed in DRESSED {
        for row in [
            format!("沧县,甲小学,\"{dressed}\""),
            format!("沧县,\"{dressed}\",李某"),
            format!("\"{dressed}\",甲小学,李某"),
        ] {
            desk.put("名册.csv", format!("单位,学校名称,校长\n{row}\n"));
            let said = desk.run("import schools 名册.csv");
            assert_eq!((said.status, said.stdout.as_str()), (2, ""), "{dressed:?} {said:#?}");
            shows_nothing(&said, dressed);
        }
        desk.put("名册.csv", format!("单位,学校名称,\"{dressed}\"\n沧县,甲小学,李某\n"));
        shows_nothing(&desk.run("import schools 名册.csv --dry-run"), dressed);
        std::fs::remove_file(desk.path("名册.csv")).unwrap();
        assert_eq!(desk.files(), before);
    }
}

/// A round's file that is in order.
const ROUND: &str = r#"
title = "2019年双签双入校（园）工作"
document_number = "沧检联〔2019〕5号"
issued_on = 2019-07-31
deadlines.letters = 2019-08-05
deadlines.conveyances = 2019-08-05
deadlines.inspections = 2019-08-30
deadlines.school_work = 2019-08-30
deadlines.spot_checks_from = 2019-09-01
[[item]]
key = "policy"
heading = "制度情况"
"#;

/// A file of a number in each place that an editor can put it: its path and text.
fn edited(desk: &Desk, dressed: &str) -> Vec<(String, String)> {
    let escaped = dressed.replace('\\', "\\\\").replace('\n', "\\n").replace('\r', "\\r");
    let commented = dressed.replace(['\n', '\r'], "\n# ");
    let of_year = |folder: &str, name: &str| format!("{folder}/2019/沧县/{name}.toml");
    let mut files = vec![
        (of_year("conveyances", "2019-08-02-风荷小学"), format!("note = \"{escaped}\"\n")),
        (of_year("conveyances", "2019-08-02-风荷小学"), format!("# {commented}\nstaff_total = 86\n")),
        (of_year("conveyances", "2019-08-02-风荷小学"), format!("\"{escaped}\" = 86\n")),
        (of_year("conveyances", "2019-08-02-风荷小学"), format!("note = {commented}\n")),
        (of_year("letters", "风荷小学"), format!("[upper]\nsigner = \"{escaped}\"\nsigned_on = 2019-08-02\n")),
        (of_year("inspections", "2019-08-12-风荷小学"), format!("[notes]\nother_matters = \"{escaped}\"\n")),
        (of_year("rectifications", "2019-08-12-沧县第一中学-dormitory_closed"), format!("measure = \"{escaped}\"\n")),
        (of_year("decisions", "2019-09-01-urging"), format!("reason = \"{escaped}\"\n")),
        (
            "units/沧县/甲小学.toml".to_owned(),
            format!("name = \"{escaped}\"\nkind = \"primary\"\nownership = \"public\"\n"),
        ),
        ("units/沧县/风荷小学.toml".to_owned(), desk.text("units/沧县/风荷小学.toml").replace("风荷小学", &escaped)),
        ("units/沧县.toml".to_owned(), desk.text("units/沧县.toml").replace("沧县人民检察院", &escaped)),
        ("mechanism.toml".to_owned(), format!("title = \"{escaped}\"\n")),
        ("mechanism.toml".to_owned(), desk.text("mechanism.toml").replace("内部文件", &escaped)),
        ("mechanism.toml".to_owned(), desk.text("mechanism.toml").replace("\"沧州市\"", &format!("\"{escaped}\""))),
        ("rounds/乙.toml".to_owned(), format!("title = \"{escaped}\"\n")),
        ("rounds/乙.toml".to_owned(), ROUND.replace("2019年双签", &escaped)),
        ("rounds/乙.toml".to_owned(), ROUND.replace("沧检联〔2019〕5号", &escaped)),
        ("rounds/乙.toml".to_owned(), ROUND.replace("制度情况", &escaped)),
    ];
    if !dressed.contains(['/', '\n']) {
        files.push((format!("rounds/{dressed}.toml"), ROUND.to_owned()));
        files.push((format!("units/沧县/{dressed}.toml"), "name = \"甲小学\"\n".to_owned()));
        files.push((format!("units/{dressed}/甲小学.toml"), "name = \"甲小学\"\n".to_owned()));
        files.push((format!("letters/{dressed}/沧县.toml"), "copies = 2\n".to_owned()));
    }
    files
}

/// Fails unless `check` reports a number in the files, and if anything shows it.
fn is_told_and_not_shown(desk: &Desk, dressed: &str) {
    for line in ["check", "check --format json --lang en"] {
        let said = desk.run(line);
        assert!(said.stdout.contains("personal-data"), "{dressed:?} {said:#?}");
        shows_nothing(&said, dressed);
    }
    for line in [
        "report weekly",
        "report findings",
        "report form --format json",
        "status --lang en",
        "round list",
        "unit show 沧县/风荷小学",
    ] {
        shows_nothing(&desk.run(line), dressed);
    }
}

#[test]
fn check_finds_every_number_in_files_and_nothing_shows_it() {
    let desk = desk();
    for (place, dressed) in DRESSED.iter().enumerate() {
        // The bare numbers in every place, each other dress in an eighth of them.
        let step = if place < 2 { 1 } else { 8 };
        for (path, text) in edited(&desk, dressed).into_iter().skip(place % step).step_by(step) {
            let before = std::fs::read(desk.path(&path)).ok();
            desk.put(&path, &text);
            is_told_and_not_shown(&desk, dressed);
            match before {
                Some(before) => desk.put(&path, before),
                None => std::fs::remove_file(desk.path(&path)).unwrap(),
            }
            // The folder too, where it was made for this file only.
            let _ = std::fs::remove_dir(desk.path(&path).parent().unwrap());
        }
    }
    assert!(!desk.run("check").stdout.contains("personal-data"), "something was left behind");
}
