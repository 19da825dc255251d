//! What holds for the people whom a school has named (clause 二(3)).

use crate::basics::fold::fold;
use crate::checks::{Found, Spot};
use crate::records::School;
use crate::register::Register;
use crate::tr;

/// Ensures that every liaison is a woman.
pub fn liaisons_are_women(register: &Register, found: &mut Found) {
    for (id, school) in register.all_schools() {
        if school.liaison().is_some_and(|(_, liaison)| !liaison.female) {
            found.add(
                Spot::value::<School>(id, "liaison.female"),
                tr!("the liaison is not a woman, as the mechanism asks", "联络员不是女性，不符合机制要求"),
                tr!("name a woman as liaison, or mend the entry", "请另行确定一名女性联络员；如登记有误请改正"),
            );
        }
    }
}

/// Ensures that every school has named a vice-principal.
pub fn vice_principals_are_named(register: &Register, found: &mut Found) {
    for (id, school) in register.all_schools_in_force().filter(|(_, school)| school.vice_principal().is_none()) {
        let message = match school.is_kindergarten() {
            true => tr!("the kindergarten has named no vice-principal", "未确定负责此项工作的副园长"),
            false => tr!("the school has named no vice-principal", "未确定负责此项工作的副校长"),
        };
        let help = tr!(
            "once named: `shuangqian unit set {id} vice_principal=NAME`",
            "确定后用 shuangqian unit set {id} 副校长=姓名 登记"
        );
        found.add(Spot::name(register, &id.clone().into()), message, help);
    }
}

/// Ensures that every school has named a liaison.
pub fn liaisons_are_named(register: &Register, found: &mut Found) {
    for (id, _) in register.all_schools_in_force().filter(|(_, school)| school.liaison().is_none()) {
        found.add(
            Spot::name(register, &id.clone().into()),
            tr!("no liaison (a woman) is named", "未确定女性联络员"),
            tr!(
                "once named: `shuangqian unit set {id} liaison.name=NAME liaison.female=true`",
                "确定后用 shuangqian unit set {id} 联络员=姓名 联络员性别=女 登记"
            ),
        );
    }
}

/// Ensures that liaison and vice-principal are two people.
pub fn two_duties_have_two_people(register: &Register, found: &mut Found) {
    for (id, school) in register.all_schools_in_force() {
        let (Some((liaison, _)), Some(vice_principal)) = (school.liaison(), school.vice_principal()) else { continue };
        if fold(liaison.as_str()) == fold(vice_principal.as_str()) {
            found.add(
                Spot::value::<School>(id, "liaison.name"),
                tr!(
                    "{vice_principal} is both vice-principal and liaison",
                    "{vice_principal}既是副校长（园长）又是联络员"
                ),
                tr!(
                    "name two people, unless two of the same name are meant",
                    "请由两人分别担任；如是同名的两人，可以不改"
                ),
            );
        }
    }
}
