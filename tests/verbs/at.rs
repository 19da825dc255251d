//! `--at`: the records as git has them.

use crate::desk::{Desk, Said, said};
use crate::kept::{Kept, git, try_git};
use crate::laid::Laid;
use crate::support::files::files;
use crate::support::put::put;
use std::fs;
use std::path::Path;

/// A city of which two evenings are committed, and one is not; with the first commit.
fn city() -> Option<(Kept, String)> {
    static LAID: Laid = Laid::new();
    let kept = Kept::laid(&LAID, |kept| {
        kept.desk.does("sign 沧县 --on 2019-08-01 --upper 王某");
        kept.commits("张三", "2019-08-04");
        kept.git("tag 首周");
        kept.desk.does("sign --all 沧县 --on 2019-08-02");
        kept.commits("李四", "2019-08-12");
        kept.desk.does("convey --all 沧县 --on 2019-08-03");
    })?;
    let first = kept.git("rev-parse HEAD~");
    Some((kept, first))
}

fn signed(said: &Said) -> (String, String) {
    assert_eq!(said.status, 0, "{said:#?}");
    let line = said.stdout.lines().find(|line| line.starts_with("1,沧县,")).unwrap_or_else(|| panic!("{said:#?}"));
    let cells: Vec<_> = line.split(',').collect();
    (cells[7].to_owned(), cells[26].to_owned())
}

fn pair(signed: &str, day: &str) -> (String, String) {
    (signed.to_owned(), day.to_owned())
}

#[test]
fn any_name_of_a_commit_shows_its_records_as_of_its_day() {
    let Some((kept, first)) = city() else { return };
    let report = |at: &str| signed(&kept.desk.run(&format!("--at {at} report progress")));
    for at in
        [first.as_str(), &first[..9], "首周", "HEAD~", "main^", "refs/tags/首周", "HEAD~1^{commit}", "HEAD^{/登记}^"]
    {
        assert_eq!(report(at), pair("0", "2019-08-04"), "{at}");
    }
    assert_eq!(report("main"), pair("3", "2019-08-12"));
    assert_eq!(report("HEAD --as-of 2019-08-01"), pair("0", "2019-08-01"));
    assert_eq!(signed(&kept.desk.run("report progress --at HEAD --as-of 2019-09-01")), pair("3", "2019-09-01"));
    let (signed, day) = report("HEAD^{tree}");
    assert!(signed == "3" && day.as_str() > "2026", "a tree has no day: {day}");
    assert_eq!(report(&kept.git("rev-parse HEAD^{tree}")).0, "3");
}

#[test]
fn the_day_is_the_committers_in_the_commits_own_zone() {
    let Some((kept, _)) = city() else { return };
    for (stamp, day) in [
        ("2019-08-19T23:59:59+0800", "2019-08-19"),
        ("2019-08-20T00:00:00+0800", "2019-08-20"),
        ("2019-08-20T00:00:00-1100", "2019-08-20"),
        ("2019-08-19T23:59:59+1400", "2019-08-19"),
    ] {
        let mut commit = std::process::Command::new("git");
        commit.current_dir(kept.desk.path("")).args(["commit", "-q", "--allow-empty", "-m", "x", "--no-verify"]);
        commit.args(["--date", "2001-01-01T00:00:00+0000"]).env("GIT_COMMITTER_DATE", stamp);
        for role in ["AUTHOR", "COMMITTER"] {
            commit.env(format!("GIT_{role}_NAME"), "某").env(format!("GIT_{role}_EMAIL"), "x");
        }
        assert!(commit.status().unwrap().success());
        assert_eq!(signed(&kept.desk.run("--at HEAD report progress")).1, day, "{stamp}");
    }
}

#[test]
fn every_command_that_reads_reads_the_past_and_no_other_runs() {
    let Some((kept, _)) = city() else { return };
    let run = |line: &str| {
        let said = kept.desk.run(line);
        assert!(said.status < 2, "{line} {said:#?}");
        said.stdout
    };
    assert_ne!(run("--at HEAD status 沧县"), run("--at HEAD~ --as-of 2019-08-12 status 沧县"));
    assert!(run("--at HEAD~ due").contains("未签责任书") && !run("--at HEAD due").contains("未签责任书"));
    assert!(run("--at HEAD~ round list").contains("2019"));
    assert!(run("--at HEAD~ unit list").contains("风荷小学") && run("--at HEAD~ unit show 沧县").contains("张某"));
    assert!(run("--at HEAD print letter 沧县").contains("2019"));
    assert!(run("--at HEAD report weekly").contains("沧县"));
    assert!(run("--at HEAD explain syntax").contains("syntax"));
    assert!(
        run("--at HEAD~ check").contains("未签责任书")
            || run("--at HEAD~ check --as-of 2019-08-20").contains("letter-overdue")
    );
    for line in [
        "sign --all 沧县 --on 2019-08-02",
        "convey --all 沧县 --on 2019-08-03",
        "inspect 沧县/风荷小学 --on 2019-08-03 --rest compliant",
        "unit set 沧县 leader=王某",
        "unit add-county 青县 leader=王某",
        "round open 2020 --document 沧检联〔2020〕4号 --issued 2020-07-30 --letters 2020-08-05 --inspections 2020-08-30",
        "round seal 2019 --on 2019-12-31 --yes",
        "remove letters/2019/沧县",
        "init 新 --city 某市",
        "import schools --template -o 新.csv",
        "decide urging 沧县 --on 2019-08-03 --reason 无",
    ] {
        kept.desk.refuses(&format!("--at HEAD {line}"), "请去掉 --at");
    }
}

#[test]
fn check_judges_the_past_by_its_own_day_and_names_its_files() {
    let Some((kept, _)) = city() else { return };
    let bad = "conveyances/2019/沧县/2019-08-20-风荷小学.toml";
    kept.desk.put(bad, "staff_total = \"许多\"\n");
    kept.desk.put("conveyances/2019/沧县/2019-08-21-风荷小学.toml", "staff_total = 3\n");
    kept.commits("张三", "2019-08-12");
    fs::remove_file(kept.desk.path(bad)).unwrap();
    let check = kept.desk.run("--at HEAD check --fail-on error");
    assert!(check.status == 1 && check.stdout.contains(&format!("{bad}:1:")), "{check:#?}");
    assert!(check.stdout.contains("staff_total = \"许多\""), "the excerpt is of the commit: {check:#?}");
    assert!(!check.stdout.contains("future-date") && check.stdout.contains("日期晚于2019-08-12"), "{check:#?}");
    let named = |file: &str| kept.desk.run(&format!("--at HEAD check --fail-on error {file}"));
    assert_eq!((named(bad).status, named("conveyances").status, named("units").status), (1, 1, 0));
    assert_eq!(named("conveyances/2019/无.toml").status, 2);
    let within = |file: &str| kept.run_in(&kept.desk.path("units"), &format!("--at HEAD check --fail-on error {file}"));
    assert_eq!((within("../conveyances").status, within("沧县").status, within(bad).status), (1, 0, 1));
}

#[test]
fn records_are_found_at_their_place_in_any_repository() {
    let Some(kept) = Kept::around(Desk::empty) else { return };
    let city = Desk::new();
    city.does("sign 沧县 --on 2019-08-01 --upper 王某");
    for (path, bytes) in city.files() {
        kept.desk.put(&format!("各地/台账/{path}"), bytes);
    }
    kept.commits("张三", "2019-08-04");
    let records = kept.desk.path("各地/台账");
    let expected = city.run("--as-of 2019-08-04 report letters").stdout;
    let same = |folder: &Path, line: &str| {
        let said = kept.run_in(folder, line);
        assert_eq!((said.status, &said.stdout), (0, &expected), "{line} {said:#?}");
    };
    same(&records, "--at HEAD report letters");
    same(&records.join("units"), "report letters --at main");
    same(&records, "--at HEAD:./ report letters");
    same(&kept.desk.path(""), "--at HEAD:各地/台账 report letters");
    same(&kept.desk.path(""), "--at HEAD:各地/台账/ report letters");
    same(&kept.desk.path(""), "-C 各地/台账 --at HEAD report letters");
    // The records may be gone from the folder since.
    kept.git("clone -q --bare . host.git");
    fs::rename(kept.desk.path("host.git"), kept.beside("host.git")).unwrap();
    same(&kept.beside("host.git"), "--at HEAD:各地/台账 report letters");
    same(&kept.beside(""), "-C host.git --at main:各地/台账 report letters");
    for (folder, line) in [("host.git", "--lang zh log"), ("", "--lang zh -C host.git status")] {
        let unsaid = kept.run_in(&kept.beside(folder), line);
        assert!(
            unsaid.status == 2 && unsaid.stderr.contains("裸仓库，没有记录文件夹：查看其中的台账请加 --at HEAD"),
            "{unsaid:#?}"
        );
    }
    let tree = kept.git("rev-parse HEAD:各地/台账");
    same(&kept.beside("host.git"), &format!("--as-of 2019-08-04 --at {tree} report letters"));
    kept.git(&format!("worktree add -q -f {} HEAD", kept.beside("别处").display()));
    same(&kept.beside("别处/各地/台账"), "--at HEAD report letters");
    same(&kept.beside("别处"), "-C 各地/台账 --at HEAD report letters");
    let wrong = kept.run_in(&kept.desk.path(""), "--at HEAD report letters");
    assert!(wrong.status == 2 && wrong.stderr.contains("HEAD:文件夹"), "{wrong:#?}");
    kept.git("rm -r -q 各地");
    kept.commits("张三", "2019-08-05");
    fs::create_dir_all(&records).unwrap();
    same(&kept.desk.path(""), "-C 各地/台账 --at HEAD~ report letters");
    let gone = kept.run_in(&kept.desk.path(""), "-C 各地/台账 --lang zh --at HEAD report letters");
    assert!(gone.status == 2 && gone.stderr.contains("“HEAD”中没有“各地/台账”"), "{gone:#?}");
}

#[test]
fn what_git_cannot_tell_is_a_sentence_in_both_languages() {
    let Some((kept, _)) = city() else { return };
    let fails = |line: &str, english: &str, chinese: &str| {
        for (lang, reason) in [("en", english), ("zh", chinese)] {
            let said = kept.desk.run(&format!("--lang {lang} {line}"));
            assert!(said.status == 2 && said.stdout.is_empty() && said.stderr.contains(reason), "{line} {said:#?}");
            assert_eq!(said.stderr.lines().count(), 1, "{said:#?}");
        }
    };
    for at in ["无此版本", "HEAD~7", "HEAD:units/沧县.toml", "HEAD:无", "--all", "^HEAD", "HEAD..main", "HEAD^@"]
    {
        fails(&format!("--at={at} due"), "git knows no records of", "的记录");
    }
    kept.git("branch 首周");
    fails("--at 首周 due", "may mean several things", "不止指一个版本");
    assert_eq!(kept.desk.run("--at refs/heads/首周 due").status, 0);
    let outside = kept.beside("");
    fails(&format!("-C {} --at HEAD due", outside.display()), "does not lie in a git repository", "不在 git 仓库中");
    fails(&format!("-C {}/无 --at HEAD due", outside.display()), "there is no folder", "个文件夹");
    let clone = kept.beside("浅");
    git(&outside, &format!("clone -q --depth 1 file://{} {}", kept.desk.path("").display(), clone.display()));
    let shallow = format!("-C {} --at HEAD~ due", clone.display());
    fails(&shallow, "history begins on 2019-08-12", "历史从2019-08-12开始");
    let secret = "13930712345";
    let said = kept.desk.run(&format!("--at {secret} due"));
    assert!(said.status == 2 && !said.stderr.contains(secret), "{said:#?}");
}

#[cfg(unix)]
#[test]
fn a_git_that_is_missing_old_or_not_to_be_trusted_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let Some((kept, _)) = city() else { return };
    let run = |path: &Path| said(kept.desk.program().args(["--at", "HEAD", "due"]).env("PATH", path).output().unwrap());
    let none = run(&kept.beside("无"));
    assert!(none.status == 2 && none.stderr.contains("请先安装 git"), "{none:#?}");
    let old = "#!/bin/sh\ncase \"$*\" in --version) echo git version 2.11.0;; *) echo \"Unknown option: --no-optional-locks\" >&2; exit 129;; esac\n";
    put(&kept.beside(""), "旧/git", old);
    fs::set_permissions(kept.beside("旧/git"), fs::Permissions::from_mode(0o755)).unwrap();
    let old = run(&kept.beside("旧"));
    assert!(old.status == 2 && old.stderr.contains("需要 git 2.17") && old.stderr.contains("2.11.0"), "{old:#?}");
    let here = kept.desk.path("");
    if std::os::unix::fs::chown(here.join(".git"), Some(4321), None).is_err() {
        return crate::support::skipped::skipped("a repository of another: this user cannot give one away");
    }
    std::os::unix::fs::chown(&here, Some(4321), None).unwrap();
    let mut foreign = kept.desk.program();
    foreign
        .args(["--at", "HEAD", "due"])
        .env("HOME", kept.beside(""))
        .env("XDG_CONFIG_HOME", kept.beside(""))
        .env_remove("SUDO_UID");
    let foreign = said(foreign.output().unwrap());
    assert!(foreign.status == 2 && foreign.stderr.contains("safe.directory"), "{foreign:#?}");
}

/// Every setting that could run a program, colour, quote or shorten what git says.
#[cfg(unix)]
#[test]
fn no_setting_of_the_users_changes_what_is_read_and_nothing_is_written() {
    use std::os::unix::fs::PermissionsExt;
    let Some((kept, _)) = city() else { return };
    let lines = ["--at HEAD report letters", "--at HEAD~ check", "--at 首周 unit list"];
    let expected: Vec<_> = lines.iter().map(|line| kept.desk.run(line).stdout).collect();
    let spy = kept.beside("spy");
    fs::write(&spy, format!("#!/bin/sh\necho \"$0 $*\" >> {}\ncat\n", kept.beside("seen").display())).unwrap();
    fs::set_permissions(&spy, fs::Permissions::from_mode(0o755)).unwrap();
    for (key, value) in [
        ("core.quotePath", "true"),
        ("core.pager", "SPY"),
        ("pager.log", "SPY"),
        ("diff.external", "SPY"),
        ("diff.toml.textconv", "SPY"),
        ("filter.toml.smudge", "SPY"),
        ("filter.toml.clean", "SPY"),
        ("core.fsmonitor", "SPY"),
        ("core.sshCommand", "SPY"),
        ("color.ui", "always"),
        ("log.showSignature", "true"),
        ("log.date", "relative"),
        ("core.abbrev", "4"),
        ("core.untrackedCache", "true"),
        ("diff.renames", "copies"),
        ("diff.noprefix", "true"),
        ("alias.ls-tree", "!SPY"),
    ] {
        let value = value.replace("SPY", spy.to_str().unwrap());
        assert!(
            std::process::Command::new("git")
                .current_dir(kept.desk.path(""))
                .args(["config", key, &value])
                .status()
                .unwrap()
                .success()
        );
    }
    put(&kept.desk.path(".git"), "info/attributes", "*.toml diff=toml filter=toml\n");
    for hook in ["post-index-change", "post-checkout", "reference-transaction", "fsmonitor-watchman"] {
        fs::copy(&spy, kept.desk.path(".git/hooks").join(hook)).unwrap();
    }
    let before = files(&kept.desk.path(""));
    for (line, expected) in lines.iter().zip(&expected) {
        let mut program = kept.desk.program();
        program.args(line.split(' ')).env("GIT_EXTERNAL_DIFF", &spy).env("GIT_PAGER", &spy).env("GIT_TRACE", "1");
        program.env("GIT_CONFIG_COUNT", "1").env("GIT_CONFIG_KEY_0", "core.fsmonitor").env("GIT_CONFIG_VALUE_0", &spy);
        let said = said(program.output().unwrap());
        assert_eq!(&said.stdout, expected, "{line} {said:#?}");
    }
    assert_eq!(files(&kept.desk.path("")), before);
    assert!(!kept.beside("seen").exists(), "{}", fs::read_to_string(kept.beside("seen")).unwrap());
}

/// A hook is told where its repository is, in words that are right only in its own folder.
#[cfg(unix)]
#[test]
fn a_hook_reads_the_records_by_their_own_place() {
    use std::os::unix::fs::PermissionsExt;
    let Some(kept) = Kept::around(Desk::empty) else { return };
    for (path, bytes) in Desk::new().files() {
        kept.desk.put(&format!("台账/{path}"), bytes);
    }
    kept.commits("张三", "2019-08-04");
    let hook = "#!/bin/sh\nshuangqian -C 台账 --at HEAD unit list > told 2>&1\n";
    kept.desk.put(".git/hooks/pre-commit", hook);
    fs::set_permissions(kept.desk.path(".git/hooks/pre-commit"), fs::Permissions::from_mode(0o755)).unwrap();
    kept.git(&format!("worktree add -q -f {} HEAD", kept.beside("别处").display()));
    for folder in [kept.desk.path(""), kept.beside("别处")] {
        let said = try_git(&folder, "李四", "2019-08-05", "commit -q --allow-empty -m x");
        assert_eq!(said.status, 0, "{said:#?}");
        let told = fs::read_to_string(folder.join("told")).unwrap();
        assert!(told.contains("沧县第一中学"), "{told}");
    }
}

#[test]
fn a_number_that_was_taken_out_is_not_shown_from_the_past() {
    let Some((kept, _)) = city() else { return };
    let number = "130921198512030118";
    let path = "units/沧县/风荷小学.toml";
    let clean = kept.desk.text(path);
    kept.desk.put(path, clean.replace("王某", &format!("王某{number}")));
    kept.commits("张三", "2019-08-14");
    kept.desk.put(path, clean);
    kept.commits("张三", "2019-08-15");
    for line in
        ["check", "unit show 沧县/风荷小学", "unit list", "status 沧县", "report letters", "print letter 沧县/风荷小学"]
    {
        let said = kept.desk.run(&format!("--at HEAD~ {line}"));
        assert!(!format!("{said:?}").contains(number), "{line} {said:#?}");
    }
}
