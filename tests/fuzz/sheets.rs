//! The bytes of sheets: they are read as records, or as faults.

use crate::support::run::run;
use crate::{fuzz, tests};
use shuangqian::files::scope::Scope;
use shuangqian::files::{Root, load};
use shuangqian::register::{Directory, Register};
use shuangqian::sheets::conveyances::Conveyances;
use shuangqian::sheets::delimited::read_delimited;
use shuangqian::sheets::found::Found;
use shuangqian::sheets::inspections::Inspections;
use shuangqian::sheets::intake::{Intake, SheetKind};
use shuangqian::sheets::letters::Letters;
use shuangqian::sheets::schools::Schools;
use shuangqian::sheets::sheet::Sheet;
use std::fs;

fn examples() -> std::path::PathBuf {
    tests().parent().unwrap().join("examples")
}

/// The example city.
fn register() -> Register {
    let loaded = load(&Root::at(&examples().join("cangzhou-2019")).unwrap(), Scope::All).unwrap();
    let mut register = Register::new(loaded, "2019-12-31".parse().unwrap());
    register.choose_round(None).unwrap();
    register
}

/// What a command about the example city prints.
fn printed(words: &[&str]) -> Vec<u8> {
    let output = run(&examples().join("cangzhou-2019"), "--lang zh --as-of 2019-12-31", words);
    assert!(output.status.success(), "{output:?}");
    output.stdout
}

#[test]
fn no_sheet_panics() {
    let register = register();
    let rounds = register.rounds().map(|(id, _)| id.clone()).collect();
    let mut seeds = vec![fs::read(examples().join("roster-gbk.csv")).unwrap()];
    for words in [["unit", "list", "献县"].as_slice(), &["report", "form", "--county", "献县"], &["report", "letters"]]
    {
        let titled = ["检查情况表\n单位：献县,,时间：2019年8月12日\n".as_bytes(), &printed(words)].concat();
        let text = String::from_utf8(titled).unwrap();
        let utf16 = [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        seeds.extend([text.into_bytes(), utf16]);
    }
    fuzz("sheets", &seeds, |bytes, spoiler| {
        let Ok(candidates) = read_delimited(bytes) else { return };
        let directory = Directory::new(&register);
        let mut kind: Box<dyn SheetKind> = match spoiler.below(4) {
            0 => Box::new(Schools::new(&register, directory)),
            1 => Box::new(Letters::new(&register, directory)),
            2 => Box::new(Conveyances::new(&register, directory)),
            _ => Box::new(Inspections::new(&register, directory, &rounds)),
        };
        if let Ok(found) = Found::under(candidates, Sheet::columns(kind.columns(), None)) {
            let intake = Intake::of(Sheet::of(found), kind.as_mut());
            assert_eq!(intake.told().is_empty(), !intake.has_faults());
        }
    });
}

/// A workbook is read by the program itself, in a process of its own: whatever becomes of that, the answer is a sentence.
#[test]
fn no_workbook_gets_more_than_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let seeds =
        [examples().join("inspections-2019.xlsx"), tests().join("sheets/名册.xls")].map(|file| fs::read(file).unwrap());
    fuzz("workbooks", &seeds, |bytes, spoiler| {
        let sheet = folder.path().join("表.xlsx");
        fs::write(&sheet, bytes).unwrap();
        let words = ["import", *spoiler.pick(&["schools", "inspections"]), "--dry-run", sheet.to_str().unwrap()];
        let output = run(&examples().join("cangzhou-2019"), "--lang zh", &words);
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(matches!(output.status.code(), Some(0 | 2)) && !said.contains("panicked"), "{said}");
    });
}
