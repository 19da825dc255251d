//! 检查情况表 as it is printed: a sheet for each day of inspections in a county, and one to be filled in by hand.

use crate::basics::day::Day;
use crate::basics::id::{CountyId, SchoolId, UnitId};
use crate::basics::personal::mask;
use crate::basics::words::Word;
use crate::papers::notice::{Notice, written};
use crate::records::{Agency, Answer, Inspection, Name, Row as _, VisitKey};
use crate::register::{Campaign, FormRow, cannot_apply};
use serde::Serialize;
use std::collections::BTreeMap;

/// How many empty rows a sheet to be filled in by hand has: about what a page of A4 across has room to write in.
const EMPTY_ROWS: usize = 8;
/// A form has two copies (clause 表): what each is for.
const PURPOSES: [&str; 2] = ["上报", "留存"];

/// One copy of a sheet of the form.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FormPaper {
    #[serde(flatten)]
    notice: Notice,
    form_title: String,
    date: String,
    filled_on: String,
    procurators: String,
    educators: String,
    items: Vec<String>,
    rows: Vec<Row>,
    purpose: &'static str,
}

/// A school's row.
#[derive(Clone, Debug, Default, Serialize)]
struct Row {
    school: String,
    answers: Vec<String>,
    remarks: String,
}

/// The sheets of some units, two copies of each: by county, the inspections of a day on one; schools not inspected in the
/// round on one without a day; a county named by itself with empty rows.
pub fn form_papers(campaign: &Campaign, units: &[UnitId]) -> Vec<FormPaper> {
    let mut sheets = Sheets::new();
    for unit in units {
        match unit {
            UnitId::County(county) => sheet(&mut sheets, county, None).empty_rows = EMPTY_ROWS,
            UnitId::School(school) => add_school(&mut sheets, campaign, school),
        }
    }
    let mut sheets: Vec<_> = sheets.into_iter().collect();
    sheets.sort_by_cached_key(|((county, on), _)| (campaign.register.place(county), on.is_none(), *on));
    let papers = sheets.into_iter().map(|((county, on), sheet)| sheet.paper(campaign, &county, on));
    papers.flat_map(|paper| PURPOSES.map(|purpose| FormPaper { purpose, ..paper.clone() })).collect()
}

/// A form that leaves nothing open and one that leaves everything open, to try a template with.
pub fn sample_forms() -> [FormPaper; 2] {
    let row = Row {
        school: "某小学".into(), answers: vec!["符合".into(), "不符合：某".into()], remarks: "某".into()
    };
    let filled = FormPaper {
        notice: Notice::sample(),
        form_title: "某表".into(),
        date: "2019年8月12日".into(),
        filled_on: "2019年8月12日".into(),
        procurators: "某".into(),
        educators: "某".into(),
        items: vec!["某情况".into(), "其他事项".into()],
        rows: vec![row],
        purpose: "上报",
    };
    [filled, FormPaper::default()]
}

/// The sheets of a county by day; under `None` the one still to be filled in.
type Sheets<'r> = BTreeMap<(CountyId, Option<Day>), Sheet<'r>>;

/// What stands on one sheet.
#[derive(Default)]
struct Sheet<'r> {
    visits: Vec<(&'r VisitKey, &'r Inspection)>,
    to_visit: Vec<SchoolId>,
    empty_rows: usize,
}

fn sheet<'s, 'r>(sheets: &'s mut Sheets<'r>, county: &CountyId, on: Option<Day>) -> &'s mut Sheet<'r> {
    sheets.entry((county.clone(), on)).or_default()
}

fn add_school<'r>(sheets: &mut Sheets<'r>, campaign: &Campaign<'r>, school: &SchoolId) {
    let mut inspections = campaign.inspections(school).peekable();
    if inspections.peek().is_none() {
        sheet(sheets, &school.county, None).to_visit.push(school.clone());
    }
    inspections.for_each(|(key, row)| sheet(sheets, &school.county, Some(key.on)).visits.push((key, row)));
}

impl Sheet<'_> {
    fn paper(&self, campaign: &Campaign, county: &CountyId, on: Option<Day>) -> FormPaper {
        let mut rows: Vec<_> = self.visits.iter().map(|(key, row)| filled(campaign, key, row)).collect();
        rows.extend(self.to_visit.iter().map(|school| to_fill(campaign, school)));
        let empty = || Row { answers: vec![String::new(); campaign.form_columns().count()], ..Row::default() };
        rows.extend(std::iter::repeat_with(empty).take(self.empty_rows));
        FormPaper {
            notice: Notice::to(campaign, county),
            form_title: campaign.round.form_title().to_owned(),
            date: written(on),
            filled_on: written(self.visits.iter().filter_map(|(_, row)| row.filled_on).max()),
            procurators: self.who(Agency::Procuratorate),
            educators: self.who(Agency::EducationBureau),
            items: campaign.form_columns().map(|item| item.heading.to_string()).collect(),
            rows,
            purpose: PURPOSES[0],
        }
    }

    /// Who took part for an agency, each once.
    fn who(&self, agency: Agency) -> String {
        let participants = self.visits.iter().flat_map(|(_, row)| row.participants());
        let of_agency = participants.filter(|participant| participant.agency == agency);
        let mut names: Vec<&str> = Vec::new();
        for name in of_agency.filter_map(|participant| participant.name.somebody()).map(Name::as_str) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names.join("、")
    }
}

/// A row that says what an inspection says, as the report does: personal numbers masked.
fn filled(campaign: &Campaign, key: &VisitKey, inspection: &Inspection) -> Row {
    let masked = |text: String| mask(&text).into_owned();
    let FormRow { answers, remarks } = campaign.form_row(inspection);
    Row {
        school: masked(campaign.register.school_name(&key.unit)),
        answers: answers.into_iter().map(masked).collect(),
        remarks: masked(remarks),
    }
}

/// A row to be filled in, in which only what does not apply to the school is filled in already.
fn to_fill(campaign: &Campaign, id: &SchoolId) -> Row {
    let school = campaign.register.school(id);
    let answers = campaign.form_columns().map(|item| match school.is_some_and(|school| cannot_apply(item, school)) {
        true => Answer::NotApplicable.chinese().to_owned(),
        false => String::new(),
    });
    Row { school: campaign.register.school_name(id), answers: answers.collect(), remarks: String::new() }
}
