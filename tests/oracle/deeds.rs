//! Random letters, conveyances and visits.

use crate::model::{City, Conveyance, County, Day, Item, Kind, Letter, Round, School, Signature, Visit, plus};
use crate::rng::Rng;

const NOTES: [&str; 12] = [
    "宿管员夜间不在岗",
    "台账不全，未签字",
    "登记本缺页：8月上旬",
    "已当场改正；待复查",
    "所谓\"专人\"实为兼职",
    "=合计",
    "-待补",
    "－待补",
    "＝另附",
    "第一行\n第二行",
    "@附件",
    "见附件,两页",
];
const PLAIN_REMARKS: [&str; 5] = ["校长陪同", "+1人", "-", "分两次查看", "另附说明\n共三页"];

/// A round's letters of both levels.
pub fn letters(rng: &mut Rng, counties: &[County], round: &Round) -> Vec<Letter> {
    let mut letters = Vec::new();
    for county in counties {
        letters.extend(letter(rng, round, county, None));
        for school in &county.schools {
            letters.extend(letter(rng, round, county, Some(school)));
        }
    }
    letters
}

fn letter(rng: &mut Rng, round: &Round, county: &County, school: Option<&School>) -> Option<Letter> {
    let later = school.and_then(|school| school.opened_on).filter(|opened| *opened > round.letters);
    let middle = later.map_or(round.letters, |opened| plus(opened, round.opened_later_days.unwrap_or(30)));
    let mut signature = |signer: &str, post: &str| -> Option<Signature> {
        let distance = if rng.chance(30) { rng.between(-1, 1) } else { rng.between(-9, 12) };
        let signed_on = plus(middle, distance).max(round.issued_on);
        let there = match school {
            Some(school) => county.has_in_force(school, signed_on),
            None => county.in_force(signed_on),
        };
        let (signer, post) = (rng.somebody_or_not(signer), post.to_owned());
        (there && rng.chance(78)).then_some(Signature { signer, post, signed_on })
    };
    let (upper, lower) = (signature("张某", "组长"), signature("李某", "校长"));
    if upper.is_none() && lower.is_none() && rng.chance(70) {
        return None;
    }
    let school = school.map(|school| school.id.clone());
    let copies = rng.sometimes(40, 2);
    Some(Letter { round: round.id.clone(), county: county.id.clone(), school, copies, upper, lower })
}

/// A chance day of the campaign on which the school was in force.
pub fn day_in_force(rng: &mut Rng, round: &Round, county: &County, school: &School) -> Option<Day> {
    let day = match rng.between(0, 9) {
        0..=1 => plus(*rng.pick(&[round.conveyances, round.inspections]), rng.between(0, 1)),
        _ => plus(round.issued_on, rng.between(0, 100)),
    };
    let open = round.sealed_on.is_none_or(|sealed| day <= sealed);
    (open && county.has_in_force(school, day)).then_some(day)
}

/// None to two conveyances for each school.
pub fn conveyances(rng: &mut Rng, counties: &[County], round: &Round) -> Vec<Conveyance> {
    let mut found: Vec<Conveyance> = Vec::new();
    for county in counties {
        for school in &county.schools {
            let mut days = Vec::new();
            for _ in 0..*rng.pick(&[0, 1, 1, 1, 2]) {
                let Some(date) = day_in_force(rng, round, county, school) else { continue };
                if days.contains(&date) {
                    continue;
                }
                days.push(date);
                let total = rng.between(1, 200);
                let staff = rng.chance(50).then(|| (total, rng.between(0, total)));
                let (round, county, school) = (round.id.clone(), county.id.clone(), school.id.clone());
                found.push(Conveyance { round, county, school, date, staff });
            }
        }
    }
    found
}

/// None to three inspections of each school.
pub fn inspections(rng: &mut Rng, counties: &[County], round: &Round) -> Vec<Visit> {
    visits(rng, counties, round, &[0, 1, 1, 1, 2, 3])
}

/// Visits to each school, as many as one of the counts says.
pub fn visits(rng: &mut Rng, counties: &[County], round: &Round, counts: &[i64]) -> Vec<Visit> {
    let mut found: Vec<Visit> = Vec::new();
    for county in counties {
        for school in &county.schools {
            let mut days = Vec::new();
            for _ in 0..*rng.pick(counts) {
                let Some(date) = day_in_force(rng, round, county, school) else { continue };
                if !days.contains(&date) {
                    days.push(date);
                    found.push(visit(rng, round, county, school, date));
                }
            }
        }
    }
    found
}

fn visit(rng: &mut Rng, round: &Round, county: &County, school: &School, date: Day) -> Visit {
    // How many of a hundred answers are left out, and how many are wrong.
    let (blank, wrong) = *rng.pick(&[(0, 0), (0, 0), (0, 0), (8, 0), (40, 0), (0, 8)]);
    let filled = plus(date, rng.between(0, 4));
    let mut visit = Visit {
        round: round.id.clone(),
        county: county.id.clone(),
        school: Some(school.id.clone()),
        date,
        unannounced: None,
        filled_on: rng.sometimes(40, filled),
        remarks: rng.chance(30).then(|| (*rng.pick(&PLAIN_REMARKS)).to_owned()),
        results: Vec::new(),
        notes: Vec::new(),
    };
    for item in &round.items {
        let result = result(rng, item, school, blank, wrong);
        visit.results.extend(result.map(|result| (item.key.clone(), result)));
        let notes = match (item.kind, result) {
            (Kind::Examined, _) => 0,
            (Kind::Text, _) => 35,
            (Kind::Result, Some("partial" | "problem")) => 50,
            (Kind::Result, Some(_)) => 10,
            (Kind::Result, None) => {
                if item.column {
                    10
                } else {
                    0
                }
            }
        };
        if rng.chance(notes) {
            visit.notes.push((item.key.clone(), (*rng.pick(&NOTES)).to_owned()));
        }
    }
    visit
}

fn result(rng: &mut Rng, item: &Item, school: &School, blank: i64, wrong: i64) -> Option<&'static str> {
    let answers = ["compliant", "compliant", "compliant", "compliant", "partial", "problem"];
    match item.kind {
        Kind::Text => return None,
        Kind::Examined => return rng.chance(60).then(|| *rng.pick(&["examined", "not_checked"])),
        Kind::Result if !item.column && rng.chance(50) => return None,
        Kind::Result => {}
    }
    let dormitory = if item.dormitory { school.girls_dormitory } else { Some(true) };
    let right = match dormitory {
        Some(true) => Some(*rng.pick(&answers)),
        Some(false) => *rng.pick(&[Some("not_applicable"), None]),
        None => *rng.pick(&[Some("not_applicable"), None, Some("not_checked"), Some("compliant"), Some("problem")]),
    };
    if rng.chance(blank) {
        return *rng.pick(&[None, Some("not_checked")]);
    }
    if rng.chance(wrong) {
        return if dormitory == Some(true) { Some("not_applicable") } else { Some(*rng.pick(&answers)) };
    }
    right
}

/// The inspections of a county in a round, up to a day.
pub fn inspected<'a>(city: &'a City, round: &str, county: &str, day: Day) -> Vec<&'a Visit> {
    let fits = |visit: &&Visit| visit.round == round && visit.county == county && visit.date <= day;
    city.inspections.iter().filter(fits).collect()
}
