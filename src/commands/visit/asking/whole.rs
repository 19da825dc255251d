//! A visit as it would be recorded, shown as a whole before it is written.

use crate::basics::words::Word;
use crate::commands::prompt::{Consent, Prompt, Reply};
use crate::commands::visit::asking::Visited;
use crate::commands::visit::asking::item::ItemAsked;
use crate::commands::visit::entry::Entry;
use crate::commands::visit::said::{Said, shown};
use crate::output::screen::{Elsewhere, screen};
use crate::output::stream::{Out, width_of_messages};
use crate::records::{Answer, Form, Item};
use crate::register::Register;
use crate::reports::{Cell, Table};
use crate::tr;

/// What is shown.
pub(super) struct Whole<'a> {
    /// The visit.
    pub visited: &'a Visited<'a>,
    /// The records.
    pub register: &'a Register,
    /// The form of its round.
    pub form: &'a Form,
}

impl Whole<'_> {
    /// Shows all, and asks whether it is to be written. A “no” leads back, and loses nothing.
    pub fn ask<'i, 'f: 'i>(
        &self,
        items: impl Iterator<Item = &'i ItemAsked<'f>> + Clone,
        said: &Said,
        prompt: &Prompt,
        out: &mut Out,
    ) -> anyhow::Result<Reply<()>> {
        if items.clone().next().is_some() {
            out.say(screen(&self.table(items, said), width_of_messages(), Elsewhere::Nowhere));
        }
        out.say(self.beside(said));
        Ok(match prompt.consent(self.question())? {
            Reply::Said(Consent::No) => {
                out.say(tr!(
                    "not written; nothing is lost. < goes back, #7 to item 7, Ctrl-C gives it up.",
                    "没有写入，已填的内容都还在：输入 < 继续后退，#7 改第7项；按 Ctrl-C 放弃这一次。"
                ));
                Reply::Back
            }
            reply => reply.map(|_| ()),
        })
    }

    /// The row as it would be recorded.
    fn table<'i, 'f: 'i>(&self, items: impl Iterator<Item = &'i ItemAsked<'f>> + Clone, said: &Said) -> Table {
        let row = |(number, item): (u64, &Item)| {
            let asked = items.clone().find(|asked| asked.item.key == item.key);
            let entry =
                asked.map(|asked| said.entries.get(&item.key).cloned().unwrap_or_default().over(&asked.recorded));
            let Entry { result, note } = entry.unwrap_or(Entry { result: Some(Answer::NotApplicable), note: None });
            let result = result.map(Word::shown).unwrap_or_default();
            let note = note.map(|note| note.to_string()).unwrap_or_default();
            vec![Cell::Count(number), Cell::text(item.heading.as_str()), Cell::text(result), Cell::text(note)]
        };
        let headings = tr!("No.,Item,Result,Note", "序号,检查事项,检查结果,说明");
        Table::under("row", "检查情况表", &headings, (1..).zip(self.form.numbered()).map(row).collect())
    }

    /// What stands beside the items: who took part, and the remarks.
    fn beside(&self, said: &Said) -> String {
        let recorded = self.visited.recorded;
        let participants = said.participants.as_ref().filter(|participants| !participants.is_empty());
        let participants = shown(participants.unwrap_or(&recorded.participants));
        let remarks = said.remarks.as_ref().or(recorded.remarks.as_ref()).map(ToString::to_string).unwrap_or_default();
        let unannounced =
            if said.unannounced == Some(true) { tr!("; unannounced", "；暗访") } else { String::new() };
        tr!(
            "who took part: {participants}; remarks: {remarks}{unannounced}",
            "参加人员：{participants}；备注：{remarks}{unannounced}"
        )
    }

    /// The question that names the visit, so that it is on the screen however long the table is.
    fn question(&self) -> String {
        let (unit, on) = (&self.visited.unit, self.visited.on);
        let name = self.register.name(unit);
        let is_its_id = unit.school().map_or_else(|| unit.to_string(), |school| school.school.to_string()) == name;
        let unit = if is_its_id { unit.to_string() } else { tr!("{unit} ({name})", "{unit}（{name}）") };
        tr!("{unit}, {on}: write this? (yes/no)", "{unit} {on}：确认写入？（是/否）")
    }
}
