use super::*;
use crate::basics::day::Day;
use crate::files::scope::Scope;
use crate::files::tree::Tree;
use crate::files::{Root, load};
use crate::register::unit_fault::LISTED;
use pinyin::ToPinyinMulti;
use proptest::prelude::*;
use std::path::Path;

const KEY_OF_CITY: (&str, &str) = ("mechanism.toml", "title = \"甲\"\ncity = \"甲\"\n");

fn register(source: &dyn crate::files::Source) -> Register {
    Register::new(load(source, Scope::Units).unwrap(), Day::new(2019, 9, 10).unwrap())
}

/// A school as a test makes it: id, code, name, alias.
type Made = (String, Option<String>, String, Option<String>);

fn city(schools: &[Made]) -> Register {
    let school = |(id, code, name, alias): &Made| {
        let code = code.as_ref().map_or(String::new(), |code| format!("school_code = \"{code}\"\n"));
        let alias = alias.as_ref().map_or(String::new(), |alias| format!("aliases = [\"{alias}\"]\n"));
        (format!("units/沧县/{id}.toml"), format!("name = \"{name}\"\nkind = \"primary\"\n{code}{alias}"))
    };
    let files: Vec<_> = schools.iter().map(school).collect();
    let county =
        ("units/沧县.toml", "name = \"沧县\"\nkind = \"county\"\nprocuratorate = \"甲\"\neducation_bureau = \"乙\"\n");
    let files = files.iter().map(|(path, text)| (path.as_str(), text.as_str()));
    register(&Tree::from_iter([KEY_OF_CITY, county].into_iter().chain(files)))
}

/// The initials of the few characters that a made name has, written by hand.
fn initials(char: char) -> &'static str {
    match char {
        '沧' => "c",
        '县' => "x",
        '一' => "y",
        '中' => "z",
        '学' => "x",
        '长' => "cz",
        _ => "",
    }
}

/// Whether a typed text is, letter by letter, initials of characters of a name: all, or some in order.
fn is_spelled(typed: &[char], name: &[char], may_skip: bool) -> bool {
    match (typed, name) {
        ([], rest) => may_skip || rest.is_empty(),
        (_, []) => false,
        ([first, typed_rest @ ..], [char, rest @ ..]) => {
            (initials(*char).contains(*first) && is_spelled(typed_rest, rest, may_skip))
                || (may_skip && is_spelled(typed, rest, may_skip))
        }
    }
}

/// The levels of the contract, written plainly.
fn fits(level: usize, (id, code, name, alias): &Made, typed: &str) -> bool {
    let names = || std::iter::once(name).chain(alias);
    let spelled = |may_skip| {
        let chars = |text: &str| text.chars().collect::<Vec<_>>();
        let are_letters = typed.len() > 1 && typed.bytes().all(|byte| byte.is_ascii_lowercase());
        are_letters && names().any(|name| is_spelled(&chars(typed), &chars(name), may_skip))
    };
    match level {
        0 => id == typed,
        1 => code.as_deref() == Some(typed),
        2 => name == typed,
        3 => alias.as_deref() == Some(typed),
        4 => names().any(|name| name.contains(typed)),
        5 => spelled(false),
        _ => spelled(true),
    }
}

proptest! {
    #[test]
    fn a_higher_level_always_wins(
        made in proptest::collection::btree_map(
            "cx|cxyz|yzx|[xyz]{2}|长中|中学",
            ("1000000001|1000000002", any::<bool>(), "[沧县一中学长]{2,5}", "[沧县一中学长]{2,4}", any::<bool>()),
            1..6,
        ),
        typed in "cx|cxyz|yzx|[cxyz]{1,4}|100000000[12]|[沧县一中学长]{1,4}",
    ) {
        let made: Vec<Made> = made.into_iter().map(|(id, (code, has_code, name, alias, has_alias))| {
            (id, has_code.then_some(code), name, has_alias.then_some(alias))
        }).collect();
        let register = city(&made);
        let hits = (0..7).map(|level| made.iter().filter(|one| fits(level, one, &typed)).collect::<Vec<_>>());
        let first = hits.into_iter().find(|hits| !hits.is_empty()).unwrap_or_default();
        let found = register.find_school(&format!("沧县/{typed}"));
        match first.as_slice() {
            [] => prop_assert!(matches!(found, Err(UnitFault::None(..))), "{:?}", found),
            [one] => prop_assert_eq!(found.unwrap().school.to_string(), one.0.clone()),
            several => {
                let Err(UnitFault::Several(_, listed)) = found else { panic!("{found:?}") };
                prop_assert_eq!(listed.len(), several.len());
            }
        }
    }
}

#[test]
fn one_county_goes_before_the_schools_whose_names_begin_with_its_own() {
    let made = |id: &str| (id.to_owned(), None, id.to_owned(), None);
    let register = city(&[made("沧县第一中学"), made("沧县实验小学"), made("车辛小学")]);
    for typed in ["沧", "cx", "CX", "ｃｘ"] {
        assert_eq!(register.find_unit(typed).unwrap().to_string(), "沧县", "{typed}");
    }
    for typed in ["cxyz", "沧县/yz", "cx/yz", "dyzx", "ＣＸ／dy"] {
        assert_eq!(register.find_unit(typed).unwrap().to_string(), "沧县/沧县第一中学", "{typed}");
    }
    assert!(matches!(register.find_school("yx"), Err(UnitFault::Several(_, all)) if all.len() == 2));
    assert!(matches!(register.find_unit("qq"), Err(UnitFault::None(..))));
}

/// The first letters of a name, each in the reading at a place.
fn letters(name: &str, reading: usize) -> String {
    let letter = |char: char| {
        let readings: Vec<_> = char.to_pinyin_multi().into_iter().flatten().map(|sound| sound.plain()).collect();
        let sound = readings.get(reading).or(readings.last());
        sound.and_then(|sound| sound.chars().next()).or(char.is_ascii_alphanumeric().then_some(char))
    };
    name.chars().filter_map(letter).collect()
}

#[test]
fn every_unit_of_the_example_is_found_by_its_initials_or_listed_among_ten() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/cangzhou-2019");
    let register = register(&Root::at(&folder).unwrap());
    let units = register.counties_by_id().map(|(id, county)| (UnitId::from(id.clone()), county.name.as_str()));
    let schools = register.all_schools().map(|(id, school)| (UnitId::from(id.clone()), school.name.as_str()));
    let mut seen = 0;
    for ((unit, name), reading) in units.chain(schools).flat_map(|unit| [(unit.clone(), 0), (unit, 1)]) {
        let typed = letters(name, reading);
        let within = unit.school().map(|_| format!("{}/{typed}", unit.county()));
        for typed in std::iter::once(typed.clone()).chain(within) {
            match register.find_unit(&typed) {
                Ok(found) => assert_eq!(found, unit, "{typed}"),
                Err(UnitFault::Several(_, all)) => {
                    let is_listed = all.iter().any(|one| one.unit == unit);
                    assert!(all.len() <= LISTED && is_listed, "{typed}: {all:?}");
                }
                Err(fault) => panic!("{typed}: {fault}"),
            }
            seen += 1;
        }
    }
    assert!(seen > 200, "{seen}");
}
