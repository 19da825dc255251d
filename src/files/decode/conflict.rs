//! A merge that git left undecided: what each side says.

use super::Fault;
use crate::diagnostics::{Code, Place};
use crate::files::edit::members;
use crate::records::{Fields, Wording};
use crate::tr;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use toml::Value;

/// How many differences a message lists.
const LISTED: usize = 5;

/// The fault of such a merge, with what differs; of a mark that was left over, that it is one, where the parser stopped
/// there: within a text of several lines such a line is mere text.
pub fn conflict(text: &str, stopped_at: usize, fields: Fields) -> Option<Fault> {
    match Sides::of(text) {
        Some(sides) if sides.are_whole => Some(undecided(text, sides, fields)),
        _ => mark_at(text, stopped_at).map(|mark| left_over(text, mark)),
    }
}

/// The mark of git that is the line around a place.
fn mark_at(text: &str, place: usize) -> Option<Range<usize>> {
    let start = text.get(..place)?.rfind('\n').map_or(0, |end| end + 1);
    let line = text[start..].lines().next()?.trim_end();
    let rest = SIGNS.iter().find_map(|sign| line.strip_prefix(sign))?;
    (rest.is_empty() || rest.starts_with(' ')).then(|| start..start + line.len())
}

/// The lines that git parts two versions by begin so.
const SIGNS: [&str; 4] = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];

fn left_over(text: &str, mark: Range<usize>) -> Fault {
    Fault {
        code: Code::MergeConflict,
        place: Place::span(text, mark),
        message: tr!(
            "this is a mark of git where two versions meet, and the other marks of it are missing",
            "这一行是git合并时留下的冲突标记，与它成套的其他标记不全"
        ),
        help: tr!(
            "see with git what each side said, keep what is right, delete the marks, and commit",
            "请用git查看双方原来的内容，核实后只留正确的一方，删去冲突标记，再提交"
        ),
    }
}

fn undecided(text: &str, sides: Sides, fields: Fields) -> Fault {
    let [one, other] = &sides.names;
    let differing = sides.differing(Wording { fields, form: None });
    let listed = differing[..differing.len().min(LISTED)].join(&tr!("; ", "；"));
    let rest = if differing.len() > LISTED { "…" } else { "" };
    let message = match differing.is_empty() {
        true => tr!(
            "git could not merge this record: “{one}” and “{other}” say different things",
            "git无法合并这条记录：“{one}”与“{other}”写的不一样"
        ),
        false => tr!("git could not merge this record: {listed}{rest}", "git无法合并这条记录：{listed}{rest}"),
    };
    Fault {
        code: Code::MergeConflict,
        place: Place::span(text, sides.mark),
        message,
        help: tr!(
            "decide which is right, delete the other lines and the marks, and commit",
            "请核实以哪一方为准，删去另一方和冲突标记，再提交"
        ),
    }
}

/// Which side of a conflict a line is of.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    Both,
    Ours,
    Base,
    Theirs,
}

/// The two versions of a text that git could not merge.
struct Sides {
    /// Where the first mark is.
    mark: Range<usize>,
    /// What git calls them.
    names: [String; 2],
    /// Their texts.
    texts: [String; 2],
    /// Whether every version begins, is parted from the other and ends.
    are_whole: bool,
}

impl Sides {
    fn of(text: &str) -> Option<Sides> {
        let (mut part, mut start, mut are_whole) = (Part::Both, 0, true);
        let (mut mark, mut names, mut texts) = (None, [String::new(), String::new()], [String::new(), String::new()]);
        let named = |line: &str| line.get(8..).unwrap_or("").trim().to_owned();
        for line in text.split_inclusive('\n') {
            let bare = line.trim_end();
            match () {
                () if bare.starts_with("<<<<<<< ") => {
                    if mark.is_none() {
                        mark = Some(start..start + bare.len());
                        names[0] = named(bare);
                    }
                    are_whole &= part == Part::Both;
                    part = Part::Ours;
                }
                () if part == Part::Ours && bare.starts_with("|||||||") => part = Part::Base,
                () if matches!(part, Part::Ours | Part::Base) && bare == "=======" => part = Part::Theirs,
                () if bare.starts_with(">>>>>>> ") => {
                    if names[1].is_empty() {
                        names[1] = named(bare);
                    }
                    are_whole &= part == Part::Theirs;
                    part = Part::Both;
                }
                () => {
                    let is_of = [part != Part::Theirs && part != Part::Base, part != Part::Ours && part != Part::Base];
                    texts.iter_mut().zip(is_of).filter(|(_, is_of)| *is_of).for_each(|(text, _)| text.push_str(line));
                }
            }
            start += line.len();
        }
        Some(Sides { mark: mark?, names, texts, are_whole: are_whole && part == Part::Both })
    }

    /// What the sides say differently, a sentence each; nothing where one of them is no record by itself.
    fn differing(&self, wording: Wording) -> Vec<String> {
        let [Some(ours), Some(theirs)] = self.texts.each_ref().map(|text| said(text, wording)) else {
            return Vec::new();
        };
        let keys: BTreeSet<_> = ours.keys().chain(theirs.keys()).collect();
        let value = |side: &BTreeMap<String, Value>, key: &String| match side.get(key) {
            Some(value) => {
                let value = wording.value(key, value);
                tr!("“{value}”", "为“{value}”")
            }
            None => tr!("nothing", "没有写"),
        };
        let differing = keys.into_iter().filter(|key| ours.get(*key) != theirs.get(*key)).map(|key| {
            let [one, other] = &self.names;
            let (name, own, their) = (wording.quoted(key), value(&ours, key), value(&theirs, key));
            tr!("{name} is {own} in {one} and {their} in {other}", "{name}在{one}{own}，在{other}{their}")
        });
        differing.collect()
    }
}

/// What a text says, by its dotted keys.
fn said(text: &str, wording: Wording) -> Option<BTreeMap<String, Value>> {
    let members = members(text)?;
    Some(members.iter().flat_map(|(key, value)| wording.leaves(key, value)).collect())
}
