//! `progress`.

use crate::expected::duties::{has_vice_principal, has_woman_liaison, signed_on};
use crate::expected::findings::found;
use crate::expected::view::{View, fulfils};
use crate::expected::{Table, cell, rate};
use crate::later::visit_name;
use crate::model::{County, Day, School};

const HEADINGS: &str = "序号,单位,学校（幼儿园）总数,其中学校数,其中幼儿园数,市县责任书签订日期,应签责任书数,已签责任书数,签订率,\
                        应传达数,已传达数,传达率,应检查数,已检查数,检查率,检查情况表已上报数,已确定副校长（园长）数,\
                        已确定女性联络员数,发现问题数,已销号数,整改率,逾期未整改数,督导抽查数,抽查发现问题数,\
                        工作情况已报市检察院,工作情况已报市教育局,统计截止日期,备注";

/// What is counted of a county, or of all.
#[derive(Default)]
struct Counts {
    schools: usize,
    kindergartens: usize,
    signed: usize,
    conveyed: usize,
    inspected: usize,
    submitted: usize,
    vice_principals: usize,
    liaisons: usize,
    findings: usize,
    closed: usize,
    overdue: usize,
    spot_checks: usize,
    spot_check_findings: usize,
}

/// A line per county in force, then 合计.
pub fn progress(view: &View) -> Table {
    let counties = view.counties();
    let (mut rows, mut total, mut reached) = (Vec::new(), Counts::default(), [0; 3]);
    for (place, county) in counties.iter().enumerate() {
        let counts = count(view, county);
        let days = days(view, county);
        for (reached, day) in reached.iter_mut().zip(days) {
            *reached += usize::from(day.is_some());
        }
        rows.push(line((place + 1).to_string(), &county.name, &counts, days.map(cell), view.as_of));
        total.add(&counts);
    }
    // contract: “writes the signing date and both 已报 as `3（共16）` counties”
    let of_all = reached.map(|reached| format!("{reached}（共{}）", counties.len()));
    rows.push(line(String::new(), "合计", &total, of_all, view.as_of));
    Table::new(HEADINGS, rows)
}

fn count(view: &View, county: &County) -> Counts {
    let schools = view.schools(county);
    let number = |holds: &dyn Fn(&School) -> bool| schools.iter().filter(|school| holds(school)).count();
    let findings: Vec<_> =
        found(view.city, view.round, view.as_of).into_iter().filter(|finding| finding.county == county.id).collect();
    let spot_checks = view
        .city
        .spot_checks
        .iter()
        .filter(|visit| visit.round == view.round.id && visit.county == county.id && visit.date <= view.as_of);
    Counts {
        schools: schools.len(),
        kindergartens: number(&|school| school.kind == "kindergarten"),
        signed: number(&|school| signed_on(view.letter(county, Some(school)), view.as_of).is_some()),
        conveyed: number(&|school| view.conveyed(county, school)),
        inspected: number(&|school| view.inspected(county, school)),
        submitted: number(&|school| submitted(view, county, school)),
        vice_principals: number(&has_vice_principal),
        liaisons: number(&has_woman_liaison),
        findings: findings.len(),
        closed: findings.iter().filter(|finding| finding.closed_on(view.as_of).is_some()).count(),
        overdue: findings.iter().filter(|finding| finding.is_overdue(view.as_of)).count(),
        // contract: “督导抽查数: spot checks of schools and of the group”
        spot_checks: spot_checks.count(),
        spot_check_findings: findings.iter().filter(|finding| finding.spot_check.is_some()).count(),
    }
}

// contract: “schools of which a fulfilling inspection was submitted to the city group”
fn submitted(view: &View, county: &County, school: &School) -> bool {
    let visits = view.inspections(county, school);
    visits.iter().filter(|visit| fulfils(visit, &view.round.items, school)).any(|visit| {
        view.city.submissions.iter().any(|record| {
            let of_county = record.round == view.round.id && record.county == county.id;
            let sent = record.date <= view.as_of && record.to.contains(&"city_group");
            of_county && sent && record.forms.contains(&visit_name(visit))
        })
    })
}

/// When the county's letter was signed, and when it last reported to each agency of the city.
// contract: “已报: the latest date sent”
fn days(view: &View, county: &County) -> [Option<Day>; 3] {
    let latest = |addressee: &str| {
        let of_county =
            view.city.submissions.iter().filter(|record| {
                record.round == view.round.id && record.county == county.id && record.date <= view.as_of
            });
        of_county.filter(|record| record.to.contains(&addressee)).map(|record| record.date).max()
    };
    [signed_on(view.letter(county, None), view.as_of), latest("procuratorate"), latest("education_bureau")]
}

impl Counts {
    fn add(&mut self, other: &Counts) {
        self.schools += other.schools;
        self.kindergartens += other.kindergartens;
        self.signed += other.signed;
        self.conveyed += other.conveyed;
        self.inspected += other.inspected;
        self.submitted += other.submitted;
        self.vice_principals += other.vice_principals;
        self.liaisons += other.liaisons;
        self.findings += other.findings;
        self.closed += other.closed;
        self.overdue += other.overdue;
        self.spot_checks += other.spot_checks;
        self.spot_check_findings += other.spot_check_findings;
    }
}

fn line(number: String, name: &str, counts: &Counts, days: [String; 3], as_of: Day) -> Vec<String> {
    let [signed_on, to_procuratorate, to_bureau] = days;
    let all = counts.schools;
    let done = |done: usize| [all.to_string(), done.to_string(), rate(done, all)];
    let mut cells = vec![number, name.to_owned()];
    cells.extend([all, all - counts.kindergartens, counts.kindergartens].map(|count| count.to_string()));
    cells.push(signed_on);
    cells.extend([counts.signed, counts.conveyed, counts.inspected].map(done).concat());
    cells.extend([counts.submitted, counts.vice_principals, counts.liaisons].map(|count| count.to_string()));
    cells.extend([counts.findings, counts.closed].map(|count| count.to_string()));
    cells.push(rate(counts.closed, counts.findings));
    cells.extend([counts.overdue, counts.spot_checks, counts.spot_check_findings].map(|count| count.to_string()));
    // contract: the line 合计 has no exception for 统计截止日期, so it has it like every line; 备注 is blank where every
    // file can be read.
    cells.extend([to_procuratorate, to_bureau, as_of.to_string(), String::new()]);
    cells
}
