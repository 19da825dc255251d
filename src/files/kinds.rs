//! The list of record kinds: a new one is a line here and a noun in `records/`.

use crate::basics::day::Day;
use crate::basics::id::{RoundId, UnitId};
use crate::files::decode::{Fault, decode};
use crate::records::*;
use std::collections::BTreeMap;

/// The path of a record from the root, with `/`.
pub fn path_of<R: Record>(key: &R::Key) -> String {
    format!("{}/{}.toml", R::FOLDER, key.path())
}

/// The path of a unit's own file from the root.
pub fn path_of_unit(unit: &UnitId) -> String {
    match unit {
        UnitId::County(county) => path_of::<County>(county),
        UnitId::School(school) => path_of::<School>(school),
    }
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
    ($($field:ident: $record:ident, $depths:expr;)+) => {
        /// Every record, by kind and key.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct Records {
            /// `mechanism.toml`, if it could be read.
            pub mechanism: Option<Mechanism>,
            $(#[doc = concat!("By key, what lies in the folder of ", stringify!($record), ".")]
              pub $field: OfKind<$record>,)+
        }

        /// A record of any kind, for rules that hold for all.
        #[derive(Clone, Copy)]
        pub enum Entry<'r> {
            $(#[doc = concat!("See [`", stringify!($record), "`].")]
              $record(&'r <$record as Record>::Key, &'r $record),)+
        }

        impl<'r> Entry<'r> {
            /// The folder of its kind.
            pub fn folder(self) -> &'static str {
                match self { $(Entry::$record(..) => <$record as Record>::FOLDER,)+ }
            }

            /// The path from the root, with `/`.
            pub fn path(self) -> String {
                match self { $(Entry::$record(key, _) => path_of::<$record>(key),)+ }
            }

            /// The unit that the record is of.
            pub fn unit(self) -> Option<UnitId> {
                match self { $(Entry::$record(key, _) => key.unit(),)+ }
            }

            /// The round that the record is of.
            pub fn round(self) -> Option<&'r RoundId> {
                match self { $(Entry::$record(key, _) => key.round(),)+ }
            }

            /// The day that the record is of.
            pub fn on(self) -> Option<Day> {
                match self { $(Entry::$record(key, _) => key.on(),)+ }
            }

            /// The deeds that its content dates.
            pub fn deeds(self) -> Vec<Deed> {
                match self { $(Entry::$record(_, record) => record.deeds(),)+ }
            }
        }

        /// Records as they come from the disk.
        #[derive(Clone, Default)]
        pub struct Batch {
            $(pub(super) $field: Vec<(<$record as Record>::Key, $record)>,)+
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

            /// Puts the records in order, while they are at hand.
            pub fn sort(&mut self) {
                $(self.$field.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));)+
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

        /// The fields of the record at the names below a record folder.
        pub fn fields_of(folder: &str, names: &[&str]) -> Option<Fields> {
            $(if folder == <$record as Record>::FOLDER
                && <<$record as Record>::Key as Key>::read(names).is_ok() {
                return Some(<$record as Described>::FIELDS);
            })+
            None
        }

        impl Records {
            /// All that lies in some batches, each kind beside the others. Quick where the batches are sorted, and their
            /// order is that of the records.
            pub fn gathered(mut batches: Vec<Batch>, mechanism: Option<Mechanism>) -> Records {
                $(let $field: Vec<_> = batches.iter_mut().map(|batch| std::mem::take(&mut batch.$field)).collect();)+
                let mut records = Records { mechanism, ..Records::default() };
                rayon::scope(|scope| {
                    $(scope.spawn(|_| records.$field = flattened($field).into_iter().collect());)+
                });
                records
            }

            /// Every record of every kind.
            pub fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
                let entries = std::iter::empty();
                $(let entries = entries.chain(self.$field.iter().map(|(key, record)| Entry::$record(key, record)));)+
                entries
            }

            /// Whether there is a record at a path, which is without `.toml`.
            pub fn hold(&self, path: &str) -> bool {
                let names: Vec<_> = path.split('/').collect();
                let Some((folder, names)) = names.split_first() else { return false };
                $(if *folder == <$record as Record>::FOLDER
                    && let Ok(key) = <<$record as Record>::Key as Key>::read(names)
                    && self.$field.contains_key(&key) {
                    return true;
                })+
                false
            }

            /// Leaves out what is dated after a day. The records that anything was left out of, whole.
            pub fn rewind(&mut self, to: Day) -> Records {
                let mut whole = Records::default();
                $((self.$field, whole.$field) = rewound(std::mem::take(&mut self.$field), to);)+
                whole
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

/// The records of a kind without what is dated after a day, and whole those that anything was left out of.
fn rewound<R: Record + Clone>(of_kind: OfKind<R>, to: Day) -> (OfKind<R>, OfKind<R>) {
    let is_after = |record: &R| record.deeds().iter().any(|deed| deed.on > to);
    let of_later_days = |key: &R::Key| key.on().is_some_and(|on| on > to);
    if !of_kind.iter().any(|(key, record)| of_later_days(key) || is_after(record)) {
        return (of_kind, OfKind::<R>::new());
    }
    let (later, mut kept): (OfKind<R>, OfKind<R>) = of_kind.into_iter().partition(|(key, _)| of_later_days(key));
    let mut whole = later;
    for (key, record) in kept.iter_mut().filter(|(_, record)| is_after(record)) {
        whole.insert(key.clone(), record.clone());
        record.rewind(to);
    }
    (kept, whole)
}

impl Records {
    /// The words for the fields of the record at a path.
    pub fn wording(&self, path: &str) -> Wording<'_> {
        let names: Vec<_> = path.trim_end_matches(".toml").split('/').collect();
        let fields = names.split_first().and_then(|(folder, names)| fields_of(folder, names));
        let round = names.get(1).and_then(|round| round.parse::<RoundId>().ok());
        let form = round.and_then(|round| self.rounds.get(&round)).map(|round| &round.form);
        Wording { fields: fields.unwrap_or(Fields(&[])), form }
    }
}

type OfKind<R> = BTreeMap<<R as Record>::Key, R>;

fn flattened<T>(parts: Vec<Vec<T>>) -> Vec<T> {
    let mut all = Vec::with_capacity(parts.iter().map(Vec::len).sum());
    parts.into_iter().for_each(|part| all.extend(part));
    all
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
