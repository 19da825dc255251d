//! `inspect`: one row of the inspection form.

use crate::basics::day::Day;
use crate::basics::id::ItemKey;
use crate::basics::language::list_separator;
use crate::basics::words::Word;
use crate::commands::answer::{Answer, answer};
use crate::commands::participant::{TypedParticipant, participant, participants};
use crate::commands::recording::{Recording, draft, named, noted, policy};
use crate::commands::typing;
use crate::commands::{Outcome, Session};
use crate::output::stream::Out;
use crate::records::{Answer as Result, Applies, Form, Inspection, Item, ItemKind, School, VisitKey};
use crate::register::{Campaign, find_item};
use crate::tr;
use anyhow::{anyhow, bail};
use toml_edit::DocumentMut;

/// What `inspect` takes.
#[derive(Debug, clap::Args)]
#[command(visible_alias = "检查")]
#[command(about = tr!("Record a joint inspection: one row of the form", "登记联合检查（检查情况表一行）"))]
#[command(after_help = tr!(
    "  shuangqian inspect 沧县/沧县第一中学 --on 2019-08-12 --rest compliant dormitory_closed=problem:宿管员夜间不在岗",
    "  shuangqian 检查 沧县/沧县第一中学 --on 2019-08-12 --rest 符合 7=不符合：宿管员夜间不在岗"
))]
pub struct Args {
    /// The school, as typed.
    #[arg(value_name = tr!("SCHOOL", "学校"), value_parser = typing::unit)]
    #[arg(help = tr!("School: name, code, or a part that fits one only", "学校：名称、编号，或名称中唯一的一部分"))]
    pub school: String,
    /// The answers.
    #[arg(value_name = tr!("ITEM=RESULT[:NOTE]", "事项=结果[：说明]"), value_parser = answer)]
    #[arg(help = tr!(
        "ITEM: key, number on the form, or part of its heading. \
         RESULT: compliant, partial, problem, not_applicable, not_checked; examined for past cases",
        "事项写序号（1–10）或标题中的词；结果写符合、基本符合、不符合、不适用、未查；案件排查写已排查、未查"
    ))]
    pub answers: Vec<Answer>,
    /// The day of the inspection.
    #[arg(long, value_name = tr!("DATE", "日期"), value_parser = typing::day)]
    #[arg(help = tr!("Date of the inspection", "检查日期"))]
    pub on: Day,
    /// The result of what is left, as typed.
    #[arg(long, value_name = tr!("RESULT", "结果"), value_parser = typing::text)]
    #[arg(help = tr!("The result of all items not named", "其余事项的结果"))]
    pub rest: Option<String>,
    /// Who took part.
    #[arg(long, value_name = tr!("NAME@AGENCY", "姓名@机关"), value_parser = participant)]
    #[arg(help = tr!("Who took part, and for which agency; may be repeated", "参加人员及所属机关（检察院、教育局），可写多次"))]
    pub by: Vec<TypedParticipant>,
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

impl Args {
    /// Records the inspection.
    pub fn run(self, session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
        let mut recording = Recording::begin(session, out)?;
        let school = recording.register().find_school(&self.school)?;
        recording.read_counties([&school.county])?;
        let campaign = recording.campaign()?;
        let key = VisitKey { round: campaign.id.clone(), school, on: self.on };
        let mut inspection = Inspection {
            participants: participants(&self.by)?,
            filled_on: self.filled,
            remarks: noted("--remarks", self.remarks.as_deref())?,
            archive_ref: named("--archive", self.archive.as_deref())?,
            ..Inspection::default()
        };
        let mut row = Row { campaign, key: &key, inspection: &mut inspection };
        row.answer_all(&self.answers)?;
        row.answer_dormitory_items();
        if let Some(rest) = &self.rest {
            row.answer_rest(rest, out)?;
        }
        let is_recorded = campaign.register.records.inspections.contains_key(&key);
        let nothing_is_left = self.rest.is_some() && is_recorded;
        if inspection == Inspection::default() && !nothing_is_left {
            bail!(tr!(
                "no answer is given; write ITEM=RESULT, or --rest RESULT for all items",
                "没有写检查结果；请写“事项=结果”，或用 --rest 结果 填写其余各项"
            ));
        }
        let mut draft = draft(&key, &inspection)?;
        order_items(&mut draft.addition, &campaign.round.form);
        if self.replace {
            draft.removals = outdated_notes(&campaign, &key, &inspection);
        }
        recording.finish(&[draft], policy(self.replace), out)
    }
}

/// The row being filled in.
struct Row<'a> {
    campaign: Campaign<'a>,
    key: &'a VisitKey,
    inspection: &'a mut Inspection,
}

impl Row<'_> {
    fn school(&self) -> Option<&School> {
        self.campaign.register.records.schools.get(&self.key.school)
    }

    fn answer_all(&mut self, answers: &[Answer]) -> anyhow::Result<()> {
        for answer in answers {
            let item = find_item(&self.campaign.round.form, &answer.item)?;
            if self.is_typed(item) {
                let heading = &item.heading;
                bail!(tr!("“{heading}” is answered twice", "“{heading}”写了两次"));
            }
            self.answer(item, answer)?;
        }
        Ok(())
    }

    fn is_typed(&self, item: &Item) -> bool {
        self.inspection.results.contains_key(&item.key) || self.inspection.notes.contains_key(&item.key)
    }

    fn answer(&mut self, item: &Item, typed: &Answer) -> anyhow::Result<()> {
        let heading = item.heading.as_str();
        if item.kind() == ItemKind::Text {
            let text = noted(heading, Some(&typed.value))?;
            self.inspection.notes.extend(text.map(|text| (item.key.clone(), text)));
            return Ok(());
        }
        let (result, note) = typed.result_and_note();
        self.inspection.results.insert(item.key.clone(), result_of(item.kind(), heading, result)?);
        let note = noted(heading, note)?;
        self.inspection.notes.extend(note.map(|note| (item.key.clone(), note)));
        Ok(())
    }

    /// The items of a girls' dormitory do not apply where it is known that there is none.
    fn answer_dormitory_items(&mut self) {
        if self.school().is_some_and(|school| school.girls_dormitory == Some(false)) {
            let items = self.campaign.round.form.items().iter();
            let dormitory = items.filter(|item| item.is_result() && item.applies() == Applies::GirlsDormitory);
            for item in dormitory.cloned().collect::<Vec<_>>() {
                if !self.inspection.results.contains_key(&item.key) {
                    self.inspection.results.insert(item.key, Result::NotApplicable);
                }
            }
        }
    }

    /// Fills the applicable result items that neither this command nor the record answers yet.
    fn answer_rest(&mut self, typed: &str, out: &mut Out) -> anyhow::Result<()> {
        let Some(school) = self.campaign.register.records.schools.get(&self.key.school) else { return Ok(()) };
        let recorded = self.campaign.register.records.inspections.get(self.key);
        let rest = result_of(ItemKind::Result, "--rest", typed)?;
        let is_open = |item: &&Item| {
            let answered = recorded.is_some_and(|row| row.results.contains_key(&item.key));
            item.is_result() && !answered && !self.inspection.results.contains_key(&item.key)
        };
        let open: Vec<_> = self.campaign.round.form.items().iter().filter(is_open).collect();
        for item in &open {
            if item.applies_to(school) {
                self.inspection.results.insert(item.key.clone(), rest);
            }
        }
        let unknown: Vec<_> =
            open.iter().filter(|item| !item.applies_to(school)).map(|item| item.heading.as_str()).collect();
        if !unknown.is_empty() && school.girls_dormitory.is_none() {
            let unknown = unknown.join(list_separator());
            out.say(tr!(
                "left unanswered, since it is not registered whether there is a girls' dormitory: {unknown}",
                "未登记有无女生集体宿舍，以下事项没有填写：{unknown}"
            ));
        }
        Ok(())
    }
}

/// The result that a word means for a kind of item.
fn result_of(kind: ItemKind, asked: &str, typed: &str) -> anyhow::Result<Result> {
    let result = Result::typed(typed).filter(|result| result.fits(kind));
    result.ok_or_else(|| {
        let words: Vec<_> = Result::ALL.iter().filter(|word| word.fits(kind)).map(|word| word.shown()).collect();
        let words = words.join(list_separator());
        anyhow!(tr!(
            "“{typed}” is no answer to “{asked}”; there are: {words}",
            "“{asked}”不能填“{typed}”；可填：{words}"
        ))
    })
}

/// The recorded notes of answers that are corrected without a note: they told of the old answer.
fn outdated_notes(campaign: &Campaign, key: &VisitKey, corrected: &Inspection) -> Vec<String> {
    let Some(recorded) = campaign.register.records.inspections.get(key) else { return Vec::new() };
    let is_outdated = |item: &ItemKey| {
        let now = corrected.results.get(item);
        now.is_some() && now != recorded.results.get(item) && !corrected.notes.contains_key(item)
    };
    recorded.notes.keys().filter(|item| is_outdated(item)).map(|item| format!("notes.{item}")).collect()
}

/// Puts the answers in the order of the form.
fn order_items(document: &mut DocumentMut, form: &Form) {
    let place = |key: &str| form.items().iter().position(|item| item.key.as_str() == key);
    for table in ["results", "notes"] {
        if let Some(table) = document.get_mut(table).and_then(|item| item.as_table_mut()) {
            table.sort_values_by(|one, _, other, _| place(one.get()).cmp(&place(other.get())));
        }
    }
}
