//! The key of an item of a form.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

/// The key of an item of a form: `[a-z0-9_]{1,30}`, so that every file name splits one way.
#[expect(clippy::derived_hash_with_manual_eq, reason = "equal is what has the same bytes, which are hashed")]
#[derive(Clone, Eq, Hash)]
pub struct ItemKey {
    /// In place, padded with zeros: every row of the form has a dozen keys, too many to allocate each.
    text: [[u8; 8]; 4],
}

/// The longest key of an item, in bytes: it fits the 32 bytes of `text`, and a file name after a date and an id.
const LONGEST_ITEM: usize = 30;

impl ItemKey {
    /// The key as text.
    pub fn as_str(&self) -> &str {
        let text = self.text.as_flattened().split(|byte| *byte == 0).next();
        text.and_then(|text| str::from_utf8(text).ok()).unwrap_or_default()
    }

    /// Numbers that sort as the text does: keys are compared by the hundred thousand, and this takes few instructions.
    fn words(&self) -> [u64; 4] {
        self.text.map(u64::from_be_bytes)
    }
}

impl PartialEq for ItemKey {
    // Most keys differ in their first eight letters: no call is needed to see that.
    fn eq(&self, other: &ItemKey) -> bool {
        let ([first, rest @ ..], [others_first, others_rest @ ..]) = (&self.text, &other.text);
        first == others_first && rest == others_rest
    }
}

impl PartialOrd for ItemKey {
    fn partial_cmp(&self, other: &ItemKey) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for ItemKey {
    fn cmp(&self, other: &ItemKey) -> Ordering {
        self.words().cmp(&other.words())
    }
}

impl FromStr for ItemKey {
    type Err = ();

    fn from_str(text: &str) -> Result<ItemKey, ()> {
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
        if !(1..=LONGEST_ITEM).contains(&text.len()) || !text.bytes().all(plain) {
            return Err(());
        }
        let mut key = ItemKey { text: Default::default() };
        key.text.as_flattened_mut()[..text.len()].copy_from_slice(text.as_bytes());
        Ok(key)
    }
}

impl fmt::Display for ItemKey {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(self.as_str())
    }
}

impl fmt::Debug for ItemKey {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{:?}", self.as_str())
    }
}
