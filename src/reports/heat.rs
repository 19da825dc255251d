//! 问题分布: how often each item was found wanting, county by county.

use crate::basics::asked::Asked;
use crate::basics::id::CountyId;
use crate::records::{Answer, Item};
use crate::register::Campaign;
use crate::reports::{Cell, Table};

/// A line per county, then 合计; under each item that has a result, of the schools whose latest inspection judges it, the
/// share that it found wanting.
pub fn heat(campaign: &Campaign, counties: &Asked<CountyId>) -> Table {
    let items: Vec<_> = campaign.round.form.numbered().filter(|item| item.is_result()).collect();
    let counties = campaign.counties(counties);
    let mut total = vec![(0, 0); items.len()];
    let mut rows = Vec::new();
    for county in &counties {
        let shares: Vec<_> = items.iter().map(|item| share(campaign, county, item)).collect();
        for (sum, share) in total.iter_mut().zip(&shares) {
            *sum = (sum.0 + share.0, sum.1 + share.1);
        }
        rows.push(line(campaign.register.county_name(county), shares));
    }
    rows.push(line("合计".to_owned(), total));
    let headings = std::iter::once("单位").chain(items.iter().map(|item| item.heading.as_str()));
    Table::of("heat", "问题分布", headings.map(str::to_owned).collect(), rows)
}

fn line(name: String, shares: Vec<(u64, u64)>) -> Vec<Cell> {
    let rates = shares.into_iter().map(|(done, of)| Cell::Rate { done, of });
    std::iter::once(Cell::text(name)).chain(rates).collect()
}

/// At how many schools an item was found wanting, and of how many it was judged.
fn share(campaign: &Campaign, county: &CountyId, item: &Item) -> (u64, u64) {
    let schools = campaign.register.schools_in_force(county);
    let answers = schools.filter_map(|(id, _)| campaign.inspections(id).last()?.1.results.get(&item.key));
    let judged: Vec<_> = answers.filter(|answer| answer.is_finding() || **answer == Answer::Compliant).collect();
    let wanting = judged.iter().filter(|answer| answer.is_finding()).count();
    (wanting as u64, judged.len() as u64)
}
