//! A cell of the form: a result word or a mark that can mean only one, and the note after its colon.

use crate::basics::fold::fold;
use crate::basics::words::Word;
use crate::records::{Answer, Applies, Item, ItemKind, Note};
use crate::tr;

/// Words in a heading that make a plain yes the good answer.
const ASKS_FOR_YES: [&str; 11] =
    ["是否", "建立", "专人", "审查", "开展", "管理", "督导", "建设", "落实", "配备", "设置"];
/// Words in a heading that leave open whether yes is good or bad.
const LEAVES_OPEN: [&str; 8] = ["有无", "出入", "盲区", "前科", "违法", "犯罪", "隐患", "案件"];

/// Reads the cell of an item that asks for a result.
pub fn result_and_note(item: &Item, cell: &str) -> Result<(Answer, Option<Note>), String> {
    let (word, note) = match cell.split_once([':', '：']) {
        Some((word, note)) => (word.trim(), note.trim()),
        None => (cell, ""),
    };
    let answer = answer(item, word)?;
    if note.is_empty() {
        return Ok((answer, None));
    }
    let note = Note::typed(note).map_err(|fault| fault.to_string())?;
    Ok((answer, Some(note)))
}

fn answer(item: &Item, word: &str) -> Result<Answer, String> {
    let marked = Answer::typed(word).or_else(|| mark(word)).filter(|answer| answer.fits(item.kind()));
    if let Some(answer) = marked {
        return Ok(answer);
    }
    match fold(word).as_str() {
        _ if !item.is_result() => Err(no_answer(item, word)),
        "无" | "没有" => Err(two_meanings(item, word)),
        "是" | "有" if asks_for_yes(item) => Ok(Answer::Compliant),
        "否" if asks_for_yes(item) => Ok(Answer::Problem),
        "是" | "有" | "否" => Err(tr!(
            "“{word}” does not say whether all is well; write 符合 or 不符合",
            "“{word}”看不出好坏：没有问题请填“符合”，有问题请填“不符合”"
        )),
        _ => Err(no_answer(item, word)),
    }
}

/// The answer of a mark that records never use and that means the same in any column.
fn mark(word: &str) -> Option<Answer> {
    match fold(word).as_str() {
        "x" | "✕" | "✖" | "╳" | "✘" => Some(Answer::Problem),
        "-" | "--" | "——" | "一一" | "－" | "无女生集体宿舍" => Some(Answer::NotApplicable),
        _ => None,
    }
}

fn asks_for_yes(item: &Item) -> bool {
    let holds = |words: &[&str]| words.iter().any(|word| item.heading.as_str().contains(word));
    holds(&ASKS_FOR_YES) && !holds(&LEAVES_OPEN)
}

fn two_meanings(item: &Item, word: &str) -> String {
    match item.applies() {
        Applies::GirlsDormitory => tr!(
            "“{word}” can mean two things: without a girls' dormitory write 不适用, where it is not done 不符合",
            "“{word}”有两种意思：没有女生集体宿舍请填“不适用”，没有做到请填“不符合”"
        ),
        Applies::Always => tr!(
            "“{word}” can mean two things: where it is not done write 不符合, where nothing is wrong 符合",
            "“{word}”有两种意思：没有做到请填“不符合”，没有问题请填“符合”"
        ),
    }
}

fn no_answer(item: &Item, word: &str) -> String {
    let words = Answer::ALL.iter().filter(|answer| answer.fits(item.kind())).map(|answer| answer.chinese());
    let words = words.collect::<Vec<_>>().join("、");
    match item.kind() {
        ItemKind::Examined => {
            tr!(
                "“{word}” is not an answer; there are {words}, without a note",
                "不能填“{word}”；只能填{words}，不写说明"
            )
        }
        _ => tr!(
            "“{word}” is not an answer; there are {words}, with a note written 不符合：…",
            "不能填“{word}”；可填{words}，说明写在冒号后，如“不符合：…”"
        ),
    }
}
