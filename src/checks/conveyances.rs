//! What holds for conveyances (clauses 一(2), 三(1)).

use crate::basics::id::SchoolId;
use crate::checks::{Found, Spot};
use crate::records::{Conveyance, Described, Field, VisitKey};
use crate::register::{Campaign, Register};
use crate::tr;

const TOTAL: &Field = Conveyance::FIELDS.get("staff_total");
const ATTENDED: &Field = Conveyance::FIELDS.get("staff_attended");

/// Ensures that no more staff attend than there are.
pub fn no_more_attend_than_there_are(register: &Register, found: &mut Found) {
    for (key, conveyance) in register.conveyances() {
        let (Some(total), Some(attended)) = (conveyance.staff_total, conveyance.staff_attended) else { continue };
        if attended > total {
            let [fewer, more] = [ATTENDED, TOTAL].map(Field::in_file);
            found.add(
                Spot::value::<Conveyance>(key, ATTENDED.key),
                tr!("{attended} attended, of {total} staff in all", "实到{attended}人，多于应到的{total}人"),
                tr!("mend `{fewer}` or `{more}`", "请改正{fewer}或{more}"),
            );
        }
    }
}

/// Ensures that a school's conveyances have reached all its staff between them.
pub fn all_staff_are_told(campaign: &Campaign, found: &mut Found) {
    for (id, _) in campaign.register.all_schools_in_force() {
        let Some((last, attended, total)) = reached(campaign, id).filter(|(_, attended, total)| attended < total)
        else {
            continue;
        };
        let missed = total - attended;
        found.add(
            Spot::value::<Conveyance>(last, ATTENDED.key),
            tr!(
                "{attended} of {total} staff were told; {missed} were not",
                "应到{total}人，已传达{attended}人，还差{missed}人"
            ),
            tr!("tell the others, and record it on its day", "请补充传达，并登记补充传达的日期和人数"),
        );
    }
}

/// The last conveyance that counts the staff, how many have been told in all, and of how many.
fn reached<'r>(campaign: &Campaign<'r>, id: &SchoolId) -> Option<(&'r VisitKey, u64, u64)> {
    let counted = campaign.conveyances(id).filter_map(|(key, conveyance)| {
        Some((key, u64::from(conveyance.staff_attended?), u64::from(conveyance.staff_total?)))
    });
    counted.reduce(|(_, attended, total), (last, more, of)| (last, attended + more, total.max(of)))
}
