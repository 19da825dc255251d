//! Findings that are not worked off.

use crate::basics::words::Word;
use crate::checks::duties::count;
use crate::checks::{Found, Spot};
use crate::records::{Inspection, VisitKey};
use crate::register::{Finding, Register};
use crate::tr;

/// Ensures that findings, those of earlier rounds too, are worked off by their due date.
pub fn findings_are_worked_off(register: &Register, found: &mut Found) {
    for finding in register.findings() {
        let Some(days) = finding.days_overdue(register.as_of) else { continue };
        let (heading, days) = (heading(register, &finding), count(days));
        let Finding { answer, due_on, item, school, on, .. } = &finding;
        let answer = answer.shown();
        let visit = VisitKey { round: finding.round.clone(), school: finding.school.clone(), on: *on };
        found.add(
            Spot::value::<Inspection>(&visit, format!("results.{item}")),
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

/// The item's heading on the form of its round, or its key.
fn heading(register: &Register, finding: &Finding) -> String {
    let form = register.records.rounds.get(finding.round).map(|round| &round.form);
    let item = form.and_then(|form| form.item(finding.item));
    item.map_or_else(|| finding.item.to_string(), |item| item.heading.to_string())
}
