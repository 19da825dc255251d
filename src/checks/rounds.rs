//! What holds for the rounds themselves.

use crate::checks::{Found, Spot};
use crate::files::texts::Texts;
use crate::records::{Described, Field, Round};
use crate::register::Register;
use crate::tr;

const SEALED: &Field = Round::FIELDS.get("sealed_on");
const DIGEST: &Field = Round::FIELDS.get("sealed_sha256");

/// Ensures that a seal has both its day and its digest.
pub fn seals_have_day_and_digest(register: &Register, found: &mut Found) {
    for (id, round) in register.rounds() {
        let (there, missing) = match (&round.sealed_on, &round.sealed_sha256) {
            (Some(_), None) => (SEALED, DIGEST),
            (None, Some(_)) => (DIGEST, SEALED),
            (Some(_), Some(_)) | (None, None) => continue,
        };
        let (key, [there, missing]) = (there.key, [there, missing].map(Field::in_file));
        found.add(
            Spot::key::<Round>(id, key),
            tr!("`{there}` is set without `{missing}`", "写了{there}，但缺少{missing}"),
            tr!(
                "take it out, and seal the round with `shuangqian round seal {id} --on …`",
                "请删去这一行，再用 shuangqian round seal {id} --on 日期 封存"
            ),
        );
    }
}

/// Ensures that the records of a sealed round are what they were when it was sealed, as far as it was read whole: what is
/// written in another round does not change it, so then it is not.
pub fn sealed_rounds_are_as_they_were(register: &Register, texts: &Texts, found: &mut Found) {
    for (id, round) in register.rounds() {
        let (Some(sealed_on), Some(then)) = (round.sealed_on, &round.sealed_sha256) else { continue };
        if texts.round_digest(id).is_some_and(|now| now != *then) {
            found.add(
                Spot::value::<Round>(id, DIGEST.key),
                tr!(
                    "records of the round were changed, added or taken out since it was sealed on {sealed_on}",
                    "{sealed_on}封存以后，该轮记录有改动、增加或删除"
                ),
                tr!(
                    "see what changed with git, and take it back; if it had to be, seal the round anew: `shuangqian round seal {id} --on … --replace`",
                    "请用git查看改动并恢复原样；确需更正的，改后用 shuangqian round seal {id} --on 日期 --replace 重新封存"
                ),
            );
        }
    }
}
