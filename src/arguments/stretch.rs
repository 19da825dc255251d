//! A stretch of history as it is typed: `A..B`.

use crate::tr;
use anyhow::bail;

/// The ends of a stretch; one left out means the last commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ends {
    /// The commit that it begins after.
    pub from: Option<String>,
    /// Its last commit.
    pub to: Option<String>,
}

/// The ends of the stretch that is typed; `None` where it is something else, such as a path that leads upward.
pub fn ends(typed: &str) -> anyhow::Result<Option<Ends>> {
    if typed.contains("...") {
        bail!(tr!("“{typed}”: write A..B, with two dots", "“{typed}”：请写成A..B，用两个点"));
    }
    let is_way_up = |place: &usize| typed[place + 2..].starts_with(['/', '\\']);
    let Some(place) = typed.find("..").filter(|place| !is_way_up(place) && typed.len() > 2) else { return Ok(None) };
    let end = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Ok(Some(Ends { from: end(&typed[..place]), to: end(&typed[place + 2..]) }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stretch_is_told_from_a_path() {
        let of =
            |typed: &str| ends(typed).unwrap().map(|ends| (ends.from.unwrap_or_default(), ends.to.unwrap_or_default()));
        let pair = |from: &str, to: &str| Some((from.to_owned(), to.to_owned()));
        assert_eq!(of("a..b"), pair("a", "b"));
        assert_eq!(of("origin/main.."), pair("origin/main", ""));
        assert_eq!(of("..甲"), pair("", "甲"));
        for other in ["../units/沧县", "沧县", "letters/2019/沧县", "..", "..\\units"] {
            assert_eq!(of(other), None, "{other}");
        }
        assert!(ends("a...b").is_err());
    }
}
