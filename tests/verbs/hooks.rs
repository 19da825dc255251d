//! The hooks of the template, run by git itself, and `check --since`.

use crate::desk::{Desk, Said};
use crate::kept::{Kept, commit, git, try_git};
use crate::laid::Laid;
use crate::support::put::put;
use std::fs;
use std::path::{Path, PathBuf};

/// A city whose records and hooks are committed, and the hooks in use.
fn kept() -> Option<Kept> {
    static LAID: Laid = Laid::new();
    Kept::laid(&LAID, |kept| {
        kept.commits("市", "2019-08-01");
        kept.git("config core.hooksPath .githooks");
    })
}

fn commits(at: &Path) -> Said {
    git(at, "add -A");
    try_git(at, "某", "2019-08-10", "commit -q -m 登记")
}

/// A school with a code that another one may have too.
fn adds_school(at: &Path, school: &str, code: &str) {
    let text = format!("name = \"{school}\"\nkind = \"primary\"\nschool_code = \"{code}\"\n");
    put(at, &format!("units/沧县/{school}.toml"), text);
}

fn stopped(said: &Said, code: &str) {
    assert!(said.status != 0 && said.stderr.contains(code) && said.stderr.contains("没有提交"), "{said:#?}");
}

#[test]
fn hooks_are_executable_after_init_and_after_a_clone() {
    let Some(kept) = kept() else { return };
    let clone = kept.beside("克隆");
    git(&kept.desk.path(""), &format!("clone -q . {}", clone.display()));
    for hook in ["pre-commit", "pre-merge-commit"] {
        let listed = kept.git(&format!("ls-files -s .githooks/{hook}"));
        assert!(listed.starts_with("100755 "), "{listed}");
        #[cfg(unix)]
        for folder in [kept.desk.path(""), clone.clone()] {
            use std::os::unix::fs::PermissionsExt;
            let mode = fs::metadata(folder.join(".githooks").join(hook)).unwrap().permissions().mode();
            assert_eq!(mode & 0o111, 0o111, "{}", folder.display());
        }
    }
}

/// Where files have no such bit, `init` says what makes git keep it.
#[test]
fn git_keeps_the_hooks_executable_as_init_says() {
    let Some(kept) = Kept::around(Desk::empty) else { return };
    kept.git("config core.fileMode false");
    let said = kept.desk.does("init --city 沧州市");
    let line = said.stderr.split("git add ").nth(1).unwrap().split('，').next().unwrap().to_owned();
    fs::write(kept.desk.path("plain"), "").unwrap();
    for hook in ["pre-commit", "pre-merge-commit"] {
        let path = kept.desk.path(&format!(".githooks/{hook}"));
        fs::copy(&path, kept.desk.path("copy")).unwrap();
        fs::write(kept.desk.path("plain"), fs::read(&path).unwrap()).unwrap();
        fs::rename(kept.desk.path("plain"), &path).unwrap();
        fs::write(kept.desk.path("plain"), "").unwrap();
    }
    kept.git(&format!("add {line}"));
    kept.git("add -A");
    assert_eq!(kept.git("ls-files -s .githooks").matches("100755").count(), 2);
}

#[test]
fn judged_is_what_is_to_be_committed_and_nothing_else() {
    let Some(kept) = kept() else { return };
    let at = kept.desk.path("");
    // What is wrong in the folder, but not added, stops nobody.
    put(&at, "letters/2019/沧县.toml", "copies = \"二\"\n");
    put(&at, "conveyances/2019/沧县/2019-08-02-风荷小学.toml", "staff_total = 3\n");
    git(&at, "add conveyances");
    assert_eq!(try_git(&at, "某", "2019-08-10", "commit -q -m 登记").status, 0);
    // What is wrong in what is added does, also where the folder is right by now.
    git(&at, "add letters");
    put(&at, "letters/2019/沧县.toml", "copies = 2\n");
    stopped(&try_git(&at, "某", "2019-08-10", "commit -q -m 登记"), "bad-value");
    // So does what `commit -a` and `commit FILE` take.
    put(&at, "conveyances/2019/沧县/2019-08-02-风荷小学.toml", "staff_total = \"三\"\n");
    git(&at, "add letters");
    stopped(&try_git(&at, "某", "2019-08-10", "commit -q -a -m 登记"), "bad-value");
    stopped(&try_git(&at, "某", "2019-08-10", "commit -q -m 登记 conveyances"), "bad-value");
    assert_eq!(try_git(&at, "某", "2019-08-10", "commit -q -m 登记 letters").status, 0);
}

#[test]
fn an_old_error_stops_nobody_and_warnings_are_not_told() {
    let Some(kept) = kept() else { return };
    let at = kept.desk.path("");
    put(&at, "letters/2019/沧县.toml", "copies = \"二\"\n");
    kept.commits("别县", "2019-08-02");
    put(&at, "conveyances/2019/沧县/2019-08-02-风荷小学.toml", "staff_total = 3\nstaff_attended = 2\n");
    let said = commits(&at);
    assert!(said.status == 0 && said.stderr.is_empty(), "{said:#?}");
    put(&at, "conveyances/2019/沧县/2019-08-03-风荷小学.toml", "staff_total = 3\nstaff_attended = 4\n");
    let said = commits(&at);
    stopped(&said, "bad-value");
    assert!(!said.stderr.contains("letters/2019") && !said.stderr.contains("staff-not-all-reached"), "{said:#?}");
}

#[test]
fn a_new_number_below_an_old_one_is_stopped() {
    let Some(kept) = kept() else { return };
    let (at, path) = (kept.desk.path(""), "conveyances/2019/沧县/2019-08-02-风荷小学.toml");
    put(&at, path, "# 13800000000\n");
    commit_unjudged(&at);
    put(&at, path, "# 13800000000\nnote = \"11010519491231002X\"\n");
    stopped(&commits(&at), "personal-data");
}

#[test]
fn two_branches_that_each_add_a_school_of_one_code_are_stopped_where_they_meet() {
    let Some(kept) = kept() else { return };
    let at = kept.desk.path("");
    git(&at, "checkout -q -b 甲");
    adds_school(&at, "春晓小学", "2113000901");
    assert_eq!(commits(&at).status, 0);
    git(&at, "checkout -q -b 乙 main");
    adds_school(&at, "秋实小学", "2113000901");
    assert_eq!(commits(&at).status, 0);
    let said = try_git(&at, "某", "2019-08-11", "merge --no-edit 甲");
    stopped(&said, "duplicate-school-code");
    // Nor does the merge pass when it is committed by hand.
    stopped(&try_git(&at, "某", "2019-08-11", "commit -q --no-edit"), "duplicate-school-code");
    adds_school(&at, "秋实小学", "2113000902");
    git(&at, "add -A");
    assert_eq!(try_git(&at, "某", "2019-08-11", "commit -q --no-edit").status, 0);
    assert_eq!(git(&at, "rev-list --merges --count HEAD"), "1");
}

#[test]
fn a_merge_takes_in_the_old_errors_of_both_sides() {
    let Some(kept) = kept() else { return };
    let at = kept.desk.path("");
    git(&at, "checkout -q -b 甲");
    put(&at, "letters/2019/沧县.toml", "copies = \"二\"\n");
    commit_unjudged(&at);
    git(&at, "checkout -q -b 乙 main");
    put(&at, "letters/2019/沧县/风荷小学.toml", "copies = \"二\"\n");
    commit_unjudged(&at);
    let said = try_git(&at, "某", "2019-08-11", "merge -q --no-edit 甲");
    assert_eq!(said.status, 0, "{said:#?}");
}

fn commit_unjudged(at: &Path) {
    git(at, "add -A");
    commit(at, "某", "2019-08-10", "commit -q --no-verify -m 登记");
}

/// A city whose records lie in a folder of the repository, and the hooks in use.
fn within() -> Option<(Kept, PathBuf)> {
    let kept = Kept::around(Desk::empty)?;
    kept.desk.does("init 台账 --city 沧州市");
    kept.desk.put("说明.txt", "别的文件");
    let records = kept.desk.path("台账");
    for line in [
        "round open 2019 --document 沧检联〔2019〕4号 --issued 2019-07-30 --letters 2019-08-05 --inspections 2019-08-30",
        "unit add-county 沧县 leader=张某",
    ] {
        assert_eq!(kept.run_in(&records, line).status, 0);
    }
    kept.commits("市", "2019-08-01");
    kept.git("config core.hooksPath 台账/.githooks");
    Some((kept, records))
}

#[test]
fn records_in_a_folder_of_the_repository_are_found_by_the_hook() {
    let Some((kept, records)) = within() else { return };
    adds_school(&records, "春晓小学", "12");
    stopped(&commits(&kept.desk.path("")), "bad-value");
    stopped(&try_git(&records, "某", "2019-08-10", "commit -q -m 登记"), "bad-value");
    adds_school(&records, "春晓小学", "2113000901");
    assert_eq!(commits(&kept.desk.path("")).status, 0);
}

#[test]
fn a_linked_worktree_is_judged_by_its_own_records() {
    for hooks in ["台账/.githooks", ""] {
        let Some((kept, _)) = within() else { return };
        if hooks.is_empty() {
            // The hooks of the first worktree, by their whole path.
            kept.git(&format!("config core.hooksPath {}", kept.desk.path("台账/.githooks").display()));
        }
        let other = kept.beside("另处");
        kept.git(&format!("worktree add -q -b 乙 {}", other.display()));
        adds_school(&other.join("台账"), "春晓小学", "12");
        stopped(&commits(&other), "bad-value");
        adds_school(&other.join("台账"), "春晓小学", "2113000901");
        assert_eq!(commits(&other).status, 0);
    }
}

#[test]
fn the_first_commit_is_judged_whole() {
    let Some(kept) = Kept::new() else { return };
    let at = kept.desk.path("");
    kept.git("config core.hooksPath .githooks");
    put(&at, "letters/2019/沧县.toml", "copies = \"二\"\n");
    stopped(&commits(&at), "bad-value");
    put(&at, "letters/2019/沧县.toml", "copies = 2\n");
    assert_eq!(commits(&at).status, 0);
}

#[test]
fn check_since_tells_what_the_revision_does_not_have_and_only_the_levels_asked_for() {
    let Some(kept) = kept() else { return };
    let at = kept.desk.path("");
    put(&at, "letters/2019/沧县.toml", "copies = \"二\"\n");
    kept.commits("市", "2019-08-02");
    put(&at, "letters/2019/沧县.toml", "\n\n# 改过\ncopies = \"二\"\n");
    put(&at, "conveyances/2019/沧县/2019-08-02-风荷小学.toml", "staff_total = 3\nstaff_attended = 2\n");
    let check = |line: &str| kept.desk.run(&format!("--as-of 2019-08-20 check {line}"));
    let all = check("");
    assert!(all.stdout.contains("[bad-value]") && all.stdout.contains("[conveyance-overdue]"), "{all:#?}");
    let new = check("--since HEAD");
    assert!(new.status == 0 && new.stdout.contains("[staff-not-all-reached]"), "{new:#?}");
    assert!(!new.stdout.contains("[bad-value]") && !new.stdout.contains("overdue]"), "{new:#?}");
    let none = check("--since HEAD --only 错误");
    assert!(none.status == 0 && none.stdout.contains("与HEAD相比，没有新出现的"), "{none:#?}");
    // What any of several revisions has is not new.
    assert!(check("--since HEAD~").stdout.contains("[bad-value]"));
    assert!(!check("--since HEAD~ --since HEAD").stdout.contains("[bad-value]"));
    let levels = check("--only error --only warning");
    assert!(levels.status == 1 && !levels.stdout.contains("overdue]"), "{levels:#?}");
    assert_eq!(check("--only warning").status, 0, "the exit status is that of what was asked for");
    assert_eq!(check("--since 没有").status, 2);
}

#[test]
fn a_day_after_today_is_stopped_unless_a_parent_has_it() {
    let Some(kept) = kept() else { return };
    let at = kept.desk.path("");
    let of_day = |school: &str, day: &str| (format!("conveyances/2019/沧县/{day}-{school}.toml"), "staff_total = 3\n");
    let (path, text) = of_day("风荷小学", "2999-08-02");
    put(&at, &path, text);
    stopped(&commits(&at), "future-date");
    // Where another has it committed already, it stops nobody here.
    kept.commits("别县", "2019-08-02");
    let (path, text) = of_day("沧县第一中学", "2019-08-02");
    put(&at, &path, text);
    assert_eq!(commits(&at).status, 0);
    git(&at, "checkout -q -b 甲 HEAD~2");
    let (path, text) = of_day("青团幼儿园", "2019-08-02");
    put(&at, &path, text);
    assert_eq!(commits(&at).status, 0);
    let said = try_git(&at, "某", "2019-08-11", "merge -q --no-edit main");
    assert_eq!(said.status, 0, "{said:#?}");
    // A commit has a day of its own, a tree has none.
    let found = |at: &str| kept.desk.run(&format!("--at {at} check --only error")).stdout;
    assert!(!found("HEAD").contains("future-date") && found("HEAD").contains("未计入的有1处"));
    assert!(found("HEAD^{tree}").contains("[future-date]") && !found("HEAD^{tree}").contains("未计入"));
}
