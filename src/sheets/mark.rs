//! A cell of the form: a result word or a mark that can mean only one, and the note after its colon.

use crate::basics::fold::fold;
use crate::basics::words::Word;
use crate::records::{Answer, Applies, Item, ItemKind, Note};
use crate::tr;

/// What ought to be: a heading that begins so, or goes on so behind its 是否, asks for the good. Whether yes is good elsewhere
/// only the clerk knows: 是否存在…, 是否发生…, 有无… ask for the bad as well, in words that no list holds all of.
const OUGHT_TO_BE: [&str; 9] = ["建立", "健全", "完善", "落实", "严格", "专人", "配备", "开展法治教育", "为女性"];
/// What is good to have, as the form has it and as others say it: a heading that ends so asks for it.
const GOOD_TO_HAVE: [&str; 8] = [
    "重点区域管理情况",
    "封闭管理情况",
    "检查督导情况",
    "师德师风建设情况",
    "教职员管理情况",
    "建立情况",
    "落实情况",
    "配备情况",
];
/// What is done to keep order: under a heading that names it a tick says that all is well, though yes may mean something else,
/// such as that others do go in and out.
const KEEPS_ORDER: [&str; 8] = ["管理", "建设", "制度", "教育", "培训", "工作", "措施", "设施"];
/// What turns the good into its contrary, or asks for something else beside it.
const TURNED: [&str; 9] = ["不", "未", "无", "没", "缺", "存在", "发生", "问题", "是否"];

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
    let plain = |answer, is_plain: fn(&str) -> bool| match is_plain(&fold(item.heading.as_str())) {
        true => Ok(answer),
        false => Err(no_telling(word)),
    };
    match fold(word).as_str() {
        _ if !item.is_result() => typed(item, word),
        "无" | "没有" => Err(two_meanings(item, word)),
        "是" => plain(Answer::Compliant, asks_for_good),
        "有" => plain(Answer::Compliant, asks_to_have),
        "否" => plain(Answer::Problem, asks_for_good),
        "√" | "✓" | "✔" | "☑" | "对" => plain(Answer::Compliant, is_ticked_off),
        "×" | "✗" | "x" | "✕" | "✖" | "╳" | "✘" | "叉" => plain(Answer::Problem, is_ticked_off),
        "-" | "--" | "——" | "一一" | "无女生集体宿舍" => Ok(Answer::NotApplicable),
        _ => typed(item, word),
    }
}

/// The answer that a word is on the command line too.
fn typed(item: &Item, word: &str) -> Result<Answer, String> {
    Answer::typed(word).filter(|answer| answer.fits(item.kind())).ok_or_else(|| no_answer(item, word))
}

/// Whether a heading, folded, asks for the good and nothing else, so that a plain yes or no says whether all is well.
fn asks_for_good(heading: &str) -> bool {
    let (is_question, asked) = match heading.split_once("是否") {
        Some((_, asked)) => (true, asked.trim_start_matches(['已', '经', '都', '均', '有'])),
        None => (false, heading),
    };
    let is_good = OUGHT_TO_BE.iter().any(|good| asked.starts_with(good));
    let is_good = is_good || !is_question && GOOD_TO_HAVE.iter().any(|good| asked.ends_with(good));
    is_good && !TURNED.iter().any(|turned| asked.contains(turned))
}

/// Whether it asks for something to be there, and not that all of it is so: that there are women is not that all are.
fn asks_to_have(heading: &str) -> bool {
    asks_for_good(heading) && !heading.contains("是否为")
}

/// Whether a tick under a heading says that all is well, and a cross that it is not.
fn is_ticked_off(heading: &str) -> bool {
    let holds = |words: &[&str]| words.iter().any(|word| heading.contains(word));
    asks_for_good(heading) || holds(&KEEPS_ORDER) && !holds(&TURNED)
}

fn no_telling(word: &str) -> String {
    tr!(
        "“{word}” does not say whether all is well; write 符合 or 不符合",
        "“{word}”看不出好坏：没有问题请填“符合”，有问题请填“不符合”"
    )
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
