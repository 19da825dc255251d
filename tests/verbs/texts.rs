//! What no argument may be, whatever the verb.

use crate::desk::Desk;

/// Texts that input methods, terminals and attackers put where a word is asked for.
const STRANGE: &[&str] = &[
    "",
    " ",
    "\u{1b}[31m红\u{1b}[0m",
    "\u{202e}县",
    "\u{7}",
    "a\nb",
    "\u{3000}",
    "——",
    "../..",
    "/",
    "\\",
    "~",
    "*",
    "?",
    "CON",
    "nul.txt",
    "-",
    "--",
    "-x",
    "=",
    "＝",
    ":",
    "：",
    "@",
    "＠",
    "\u{feff}",
    "\u{200b}",
    "ﾃｽﾄ",
    "e\u{301}",
    "99999999999999999999",
    "9999-12-31",
    "2019-02-30",
    "\u{10ffff}",
    "'; rm -rf /",
    "$(id)",
    "%s%n",
    "{}",
    "{path}",
    "--within=999999999999",
    "0000-01-01",
    "２０１９-０８-０２",
    "\u{2028}",
    "沧县//风荷小学",
    "13800000000",
    FLOOD,
];

/// A text longer than anybody types.
const FLOOD: &str = include_str!("../../README.md");

/// Lines with a place `@` for a strange text.
const LINES: &[&str] = &[
    "unit add-county @",
    "unit add-school @",
    "unit add-school 沧县/@",
    "unit add-school 沧县/新小学 @",
    "unit add-school 沧县/新小学 id=@",
    "unit set @ staff=1",
    "unit set 风荷小学 @",
    "unit set 风荷小学 @=1",
    "unit set 风荷小学 vice_principal=@",
    "unit set 风荷小学 aliases=@",
    "unit set 风荷小学 liaison.office_phone=@",
    "unit close 风荷小学 --on @",
    "unit close 风荷小学 --on 2020-01-01 --merged-into @",
    "unit show @",
    "unit list @",
    "sign @ --on 2019-08-02",
    "sign 风荷小学 --on @",
    "sign 风荷小学 --on 2019-08-02 --upper @",
    "sign 风荷小学 --on 2019-08-02 --only @",
    "sign 风荷小学 --on 2019-08-02 --archive @",
    "sign 风荷小学 --on 2019-08-02 --scan @",
    "sign --all @ --on 2019-08-02",
    "sign --all 沧县 --except @ --on 2019-08-02",
    "convey @ --on 2019-08-02",
    "convey 风荷小学 --on 2019-08-02 --staff @",
    "convey 风荷小学 --on 2019-08-02 --by @",
    "convey 风荷小学 --on 2019-08-02 --note @",
    "inspect @ --on 2019-08-02 1=符合",
    "inspect 风荷小学 --on 2019-08-02 @",
    "inspect 风荷小学 --on 2019-08-02 1=@",
    "inspect 风荷小学 --on 2019-08-02 1=符合：@",
    "inspect 风荷小学 --on 2019-08-02 10=@",
    "inspect 风荷小学 --on 2019-08-02 --rest @",
    "inspect 风荷小学 --on 2019-08-02 --remarks @",
    "import @ x.csv",
    "import schools @",
    "--round @ round list",
    "--as-of @ round list",
    "-C @ round list",
    "--lang @ round list",
    "@",
    "round open @ --document 沧检联〔2020〕4号 --issued 2019-07-30 --letters 2019-08-05 --inspections 2019-08-30",
    "rectify @ 7",
    "rectify 第一 @",
    "rectify 第一 7 --due @ --measure @",
    "rectify 第一 7 --close @ --checked-by 王某",
    "work @ --reported 2019-08-06",
    "work 风荷小学 --studied 2019-08-07 --attended @",
    "work 风荷小学 --education @",
    "work 风荷小学 --education law:@",
    "submit @ --on 2019-08-31",
    "submit 沧县 --on 2019-08-31 --to @",
    "decide @ 沧县 --on 2019-10-08 --reason 好",
    "decide urging 沧县 --on 2019-10-08 --reason @",
    "decide urging 沧县 --on 2019-10-08 --reason 好 --basis @",
    "decide urging 沧县 --on 2019-10-08 --reason 好 --document @",
    "spot-check @ --on 2019-09-10 1=符合",
    "spot-check 第一 --on 2019-09-10 1=符合 --by 张某@",
    "check @",
    "check --fail-on @",
    "explain @",
    "status @",
    "due @",
    "due --within @",
    "report @",
    "report progress --county @",
    "report progress --encoding @",
    "round seal @ --on 2019-12-31",
    "completions @",
    "--color @ status",
    "round open 乙 --document @ --issued 2019-07-30 --letters 2019-08-05 --inspections 2019-08-30",
];

#[test]
fn no_argument_breaks_the_contract_of_exit_statuses_streams_and_places() {
    let desk = Desk::new();
    let before = desk.files();
    for (place, line) in LINES.iter().enumerate() {
        // Each takes a process, so: a third of the texts on every line, every text on a third of the lines.
        for strange in STRANGE.iter().skip(place % 3).step_by(3) {
            let words: Vec<_> = line.split(' ').map(|word| word.replace('@', strange)).collect();
            let said = desk.run_words(&words.iter().map(String::as_str).collect::<Vec<_>>());
            let judges = ["check", "status", "due"].iter().any(|verb| line.starts_with(verb));
            assert!(matches!(said.status, 0 | 2) || (judges && said.status == 1), "{words:?} {said:#?}");
            assert!(said.status != 2 || said.stdout.is_empty(), "{words:?} {said:#?}");
            assert!(said.stderr.len() < 5000, "{words:?} {said:#?}");
            let hidden = |char: char| char != '\n' && (char.is_control() || "\u{202e}\u{2066}".contains(char));
            assert!(!said.stderr.contains(hidden) && !said.stdout.contains(hidden), "{words:?} {said:#?}");
            if said.status == 2 {
                let english = ["os error", "invalid ", "number too", "expected ", "unexpected "];
                let is_english =
                    said.stderr.starts_with("error") || english.iter().any(|words| said.stderr.contains(words));
                assert!(!is_english, "{words:?} {said:#?}");
            }
        }
    }
    for (path, bytes) in desk.files() {
        let is_a_record = path.ends_with(".toml") && path.split('/').all(|part| !part.starts_with(['.', '-']));
        assert!(is_a_record || before.get(&path) == Some(&bytes), "{path}");
    }
}

#[test]
fn faults_are_told_in_the_language_asked_for() {
    let desk = Desk::new();
    for line in [
        "unit set 风荷小学 staff=x",
        "unit set 风荷小学 principle=x",
        "unit add-school 沧县/乙小学 id=.",
        "convey 沧县 --on 2019-08-02",
        "convey 风荷小学 --on 2099-08-02",
        "inspect 风荷小学 --on 2019-08-02 1=x",
        "sign --all 沧县 --except 沧县 --on 2019-08-02",
        "import schools none.csv",
        "round open 2019 --document x --issued 2019-07-30 --letters 2019-08-05 --inspections 2019-08-30",
    ] {
        let said = desk.run(&format!("--lang en {line}"));
        assert_eq!(said.status, 2, "{line} {said:#?}");
        assert!(said.stderr.starts_with("error: ") && !said.stderr.contains(['：', '。', '，']), "{line} {said:#?}");
    }
}

#[test]
fn a_report_never_takes_the_place_of_a_folder_or_a_device() {
    let desk = Desk::new();
    let devices = if cfg!(windows) { ["NUL", "con.csv"] } else { ["/dev/null", "/dev/zero"] };
    for place in ["..", "units"].into_iter().chain(devices) {
        desk.refuses(&format!("report progress -o {place}"), "不是文件");
    }
    #[cfg(unix)]
    assert!(devices.iter().all(|device| !std::fs::metadata(device).unwrap().is_file()));
}
