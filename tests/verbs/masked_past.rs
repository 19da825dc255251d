//! What was once committed and must not be known is shown by nothing that looks back: neither a value nor a name of a file,
//! a commit, a branch or a person.

use crate::desk::{Desk, Said};
use crate::kept::{Kept, commit, git};
use crate::laid::Laid;
use std::fs;
use std::path::Path;

const NUMBER: &str = "130921198512030118";
const MOBILE: &str = "13930712345";

/// A city where numbers stood in all that can hold one, were taken out, and came back by a merge that was settled.
fn city() -> Option<Kept> {
    static LAID: Laid = Laid::new();
    Kept::laid(&LAID, |kept| {
        kept.desk.does("sign --all 沧县 --on 2019-08-02");
        kept.commits("张三", "2019-08-04");
        kept.git(&format!("branch 前{NUMBER}"));
        kept.git(&format!("tag {MOBILE}"));
        let before = kept.desk.files();
        spoil(&kept.desk);
        let at = kept.desk.path("");
        git(&at, "add -A");
        commit(&at, &format!("李{NUMBER}"), "2019-08-12", &format!("commit -q --no-verify -m 改{NUMBER}"));
        kept.git(&format!("checkout -q -b 另{NUMBER} HEAD~"));
        kept.desk.put("conveyances/2019/沧县/2019-08-03-风荷小学.toml", format!("note = \"另{NUMBER}\"\n"));
        kept.commits(MOBILE, "2019-08-13");
        kept.git("checkout -q main");
        let merge = format!("merge -q --no-ff -s ours -m 并{NUMBER} 另{NUMBER}");
        commit(&at, &format!("赵{NUMBER}"), "2019-08-14", &merge);
        for path in
            kept.desk.files().into_keys().filter(|path| !path.starts_with(".git/") && !before.contains_key(path))
        {
            fs::remove_file(kept.desk.path(&path)).unwrap();
        }
        before
            .iter()
            .filter(|(path, _)| !path.starts_with(".git/"))
            .for_each(|(path, bytes)| kept.desk.put(path, bytes));
        kept.commits(NUMBER, "2019-08-15");
    })
}

/// Numbers in values, keys, comments, in what is no record, in names of files and folders.
fn spoil(desk: &Desk) {
    let school = desk.text("units/沧县/风荷小学.toml");
    desk.put("units/沧县/风荷小学.toml", school.replace("王某", &format!("王{NUMBER}")));
    desk.put(&format!("units/沧县/小学{NUMBER}.toml"), &school);
    desk.put(&format!("units/沧县/{NUMBER}.toml"), format!("name = \"{NUMBER}\"\nkind = \"primary\"\n"));
    desk.put(&format!("units/县{NUMBER}.toml"), format!("name = \"县{NUMBER}\"\nkind = \"county\"\n"));
    desk.put("conveyances/2019/沧县/2019-08-03-风荷小学.toml", format!("note = \"{NUMBER}\"\n# {MOBILE}\n"));
    desk.put(&format!("conveyances/2019/沧县/2019-08-03-校{NUMBER}.toml"), "staff_total = 3\n");
    desk.put("letters/2019/沧县/风荷小学.toml", format!("copies = {NUMBER}\n"));
    desk.put(&format!("letters/2019/沧县/坏{NUMBER}.toml"), [b"\xff\xfe [[ ", NUMBER.as_bytes(), b"\n"].concat());
    desk.put("school-work/2019/沧县/风荷小学.toml", format!("\"{NUMBER}\" = 1\n"));
    desk.put("inspections/2019/沧县/2019-08-12-风荷小学.toml", format!("[notes]\np{NUMBER} = \"{MOBILE}\"\n"));
    desk.put(&format!("inspections/2019/县{NUMBER}/2019-08-12-甲.toml"), "x");
    desk.put("rounds/2018.sha256", format!("{}  letters/2018/沧县/{NUMBER}.toml\n", "0".repeat(64)));
    desk.put("templates/form.html", format!("{NUMBER} {{{{ {MOBILE} }}}}\n"));
}

fn shows_none(said: &Said, what: &str) {
    let all = format!("{}{}", said.stdout, said.stderr);
    assert!(![NUMBER, MOBILE].iter().any(|number| all.contains(number)), "{what} {said:#?}");
}

fn commits() -> [String; 5] {
    [
        "HEAD~".to_owned(),
        "HEAD~2".to_owned(),
        format!("前{NUMBER}"),
        format!("另{NUMBER}"),
        format!("refs/tags/{MOBILE}"),
    ]
}

#[test]
fn no_format_of_a_log_or_a_comparison_shows_a_number_of_the_past() {
    let Some(kept) = city() else { return };
    let mut lines =
        vec![format!("log 小学{NUMBER}"), format!("log letters/2019/沧县/坏{NUMBER}"), format!("diff {NUMBER}")];
    for format in ["csv", "json", "table", "html"] {
        lines.push(format!("log --format {format}"));
        lines.push(format!("log --corrections --format {format}"));
        for commit in commits() {
            lines.push(format!("diff {commit} --format {format}"));
            lines.push(format!("diff {commit} HEAD~2 --format {format}"));
        }
    }
    lines.extend(commits().map(|commit| format!("--lang en log {commit}..HEAD --at HEAD~")));
    lines.iter().for_each(|line| shows_none(&kept.desk.run(line), line));
    // It looked at them all.
    let log = kept.desk.run("log");
    assert!(["坏***", "李***", "校***", "小学***"].iter().all(|masked| log.stdout.contains(masked)), "{log:#?}");
}

#[test]
fn no_command_that_looks_at_a_commit_shows_a_number_of_it() {
    let Some(kept) = city() else { return };
    for line in [
        "check",
        "check --format json",
        "status",
        "status 沧县 --format json",
        "due",
        "unit list",
        "unit show 沧县/风荷小学",
        "round list",
        "report weekly",
        "report weekly --format html",
        "report findings --format json",
        "report letters --format table",
        "report missing",
        "report assessment --format json",
        "print form 沧县/风荷小学",
        "print letter 沧县",
    ] {
        for language in ["zh", "en"] {
            shows_none(&kept.desk.run(&format!("--lang {language} --at HEAD~2 {line}")), line);
        }
    }
    for commit in commits() {
        shows_none(&kept.desk.run(&format!("--at {commit} report progress")), &commit);
        shows_none(&kept.desk.run(&format!("check --since {commit}")), &commit);
    }
    for revision in [format!("HEAD:{NUMBER}"), format!("HEAD:units/{NUMBER}"), format!("{NUMBER}^")] {
        shows_none(&kept.desk.run(&format!("--at {revision} due")), &revision);
    }
}

/// What was made of them and changed by hand since is compared cell by cell.
#[test]
fn neither_files_nor_what_is_said_of_them_show_a_number() {
    let Some(kept) = city() else { return };
    for (words, name) in [("weekly", "周"), ("missing", "a.csv"), ("letters", "b.json"), ("progress", "c.html")] {
        let path = kept.beside(name);
        let made = kept.desk.run(&format!("--at HEAD~2 report {words} -o {} --proof", path.display()));
        shows_none(&made, words);
        for file in written(&path) {
            let text = String::from_utf8_lossy(&fs::read(&file).unwrap()).into_owned();
            assert!(!text.contains(NUMBER) && !text.contains(MOBILE), "{file:?}");
            fs::write(&file, text.replace("沧县", NUMBER).replace("2019-08-02", MOBILE)).unwrap();
        }
        shows_none(&kept.desk.run(&format!("report verify {}", path.display())), words);
    }
    let log = kept.beside("log.csv");
    shows_none(&kept.desk.run(&format!("log -o {}", log.display())), "log");
    assert!(!fs::read_to_string(log).unwrap().contains(NUMBER));
}

/// The tables that were written, less the proof.
fn written(path: &Path) -> Vec<std::path::PathBuf> {
    match path.is_dir() {
        true => fs::read_dir(path)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| !path.ends_with("proof.toml"))
            .collect(),
        false => [path.to_owned()].into_iter().filter(|path| path.exists()).collect(),
    }
}
