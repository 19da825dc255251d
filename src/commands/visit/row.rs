//! A row of the form as typed: what `inspect` and `spot-check` have in common.

use crate::arguments::answer::{TypedAnswer, answer};
use crate::arguments::taking_part::TakingPart;
use crate::arguments::typing;
use crate::basics::day::Day;
use crate::basics::language::list_separator;
use crate::basics::words::{Word, instead};
use crate::output::stream::Out;
use crate::recording::{named, noted};
use crate::records::{Answer, ByItem, Form, Inspection, Item, ItemKind, Note, Row, School};
use crate::register::find_item;
use crate::tr;
use anyhow::{anyhow, bail};

/// What is typed of a row.
#[derive(Clone, Debug, clap::Args)]
pub struct RowArgs {
    /// The answers.
    #[arg(value_name = tr!("ITEM=RESULT[:NOTE]", "事项=结果[：说明]"), value_parser = answer)]
    #[arg(help = tr!(
        "ITEM: key, number on the form, or part of its heading; behind its columns (1–10 in 2019) come 11 supervision by \
         the authority, 12 hires with a record (none is compliant), 13 professional ethics, 14 management of the staff, \
         15 camera blind spots (none is compliant), 16 past cases. \
         RESULT: compliant, partial, problem, not_applicable, not_checked; examined for past cases. \
         Without any, and without --rest, a terminal asks item by item",
        "事项写序号或标题中的词：1–10为表上各栏，栏外依次为11教育行政部门督导、12有无前科人员（没有即为符合）、\
         13师德师风、14教职员管理、15监控盲区（没有即为符合）、16案件排查；结果写符合、基本符合、不符合、不适用、未查；案件排查写已排查、未查；\
         一项也不写又没有 --rest 时，在终端中逐项询问"
    ))]
    pub answers: Vec<TypedAnswer>,
    /// The day of the inspection.
    #[arg(long, value_name = tr!("DATE", "日期"), value_parser = typing::day)]
    #[arg(help = tr!("Date of the visit; left out, a terminal asks", "检查日期；不写时在终端中询问"))]
    pub on: Option<Day>,
    /// The result of what is left, as typed.
    #[arg(long, value_name = tr!("RESULT", "结果"), value_parser = typing::text)]
    #[arg(help = tr!("The result of all items not named", "其余事项的结果"))]
    pub rest: Option<String>,
    /// Who took part.
    #[command(flatten)]
    pub taking_part: TakingPart,
    /// The day that the form was filled in.
    #[arg(long, value_name = tr!("DATE", "日期"), value_parser = typing::day)]
    #[arg(help = tr!("Date that the form was filled in", "填表日期"))]
    pub filled: Option<Day>,
    /// Remarks.
    #[arg(long, value_name = tr!("TEXT", "文字"), value_parser = typing::text)]
    #[arg(help = tr!("Remarks", "备注"))]
    pub remarks: Option<String>,
    /// Where the paper lies.
    #[arg(long, value_name = tr!("REF", "档号"), value_parser = typing::text)]
    #[arg(help = tr!("Where the paper lies", "纸质件存放处"))]
    pub archive: Option<String>,
    /// Whether other values are corrected.
    #[arg(long, help = tr!("Correct what is already recorded", "更正已登记的内容"))]
    pub replace: bool,
}

/// The answers of a row, typed or recorded.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answers {
    /// The results.
    pub results: ByItem<Answer>,
    /// The notes.
    pub notes: ByItem<Note>,
}

impl Answers {
    /// The answers of a record; empty where there is no record.
    pub fn of(row: &dyn Row) -> Answers {
        Answers { results: row.results().clone(), notes: row.notes().clone() }
    }
}

impl RowArgs {
    /// Whether the arguments say nothing at all about the row.
    pub fn is_silent(&self) -> bool {
        let says_else = self.filled.is_some() || self.remarks.is_some() || self.archive.is_some();
        !self.says_an_answer() && !says_else && self.taking_part.by.is_empty()
    }

    /// Whether any item is answered.
    pub fn says_an_answer(&self) -> bool {
        !self.answers.is_empty() || self.rest.is_some()
    }

    /// The row with these answers, and with all else that is typed of it.
    pub fn filled(&self, Answers { results, notes }: Answers) -> anyhow::Result<Inspection> {
        Ok(Inspection {
            participants: self.taking_part.named(),
            filled_on: self.filled,
            remarks: noted("--remarks", self.remarks.as_deref())?,
            archive_ref: named("--archive", self.archive.as_deref())?,
            results,
            notes,
        })
    }

    /// The answers typed, and the rest; `recorded` are those that the record has.
    pub fn answers(&self, form: &Form, school: &School, recorded: &Answers, out: &mut Out) -> anyhow::Result<Answers> {
        let mut row = Filling { form, school, recorded, given: Answers::default() };
        row.answer_all(&self.answers)?;
        if let Some(rest) = &self.rest {
            row.answer_rest(rest, out)?;
        }
        Ok(row.given)
    }
}

/// The row being filled in.
struct Filling<'a> {
    form: &'a Form,
    school: &'a School,
    recorded: &'a Answers,
    given: Answers,
}

impl Filling<'_> {
    fn answer_all(&mut self, answers: &[TypedAnswer]) -> anyhow::Result<()> {
        for answer in answers {
            let item = find_item(self.form, &answer.item)?;
            if self.given.results.contains_key(&item.key) || self.given.notes.contains_key(&item.key) {
                let heading = &item.heading;
                bail!(tr!("“{heading}” is answered twice", "“{heading}”写了两次"));
            }
            self.answer(item, answer)?;
        }
        Ok(())
    }

    fn answer(&mut self, item: &Item, typed: &TypedAnswer) -> anyhow::Result<()> {
        let heading = item.heading.as_str();
        if item.kind() == ItemKind::Text {
            let text = noted(heading, Some(&typed.value))?;
            self.given.notes.extend(text.map(|text| (item.key.clone(), text)));
            return Ok(());
        }
        let (result, note) = typed.result_and_note();
        self.given.results.insert(item.key.clone(), result_of(item.kind(), heading, result)?);
        let note = noted(heading, note)?;
        self.given.notes.extend(note.map(|note| (item.key.clone(), note)));
        Ok(())
    }

    /// Fills the applicable result items that neither this command nor the record answers yet.
    fn answer_rest(&mut self, typed: &str, out: &mut Out) -> anyhow::Result<()> {
        let rest = result_of(ItemKind::Result, "--rest", typed)?;
        let answered = |item: &Item| {
            [&self.recorded.results, &self.given.results].iter().any(|results| results.contains_key(&item.key))
        };
        let open: Vec<_> = self.form.items().iter().filter(|item| item.is_result() && !answered(item)).collect();
        let (applicable, unknown): (Vec<_>, Vec<_>) = open.into_iter().partition(|item| item.applies_to(self.school));
        self.given.results.extend(applicable.into_iter().map(|item| (item.key.clone(), rest)));
        if !unknown.is_empty() && self.school.girls_dormitory.is_none() {
            let unknown = unknown.iter().map(|item| item.heading.as_str()).collect::<Vec<_>>().join(list_separator());
            out.say(tr!(
                "left unanswered, since it is not registered whether there is a girls' dormitory: {unknown}",
                "未登记有无女生集体宿舍，以下事项没有填写：{unknown}"
            ));
        }
        Ok(())
    }
}

/// The result that a word means for a kind of item.
fn result_of(kind: ItemKind, asked: &str, typed: &str) -> anyhow::Result<Answer> {
    let result = Answer::typed(typed).filter(|result| result.fits(kind));
    result.ok_or_else(|| {
        let fitting: Vec<_> = Answer::ALL.iter().copied().filter(|word| word.fits(kind)).collect();
        let instead = instead(typed, &fitting);
        anyhow!(tr!("“{typed}” is not an answer to “{asked}”; {instead}", "“{asked}”不能填“{typed}”；{instead}"))
    })
}
