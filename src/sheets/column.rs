//! A column that import knows: the contract's heading, and what clerks write instead.

use crate::basics::fold::fold;

/// A column.
#[derive(Clone, Debug)]
pub struct Column {
    /// The contract's heading.
    pub heading: String,
    names: Vec<String>,
    need: Need,
    stand_in: Option<String>,
    unless: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Need {
    /// A sheet without it is refused.
    Required,
    /// A sheet without it is refused, unless `heading：value` stands above the head row.
    Titled,
    Optional,
    /// Known, and not read: a report works it out from the rest.
    Derived,
}

impl Column {
    /// A column without which a sheet is refused.
    pub fn required(heading: &str, aliases: &[&str]) -> Column {
        Column::new(heading, aliases, Need::Required)
    }

    /// A required column that may also stand above the head row, as `单位：沧县`.
    pub fn titled(heading: &str, aliases: &[&str]) -> Column {
        Column::new(heading, aliases, Need::Titled)
    }

    /// A column that may be left out.
    pub fn optional(heading: &str, aliases: &[&str]) -> Column {
        Column::new(heading, aliases, Need::Optional)
    }

    /// A column that is known and not read.
    pub fn derived(heading: &str) -> Column {
        Column::new(heading, &[], Need::Derived)
    }

    /// The same column, optional.
    pub fn or_blank(self) -> Column {
        Column { need: Need::Optional, ..self }
    }

    /// The same column, not required where the sheet has another that says the same.
    pub fn unless(self, heading: &str) -> Column {
        Column { unless: Some(heading.to_owned()), ..self }
    }

    /// The heading of the column that makes this one needless.
    pub fn needless_by(&self) -> Option<&str> {
        self.unless.as_deref()
    }

    /// The same column where something else says what an empty cell, or a sheet without it, does not.
    pub fn standing(self, value: &str) -> Column {
        Column { stand_in: Some(value.to_owned()), ..self }
    }

    /// What stands for an empty cell.
    pub fn stand_in(&self) -> Option<&str> {
        self.stand_in.as_deref()
    }

    fn new(heading: &str, aliases: &[&str], need: Need) -> Column {
        let names = std::iter::once(heading).chain(aliases.iter().copied()).map(fold).collect();
        Column { heading: heading.to_owned(), names, need, stand_in: None, unless: None }
    }

    /// Whether a heading, folded already, is this column's.
    pub fn fits(&self, folded: &str) -> bool {
        self.names.iter().any(|name| name == folded)
    }

    /// Whether a sheet without it is refused.
    pub fn is_required(&self) -> bool {
        matches!(self.need, Need::Required | Need::Titled) && self.stand_in.is_none()
    }

    /// Whether it may stand above the head row.
    pub fn may_be_titled(&self) -> bool {
        self.need == Need::Titled
    }

    /// Whether it is read.
    pub fn is_read(&self) -> bool {
        self.need != Need::Derived
    }
}
