//! What the commits of a past changed, in the clerks' words.

use crate::basics::day::Day;
use crate::basics::id::UnitId;
use crate::files::Records;
use crate::files::edit::in_one_line;
use crate::files::git::{Before, Change, Past, Text};
use crate::files::kinds::Batch;
use crate::files::path::{RecordKey, RecordPath};
use crate::files::root::MECHANISM;
use crate::history::moves::moves;
use crate::history::said::{Difference, differences, leaves, said};
use crate::history::tracked::{is_seal_list, is_template};
use crate::history::{Happening, Line, Matter, happened};
use crate::records::Wording;
use crate::register::Register;
use crate::tr;
use foldhash::HashSet;
use rayon::prelude::*;
use toml::Value;

/// A line for each record that came or went and each field that was changed, the newest first; names and headings as the
/// register has them now.
pub fn log(register: &Register, past: &Past) -> Vec<Line> {
    let moves = moves(&past.changes);
    let gone: HashSet<_> = moves.values().copied().collect();
    let of_change = |(place, change): (usize, &Change)| match moves.get(&place) {
        Some(from) => vec![moved(register, &past.changes[*from].path, change)],
        None if gone.contains(&place) => Vec::new(),
        None => Telling { register, change }.lines(),
    };
    past.changes.par_iter().enumerate().flat_map_iter(of_change).collect()
}

/// The line of a record that was moved.
fn moved(register: &Register, from: &RecordPath, change: &Change) -> Line {
    let (mut about, mut old, mut new) = (Vec::new(), Vec::new(), Vec::new());
    let fields = register.wording(&change.path).fields;
    let mut note = |key: &str, values: [Option<String>; 2]| {
        let [before, after] = values.map(Option::unwrap_or_default);
        if before != after {
            about.push(fields.field(key).map_or(tr!("{key}", "时间"), |field| field.called().to_owned()));
            old.push(before);
            new.push(after);
        }
    };
    let paths = [from, &change.path];
    note("on", paths.map(|path| Some(path.key()?.on()?.to_string())));
    note("county", told_apart(register, paths.map(|path| path.county().map(UnitId::from))));
    note("school", told_apart(register, paths.map(|path| path.unit().filter(|unit| unit.school().is_some()))));
    let [about, old, new] = [about, old, new].map(|words| words.join("、"));
    Line {
        commit: change.commit,
        path: change.path.clone(),
        moved_from: Some(from.clone()),
        matter: Matter::Corrected,
        about,
        old,
        new,
        is_correction: true,
    }
}

/// The names of two units, if there are such; their own ids where only these differ.
fn told_apart(register: &Register, units: [Option<UnitId>; 2]) -> [Option<String>; 2] {
    let names = units.each_ref().map(|unit| unit.as_ref().map(|unit| register.name(unit)));
    let id = |unit: UnitId| unit.school().map_or_else(|| unit.to_string(), |school| school.school.to_string());
    if names[0] == names[1] { units.map(|unit| unit.map(id)) } else { names }
}

/// A change that is being told.
struct Telling<'t> {
    register: &'t Register,
    change: &'t Change,
}

impl Telling<'_> {
    fn lines(&self) -> Vec<Line> {
        match &self.change.before {
            Before::One(before) => self.after_one(before),
            Before::Several { lines, base } => self.after_several(lines, base),
        }
    }

    /// What was changed by a commit that comes after one other.
    fn after_one(&self, before: &Text) -> Vec<Line> {
        let after = &self.change.after;
        match (before, after) {
            _ if before == after => Vec::new(),
            (Text::Nothing, after) => vec![self.came(after)],
            (before, Text::Nothing) => vec![self.went(before)],
            (Text::Said(old), Text::Said(new)) => match (self.leaves(old), self.leaves(new)) {
                (Some(one), Some(other)) => self.fields(&one, &other, &self.new_events(Some(old), new)),
                _ => vec![self.whole(before, after)],
            },
            (before, after) => vec![self.whole(before, after)],
        }
    }

    fn fields(&self, old: &[(String, Value)], new: &[(String, Value)], events: &[(Day, Happening)]) -> Vec<Line> {
        differences(old, new).into_iter().map(|difference| self.field(&difference, events)).collect()
    }

    /// What a commit decided itself that brought several lines together: what it would not have got by them alone.
    fn after_several(&self, lines: &[Text], base: &Text) -> Vec<Line> {
        let after = &self.change.after;
        let Some((new, old, sides)) = self.all_leaves(lines, base) else {
            let other = lines.iter().find(|line| *line != after).unwrap_or(base);
            return self.after_one(other);
        };
        let mut keys: Vec<&String> = Vec::new();
        for key in [&new, &old].into_iter().chain(&sides).flat_map(|leaves| leaves.iter().map(|(key, _)| key)) {
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
        keys.into_iter().filter_map(|key| self.decided(key, said(&new, key), said(&old, key), &sides)).collect()
    }

    /// What each says, where each says something.
    #[expect(clippy::type_complexity, reason = "said once, and taken apart at once")]
    fn all_leaves(
        &self,
        lines: &[Text],
        base: &Text,
    ) -> Option<(Vec<(String, Value)>, Vec<(String, Value)>, Vec<Vec<(String, Value)>>)> {
        let leaves = |text: &Text| match text {
            Text::Said(text) => self.leaves(text),
            _ => None,
        };
        // Two lines may both have begun a record.
        let base = if *base == Text::Nothing { Some(Vec::new()) } else { leaves(base) };
        Some((leaves(&self.change.after)?, base?, lines.iter().map(leaves).collect::<Option<_>>()?))
    }

    /// The line of a field that several lines had differently, or none of them has so.
    fn decided(
        &self,
        key: &str,
        new: Option<&Value>,
        base: Option<&Value>,
        sides: &[Vec<(String, Value)>],
    ) -> Option<Line> {
        let sides: Vec<_> = sides.iter().map(|side| said(side, key)).collect();
        let changed: Vec<_> = sides.iter().filter(|side| **side != base).collect();
        let is_as_merged = match changed.first() {
            None => new == base,
            Some(_) => changed.iter().all(|side| **side == new),
        };
        if is_as_merged {
            return None;
        }
        // Where no line changed it, it was until then as where they parted.
        let before = if changed.is_empty() { vec![&base] } else { changed };
        let mut others: Vec<_> = before.into_iter().copied().filter(|side| *side != new).collect();
        others.dedup();
        let mut line = self.field(&Difference { key: key.to_owned(), old: None, new: new.cloned() }, &[]);
        let values = others.iter().flatten().map(|value| self.wording().value(key, value));
        line.old = values.collect::<Vec<_>>().join(&tr!("; ", "；"));
        line.matter = match (line.old.is_empty(), new) {
            (_, None) => Matter::TakenOut,
            (true, Some(_)) => Matter::Added,
            (false, Some(_)) => Matter::Corrected,
        };
        line.is_correction |= line.matter != Matter::Added;
        Some(line)
    }

    /// The line of a field.
    fn field(&self, difference: &Difference, events: &[(Day, Happening)]) -> Line {
        let Difference { key, old, new } = difference;
        let event = new.as_ref().and_then(|value| events.iter().find(|(day, _)| is_dated(value, *day)));
        let matter = match (old, new, event) {
            (Some(_), None, _) => Matter::TakenOut,
            (Some(_), Some(_), _) => Matter::Corrected,
            (None, _, Some((_, happening))) => Matter::Happened(*happening),
            (None, _, None) => Matter::Added,
        };
        let wording = self.wording();
        let value = |value: &Option<Value>| value.as_ref().map_or(String::new(), |value| wording.value(key, value));
        let is_correction = old.is_some() || self.is_weighty(key);
        self.line(matter, wording.name(key), [value(old), value(new)], is_correction)
    }

    /// Whether a field matters to others even where it said nothing before: a deadline, a seal, the days of a unit that is
    /// registered already.
    fn is_weighty(&self, key: &str) -> bool {
        let is_of_unit = self.change.path.own_unit().is_some();
        match self.change.path.key() {
            Some(RecordKey::Round(_)) => key.starts_with("deadlines") || key.starts_with("sealed_"),
            _ => is_of_unit && ["opened_on", "closed_on"].contains(&key),
        }
    }

    /// The line of a record that was not there before.
    fn came(&self, after: &Text) -> Line {
        let events = match after {
            Text::Said(text) => self.new_events(None, text),
            _ => Vec::new(),
        };
        let matter = events.first().map_or(Matter::Registered, |(_, happening)| Matter::Happened(*happening));
        self.line(matter, self.kind(), [String::new(), self.spoken(after)], is_seal_list(&self.change.path))
    }

    /// The line of a record that is not there any more.
    fn went(&self, before: &Text) -> Line {
        self.line(Matter::TakenOut, self.kind(), [self.spoken(before), String::new()], true)
    }

    /// The line of a file whose fields cannot be compared.
    fn whole(&self, before: &Text, after: &Text) -> Line {
        self.line(Matter::Corrected, self.kind(), [self.spoken(before), self.spoken(after)], true)
    }

    fn line(&self, matter: Matter, about: String, [old, new]: [String; 2], is_correction: bool) -> Line {
        let (commit, path) = (self.change.commit, self.change.path.clone());
        Line { commit, path, moved_from: None, matter, about, old, new, is_correction }
    }

    /// What kind of record it is.
    fn kind(&self) -> String {
        let path = &self.change.path;
        match path.key() {
            Some(key) => kind_called(key),
            None if is_seal_list(path) => tr!("list of the seal", "封存清单"),
            None if is_template(path) => tr!("template", "打印样式"),
            None => tr!("mechanism", "工作机制"),
        }
    }

    /// What a text says, in one line. Templates and lists of seals are not told in words.
    fn spoken(&self, text: &Text) -> String {
        match text {
            Text::Nothing => String::new(),
            Text::Said(_) if is_template(&self.change.path) || is_seal_list(&self.change.path) => String::new(),
            Text::Said(text) => in_one_line(text, self.wording()),
            Text::Unreadable => tr!("cannot be read", "无法读取"),
        }
    }

    fn leaves(&self, text: &str) -> Option<Vec<(String, Value)>> {
        let is_record = self.change.path.key().is_some() || self.change.path.as_str() == MECHANISM;
        if is_record { leaves(text, self.wording()) } else { None }
    }

    fn wording(&self) -> Wording<'_> {
        self.register.wording(&self.change.path)
    }

    /// What happened by a text that did not by an earlier one.
    fn new_events(&self, before: Option<&str>, after: &str) -> Vec<(Day, Happening)> {
        let Some(key) = self.change.path.key() else { return Vec::new() };
        let known = before.map_or(Vec::new(), |text| events(key, text));
        events(key, after).into_iter().filter(|event| !known.contains(event)).collect()
    }
}

/// What happened by a record, as far as its text can be read.
fn events(key: &RecordKey, text: &str) -> Vec<(Day, Happening)> {
    let (mut batch, mut events) = (Batch::default(), Vec::new());
    if batch.place(key.clone(), text).is_ok() {
        let records = Records::gathered(vec![batch], None);
        records.entries().for_each(|entry| happened(entry, |on, what| events.push((on, what))));
    }
    events
}

/// Whether a value is a day, or has it in it.
fn is_dated(value: &Value, day: Day) -> bool {
    match value {
        Value::Datetime(date) => date.to_string() == day.to_string(),
        Value::Array(members) => members.iter().any(|member| is_dated(member, day)),
        Value::Table(table) => table.values().any(|member| is_dated(member, day)),
        _ => false,
    }
}

/// What a record of a kind is called.
fn kind_called(key: &RecordKey) -> String {
    match key {
        RecordKey::Round(_) => tr!("round", "轮次"),
        RecordKey::County(_) => tr!("county group", "县级工作组"),
        RecordKey::School(_) => tr!("school", "学校（幼儿园）"),
        RecordKey::Letter(_) => tr!("letter", "责任书"),
        RecordKey::Conveyance(_) => tr!("conveyance", "传达记录"),
        RecordKey::Inspection(_) => tr!("inspection", "检查记录"),
        RecordKey::SpotCheck(_) => tr!("spot check", "抽查记录"),
        RecordKey::Rectification(_) => tr!("rectification", "整改记录"),
        RecordKey::SchoolWork(_) => tr!("school work", "自查落实记录"),
        RecordKey::Submission(_) => tr!("submission", "上报记录"),
        RecordKey::Decision(_) => tr!("decision", "奖惩决定"),
        RecordKey::Draw(_) => tr!("draw", "抽取记录"),
    }
}
