//! What holds for the spot checks of the city group (clauses 二(1)1, 三(3)).

use crate::checks::{Found, Spot, counts};
use crate::records::{Described, Field, SpotCheck};
use crate::register::{Campaign, Register};
use crate::tr;

const REMARKS: &Field = SpotCheck::FIELDS.get("remarks");

/// Ensures that a spot check of a county group has no results: the form is about schools.
pub fn groups_have_no_results(register: &Register, found: &mut Found) {
    let of_groups = register.visits().filter(|visit| visit.school.is_none());
    let remarks = REMARKS.in_file();
    for visit in of_groups.filter(|visit| !visit.row.results().is_empty()) {
        found.add(
            Spot::key_in(visit.record, "results"),
            tr!(
                "this spot check is of a county group, which has no results",
                "这是对县联合工作组的抽查，不填检查事项的结果"
            ),
            tr!(
                "write what was seen under `{remarks}`; if a school was visited, name it in the file's name",
                "请写在{remarks}里；如抽查的是学校，请在文件名的日期后写上学校"
            ),
        );
    }
}

/// Ensures that spot checks begin on the notice's day or later.
pub fn none_is_early(campaign: &Campaign, found: &mut Found) {
    let from = campaign.round.deadlines.spot_checks_from;
    let early = campaign.all_spot_checks().filter(|(key, _)| key.on < from && counts(campaign, *key));
    for (key, _) in early {
        let on = key.on;
        found.add(
            Spot::file::<SpotCheck>(key),
            tr!("checked on {on}; spot checks begin on {from}", "{on}抽查，而督导抽查从{from}开始"),
            tr!("see whether the date is right, and the round", "请核对日期和所属轮次"),
        );
    }
}
