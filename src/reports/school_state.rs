//! The whole state of one school: its people, its duties and what shows them, visits, findings and decisions.

use crate::basics::asked::Asked;
use crate::basics::id::SchoolId;
use crate::basics::language::list_separator;
use crate::basics::words::Word;
use crate::files::path::RecordPath;
use crate::records::{
    Conveyance, Decision, Described, FindingKey, Inspection, Letter, Name, Note, Person, Record, Rectification, School,
    SchoolWork, SchoolWorkKey, SpotCheck,
};
use crate::register::{Campaign, Duty, Finding, Standing, State, Visit};
use crate::reports::findings::listed;
use crate::reports::lack::Lack;
use crate::reports::out_of_force::out_of_force;
use crate::reports::status::marked;
use crate::reports::{Cell, Mark, Table};
use crate::tr;
use std::collections::BTreeMap;

/// A line each, in sections; the findings as another look at the same round has them. A school that cannot be read has one
/// line that says so; one that is not in force owes nothing, so of its people and duties only what there is is told.
pub fn school_state(duties: &Campaign, findings: &Campaign, id: &SchoolId) -> Table {
    let state = SchoolState { campaign: duties, id };
    let mut lines = Vec::new();
    if duties.unread_so_far().contains(&id.clone().into()) {
        lines.push(Line::of(tr!("Records", "记录"), Lack::Unread.chinese()).bad());
    }
    let out_of_force = out_of_force(duties.register, &id.clone().into());
    let owes = out_of_force.is_none();
    lines.extend(out_of_force.map(|why| Line { on: Cell::Day(why.on), ..Line::of(tr!("Register", "登记"), why.why) }));
    if let Some(school) = duties.register.school(id) {
        lines.extend(people(school).into_iter().chain(state.duties(school)).filter(|line| owes || !line.is_open));
    }
    lines.extend(state.work());
    lines.extend(state.visits());
    let of_county = listed(findings, &Asked::Only(vec![id.county.clone()])).into_iter();
    lines.extend(of_county.filter(|finding| finding.key.unit == *id).map(|finding| found(findings, &finding)));
    lines.extend(state.decisions());
    let headings = tr!("Section,What,On,State,Record", "类别,事项,日期,情况,记录");
    let name = duties.register.school_name(id);
    Table::under("status", &name, &headings, lines.into_iter().map(Line::cells).collect())
}

/// A line of the state.
struct Line {
    section: String,
    what: String,
    on: Cell,
    state: Cell,
    record: Option<RecordPath>,
    /// Whether it tells what is not done or not known.
    is_open: bool,
}

impl Line {
    fn of(section: String, what: impl Into<String>) -> Line {
        Line { section, what: what.into(), on: Cell::Blank, state: Cell::Blank, record: None, is_open: false }
    }

    /// The same, about a record.
    fn at<R: Record>(self, key: &R::Key) -> Line {
        Line { record: Some(RecordPath::of::<R>(key)), ..self }
    }

    /// The same where it is what somebody has to see to.
    fn bad(self) -> Line {
        Line { state: Cell::text(self.what.clone()).marked(Mark::Bad), ..self }
    }

    fn cells(self) -> Vec<Cell> {
        let record = self.record.map(|record| record.as_cited().to_owned()).unwrap_or_default();
        vec![Cell::text(self.section), Cell::text(self.what), self.on, self.state, Cell::text(record)]
    }
}

/// Parts of a sentence, those that there are.
fn joined(parts: impl IntoIterator<Item = Option<String>>) -> String {
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(&tr!("; ", "；"))
}

/// Who is to be telephoned, and who is not named yet.
fn people(school: &School) -> Vec<Line> {
    let is_kindergarten = school.is_kindergarten();
    let vice = if is_kindergarten { tr!("vice-principal", "副园长") } else { tr!("vice-principal", "副校长") };
    let post = school.post_of_head();
    let liaison = school.liaison().map(|(name, liaison)| {
        let phone = liaison.office_phone.as_ref().map(ToString::to_string).unwrap_or_default();
        format!("{name} {phone}").trim_end().to_owned()
    });
    let head = school.principal().map(Name::to_string);
    let named = [
        (tr!("head", "{post}"), head),
        (vice, school.vice_principal().map(Name::to_string)),
        (tr!("liaison", "联络员"), liaison),
    ];
    let line = |(role, who): (String, Option<String>)| {
        let is_open = who.is_none();
        let state = match who {
            Some(who) => Cell::text(who),
            None => Cell::text(tr!("not named", "未确定")).marked(Mark::Bad),
        };
        Line { state, is_open, ..Line::of(tr!("People", "人员"), role) }
    };
    named.into_iter().map(line).collect()
}

/// What a school is looked at in.
struct SchoolState<'c> {
    campaign: &'c Campaign<'c>,
    id: &'c SchoolId,
}

impl SchoolState<'_> {
    /// How each duty stands, and the record that shows it.
    fn duties(&self, school: &School) -> Vec<Line> {
        let standings = self.campaign.school_duties(self.id, school);
        let lines = standings.map(|standing| {
            let state = marked(Cell::text(self.standing(&standing)), Some(&standing));
            let line = Line {
                on: Cell::day(standing.done_on()),
                state,
                is_open: standing.done_on().is_none(),
                ..Line::of(tr!("Duties", "职责"), standing.duty.shown())
            };
            Line { record: self.campaign.shown_by(standing.duty, self.id, school), ..line }
        });
        lines.collect()
    }

    fn standing(&self, standing: &Standing) -> String {
        let deadline = standing.deadline.day;
        let state = match standing.state {
            State::Done(_) => tr!("in time", "按期完成"),
            State::Late(_, days) => tr!("{days} days late", "逾期{days}天完成"),
            State::Due => tr!("due {deadline}", "未到期，期限{deadline}"),
            State::Overdue(days) => tr!("{days} days overdue, due {deadline}", "逾期{days}天，期限{deadline}"),
        };
        let is_open = standing.done_on().is_none();
        let letter = || self.campaign.letter(&self.id.clone().into());
        let begun = match standing.duty {
            Duty::Letter if is_open && letter().is_some_and(Letter::is_half_signed) => {
                Some(tr!("one party has signed", "仅一方签字"))
            }
            Duty::Inspection if is_open && self.campaign.inspections(self.id).next().is_some() => {
                Some(tr!("not finished", "检查未完成"))
            }
            _ => None,
        };
        joined([begun, Some(state)])
    }

    /// What the school did itself, beside the inspection that is a duty.
    fn work(&self) -> Vec<Line> {
        let Some(work) = self.campaign.school_work(self.id) else { return Vec::new() };
        let key = SchoolWorkKey { round: self.campaign.id.clone(), school: self.id.clone() };
        let line = |what: String, on, state: String| {
            let line =
                Line { on: Cell::Day(on), state: Cell::text(state), ..Line::of(tr!("Own work", "落实"), what) };
            line.at::<SchoolWork>(&key)
        };
        let reported =
            work.reported_to_leaders_on.map(|on| line(tr!("told the leaders", "向领导汇报"), on, String::new()));
        let study = work.study.iter().map(|study| {
            let attended = study.staff_attended.map(|count| tr!("{count} came", "{count}人参加"));
            line(tr!("study", "学习"), study.held_on, attended.unwrap_or_default())
        });
        let lessons = work.education.iter().map(|lesson| {
            let note = lesson.note.as_ref().map_or("", Note::as_str);
            line(lesson.kind.shown(), lesson.held_on, note.to_owned())
        });
        reported.into_iter().chain(study).chain(lessons).collect()
    }

    /// The visits of the round, the earliest first.
    fn visits(&self) -> Vec<Line> {
        let section = || tr!("Visits", "走访");
        let mut lines: Vec<_> = self
            .campaign
            .conveyances(self.id)
            .map(|(key, visit)| {
                let attended = visit.staff_attended.map(|count| tr!("{count} came", "{count}人参加"));
                let note = visit.note.as_ref().map(Note::to_string);
                let line = Line {
                    state: Cell::text(joined([attended, note])),
                    ..Line::of(section(), Duty::Conveyance.shown())
                };
                (key.on, line.at::<Conveyance>(key))
            })
            .collect();
        lines.extend(self.campaign.inspections(self.id).map(|(key, row)| {
            let sent = match self.campaign.is_submitted(key) {
                true => tr!("form sent", "表已上报"),
                false => tr!("form not sent", "表未上报"),
            };
            let state = joined([Some(answers(Visit::from((key, row)))), Some(sent)]);
            let line = Line { state: Cell::text(state), ..Line::of(section(), Duty::Inspection.shown()) };
            (key.on, line.at::<Inspection>(key))
        }));
        let spot_checks =
            self.campaign.spot_checks(&self.id.county).filter(|(key, _)| key.unit.school() == Some(self.id));
        lines.extend(spot_checks.map(|(key, row)| {
            let what = match row.unannounced {
                Some(true) => tr!("unannounced spot check", "暗访"),
                _ => tr!("spot check", "督导抽查"),
            };
            let state = Cell::text(answers(Visit::from((key, row))));
            (key.on, Line { state, ..Line::of(section(), what) }.at::<SpotCheck>(key))
        }));
        lines.sort_by_key(|(on, _)| *on);
        lines.into_iter().map(|(on, line)| Line { on: Cell::Day(on), ..line }).collect()
    }

    /// What was decided about the school in the round.
    fn decisions(&self) -> Vec<Line> {
        let own = self.campaign.all_decisions().filter(|(key, _)| key.unit.school() == Some(self.id));
        let lines = own.map(|(key, decision)| {
            let number = decision.document_number.as_ref().map(ToString::to_string);
            let state = joined([Some(decision.reason.to_string()), number]);
            let line = Line {
                on: Cell::Day(key.on),
                state: Cell::text(state),
                ..Line::of(tr!("Decisions", "奖惩"), key.what.shown())
            };
            line.at::<Decision>(key)
        });
        lines.collect()
    }
}

/// How many items were answered in which way.
fn answers(visit: Visit) -> String {
    let mut counts = BTreeMap::new();
    visit.row.results().iter().for_each(|(_, answer)| *counts.entry(*answer).or_insert(0) += 1);
    let told = counts.into_iter().map(|(answer, count): (crate::records::Answer, usize)| {
        let answer = answer.shown();
        tr!("{answer} {count}", "{answer}{count}项")
    });
    told.collect::<Vec<_>>().join(list_separator())
}

/// A finding, and how far it is worked off.
fn found(campaign: &Campaign, finding: &Finding) -> Line {
    let due = finding.due_on;
    let overdue = finding.days_overdue(campaign.as_of());
    let state = match (finding.closed_on(), overdue) {
        (Some(on), _) => tr!("closed on {on}", "{on}销号"),
        (None, Some(days)) => tr!("open, {days} days overdue, due {due}", "未销号，逾期{days}天，时限{due}"),
        (None, None) => tr!("open, due {due}", "未销号，时限{due}"),
    };
    let text = Cell::text(joined([Some(state), worked_off(finding)]));
    let state = match (finding.closed_on(), overdue) {
        (Some(_), _) => text.marked(Mark::Good),
        (None, Some(_)) => text.marked(Mark::Bad),
        (None, None) => text,
    };
    let heading = campaign.register.heading(&finding.key);
    let line = Line { on: Cell::Day(finding.key.on), state, ..Line::of(tr!("Findings", "问题"), heading) };
    Line { record: visit_of(campaign, &finding.key), ..line }
}

/// What is said of the working-off of a finding, behind what each part is called.
fn worked_off(finding: &Finding) -> Option<String> {
    let record = finding.rectification?;
    let called = |key: &str| Rectification::FIELDS.field(key).map_or("", |field| field.called());
    let part = |key: &str, value: String| {
        let called = called(key);
        tr!("{called}: {value}", "{called}：{value}")
    };
    Some(joined([
        record.measure.as_ref().map(|measure| part("measure", measure.to_string())),
        Person::named(&record.responsible).map(|name| part("responsible", name.to_string())),
        record.done_on.map(|on| part("done_on", on.to_string())),
        finding.how_done().map(|note| part("note", note.to_string())),
        finding.checked_by().map(|name| part("checked_by", name.to_string())),
    ]))
}

/// The visit that found something, the county’s where both did.
fn visit_of(campaign: &Campaign, key: &FindingKey) -> Option<RecordPath> {
    let inspection = campaign.register.inspection(&key.visit()).map(|_| RecordPath::of::<Inspection>(&key.visit()));
    inspection.or_else(|| campaign.register.spot_check(&key.visit()).map(|_| RecordPath::of::<SpotCheck>(&key.visit())))
}
