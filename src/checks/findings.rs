//! Findings that are not worked off.

use crate::basics::words::Word;
use crate::checks::duties::count;
use crate::checks::{Found, Spot};
use crate::records::{FindingKey, Inspection, SpotCheck, SpotCheckKey, VisitKey};
use crate::register::{Finding, Register};
use crate::tr;

/// Ensures that findings, those of earlier rounds too, are worked off by their due date.
pub fn findings_are_worked_off(register: &Register, found: &mut Found) {
    for finding in register.findings() {
        let Some(days) = finding.days_overdue(register.as_of) else { continue };
        let (heading, days) = (heading(register, &finding), count(days));
        let Finding { due_on, key: FindingKey { school, on, item, .. }, .. } = &finding;
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

/// The result that was found; the inspection's, where both visits found it.
fn spot(finding: &Finding) -> Spot {
    let FindingKey { round, school, on, item } = finding.key.clone();
    let result = format!("results.{item}");
    match finding.inspection {
        Some(_) => Spot::value::<Inspection>(&VisitKey { round, school, on }, result),
        None => Spot::value::<SpotCheck>(&SpotCheckKey { round, unit: school.into(), on }, result),
    }
}

/// The item's heading on the form of its round, or its key.
fn heading(register: &Register, finding: &Finding) -> String {
    let form = register.records.rounds.get(&finding.key.round).map(|round| &round.form);
    let item = form.and_then(|form| form.item(&finding.key.item));
    item.map_or_else(|| finding.key.item.to_string(), |item| item.heading.to_string())
}
