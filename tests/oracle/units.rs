//! Random counties and schools.

use crate::model::{County, Day, Liaison, Round, School, plus};
use crate::rng::Rng;

const COUNTIES: [(&str, &str, &str); 8] = [
    ("沧县", "130921", "county"),
    ("青县", "130922", "county"),
    ("东光县", "130923", "county"),
    ("孟村回族自治县", "130930", "autonomous_county"),
    ("任丘市", "130982", "county_city"),
    ("新华区", "130902", "district"),
    ("运河区", "130903", "district"),
    ("渤海新区", "", "functional_zone"),
];
const STEMS: [&str; 12] =
    ["新华", "育红", "东关", "第一", "第二", "实验", "前进", "阿里·木", "高庄", "泊头", "南大街", "a-b_1"];
const ENDINGS: [(&str, &str); 13] = [
    ("幼儿园", "kindergarten"),
    ("中心幼儿园", "kindergarten"),
    ("小学", "primary"),
    ("小学（东校区）", "primary"),
    ("教学点", "teaching_point"),
    ("中学", "junior_high"),
    ("九年一贯制学校", "nine_year"),
    ("完全中学", "complete_secondary"),
    ("高级中学", "senior_high"),
    ("十二年一贯制学校", "twelve_year"),
    ("职业中学", "secondary_vocational"),
    ("特殊教育学校", "special_education"),
    ("专门学校", "specialised"),
];

/// One to five counties with their schools, some of which moved to another county.
pub fn counties(rng: &mut Rng, rounds: &[Round]) -> Vec<County> {
    let mut known = COUNTIES;
    rng.shuffle(&mut known);
    let many = usize::try_from(rng.between(1, 5)).expect("small");
    let mut counties: Vec<County> = known.iter().take(many).map(|one| county(rng, *one, rounds)).collect();
    for from in 0..counties.len() {
        let to = usize::try_from(rng.between(0, i64::try_from(many).expect("small") - 1)).expect("small");
        if to != from && rng.chance(50) {
            move_school(rng, &mut counties, from, to, rounds);
        }
    }
    counties
}

fn county(rng: &mut Rng, (name, code, kind): (&str, &str, &'static str), rounds: &[Round]) -> County {
    let division_code = (!code.is_empty() && rng.chance(75)).then(|| code.to_owned());
    let id = match &division_code {
        Some(code) if rng.chance(40) => code.clone(),
        _ => name.to_owned(),
    };
    let closed_on = rng.chance(12).then(|| around(rng, rounds));
    let mut schools: Vec<School> = Vec::new();
    for number in 0..rng.between(0, 14) {
        let school = school(rng, number, rounds);
        if schools.iter().all(|other| other.name != school.name) {
            schools.push(school);
        }
    }
    County { id, name: name.to_owned(), kind, division_code, closed_on, schools }
}

fn school(rng: &mut Rng, number: i64, rounds: &[Round]) -> School {
    let (ending, kind) = *rng.pick(&ENDINGS);
    let name = format!("{}{ending}", rng.pick(&STEMS));
    let school_code = rng.chance(50).then(|| format!("31{:08}", rng.between(0, 999_999) * 100 + number));
    let id = match (rng.between(0, 9), &school_code) {
        (0..=2, Some(code)) => code.clone(),
        (3..=4, _) => format!("s{number}-x_{number}"),
        _ => name.clone(),
    };
    let opened_on = rng.chance(50).then(|| opening(rng, rounds));
    let closing = around(rng, rounds);
    let closed_on = rng.sometimes(14, closing).filter(|closed| opened_on.is_none_or(|opened| opened < *closed));
    let dormitory = rng.chance(50);
    let liaison = Liaison { name: rng.somebody_or_not("孙某"), female: rng.chance(90) };
    let vice_principal = rng.somebody_or_not("赵某");
    School {
        id,
        name,
        kind,
        school_code,
        girls_dormitory: rng.sometimes(80, dormitory),
        vice_principal: rng.sometimes(70, vice_principal),
        liaison: rng.sometimes(70, liaison),
        opened_on,
        closed_on,
        merged_into: None,
    }
}

/// A day before, in the middle of, or after a campaign.
fn around(rng: &mut Rng, rounds: &[Round]) -> Day {
    let round = rng.pick(rounds);
    plus(round.issued_on, rng.between(-60, 200))
}

/// An opening long ago, about a campaign, or on the very edge of a deadline.
fn opening(rng: &mut Rng, rounds: &[Round]) -> Day {
    let round = rng.pick(rounds);
    let deadline = *rng.pick(&[round.letters, round.conveyances, round.inspections, round.school_work]);
    match rng.between(0, 9) {
        0..=4 => plus(round.issued_on, -rng.between(300, 4000)),
        5..=7 => plus(deadline, rng.between(-1, 2)),
        _ => around(rng, rounds),
    }
}

/// Closes a school and opens it in another county on the same day.
fn move_school(rng: &mut Rng, counties: &mut [County], from: usize, to: usize, rounds: &[Round]) {
    let day = around(rng, rounds);
    let target_county = counties[to].id.clone();
    let taken: Vec<_> = counties[to].schools.iter().flat_map(|school| [&school.name, &school.id]).cloned().collect();
    let leaving = counties[from].schools.iter_mut().find(|school| {
        school.closed_on.is_none()
            && school.opened_on.is_none_or(|opened| opened < day)
            && !taken.contains(&school.name)
    });
    let Some(school) = leaving else { return };
    let arrived = School { id: school.name.clone(), opened_on: Some(day), school_code: None, ..school.clone() };
    school.closed_on = Some(day);
    school.merged_into = Some(format!("{target_county}/{}", arrived.id));
    counties[to].schools.push(arrived);
}
