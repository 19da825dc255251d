use super::Repository;
use super::call::{Surroundings, call as git};
use crate::diagnostics::Diagnostic;
use crate::files::digest::Take;
use crate::files::read::LARGEST;
use crate::files::scope::Scope;
use crate::files::tree::Tree;
use crate::files::{Loaded, Root, Source, load, load_with_texts};
use std::fs;
use std::io::Write;
use std::path::Path;

/// Whether these tests can do nothing here, which is then said.
fn lacks_git() -> bool {
    let lacks = std::process::Command::new("git").arg("--version").output().is_err();
    if lacks {
        let _ = writeln!(std::io::stderr(), "skipped: records in a commit: there is no git here");
    }
    lacks
}

fn tree(folder: &Path, revision: &str) -> anyhow::Result<Tree> {
    let repository = Repository::around(folder)?;
    repository.tree(&repository.revision(revision)?)
}

fn call(folder: &Path, arguments: &[&str]) -> String {
    let author = ["-c", "user.name=a", "-c", "user.email=a@b", "-c", "core.autocrlf=false"];
    let said = git(folder, &Surroundings::none())
        .args(author)
        .args(arguments)
        .env("GIT_ALLOW_PROTOCOL", "file")
        .output()
        .unwrap();
    assert!(said.status.success(), "{arguments:?} {}", String::from_utf8_lossy(&said.stderr));
    String::from_utf8(said.stdout).unwrap().trim().to_owned()
}

fn commit(folder: &Path) {
    call(folder, &["init", "-q"]);
    call(folder, &["add", "--all"]);
    call(folder, &["commit", "-q", "-m", "x", "--no-verify"]);
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        match entry.file_type().unwrap().is_dir() {
            true => copy(&entry.path(), &to.join(entry.file_name())),
            false => drop(fs::copy(entry.path(), to.join(entry.file_name())).unwrap()),
        }
    }
}

fn example() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/cangzhou-2019"), folder.path());
    folder
}

fn put(folder: &Path, path: &str, bytes: impl AsRef<[u8]>) {
    let file = folder.join(path);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, bytes).unwrap();
}

fn faults(loaded: &Loaded) -> Vec<String> {
    let shown =
        |Diagnostic { code, file, place, message, .. }: &Diagnostic| format!("{file} {code} {place:?} {message}");
    let mut faults: Vec<_> = loaded.faults.iter().map(shown).collect();
    faults.sort();
    faults
}

/// Everything that was loaded is the same, be it right or wrong.
fn alike(one: &dyn Source, other: &dyn Source) -> Vec<String> {
    let [(one, texts), (other, more)] =
        [one, other].map(|source| load_with_texts(source, Scope::All, Take::Every).unwrap());
    assert!(one.records == other.records);
    assert_eq!(one.unreadable, other.unreadable);
    assert_eq!(one.named_within, other.named_within);
    for round in one.records.rounds.keys() {
        assert_eq!(texts.round_digest(round), more.round_digest(round));
    }
    assert_eq!(faults(&one), faults(&other));
    faults(&one)
}

#[test]
fn a_commit_holds_the_records_of_the_folder() {
    if lacks_git() {
        return;
    }
    let folder = example();
    commit(folder.path());
    let tree = tree(folder.path(), "HEAD").unwrap();
    assert!(alike(&Root::at(folder.path()).unwrap(), &tree).is_empty());
    assert_eq!(tree.text("templates/form.html").unwrap(), None);
    fs::remove_dir_all(folder.path().join("units")).unwrap();
    assert!(!load(&tree, Scope::Units).unwrap().records.schools.is_empty(), "a commit stays as it is");
}

#[test]
fn what_is_wrong_in_the_folder_is_wrong_in_its_commit() {
    if lacks_git() {
        return;
    }
    let folder = example();
    for (path, bytes) in [
        ("units/沧县.toml", &b"name = 1\nx = 2\n"[..]),
        ("units/沧县/gbk.toml", &[0xb2, 0xd7, 0xcf, 0xd8]),
        ("units/沧县/bom.toml", "\u{feff}name = \"甲\"\r\nkind = \"primary\"\r\n".as_bytes()),
        ("units/沧县/大.toml", &vec![b'#'; LARGEST + 1]),
        ("units/沧县/满.toml", &vec![b'#'; LARGEST]),
        ("units/沧县/坏 名.toml", b""),
        ("letters/2019/沧县/x.toml.txt", b"x"),
        ("letters/2019/沧县/.x", b"x"),
        ("letters/2019/沧县/甲/乙.toml", b""),
        ("inspections", b"x"),
    ] {
        let _ = fs::remove_dir_all(folder.path().join(path));
        put(folder.path(), path, bytes);
    }
    #[cfg(unix)]
    for link in ["units/沧县/链.toml", "decisions/2019/沧县", "submissions", "templates/form.html"] {
        let file = folder.path().join(link);
        let _ = fs::remove_dir_all(&file);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::os::unix::fs::symlink("/etc/hostname", file).unwrap();
    }
    commit(folder.path());
    let (root, tree) = (Root::at(folder.path()).unwrap(), tree(folder.path(), "HEAD").unwrap());
    let faults = alike(&root, &tree);
    for code in ["bad-value", "unknown-key", "encoding", "too-large", "misplaced-file"] {
        assert!(faults.iter().any(|fault| fault.contains(code)), "{code} {faults:#?}");
    }
    assert_eq!(faults.iter().filter(|fault| fault.contains(" symlink ")).count(), if cfg!(unix) { 3 } else { 0 });
    let template = |source: &dyn Source| source.text("templates/form.html");
    assert_eq!(template(&tree), template(&root));
    assert_eq!(template(&tree).is_err(), cfg!(unix));
}

#[test]
fn a_submodule_holds_no_records() {
    if lacks_git() {
        return;
    }
    let (folder, other) = (example(), tempfile::tempdir().unwrap());
    put(other.path(), "2019-08-02-甲小学.toml", "");
    commit(other.path());
    let inner = other.path().to_str().unwrap();
    call(folder.path(), &["init", "-q"]);
    call(folder.path(), &["-c", "protocol.file.allow=always", "submodule", "-q", "add", inner, "conveyances/2019/子"]);
    commit(folder.path());
    let loaded = load(&tree(folder.path(), "HEAD").unwrap(), Scope::All).unwrap();
    let [fault] = &loaded.faults[..] else { panic!("{:?}", loaded.faults) };
    assert_eq!((fault.file.as_str(), fault.code.name()), ("conveyances/2019/子", "misplaced-file"));
}

#[test]
fn records_are_found_at_their_place_in_any_tree() {
    if lacks_git() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let records = folder.path().join("台账");
    for (path, text) in [("mechanism.toml", "title"), ("units/沧县.toml", "name"), ("units/沧县/甲.toml", "name")]
    {
        put(&records, path, text);
    }
    put(folder.path(), "units/别处.toml", "name");
    commit(folder.path());
    let bare = tempfile::tempdir().unwrap();
    call(folder.path(), &["clone", "-q", "--bare", ".", bare.path().to_str().unwrap()]);
    let at_its_place = tree(&records, "HEAD").unwrap();
    assert_eq!(at_its_place.text("units/沧县/甲.toml").unwrap().as_deref(), Some("name"));
    assert_eq!(at_its_place.text("units/别处.toml").unwrap(), None);
    for (repository, revision) in [(folder.path(), "HEAD:台账"), (bare.path(), "HEAD:台账"), (&records, "HEAD^{tree}")]
    {
        assert_eq!(tree(repository, revision).unwrap(), at_its_place, "{revision}");
    }
    assert!(tree(folder.path(), "HEAD").unwrap().text("units/别处.toml").unwrap().is_some());
}

#[test]
fn what_is_put_in_place_of_a_record_by_git_alone_is_not_read() {
    if lacks_git() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), "mechanism.toml", "真\n");
    commit(folder.path());
    put(folder.path(), "x", "假\n");
    let [old, new] = [["rev-parse", "HEAD:mechanism.toml"].as_slice(), &["hash-object", "-w", "x"]]
        .map(|arguments| call(folder.path(), arguments));
    call(folder.path(), &["replace", &old, &new]);
    assert_eq!(tree(folder.path(), "HEAD").unwrap().text("mechanism.toml").unwrap().as_deref(), Some("真\n"));
}

#[test]
fn what_git_does_not_know_is_a_sentence() {
    if lacks_git() {
        return;
    }
    let said = |folder: &Path, revision: &str| tree(folder, revision).unwrap_err().to_string();
    let folder = tempfile::tempdir().unwrap();
    assert!(said(folder.path(), "HEAD").contains("不在 git 仓库中"));
    assert!(said(&folder.path().join("无"), "HEAD").contains("无”这个文件夹"));
    put(folder.path(), "mechanism.toml", "");
    commit(folder.path());
    for revision in ["没有", "HEAD:没有", "HEAD~7", "--all", "", "HEAD:mechanism.toml"] {
        assert!(said(folder.path(), revision).contains(&format!("没有“{revision}”的记录")), "{revision}");
    }
    let object = folder.path().join(".git/objects");
    for name in fs::read_dir(&object).unwrap().map(|entry| entry.unwrap().path()) {
        // The one file's bytes are lost.
        if name.join("9de29bb2d1d6434b8b29ae775ad8c2e48c5391").exists() {
            fs::remove_dir_all(name).unwrap();
        }
    }
    assert!(said(folder.path(), "HEAD").contains("记录不全"));
}

/// Both ways are filled beyond what a pipe takes, so that whoever waited for the other would wait for ever.
#[test]
fn many_files_are_asked_for_and_answered_at_once() {
    if lacks_git() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let names: Vec<_> = (0..3000).map(|number| format!("units/沧县/{number}.toml")).collect();
    names.iter().for_each(|name| put(folder.path(), name, format!("{name}\n").repeat(20)));
    commit(folder.path());
    let tree = tree(folder.path(), "HEAD").unwrap();
    for name in &names {
        assert_eq!(tree.text(name).unwrap().unwrap(), format!("{name}\n").repeat(20));
    }
}
