//! Whether both agencies of the mechanism take part (clauses 一(2), 三(1)).

use crate::basics::words::Word;
use crate::checks::{Found, Spot, is_in_force};
use crate::files::kinds::Entry;
use crate::records::{Participant, agencies, taking_part};
use crate::register::Campaign;
use crate::tr;

/// Ensures that both agencies take part in telling, inspecting and spot-checking, as far as it is recorded who did.
pub fn both_take_part(campaign: &Campaign, found: &mut Found) {
    for (key, conveyance) in campaign.all_conveyances() {
        let named = taking_part(&conveyance.participants);
        report_one_agency(campaign, Entry::Conveyance(key, conveyance), named, found);
    }
    for visit in campaign.visits() {
        report_one_agency(campaign, visit.record, visit.row.participants(), found);
    }
}

fn report_one_agency<'p>(
    campaign: &Campaign,
    record: Entry,
    named: impl IntoIterator<Item = &'p Participant>,
    found: &mut Found,
) {
    if let [only] = agencies(named).as_slice()
        && is_in_force(campaign, record)
    {
        let only = only.shown();
        found.add(
            Spot::key_in(record, "participants"),
            tr!("all who are named come from one agency: {only}", "参加人员都来自{only}，另一机关没有人参加"),
            tr!("name those of the other agency too, if they took part", "另一机关有人参加的，请补登参加人员"),
        );
    }
}
