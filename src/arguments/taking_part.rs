//! `--by NAME@AGENCY…`: who took part in a visit.

use crate::arguments::several::{Several, all, several};
use crate::records::Participant;
use crate::sheets::people::participant;
use crate::tr;

/// The participants named.
#[derive(Clone, Debug, clap::Args)]
pub struct TakingPart {
    /// Who took part.
    #[arg(long, value_name = tr!("NAME@AGENCY", "姓名@机关"), value_parser = several(participant))]
    #[arg(help = tr!(
        "Who took part, and for which agency; several joined by `,`, or the option repeated",
        "参加人员及所属机关（检察院、教育局），几人用“、”隔开，或写多次"
    ))]
    pub by: Vec<Several<Participant>>,
}

impl TakingPart {
    /// All of them; `None` where nobody is named.
    pub fn named(&self) -> Option<Vec<Participant>> {
        Some(all(&self.by).cloned().collect::<Vec<_>>()).filter(|named| !named.is_empty())
    }
}
