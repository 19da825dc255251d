//! What holds for the rounds themselves.

use crate::checks::{Found, Spot};
use crate::records::Round;
use crate::register::Register;
use crate::tr;

/// Ensures that a seal has both its day and its digest.
pub fn seals_have_day_and_digest(register: &Register, found: &mut Found) {
    for (id, round) in &register.records.rounds {
        let (there, missing) = match (&round.sealed_on, &round.sealed_sha256) {
            (Some(_), None) => ("sealed_on", "sealed_sha256"),
            (None, Some(_)) => ("sealed_sha256", "sealed_on"),
            (Some(_), Some(_)) | (None, None) => continue,
        };
        found.add(
            Spot::key::<Round>(id, there),
            tr!("`{there}` stands without `{missing}`", "写了 {there}，但缺少 {missing}"),
            tr!(
                "take it out, and seal the round with `shuangqian round seal {id} --on …`",
                "请删去这一行，再用 shuangqian round seal {id} --on 日期 封存"
            ),
        );
    }
}
