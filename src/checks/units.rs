//! What holds for the units themselves.

use crate::checks::{Found, Spot};
use crate::records::{Described, Field, School};
use crate::register::Register;
use crate::tr;

const CLOSED: &Field = School::FIELDS.get("closed_on");
const MERGED_INTO: &Field = School::FIELDS.get("merged_into");

/// Ensures that only a closed school has merged into another.
pub fn only_the_closed_have_merged(register: &Register, found: &mut Found) {
    let merged = register.all_schools().filter(|(_, school)| school.merged_into.is_some());
    for (id, _) in merged.filter(|(_, school)| school.closed_on.is_none()) {
        let [closed, merged_into] = [CLOSED, MERGED_INTO].map(Field::in_file);
        found.add(
            Spot::key::<School>(id, MERGED_INTO.key),
            tr!(
                "it says what the school merged into, but not when: `{closed}` is missing",
                "写了并入的学校，但缺少{closed}"
            ),
            tr!("add `{closed}`, or take `{merged_into}` out", "请补上{closed}，或删去{merged_into}"),
        );
    }
}

/// Ensures that the school that another merged into is registered, is another one, and was not closed before.
pub fn merge_targets_can_take_over(register: &Register, found: &mut Found) {
    for (id, school) in register.all_schools() {
        let Some(target) = &school.merged_into else { continue };
        let target_closed = register.school(target).and_then(|target| target.closed_on);
        let closed_before = target_closed.filter(|day| school.closed_on.is_some_and(|closed| *day < closed));
        let message = match closed_before {
            _ if target == id => tr!("a school cannot merge into itself", "学校不能并入自己"),
            _ if !register.is_registered(&target.clone().into()) => {
                tr!("“{target}”, which it merged into, is not registered", "并入的“{target}”还没有登记")
            }
            Some(day) => tr!("“{target}” had closed before, on {day}", "并入的“{target}”在此之前（{day}）已停办"),
            None => continue,
        };
        let merged_into = MERGED_INTO.in_file();
        let help = tr!("mend `{merged_into}`, or register the school", "请改正{merged_into}，或先登记该校");
        found.add(Spot::value::<School>(id, MERGED_INTO.key), message, help);
    }
}

/// Ensures that it is known of every school whether it has a girls' dormitory.
pub fn dormitories_are_known(register: &Register, found: &mut Found) {
    for (id, _) in register.all_schools_in_force().filter(|(_, school)| school.girls_dormitory.is_none()) {
        found.add(
            Spot::name(register, &id.clone().into()),
            tr!("it is not known whether there is a girls' dormitory", "还不清楚有没有女生集体宿舍"),
            tr!(
                "find out, then `shuangqian unit set {id} girls_dormitory=true` (or false)",
                "查明后用 shuangqian unit set {id} 女生集体宿舍=有 登记（没有的写“无”）"
            ),
        );
    }
}

/// Ensures that the last character of a credit code follows from the others.
pub fn credit_codes_check(register: &Register, found: &mut Found) {
    for (id, school) in register.all_schools_in_force() {
        if let Some(code) = school.credit_code.as_ref().filter(|code| !code.check_digit_fits()) {
            found.add(
                Spot::value::<School>(id, "credit_code"),
                tr!(
                    "the last character of the credit code {code} does not follow from the others",
                    "统一社会信用代码{code}的末位（校验位）对不上"
                ),
                tr!(
                    "compare it with the certificate; some early codes are so, and may stay",
                    "请与证书核对；少数早期代码本来如此，可以保留"
                ),
            );
        }
    }
}
