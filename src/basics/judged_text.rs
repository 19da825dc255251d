//! Texts that cannot be wrong: judged once, when they are read.

/// Declares a kind of text, what is wrong with one that is none, and what tells.
macro_rules! judged_text {
    ($(#[$meta:meta])* $name:ident, $fault:ty, $judge:expr) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
        pub struct $name(Box<str>);

        impl $name {
            /// As the records write it.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            fn new(text: String) -> Result<$name, $fault> {
                let judge: fn(&str) -> Result<(), $fault> = $judge;
                judge(&text).map(|()| $name(text.into()))
            }
        }

        impl std::str::FromStr for $name {
            type Err = $fault;
            fn from_str(text: &str) -> Result<$name, $fault> {
                $name::new(text.to_owned())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<$name, D::Error> {
                $name::new(String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                to.write_str(&self.0)
            }
        }
    };
}

pub(crate) use judged_text;
