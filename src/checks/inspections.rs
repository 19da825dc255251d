//! What holds for the rows of the inspection form (表).

use crate::basics::id::ItemKey;
use crate::basics::language::list_separator;
use crate::basics::nearness::nearest;
use crate::basics::words::{Word, with_key};
use crate::checks::{Found, Spot, counts};
use crate::records::{Answer, Described, Field, Form, Inspection, Item, ItemKind, School};
use crate::register::{Campaign, Register, is_fulfilling, is_wrong_not_applicable, missing_items};
use crate::tr;

const NOTES: &Field = Inspection::FIELDS.get("notes");
const DORMITORY: &Field = School::FIELDS.get("girls_dormitory");

/// Ensures that every item answered or noted is on the form.
pub fn items_are_on_the_form(register: &Register, found: &mut Found) {
    for (visit, form) in register.visits_with_forms() {
        let answered = visit.row.results().keys().map(|item| ("results", item));
        let named = answered.chain(visit.row.notes().keys().map(|item| ("notes", item)));
        for (table, item) in named.filter(|(_, item)| form.item(item).is_none()) {
            let round = visit.round;
            found.add(
                Spot::key_in(visit.record, format!("{table}.{item}")),
                tr!("the form of round “{round}” has no item “{item}”", "轮次“{round}”的检查情况表没有“{item}”这一项"),
                nearest_item(form, item),
            );
        }
    }
}

fn nearest_item(form: &Form, item: &ItemKey) -> String {
    let known: Vec<_> = form.items().iter().map(|item| item.key.as_str()).collect();
    let near = nearest(item.as_str(), &known).and_then(|key| form.items().iter().find(|item| item.key.as_str() == key));
    match near.map(|item| with_key(item.heading.as_str(), item.key.as_str())) {
        Some(near) => tr!("is it “{near}”?", "是不是“{near}”？"),
        None => tr!("mend its name, or take it out", "请改正名称或删去"),
    }
}

/// Ensures that an answer is one that its item can have.
pub fn answers_fit_their_item(register: &Register, found: &mut Found) {
    for (visit, form) in register.visits_with_forms() {
        for (item, answer) in visit.answers(form).filter(|(item, answer)| !answer.fits(item.kind())) {
            let (message, help) = misfit(item, answer);
            found.add(Spot::value_in(visit.record, format!("results.{}", item.key)), message, help);
        }
    }
}

fn misfit(item: &Item, answer: Answer) -> (String, String) {
    let (heading, key) = (&item.heading, &item.key);
    let answer = with_key(answer.chinese(), answer.key());
    let notes = NOTES.in_file();
    match item.kind() {
        ItemKind::Text => (
            tr!("“{heading}” is answered in words, not by a result", "“{heading}”用文字填写，不填结果"),
            tr!("write it under [{notes}]: {key} = \"…\"", "请写在{notes}里：{key} = \"…\""),
        ),
        ItemKind::Examined => (
            tr!("“{heading}” cannot be answered “{answer}”", "“{heading}”不能填“{answer}”"),
            tr!("write \"examined\" or \"not_checked\"", "请填“已排查”（examined）或“未查”（not_checked）"),
        ),
        ItemKind::Result => (
            tr!("“{heading}” cannot be answered “{answer}”", "“{heading}”不能填“{answer}”"),
            tr!(
                "write \"compliant\", \"partial\", \"problem\", \"not_applicable\" or \"not_checked\"",
                "请填“符合”（compliant）、“基本符合”（partial）、“不符合”（problem）、“不适用”（not_applicable）或“未查”（not_checked）"
            ),
        ),
    }
}

/// Ensures that past cases are recorded as examined, and nothing else of them.
pub fn what_is_examined_has_no_note(register: &Register, found: &mut Found) {
    for (visit, form) in register.visits_with_forms() {
        let noted = visit.row.notes().keys().filter_map(|item| form.item(item));
        for item in noted.filter(|item| item.kind() == ItemKind::Examined) {
            let heading = &item.heading;
            found.add(
                Spot::key_in(visit.record, format!("notes.{}", item.key)),
                tr!(
                    "“{heading}” is recorded only as examined or not; it never has a note",
                    "“{heading}”只登记是否已排查，不写说明"
                ),
                tr!("delete the note", "请删去这条说明"),
            );
        }
    }
}

/// Ensures that the dormitory items are answered as the school is, and no other item with `not_applicable`.
pub fn answers_are_as_the_school_is(campaign: &Campaign, found: &mut Found) {
    let form = &campaign.round.form;
    for (visit, school) in campaign.visits_to_schools() {
        let wrong = |item: &Item, answer: Answer| {
            answer.fits(ItemKind::Result) && item.is_result() && is_wrong_not_applicable(item, school, answer)
        };
        for (item, answer) in visit.answers(form).filter(|(item, answer)| wrong(item, *answer)) {
            let (message, help) = not_as_the_school_is(item, answer, school);
            found.add(Spot::value_in(visit.record, format!("results.{}", item.key)), message, help);
        }
    }
}

fn not_as_the_school_is(item: &Item, answer: Answer, school: &School) -> (String, String) {
    let (heading, dormitory) = (&item.heading, DORMITORY.in_file());
    match (answer, school.girls_dormitory) {
        (Answer::NotApplicable, Some(true)) if !item.applies_always() => (
            tr!(
                "the school has a girls' dormitory, so “{heading}” applies",
                "该校有女生集体宿舍，“{heading}”不能填不适用"
            ),
            tr!(
                "write what was found; if there is none, take `{dormitory}` out of the school's file, correct its inspections, then set it to false",
                "请如实填写检查结果；如该校没有女生集体宿舍，请先清空该校的{dormitory}，更正该校的检查，再填“无”（false）"
            ),
        ),
        (Answer::NotApplicable, _) => (
            tr!("“{heading}” applies to every school", "“{heading}”适用于所有学校，不能填不适用"),
            tr!("write what was found, or \"not_checked\"", "请如实填写检查结果；没有查的填“未查”（not_checked）"),
        ),
        _ => (
            tr!(
                "the school has no girls' dormitory, so “{heading}” does not apply",
                "该校没有女生集体宿舍，“{heading}”应填不适用"
            ),
            tr!(
                "write \"not_applicable\"; if there is one, take `{dormitory}` out of the school's file, correct its inspections, then set it to true",
                "请填“不适用”（not_applicable）；如该校有女生集体宿舍，请先清空该校的{dormitory}，更正该校的检查，再填“有”（true）"
            ),
        ),
    }
}

/// How many headings a message lists, to stay on a line or two.
const LISTED: usize = 3;

/// Ensures that an inspection answers every result item that applies, those without a column too.
pub fn every_item_is_answered(campaign: &Campaign, found: &mut Found) {
    for (key, row, school) in campaign.all_inspected() {
        let missing: Vec<_> =
            missing_items(&campaign.round.form, school, row).map(|item| item.heading.as_str()).collect();
        if missing.is_empty() || !counts(campaign, key) {
            continue;
        }
        let count = missing.len();
        let listed = missing[..count.min(LISTED)].join(list_separator());
        let rest = if count > LISTED { tr!(", …", "等") } else { String::new() };
        let message = match is_fulfilling(&campaign.round.form, school, row) {
            true => tr!("not answered ({count}): {listed}{rest}", "还有{count}项未填或未查：{listed}{rest}"),
            false => tr!(
                "not answered ({count}): {listed}{rest}; the visit does not count yet",
                "还有{count}项未填或未查：{listed}{rest}，这次检查还不计入已检查"
            ),
        };
        let help = tr!("inspect them and fill them in", "请补查并补填");
        found.add(Spot::key::<Inspection>(key, "results"), message, help);
    }
}
