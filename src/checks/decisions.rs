//! What holds for decisions (clause 二(1)3).

use crate::checks::{Found, Spot};
use crate::files::path::RecordPath;
use crate::records::{Decision, Name};
use crate::register::Register;
use crate::tr;

/// Ensures that a decision rests on records that exist.
pub fn bases_are_records(register: &Register, found: &mut Found) {
    for (key, decision) in register.decisions() {
        for (index, basis) in decision.basis.iter().flatten().enumerate() {
            if register.is_recorded(&RecordPath::cited(basis.as_str())) {
                continue;
            }
            let message = tr!("there is no record “{basis}”", "没有“{basis}”这条记录");
            found.add(Spot::value::<Decision>(key, format!("basis.{index}")), message, how_to_cite(basis));
        }
    }
}

fn how_to_cite(basis: &Name) -> String {
    let file = RecordPath::at(basis.as_str());
    match (file.key(), file.as_cited()) {
        (Some(_), path) => tr!("write it without .toml: “{path}”", "不写 .toml：“{path}”"),
        (None, _) => tr!(
            "write the path of a record from the root, such as inspections/2019/COUNTY/2019-08-12-SCHOOL",
            "请写记录从根目录起的路径，如 inspections/2019/县/2019-08-12-学校"
        ),
    }
}
