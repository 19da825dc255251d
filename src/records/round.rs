//! A round: one notice, its deadlines and its form.

use crate::basics::day::Day;
use crate::basics::digest::Digest;
use crate::basics::document_number::DocumentNumber;
use crate::basics::id::RoundId;
use crate::records::{Deed, Form, Name, Record, Sealed};
use serde::{Deserialize, Serialize};

/// `rounds/<round>.toml`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Round {
    /// What the round is called.
    pub title: Name,
    /// The notice's number (`沧检联〔2019〕4号`).
    pub document_number: DocumentNumber,
    /// The day of the notice.
    pub issued_on: Day,
    /// Titles of the documents that the notice rests on.
    pub basis: Option<Vec<Name>>,
    /// What is printed over the form; 检查情况表, unless said otherwise.
    pub form_title: Option<Name>,
    /// The day that the round was sealed.
    pub sealed_on: Option<Day>,
    /// The digest of the round's records when it was sealed.
    pub sealed_sha256: Option<Digest>,
    /// The digest of this file then, without its lines that begin with `sealed_`.
    pub sealed_notice_sha256: Option<Digest>,
    /// The digest of the round's figures on the sealing day.
    pub sealed_progress_sha256: Option<Digest>,
    /// The seal of the round before, where it had one when this round was opened.
    pub previous_sealed_sha256: Option<Digest>,
    /// The notice's deadlines.
    pub deadlines: Deadlines,
    /// The form, in the order of its columns.
    #[serde(rename = "item")]
    pub form: Form,
}

/// What `round seal` writes into the notice.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct SealKeys {
    /// The day of the sealing.
    pub sealed_on: Day,
    /// The digest of the round's records.
    pub sealed_sha256: Digest,
    /// The digest of the notice.
    pub sealed_notice_sha256: Digest,
    /// The digest of the round's figures.
    pub sealed_progress_sha256: Digest,
}

impl Round {
    /// What is printed over the form.
    pub fn form_title(&self) -> &str {
        self.form_title.as_ref().map_or("检查情况表", Name::as_str)
    }

    /// Sets the keys of a seal.
    pub fn set_seal(&mut self, seal: Option<SealKeys>) {
        self.sealed_on = seal.map(|seal| seal.sealed_on);
        self.sealed_sha256 = seal.map(|seal| seal.sealed_sha256);
        self.sealed_notice_sha256 = seal.map(|seal| seal.sealed_notice_sha256);
        self.sealed_progress_sha256 = seal.map(|seal| seal.sealed_progress_sha256);
    }
}

/// The days that the notice sets (clauses 三(1)–(3)).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deadlines {
    /// Whether done on the day itself is on time; it is, unless said otherwise.
    pub inclusive: Option<bool>,
    /// Letters, both levels.
    pub letters: Day,
    /// Conveyances.
    pub conveyances: Day,
    /// Inspections.
    pub inspections: Day,
    /// What the schools themselves have to do.
    pub school_work: Day,
    /// The day from which the city spot-checks: an opening date, not a deadline.
    pub spot_checks_from: Day,
    /// Days from the finding of a problem to its due date; 15 unless said otherwise.
    pub rectification_days: Option<u16>,
    /// Days that a school opened after a deadline gets, from its opening; 30 unless said otherwise.
    pub opened_later_days: Option<u16>,
}

impl Deadlines {
    /// Days from the finding of a problem to its due date, where the notice says none.
    pub const USUAL_RECTIFICATION_DAYS: u16 = 15;

    /// Whether done on the day itself is on time.
    pub fn inclusive(&self) -> bool {
        self.inclusive.unwrap_or(true)
    }

    /// The last of the deadlines.
    pub fn last(&self) -> Day {
        let further = [self.conveyances, self.inspections, self.school_work];
        further.into_iter().fold(self.letters, Day::max)
    }

    /// Days from the finding of a problem to its due date.
    pub fn rectification_days(&self) -> u32 {
        self.rectification_days.unwrap_or(Deadlines::USUAL_RECTIFICATION_DAYS).into()
    }

    /// Days that a school opened after a deadline gets, from its opening.
    pub fn opened_later_days(&self) -> u32 {
        self.opened_later_days.unwrap_or(30).into()
    }
}

impl Record for Round {
    const FOLDER: &'static str = "rounds";
    const SEALED: Sealed = Sealed::Left;
    type Key = RoundId;

    fn deeds(&self) -> Vec<Deed> {
        let issued = Deed::of("issued_on", Some(self.issued_on));
        issued.into_iter().chain(Deed::of("sealed_on", self.sealed_on)).collect()
    }

    fn rewind(&mut self, to: Day) {
        if self.sealed_on > Some(to) {
            self.set_seal(None);
        }
    }
}
