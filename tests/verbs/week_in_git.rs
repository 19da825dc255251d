//! The week's page, where the records lie in git.

use crate::desk::Desk;
use crate::kept::{Kept, commit, git};
use crate::laid::Laid;

fn page(kept: &Kept, line: &str) -> String {
    kept.desk.does(&format!("{line} report weekly --format html")).stdout
}

/// A city in the weeks of 2019-08-05 and 2019-08-12, with a commit of the Sunday between.
fn city() -> Option<(Kept, [String; 2])> {
    static LAID: Laid = Laid::new();
    let kept = Kept::laid(&LAID, |kept| {
        kept.commits("张三", "2019-08-04");
        kept.desk.does("sign 沧县/风荷小学 --on 2019-08-05");
        kept.commits("张三", "2019-08-11");
        kept.desk.does("convey 沧县/风荷小学 --on 2019-08-12");
        kept.commits("张三", "2019-08-12");
    })?;
    let [sunday, monday] = ["HEAD~", "HEAD"].map(|commit| kept.git(&format!("rev-parse {commit}")));
    Some((kept, [sunday, monday]))
}

#[test]
fn the_page_compares_with_the_last_commit_up_to_the_sunday_before() {
    let Some((kept, [sunday, monday])) = city() else { return };
    for day in ["2019-08-12", "2019-08-18"] {
        let page = page(&kept, &format!("--as-of {day}"));
        assert!(page.contains("<h2>与上周相比</h2>") && page.contains("补办：传达1所（沧县1）。"), "{page}");
        assert!(page.contains(&format!("与2019-08-11的提交{}相比：", &sunday[..12])), "{page}");
        assert!(page.contains(&format!("提交：{monday}")) && !page.contains("未提交"), "{page}");
    }
    let next = page(&kept, "--as-of 2019-08-19");
    assert!(next.contains(&format!("与2019-08-12的提交{}相比：", &monday[..12])), "{next}");
    let before = page(&kept, &format!("--at {sunday}"));
    assert!(before.contains("与2019-08-04的提交") && before.contains(&format!("提交：{sunday}")), "{before}");
    let first = page(&kept, "--at HEAD~2");
    assert!(first.contains("本周以前没有提交"), "{first}");
    // What others brought in on their own line is of this week.
    kept.git("checkout -q -b 乙 HEAD~2");
    kept.desk.does("sign 沧县/青团幼儿园 --on 2019-08-05");
    kept.commits("乙", "2019-08-11");
    kept.git("checkout -q main");
    commit(&kept.desk.path(""), "张三", "2019-08-13", "merge -q --no-ff --no-edit 乙");
    let merged = page(&kept, "--as-of 2019-08-18");
    assert!(merged.contains(&format!("的提交{}相比：", &sunday[..12])) && merged.contains("签订责任书1份"), "{merged}");
}

#[test]
fn what_could_not_be_read_in_the_week_before_is_named() {
    let Some((kept, _)) = city() else { return };
    let path = "conveyances/2019/沧县/2019-08-05-青团幼儿园.toml";
    kept.desk.put(path, "坏\n");
    kept.commits("张三", "2019-08-18");
    kept.desk.put(path, "staff_total = 40\n");
    kept.commits("张三", "2019-08-19");
    let said = kept.desk.run("--as-of 2019-08-25 report weekly --format html");
    assert_eq!(said.status, 1, "{said:#?}");
    let said = said.says(&format!("无法读取：{path}"));
    let sentence = "当时有1个文件无法读取，有关单位的新完成、补办、销号不计在内：";
    assert!(said.stdout.contains(sentence) && said.stdout.contains("2019-08-05-青团幼儿园.toml。"), "{}", said.stdout);
    assert!(!said.stdout.contains("新完成：") && !said.stdout.contains("没有变化"), "{}", said.stdout);
    let compared = kept.desk.run("diff HEAD~ --as-of 2019-08-25 --format table");
    assert!(compared.status == 1 && compared.stdout.contains(&format!("{sentence}{path}。")), "{compared:#?}");
    kept.desk.does("--as-of 2019-08-26 report weekly --format html").says_nothing_of("无法读取");
}

#[test]
fn the_foot_says_whether_all_is_committed() {
    let Some((kept, [_, monday])) = city() else { return };
    let foot = |kept: &Kept| {
        let page = page(kept, "--as-of 2019-08-18");
        let (_, foot) = page.rsplit_once("<p class=\"under\">").unwrap();
        foot.split_once("</p>").unwrap().0.to_owned()
    };
    let committed = format!("提交：{monday}");
    assert_eq!(foot(&kept), committed);
    kept.desk.put("说明.txt", "不是记录");
    kept.desk.put("units/沧县/.风荷小学.toml.swp", "x");
    assert_eq!(foot(&kept), committed);
    for (path, text) in [
        ("conveyances/2019/沧县/2019-08-13-风荷小学.toml", "note = \"新\"\n"),
        ("units/沧县/风荷小学.toml", "name = \"风荷小学\"\nkind = \"primary\"\nstaff = 3\n"),
        (
            "mechanism.toml",
            "title = \"x\"\ncity = \"沧州市\"\n[city_group]\nname = \"x\"\nprocuratorate = \"x\"\neducation_bureau = \"x\"\n",
        ),
        ("templates/form.html", "x"),
    ] {
        kept.desk.put(path, text);
        assert_eq!(foot(&kept), "未提交", "{path}");
        kept.git("add -A");
        assert_eq!(foot(&kept), "未提交", "{path} is only in the index");
        kept.git("reset -q --hard");
        assert_eq!(foot(&kept), committed);
    }
    std::fs::remove_file(kept.desk.path("conveyances/2019/沧县/2019-08-12-风荷小学.toml")).unwrap();
    assert_eq!(foot(&kept), "未提交");
    kept.git("checkout -q -- conveyances");
    // Neither what is ignored nor what git is told not to look at is committed.
    kept.desk.put(".git/info/exclude", "2019-08-14-*\n");
    kept.desk.put("conveyances/2019/沧县/2019-08-14-风荷小学.toml", "note = \"新\"\n");
    assert_eq!(foot(&kept), "未提交");
    std::fs::remove_file(kept.desk.path("conveyances/2019/沧县/2019-08-14-风荷小学.toml")).unwrap();
    assert_eq!(foot(&kept), committed);
    kept.git("update-index --assume-unchanged units/沧县/风荷小学.toml");
    assert_eq!(foot(&kept), "未提交");
}

#[test]
fn without_git_the_page_stays_as_it_was() {
    let Some((kept, _)) = city() else { return };
    let alone = Desk::empty();
    kept.desk
        .files()
        .into_iter()
        .filter(|(path, _)| !path.starts_with(".git/"))
        .for_each(|(path, bytes)| alone.put(&path, bytes));
    let plain = alone.does("--as-of 2019-08-18 report weekly --format html").stdout;
    assert!(!plain.contains("上周相比") && !plain.contains("提交："), "{plain}");
    let summary = |desk: &Desk| desk.does("--as-of 2019-08-18 report weekly").stdout;
    assert_eq!(summary(&alone), summary(&kept.desk));
    git(&alone.path(""), "init -q");
    let unborn = alone.does("--as-of 2019-08-18 report weekly --format html").stdout;
    assert!(unborn.contains("未提交") && unborn.contains("本周以前没有提交"), "{unborn}");
    #[cfg(unix)]
    {
        let mut program = kept.desk.program();
        program.args(["--as-of", "2019-08-18", "report", "weekly", "--format", "html"]).env("PATH", "/nowhere");
        assert_eq!(String::from_utf8(program.output().unwrap().stdout).unwrap(), plain);
    }
}
