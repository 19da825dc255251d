//! Records that are broken, strange or hostile: nothing is written over, through or out of them.

use crate::desk::Desk;
use std::fs;

#[test]
fn a_broken_record_is_not_written_over() {
    let desk = Desk::new();
    desk.put("conveyances/2019/沧县/2019-08-02-风荷小学.toml", "<<<<<<< HEAD\nstaff_total = 1\n");
    desk.refuses("convey 风荷小学 --on 2019-08-02 --staff 1 --replace", "文件有错").says_nothing_of("加 --replace");
    desk.put("conveyances/2019/沧县/2019-08-02-青团幼儿园.toml", "staff_totl = 1\n");
    desk.refuses("convey 青团 --on 2019-08-02 --staff 1", "没有“staff_totl”这一项");
    desk.put("conveyances/2019/沧县/2019-08-02-沧县第一中学.toml", [0xb2, 0xd7]);
    desk.refuses("convey 第一 --on 2019-08-02 --staff 1", "GBK");
}

#[test]
fn the_folder_of_the_records_must_hold_them() {
    let desk = Desk::new();
    desk.put("空/x", "");
    for (folder, reason) in [("没有", "不是记录目录"), ("空", "不是记录目录"), ("mechanism.toml", "不是记录目录")]
    {
        desk.refuses(&format!("-C {folder} sign 沧县 --on 2019-08-02"), reason);
    }
    Desk::empty().refuses("sign 沧县 --on 2019-08-02", "这里没有记录");
    fs::create_dir_all(desk.path("units/沧县")).unwrap();
    let said = desk.program().current_dir(desk.path("units/沧县")).args(["unit", "show", "风荷小学"]).output().unwrap();
    assert!(said.status.success(), "the records are found upward: {said:?}");
}

#[test]
fn a_file_in_place_of_a_folder_is_said_before_anything_is_written() {
    let desk = Desk::new();
    desk.put("letters/2019", "x");
    desk.refuses("sign --all 沧县 --on 2019-08-02", "“letters/2019”不是文件夹");
    let desk = Desk::new();
    fs::create_dir_all(desk.path("letters/2019/沧县/风荷小学.toml")).unwrap();
    desk.refuses("sign --all 沧县 --on 2019-08-02", "不是普通文件");
}

#[test]
fn a_file_in_place_of_a_folder_of_records_is_told_to_be_one() {
    for folder in ["conveyances", "units", "templates"] {
        let desk = Desk::new();
        let _ = fs::remove_dir_all(desk.path(folder));
        desk.put(folder, "x");
        let told = desk.run("check --fail-on error").stdout;
        assert!(told.contains(&format!("它不是文件夹，这里应是文件夹\n--> {folder}:1:1")), "{folder} {told}");
        assert!(!told.contains("不是普通文件") && !told.contains("form.html"), "{folder} {told}");
    }
    let desk = Desk::new();
    let _ = fs::remove_dir_all(desk.path("templates"));
    desk.put("templates", "x");
    desk.refuses("print form 第一", "它不是文件夹，这里应是文件夹");
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_leads_no_write_out_of_the_records() {
    use std::os::unix::fs::symlink;
    let outside = tempfile::tempdir().unwrap();
    for link in ["letters", "letters/2019", "letters/2019/沧县"] {
        let desk = Desk::new();
        fs::create_dir_all(desk.path(link).parent().unwrap()).unwrap();
        symlink(outside.path(), desk.path(link)).unwrap();
        desk.refuses("sign --all 沧县 --on 2019-08-02", &format!("“{link}”是符号链接"));
    }
    let desk = Desk::new();
    desk.put("扫描.pdf", "x");
    symlink(outside.path(), desk.path("scans")).unwrap();
    desk.refuses("sign 风荷小学 --on 2019-08-02 --scan 扫描.pdf", "“scans”是符号链接");
    let letter = desk.path("letters/2019/沧县/风荷小学.toml");
    fs::create_dir_all(letter.parent().unwrap()).unwrap();
    symlink(outside.path().join("新"), &letter).unwrap();
    desk.refuses("sign 风荷小学 --on 2019-08-02", "风荷小学.toml”是符号链接");
    fs::remove_file(desk.path(".shuangqian.lock")).unwrap();
    symlink(outside.path().join("锁"), desk.path(".shuangqian.lock")).unwrap();
    desk.refuses("sign 青团 --on 2019-08-02", "“.shuangqian.lock”是符号链接");
    assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 0);
}

#[cfg(unix)]
#[test]
fn a_pipe_in_place_of_a_file_is_never_opened() {
    let desk = Desk::new();
    pipe(&desk, "letters/2019/沧县/风荷小学.toml");
    desk.refuses("sign 风荷小学 --on 2019-08-02", "不是普通文件");
    fs::remove_file(desk.path(".shuangqian.lock")).unwrap();
    pipe(&desk, ".shuangqian.lock");
    desk.refuses("sign 青团 --on 2019-08-02", "不是普通文件");
}

/// A pipe that nobody writes into, in place of what was there.
#[cfg(unix)]
fn pipe(desk: &Desk, path: &str) {
    let path = desk.path(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    let _ = fs::remove_file(&path);
    assert!(std::process::Command::new("mkfifo").arg(path).status().unwrap().success());
}

#[cfg(unix)]
#[test]
fn no_reading_waits_for_a_pipe() {
    let desk = Desk::new();
    desk.does("inspect 沧县/沧县第一中学 --on 2019-08-12 --rest 符合 dormitory_closed=符合 dormitory_staff_female=符合 dormitory_access=符合");
    desk.put("责任书.pdf", "x");
    desk.does("sign 风荷小学 --on 2019-08-02 --scan 责任书.pdf");
    desk.put("名册.csv", "单位,学校名称\n沧县,坏*学\n");
    // By then a form is not submitted, which is shown at the name of the county.
    pipe(&desk, "units/沧县.toml");
    let said = desk.ends("--as-of 2019-08-30 check");
    assert!(said.stdout.contains("units/沧县.toml:1:1") && said.stdout.contains("not-submitted"), "{said:#?}");
    for reading in ["report weekly", "status", "unit list", "due", "check --format json"] {
        desk.ends(&format!("--as-of 2019-08-30 {reading}"));
    }
    desk.ends("sign 沧县 --on 2019-08-02").says("units/沧县.toml无法读取");
    pipe(&desk, "templates/form.html");
    assert!(desk.ends("check").stdout.contains("-> templates/form.html:1:1"));
    desk.ends("print form 沧县/沧县第一中学").says("不是普通文件");
    pipe(&desk, "scans/2019/沧县/责任书.pdf");
    assert!(!desk.ends("check").stdout.contains("scan-mismatch"), "what cannot be read is not compared");
    pipe(&desk, "退回.csv");
    desk.ends("import schools 名册.csv --rejects 退回.csv").says("退回.csv中已有别的内容，未改动");
    pipe(&desk, "名册.csv");
    desk.ends("import schools 名册.csv").says("它不是普通文件，是管道或设备");
    pipe(&desk, "mechanism.toml");
    assert!(desk.ends("check").stdout.contains("-> mechanism.toml:1:1"));
    assert_eq!(desk.ends("report progress").status, 2, "its classification is not known");
}

#[cfg(unix)]
#[test]
fn no_reading_goes_through_a_link() {
    let desk = Desk::new();
    let outside = tempfile::tempdir().unwrap();
    let file = outside.path().join("x");
    fs::write(&file, "language = \"en\"\nname = \"外面\"\n").unwrap();
    for path in ["mechanism.toml", "units/沧县.toml", "templates/form.html"] {
        let path = desk.path(path);
        let _ = fs::remove_file(&path);
        std::os::unix::fs::symlink(&file, path).unwrap();
    }
    let said = desk.ends("check");
    assert!(said.stdout.matches("错误[symlink]").count() == 3 && !said.stdout.contains("外面"), "{said:#?}");
    fs::remove_file(desk.path("mechanism.toml")).unwrap();
    // It has no end that any memory holds.
    std::os::unix::fs::symlink("/dev/zero", desk.path("mechanism.toml")).unwrap();
    assert!(desk.ends("check").stdout.contains("-> mechanism.toml:1:1"));
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written_is_said_in_the_clerks_words() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    fs::create_dir_all(desk.path("letters")).unwrap();
    let permit = |mode| fs::set_permissions(desk.path("letters"), fs::Permissions::from_mode(mode)).unwrap();
    permit(0o555);
    let permissions_bind = fs::write(desk.path("letters/试"), "").is_err();
    let _ = fs::remove_file(desk.path("letters/试"));
    if permissions_bind {
        desk.refuses("sign --all 沧县 --on 2019-08-02", "没有权限").says("没有写入任何内容");
    }
    permit(0o755);
}

#[test]
fn what_a_killed_command_left_is_cleared_by_the_next_write() {
    let desk = Desk::new();
    desk.put(".shuangqian-abc123.tmp", "半");
    desk.put(".shuangqian-说明.txt", "不是临时文件");
    desk.does("unit list");
    assert!(desk.path(".shuangqian-abc123.tmp").exists(), "reading clears nothing");
    desk.does("convey 风荷小学 --on 2019-08-02");
    assert!(!desk.path(".shuangqian-abc123.tmp").exists());
    assert!(desk.path(".shuangqian-说明.txt").exists());
}

#[test]
fn a_record_nested_without_end_is_a_fault_and_no_more() {
    let desk = Desk::new();
    let deep = [
        ("方括号", "[".repeat(500_000)),
        ("花括号", "{a=".repeat(250_000)),
        ("点", format!("1\n{}a = 1", "a.".repeat(300_000))),
    ];
    for (name, value) in deep {
        let path = format!("units/沧县/{name}.toml");
        desk.put(&path, format!("name = {value}\n"));
        let said = desk.run(&format!("check {path} --fail-on error"));
        assert!(said.status == 1 && said.stdout.contains("套得太深"), "{name} {}", &said.stdout[..200]);
    }
}

/// A slip in one key hides none of the others, and what it stands in still counts nowhere.
#[test]
fn an_unknown_key_hides_nothing_else_that_is_wrong_with_its_file() {
    let desk = Desk::new();
    desk.does("inspect 风荷小学 --on 2019-08-12 policy=不符合 --rest 符合");
    desk.put(
        "rectifications/2019/沧县/2019-08-12-风荷小学-policy.toml",
        "done_on = 2019-08-10\nclosed_on = 2019-08-20\nfoo = 1\n",
    );
    let school = desk.text("units/沧县/风荷小学.toml");
    desk.put("units/沧县/风荷小学.toml", format!("merged_into = \"沧县/没有\"\nfoo = 1\n{school}"));
    desk.put("letters/2019/沧县/没有的小学.toml", "foo = 1\n");
    // What is not half read is told as it was.
    desk.put("conveyances/2019/沧县/2019-08-02-没有的小学.toml", "foo = 1\nstaff_total = \"二\"\n");
    let codes = |file: &str| {
        let said = desk.run("check --only error --format json --as-of 2019-09-10").stdout;
        let said: serde_json::Value = serde_json::from_str(&said).unwrap();
        let of_file = said["diagnostics"].as_array().unwrap().iter().filter(|one| one["file"] == file);
        of_file.map(|one| one["code"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let rectification = codes("rectifications/2019/沧县/2019-08-12-风荷小学-policy.toml");
    assert_eq!(rectification, ["dates-out-of-order", "missing-key", "unknown-key"]);
    assert_eq!(codes("units/沧县/风荷小学.toml"), ["missing-key", "bad-merge-target", "unknown-key"]);
    assert_eq!(codes("letters/2019/沧县/没有的小学.toml"), ["unknown-key", "unknown-unit"]);
    assert_eq!(codes("conveyances/2019/沧县/2019-08-02-没有的小学.toml"), ["unknown-key", "bad-value"]);
    let findings = desk.run("--as-of 2019-09-10 report findings").stdout;
    assert!(findings.contains(",否,") && !findings.contains("2019-08-20"), "{findings}");
}
