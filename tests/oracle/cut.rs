//! A city as it was known on a day.

use crate::model::{City, Day, Letter, Rectification, Work};

/// The city without anything dated after the day.
// contract: “`--as-of DATE` decides everything: what is dated later is left out.”
pub fn cut(city: &City, as_of: Day) -> City {
    let mut city = city.clone();
    city.rounds.retain(|round| round.issued_on <= as_of);
    let known: Vec<String> = city.rounds.iter().map(|round| round.id.clone()).collect();
    for round in &mut city.rounds {
        round.sealed_on.take_if(|day| *day > as_of);
    }
    cut_units(&mut city, as_of);
    city.letters.retain(|letter| known.contains(&letter.round));
    city.letters.iter_mut().for_each(|letter| cut_letter(letter, as_of));
    city.conveyances.retain(|record| record.date <= as_of);
    for visits in [&mut city.inspections, &mut city.spot_checks] {
        visits.retain(|visit| visit.date <= as_of);
        for visit in visits.iter_mut() {
            visit.filled_on.take_if(|day| *day > as_of);
        }
    }
    city.rectifications.retain(|record| record.date <= as_of);
    city.rectifications.iter_mut().for_each(|record| cut_rectification(record, as_of));
    city.works.retain(|work| known.contains(&work.round));
    city.works.iter_mut().for_each(|work| cut_work(work, as_of));
    city.submissions.retain(|record| record.date <= as_of);
    for submission in &mut city.submissions {
        submission.received_on.take_if(|day| *day > as_of);
    }
    city.decisions.retain(|record| record.date <= as_of);
    city
}

fn cut_units(city: &mut City, as_of: Day) {
    for county in &mut city.counties {
        county.closed_on.take_if(|day| *day > as_of);
        county.schools.retain(|school| school.opened_on.is_none_or(|opened| opened <= as_of));
        for school in &mut county.schools {
            if school.closed_on.take_if(|day| *day > as_of).is_some() {
                school.merged_into = None;
            }
        }
    }
    let there: Vec<(String, String)> = city
        .counties
        .iter()
        .flat_map(|county| county.schools.iter().map(|school| (county.id.clone(), school.id.clone())))
        .collect();
    let exists = |county: &String, school: &String| there.contains(&(county.clone(), school.clone()));
    city.letters.retain(|letter| letter.school.as_ref().is_none_or(|school| exists(&letter.county, school)));
    city.works.retain(|work| exists(&work.county, &work.school));
}

fn cut_letter(letter: &mut Letter, as_of: Day) {
    letter.upper.take_if(|signature| signature.signed_on > as_of);
    letter.lower.take_if(|signature| signature.signed_on > as_of);
}

// contract: “What a rectification says without a date of its own is always read.” The note goes with done_on
// (“整改情况 the rectification’s note, from done_on”), the checker with closed_on.
fn cut_rectification(record: &mut Rectification, as_of: Day) {
    if record.done_on.take_if(|day| *day > as_of).is_some() {
        record.note = None;
    }
    if record.closed_on.take_if(|day| *day > as_of).is_some() {
        record.checked_by = None;
    }
}

fn cut_work(work: &mut Work, as_of: Day) {
    work.reported.take_if(|day| *day > as_of);
    work.self_inspected.take_if(|day| *day > as_of);
    work.studies.retain(|day| *day <= as_of);
    work.education.retain(|(day, _)| *day <= as_of);
}
