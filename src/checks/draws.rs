//! What holds for draws of spot checks (clause 二(1)1).

use crate::basics::id::{SchoolId, UnitId};
use crate::checks::{Found, Spot};
use crate::diagnostics::Place;
use crate::files::Evidence;
use crate::files::evidence::Redrawn;
use crate::files::path::path_of;
use crate::records::{Described, Draw, DrawKey, Field, Name, Stratum};
use crate::register::{Campaign, Register};
use crate::tr;
use std::collections::BTreeMap;

const SEED: &Field = Draw::FIELDS.get("seed");

/// Ensures that a seed draws the schools that are recorded as drawn, as far as its commit is here.
pub fn seeds_draw_what_is_drawn(register: &Register, evidence: Evidence, found: &mut Found) {
    for (key, draw) in register.draws() {
        match evidence.draws.get(key) {
            Some(Redrawn::NoCommit) => add_no_commit(key, draw, found),
            Some(Redrawn::Drawn(again)) => {
                let again: Vec<_> = again.iter().map(ToString::to_string).collect();
                let first = (0..again.len().max(draw.drawn.len()))
                    .find(|place| draw.drawn.get(*place).map(Name::as_str) != again.get(*place).map(String::as_str));
                if let Some(place) = first {
                    add(key, place, again.get(place).map_or("—", String::as_str), found);
                }
            }
            None => {
                if let Some(place) = first_unfit(draw) {
                    add(key, place, "—", found);
                }
            }
        }
    }
}

/// The first school that a seed cannot have drawn, wherever from: of a county that it leaves out, out of the order of its
/// lots, or one more than it draws.
fn first_unfit(draw: &Draw) -> Option<usize> {
    let (seed, frame) = (&draw.seed, &draw.seed.frame);
    let mut before: BTreeMap<String, (u32, String)> = BTreeMap::new();
    draw.drawn.iter().position(|name| {
        let Some(school) = school(name) else { return true };
        let is_asked = frame.counties.is_empty() || frame.counties.contains(&school.county);
        let stratum = match frame.by {
            // The kind of a school does not show in its name: of a draw by kind nothing is known here.
            Some(Stratum::Kind) => school.to_string(),
            Some(Stratum::County) => school.county.to_string(),
            None => String::new(),
        };
        let (count, last) = before.entry(stratum).or_default();
        let lot = seed.lot(&school);
        let is_fit = is_asked && *count < frame.count && *last < lot;
        (*count, *last) = (*count + 1, lot);
        !is_fit
    })
}

/// Ensures that schools drawn are visited: by a spot check of the round, on the day of the draw or later.
pub fn what_is_drawn_is_visited(campaign: &Campaign, found: &mut Found) {
    for (key, draw) in campaign.all_draws() {
        for (place, name) in draw.drawn.iter().enumerate() {
            let Some(school) = school(name) else { continue };
            let unit = UnitId::from(school);
            let since = draw.seed.frame.day;
            let is_visited = campaign.all_spot_checks().any(|(visit, _)| visit.unit == unit && visit.on >= since);
            if is_visited || !campaign.register.in_force(&unit, campaign.as_of()) {
                continue;
            }
            let place = Place::Value(format!("drawn.{place}"));
            found.add(
                Spot::at_path(path_of::<Draw>(key), place, Some(unit)),
                tr!("it was drawn on {since}, and has no spot check since", "{since}被抽中，此后没有督导抽查记录"),
                tr!(
                    "record the spot check; if it was not made, say why in the minutes",
                    "请登记督导抽查；没有去的，在纪要中写明原因"
                ),
            );
        }
    }
}

fn school(name: &Name) -> Option<SchoolId> {
    name.as_str().parse::<UnitId>().ok()?.school().cloned()
}

fn add(key: &DrawKey, place: usize, again: &str, found: &mut Found) {
    let number = place + 1;
    found.add(
        Spot::value::<Draw>(key, format!("drawn.{place}")),
        tr!(
            "school {number} of this draw is not what its seed draws: {again}",
            "第{number}所不是种子抽出的学校，按种子应为：{again}"
        ),
        how_to_mend(),
    );
}

fn add_no_commit(key: &DrawKey, draw: &Draw, found: &mut Found) {
    let commit = &draw.seed.frame.commit;
    found.add(
        Spot::value::<Draw>(key, SEED.key),
        tr!(
            "git has no records at commit {commit}, from which this was drawn",
            "git中没有抽取时所用的提交{commit}，无法重新抽取"
        ),
        how_to_mend(),
    );
}

fn how_to_mend() -> String {
    tr!(
        "compare seed and schools with the minutes on paper, and tell it again: `shuangqian draw --reveal SEED --on DATE --replace`",
        "请与纸质纪要上的种子和名单核对，再重新登记：shuangqian 抽取 --揭晓 种子 --日期 日期 --更正"
    )
}
