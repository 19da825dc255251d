//! What holds for what is sent upward (clause 二(2)).

use crate::basics::day::Day;
use crate::basics::id::{CountyId, SchoolId};
use crate::checks::{Found, Spot, counts};
use crate::files::texts::Texts;
use crate::records::Submission;
use crate::register::{Campaign, Register, is_fulfilling};
use crate::tr;
use std::collections::BTreeMap;

/// The age in days at which an inspection should have been sent: the city reports every week.
const DAYS: i64 = 7;

/// Ensures that every form submitted is that of an inspection.
pub fn forms_are_inspections(register: &Register, found: &mut Found) {
    // Nearly all are found at once; only for the rest it is asked whether they are broken or dated later.
    let is_read = |key| register.inspection(&key).is_some();
    for form in register.forms_sent().filter(|form| !form.inspection().is_some_and(is_read)) {
        let file = form.path();
        if register.is_recorded(&file) {
            continue;
        }
        found.add(
            Spot::key::<Submission>(form.by, format!("forms.{}", form.name)),
            tr!("there is no inspection {file}", "没有检查记录{file}"),
            tr!(
                "put the inspection back, or mend the name, which is DATE-SCHOOL",
                "请恢复这条检查记录，或改正名称（日期-学校）"
            ),
        );
    }
}

/// Ensures that an inspection says what it said when it was last submitted.
pub fn forms_say_what_they_said(register: &Register, texts: &Texts, found: &mut Found) {
    for form in register.forms_changed(texts) {
        let (file, on, county) = (form.path(), form.by.on, &form.by.unit);
        found.add(
            Spot::value::<Submission>(form.by, format!("forms.{}", form.name)),
            tr!("{file} was changed since it was submitted on {on}", "检查记录{file}在{on}上报以后有改动"),
            tr!(
                "see with git what changed, and take it back; if it had to be, send the form again: `shuangqian submit {county} --on …`",
                "请用git查看改动并恢复原样；确需更正的，重报后用 shuangqian submit {county} --on 日期 登记"
            ),
        );
    }
}

/// Ensures that a county sends inspections that count to the city group within a week.
pub fn inspections_are_sent(campaign: &Campaign, found: &mut Found) {
    for (county, unsent) in unsent(campaign) {
        let Some((on, school)) = unsent.iter().min() else { continue };
        let count = unsent.len();
        let message = match count {
            1 => tr!(
                "the inspection of {school} on {on} is not submitted, a week later or more",
                "{on}检查的{school}，满7天仍未上报检查情况表"
            ),
            _ => tr!(
                "{count} inspections are not submitted, a week later or more; the oldest is of {school} on {on}",
                "检查满7天仍未上报的检查情况表有{count}份，最早的是{on}检查的{school}"
            ),
        };
        let help =
            tr!("once sent: `shuangqian submit {county} --on …`", "上报后用 shuangqian submit {county} --on 日期 登记");
        found.add(Spot::name(campaign.register, &county.clone().into()), message, help);
    }
}

/// The inspections of each county that should have been sent and were not.
fn unsent<'r>(campaign: &Campaign<'r>) -> BTreeMap<&'r CountyId, Vec<(Day, &'r SchoolId)>> {
    let mut unsent: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for (key, row, school) in campaign.all_inspected() {
        let is_old = campaign.as_of().days_since(key.on) >= DAYS;
        let is_wanting = is_old && !campaign.is_submitted(key) && counts(campaign, key);
        if is_wanting && is_fulfilling(&campaign.round.form, school, row) {
            unsent.entry(&key.unit.county).or_default().push((key.on, &key.unit));
        }
    }
    unsent
}
