//! What git keeps is read alike wherever the repository lies, however it keeps it and whatever its user has set: by `--at`,
//! `log`, `diff` and `report verify`.

use crate::desk::{Desk, Said, said};
use crate::kept::{Kept, commit, git};
use crate::support::files::files;
use crate::support::put::put;
use std::fs;
use std::path::{Path, PathBuf};

/// Three evenings of a city whose records lie in a folder of the repository, and a report of each of the last two.
struct Story {
    kept: Kept,
    records: PathBuf,
    reports: [String; 2],
}

/// Where the records of a commit are, as one says it in their folder, and outside of it.
const HERE: &str = "";
const OUTSIDE: &str = ":各地/台账";

impl Story {
    fn new() -> Option<Story> {
        let kept = Kept::around(Desk::empty)?;
        for (path, bytes) in Desk::new().files() {
            kept.desk.put(&format!("各地/台账/{path}"), bytes);
        }
        let records = kept.desk.path("各地/台账");
        kept.commits("张三", "2019-08-04");
        let reports = ["甲.csv", "乙.csv"].map(|name| kept.beside(name).display().to_string());
        let evenings = ["sign --all 沧县 --on 2019-08-02", "convey 沧县/风荷小学 --on 2019-08-03 --staff 40"];
        for ((line, day), report) in evenings.iter().zip(["2019-08-12", "2019-08-13"]).zip(&reports) {
            kept.run_in(&records, line);
            kept.commits("李四", day);
            let made = kept.run_in(&records, &format!("--as-of 2019-08-13 report letters -o {report} --proof"));
            assert_eq!(made.status, 0, "{made:#?}");
        }
        Some(Story { kept, records, reports })
    }

    /// The commands, with how the place of the records is said.
    fn lines(&self, place: &str) -> [String; 5] {
        [
            format!("--at HEAD{place} report letters"),
            format!("--at HEAD{place} log 风荷"),
            format!("--at HEAD{place} log --since 2019-08-05"),
            format!("diff HEAD~{place} HEAD{place}"),
            format!("report verify {}", self.reports[1]),
        ]
    }

    fn answers(&self, folder: &Path, place: &str) -> Vec<Said> {
        self.lines(place).iter().map(|line| self.kept.run_in(folder, line)).collect()
    }

    /// What the commands say in a folder, where each says something.
    fn told(&self, folder: &Path, place: &str) -> Vec<String> {
        let told = self.answers(folder, place).into_iter().map(|said| {
            assert!(said.status == 0 && said.stderr.is_empty() && !said.stdout.is_empty(), "{folder:?} {said:#?}");
            said.stdout
        });
        told.collect()
    }

    fn clone(&self, options: &str, name: &str) -> PathBuf {
        let (from, to) = (self.kept.desk.path(""), self.kept.beside(name));
        git(&self.kept.beside(""), &format!("clone -q {options} file://{} {}", from.display(), to.display()));
        to
    }
}

#[test]
fn every_place_of_a_repository_tells_the_same() {
    let Some(story) = Story::new() else { return };
    let expected = story.told(&story.records, HERE);
    assert!(expected[0].contains("2019-08-02") && expected[1].contains("应到人数：40"), "{expected:#?}");
    assert!(expected[3].contains("传达") && expected[4].starts_with("一致"), "{expected:#?}");
    let same = |folder: &Path, place: &str| assert_eq!(story.told(folder, place), expected, "{folder:?}");
    same(&story.records.join("units/沧县"), HERE);
    same(&story.kept.desk.path(""), OUTSIDE);
    same(&story.clone("--bare", "host.git"), OUTSIDE);
    same(&story.clone("--mirror", "mirror.git"), OUTSIDE);
    same(&story.clone("", "克隆").join("各地/台账"), HERE);
    story.kept.git(&format!("worktree add -q -b 乙 {}", story.kept.beside("别处").display()));
    same(&story.kept.beside("别处/各地/台账"), HERE);
    story.kept.git("checkout -q --detach");
    same(&story.records, HERE);
}

#[test]
fn however_git_keeps_it_it_tells_the_same() {
    let Some(story) = Story::new() else { return };
    let expected = story.told(&story.records, HERE);
    let same = |what: &str| assert_eq!(story.told(&story.records, HERE), expected, "{what}");
    story.kept.git("gc -q --prune=now --aggressive");
    same("packed");
    story.kept.git("commit-graph write --reachable --changed-paths");
    same("with the graph of its commits");
    story.kept.git("pack-refs --all");
    same("with packed names");
    // What is put in place of something on one computer only.
    let head = story.kept.git("rev-parse HEAD");
    story.kept.git("replace --graft HEAD");
    same("with another history in its place");
    story.kept.git("replace -d HEAD");
    story.kept.git(&format!("replace {head} HEAD~2"));
    same("with another commit in its place");
    put(&story.kept.desk.path(".git"), "info/grafts", format!("{head}\n"));
    same("with a graft");
}

#[test]
fn a_shallow_clone_tells_what_it_has_and_where_it_begins() {
    let Some(story) = Story::new() else { return };
    let expected = story.told(&story.records, HERE);
    let shallow = story.clone("--depth 2", "浅").join("各地/台账");
    let told = story.answers(&shallow, HERE);
    for place in [0, 3, 4] {
        assert_eq!((told[place].status, &told[place].stdout), (0, &expected[place]), "{told:#?}");
    }
    for log in &told[1..3] {
        assert!(log.status == 0 && log.stdout.contains("应到人数：40") && !log.stdout.contains("张三"), "{log:#?}");
        assert!(!log.stdout.contains("下级签字") && log.stderr.contains("历史从2019-08-12开始"), "{log:#?}");
    }
    let one = story.clone("--depth 1", "更浅").join("各地/台账");
    let line = |language: &str, line: &str| story.kept.run_in(&one, &format!("--lang {language} {line}"));
    for line_of in ["diff HEAD~ HEAD", &format!("report verify {}", story.reports[0])] {
        let (chinese, english) = (line("zh", line_of), line("en", line_of));
        assert!(chinese.status == 2 && format!("{chinese:?}").contains("历史从2019-08-13开始"), "{chinese:#?}");
        assert!(english.status == 2 && format!("{english:?}").contains("history begins on 2019-08-13"), "{english:#?}");
    }
    assert!(line("zh", &format!("report verify {}", story.reports[0])).stderr.starts_with("错误：无法重做："));
}

/// What stands where no repository is to be had is a sentence in both languages.
#[cfg(unix)]
#[test]
fn a_repository_of_another_and_none_are_told() {
    let Some(story) = Story::new() else { return };
    let outside = story.kept.beside("外");
    fs::create_dir(&outside).unwrap();
    let run = |folder: &Path, language: &str, line: &str| {
        let mut program = story.kept.desk.program();
        program.current_dir(folder).args(["--lang", language]).args(line.split(' ')).env_remove("SUDO_UID");
        said(program.env("HOME", story.kept.beside("")).env("XDG_CONFIG_HOME", "/nowhere").output().unwrap())
    };
    let told = |folder: &Path, reasons: [&str; 2]| {
        for line in story.lines(HERE) {
            for (language, reason) in ["zh", "en"].into_iter().zip(reasons) {
                let said = run(folder, language, &line);
                assert!(said.status == 2 && format!("{said:?}").contains(reason), "{line} {said:#?}");
            }
        }
    };
    told(&outside, ["不在 git 仓库中", "does not lie in a git repository"]);
    let foreign = [story.kept.desk.path(""), story.kept.desk.path(".git")];
    if foreign.iter().any(|folder| std::os::unix::fs::chown(folder, Some(4321), None).is_err()) {
        return crate::support::skipped::skipped("a repository of another: this user cannot give one away");
    }
    told(&story.records, ["属于别的用户", "belongs to another user"]);
}

/// Settings that run a program, colour, quote, order, shorten or leave out what git says.
const SETTINGS: &[(&str, &str)] = &[
    ("core.quotePath", "true"),
    ("core.pager", "SPY"),
    ("core.fsmonitor", "SPY"),
    ("core.attributesFile", "ATTRIBUTES"),
    ("core.excludesFile", "ATTRIBUTES"),
    ("core.abbrev", "4"),
    ("core.commitGraph", "true"),
    ("core.ignoreCase", "true"),
    ("diff.external", "SPY"),
    ("diff.toml.textconv", "SPY"),
    ("diff.toml.command", "SPY"),
    ("diff.noPrefix", "true"),
    ("diff.relative", "true"),
    ("diff.renames", "copies"),
    ("diff.orderFile", "ATTRIBUTES"),
    ("diff.ignoreSubmodules", "all"),
    ("filter.toml.smudge", "SPY"),
    ("filter.toml.clean", "SPY"),
    ("log.showSignature", "true"),
    ("log.follow", "true"),
    ("log.mailmap", "true"),
    ("log.date", "relative"),
    ("gpg.program", "SPY"),
    ("color.ui", "always"),
    ("i18n.logOutputEncoding", "GBK"),
    ("status.showUntrackedFiles", "no"),
    ("alias.log", "!SPY"),
    ("alias.rev-list", "!SPY"),
    ("alias.cat-file", "!SPY"),
    ("alias.diff-tree", "!SPY"),
];

#[cfg(unix)]
#[test]
fn no_setting_and_no_surroundings_change_what_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let Some(story) = Story::new() else { return };
    let expected = story.told(&story.records, HERE);
    let (spy, seen) = (story.kept.beside("spy"), story.kept.beside("seen"));
    fs::write(&spy, format!("#!/bin/sh\necho \"$0 $*\" >> {}\ncat\n", seen.display())).unwrap();
    fs::set_permissions(&spy, fs::Permissions::from_mode(0o755)).unwrap();
    let attributes = story.kept.beside("attributes");
    fs::write(&attributes, "*.toml diff=toml filter=toml -text\n").unwrap();
    for (key, value) in SETTINGS {
        let value = value.replace("SPY", spy.to_str().unwrap()).replace("ATTRIBUTES", attributes.to_str().unwrap());
        story.kept.git(&format!("config {key} {value}"));
    }
    let elsewhere = Kept::new().unwrap();
    elsewhere.commits("别人", "2019-08-20");
    let git_dir = elsewhere.desk.path(".git").display().to_string();
    let (spied, traced) = (spy.display().to_string(), story.kept.beside("trace").display().to_string());
    let before = files(&story.kept.desk.path(""));
    for (name, value) in [
        ("GIT_EXTERNAL_DIFF", spied.as_str()),
        ("GIT_PAGER", &spied),
        ("PAGER", &spied),
        ("GIT_TRACE", "1"),
        ("GIT_TRACE", &traced),
        ("GIT_TRACE2_EVENT", &traced),
        ("GIT_DIFF_OPTS", "-u0"),
        ("GIT_DIR", &git_dir),
        ("GIT_INDEX_FILE", "/nowhere/index"),
        ("GIT_WORK_TREE", "/nowhere"),
        ("GIT_NAMESPACE", "别处"),
        ("GIT_CEILING_DIRECTORIES", "/"),
        ("GIT_GLOB_PATHSPECS", "1"),
        ("GIT_REF_PARANOIA", "0"),
        ("GIT_CONFIG_PARAMETERS", "'core.pager=cat'"),
        ("GIT_REPLACE_REF_BASE", "refs/heads/"),
    ] {
        for (line, expected) in story.lines(HERE).iter().zip(&expected) {
            let mut program = story.kept.desk.program();
            let said =
                said(program.current_dir(&story.records).args(line.split(' ')).env(name, value).output().unwrap());
            assert_eq!((&said.stdout, said.stderr.as_str()), (expected, ""), "{name}={value} {line}");
        }
    }
    assert_eq!(files(&story.kept.desk.path("")), before, "something was written");
    assert!(!seen.exists() && !Path::new(&traced).exists(), "{:?}", fs::read_to_string(seen));
}

/// By git's own `--since` what came before a commit of a wrong clock would be left out with it.
#[test]
fn a_clock_that_was_wrong_hides_nothing_from_a_log_since_a_day() {
    let Some(kept) = Kept::new() else { return };
    kept.commits("张三", "2019-08-01");
    kept.desk.does("convey 沧县/风荷小学 --on 2019-08-03 --staff 40");
    kept.commits("张三", "2019-08-10");
    kept.desk.does("convey 沧县/风荷小学 --on 2019-08-03 --staff 41 --replace");
    kept.commits("李四", "2019-08-11");
    for _ in 0..8 {
        // More than git looks back behind such a one.
        commit(&kept.desk.path(""), "王五", "2001-01-01", "commit -q --allow-empty --no-verify -m x");
    }
    for line in ["log --since 2019-08-10", "log 风荷 --since 2019-08-10", "log --corrections --since 2019-08-10"] {
        let said = kept.desk.does(line);
        let lines = if line.contains("corrections") { 1 } else { 2 };
        assert_eq!(said.stdout.lines().count(), 1 + lines, "{line} {said:#?}");
    }
}

#[cfg(unix)]
#[test]
fn a_name_that_git_cannot_be_asked_for_is_said_with_the_way_out() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    for (name, reason) in [(&b"\xcc\xa8\xd5\xcb"[..], "不是 UTF-8"), (b"a\nb", "含换行符")] {
        let Some(kept) = Kept::around(Desk::empty) else { return };
        let records = kept.desk.path("").join(OsStr::from_bytes(name));
        Desk::new().files().into_iter().for_each(|(path, bytes)| put(&records, &path, bytes));
        kept.commits("张三", "2019-08-01");
        let report = kept.beside("甲.csv").display().to_string();
        let proof = format!("--as-of 2019-08-01 report letters -o {report} --proof");
        for line in ["log", "--at HEAD status", "check --since HEAD", "diff HEAD", &proof] {
            let said = kept.run_in(&records, line);
            assert!(
                said.status == 2 && said.stderr.contains(reason) && said.stderr.contains("改名"),
                "{line} {said:#?}"
            );
        }
        assert_eq!(kept.run_in(&records, "--as-of 2019-08-01 report letters").status, 0);
        let page = kept.run_in(&records, "--as-of 2019-08-01 report weekly --format html");
        assert!(page.status == 0 && page.stderr.contains(reason), "{}", page.stderr);
    }
}
