//! What one record says: one noun, one file; values that cannot be wrong once built.

mod by_item;
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

pub use by_item::ByItem;
pub use conveyance::Conveyance;
pub use county::{County, CountyKind};
pub use decision::{Decision, DecisionKey, DecisionKind};
pub use inspection::{Answer, Inspection};
pub use item::{Applies, Form, Item, ItemKind};
pub use key::{Key, KeyFault, VisitKey};
pub use letter::{Letter, LetterKey, Scan, Side, Signature};
pub use mechanism::{CityGroup, LanguageKey, Mechanism};
pub use participant::{Agency, Participant, agencies};
pub use record::{Deed, DeedKey, Record};
pub use rectification::{FindingKey, Rectification};
pub use round::{Deadlines, Round};
pub use school::{Liaison, Ownership, School, SchoolKind};
pub use school_work::{Education, EducationKind, SchoolWork, SchoolWorkKey, Study};
pub use spot_check::{SpotCheck, SpotCheckKey};
pub use submission::{Addressee, Submission, SubmissionKey};
pub use text::{FileName, Name, Note, TextFault};
