//! How a row of the form is entered: found, asked for where nothing is typed, judged and written.

use crate::arguments::session::{Outcome, Session};
use crate::basics::id::{CountyId, SchoolId};
use crate::commands::visit::asking::Visited;
use crate::commands::visit::prompt::{self, Prompt};
use crate::commands::visit::row::{Answers, RowArgs};
use crate::files::edit;
use crate::files::path::RecordPath;
use crate::files::plan::Draft;
use crate::output::stream::Out;
use crate::recording::{Recording, draft, policy};
use crate::records::{Dated, Filed, Inspection, Record, Row, School};
use crate::register::{Campaign, Register, fill_inapplicable};
use crate::tr;
use anyhow::{anyhow, bail};

/// A verb that enters a row of the form.
pub trait Entering {
    /// Whom its visits can be to.
    type Unit: Filed;
    /// What it records.
    type Visit: Row + Record<Key = Dated<Self::Unit>> + Default;

    /// What is typed of the row.
    fn row(&self) -> &RowArgs;
    /// What is typed of the row, for the answers to what is asked.
    fn row_mut(&mut self) -> &mut RowArgs;
    /// The unit that is meant.
    fn unit(&self, register: &Register) -> anyhow::Result<Self::Unit>;
    /// What is recorded of a visit already.
    fn recorded<'r>(register: &'r Register, key: &Dated<Self::Unit>) -> Option<&'r Self::Visit>;
    /// The visit that filled in a row.
    fn visit(&self, row: Inspection) -> Self::Visit;

    /// Whether the arguments say nothing of the visit but when and to whom it was.
    fn is_silent(&self) -> bool {
        self.row().is_silent()
    }
}

/// Records the visit that a verb is about.
pub fn enter<V: Entering>(mut verb: V, session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
    let (mut recording, key) = begin(&verb, session, out)?;
    let policy = policy(verb.row().replace);
    let mut recorded = recorded::<V>(&recording, &key);
    if let Some((school, prompt)) = key.unit.school().zip(prompt(&verb, &recorded, session)) {
        let without_answers = draft(&key, &verb.visit(verb.row().filled(Answers::default())?))?;
        recording.judged(&[without_answers], policy)?;
        let visited = Visited { school, on: key.on, recorded: &recorded, policy };
        verb.row_mut().answers = visited.ask(recording, &prompt, out)?;
        (recording, _) = begin(&verb, session, out)?;
        recorded = self::recorded::<V>(&recording, &key);
    }
    let draft = drafted(&verb, &recording, &key, &recorded, out)?;
    recording.finish(&[draft], policy, out)
}

/// Takes the right to write, and finds which visit it is.
fn begin<V: Entering>(verb: &V, session: &Session, out: &mut Out) -> anyhow::Result<(Recording, Dated<V::Unit>)> {
    let mut recording = Recording::begin(session, out)?;
    let unit = verb.unit(recording.register())?;
    let round = recording.campaign_on(verb.row().on)?.id.clone();
    recording.read_counties(&round, [unit.county()]);
    Ok((recording, Dated::new(round, unit, verb.row().on)))
}

/// The answers in the record of a visit; empty where there is no record.
fn recorded<V: Entering>(recording: &Recording, key: &Dated<V::Unit>) -> Answers {
    V::recorded(recording.register(), key).map(|visit| Answers::of(visit)).unwrap_or_default()
}

/// Who is to be asked for the answers, where none are given and someone is there. Nobody is asked where something else is
/// added to a row that has its answers.
fn prompt(verb: &impl Entering, recorded: &Answers, session: &Session) -> Option<Prompt> {
    let only_adds = !verb.is_silent() && !recorded.results.is_empty();
    if verb.row().says_an_answer() || only_adds || !prompt::is_possible() {
        return None;
    }
    Some(Prompt::of(session.colour))
}

/// What is to be written of the visit.
fn drafted<V: Entering>(
    verb: &V,
    recording: &Recording,
    key: &Dated<V::Unit>,
    recorded: &Answers,
    out: &mut Out,
) -> anyhow::Result<Draft> {
    let campaign = recording.campaign_on(key.on)?;
    let form = &campaign.round.form;
    let school = key.unit.school().map(|id| registered(&campaign, id)).transpose()?;
    let given = match school {
        Some(school) => verb.row().answers(form, school, recorded, out)?,
        None => of_group(verb.row(), key.unit.county())?,
    };
    let mut row = verb.row().filled(given)?;
    let is_new = V::recorded(campaign.register, key).is_none();
    if school.is_some() && (verb.is_silent() || is_new && verb.visit(row.clone()) == V::Visit::default()) {
        bail!(no_answer());
    }
    let filled = school.map(|school| fill_inapplicable(&mut row.results, form, school)).unwrap_or_default();
    let mut addition = edit::document(&verb.visit(row))?;
    edit::order_items(&mut addition, form);
    Ok(Draft { filled, ..Draft::of(RecordPath::of::<V::Visit>(key), addition) })
}

fn no_answer() -> String {
    tr!(
        "no answer is given; write ITEM=RESULT, or --rest RESULT for all items",
        "没有写检查结果；请写“事项=结果”，或用 --rest 结果 填写其余各项"
    )
}

/// The file of a school. Where it cannot be read it is not known what applies to the school.
fn registered<'r>(campaign: &Campaign<'r>, id: &SchoolId) -> anyhow::Result<&'r School> {
    campaign.register.school(id).ok_or_else(|| {
        anyhow!(tr!("the file of {id} cannot be read; mend it first", "{id}的单位文件无法读取，请先改正"))
    })
}

/// The answers of a county group, which has none.
fn of_group(row: &RowArgs, county: &CountyId) -> anyhow::Result<Answers> {
    if row.says_an_answer() {
        bail!(tr!(
            "{county} is a county group, which is not asked the items of the form; write --remarks",
            "{county}是县工作组，不填检查事项，请用 --remarks 写明情况"
        ));
    }
    Ok(Answers::default())
}
