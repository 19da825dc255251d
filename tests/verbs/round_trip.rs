//! What a command writes, `check` accepts and the next load reads back as it was meant.

use crate::desk::Desk;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use shuangqian::basics::day::Day;
use shuangqian::basics::id::{RoundId, SchoolId, UnitId};
use shuangqian::basics::words::Word;
use shuangqian::files::scope::Scope;
use shuangqian::files::{Records, Root, load};
use shuangqian::records::{
    Agency, Answer, Conveyance, Inspection, ItemKind, Letter, LetterKey, Name, Note, Participant, Person, Side,
    Signature, VisitKey,
};
use std::collections::BTreeMap;

const SCHOOL: &str = "沧县/沧县第一中学";

/// Texts with all that TOML, a shell or the syntax of an argument might trip over.
fn text() -> impl Strategy<Value = String> {
    let sign = prop_oneof![
        5 => proptest::char::range('一', '龥'),
        3 => proptest::sample::select("abcXYZ，。：:=＝@＠/、—-“”\"'\\#[]{}$%&;\n ".chars().collect::<Vec<_>>()),
    ];
    let text = vec(sign, 1..30).prop_map(|signs| signs.into_iter().collect::<String>().trim().to_owned());
    text.prop_filter("an empty text is none", |text| !text.is_empty())
}

fn name() -> impl Strategy<Value = Name> {
    "[一-龥]{1,4}|[A-Z][a-z]{1,8} [A-Z][a-z]{1,8}".prop_map(|name| name.parse().unwrap())
}

/// Who is named: nobody is called 无.
fn person() -> impl Strategy<Value = Person> {
    name().prop_map(Person::from).prop_filter("a word for nobody", |person| person.somebody().is_some())
}

fn day() -> impl Strategy<Value = Day> {
    (0_u32..200).prop_map(|days| "2019-07-30".parse::<Day>().unwrap().plus(days))
}

fn participants() -> impl Strategy<Value = Vec<Participant>> {
    let agency = proptest::sample::select(Agency::ALL);
    vec((person(), agency).prop_map(|(name, agency)| Participant { name, agency }), 0..4)
}

fn conveyance() -> impl Strategy<Value = Conveyance> {
    let staff = option::of((0_u32..2000).prop_flat_map(|total| (Just(total), 0..=total)));
    (participants(), staff, option::of(text())).prop_map(|(participants, staff, note)| Conveyance {
        participants: Some(participants).filter(|all| !all.is_empty()),
        staff_total: staff.map(|(total, _)| total),
        staff_attended: staff.map(|(_, attended)| attended),
        note: note.map(|note| note.parse().unwrap()),
    })
}

fn by(participants: &Option<Vec<Participant>>) -> impl Iterator<Item = String> {
    let typed = |one: &Participant| format!("--by={}@{}", one.name.written(), one.agency.chinese());
    participants.iter().flatten().map(typed).collect::<Vec<_>>().into_iter()
}

/// An answer to each item of the form, or none, with a note or without.
fn answers() -> impl Strategy<Value = Vec<(Option<Answer>, Option<String>)>> {
    let results = [Answer::Compliant, Answer::Partial, Answer::Problem, Answer::NotChecked];
    vec((option::of(proptest::sample::select(results.to_vec())), option::of(text())), 16)
}

/// The records of a desk that `check` finds no error in.
fn records(desk: &Desk) -> Records {
    let check = desk.run("check --fail-on error");
    assert_eq!(check.status, 0, "{check:#?}");
    let loaded = load(&Root::at(&desk.path(".")).unwrap(), Scope::All).unwrap();
    assert!(loaded.faults.is_empty(), "{:?}", loaded.faults);
    loaded.records
}

fn does(desk: &Desk, words: &[String]) {
    desk.does_words(&words.iter().map(String::as_str).collect::<Vec<_>>());
}

fn visit(on: Day) -> VisitKey {
    let UnitId::School(school) = SCHOOL.parse().unwrap() else { unreachable!("it has a county") };
    VisitKey::new("2019".parse::<RoundId>().unwrap(), school, on)
}

/// What an inspection was typed as, and what was meant by it.
fn typed_answers(desk: &Desk, answers: Vec<(Option<Answer>, Option<String>)>) -> (Vec<String>, Inspection) {
    let mut meant = Inspection::default();
    let mut typed = Vec::new();
    let round = records(desk).rounds.into_values().next().unwrap();
    for (number, (item, (result, note))) in (1..).zip(round.form.numbered().zip(answers)) {
        let note = note.map(|note| note.parse::<Note>().unwrap());
        match (item.kind(), result, note) {
            (ItemKind::Text, _, Some(note)) => {
                typed.push(format!("{number}={note}"));
                meant.notes.insert(item.key.clone(), note);
            }
            (ItemKind::Result, Some(result), note) => {
                let end = note.as_ref().map(|note| format!("：{note}")).unwrap_or_default();
                typed.push(format!("{number}＝{}{end}", result.chinese()));
                meant.results.insert(item.key.clone(), result);
                meant.notes.extend(note.map(|note| (item.key.clone(), note)));
            }
            (ItemKind::Examined, Some(_), _) => {
                typed.push(format!("{}=examined", item.key));
                meant.results.insert(item.key.clone(), Answer::Examined);
            }
            _ => {}
        }
    }
    (typed, meant)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(16) })]

    #[test]
    fn a_conveyance_is_read_back_as_it_was_typed(meant in conveyance(), on in day()) {
        let desk = Desk::new();
        let mut words: Vec<String> = ["convey", SCHOOL, "--on"].map(str::to_owned).to_vec();
        words.push(on.to_string());
        words.extend(meant.staff_total.map(|count| format!("--staff={count}")));
        words.extend(meant.staff_attended.map(|count| format!("--attended={count}")));
        words.extend(meant.note.as_ref().map(|note| format!("--note={note}")));
        words.extend(by(&meant.participants));
        does(&desk, &words);
        prop_assert_eq!(records(&desk).conveyances.remove(&visit(on)), Some(meant));
        let before = desk.files();
        does(&desk, &words);
        prop_assert_eq!(desk.files(), before);
    }

    #[test]
    fn an_inspection_is_read_back_as_it_was_typed(
        answers in answers(), participants in participants(), remarks in option::of(text()), on in day()
    ) {
        let desk = Desk::new();
        let (typed, mut meant) = typed_answers(&desk, answers);
        meant.participants = Some(participants).filter(|all| !all.is_empty());
        meant.remarks = remarks.map(|remarks| remarks.parse().unwrap());
        prop_assume!(meant != Inspection::default());
        let mut words: Vec<String> = ["inspect", SCHOOL].map(str::to_owned).to_vec();
        words.extend(typed);
        words.push(format!("--on={on}"));
        words.extend(meant.remarks.as_ref().map(|remarks| format!("--remarks={remarks}")));
        words.extend(by(&meant.participants));
        does(&desk, &words);
        prop_assert_eq!(records(&desk).inspections.remove(&visit(on)), Some(meant));
        let before = desk.files();
        does(&desk, &words);
        prop_assert_eq!(desk.files(), before);
    }

    #[test]
    fn signatures_given_one_by_one_make_the_letter(
        sides in vec((proptest::sample::select(Side::ALL), person(), day()), 1..4), archive in option::of(name())
    ) {
        let desk = Desk::new();
        let mut meant = Letter::default();
        for (side, signer, on) in sides {
            let mut words = vec![format!("--only={}", side.key()), format!("--{}={}", side.key(), signer.written()), format!("--on={on}")];
            words.splice(0..0, ["sign", SCHOOL, "--replace"].map(str::to_owned));
            words.extend(archive.as_ref().map(|archive| format!("--archive={archive}")));
            does(&desk, &words);
            meant.sign(side, Some(Signature { signer, post: None, signed_on: on }));
        }
        meant.archive_ref = archive;
        let key = LetterKey { round: "2019".parse().unwrap(), unit: SCHOOL.parse().unwrap() };
        prop_assert_eq!(records(&desk).letters.remove(&key), Some(meant));
    }

    #[test]
    fn schools_are_read_back_as_they_were_typed(
        names in proptest::collection::btree_map("[一-龥]{2,8}", (option::of(person()), option::of(any::<bool>()), option::of(0_u32..5000)), 1..5)
    ) {
        let desk = Desk::new();
        let yes_no = |yes: bool| if yes { "是" } else { "否" };
        for (name, (head, boarding, staff)) in &names {
            let mut words: Vec<String> = ["unit", "add-school"].map(str::to_owned).to_vec();
            words.push(format!("沧县/{name}小学"));
            words.extend(head.as_ref().map(|head| format!("principal={}", head.written())));
            words.extend(boarding.map(|boarding| format!("boarding＝{}", yes_no(boarding))));
            words.extend(staff.map(|staff| format!("staff={staff}")));
            does(&desk, &words);
        }
        let schools: BTreeMap<SchoolId, _> = records(&desk).schools;
        for (name, (head, boarding, staff)) in names {
            let found = schools.iter().find(|(_, school)| school.name.as_str() == format!("{name}小学"));
            let (_, school) = found.unwrap();
            prop_assert_eq!((school.head_written(), school.boarding, school.staff), (head.as_ref(), boarding, staff));
        }
    }
}
