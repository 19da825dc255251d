//! What is asked for of many.

/// All there are, or only some.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked<T> {
    /// All.
    All,
    /// These and no others.
    Only(Vec<T>),
}

impl<T> Asked<T> {
    /// What was typed: all where none was.
    pub fn typed(typed: Vec<T>) -> Asked<T> {
        if typed.is_empty() { Asked::All } else { Asked::Only(typed) }
    }

    /// Whether all are asked for, or one of those named is such.
    pub fn any(&self, is_such: impl Fn(&T) -> bool) -> bool {
        match self {
            Asked::All => true,
            Asked::Only(named) => named.iter().any(is_such),
        }
    }

    /// Whether one is asked for.
    pub fn holds(&self, one: &T) -> bool
    where
        T: PartialEq,
    {
        self.any(|named| named == one)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_typed_asks_for_all_but_none_named_for_none() {
        assert!(Asked::typed(Vec::new()).holds(&1));
        assert!(Asked::typed(vec![1, 2]).holds(&2) && !Asked::typed(vec![1, 2]).holds(&3));
        assert!(!Asked::Only(Vec::new()).holds(&1));
    }
}
