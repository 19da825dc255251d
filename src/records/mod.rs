//! What one record says: one noun, one file; values that cannot be wrong once built.

mod conveyance;
mod county;
mod inspection;
mod item;
mod key;
mod letter;
mod mechanism;
mod participant;
mod record;
mod round;
mod school;
mod text;

pub use conveyance::Conveyance;
pub use county::{County, CountyKind};
pub use inspection::{Answer, Inspection};
pub use item::{Applies, Form, Item, ItemKind};
pub use key::{Key, KeyFault, LetterKey, VisitKey};
pub use letter::{Letter, Scan, Side, Signature};
pub use mechanism::{CityGroup, Mechanism};
pub use participant::{Agency, Participant, agencies};
pub use record::{Deed, Record};
pub use round::{Deadlines, Round};
pub use school::{Liaison, Ownership, School, SchoolKind};
pub use text::{FileName, Name, Note, TextFault};
