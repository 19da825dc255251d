//! Where the city's spot check answers otherwise than the county's inspection.

use crate::basics::day::Day;
use crate::basics::id::{CountyId, SchoolId};
use crate::records::{Answer, ByItem, Inspection, Item, SpotCheck, SpotCheckKey, VisitKey};
use crate::register::{Campaign, is_wrong_not_applicable};

/// An item that both visits answered, and not alike.
#[derive(Clone, Copy, Debug)]
pub struct Differing<'r> {
    /// The item.
    pub item: &'r Item,
    /// The county's inspection.
    pub inspection: &'r VisitKey,
    /// What it answered.
    pub of_county: Answer,
    /// The city's spot check.
    pub spot_check: &'r SpotCheckKey,
    /// What that answered.
    pub of_city: Answer,
}

impl<'r> Campaign<'r> {
    /// How a spot check differs from the county's latest inspection of the school up to its day, in the form's order.
    pub fn differing(
        &self,
        spot_check: &'r SpotCheckKey,
        check: &'r SpotCheck,
    ) -> impl Iterator<Item = Differing<'r>> + use<'r> {
        let compared = spot_check.unit.school().and_then(|school| {
            let (inspection, row) = self.inspected_by(school, spot_check.on)?;
            let answers = move |campaign: &Campaign, item| {
                let of_county = campaign.answered(school, item, &row.results)?;
                Some((of_county, campaign.answered(school, item, &check.results)?))
            };
            Some((inspection, answers))
        });
        let campaign = *self;
        compared.into_iter().flat_map(move |(inspection, answers)| {
            let items = campaign.round.form.items().iter().filter(|item| item.is_result());
            items.filter_map(move |item| {
                let (of_county, of_city) = answers(&campaign, item)?;
                (of_county != of_city).then_some(Differing { item, inspection, of_county, spot_check, of_city })
            })
        })
    }

    /// Every difference at the schools of a county.
    pub fn differing_in(&self, county: &CountyId) -> impl Iterator<Item = Differing<'r>> + use<'r> {
        let campaign = *self;
        self.spot_checks(county).flat_map(move |(key, check)| campaign.differing(key, check))
    }

    /// The latest inspection of a school up to a day.
    fn inspected_by(&self, school: &SchoolId, on: Day) -> Option<(&'r VisitKey, &'r Inspection)> {
        self.inspections(school).filter(|(visit, _)| visit.on <= on).last()
    }

    /// What a visit answered to an item; what was not looked at, or is wrong for the school, is not an answer.
    fn answered(&self, school: &SchoolId, item: &Item, results: &ByItem<Answer>) -> Option<Answer> {
        let school = self.register.school(school);
        let is_wrong = |answer| school.is_some_and(|school| is_wrong_not_applicable(item, school, answer));
        let answer = results.get(&item.key).copied();
        answer.filter(|answer| *answer != Answer::NotChecked && !is_wrong(*answer))
    }
}
