//! Ids: the names of files, which are the keys of records.

mod item_key;
mod unit;

pub use item_key::ItemKey;
pub use unit::{SchoolId, UnitId};

use crate::basics::fold::{fold, narrow};
use foldhash::HashSet;
use std::cell::RefCell;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;
use std::sync::{LazyLock, PoisonError, RwLock};
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// An id: letters and digits of any script, `-`, `_`, `（`, `）`, `·`; NFC; no leading `-`; at most 40 characters and
/// 110 bytes; no Windows device name.
///
/// Every id is checked and kept once: a city repeats each a dozen times, and compares them all the time.
#[derive(Clone)]
pub struct Id(&'static str);

/// Every id read so far. They stay until the program ends, which is soon.
static KNOWN: LazyLock<RwLock<HashSet<&'static str>>> = LazyLock::new(RwLock::default);

thread_local! {
    /// Those that this thread has met: for them it need not wait for the lock again.
    static MET: RefCell<HashSet<&'static str>> = RefCell::default();
}

/// The longest id, in characters; one in Chinese meets the limit in bytes first.
const LONGEST: usize = 40;
/// The longest id, in bytes: with a date, an item and an ending it stays far below the 255 bytes of a file's name.
const LONGEST_BYTES: usize = 110;

impl Id {
    /// The id as text.
    pub fn as_str(&self) -> &str {
        self.0
    }

    fn known(text: &str) -> Option<Id> {
        if let Some(text) = MET.with_borrow(|met| met.get(text).copied()) {
            return Some(Id(text));
        }
        let text = *KNOWN.read().unwrap_or_else(PoisonError::into_inner).get(text)?;
        MET.with_borrow_mut(|met| met.insert(text));
        Some(Id(text))
    }

    fn keep(text: &str) -> Id {
        let mut known = KNOWN.write().unwrap_or_else(PoisonError::into_inner);
        // Another thread may have kept it since.
        if let Some(text) = known.get(text) {
            return Id(text);
        }
        let text: &'static str = Box::leak(text.into());
        known.insert(text);
        Id(text)
    }

    /// The id that a name gives by default: the name itself, in NFC, with `(` as `（`.
    pub fn of_name(name: &str) -> Result<Id, IdFault> {
        let name: String = name.nfc().collect();
        name.replace('(', "（").replace(')', "）").parse()
    }

    /// What two ids of one folder must differ in: more than case and width.
    pub fn folded(&self) -> String {
        fold(self.0)
    }
}

/// Why a text cannot be an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdFault {
    /// It is empty.
    Empty,
    /// More than 40 characters or 110 bytes.
    TooLong,
    /// Begins with `-`, which a command would take for an option.
    LeadingDash,
    /// It holds this character, which an id may not.
    Character(char),
    /// Not in normal form C, so that two spellings of one name would be two files.
    NotNormal,
    /// A name that Windows keeps for a device.
    DeviceName,
}

impl fmt::Display for IdFault {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        use crate::tr;
        let text = match self {
            IdFault::Empty => tr!("an id cannot be empty", "编号不能为空"),
            IdFault::TooLong => tr!(
                "an id has at most {LONGEST} characters ({LONGEST_BYTES} bytes)",
                "编号最多{LONGEST}个字（{LONGEST_BYTES}字节）"
            ),
            IdFault::LeadingDash => tr!("an id does not begin with “-”", "编号不能以“-”开头"),
            IdFault::Character(char) => {
                let char = char.escape_debug();
                tr!(
                    "“{char}” cannot stand in an id, only letters, digits, -, _, （, ） and ·",
                    "编号中不能有“{char}”，只能用文字、数字、-、_、（、）和·"
                )
            }
            IdFault::NotNormal => tr!("the id is not in Unicode normal form C", "编号的字符写法不规范（不是NFC）"),
            IdFault::DeviceName => tr!("Windows keeps this name for a device", "Windows把这个名字留给设备"),
        };
        to.write_str(&text)
    }
}

impl FromStr for Id {
    type Err = IdFault;

    fn from_str(text: &str) -> Result<Id, IdFault> {
        match Id::known(text) {
            Some(id) => Ok(id),
            None => checked(text).map(|()| Id::keep(text)),
        }
    }
}

impl PartialEq for Id {
    fn eq(&self, other: &Id) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

impl Eq for Id {}

impl Hash for Id {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.as_ptr().hash(state);
    }
}

impl PartialOrd for Id {
    fn partial_cmp(&self, other: &Id) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Id {
    fn cmp(&self, other: &Id) -> Ordering {
        if self == other { Ordering::Equal } else { self.0.cmp(other.0) }
    }
}

fn checked(text: &str) -> Result<(), IdFault> {
    if text.is_empty() {
        return Err(IdFault::Empty);
    }
    if text.len() > LONGEST_BYTES || text.chars().count() > LONGEST {
        return Err(IdFault::TooLong);
    }
    if text.starts_with('-') {
        return Err(IdFault::LeadingDash);
    }
    let foreign = text.chars().find(|char| !(char.is_alphanumeric() || matches!(char, '-' | '_' | '（' | '）' | '·')));
    if let Some(char) = foreign {
        return Err(IdFault::Character(char));
    }
    if !is_nfc(text) {
        return Err(IdFault::NotNormal);
    }
    if text.len() <= LONGEST_DEVICE && is_device_name(text) {
        return Err(IdFault::DeviceName);
    }
    Ok(())
}

/// The longest name of a device (`COM1`), in bytes.
const LONGEST_DEVICE: usize = 4;

/// Whether Windows takes the name of a file for that of a device.
pub fn is_device_file(name: &str) -> bool {
    name.split('.').next().is_some_and(|stem| is_device_name(stem.trim_end()))
}

/// Whether Windows keeps a name, which then is no file’s there, whatever ending it has.
fn is_device_name(text: &str) -> bool {
    let upper = text.to_ascii_uppercase();
    let numbered = upper.strip_prefix("COM").or_else(|| upper.strip_prefix("LPT"));
    let is_port = numbered.is_some_and(|number| number.len() == 1 && ("1"..="9").contains(&number));
    is_port || ["CON", "PRN", "AUX", "NUL"].contains(&upper.as_str())
}

impl fmt::Display for Id {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(self.0)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{:?}", self.as_str())
    }
}

/// Declares a kind of id that cannot be taken for another kind.
macro_rules! id_kind {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Id);

        impl $name {
            /// The id as text.
            pub fn as_str(&self) -> &str {
                self.0.as_str()
            }

            /// The bare id.
            pub fn id(&self) -> &Id {
                &self.0
            }
        }

        impl From<Id> for $name {
            fn from(id: Id) -> $name {
                $name(id)
            }
        }

        impl FromStr for $name {
            type Err = IdFault;
            fn from_str(text: &str) -> Result<$name, IdFault> {
                text.parse().map($name)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(to)
            }
        }
    };
}

id_kind! {
    /// The id of a round: one notice, one year (`2019`).
    RoundId
}
id_kind! {
    /// The id of a county joint working group.
    CountyId
}

/// Reads a typed id: the full-width forms of `-` and `_` narrowed, brackets widened, in normal form C.
pub fn typed_id(text: &str) -> Result<Id, IdFault> {
    Id::of_name(narrow(text.trim()).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_checked_once_and_for_all() {
        for right in ["沧县", "130921", "新华小学（东校区）", "a-b_c", "阿不都·热西提小学", "COM", "COM10"]
        {
            assert!(right.parse::<Id>().is_ok(), "{right}");
        }
        let wrong = [
            ("", IdFault::Empty),
            ("-a", IdFault::LeadingDash),
            ("a/b", IdFault::Character('/')),
            ("..", IdFault::Character('.')),
            ("a b", IdFault::Character(' ')),
            ("con", IdFault::DeviceName),
            ("LPT1", IdFault::DeviceName),
            ("e\u{301}", IdFault::Character('\u{301}')),
        ];
        for (text, fault) in wrong {
            assert_eq!(text.parse::<Id>(), Err(fault), "{text}");
        }
        assert_eq!("字".repeat(41).parse::<Id>(), Err(IdFault::TooLong));
    }

    #[test]
    fn names_make_ids() {
        assert_eq!(Id::of_name("新华小学(东)").unwrap().as_str(), "新华小学（东）");
        assert!(Id::of_name("沧县 一中").is_err());
    }
}
