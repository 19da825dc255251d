//! Command lines: each is an order, or what to say instead.

use crate::fuzz;
use shuangqian::commands::read;
use std::ffi::OsString;

const LINES: &[&str] = &[
    "init demo --city 示例市",
    "round open 2019 --document 示检联〔2019〕4号 --issued 2019-07-30 --letters 2019-08-05 --inclusive",
    "unit add-school 沧县/甲小学 principal=吴某 girls_dormitory=true liaison.name=孙某",
    "unit set 甲小学 liaison= kind=小学 --replace",
    "单位 停用 甲小学 --on 2019-9-1 --merged-into 乙小学",
    "import schools 名册.csv --dry-run --rejects 退回.csv",
    "sign --all 沧县 --except 甲小学,乙小学 --on 8.5 --upper 王某",
    "convey 甲小学 --on 2019-08-04 --by 陈某@procuratorate --staff 86 --attended 80",
    "检查 甲小学 --on 2019年8月12日 3=problem:宿管员不在岗 case_review=examined --rest compliant",
    "spot-check 甲小学 --on 2019-09-10 --unannounced key_areas=partial:漏项",
    "rectify 甲小学 dormitory_closed --measure 调整 --done 2019-08-20 --close 2019-08-26 --checked-by 何某",
    "submit 沧县 --on 2019-08-31 --received 2019-09-02 --to both",
    "decide commendation 沧县 --on 2019-12-20 --basis submissions/2019/沧县/2019-08-31",
    "remove ./conveyances/2019/沧县/2019-08-04-甲小学.toml letters／2019／沧县",
    "改正 inspections/2019/沧县/2019-08-12-甲小学 --on 2019.8.13 --to 乙小学",
    "--as-of 2019-08-20 -C x --lang zh --color never --round 2019 check --format json --fail-on error a.toml",
    "report progress --county 沧县 --format csv --encoding gbk -o x.csv",
    "print letter --all 沧县 -o x.html",
    "explain letter-overdue",
    "completions bash",
    "help report",
];

#[test]
fn no_command_line_panics() {
    let seeds: Vec<_> = LINES.iter().map(|line| line.as_bytes().to_vec()).collect();
    fuzz("arguments", &seeds, |bytes, _| {
        let words = bytes.split(|byte| *byte == b' ').map(word);
        let arguments: Vec<_> = std::iter::once(OsString::from("shuangqian")).chain(words).collect();
        if let Err(said) = read(&arguments) {
            assert!(!said.is_empty());
        }
    });
}

#[cfg(unix)]
fn word(bytes: &[u8]) -> OsString {
    std::os::unix::ffi::OsStringExt::from_vec(bytes.to_vec())
}

#[cfg(not(unix))]
fn word(bytes: &[u8]) -> OsString {
    String::from_utf8_lossy(bytes).into_owned().into()
}
