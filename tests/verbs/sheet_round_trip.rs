//! What reports write, import takes back: equal in every field that the sheet carries.

use crate::desk::Desk;
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use serde::Serialize;
use shuangqian::basics::day::Day;
use shuangqian::basics::id::{SchoolId, UnitId};
use shuangqian::basics::words::Word;
use shuangqian::files::edit::document;
use shuangqian::files::path::path_of;
use shuangqian::files::scope::Scope;
use shuangqian::files::{Records, Root, load};
use shuangqian::records::{
    Answer, Form, Inspection, ItemKind, Letter, LetterKey, Name, Note, Ownership, Person, Record, Rectification,
    School, SchoolKind, Side, Signature, VisitKey,
};
use std::collections::BTreeMap;

/// The schools of a desk: with a girls' dormitory, without, and one of which it is not known.
const SCHOOLS: [&str; 3] = ["沧县/沧县第一中学", "沧县/风荷小学", "沧县/青团幼儿园"];
/// What a sheet may travel as, and how it is asked for.
const SHEETS: [(&str, &str); 3] = [("表.csv", " --encoding utf-8"), ("表.csv", " --encoding gb18030"), ("表.xlsx", "")];

/// Texts with all that a CSV, a spreadsheet or the syntax of a cell might trip over.
fn note() -> impl Strategy<Value = Note> {
    let sign = prop_oneof![
        4 => proptest::char::range('一', '龥'),
        1 => select(vec!['䶮', '𬭎', '㛃']),
        4 => select("abc，。：:；;=+-@＝'\"\t、\n 无".chars().collect::<Vec<_>>()),
    ];
    let text = vec(sign, 1..20).prop_map(|signs| signs.into_iter().filter(|sign| *sign != '\t').collect::<String>());
    text.prop_filter_map("an empty text is none", |text| text.trim().parse().ok())
}

fn name() -> impl Strategy<Value = Name> {
    "[一-龥]{2,4}|[A-Z][a-z]{1,8} [A-Z][a-z]{1,8}".prop_map(|name| name.parse().unwrap())
}

/// Who is named: nobody is called 无.
fn person() -> impl Strategy<Value = Person> {
    name().prop_map(Person::from).prop_filter("a word for nobody", |person| person.somebody().is_some())
}

/// A school with its people.
fn staffed(name: &str, kind: SchoolKind, principal: Option<Person>, liaison: Option<(Person, Option<&str>)>) -> School {
    let mut document =
        toml::Table::from_iter([("name".to_owned(), name.into()), ("kind".to_owned(), kind.key().into())]);
    document.extend(principal.map(|person| ("principal".to_owned(), person.written().as_str().into())));
    document.extend(liaison.map(|(person, phone)| {
        let mut liaison = toml::Table::from_iter([("name".to_owned(), person.written().as_str().into())]);
        liaison.insert("female".to_owned(), true.into());
        liaison.extend(phone.map(|phone| ("office_phone".to_owned(), phone.into())));
        ("liaison".to_owned(), liaison.into())
    }));
    document.try_into().unwrap()
}

fn day() -> impl Strategy<Value = Day> {
    (0_u32..60).prop_map(|days| "2019-07-30".parse::<Day>().unwrap().plus(days))
}

fn school_id(path: &str) -> SchoolId {
    let UnitId::School(school) = path.parse().unwrap() else { unreachable!("it has a county") };
    school
}

fn put<R: Record + Serialize>(desk: &Desk, key: &R::Key, record: &R) {
    desk.put(&path_of::<R>(key), document(record).unwrap().to_string());
}

fn records(desk: &Desk) -> Records {
    let loaded = load(&Root::at(&desk.path(".")).unwrap(), Scope::All).unwrap();
    assert!(loaded.faults.is_empty(), "{:?}", loaded.faults);
    loaded.records
}

/// Takes what a command writes at one desk to another, and imports it there.
fn carried(from: &Desk, report: &str, kind: &str, to: &Desk) {
    for (sheet, option) in SHEETS {
        from.does(&format!("--as-of 2019-12-01 report {report} -o {sheet}{option}"));
        to.put(sheet, std::fs::read(from.path(sheet)).unwrap());
        to.does(&format!("--as-of 2019-12-01 import {kind} {sheet}"));
    }
}

/// An answer and its note for each item of the form, in the order of the items.
type Typed = Vec<(Option<Answer>, Option<Note>)>;

fn typed() -> impl Strategy<Value = Typed> {
    let answers = [Answer::Compliant, Answer::Partial, Answer::Problem, Answer::NotChecked];
    vec((option::of(select(answers.to_vec())), option::weighted(0.4, note())), 16)
}

/// The inspection of a school that says so, and as much of it as the form carries.
fn inspection(form: &Form, school: &str, typed: Typed, remarks: Option<Note>) -> (Inspection, Inspection) {
    let mut whole =
        Inspection { remarks: remarks.clone(), filled_on: "2019-10-01".parse().ok(), ..Inspection::default() };
    let mut carried = Inspection { remarks, ..Inspection::default() };
    for (item, (answer, note)) in form.items().iter().zip(typed) {
        let of_dormitory = !item.applies_always() && school == SCHOOLS[1];
        let answer = if of_dormitory { Some(Answer::NotApplicable) } else { answer };
        let (answer, note) = match item.kind() {
            ItemKind::Text => (None, note),
            ItemKind::Result => (answer, answer.and(note)),
            ItemKind::Examined => (answer.map(|_| Answer::Examined), None),
        };
        let is_carried = item.has_column() || answer.is_some_and(Answer::is_finding);
        for (into, _) in [(&mut whole, true), (&mut carried, is_carried)].into_iter().filter(|(_, takes)| *takes) {
            into.results.extend(answer.map(|answer| (item.key.clone(), answer)));
            into.notes.extend(note.clone().map(|note| (item.key.clone(), note)));
        }
    }
    (whole, carried)
}

/// How a finding is worked off, with days from its own.
#[derive(Clone, Debug)]
struct WorkedOff {
    said: Rectification,
    due: Option<u32>,
    done: Option<u32>,
    closed: Option<(u32, Person)>,
}

impl WorkedOff {
    /// What is said of a finding of a day, and as much of it as the ledger carries.
    fn on(self, found: Day) -> (Rectification, Rectification) {
        let whole = Rectification {
            due_on: self.due.map(|days| found.plus(days)),
            done_on: self.done.map(|days| found.plus(days)),
            closed_on: self.closed.as_ref().map(|(days, _)| found.plus(*days)),
            checked_by: self.closed.map(|(_, person)| person),
            ..self.said
        };
        let carried = Rectification {
            due_on: whole.due_on.filter(|due| *due != found.plus(15)),
            note: whole.note.clone().filter(|_| whole.done_on.is_some()),
            ..whole.clone()
        };
        (whole, carried)
    }
}

fn rectification() -> impl Strategy<Value = WorkedOff> {
    let said = (option::of(note()), option::of(person()), option::of(note()));
    let days = (option::of(0_u32..30), option::of(0_u32..30), option::of((30_u32..60, person())));
    (said, days).prop_map(|((measure, responsible, note), (due, done, closed))| {
        let said = Rectification { measure, responsible, note, ..Rectification::default() };
        WorkedOff { said, due, done, closed }
    })
}

fn signature() -> impl Strategy<Value = Signature> {
    (person(), day()).prop_map(|(signer, signed_on)| Signature { signer, post: None, signed_on })
}

prop_compose! {
    fn school(name: String)(
        aliases in option::of(vec(self::name(), 1..3)), kind in select(SchoolKind::ALL), ownership in option::of(select(Ownership::ALL)),
        (boarding, girls_dormitory, staff) in any::<(Option<bool>, Option<bool>, Option<u16>)>(),
        principal in option::of(person()), liaison in option::of((person(), option::of(Just("0317-2490229")))),
        (opened_on, closed_on) in (option::of(day()), option::of(day())), code in option::of(Just("1113000101")),
    ) -> School {
        let opened_on = opened_on.filter(|day| closed_on.is_none_or(|closed| *day < closed));
        let mut school = staffed(&name, kind, principal, liaison);
        (school.aliases, school.ownership, school.school_code) = (aliases.clone(), ownership, code.map(|code| code.parse().unwrap()));
        school.credit_code = Some("12130900401234567F".parse().unwrap());
        (school.boarding, school.girls_dormitory, school.staff) = (boarding, girls_dormitory, staff.map(u32::from));
        (school.opened_on, school.closed_on) = (opened_on, closed_on);
        school
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(8) })]

    #[test]
    fn the_form_goes_in_as_it_was_written(
        rows in btree_map((select(&SCHOOLS[..]), day()), (typed(), option::of(note())), 1..5)
    ) {
        let (from, to) = (Desk::new(), Desk::new());
        let form = records(&from).rounds.into_values().next().unwrap().form;
        let mut expected = BTreeMap::new();
        for ((school, on), (typed, remarks)) in rows {
            let key = VisitKey::new("2019".parse().unwrap(), school_id(school), on);
            let (whole, carried) = inspection(&form, school, typed, remarks);
            put(&from, &key, &whole);
            if carried != Inspection::default() {
                expected.insert(key, carried);
            }
        }
        carried(&from, "form", "inspections", &to);
        prop_assert_eq!(records(&to).inspections, expected);
        carried(&from, "form", "inspections", &from);
    }

    #[test]
    fn findings_go_in_as_they_are_worked_off(
        rows in btree_map((select(&SCHOOLS[..]), day(), 0_usize..6), option::of(rectification()), 1..6)
    ) {
        let (from, to) = (Desk::new(), Desk::new());
        let form = records(&from).rounds.into_values().next().unwrap().form;
        let (mut visits, mut expected) = (BTreeMap::<VisitKey, Inspection>::new(), BTreeMap::new());
        for ((school, on, place), worked_off) in rows {
            let (visit, item) = (VisitKey::new("2019".parse().unwrap(), school_id(school), on), &form.items()[place].key);
            visits.entry(visit.clone()).or_default().results.insert(item.clone(), Answer::Problem);
            let Some(days) = worked_off else { continue };
            let (whole, carried) = days.on(on);
            if whole != Rectification::default() {
                put(&from, &visit.clone().of(item.clone()), &whole);
            }
            if carried != Rectification::default() {
                expected.insert(visit.of(item.clone()), carried);
            }
        }
        [&from, &to].iter().for_each(|desk| visits.iter().for_each(|(key, visit)| put(desk, key, visit)));
        carried(&from, "findings", "rectifications", &to);
        prop_assert_eq!(records(&to).rectifications, expected);
        carried(&from, "findings", "rectifications", &from);
    }

    #[test]
    fn letters_go_in_as_they_were_written(
        rows in btree_map(select(vec!["沧县", SCHOOLS[0], SCHOOLS[1], SCHOOLS[2]]), (option::of(signature()), option::of(signature())), 1..5)
    ) {
        let (from, to) = (Desk::new(), Desk::new());
        let mut expected = BTreeMap::new();
        for (unit, (upper, lower)) in rows {
            let key = LetterKey { round: "2019".parse().unwrap(), unit: unit.parse().unwrap() };
            let mut letter = Letter::default();
            letter.sign(Side::Upper, upper);
            letter.sign(Side::Lower, lower);
            let mut kept = letter.clone();
            kept.copies = Some(2);
            put(&from, &key, &kept);
            if letter != Letter::default() {
                expected.insert(key, letter);
            }
        }
        carried(&from, "letters", "letters", &to);
        prop_assert_eq!(records(&to).letters, expected);
        carried(&from, "letters", "letters", &from);
    }

    #[test]
    fn schools_go_in_as_they_are_listed(first in school("甲（园）".into()), second in school("乙(分校)".into())) {
        let (from, to) = (Desk::new(), Desk::new());
        let mut second = second;
        second.school_code = None;
        put(&from, &school_id("沧县/甲（园）"), &first);
        put(&from, &school_id("沧县/1-乙"), &second);
        let list = from.does("unit list").stdout;
        to.put("表.csv", &list);
        to.does("--as-of 2019-12-01 import schools 表.csv");
        prop_assert_eq!(records(&to).schools, records(&from).schools);
        to.put("表.csv", encoding_rs::GB18030.encode(&list).0);
        to.does("import schools 表.csv").says("共写入0条");
    }
}
