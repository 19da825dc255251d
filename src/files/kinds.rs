//! All records by kind, and what holds for every kind; the kinds are listed in `records/kinds.rs`.

use crate::basics::day::Day;
use crate::basics::id::{RoundId, UnitId};
use crate::files::decode::{Fault, decode, decode_but_for_unknown_keys};
use crate::files::path::RecordKey;
use crate::records::*;
use std::collections::BTreeMap;

macro_rules! kinds {
    ($($field:ident: $record:ident, $_names:tt;)+) => {
        /// All records, by kind and key.
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

            /// The key of the record.
            pub fn key(self) -> RecordKey {
                match self { $(Entry::$record(key, _) => RecordKey::$record(key.clone()),)+ }
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

            /// What stands at every place where it names a person.
            pub fn people(self) -> Vec<(PersonKey, &'r Person)> {
                match self { $(Entry::$record(_, record) => record.people(),)+ }
            }

            /// The deeds that its content dates.
            pub fn deeds(self) -> Vec<Deed> {
                match self { $(Entry::$record(_, record) => record.deeds(),)+ }
            }
        }

        /// Records as they come from the disk.
        #[derive(Clone, Default)]
        pub struct Batch {
            /// How many records of a kind may come, for which room is made at once.
            most: usize,
            $(pub(super) $field: Vec<(<$record as Record>::Key, $record)>,)+
        }

        impl Batch {
            /// For at most so many records of a kind.
            pub fn of(most: usize) -> Batch {
                Batch { most, ..Batch::default() }
            }

            /// Takes in the record of a key, or says why its text is none.
            pub fn place(&mut self, key: RecordKey, text: &str) -> Result<(), Vec<Fault>> {
                match key {
                    $(RecordKey::$record(key) => {
                        let record = decode::<$record>(text)?;
                        if self.$field.is_empty() {
                            self.$field.reserve_exact(self.most);
                        }
                        self.$field.push((key, record));
                    })+
                }
                Ok(())
            }

            /// Takes in the record of a key, if only unknown keys keep its text from being one.
            pub fn place_but_for_unknown_keys(&mut self, key: RecordKey, text: &str) {
                match key {
                    $(RecordKey::$record(key) => {
                        self.$field.extend(decode_but_for_unknown_keys::<$record>(text).map(|record| (key, record)));
                    })+
                }
            }

            /// Puts the records in order, while they are at hand.
            pub fn sort(&mut self) {
                $(self.$field.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));)+
            }
        }

        impl Records {
            /// All that some batches hold, kind by kind. Quick where the batches are sorted, and their order is that of
            /// the records.
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

            /// Whether there is a record of a key.
            pub fn hold(&self, key: &RecordKey) -> bool {
                match key { $(RecordKey::$record(key) => self.$field.contains_key(key),)+ }
            }

            /// Leaves out what is dated after a day; returns in full the records from which anything was left out.
            pub fn rewind(&mut self, to: Day) -> Records {
                let mut whole = Records::default();
                $((self.$field, whole.$field) = rewound(std::mem::take(&mut self.$field), to);)+
                whole
            }

            /// Exchanges the records at some keys; exchanged again, everything is as it was.
            pub fn exchange(&mut self, change: &mut Change) {
                $(exchange(&mut self.$field, &mut change.$field);)+
            }

            /// Takes in other records, which replace those with the same key.
            pub fn absorb(&mut self, other: Records) {
                self.mechanism = other.mechanism.or(self.mechanism.take());
                $(absorb(&mut self.$field, other.$field);)+
            }
        }

        /// What shall stand at some keys: a record, or none.
        #[derive(Clone, Debug, Default)]
        pub struct Change {
            $(#[doc = concat!("At keys of ", stringify!($record), ".")]
              pub $field: BTreeMap<<$record as Record>::Key, Option<$record>>,)+
        }

        impl Change {
            /// The same, with no record at a key.
            pub fn take_away(&mut self, key: &RecordKey) {
                match key { $(RecordKey::$record(key) => drop(self.$field.insert(key.clone(), None)),)+ }
            }

            /// The change to some records as they are on a day; and the change to those that are kept in full, because
            /// something of them is dated later.
            pub fn to(records: Records, day: Day) -> [Change; 2] {
                let [mut kept, mut whole] = [Change::default(), Change::default()];
                $([kept.$field, whole.$field] = change_to(records.$field, day);)+
                [kept, whole]
            }
        }
    };
}

impl Records {
    /// Whether there is a county or a school.
    pub fn have_units(&self) -> bool {
        !self.counties.is_empty() || !self.schools.is_empty()
    }
}

/// The records of a kind without what is dated after a day; and, in full, those from which anything was left out.
fn rewound<R: Record + Clone>(of_kind: OfKind<R>, to: Day) -> (OfKind<R>, OfKind<R>) {
    let is_after = |record: &R| record.deeds().iter().any(|deed| deed.on > to);
    let of_later_days = |key: &R::Key| key.on().is_some_and(|on| on > to);
    if !of_kind.iter().any(|(key, record)| of_later_days(key) || is_after(record)) {
        return (of_kind, OfKind::<R>::new());
    }
    let later: Vec<_> = of_kind.keys().filter(|key| of_later_days(key)).cloned().collect();
    let mut kept = of_kind;
    let mut whole: OfKind<R> = later.into_iter().filter_map(|key| kept.remove_entry(&key)).collect();
    for (key, record) in kept.iter_mut().filter(|(_, record)| is_after(record)) {
        whole.insert(key.clone(), record.clone());
        record.rewind(to);
    }
    (kept, whole)
}

/// What shall stand at the keys of records as of a day; and, in full, what of those from which anything is left out.
fn change_to<R: Record + Clone>(records: OfKind<R>, day: Day) -> [BTreeMap<R::Key, Option<R>>; 2] {
    let keys: Vec<_> = records.keys().cloned().collect();
    let (kept, whole) = rewound(records, day);
    [kept, whole].map(|mut of_kind| keys.iter().map(|key| (key.clone(), of_kind.remove(key))).collect())
}

fn exchange<K: Ord + Clone, R>(records: &mut BTreeMap<K, R>, change: &mut BTreeMap<K, Option<R>>) {
    for (key, record) in change {
        *record = match record.take() {
            Some(new) => records.insert(key.clone(), new),
            None => records.remove(key),
        };
    }
}

/// Puts records to others. Where there are none yet, as when a report reads units first, none is put in by itself.
fn absorb<K: Ord, R>(records: &mut BTreeMap<K, R>, other: BTreeMap<K, R>) {
    match records.is_empty() {
        true => *records = other,
        false => records.extend(other),
    }
}

type OfKind<R> = BTreeMap<<R as Record>::Key, R>;

fn flattened<T>(parts: Vec<Vec<T>>) -> Vec<T> {
    let mut all = Vec::with_capacity(parts.iter().map(Vec::len).sum());
    parts.into_iter().for_each(|part| all.extend(part));
    all
}

record_kinds!(kinds);
