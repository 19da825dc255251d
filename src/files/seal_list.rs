//! `rounds/<round>.sha256`: the digest of every record that a seal covers, a line each, sorted by path, so that
//! `sha256sum -c` of anybody can check them.

use crate::basics::digest::Digest;
use crate::basics::id::RoundId;
use crate::diagnostics::Place;
use crate::files::path::{RecordKey, RecordPath};
use foldhash::HashMap;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// What stands between the digest and the path of a line.
const BETWEEN: &str = "  ";

/// The list of a seal: the lines `<digest>  <path>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealList(Arc<str>);

/// What became of a record since a list was made of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// It says something else.
    Changed(RecordPath),
    /// It is new.
    Added(RecordPath),
    /// It is gone; where it stands in the list.
    TakenOut(RecordPath, Place),
}

impl Change {
    /// The record's path.
    pub fn path(&self) -> &RecordPath {
        match self {
            Change::Changed(path) | Change::Added(path) | Change::TakenOut(path, _) => path,
        }
    }
}

/// One line.
struct Line<'l> {
    digest: Digest,
    path: &'l str,
    place: Range<usize>,
}

impl SealList {
    /// The list of the records of a round as they are now.
    pub fn of(round: &RoundId, digests: &HashMap<RecordKey, Digest>) -> SealList {
        let is_sealed = |key: &RecordKey| key.is_sealed() && key.round() == Some(round);
        let records = digests.iter().filter(|(key, _)| is_sealed(key));
        let mut records: Vec<_> = records.map(|(key, digest)| (key.to_string(), digest)).collect();
        records.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
        let lines: String = records.into_iter().map(|(path, digest)| format!("{digest}{BETWEEN}{path}\n")).collect();
        SealList(lines.into())
    }

    /// The list that a file holds.
    pub fn read(text: &str) -> SealList {
        SealList(text.into())
    }

    /// What its file says.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// The digest of the round.
    pub fn digest(&self) -> Digest {
        Digest::of_text(&self.0)
    }

    /// The first line that is not one of a list.
    pub fn fault(&self) -> Option<Place> {
        self.lines().find_map(Result::err).map(|bytes| Place::span(&self.0, bytes))
    }

    /// What changed from this list to another, by path.
    pub fn changes(&self, now: &SealList) -> Vec<Change> {
        let by_path = |list: &'_ SealList| -> BTreeMap<String, (Digest, Range<usize>)> {
            let lines = list.lines().filter_map(Result::ok);
            lines.map(|line| (line.path.to_owned(), (line.digest, line.place))).collect()
        };
        let (then, now) = (by_path(self), by_path(now));
        let lasting = then.iter().filter_map(|(path, (digest, place))| match now.get(path) {
            Some((now, _)) if now == digest => None,
            Some(_) => Some(Change::Changed(RecordPath::at(path))),
            None => Some(Change::TakenOut(RecordPath::at(path), Place::span(&self.0, place.clone()))),
        });
        let new = now.keys().filter(|path| !then.contains_key(*path)).map(|path| Change::Added(RecordPath::at(path)));
        lasting.chain(new).collect()
    }

    /// The lines; of one that is not as it must be, where it stands.
    fn lines(&self) -> impl Iterator<Item = Result<Line<'_>, Range<usize>>> {
        let mut begin = 0;
        self.0.split_inclusive('\n').map(move |whole| {
            let line = whole.trim_end_matches(['\n', '\r']);
            let place = begin..begin + line.len();
            begin += whole.len();
            let read = line.split_once(BETWEEN).and_then(|(digest, path)| Some((digest.parse().ok()?, path)));
            match read {
                Some((digest, path)) => Ok(Line { digest, path, place }),
                None => Err(place),
            }
        })
    }
}

/// The digest of a notice's text without what a seal writes into it: its lines that begin with `sealed_`.
pub fn notice_digest(text: &str) -> Digest {
    let lines = text.split_inclusive('\n').filter(|line| !line.starts_with("sealed_"));
    Digest::of_text(&lines.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(lines: &[(&str, &str)]) -> SealList {
        let lines = lines.iter().map(|(path, text)| format!("{}  {path}\n", Digest::of_text(text)));
        SealList::read(&lines.collect::<String>())
    }

    #[test]
    fn what_changed_is_told_record_by_record() {
        let then = list(&[("letters/2019/甲.toml", "1"), ("letters/2019/乙.toml", "1"), ("letters/2019/丁.toml", "1")]);
        let now = list(&[("letters/2019/甲.toml", "1"), ("letters/2019/乙.toml", "2"), ("letters/2019/丙.toml", "1")]);
        let at = RecordPath::at;
        let place = then.text().rfind("\n").unwrap() - 66 - "letters/2019/丁.toml".len()..then.text().len() - 1;
        let expected = [
            Change::TakenOut(at("letters/2019/丁.toml"), Place::span(then.text(), place)),
            Change::Changed(at("letters/2019/乙.toml")),
            Change::Added(at("letters/2019/丙.toml")),
        ];
        assert_eq!(then.changes(&now), expected);
        assert_eq!(then.changes(&then), []);
    }

    #[test]
    fn a_list_is_the_same_with_other_line_ends_and_its_first_wrong_line_is_found() {
        let one = list(&[("letters/2019/甲.toml", "1"), ("letters/2019/乙.toml", "1")]);
        let other = SealList::read(&one.text().replace('\n', "\r\n"));
        assert!(one.digest() == other.digest() && other.fault().is_none() && one.changes(&other).is_empty());
        let broken = SealList::read(&other.text().replacen("  letters/2019/乙", " letters/2019/乙", 1));
        let Some(Place::Span { bytes, line: 2 }) = broken.fault() else { panic!("{broken:?}") };
        assert!(broken.text()[bytes].ends_with(" letters/2019/乙.toml"));
    }

    #[test]
    fn a_seal_is_no_part_of_its_notice() {
        let notice = "title = \"甲\"\n# sealed_\n[deadlines]\n";
        let sealed = "title = \"甲\"\r\n# sealed_\r\nsealed_on = 2019-12-31\r\nsealed_sha256 = \"\"\n[deadlines]\n";
        assert_eq!(notice_digest(notice), Digest::of(notice.as_bytes()));
        assert_eq!(notice_digest(sealed), notice_digest(notice));
        assert_ne!(notice_digest(&notice.replace('甲', "乙")), notice_digest(notice));
    }
}
