//! What holds for responsibility letters (书).

use crate::basics::fold::fold;
use crate::basics::id::UnitId;
use crate::basics::words::Word;
use crate::checks::{Found, Spot};
use crate::files::scans::{Scans, scan_path};
use crate::records::{Letter, LetterKey, Name, Side, Signature};
use crate::register::{Campaign, Register};
use crate::tr;

/// Ensures that a scan on this computer is the one recorded.
pub fn scans_are_those_recorded(register: &Register, scans: &Scans, found: &mut Found) {
    for (key, letter) in register.letters() {
        let Some(scan) = &letter.scan else { continue };
        let (unit, path) = (&key.unit, scan_path(&key.round, key.unit.county(), &scan.file));
        if scans.digest(&path).is_some_and(|digest| *digest != scan.sha256) {
            found.add(
                Spot::value::<Letter>(key, "scan.sha256"),
                tr!("{path} is not the scan that was recorded", "扫描件{path}与登记时的不一致"),
                tr!(
                    "put the recorded scan back, or record this one with `shuangqian sign {unit} --scan FILE --replace`",
                    "请放回原来的扫描件；如确已更换，用 shuangqian sign {unit} --scan 文件 --replace 重新登记"
                ),
            );
        }
    }
}

/// Ensures that a letter that one party has signed is signed by the other too.
pub fn both_parties_sign(campaign: &Campaign, found: &mut Found) {
    for (key, letter) in letters(campaign).filter(|(_, letter)| letter.is_half_signed()) {
        let (signed, signature, missing) = match [Side::Upper, Side::Lower].map(|side| letter.signature(side)) {
            [Some(upper), _] => ("upper", upper, party(&key.unit, Side::Lower)),
            [_, Some(lower)] => ("lower", lower, party(&key.unit, Side::Upper)),
            [None, None] => continue,
        };
        let Signature { signer, signed_on, .. } = signature;
        let (unit, signer) = (&key.unit, signer.written());
        found.add(
            Spot::key::<Letter>(key, signed),
            tr!(
                "only {signer} has signed, on {signed_on}; the signature of {missing} is missing",
                "只有{signer}于{signed_on}签字，{missing}尚未签字"
            ),
            tr!("once signed: `shuangqian sign {unit} --on …`", "补签后用 shuangqian sign {unit} --on 日期 登记"),
        );
    }
}

fn party(unit: &UnitId, side: Side) -> String {
    match (unit, side) {
        (UnitId::County(_), Side::Upper) => tr!("the city group", "市联合督导组"),
        (UnitId::County(_), Side::Lower) | (UnitId::School(_), Side::Upper) => tr!("the county group", "县联合工作组"),
        (UnitId::School(_), Side::Lower) => tr!("the school", "学校（幼儿园）"),
    }
}

/// Ensures that the leader or head signs in person.
pub fn heads_sign_in_person(campaign: &Campaign, found: &mut Found) {
    for (key, letter) in letters(campaign) {
        for side in [Side::Upper, Side::Lower] {
            let Some(signature) = letter.signature(side) else { continue };
            let Some(head) = campaign.register.head(&key.unit, side) else { continue };
            let signer = signature.signer.written();
            let is_head = signer == head || fold(signer.as_str()) == fold(head.as_str());
            if is_head || signature.post.as_ref().is_some_and(says_head) {
                continue;
            }
            let party = party(&key.unit, side);
            let option = Word::key(side);
            let place = format!("{option}.signer");
            found.add(
                Spot::value::<Letter>(key, place),
                tr!(
                    "{signer} signed for {party}, whose head on record is {head}",
                    "{signer}代表{party}签字，登记的负责人是{head}"
                ),
                tr!(
                    "have the head sign, or mend who is on record; of a head of that day tell the post: `shuangqian sign … --{option} NAME@POST`",
                    "请负责人本人签字，或更正登记的负责人；签字人当时就是负责人的，用 shuangqian sign … --{option} 姓名@职务 写明职务"
                ),
            );
        }
    }
}

/// Whether a post is that of a head or leader; of several posts one is enough.
fn says_head(post: &Name) -> bool {
    let heads = ["校长", "园长", "组长", "负责人", "head", "leader", "principal"];
    let deputies = ["副", "助理", "deputy", "vice", "assistant"];
    let post = post.as_str().to_lowercase();
    let mut posts = post.split(['、', '，', ',', '；', ';', '/', '兼']);
    posts.any(|post| heads.iter().any(|head| post.contains(head)) && !deputies.iter().any(|word| post.contains(word)))
}

/// Ensures that the county's own letter is signed before those of its schools.
pub fn the_county_signs_first(campaign: &Campaign, found: &mut Found) {
    for (key, letter) in letters(campaign).filter(|(key, _)| key.unit.school().is_some()) {
        let (Some(signed_on), Some(lower)) = (letter.signed_on(), letter.signature(Side::Lower)) else { continue };
        let county = key.unit.county().clone().into();
        let county_signed_on = campaign.letter(&county).and_then(Letter::signed_on);
        let message = match county_signed_on {
            Some(first) if first <= signed_on => continue,
            Some(first) => tr!(
                "signed on {signed_on}, before the county's own letter of {first}",
                "{signed_on}签订，早于市县责任书（{first}签订）"
            ),
            None => tr!(
                "signed on {signed_on}, while the county's own letter is not signed yet",
                "{signed_on}签订，而市县责任书尚未签订"
            ),
        };
        let side = if lower.signed_on == signed_on { "lower" } else { "upper" };
        let help = tr!(
            "see whether the dates of both letters are right; the county's own letter comes first",
            "请核对两级责任书的日期；应先签市县责任书，再签县校责任书"
        );
        found.add(Spot::value::<Letter>(key, format!("{side}.signed_on")), message, help);
    }
}

/// The letters of the round, of units in force.
fn letters<'r>(campaign: &Campaign<'r>) -> impl Iterator<Item = (&'r LetterKey, &'r Letter)> + use<'r> {
    let register = campaign.register;
    campaign.all_letters().filter(move |(key, _)| register.in_force(&key.unit, register.as_of))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deputy_is_no_head() {
        for head in ["校长", "党支部书记、校长", "园长", "代校长", "负责人", "校长兼副书记", "Head", "group leader"]
        {
            assert!(says_head(&head.parse().unwrap()), "{head}");
        }
        for other in ["副校长", "常务副校长", "校长助理", "教导主任", "副组长", "vice-principal", "Deputy Head"]
        {
            assert!(!says_head(&other.parse().unwrap()), "{other}");
        }
    }
}
