//! What holds for findings and their working-off (clause 二(1)2).

use crate::basics::fold::fold;
use crate::basics::words::Word;
use crate::checks::duties::count;
use crate::checks::{Found, Spot};
use crate::files::path::RecordPath;
use crate::records::{Described, Field, FindingKey, Inspection, Person, Rectification, SpotCheck};
use crate::register::{Finding, Register};
use crate::tr;

const CLOSED: &Field = Rectification::FIELDS.get("closed_on");
const CHECKED_BY: &Field = Rectification::FIELDS.get("checked_by");

/// Ensures that findings, those of earlier rounds too, are worked off by their due date.
pub fn findings_are_worked_off(register: &Register, found: &mut Found) {
    let campaign = register.campaign().ok();
    let is_told = |finding: &Finding| campaign.is_none_or(|campaign| campaign.reaches(&finding.key.round));
    for finding in register.findings().filter(is_told) {
        let Some(days) = finding.days_overdue(register.as_of) else { continue };
        let (heading, days) = (register.heading(&finding.key), count(days));
        let Finding { due_on, key: FindingKey { unit: school, on, .. }, .. } = &finding;
        let item = typed(register, &finding.key);
        let answer = finding.seen().map(|seen| seen.answer.shown()).next().unwrap_or_default();
        found.add(
            spot(&finding),
            tr!(
                "“{heading}” ({answer}) is not closed; it was due on {due_on}, {days} overdue",
                "“{heading}”（{answer}）尚未销号，整改期限{due_on}，已逾期{days}"
            ),
            tr!(
                "once checked: `shuangqian rectify {school} {item} --found {on} --close … --checked-by …`",
                "复查后用 shuangqian rectify {school} {item} --found {on} --close 日期 --checked-by 复查人 销号"
            ),
        );
    }
}

/// Ensures that what is worked off was found, where the record of the visit can be read.
pub fn what_is_worked_off_was_found(register: &Register, found: &mut Found) {
    for (key, _) in register.rectifications().filter(|(key, _)| !register.is_found(key)) {
        let visits = [RecordPath::of::<Inspection>(&key.visit()), RecordPath::of::<SpotCheck>(&key.visit())];
        if visits.iter().any(|path| register.is_broken(path)) {
            continue;
        }
        let FindingKey { unit: school, on, what: item, .. } = key;
        let heading = register.heading(key);
        found.add(
            Spot::file::<Rectification>(key),
            tr!(
                "no visit of {on} to {school} found “{item}” partial or a problem",
                "{on}对{school}的检查、抽查没有查出“{heading}”这个问题"
            ),
            tr!(
                "mend the date, school or item in the file's name, or what the visit recorded",
                "请改正文件名中的日期、学校或检查事项代号，或核对检查、抽查记录"
            ),
        );
    }
}

/// Ensures that a closing says who checked.
pub fn closings_name_who_checked(register: &Register, found: &mut Found) {
    let closed = register.rectifications().filter(|(_, record)| record.closed_on.is_some());
    for (key, _) in closed.filter(|(_, record)| record.checked_by.is_none()) {
        let [closed, checked_by] = [CLOSED, CHECKED_BY].map(Field::in_file);
        found.add(
            Spot::key::<Rectification>(key, CLOSED.key),
            tr!("it is closed, but who checked is missing: `{checked_by}`", "写了{closed}，但缺少{checked_by}"),
            tr!("add `{checked_by}`, or take `{closed}` out", "请补上{checked_by}，或删去{closed}"),
        );
    }
}

/// Ensures that whoever checked a finding of the round is not the one who worked it off.
pub fn someone_else_checks(register: &Register, found: &mut Found) {
    let of_round = |key: &&FindingKey| register.round_id() == Some(&key.round);
    for (key, record) in register.rectifications().filter(|(key, _)| of_round(key)) {
        let named = [&record.responsible, &record.checked_by].map(Person::named);
        let [Some(responsible), Some(checked_by)] = named else { continue };
        if fold(responsible.as_str()) == fold(checked_by.as_str()) {
            found.add(
                Spot::value::<Rectification>(key, CHECKED_BY.key),
                tr!("{checked_by} both worked it off and checked it", "{checked_by}既是责任人又是复查人"),
                tr!(
                    "have someone else check, unless two of the same name are meant",
                    "请由他人复查；如是同名的两人，可以不改"
                ),
            );
        }
    }
}

/// The place of the result that was found; the inspection's, where both visits found it.
fn spot(finding: &Finding) -> Spot {
    let result = format!("results.{}", finding.key.what);
    match finding.inspection {
        Some(_) => Spot::value::<Inspection>(&finding.key.visit(), result),
        None => Spot::value::<SpotCheck>(&finding.key.visit(), result),
    }
}

/// What is typed for an item: its key, in Chinese its number on the form of its round.
fn typed(register: &Register, finding: &FindingKey) -> String {
    let key = &finding.what;
    let index = register.form(&finding.round).and_then(|form| form.numbered().position(|item| item.key == *key));
    match index.map(|index| index + 1) {
        Some(number) => tr!("{key}", "{number}"),
        None => key.to_string(),
    }
}
