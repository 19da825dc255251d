//! The list of record kinds: a new one is a line here and a noun in `records/`.

use crate::basics::id::UnitId;
use crate::files::decode::{Fault, decode};
use crate::records::*;
use std::collections::BTreeMap;

/// The path of a record from the root, with `/`.
pub fn path_of<R: Record>(key: &R::Key) -> String {
    format!("{}/{}.toml", R::FOLDER, key.path())
}

/// A record of any kind, for rules that hold for all.
pub struct Entry<'r> {
    /// The folder of its kind.
    pub folder: &'static str,
    /// The path from the root, with `/`.
    pub path: String,
    /// What its path says.
    pub key: KeyView<'r>,
    /// The deeds that its content dates.
    pub deeds: Vec<Deed>,
}

/// What a key says, whatever its kind.
pub struct KeyView<'r> {
    /// The unit that the record is of.
    pub unit: Option<UnitId>,
    /// The round that the record is of.
    pub round: Option<&'r crate::basics::id::RoundId>,
    /// The day that the record is of.
    pub on: Option<crate::basics::day::Day>,
}

/// What became of one file.
pub enum Placed {
    /// It is a record and was taken in.
    Read,
    /// It is a record that cannot be read.
    Broken(Vec<Fault>),
    /// It is no record of its folder.
    Misplaced(KeyFault),
}

macro_rules! kinds {
    ($($field:ident: $record:ty, $depths:expr;)+) => {
        /// Every record, by kind and key.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct Records {
            /// `mechanism.toml`, if it could be read.
            pub mechanism: Option<Mechanism>,
            $(#[doc = concat!("By key, what lies in the folder of ", stringify!($record), ".")]
              pub $field: BTreeMap<<$record as Record>::Key, $record>,)+
        }

        /// Records as they come from the disk, in no order.
        #[derive(Clone, Default)]
        pub struct Batch {
            $($field: Vec<(<$record as Record>::Key, $record)>,)+
        }

        impl Batch {
            /// Takes in the file at the names below a record folder (the last one without `.toml`).
            pub fn place(&mut self, folder: &str, names: &[&str], text: &str) -> Placed {
                let mut fault = KeyFault::Depth;
                $(if folder == <$record as Record>::FOLDER {
                    match <<$record as Record>::Key as Key>::read(names) {
                        Ok(key) => return match decode::<$record>(text) {
                            Ok(record) => { self.$field.push((key, record)); Placed::Read }
                            Err(faults) => Placed::Broken(faults),
                        },
                        Err(KeyFault::Depth) => {}
                        Err(other) => fault = other,
                    }
                })+
                Placed::Misplaced(fault)
            }

            /// Takes in another batch.
            pub fn absorb(&mut self, other: Batch) {
                $(self.$field.extend(other.$field);)+
            }

            /// Puts the records in order.
            pub fn into_records(self, mechanism: Option<Mechanism>) -> Records {
                Records { mechanism, $($field: self.$field.into_iter().collect(),)+ }
            }
        }

        /// The unit that the names below a record folder say, if they say one.
        pub fn unit_of(folder: &str, names: &[&str]) -> Option<UnitId> {
            $(if folder == <$record as Record>::FOLDER
                && let Ok(key) = <<$record as Record>::Key as Key>::read(names) {
                return key.unit();
            })+
            None
        }

        impl Records {
            /// Every record of every kind, with what all kinds have in common.
            pub fn entries(&self) -> Vec<Entry<'_>> {
                let mut entries = Vec::new();
                $(entries.extend(self.$field.iter().map(|(key, record)| Entry {
                    folder: <$record as Record>::FOLDER,
                    path: path_of::<$record>(key),
                    key: KeyView { unit: key.unit(), round: key.round(), on: key.on() },
                    deeds: record.deeds(),
                }));)+
                entries
            }

            /// Leaves out what is dated after the day that `limit` sets for a record's round.
            pub fn rewind(&mut self, limit: impl Fn(Option<&crate::basics::id::RoundId>) -> crate::basics::day::Day) {
                $(self.$field.retain(|key, record| {
                    let to = limit(key.round());
                    record.rewind(to);
                    key.on().is_none_or(|on| on <= to)
                });)+
            }

            /// Takes in other records, those with the same key in place of the old.
            pub fn absorb(&mut self, other: Records) {
                self.mechanism = other.mechanism.or(self.mechanism.take());
                $(self.$field.extend(other.$field);)+
            }
        }

        /// The record folders, each with the most names that a path below it has.
        pub const FOLDERS: &[(&str, usize)] = &[$((<$record as Record>::FOLDER, $depths)),+];
    };
}

kinds! {
    rounds: Round, 1;
    counties: County, 2;
    schools: School, 2;
    letters: Letter, 3;
    conveyances: Conveyance, 3;
    inspections: Inspection, 3;
    spot_checks: SpotCheck, 3;
    rectifications: Rectification, 3;
    school_work: SchoolWork, 3;
    submissions: Submission, 3;
    decisions: Decision, 3;
}
