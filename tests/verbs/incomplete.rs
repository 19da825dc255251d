//! A repository that lacks some of what its commits name, as a disk or a copy that went wrong leaves it.

use crate::kept::{Kept, commit, git};
use crate::laid::Laid;
use std::fs;

const MISSING: &str = "记录不全；请用 git fsck 检查";

/// A city with a letter of Sunday 11 August and a conveyance of the Monday after.
fn city() -> Option<Kept> {
    static LAID: Laid = Laid::new();
    Kept::laid(&LAID, |kept| {
        kept.commits("张三", "2019-08-04");
        kept.desk.does("sign 沧县/风荷小学 --on 2019-08-05");
        kept.commits("张三", "2019-08-11");
        kept.desk.does("convey 沧县/风荷小学 --on 2019-08-12 --note 集中传达一次");
        kept.commits("李四", "2019-08-12");
    })
}

/// The city without an object.
fn without(name: &str) -> Option<Kept> {
    let kept = city()?;
    let object = kept.git(&format!("rev-parse {name}"));
    fs::remove_file(kept.desk.path(&format!(".git/objects/{}/{}", &object[..2], &object[2..]))).unwrap();
    Some(kept)
}

#[test]
fn a_week_whose_week_before_is_not_all_there_says_so_on_its_page() {
    for missing in ["HEAD~", "HEAD~^{tree}", "HEAD~:letters/2019/沧县/风荷小学.toml"] {
        let Some(kept) = without(missing) else { return };
        let said = kept.desk.does("--as-of 2019-08-18 report weekly --format html").says(MISSING);
        assert!(said.stdout.contains("无法对比：") && said.stdout.contains(MISSING), "{missing} {}", said.stdout);
        assert!(!said.stdout.contains("没有提交") && said.stdout.contains("提交："), "{missing} {}", said.stdout);
    }
}

#[test]
fn a_week_in_a_clone_without_the_week_before_says_where_its_history_begins() {
    let Some(kept) = city() else { return };
    let (from, clone) = (kept.desk.path(""), kept.beside("浅"));
    git(&kept.beside(""), &format!("clone -q --depth 1 file://{} {}", from.display(), clone.display()));
    let page = kept.beside("周报.html").display().to_string();
    kept.desk.does(&format!("--as-of 2019-08-18 report weekly -o {page} --proof"));
    let verified = kept.run_in(&clone, &format!("report verify {page}"));
    assert!(verified.status == 2 && verified.stderr.contains("错误：无法重做"), "{verified:#?}");
    let said = kept.run_in(&clone, "--as-of 2019-08-18 report weekly --format html").says("历史从2019-08-12开始");
    assert!(said.stdout.contains("无法对比：这个克隆中的历史从2019-08-12开始"), "{}", said.stdout);
}

#[test]
fn records_that_came_after_the_week_before_are_compared_with_none() {
    let Some(kept) = Kept::new() else { return };
    kept.desk.put("说明.txt", "别的");
    kept.git("add 说明.txt");
    commit(&kept.desk.path(""), "张三", "2019-08-11", "commit -q -m 别的");
    kept.commits("张三", "2019-08-12");
    let page = kept.desk.does("--as-of 2019-08-18 report weekly --format html").stdout;
    assert!(page.contains("本周以前的提交中没有台账，无法对比。"), "{page}");
}

#[test]
fn a_log_that_lacks_something_says_so_as_a_comparison_does() {
    for missing in ["HEAD~", "HEAD~^{tree}", "HEAD~:letters", "HEAD~:letters/2019/沧县/风荷小学.toml"] {
        let Some(kept) = without(missing) else { return };
        for line in ["log", "log 风荷 --corrections", "log --since 2019-08-01", "diff HEAD~", "--at HEAD~ check"] {
            // The commit itself cannot be named any more.
            if missing == "HEAD~" && line.contains(missing) {
                continue;
            }
            kept.desk.refuses(line, MISSING);
        }
    }
}
