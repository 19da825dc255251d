//! Git as the carrier: real repositories, real merges.

use crate::desk::{Desk, Said, said};
use crate::kept::is_git_here;
use crate::laid::Laid;
use crate::support::program::program;
use crate::support::search_path::search_path;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// A city with a round, two counties and 100 schools in each.
fn two_counties() -> Desk {
    static LAID: Laid = Laid::new();
    LAID.desk(|| {
        let desk = Desk::city();
        desk.does("round open 2019 --document 沧检联〔2019〕4号 --issued 2019-07-30 --letters 2019-08-05 --inspections 2019-08-30");
        for county in ["沧县", "青县"] {
            desk.does_words(&["unit", "add-county", county, "leader=张某"]);
            desk.put("名单.csv", roster(county));
            desk.does("import schools 名单.csv");
        }
        desk
    })
}

/// A city's repository and the clerks' clones of it.
struct Carrier {
    folder: TempDir,
}

impl Carrier {
    /// The city of two counties, on a bare host; `None` where git is missing.
    fn new() -> Option<Carrier> {
        if !is_git_here() {
            return None;
        }
        let carrier = Carrier { folder: tempfile::tempdir().unwrap() };
        let desk = two_counties();
        carrier.git(desk.path("").as_path(), "init -q -b main");
        carrier.commits(desk.path("").as_path());
        carrier.git(desk.path("").as_path(), &format!("clone -q --bare . {}", carrier.host().display()));
        Some(carrier)
    }

    fn host(&self) -> PathBuf {
        self.folder.path().join("host.git")
    }

    fn clone(&self, clerk: &str) -> PathBuf {
        self.git(self.folder.path(), &format!("clone -q host.git {clerk}"));
        self.folder.path().join(clerk)
    }

    /// Runs git, whose own settings on this computer make no difference.
    fn try_git(&self, at: &Path, line: &str) -> Said {
        let mut git = Command::new("git");
        git.current_dir(at).args(line.split_whitespace());
        for (name, value) in [("NAME", "某"), ("EMAIL", "clerk@example.invalid")] {
            git.env(format!("GIT_AUTHOR_{name}"), value).env(format!("GIT_COMMITTER_{name}"), value);
        }
        git.env("PATH", search_path()).env("LC_ALL", "zh_CN.UTF-8").env_remove("SHUANGQIAN_DIR");
        git.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null");
        said(git.output().unwrap())
    }

    fn git(&self, at: &Path, line: &str) -> Said {
        let said = self.try_git(at, line);
        assert_eq!(said.status, 0, "git {line}: {said:#?}");
        said
    }

    fn commits(&self, at: &Path) {
        self.git(at, "add -A");
        self.git(at, "commit -q -m 登记");
    }

    fn run(&self, at: &Path, line: &str) -> Said {
        let mut program = program();
        said(program.current_dir(at).args(line.split_whitespace()).env("LC_ALL", "zh_CN.UTF-8").output().unwrap())
    }

    fn does(&self, at: &Path, line: &str) {
        let said = self.run(at, line);
        assert_eq!(said.status, 0, "{line}: {said:#?}");
    }

    /// What a clerk records of a county in an afternoon.
    fn records_a_county(&self, at: &Path, county: &str) {
        self.does(at, &format!("sign {county} --on 2019-08-01 --upper 王某"));
        self.does(at, &format!("sign --all {county} --on 2019-08-02"));
        self.does(at, &format!("convey --all {county} --on 2019-08-03"));
        self.does(at, &format!("inspect {county}/1校小学 --on 2019-08-12 --rest compliant"));
        self.commits(at);
    }
}

fn roster(county: &str) -> String {
    let rows = (1..=100).map(|number| format!("{county},{number}校小学,李某,无\n"));
    format!("单位,学校名称,校长,女生集体宿舍\n{}", rows.collect::<String>())
}

#[test]
fn two_counties_with_hundreds_of_records_merge_without_a_conflict() {
    let Some(carrier) = Carrier::new() else { return };
    let (one, other) = (carrier.clone("沧县"), carrier.clone("青县"));
    carrier.records_a_county(&one, "沧县");
    carrier.records_a_county(&other, "青县");
    carrier.git(&one, "push -q origin main");
    carrier.git(&other, "pull -q --no-rebase --no-edit");
    let check = carrier.run(&other, "--as-of 2019-08-20 check");
    assert_eq!(check.status, 0, "{check:#?}");
    let files = carrier.git(&other, "ls-files letters conveyances inspections").stdout.lines().count();
    assert_eq!(files, 2 * (1 + 100 + 100 + 1));
}

#[test]
fn two_clerks_of_one_county_merge_without_a_conflict() {
    let Some(carrier) = Carrier::new() else { return };
    let (one, other) = (carrier.clone("甲"), carrier.clone("乙"));
    for (clerk, day) in [(&one, 2), (&other, 3)] {
        carrier.does(clerk, &format!("convey 沧县/1校小学 --on 2019-08-0{day}"));
        carrier.does(clerk, "sign 沧县/2校小学 --on 2019-08-02");
        carrier.does(clerk, &format!("inspect 沧县/1校小学 --on 2019-08-1{day} --rest compliant"));
        carrier.commits(clerk);
    }
    carrier.git(&one, "push -q origin main");
    carrier.git(&other, "pull -q --no-rebase --no-edit");
    let check = carrier.run(&other, "--as-of 2019-08-04 check --fail-on error");
    assert_eq!(check.status, 0, "{check:#?}");
    assert_eq!(carrier.git(&other, "ls-files conveyances inspections").stdout.lines().count(), 4);
}

#[test]
fn a_true_contradiction_conflicts_and_check_names_the_file_and_both_sides() {
    let Some(carrier) = Carrier::new() else { return };
    let (one, other) = (carrier.clone("甲"), carrier.clone("乙"));
    for (clerk, attended) in [(&one, 30), (&other, 28)] {
        carrier.does(clerk, &format!("convey 沧县/1校小学 --on 2019-08-02 --staff 40 --attended {attended}"));
        carrier.commits(clerk);
    }
    carrier.git(&one, "push -q origin main");
    carrier.git(&other, "fetch -q");
    assert_ne!(carrier.try_git(&other, "merge origin/main").status, 0);
    let check = carrier.run(&other, "--as-of 2019-08-04 check --fail-on error");
    assert_eq!(check.status, 1);
    assert!(check.stdout.contains("conveyances/2019/沧县/2019-08-02-1校小学.toml"), "{check:#?}");
    assert!(
        check.stdout.contains("在HEAD为“28”，在origin/main为“30”"),
        "{}",
        &check.stdout[check.stdout.len() - 900..]
    );
    let refused = carrier.run(&other, "convey 沧县/1校小学 --on 2019-08-02 --staff 40");
    assert_eq!(refused.status, 2, "a conflict is not written over: {refused:#?}");
}

#[test]
fn a_mistake_is_taken_back_by_git() {
    let Some(carrier) = Carrier::new() else { return };
    let clerk = carrier.clone("甲");
    carrier.records_a_county(&clerk, "沧县");
    let before = carrier.run(&clerk, "--as-of 2019-08-20 report progress").stdout;
    carrier.does(&clerk, "convey 青县/3校小学 --on 2019-08-04");
    carrier.commits(&clerk);
    assert_ne!(carrier.run(&clerk, "--as-of 2019-08-20 report progress").stdout, before);
    carrier.git(&clerk, "revert --no-edit HEAD");
    assert_eq!(carrier.run(&clerk, "--as-of 2019-08-20 report progress").stdout, before);
}

#[test]
fn a_push_that_is_refused_is_made_after_a_pull() {
    let Some(carrier) = Carrier::new() else { return };
    let (one, other) = (carrier.clone("甲"), carrier.clone("乙"));
    carrier.git(&other, "config pull.rebase false");
    carrier.does(&one, "convey 沧县/1校小学 --on 2019-08-02");
    carrier.commits(&one);
    carrier.git(&one, "push -q");
    carrier.does(&other, "convey 青县/1校小学 --on 2019-08-02");
    carrier.commits(&other);
    let refused = carrier.try_git(&other, "push");
    assert!(refused.status != 0 && refused.stderr.contains("rejected"), "{refused:#?}");
    carrier.git(&other, "pull -q --no-edit");
    carrier.does(&other, "--as-of 2019-08-04 check --fail-on error");
    carrier.git(&other, "push -q");
    assert_eq!(carrier.git(&other, "ls-files conveyances").stdout.lines().count(), 2);
    // What is not committed is not pulled over.
    carrier.does(&one, "convey 青县/1校小学 --on 2019-08-02 --staff 40");
    assert_ne!(carrier.try_git(&one, "pull -q --no-edit").status, 0);
}

#[test]
fn a_record_just_written_is_taken_back_by_remove_and_a_removed_one_by_git() {
    let Some(carrier) = Carrier::new() else { return };
    let clerk = carrier.clone("甲");
    let record = "conveyances/2019/沧县/2019-08-02-1校小学";
    carrier.does(&clerk, "convey 沧县/1校小学 --on 2019-08-02");
    assert_ne!(carrier.try_git(&clerk, &format!("restore {record}.toml")).status, 0, "git does not know it");
    carrier.does(&clerk, &format!("remove {record}"));
    assert_eq!(carrier.git(&clerk, "status --porcelain").stdout.lines().count(), 0);
    carrier.does(&clerk, "convey 沧县/1校小学 --on 2019-08-02 --staff 40");
    carrier.commits(&clerk);
    carrier.does(&clerk, &format!("remove {record}"));
    carrier.git(&clerk, &format!("restore {record}.toml"));
    assert_eq!(carrier.git(&clerk, "status --porcelain").stdout, "");
}

#[test]
fn two_who_changed_one_record_settle_it_as_the_readme_tells() {
    let Some(carrier) = Carrier::new() else { return };
    let (one, other) = (carrier.clone("甲"), carrier.clone("乙"));
    // Without the last two git takes a record that was removed for the one that was moved, for they say the same.
    for setting in ["pull.rebase false", "pull.twohead recursive", "merge.renames false"] {
        carrier.git(&other, &format!("config {setting}"));
    }
    let path = |school: u32| format!("conveyances/2019/沧县/2019-08-02-{school}校小学");
    let file = |school: u32| format!("{}.toml", path(school));
    carrier
        .does(&one, "convey 沧县/1校小学 沧县/2校小学 沧县/3校小学 沧县/4校小学 --on 2019-08-02 --note 集中传达一次");
    carrier.commits(&one);
    carrier.git(&one, "push -q");
    carrier.git(&other, "pull -q");
    // One removes two, moves one and changes one; the other changes all.
    carrier.does(&one, &format!("remove {} {}", path(1), path(2)));
    carrier.does(&one, &format!("move {} --on 2019-08-03", path(3)));
    carrier.does(&one, "convey 沧县/4校小学 --on 2019-08-02 --staff 40");
    carrier.commits(&one);
    carrier.git(&one, "push -q");
    carrier.does(&other, "convey 沧县/1校小学 沧县/2校小学 沧县/3校小学 --on 2019-08-02 --by 张某@检察院");
    carrier.does(&other, "convey 沧县/4校小学 --on 2019-08-02 --staff 39");
    carrier.commits(&other);
    let pulled = carrier.try_git(&other, "pull --no-edit");
    assert!(pulled.status != 0 && pulled.stdout.contains("CONFLICT"), "{pulled:#?}");
    let check = carrier.run(&other, "--as-of 2019-08-04 check --fail-on error");
    assert!(check.status == 1 && check.stdout.contains(&file(4)), "{check:#?}");
    carrier.git(&other, &format!("checkout -q --theirs {}", file(4)));
    carrier.does(&other, "--as-of 2019-08-04 check --fail-on error");
    carrier.git(&other, &format!("add {} {}", file(4), file(1)));
    carrier.git(&other, &format!("rm -q {} {}", file(2), file(3)));
    carrier.git(&other, "commit -q --no-edit");
    carrier.git(&other, "push -q");
    let text = |path: &str| std::fs::read_to_string(other.join(path)).unwrap();
    assert!(text(&file(1)).contains("张某") && !other.join(file(2)).exists() && !other.join(file(3)).exists());
    assert_eq!(text("conveyances/2019/沧县/2019-08-03-3校小学.toml"), "note = \"集中传达一次\"\n");
    assert!(text(&file(4)).contains("staff_total = 40"));
}

#[test]
fn line_ends_and_digests_are_the_same_on_a_computer_that_turns_them() {
    let Some(carrier) = Carrier::new() else { return };
    let clerk = carrier.clone("甲");
    carrier.records_a_county(&clerk, "沧县");
    carrier.does(&clerk, "submit 沧县 --on 2019-08-31");
    carrier.commits(&clerk);
    carrier.git(&clerk, "push -q origin main");
    carrier.git(carrier.folder.path(), "-c core.autocrlf=true -c core.eol=crlf clone -q host.git windows");
    let windows = carrier.folder.path().join("windows");
    let letter = std::fs::read(windows.join("letters/2019/沧县.toml")).unwrap();
    assert!(!letter.contains(&b'\r'));
    let check = carrier.run(&windows, "--as-of 2019-09-01 check --fail-on error");
    assert_eq!(check.status, 0, "{check:#?}");
}

#[cfg(unix)]
#[test]
fn the_hook_lets_no_error_be_committed() {
    let Some(carrier) = Carrier::new() else { return };
    let clerk = carrier.clone("甲");
    carrier.git(&clerk, "config core.hooksPath .githooks");
    carrier.does(&clerk, "convey 沧县/1校小学 --on 2019-08-02");
    carrier.commits(&clerk);
    let broken = clerk.join("conveyances/2019/沧县/2019-08-03-1校小学.toml");
    std::fs::write(&broken, "staff_total = \"许多\"\n").unwrap();
    carrier.git(&clerk, "add -A");
    let refused = carrier.try_git(&clerk, "commit -q -m 登记");
    assert_eq!(refused.status, 1);
    assert!(refused.stderr.contains("[bad-value]") && refused.stderr.contains("没有提交"), "{refused:#?}");
    std::fs::write(&broken, "staff_total = 40\n").unwrap();
    carrier.commits(&clerk);
}
