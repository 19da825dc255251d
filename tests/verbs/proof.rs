//! `report --proof` and `report verify`: each of the five answers, of single files and of the folder of a week; and any
//! changed byte of reports, proofs and sealed records is named.

use crate::desk::Said;
use crate::kept::{Kept, git};
use crate::laid::Laid;
use crate::support::files::files;
use crate::support::skipped::skipped;
use crate::workbooks::repacked;
use std::fs;
use std::path::Path;
use std::process::Command;

/// A city of which a month is committed; the folder of its reports lies beside it.
fn kept() -> Option<Kept> {
    static LAID: Laid = Laid::new();
    let lines = [
        "sign 沧县 --on 2019-08-01 --upper 王某",
        "sign 沧县/沧县第一中学 --on 2019-08-02",
        "convey --all 沧县 --on 2019-08-04",
        "inspect 第一 --on 2019-08-12 --rest 符合 7=不符合：夜间无人",
        "spot-check 风荷小学 --on 2019-09-02 --rest 符合",
    ];
    Kept::after(&LAID, &lines, "2019-09-02")
}

fn report(kept: &Kept, words: &str, name: &str) -> String {
    let path = kept.beside(name).display().to_string();
    kept.desk.does(&format!("--as-of 2019-09-03 report {words} -o {path} --proof"));
    path
}

fn verify(kept: &Kept, path: &str) -> Said {
    kept.desk.run(&format!("report verify {path}"))
}

fn answers(said: &Said, status: i32, begin: &str) {
    assert!(said.status == status && said.stdout.starts_with(begin), "{begin} {said:#?}");
}

/// That it could not be done is a message, not an answer.
fn cannot_be_made(said: &Said) {
    let is_told = said.stderr.starts_with("错误：无法重做：") && said.stderr.matches("无法重做").count() == 1;
    assert!(said.status == 2 && said.stdout.is_empty() && is_told, "{said:#?}");
}

fn change(path: &str, from: &str, to: &str) {
    let text = fs::read_to_string(path).unwrap();
    assert!(text.contains(from), "{path} has no {from}");
    fs::write(path, text.replacen(from, to, 1)).unwrap();
}

#[test]
fn a_report_is_the_same_whatever_happened_to_the_records_since() {
    let Some(kept) = kept() else { return };
    let single = report(&kept, "progress --county 沧县", "进度.csv");
    let week = report(&kept, "weekly", "周");
    let json = report(&kept, "findings", "台账.json");
    kept.desk.does("unit close 沧县/青团幼儿园 --on 2019-09-10");
    kept.commits("市", "2019-09-10");
    kept.desk.does("sign --all 沧县 --except 第一 --on 2019-08-03");
    for path in [&single, &format!("{single}.proof.toml"), &week, &format!("{week}/proof.toml"), &json] {
        answers(&verify(&kept, path), 0, "一致：");
    }
    // A week later, elsewhere, under another name, by another clone.
    let clone = kept.beside("克隆");
    git(&kept.desk.path(""), &format!("clone -q . {}", clone.display()));
    let renamed = kept.beside("改名.csv").display().to_string();
    fs::rename(&single, &renamed).unwrap();
    fs::rename(format!("{single}.proof.toml"), format!("{renamed}.proof.toml")).unwrap();
    answers(&kept.run_in(&clone, &format!("report verify {renamed}")), 0, "一致：");
}

#[test]
fn the_same_records_make_the_same_proof_and_what_is_not_committed_none() {
    let Some(kept) = kept() else { return };
    let (one, other) = (report(&kept, "progress", "甲.csv"), report(&kept, "progress", "乙.csv"));
    let proof = |path: &str| fs::read(format!("{path}.proof.toml")).unwrap();
    assert_eq!(proof(&one), proof(&other));
    let at = kept.beside("丙.csv").display().to_string();
    kept.desk.does("sign --all 沧县 --except 第一 --on 2019-08-03");
    kept.desk.does(&format!("--at HEAD --as-of 2019-09-03 report progress -o {at} --proof"));
    assert_eq!(proof(&one), proof(&at));
    let line = format!("report progress -o {} --proof", kept.beside("丁.csv").display());
    kept.desk.refuses(&line, "letters/2019/沧县/青团幼儿园.toml");
    kept.desk.refuses(&format!("--at HEAD^{{tree}} {line}"), "树对象");
    assert!(!kept.beside("丁.csv").exists());
    kept.desk.refuses("report progress --proof", "-o");
    kept.commits("市", "2019-09-03");
    kept.desk.put("rounds/2019.toml", kept.desk.text("rounds/2019.toml") + "# 注\n");
    kept.desk.refuses(&line, "rounds/2019.toml");
}

#[test]
fn a_changed_cell_is_named_with_both_values() {
    let Some(kept) = kept() else { return };
    let single = report(&kept, "letters", "责任书.csv");
    change(&single, "2019-08-02", "2019-08-03");
    let said = verify(&kept, &single);
    answers(&said, 1, "报表被改动：责任书.csv第3行“上级签字日期”，原为“2019-08-02”，现为“2019-08-03”");
    let week = report(&kept, "weekly", "周");
    change(&format!("{week}/summary.txt"), "本周", "上周");
    answers(&verify(&kept, &week), 1, "报表被改动：summary.txt第");
    fs::remove_file(format!("{week}/summary.txt")).unwrap();
    answers(&verify(&kept, &week), 1, "报表被改动：summary.txt已不在");
    let json = report(&kept, "progress", "进度.json");
    change(&json, "\"沧县\"", "\"青县\"");
    answers(&verify(&kept, &json), 1, "报表被改动：进度.json第");
    let findings = report(&kept, "findings", "台账.csv");
    change(&findings, ",否,", ",是,");
    answers(&verify(&kept, &findings), 1, "报表被改动：台账.csv第2行“是否销号”，原为“否”，现为“是”");
    let weekly = report(&kept, "weekly", "周.xlsx");
    let renamed = repacked(&fs::read(&weekly).unwrap(), |name, text| match name {
        "xl/workbook.xml" => text.replacen("进度统计表", "另一张表", 1).into_bytes(),
        _ => text.into_bytes(),
    });
    fs::write(&weekly, renamed).unwrap();
    answers(&verify(&kept, &weekly), 1, "报表被改动：周.xlsx的工作表原为");
    let xlsx = report(&kept, "progress", "进度.xlsx");
    fs::write(&xlsx, "不是工作簿").unwrap();
    answers(&verify(&kept, &xlsx), 1, "报表被改动：");
}

#[test]
fn what_was_only_saved_again_is_no_change() {
    let Some(kept) = kept() else { return };
    let single = report(&kept, "letters", "责任书.csv");
    let text = fs::read_to_string(&single).unwrap();
    let plain = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let excel = encoding_rs::GB18030.encode(&plain.replace("2019-08-02", "2019/8/2")).0.into_owned();
    let tabs = plain.replace(',', "\t");
    for bytes in [plain.as_bytes(), excel.as_slice(), tabs.as_bytes()] {
        fs::write(&single, bytes).unwrap();
        answers(&verify(&kept, &single), 0, "只是另存过：责任书.csv");
    }
    let week = report(&kept, "weekly", "周");
    for name in ["summary.txt", "progress.csv"] {
        let path = format!("{week}/{name}");
        let text = fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
        fs::write(&path, text.replace('\n', "\r\n").trim_start_matches('\u{feff}')).unwrap();
    }
    answers(&verify(&kept, &week), 0, "只是另存过：progress.csv、summary.txt");
}

#[test]
fn a_workbook_that_libreoffice_saved_again_is_no_change() {
    let Some(kept) = kept() else { return };
    let Some(office) =
        ["soffice", "libreoffice"].into_iter().find(|name| Command::new(name).arg("--version").output().is_ok())
    else {
        return skipped("a workbook saved again: there is no LibreOffice here");
    };
    for (kind, from, to) in
        [("findings", "夜间无人", "夜间有人"), ("form", "第一中学", "第二中学"), ("progress", "", "")]
    {
        let path = report(&kept, kind, &format!("{kind}.xlsx"));
        let again = kept.beside("again");
        let mut saves = Command::new(office);
        saves.arg(format!("-env:UserInstallation=file://{}", kept.beside("office").display()));
        saves.args(["--headless", "--convert-to", "xlsx", "--outdir"]).arg(&again).arg(&path);
        assert!(saves.output().unwrap().status.success(), "{kind}");
        fs::copy(again.join(format!("{kind}.xlsx")), &path).unwrap();
        answers(&verify(&kept, &path), 0, "只是另存过：");
        // The cells of another workbook are not those of this one.
        if !from.is_empty() {
            let other = kept.beside("other.xlsx").display().to_string();
            let text = "inspections/2019/沧县/2019-08-12-沧县第一中学.toml";
            let before = kept.desk.text(text);
            let name = "units/沧县/沧县第一中学.toml";
            let named = kept.desk.text(name);
            kept.desk.put(text, before.replace(from, to));
            kept.desk.put(name, named.replace(from, to));
            kept.desk.does(&format!("--as-of 2019-09-03 report {kind} -o {other}"));
            kept.desk.put(text, before);
            kept.desk.put(name, named);
            fs::copy(&other, &path).unwrap();
            answers(&verify(&kept, &path), 1, &format!("报表被改动：{kind}.xlsx第"));
        }
    }
}

/// A proof as somebody would write it who knows how.
fn forged(path: &str, from: &str, to: &str) {
    let text = fs::read_to_string(path).unwrap();
    let (_, body) = text.split_once('\n').unwrap();
    assert!(body.contains(from), "{from}");
    let body = body.replacen(from, to, 1);
    let digest = shuangqian::basics::digest::Digest::of(body.as_bytes());
    fs::write(path, format!("proof_sha256 = \"{digest}\"\n{body}")).unwrap();
}

#[test]
fn what_cannot_be_made_again_and_records_that_changed_are_told_apart() {
    let Some(kept) = kept() else { return };
    let commit = kept.git("rev-parse HEAD");
    let made = |name: &str| (report(&kept, "progress", name), kept.beside(name).display().to_string() + ".proof.toml");
    let (path, proof) = made("版本.csv");
    forged(&proof, &format!("version = \"{}\"", env!("CARGO_PKG_VERSION")), "version = \"99.0.0\"");
    let said = verify(&kept, &path);
    cannot_be_made(&said);
    assert!(said.stderr.contains("99.0.0版"), "{said:#?}");
    fs::write(&path, "x").unwrap();
    answers(&verify(&kept, &path), 1, "报表被改动：");
    let (path, proof) = made("提交.csv");
    forged(&proof, &commit, &"0".repeat(40));
    cannot_be_made(&verify(&kept, &path));
    // The same records in another commit make the same report, others do not.
    kept.desk.does("convey 沧县/风荷小学 --on 2019-08-05");
    let other = kept.commits("市", "2019-09-03");
    let (path, proof) = made("记录.csv");
    forged(&proof, &other, &commit);
    answers(&verify(&kept, &path), 1, "记录已变：");
    let (path, proof) = made("日期.csv");
    forged(&proof, "as_of = 2019-09-03", "as_of = 2019-08-03");
    answers(&verify(&kept, &path), 1, "报表被改动：");
    fs::remove_file(&proof).unwrap();
    assert_eq!(verify(&kept, &path).status, 2);
}

/// How many bytes are changed; `SHUANGQIAN_CHANGES=1000` for the long run.
fn changes() -> usize {
    std::env::var("SHUANGQIAN_CHANGES").map_or(12, |changes| changes.parse().unwrap())
}

/// A row of numbers that looks random, and is the same for ever.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }
}

/// Changes one byte of a file, and calls with what was done; then puts the file back.
fn with_a_byte_changed(chance: &mut Chance, path: &Path, look: impl FnOnce(String)) {
    let before = fs::read(path).unwrap();
    let mut bytes = before.clone();
    let place = chance.below(bytes.len());
    bytes[place] ^= u8::try_from(chance.below(255) + 1).unwrap();
    fs::write(path, &bytes).unwrap();
    look(format!("byte {place} of {} is {} instead of {}", path.display(), bytes[place], before[place]));
    fs::write(path, before).unwrap();
}

#[test]
fn any_byte_changed_in_a_report_or_a_proof_is_named() {
    let Some(kept) = kept() else { return };
    let mut paths = vec![report(&kept, "weekly", "周")];
    for (kind, name) in [("progress", "a.csv"), ("letters", "b.json"), ("findings", "c.xlsx"), ("weekly", "d.html")] {
        paths.push(report(&kept, kind, name));
    }
    let mut chance = Chance(7);
    for round in 0..changes() {
        let path = &paths[round % paths.len()];
        let all: Vec<_> = match Path::new(path).is_dir() {
            true => files(Path::new(path)).into_keys().map(|name| format!("{path}/{name}")).collect(),
            false => vec![path.clone(), format!("{path}.proof.toml")],
        };
        let file = &all[chance.below(all.len())];
        with_a_byte_changed(&mut chance, Path::new(file), |change| {
            let said = verify(&kept, path);
            assert!(!said.stdout.starts_with("一致"), "{change} {said:#?}");
        });
        answers(&verify(&kept, path), 0, "一致：");
    }
}

#[test]
fn any_byte_changed_in_a_sealed_record_is_named() {
    let Some(kept) = kept() else { return };
    kept.desk.does("round seal 2019 --on 2019-12-31 --yes");
    let sealed: Vec<_> = kept
        .desk
        .files()
        .into_keys()
        .filter(|path| {
            ["letters/", "conveyances/", "inspections/", "spot-checks/", "rounds/"]
                .iter()
                .any(|folder| path.starts_with(folder))
        })
        .collect();
    let errors = |kept: &Kept| kept.desk.run("check --only error").status;
    assert_eq!(errors(&kept), 0);
    let mut chance = Chance(11);
    for _ in 0..changes() {
        let path = kept.desk.path(&sealed[chance.below(sealed.len())]);
        with_a_byte_changed(&mut chance, &path, |change| assert_eq!(errors(&kept), 1, "{change}"));
        assert_eq!(errors(&kept), 0);
    }
}
