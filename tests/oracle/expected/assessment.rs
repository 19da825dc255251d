//! `assessment`.

use crate::expected::Table;
use crate::expected::differences::differences;
use crate::expected::duties::{by_somebody, days_late, deadline, is_late, signed_on};
use crate::expected::findings::{Finding, listed};
use crate::expected::view::{View, fulfils};
use crate::later::visit_name;
use crate::model::{County, Day, Letter, School, Visit};
use std::collections::BTreeSet;

const HEADINGS: &str = "序号,单位,学校,按期完成,逾期完成,逾期未完成,最长逾期天数,发现问题,按期销号,逾期销号,未销号,抽查不一致,\
                        检查表上报,候选,依据";

/// What is counted of a county.
#[derive(Default)]
struct Counts {
    on_time: usize,
    late: usize,
    overdue: usize,
    not_yet_due: usize,
    longest: Option<i64>,
    found: usize,
    closed_on_time: usize,
    closed_late: usize,
    open: usize,
    overdue_findings: usize,
    sent: usize,
    unsent: usize,
    done_by: BTreeSet<String>,
    overdue_by: BTreeSet<String>,
}

/// A line per county in force.
pub fn assessment(view: &View, as_of: Day) -> Table {
    Table::numbered(HEADINGS, view.counties().into_iter().map(|county| line(view, county, as_of)).collect())
}

fn line(view: &View, county: &County, as_of: Day) -> Vec<String> {
    let (schools, mut counts) = (view.schools(county), Counts::default());
    let letter = view.letter(county, None);
    let own = format!("letters/{}/{}", view.round.id, county.id);
    counts.duty(
        view,
        view.round.letters,
        signed_on(letter, view.as_of),
        format!("units/{}", county.id),
        [(own, letter)],
    );
    schools.iter().for_each(|school| counts.school(view, county, school));
    for finding in listed(view.city, view.round, as_of).iter().filter(|finding| finding.county == county.id) {
        counts.finding(view, finding, as_of);
    }
    let differing = differences(view).rows.iter().filter(|row| row[0] == county.name).count();
    // contract: “表扬 (every duty on time, no finding past its due date ever, no difference, every form sent), 督促 (something
    // overdue now), else blank”
    let is_urged = counts.overdue + counts.overdue_findings > 0;
    let is_late = counts.late + counts.closed_late + counts.not_yet_due + differing > 0;
    let (candidate, basis) = match (is_urged, is_late || counts.unsent > 0 || schools.is_empty()) {
        (true, _) => ("督促", counts.overdue_by),
        (false, false) => ("表扬", counts.done_by),
        (false, true) => ("", BTreeSet::new()),
    };
    let mut cells = vec![county.name.clone(), String::new()];
    cells.extend([counts.on_time, counts.late, counts.overdue].map(|count| count.to_string()));
    cells.push(counts.longest.map_or(String::new(), |days| days.to_string()));
    cells.extend([counts.found, counts.closed_on_time, counts.closed_late, counts.open].map(|count| count.to_string()));
    cells.extend([differing, counts.sent].map(|count| count.to_string()));
    cells.extend([candidate.to_owned(), basis.into_iter().collect::<Vec<_>>().join("；")]);
    cells
}

impl Counts {
    /// Counts a duty that was done on a day, or is not; with the letter that may be signed by one side only.
    fn duty(
        &mut self,
        view: &View,
        deadline: Day,
        done: Option<Day>,
        unit: String,
        letter: [(String, Option<&Letter>); 1],
    ) {
        let sides = |letter: &Letter| {
            [by_somebody(&letter.upper), by_somebody(&letter.lower)].map(|side| side.map(|side| side.signed_on))
        };
        let [(path, letter)] = letter;
        let touched = letter.is_some_and(|letter| sides(letter).into_iter().flatten().any(|day| day <= view.as_of));
        self.judge(view, deadline, done, unit, touched.then_some(path));
    }

    fn judge(&mut self, view: &View, deadline: Day, done: Option<Day>, unit: String, record: Option<String>) {
        let day = done.unwrap_or(view.as_of);
        if is_late(view.round, deadline, day) {
            let days: i64 = days_late(view.round, deadline, day).parse().expect("it is late");
            self.longest = self.longest.max(Some(days));
        }
        match (done, is_late(view.round, deadline, day)) {
            (Some(_), false) => self.on_time += 1,
            (Some(_), true) => self.late += 1,
            (None, false) => self.not_yet_due += 1,
            (None, true) => {
                self.overdue += 1;
                self.overdue_by.insert(unit);
                self.overdue_by.extend(record);
                return;
            }
        }
        self.done_by.extend(record);
    }

    fn school(&mut self, view: &View, county: &County, school: &School) {
        let (round, city) = (view.round, view.city);
        let unit = format!("units/{}/{}", county.id, school.id);
        let within = format!("{}/{}", round.id, county.id);
        let until = |notice| deadline(round, notice, Some(school));
        let letter = view.letter(county, Some(school));
        let path = format!("letters/{within}/{}", school.id);
        self.duty(view, until(round.letters), signed_on(letter, view.as_of), unit.clone(), [(path, letter)]);
        let told = city.conveyances.iter().filter(|record| {
            record.round == round.id
                && record.county == county.id
                && record.school == school.id
                && record.date <= view.as_of
        });
        let told = told.map(|record| record.date).min();
        let path = told.map(|day| format!("conveyances/{within}/{day}-{}", school.id));
        self.judge(view, until(round.conveyances), told, unit.clone(), path);
        let visits = view.inspections(county, school);
        let fulfilling: Vec<&Visit> =
            visits.iter().copied().filter(|visit| fulfils(visit, &round.items, school)).collect();
        let shown = fulfilling.first().or(visits.last());
        let path = shown.map(|visit| format!("inspections/{within}/{}", visit_name(visit)));
        self.judge(view, until(round.inspections), fulfilling.first().map(|visit| visit.date), unit.clone(), path);
        let of_school = city
            .works
            .iter()
            .filter(|work| work.round == round.id && work.county == county.id && work.school == school.id);
        let done = of_school.filter_map(|work| work.self_inspected).find(|day| *day <= view.as_of);
        let path = done.map(|_| format!("school-work/{within}/{}", school.id));
        self.judge(view, until(round.school_work), done, unit, path);
        let of_county = city
            .submissions
            .iter()
            .filter(|record| record.round == round.id && record.county == county.id && record.date <= view.as_of);
        let of_county: Vec<_> = of_county.collect();
        let is_sent = |visit: &&&Visit| of_county.iter().any(|record| record.forms.contains(&visit_name(visit)));
        self.unsent += fulfilling.iter().filter(|visit| !is_sent(visit)).count();
        let sent =
            of_county.iter().filter(|record| fulfilling.iter().any(|visit| record.forms.contains(&visit_name(visit))));
        let sent: Vec<_> = sent.map(|record| format!("submissions/{within}/{}", record.date)).collect();
        self.sent += usize::from(!sent.is_empty());
        self.done_by.extend(sent);
    }

    // contract: “Other counts are of the round”; an open finding of an earlier round is overdue all the same.
    fn finding(&mut self, view: &View, finding: &Finding, as_of: Day) {
        let within = format!("{}/{}", finding.round.id, finding.county);
        let visit = format!("{}-{}", finding.date, finding.school);
        let past = |day: Day| Some((day - finding.due_on()).num_days()).filter(|days| *days > 0);
        if finding.is_overdue(as_of) {
            self.overdue_findings += 1;
            self.longest = self.longest.max(past(as_of));
            let (inspected, checked) = (finding.inspection.is_some(), finding.spot_check.is_some());
            self.overdue_by.extend(inspected.then(|| format!("inspections/{within}/{visit}")));
            self.overdue_by.extend(checked.then(|| format!("spot-checks/{within}/{visit}")));
        }
        if finding.round.id != view.round.id {
            return;
        }
        self.found += 1;
        match finding.closed_on(as_of) {
            None => self.open += 1,
            Some(closed) => {
                self.longest = self.longest.max(past(closed));
                let late = past(closed).is_some();
                self.closed_late += usize::from(late);
                self.closed_on_time += usize::from(!late);
                self.done_by.insert(format!("rectifications/{within}/{visit}-{}", finding.item.key));
            }
        }
    }
}
