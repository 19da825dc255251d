//! 责任书: a letter as it is printed, to be signed or as it was signed.

use crate::basics::id::UnitId;
use crate::papers::notice::{Notice, written};
use crate::records::{Name, School, Side, Signature};
use crate::register::Campaign;
use serde::Serialize;

/// How many copies a letter has where its record does not say: one for each party.
const COPIES: u8 = 2;

/// One copy of a letter.
#[derive(Clone, Debug, Default, Serialize)]
pub struct LetterPaper {
    #[serde(flatten)]
    notice: Notice,
    #[serde(skip_serializing_if = "Option::is_none")]
    school: Option<Party>,
    upper: Signed,
    lower: Signed,
    copies: String,
    copy: String,
}

/// The school that signs.
#[derive(Clone, Debug, Default, Serialize)]
struct Party {
    name: String,
    head: &'static str,
    pupils: &'static str,
    principal: String,
    vice_principal: String,
    liaison: String,
}

/// A party's signature, empty where there is none.
#[derive(Clone, Debug, Default, Serialize)]
struct Signed {
    signer: String,
    post: String,
    signed_on: String,
}

/// The copies of a unit's letter, as many as its record says.
pub fn letter_papers(campaign: &Campaign, unit: &UnitId) -> Vec<LetterPaper> {
    let letter = campaign.letter(unit);
    let copies = letter.and_then(|letter| letter.copies).unwrap_or(COPIES).max(1);
    let side = |side| signed(letter.and_then(|letter| letter.signature(side)));
    let paper = LetterPaper {
        notice: Notice::to(campaign, unit.county()),
        school: unit.school().map(|id| party(campaign.register.name(unit), campaign.register.school(id))),
        upper: side(Side::Upper),
        lower: side(Side::Lower),
        copies: if copies == 2 { "两".to_owned() } else { in_words(copies) },
        copy: String::new(),
    };
    (1..=copies).map(|copy| LetterPaper { copy: in_words(copy), ..paper.clone() }).collect()
}

/// A letter of a school, or one of a county, that leaves nothing open and one that leaves everything open, to try a
/// template with.
pub fn sample_letters(school: Option<&str>) -> [LetterPaper; 2] {
    let signed = || Signed { signer: "某".into(), post: "组长".into(), signed_on: "2019年8月2日".into() };
    let party = |name: &str| Party {
        name: name.to_owned(),
        head: "校长",
        pupils: "学生",
        principal: "某".into(),
        vice_principal: "某".into(),
        liaison: "某".into(),
    };
    let (copies, copy) = ("两".to_owned(), "一".to_owned());
    let (notice, filled) = (Notice::sample(), school.map(party));
    let filled = LetterPaper { notice, school: filled, upper: signed(), lower: signed(), copies, copy };
    [filled, LetterPaper { school: school.map(|_| Party::default()), ..LetterPaper::default() }]
}

fn party(name: String, school: Option<&School>) -> Party {
    let named = |name: Option<&Name>| name.map(ToString::to_string).unwrap_or_default();
    let is_kindergarten = school.is_some_and(School::is_kindergarten);
    Party {
        name,
        head: if is_kindergarten { "园长" } else { "校长" },
        pupils: if is_kindergarten { "幼儿" } else { "学生" },
        principal: named(school.and_then(School::principal)),
        vice_principal: named(school.and_then(School::vice_principal)),
        liaison: named(school.and_then(School::liaison).map(|(name, _)| name)),
    }
}

fn signed(signature: Option<&Signature>) -> Signed {
    Signed {
        signer: signature
            .and_then(|signature| signature.signer.somebody())
            .map(ToString::to_string)
            .unwrap_or_default(),
        post: signature.and_then(|signature| Some(signature.post.as_ref()?.to_string())).unwrap_or_default(),
        signed_on: written(signature.map(|signature| signature.signed_on)),
    }
}

/// A small number as papers write it.
fn in_words(number: u8) -> String {
    const WORDS: [&str; 11] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    WORDS.get(usize::from(number)).map_or_else(|| number.to_string(), ToString::to_string)
}
