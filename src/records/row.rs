//! A row of the inspection form (表): what an inspection and a spot check both say.

use crate::basics::day::Day;
use crate::records::{Answer, ByItem, Note, Participant};

/// A visit's row of the form.
pub trait Row {
    /// Those who took part and are somebody.
    fn participants(&self) -> Vec<&Participant>;
    /// The day that the form was filled in.
    fn filled_on(&self) -> Option<Day>;
    /// The remarks column.
    fn remarks(&self) -> Option<&Note>;
    /// The answers.
    fn results(&self) -> &ByItem<Answer>;
    /// The notes to the answers, and the answers to text items.
    fn notes(&self) -> &ByItem<Note>;
}

/// Declares a record that is a row of the form: its folder, its key, and what it says beside the row. A struct within
/// each would need serde's `flatten`, which takes unknown keys for known.
macro_rules! row {
    ($(#[$meta:meta])* $name:ident, $folder:literal, $key:ty { $($(#[$own_meta:meta])* $own:ident: $kind:ty,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            /// Who took part; a participant may stand for nobody.
            pub participants: Option<Vec<$crate::records::Participant>>,
            $($(#[$own_meta])* pub $own: $kind,)*
            /// The day that the form was filled in, which is not before the visit (clause 表).
            pub filled_on: Option<$crate::basics::day::Day>,
            /// The remarks column.
            pub remarks: Option<$crate::records::Note>,
            /// Where the copy kept on file lies.
            pub archive_ref: Option<$crate::records::Name>,
            /// The answers.
            #[serde(default, skip_serializing_if = "crate::records::ByItem::is_empty")]
            pub results: $crate::records::ByItem<$crate::records::Answer>,
            /// The notes to the answers, and the answers to text items.
            #[serde(default, skip_serializing_if = "crate::records::ByItem::is_empty")]
            pub notes: $crate::records::ByItem<$crate::records::Note>,
        }

        impl $crate::records::Record for $name {
            const FOLDER: &'static str = $folder;
            const SEALED: $crate::records::Sealed = $crate::records::Sealed::Covered;
            type Key = $key;

            fn deeds(&self) -> Vec<$crate::records::Deed> {
                $crate::records::Deed::of("filled_on", self.filled_on).into_iter().collect()
            }

            fn people(&self) -> Vec<($crate::records::PersonKey, &$crate::records::Person)> {
                $crate::records::participant::people(&self.participants)
            }

            fn rewind(&mut self, to: $crate::basics::day::Day) {
                self.filled_on.take_if(|on| *on > to);
            }
        }

        impl $crate::records::row::Row for $name {
            fn participants(&self) -> Vec<&$crate::records::Participant> {
                $crate::records::taking_part(&self.participants).collect()
            }

            fn filled_on(&self) -> Option<$crate::basics::day::Day> {
                self.filled_on
            }

            fn remarks(&self) -> Option<&$crate::records::Note> {
                self.remarks.as_ref()
            }

            fn results(&self) -> &$crate::records::ByItem<$crate::records::Answer> {
                &self.results
            }

            fn notes(&self) -> &$crate::records::ByItem<$crate::records::Note> {
                &self.notes
            }
        }
    };
}

pub(super) use row;
