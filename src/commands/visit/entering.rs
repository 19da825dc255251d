//! How a row of the form is entered: found, judged and written.

use crate::arguments::session::{Outcome, Session};
use crate::basics::day::Day;
use crate::basics::id::{CountyId, SchoolId};
use crate::basics::language::list_separator;
use crate::commands::visit::row::{Answers, RowArgs};
use crate::commands::visit::said::Recorded;
use crate::files::plan::Draft;
use crate::output::stream::Out;
use crate::recording::{Recording, draft, policy};
use crate::records::{Dated, Filed, Inspection, Participant, Record, Row, School};
use crate::register::{Campaign, Register, row_draft};
use crate::tr;
use anyhow::{anyhow, bail};
use std::fmt;

/// A verb that enters a row of the form.
pub trait Entering: Clone {
    /// Whom its visits can be to.
    type Unit: Filed + fmt::Display;
    /// What it records.
    type Visit: Row + Record<Key = Dated<Self::Unit>> + Default;

    /// What is typed of the row.
    fn row(&self) -> &RowArgs;
    /// What is typed of the row, for the answers to what is asked.
    fn row_mut(&mut self) -> &mut RowArgs;
    /// The unit as typed.
    fn typed(&self) -> Option<&str>;
    /// Takes a unit for the one typed.
    fn means(&mut self, unit: &Self::Unit);
    /// The unit that a typed text fits.
    fn find(register: &Register, typed: &str) -> anyhow::Result<Self::Unit>;
    /// The question for the unit.
    fn whom() -> String;
    /// Those who took part in the latest visit in a county.
    fn last_participants<'r>(register: &'r Register, county: &CountyId) -> Vec<&'r Participant>;
    /// What is recorded of a visit already.
    fn recorded<'r>(register: &'r Register, key: &Dated<Self::Unit>) -> Option<&'r Self::Visit>;
    /// The visit that filled in a row.
    fn visit(&self, row: Inspection) -> Self::Visit;

    /// Whether the arguments say nothing of the visit but when and to whom it was.
    fn is_silent(&self) -> bool {
        self.row().is_silent()
    }

    /// Whether it can be asked if nobody was told before.
    fn may_be_unannounced(&self) -> bool {
        false
    }

    /// Says that nobody was told before.
    fn was_unannounced(&mut self) {}
}

/// Records the visit that a verb is about.
pub fn record<V: Entering>(verb: &V, session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
    let (recording, key) = begin(verb, session, out)?;
    let recorded = recorded::<V>(&recording, &key);
    let draft = drafted(verb, &recording, &key, &recorded.answers, out)?;
    recording.finish(&[draft], policy(verb.row().replace), out)
}

/// Refuses a visit that cannot be recorded whatever the answers to the items will be.
pub fn may_be<V: Entering>(verb: &V, session: &Session, out: &mut Out) -> anyhow::Result<()> {
    let (mut recording, key) = begin(verb, session, out)?;
    let without_answers = draft(&key, &verb.visit(verb.row().filled(Answers::default())?))?;
    recording.judged(&[without_answers], policy(verb.row().replace)).map(drop)
}

/// The day and the unit that are typed; an error that names what is missing.
fn whom_and_when<V: Entering>(verb: &V, register: &Register) -> anyhow::Result<(V::Unit, Day)> {
    match (verb.typed(), verb.row().on) {
        (Some(typed), Some(on)) => Ok((V::find(register, typed)?, on)),
        (typed, on) => {
            let unit = typed.is_none().then(|| tr!("the unit", "单位"));
            let on = on.is_none().then(|| tr!("--on <DATE>", "--on <日期>"));
            let missing = unit.into_iter().chain(on).collect::<Vec<_>>().join(list_separator());
            bail!(tr!("still missing: {missing}", "还缺少：{missing}"))
        }
    }
}

/// Takes the right to write, and finds which visit it is.
pub fn begin<V: Entering>(verb: &V, session: &Session, out: &mut Out) -> anyhow::Result<(Recording, Dated<V::Unit>)> {
    let mut recording = Recording::begin(session, out)?;
    let (unit, on) = whom_and_when(verb, recording.register())?;
    let round = recording.campaign_on(on)?.id.clone();
    recording.read_counties(&round, [unit.county()])?;
    Ok((recording, Dated::new(round, unit, on)))
}

/// What the record of a visit says; nothing where there is no record.
pub fn recorded<V: Entering>(recording: &Recording, key: &Dated<V::Unit>) -> Recorded {
    V::recorded(recording.register(), key).map(|visit| Recorded::of(visit)).unwrap_or_default()
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
    let row = verb.row().filled(given)?;
    let is_new = V::recorded(campaign.register, key).is_none();
    if school.is_some() && (verb.is_silent() || is_new && verb.visit(row.clone()) == V::Visit::default()) {
        bail!(no_answer());
    }
    row_draft(key, row, |row| verb.visit(row), form, school)
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
