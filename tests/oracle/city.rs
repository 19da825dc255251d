//! A random city from a seed.

use crate::deeds;
use crate::model::{City, Day, plus};
use crate::rng::Rng;
use crate::{later, rounds, units};

/// Which kinds of records a city has.
#[derive(Clone, Copy, PartialEq)]
pub enum Kinds {
    /// Units, rounds, letters, conveyances and inspections.
    UpToInspections,
    /// All of them.
    All,
}

/// The city of a seed, always the same.
pub fn city(seed: u64, kinds: Kinds) -> City {
    let rng = &mut Rng::new(seed);
    let rounds = rounds::rounds(rng);
    let counties = units::counties(rng, &rounds);
    let mut city = City {
        seed,
        rounds,
        counties,
        letters: Vec::new(),
        conveyances: Vec::new(),
        inspections: Vec::new(),
        spot_checks: Vec::new(),
        rectifications: Vec::new(),
        works: Vec::new(),
        submissions: Vec::new(),
        decisions: Vec::new(),
    };
    for round in &city.rounds {
        city.letters.extend(deeds::letters(rng, &city.counties, round));
        city.conveyances.extend(deeds::conveyances(rng, &city.counties, round));
        city.inspections.extend(deeds::inspections(rng, &city.counties, round));
    }
    if kinds == Kinds::All {
        later::add(rng, &mut city);
    }
    keep_seals(&mut city);
    city
}

/// Leaves in a sealed round no record from after its sealing except rectifications.
fn keep_seals(city: &mut City) {
    let rounds = city.rounds.clone();
    let open = |round: &str, day: Day| {
        let round = rounds.iter().find(|known| known.id == round).expect("the round was generated");
        round.sealed_on.is_none_or(|sealed| day <= sealed)
    };
    for letter in &mut city.letters {
        let round = letter.round.clone();
        letter.upper.take_if(|signature| !open(&round, signature.signed_on));
        letter.lower.take_if(|signature| !open(&round, signature.signed_on));
    }
    city.conveyances.retain(|record| open(&record.round, record.date));
    city.inspections.retain(|record| open(&record.round, record.date));
    city.spot_checks.retain(|record| open(&record.round, record.date));
    city.submissions.retain(|record| open(&record.round, record.date));
    city.decisions.retain(|record| open(&record.round, record.date));
    for work in &mut city.works {
        let round = work.round.clone();
        work.reported.take_if(|day| !open(&round, *day));
        work.self_inspected.take_if(|day| !open(&round, *day));
        work.studies.retain(|day| open(&round, *day));
        work.education.retain(|(day, _)| open(&round, *day));
    }
}

/// The days on which the city is looked at: any, one on the edge of a deadline, and one about a sealing.
pub fn days_to_look(city: &City) -> Vec<Day> {
    let rng = &mut Rng::new(city.seed ^ 0x0a50f);
    let first = &city.rounds[0];
    let round = rng.pick(&city.rounds);
    let any = plus(round.issued_on, rng.between(0, 160));
    let edge = *rng.pick(&[round.letters, round.conveyances, round.inspections, round.school_work]);
    let mut days = vec![any, plus(edge, rng.between(-1, 2))];
    let sealed_on = city.rounds.iter().filter_map(|round| round.sealed_on).max();
    days.extend(sealed_on.map(|sealed_on| plus(sealed_on, rng.between(0, 12))));
    days.into_iter().map(|day| day.max(first.issued_on)).collect()
}

/// The round that is selected without `--round`.
// contract: “the newest round issued by the as-of date (of two, the greater id)”
pub fn newest_round(city: &City, as_of: Day) -> &crate::model::Round {
    let issued = city.rounds.iter().filter(|round| round.issued_on <= as_of);
    issued.max_by_key(|round| (round.issued_on, &round.id)).expect("the first round is issued by every day looked at")
}
