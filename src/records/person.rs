//! Who is named in a record. What stands there may be a word for nobody, which no question takes for a person.

use crate::records::Name;
use crate::records::person_name::{Doubt, doubt, is_nobody};
use serde::{Deserialize, Serialize};
use std::fmt;

/// What stands where a person’s name belongs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Person(Name);

impl Person {
    /// The name, unless it stands for nobody: nothing counts as signed or named by 无 or 已签.
    pub fn somebody(&self) -> Option<&Name> {
        (!is_nobody(self.0.as_str())).then_some(&self.0)
    }

    /// The name of whoever is named, if anybody is.
    pub fn named(written: &Option<Person>) -> Option<&Name> {
        written.as_ref()?.somebody()
    }

    /// What is written, whether or not it names anybody.
    pub fn written(&self) -> &Name {
        &self.0
    }

    /// What makes it doubtful that this is a person’s name.
    pub fn doubt(&self) -> Option<Doubt> {
        doubt(self.0.as_str())
    }
}

impl From<Name> for Person {
    fn from(name: Name) -> Person {
        Person(name)
    }
}

/// The dotted key under which a record names a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PersonKey {
    /// This one.
    Only(&'static str),
    /// The name of a participant, by number from 0.
    Participant(usize),
}

impl PersonKey {
    /// The key with what stands there, if anything does.
    pub fn with(self, person: &Option<Person>) -> Option<(PersonKey, &Person)> {
        person.as_ref().map(|person| (self, person))
    }
}

impl fmt::Display for PersonKey {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PersonKey::Only(key) => to.write_str(key),
            PersonKey::Participant(place) => write!(to, "participants.{place}.name"),
        }
    }
}
