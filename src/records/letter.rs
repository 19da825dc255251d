//! A responsibility letter: two signatures, and where the paper lies.

use crate::basics::day::Day;
use crate::basics::digest::Digest;
use crate::basics::id::{RoundId, SchoolId, UnitId};
use crate::basics::vocabulary::Vocabulary;
use crate::records::key::id;
use crate::records::{Deed, Described, Field, FileName, Key, KeyFault, Kind, Name, Person, PersonKey, Record, Sealed};
use serde::{Deserialize, Serialize};

/// `letters/<round>/<county>.toml` and `letters/<round>/<county>/<school>.toml`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Letter {
    /// How many copies were signed.
    pub copies: Option<u8>,
    /// Where the paper lies.
    pub archive_ref: Option<Name>,
    /// What stands for the city group's signature, or the county group's; whether somebody signed, a method says.
    upper: Option<Signature>,
    /// What stands for the county group's signature, or that of the head of the school; likewise.
    lower: Option<Signature>,
    /// The scan of the paper.
    pub scan: Option<Scan>,
}

/// One party's signature.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signature {
    /// Who signed.
    pub signer: Person,
    /// The signer's post of that day.
    pub post: Option<Name>,
    /// The day.
    pub signed_on: Day,
}

/// The scan of a letter, which stays out of git.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scan {
    /// Its file in `scans/<round>/<county>/`.
    pub file: FileName,
    /// The digest of its bytes.
    pub sha256: Digest,
}

crate::words! {
    /// One of the two parties to a letter.
    Side {
        Upper = "upper", "上级";
        Lower = "lower", "下级";
    }
}

crate::words! {
    /// Which of the two signings a letter belongs to.
    Level {
        CityCounty = "city_county", "市县";
        CountySchool = "county_school", "县校";
    }
}

/// Which signing it is; no key of a letter, for it follows from whose letter it is.
pub const LEVEL: Field = Field::optional("level", "层级", Kind::Word(Vocabulary::of::<Level>()), &[]);

/// Each party of a letter: who signed, and when.
pub const SIDES: [[&Field; 2]; 2] = [
    [Letter::FIELDS.get("upper.signer"), Letter::FIELDS.get("upper.signed_on")],
    [Letter::FIELDS.get("lower.signer"), Letter::FIELDS.get("lower.signed_on")],
];

impl Letter {
    /// Puts the signature of a party under it.
    pub fn sign(&mut self, side: Side, signature: Option<Signature>) {
        match side {
            Side::Upper => self.upper = signature,
            Side::Lower => self.lower = signature,
        }
    }

    /// The signature of a party, if somebody has signed for it.
    pub fn signature(&self, side: Side) -> Option<&Signature> {
        let written = match side {
            Side::Upper => self.upper.as_ref(),
            Side::Lower => self.lower.as_ref(),
        };
        written.filter(|signature| signature.signer.somebody().is_some())
    }

    /// The letter's date: the later signature, once both parties have signed (clause 附1).
    pub fn signed_on(&self) -> Option<Day> {
        let (upper, lower) = (self.signature(Side::Upper)?, self.signature(Side::Lower)?);
        Some(upper.signed_on.max(lower.signed_on))
    }

    /// Whether one party has signed and the other has not.
    pub fn is_half_signed(&self) -> bool {
        self.signature(Side::Upper).is_some() != self.signature(Side::Lower).is_some()
    }
}

/// The key of a letter: a county's own (first signing) or a school's (second signing).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LetterKey {
    /// The round.
    pub round: RoundId,
    /// Whose letter.
    pub unit: UnitId,
}

impl Key for LetterKey {
    fn read(names: &[&str]) -> Result<LetterKey, KeyFault> {
        let (round, unit) = names.split_first().ok_or(KeyFault::Depth)?;
        let unit = match unit {
            [county] => UnitId::County(id(county)?),
            _ => UnitId::School(SchoolId::read(unit)?),
        };
        Ok(LetterKey { round: id(round)?, unit })
    }

    fn path(&self) -> String {
        format!("{}/{}", self.round, self.unit)
    }

    fn unit(&self) -> Option<UnitId> {
        Some(self.unit.clone())
    }

    fn round(&self) -> Option<&RoundId> {
        Some(&self.round)
    }

    fn with_unit(&self, unit: &UnitId) -> Option<LetterKey> {
        Some(LetterKey { round: self.round.clone(), unit: unit.clone() })
    }
}

impl Record for Letter {
    const FOLDER: &'static str = "letters";
    const SEALED: Sealed = Sealed::Covered;
    type Key = LetterKey;

    fn deeds(&self) -> Vec<Deed> {
        let day = |side: &Option<Signature>| side.as_ref().map(|signature| signature.signed_on);
        let upper = Deed::of("upper.signed_on", day(&self.upper));
        upper.into_iter().chain(Deed::of("lower.signed_on", day(&self.lower))).collect()
    }

    fn people(&self) -> Vec<(PersonKey, &Person)> {
        let sides = [("upper.signer", &self.upper), ("lower.signer", &self.lower)];
        let signers = sides.into_iter().filter_map(|(key, side)| Some((PersonKey::Only(key), &side.as_ref()?.signer)));
        signers.collect()
    }

    fn rewind(&mut self, to: Day) {
        for side in [&mut self.upper, &mut self.lower] {
            side.take_if(|signature| signature.signed_on > to);
        }
    }
}
