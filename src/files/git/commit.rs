//! What a commit says of itself.

use crate::basics::day::Day;
use std::borrow::Cow;

/// A commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commit {
    /// Its whole name.
    pub hash: String,
    /// The names of those that it comes after.
    pub parents: Vec<String>,
    /// Who made the change.
    pub author: String,
    /// Who committed it.
    pub committer: String,
    /// The committer's day, in the commit's own zone.
    pub day: Day,
    /// The committer's second, since 1970.
    pub second: i64,
}

impl Commit {
    /// Reads what git keeps of a commit.
    pub(super) fn read(hash: &str, bytes: &[u8]) -> Option<Commit> {
        let end = bytes.windows(2).position(|pair| pair == b"\n\n").unwrap_or(bytes.len());
        let head = decoded(&bytes[..end]);
        let line = |name: &str| head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
        let parents = head.lines().filter_map(|line| line.strip_prefix("parent ")).map(str::to_owned).collect();
        let (committer, second, zone) = stamp(line("committer")?)?;
        let author = line("author").and_then(stamp).map_or_else(|| committer.clone(), |(name, ..)| name);
        Some(Commit { hash: hash.to_owned(), parents, author, committer, day: day(second, zone)?, second })
    }
}

/// The text of a commit's head, which may say in which encoding its names are.
fn decoded(head: &[u8]) -> Cow<'_, str> {
    let named = head.split(|byte| *byte == b'\n').find_map(|line| line.strip_prefix(b"encoding "));
    let encoding = named.and_then(encoding_rs::Encoding::for_label).unwrap_or(encoding_rs::UTF_8);
    encoding.decode_without_bom_handling(head).0
}

/// Reads `<name> <mail> <second> <zone>`; the zone in seconds.
fn stamp(line: &str) -> Option<(String, i64, i64)> {
    let (name, rest) = line.rsplit_once('>')?;
    let name = name.split_once('<').map_or(name, |(name, _)| name).trim().to_owned();
    let mut rest = rest.split_whitespace();
    let second = rest.next()?.parse().ok()?;
    let zone: i64 = rest.next().and_then(|zone| zone.parse().ok()).unwrap_or_default();
    Some((name, second, (zone / 100 * 60 + zone % 100) * 60))
}

/// The day of a second in a zone.
fn day(second: i64, zone: i64) -> Option<Day> {
    let days = second.checked_add(zone)?.div_euclid(24 * 60 * 60);
    let epoch = Day::new(1970, 1, 1)?;
    u32::try_from(days).ok().map(|days| epoch.plus(days))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn commit(head: &[u8]) -> Commit {
        Commit::read("00", head).unwrap()
    }

    #[test]
    fn the_day_is_that_of_the_committers_zone() {
        for (stamp, expected) in [
            ("1566259199 +0800", "2019-08-20"),
            ("1566230399 +0800", "2019-08-19"),
            ("1566230400 +0800", "2019-08-20"),
            ("1566230400 +0000", "2019-08-19"),
            ("1566259199 -0330", "2019-08-19"),
            ("1566259200 +0000", "2019-08-20"),
            ("0 +0000", "1970-01-01"),
        ] {
            let head = format!(
                "tree 1\nparent 2\nparent 3\nauthor 甲 <a@b> 1 +0000\ncommitter 乙 <> {stamp}\n\n正文\ncommitter 丙 <> 0 +0000\n"
            );
            let commit = commit(head.as_bytes());
            assert_eq!((commit.day.to_string().as_str(), commit.parents.len()), (expected, 2), "{stamp}");
            assert_eq!((commit.author.as_str(), commit.committer.as_str()), ("甲", "乙"));
        }
    }

    #[test]
    fn names_are_read_in_the_encoding_that_the_commit_names() {
        let mut head = b"tree 1\nauthor ".to_vec();
        head.extend(encoding_rs::GBK.encode("张三").0.iter());
        head.extend(b" <a@b> 1566259199 +0800\ncommitter x y <a@b> 1566259199 +0800\nencoding GBK\n\n");
        let commit = commit(&head);
        assert_eq!((commit.author.as_str(), commit.committer.as_str()), ("张三", "x y"));
    }

    #[test]
    fn what_is_no_commit_is_none() {
        for head in ["", "tree 1\n", "committer x <y>\n", "committer x <y> z +0800\n", "committer x <y> -99999 +0000\n"]
        {
            assert_eq!(Commit::read("00", head.as_bytes()), None, "{head}");
        }
    }
}
