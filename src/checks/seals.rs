//! What holds for the seals of rounds: what a seal covers is what it was when the round was sealed.

use crate::basics::day::Day;
use crate::basics::digest::Digest;
use crate::basics::id::RoundId;
use crate::checks::{Found, Spot};
use crate::diagnostics::Place;
use crate::files::Evidence;
use crate::files::path::{RecordPath, path_of_seal_list};
use crate::files::seal_list::Change;
use crate::files::texts::Texts;
use crate::records::{County, Described, Round};
use crate::register::Register;
use crate::tr;

/// Ensures that no key of a seal is there without those that it needs: its day and its digest, and where it covers the
/// notice, the figures or a list, all of these.
pub fn seals_have_day_and_digest(register: &Register, texts: &Texts, found: &mut Found) {
    for (id, round) in register.rounds() {
        let keys = [
            ("sealed_on", round.sealed_on.is_some()),
            ("sealed_sha256", round.sealed_sha256.is_some()),
            ("sealed_notice_sha256", round.sealed_notice_sha256.is_some()),
            ("sealed_progress_sha256", round.sealed_progress_sha256.is_some()),
        ];
        // The first version sealed with a day and a digest alone.
        let is_whole = keys[2..].iter().any(|(_, is_there)| *is_there) || texts.seal_list(id).is_some();
        let needed = if is_whole { &keys[..] } else { &keys[..2] };
        let Some((key, _)) = keys.iter().find(|(_, is_there)| *is_there) else { continue };
        let Some((missing, _)) = needed.iter().find(|(_, is_there)| !is_there) else { continue };
        let [there, missing] = [key, missing].map(|key| Round::FIELDS.in_file(key));
        found.add(
            Spot::key::<Round>(id, *key),
            tr!("`{there}` is set without `{missing}`", "写了{there}，但缺少{missing}"),
            tr!(
                "take it out, and seal the round with `shuangqian round seal {id} --on …`",
                "请删去这一行，再用 shuangqian round seal {id} --on 日期 封存"
            ),
        );
    }
}

/// A round that is sealed by the register's day.
struct Sealed<'r> {
    id: &'r RoundId,
    round: &'r Round,
    on: Day,
    digest: &'r Digest,
}

fn sealed(register: &Register) -> impl Iterator<Item = Sealed<'_>> {
    register.rounds().filter_map(|(id, round)| {
        Some(Sealed { id, round, on: round.sealed_on?, digest: round.sealed_sha256.as_ref()? })
    })
}

/// The seal of a round, even one dated after the register's day.
fn whole_seal(register: &Register, id: &RoundId) -> Option<Digest> {
    register.round_in_full(id)?.sealed_sha256
}

/// Ensures that the records of a sealed round are what they were when it was sealed: record by record where their list
/// is there, else all together.
pub fn sealed_rounds_are_as_they_were(register: &Register, texts: &Texts, found: &mut Found) {
    for seal in sealed(register) {
        let Some(now) = texts.list_now(seal.id) else { continue };
        let listed = texts.seal_list(seal.id).filter(|list| list.digest() == *seal.digest);
        if now.digest() == *seal.digest {
            continue;
        } else if let Some(then) = listed {
            let changes = then.changes(&now).into_iter();
            // What cannot be read is there, and told already.
            let is_unread = |change: &Change| matches!(change, Change::TakenOut(path, _) if register.is_broken(path));
            changes.filter(|change| !is_unread(change)).for_each(|change| tell(&seal, &change, found));
        } else if texts.round_digest(seal.id).is_some() {
            let sealed_on = seal.on;
            found.add(
                Spot::value::<Round>(seal.id, "sealed_sha256"),
                tr!(
                    "records of the round were changed, added or taken out since it was sealed on {sealed_on}",
                    "{sealed_on}封存以后，该轮记录有改动、增加或删除"
                ),
                take_back(seal.id),
            );
        }
    }
}

fn tell(Sealed { id, on, .. }: &Sealed, change: &Change, found: &mut Found) {
    let (message, place) = match change {
        Change::Changed(_) => {
            (tr!("it was changed since round {id} was sealed on {on}", "{on}封存以后，这条记录有改动"), None)
        }
        Change::Added(_) => {
            (tr!("it was added since round {id} was sealed on {on}", "这条记录是{on}封存以后增加的"), None)
        }
        Change::TakenOut(path, place) => (
            tr!("{path} was taken out since the round was sealed on {on}", "{on}封存以后，{path}被删除"),
            Some(place.clone()),
        ),
    };
    let unit = change.path().unit();
    let spot = match place {
        None => Spot::at_path(change.path().to_string(), Place::File, unit),
        Some(place) => Spot::at_path(path_of_seal_list(id), place, unit),
    };
    found.add(spot, message, take_back(id));
}

fn take_back(id: &RoundId) -> String {
    tr!(
        "see what changed with git, and take it back; if it had to be, seal the round anew: `shuangqian round seal {id} --on … --replace`",
        "请用git查看改动并恢复原样；确需更正的，改后用 shuangqian round seal {id} --on 日期 --replace 重新封存"
    )
}

/// Ensures that the list beside a round is that of its seal.
pub fn lists_are_those_of_their_seal(register: &Register, texts: &Texts, found: &mut Found) {
    for (id, list) in texts.seal_lists() {
        if !register.is_open(id) {
            continue;
        }
        let seal = whole_seal(register, id);
        let message = match seal {
            Some(digest) if list.digest() == digest => continue,
            // A round that cannot be read may well be sealed.
            None if register.round(id).is_none() => continue,
            None => tr!("the list of a seal is here, but round {id} is not sealed", "封存清单在，但轮次{id}没有封存"),
            Some(_) if list.fault().is_some() => {
                tr!("this line is not a digest, two blanks and a path", "这一行不是“校验值、两个空格、路径”")
            }
            Some(_) => tr!("this is not the list that round {id} was sealed with", "这不是轮次{id}封存时的清单"),
        };
        // A seal over another is refused without.
        let anew = if seal.is_some() { " --replace" } else { "" };
        let place = list.fault().unwrap_or(Place::File);
        found.add(
            Spot::at_path(path_of_seal_list(id), place, None),
            message,
            tr!(
                "if a sealing was broken off, seal again with `shuangqian round seal {id} --on …{anew}`; otherwise put it back as git has it, the notice’s file too",
                "如果是封存时中断，请再封存一次：shuangqian round seal {id} --on 日期{anew}；否则请用git恢复它和轮次文件"
            ),
        );
    }
}

/// Ensures that the notice of a sealed round is what it was when the round was sealed.
pub fn sealed_notices_are_as_they_were(register: &Register, texts: &Texts, found: &mut Found) {
    for seal in sealed(register) {
        let (Some(then), Some(now)) = (&seal.round.sealed_notice_sha256, texts.notice_digest(seal.id)) else {
            continue;
        };
        if then == now {
            continue;
        }
        let sealed_on = seal.on;
        found.add(
            Spot::value::<Round>(seal.id, "sealed_notice_sha256"),
            tr!(
                "the notice, its deadlines or its form were changed since the round was sealed on {sealed_on}",
                "{sealed_on}封存以后，通知、期限或检查事项有改动"
            ),
            take_back(seal.id),
        );
    }
}

/// Ensures that the figures of a sealed round are what they were, where its records and its notice are: what else they
/// rest on are the units.
pub fn sealed_figures_are_as_they_were(register: &Register, evidence: Evidence, found: &mut Found) {
    for seal in sealed(register) {
        let (Some(then), Some(now)) = (&seal.round.sealed_progress_sha256, evidence.figures.get(seal.id)) else {
            continue;
        };
        let is_as_sealed = evidence.texts.round_digest(seal.id) == Some(*seal.digest)
            && seal.round.sealed_notice_sha256.as_ref() == evidence.texts.notice_digest(seal.id);
        let has_broken_units = register.gaps().any(|path| path.is_in::<County>());
        if then == now || !is_as_sealed || has_broken_units {
            continue;
        }
        let (id, sealed_on) = (seal.id, seal.on);
        found.add(
            Spot::value::<Round>(id, "sealed_progress_sha256"),
            tr!(
                "the progress of the round on {sealed_on} is no longer the one that was sealed, though its records are: units were changed, added or taken out",
                "该轮记录没有改动，但截至{sealed_on}的进度统计表与封存时不同：单位有改动、增加或删除"
            ),
            tr!(
                "see with git what changed in units/ since; a school that came or went later needs its opened_on or closed_on; if it had to be, seal the round anew: `shuangqian round seal {id} --on … --replace`",
                "请用git查看units文件夹此后的改动；后来开办、停办的学校要写明开办日期、停办日期；确需更正的，改后用 shuangqian round seal {id} --on 日期 --replace 重新封存"
            ),
        );
    }
}

/// Ensures that the seal that a round remembers is that of a round before it.
pub fn seals_are_as_later_rounds_remember_them(register: &Register, found: &mut Found) {
    for (id, round) in register.rounds() {
        let Some(remembered) = &round.previous_sealed_sha256 else { continue };
        let earlier = register.rounds().filter(|(other, one)| (one.issued_on, *other) < (round.issued_on, id));
        let is_known = earlier.map(|(other, _)| other).any(|other| whole_seal(register, other) == Some(*remembered));
        // A round that cannot be read may be the one.
        if is_known || register.gaps().any(RecordPath::is_in::<Round>) {
            continue;
        }
        found.add(
            Spot::value::<Round>(id, "previous_sealed_sha256"),
            tr!(
                "no earlier round has the seal that this round remembers",
                "这一轮所记的上一轮封存校验值，与上一轮的封存不一致"
            ),
            tr!(
                "the seal of the round before was changed or taken out; put it back as git has it",
                "上一轮的封存被改动或删去，请用git查看并恢复原样"
            ),
        );
    }
}

/// Ensures that the round of every list of a seal is open.
pub fn lists_are_of_open_rounds(register: &Register, texts: &Texts, found: &mut Found) {
    for (round, _) in texts.seal_lists().filter(|(round, _)| !register.is_open(round)) {
        found.add(
            Spot::at_path(path_of_seal_list(round), Place::File, None),
            tr!("there is no round “{round}”", "没有“{round}”这个轮次"),
            tr!(
                "put rounds/{round}.toml back as git has it, or take this list out",
                "请用git恢复 rounds/{round}.toml，或删去这个清单"
            ),
        );
    }
}
