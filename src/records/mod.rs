//! What one record says: one noun, one file; values that cannot be wrong once built.

mod answers;
mod conveyance;
mod county;
mod decision;
mod inspection;
mod item;
mod key;
mod letter;
mod mechanism;
mod participant;
mod record;
mod rectification;
mod round;
mod school;
mod school_work;
mod spot_check;
mod submission;
mod text;

pub use conveyance::Conveyance;
pub use county::{County, CountyKind};
pub use decision::{Decision, DecisionKind};
pub use inspection::{Answer, Inspection};
pub use item::{Applies, Form, Item, ItemKind};
pub use key::{
    DecisionKey, FindingKey, Key, KeyFault, LetterKey, SchoolWorkKey, SpotCheckKey, SubmissionKey, VisitKey,
};
pub use letter::{Letter, Scan, Side, Signature};
pub use mechanism::{CityGroup, LanguageKey, Mechanism};
pub use participant::{Agency, Participant, agencies};
pub use record::{Deed, Record};
pub use rectification::Rectification;
pub use round::{Deadlines, Round};
pub use school::{Liaison, Ownership, School, SchoolKind};
pub use school_work::{Education, EducationKind, SchoolWork, Study};
pub use spot_check::SpotCheck;
pub use submission::{Addressee, Submission};
pub use text::{FileName, Name, Note, TextFault};
