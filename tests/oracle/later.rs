//! Random spot checks, rectifications, school work, submissions and decisions.

use crate::deeds::{day_in_force, inspected, visits};
use crate::model::{City, Day, Decision, Rectification, Round, Submission, Visit, Work, plus};
use crate::rng::Rng;
use std::collections::BTreeSet;

/// Adds a round's later records to the city, round by round.
pub fn add(rng: &mut Rng, city: &mut City) {
    for round in city.rounds.clone() {
        spot_checks(rng, city, &round);
        rectifications(rng, city, &round);
        works(rng, city, &round);
        submissions(rng, city, &round);
        decisions(rng, city, &round);
    }
}

fn spot_checks(rng: &mut Rng, city: &mut City, round: &Round) {
    let mut found = visits(rng, &city.counties, round, &[0, 0, 0, 1, 1, 2]);
    // The same day as an inspection, so that both sides find the same.
    for visit in &mut found {
        let same = city
            .inspections
            .iter()
            .find(|other| other.round == visit.round && other.county == visit.county && other.school == visit.school);
        if let Some(same) = same.filter(|_| rng.chance(30)) {
            visit.date = same.date;
        }
        visit.unannounced = rng.chance(60).then(|| rng.chance(50));
    }
    for county in &city.counties {
        let date = plus(round.issued_on, rng.between(20, 120));
        if county.in_force(date) && rng.chance(40) {
            let remarks = rng.sometimes(70, "听取县联合工作组汇报".to_owned());
            let (round, county) = (round.id.clone(), county.id.clone());
            let (filled_on, results, notes) = (None, Vec::new(), Vec::new());
            let unannounced = rng.sometimes(30, false);
            found.push(Visit { round, county, school: None, date, unannounced, filled_on, remarks, results, notes });
        }
    }
    let mut seen = BTreeSet::new();
    found.retain(|visit| seen.insert((visit.county.clone(), visit.school.clone(), visit.date)));
    city.spot_checks.extend(found);
}

fn rectifications(rng: &mut Rng, city: &mut City, round: &Round) {
    let mut seen = BTreeSet::new();
    for visit in city.inspections.iter().chain(&city.spot_checks).filter(|visit| visit.round == round.id) {
        for (item, result) in &visit.results {
            let Some(school) = visit.school.clone() else { continue };
            let found = ["partial", "problem"].contains(result);
            let new = found && seen.insert((visit.county.clone(), school.clone(), visit.date, item.clone()));
            if !new || rng.chance(40) {
                continue;
            }
            let done = plus(visit.date, rng.between(0, 40));
            let done_on = rng.sometimes(70, done);
            let closed_on = rng.chance(50).then(|| plus(done_on.unwrap_or(done), rng.between(0, 15)));
            city.rectifications.push(Rectification {
                round: round.id.clone(),
                county: visit.county.clone(),
                school,
                date: visit.date,
                item: item.clone(),
                measure: rng.sometimes(60, "限期落实专人".to_owned()),
                responsible: rng.chance(60).then(|| rng.somebody_or_not("赵某")),
                due_on: rng.chance(50).then(|| plus(visit.date, rng.between(1, 30))),
                done_on,
                note: done_on.filter(|_| rng.chance(60)).map(|_| "已落实，=见照片".to_owned()),
                closed_on,
                checked_by: closed_on.map(|_| rng.somebody_or_not("王某")),
            });
        }
    }
}

fn works(rng: &mut Rng, city: &mut City, round: &Round) {
    let mut works = Vec::new();
    for county in &city.counties {
        for school in &county.schools {
            if rng.chance(25) {
                continue;
            }
            let mut day = |percent| day_in_force(rng, round, county, school).filter(|_| rng.chance(percent));
            let (first, second) = (day(60), day(20));
            let other_day = second.filter(|second| first != Some(*second));
            works.push(Work {
                round: round.id.clone(),
                county: county.id.clone(),
                school: school.id.clone(),
                reported: day(70),
                self_inspected: day(80),
                studies: [first, other_day].into_iter().flatten().collect(),
                education: [day(60).map(|day| (day, "law")), day(30).map(|day| (day, "self_protection"))]
                    .into_iter()
                    .flatten()
                    .collect(),
            });
        }
    }
    city.works.extend(works);
}

fn submissions(rng: &mut Rng, city: &mut City, round: &Round) {
    let mut found = Vec::new();
    for county in &city.counties {
        let mut days: BTreeSet<Day> = BTreeSet::new();
        for _ in 0..rng.between(0, 3) {
            days.insert(plus(round.issued_on, rng.between(10, 110)));
        }
        for date in days.into_iter().filter(|day| county.in_force(*day)) {
            let mut to: Vec<_> = ["city_group", "procuratorate", "education_bureau"].to_vec();
            to.retain(|_| rng.chance(75));
            if to.is_empty() {
                to.push("city_group");
            }
            let mut forms: Vec<String> = Vec::new();
            if to.contains(&"city_group") {
                let visits = inspected(city, &round.id, &county.id, date);
                forms.extend(visits.iter().filter(|_| rng.chance(65)).map(|visit| visit_name(visit)));
            }
            let received = plus(date, rng.between(0, 5));
            let received_on = rng.sometimes(50, received);
            let (round, county) = (round.id.clone(), county.id.clone());
            found.push(Submission { round, county, date, to, received_on, forms });
        }
    }
    city.submissions.extend(found);
}

/// The name of a visit's file: `<date>-<school>`, or the date alone.
pub fn visit_name(visit: &Visit) -> String {
    match &visit.school {
        Some(school) => format!("{}-{school}", visit.date),
        None => visit.date.to_string(),
    }
}

fn decisions(rng: &mut Rng, city: &mut City, round: &Round) {
    let mut seen = BTreeSet::new();
    for county in &city.counties {
        for _ in 0..rng.between(0, 4) {
            let date = plus(round.issued_on, rng.between(20, 130));
            let school = county.schools.iter().find(|_| rng.chance(20)).filter(|_| rng.chance(60));
            let there = match school {
                Some(school) => county.has_in_force(school, date),
                None => county.in_force(date),
            };
            let kind = *rng.pick(&["commendation", "accountability", "urging"]);
            let school = school.map(|school| school.id.clone());
            if !there || !seen.insert((county.id.clone(), date, kind, school.clone())) {
                continue;
            }
            let visits = inspected(city, &round.id, &county.id, date);
            let basis: Vec<_> = visits.iter().take(2).filter(|_| rng.chance(60)).collect();
            let path = |visit: &&&Visit| format!("inspections/{}/{}/{}", visit.round, visit.county, visit_name(visit));
            city.decisions.push(Decision {
                round: round.id.clone(),
                county: county.id.clone(),
                school,
                date,
                kind,
                document_number: rng.sometimes(50, "沧检联〔2019〕7号".to_owned()),
                basis: basis.iter().map(path).collect(),
                reason: "工作推进有力".to_owned(),
                post: (kind == "accountability").then(|| "校长".to_owned()),
            });
        }
    }
}
