//! What turned, in sentences, as the leader reads them.

use crate::basics::asked::Asked;
use crate::basics::id::CountyId;
use crate::basics::personal::mask;
use crate::basics::text::visible;
use crate::basics::words::Word;
use crate::files::path::RecordPath;
use crate::history::Turn;
use crate::history::stand::{Stand, Topic, schools_in_force};
use crate::register::{Duty, Register, RoundFault};
use std::collections::BTreeMap;

/// What turned from an earlier register to a later one: what is done, what is late, what was found, who counts.
pub fn sentences(earlier: &Register, later: &Register, counties: &Asked<CountyId>, turns: &[Turn]) -> Vec<String> {
    // What was done may have been done then already, where it could not be read.
    let sure: Vec<_> = turns.iter().filter(|turn| !earlier.may_lack(&turn.unit)).collect();
    let all: Vec<_> = turns.iter().collect();
    let mut said = Vec::from_iter(unread(earlier, counties));
    said.extend(new_round(earlier, later));
    said.extend(duties(&sure, "新完成：", |before, after| !before.is_done() && after == Stand::Done));
    said.extend(duties(&sure, "补办：", |before, after| !before.is_done() && after == Stand::Late));
    said.extend(duties(&all, "新逾期：", |before, after| before != Stand::Overdue && after == Stand::Overdue));
    said.extend(duties(&all, "原已完成、现未完成：", |before, after| before.is_done() && !after.is_done()));
    said.extend(findings(&all, "新发现问题：", |before, _| before.is_none()));
    said.extend(findings(&sure, "销号：", |before, after| before != after && after == Some(Stand::Closed)));
    said.extend(findings(&all, "问题新逾期未销号：", |before, after| {
        before.is_some() && after == Some(Stand::OpenOverdue)
    }));
    said.extend(findings(&all, "原已销号、现未销号：", |before, after| {
        before == Some(Stand::Closed) && after.is_some()
    }));
    said.extend(findings(&all, "不再列为问题：", |_, after| after.is_none()));
    said.extend(units(turns));
    let [before, after] = [earlier, later].map(|register| schools_in_force(register, counties));
    if before != after {
        said.push(format!("应检查由{before}所变为{after}所。"));
    }
    if said.is_empty() {
        said.push("没有变化。".to_owned());
    }
    said
}

/// The round looked at, where it was not one yet: its duties did not turn, they came with it.
fn new_round(earlier: &Register, later: &Register) -> Option<String> {
    let is_new = matches!(earlier.campaign(), Err(RoundFault::Unknown(..) | RoundFault::Later(..)));
    let round = later.campaign().ok().filter(|_| is_new)?.round;
    Some(format!("新一轮：{}（{}）。", mask(round.title.as_str()), round.issued_on))
}

/// What could not be read then.
fn unread(earlier: &Register, counties: &Asked<CountyId>) -> Option<String> {
    let asked = |path: &&RecordPath| path.county().is_none_or(|county| counties.holds(&county));
    let paths: Vec<_> = earlier.gaps().filter(asked).map(|path| visible(&mask(path.as_str())).into_owned()).collect();
    let (count, paths) = (paths.len(), paths.join("、"));
    (count > 0).then(|| format!("当时有{count}个文件无法读取，有关单位的新完成、补办、销号不计在内：{paths}。"))
}

/// The duties that turned in some way, counted by duty, then by county.
fn duties(turns: &[&Turn], head: &str, is: impl Fn(Stand, Stand) -> bool) -> Option<String> {
    let turned: Vec<_> = turns.iter().copied().filter(|turn| is_duty(turn, &is)).collect();
    let counted = Duty::ALL.iter().filter_map(|duty| {
        let count = turned.iter().filter(|turn| turn.topic == Topic::Duty(*duty)).count();
        (count > 0).then(|| match duty {
            Duty::Letter => format!("签订责任书{count}份"),
            duty => format!("{}{count}所", duty.chinese()),
        })
    });
    told(head, counted.collect(), &turned)
}

fn is_duty(turn: &Turn, is: impl Fn(Stand, Stand) -> bool) -> bool {
    // What was not a duty before was not done.
    let (before, after) = (turn.before.unwrap_or(Stand::Due), turn.after.unwrap_or(Stand::Due));
    matches!(turn.topic, Topic::Duty(_)) && is(before, after)
}

/// The findings that turned in some way, counted, then by county.
fn findings(turns: &[&Turn], head: &str, is: impl Fn(Option<Stand>, Option<Stand>) -> bool) -> Option<String> {
    let is_so = |turn: &&Turn| matches!(turn.topic, Topic::Finding(_)) && is(turn.before, turn.after);
    let turned: Vec<_> = turns.iter().copied().filter(is_so).collect();
    let counted = if turned.is_empty() { Vec::new() } else { vec![format!("{}个", turned.len())] };
    told(head, counted, &turned)
}

/// The units that came and went.
fn units(turns: &[Turn]) -> Vec<String> {
    let named = |head: &str, is: fn(Stand, Stand) -> bool| {
        let is_so = |turn: &&Turn| match (&turn.topic, turn.before, turn.after) {
            (Topic::Registered, Some(before), Some(after)) => is(before, after),
            _ => false,
        };
        let turned: Vec<_> = turns.iter().filter(is_so).collect();
        let counted = if turned.is_empty() { Vec::new() } else { vec![format!("{}个", turned.len())] };
        told(head, counted, &turned)
    };
    let all = [
        named("新登记单位：", |before, after| before == Stand::Absent && after != Stand::Absent),
        named("不再在册：", |before, after| before != Stand::Absent && after == Stand::Absent),
        named("登记记录无法读取：", |_, after| after == Stand::Unread),
    ];
    all.into_iter().flatten().collect()
}

/// A sentence: what, then in brackets how many of each county.
fn told(head: &str, counted: Vec<String>, turned: &[&Turn]) -> Option<String> {
    if counted.is_empty() {
        return None;
    }
    let mut counties: Vec<&str> = Vec::new();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for turn in turned {
        let county = turn.names.0.as_str();
        *counts.entry(county).or_insert_with(|| {
            counties.push(county);
            0
        }) += 1;
    }
    // Beside a count, a number in a name would no longer be known for one.
    let each: Vec<_> = counties.iter().map(|county| format!("{}{}", mask(county), counts[county])).collect();
    Some(format!("{head}{}（{}）。", counted.join("、"), each.join("、")))
}
