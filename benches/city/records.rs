//! The city as records: a file each, in the form of `examples/cangzhou-2019`.

use crate::school::{Inspection, School, county};
use shuangqian::basics::day::Day;
use shuangqian::basics::digest::Digest;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const EXAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/cangzhou-2019");

/// Writes the records of so many counties into a folder; says how many files there are.
pub fn write(folder: &Path, counties: usize) -> anyhow::Result<usize> {
    let mut files = 0;
    let mut file = |path: &str, text: &str| -> anyhow::Result<()> {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap_or(folder))?;
        files += 1;
        Ok(fs::write(path, text)?)
    };
    for path in ["mechanism.toml", "rounds/2019.toml"] {
        file(path, &fs::read_to_string(format!("{EXAMPLE}/{path}"))?)?;
    }
    file("rounds/2018.toml", &a_year_before(&fs::read_to_string(format!("{EXAMPLE}/rounds/2019.toml"))?))?;
    for number in 0..counties {
        let county = county(number);
        file(&format!("units/{county}.toml"), &county_file(&county, number))?;
        file(&format!("letters/2019/{county}.toml"), &letter("王某", "吕某", "2019-08-01"))?;
    }
    let mut sent: BTreeMap<(String, Day), Vec<String>> = BTreeMap::new();
    for school in School::all(counties) {
        let (county, id) = (school.county(), school.id());
        file(&format!("units/{county}/{id}.toml"), &school_file(school))?;
        if let Some(on) = school.signed_on() {
            let letter = letter("吕某", &school.person(0), &on.to_string());
            file(&format!("letters/2019/{county}/{id}.toml"), &letter)?;
        }
        if let Some(on) = school.told_on() {
            file(&format!("conveyances/2019/{county}/{on}-{id}.toml"), &conveyance(school))?;
        }
        for inspection in school.inspections() {
            let (on, row) = (inspection.on, row(school, &inspection));
            file(&format!("inspections/2019/{county}/{on}-{id}.toml"), &row)?;
            if let Some(sent_on) = school.sent_on(&inspection) {
                let form = format!("\"{on}-{id}\" = \"{}\"\n", Digest::of_text(&row));
                sent.entry((county.clone(), sent_on)).or_default().push(form);
            }
        }
        if let (Some(first), Some(item)) = (school.inspections().first(), school.wanting()) {
            let path = format!("rectifications/2019/{county}/{}-{id}-{item}.toml", first.on);
            file(&path, &rectification(school, first.on))?;
        }
        if let Some(on) = school.spot_checked_on() {
            let row = format!("unannounced = true\n{}", row(school, &school.spot_check(on)));
            file(&format!("spot-checks/2019/{county}/{on}-{id}.toml"), &row)?;
        }
        if let Some(on) = school.self_inspected_on() {
            file(&format!("school-work/2019/{county}/{id}.toml"), &school_work(school, on))?;
        }
    }
    for ((county, on), forms) in sent {
        file(&format!("submissions/2019/{county}/{on}.toml"), &submission(&forms))?;
    }
    Ok(files)
}

/// The round of 2018, for which nothing is done.
fn a_year_before(round: &str) -> String {
    round.replace("= 2019-", "= 2018-").replace("2019年", "2018年").replace("〔2019〕", "〔2018〕")
}

fn county_file(county: &str, number: usize) -> String {
    let code = 130_900 + number;
    format!(
        "name = \"{county}\"\nkind = \"county\"\ndivision_code = \"{code}\"\nprocuratorate = \"{county}人民检察院\"\n\
         education_bureau = \"{county}教育局\"\nleader = \"吕某\"\nformed_on = 2019-07-31\n"
    )
}

fn school_file(school: School) -> String {
    let kind = if school.is_kindergarten() { "kindergarten" } else { "primary" };
    let (name, code, staff, dormitory) = (school.name(), school.code(), school.staff(), school.has_dormitory());
    let alias = school.alias();
    let [principal, vice_principal, liaison] = [0, 1, 2].map(|which| school.person(which));
    format!(
        "name = \"{name}\"\naliases = [\"{alias}\"]\nkind = \"{kind}\"\nownership = \"public\"\nschool_code = \"{code}\"\n\
         boarding = {dormitory}\ngirls_dormitory = {dormitory}\nstaff = {staff}\nprincipal = \"{principal}\"\n\
         vice_principal = \"{vice_principal}\"\n\n[liaison]\nname = \"{liaison}\"\nfemale = true\n\
         office_phone = \"0317-4650305\"\n"
    )
}

fn letter(upper: &str, lower: &str, on: &str) -> String {
    format!(
        "copies = 2\n\n[upper]\nsigner = \"{upper}\"\nsigned_on = {on}\n\n\
         [lower]\nsigner = \"{lower}\"\nsigned_on = {on}\n"
    )
}

fn participants(school: School) -> String {
    let (one, other) = (school.person(3), school.person(4));
    format!(
        "participants = [{{ name = \"{one}\", agency = \"procuratorate\" }}, \
         {{ name = \"{other}\", agency = \"education_bureau\" }}]\n"
    )
}

fn conveyance(school: School) -> String {
    let staff = school.staff();
    participants(school) + &format!("staff_total = {staff}\nstaff_attended = {staff}\n")
}

fn school_work(school: School, on: Day) -> String {
    let staff = school.staff();
    format!(
        "reported_to_leaders_on = {on}\nself_inspected_on = {on}\n\n[[study]]\nheld_on = {on}\nstaff_attended = {staff}\n"
    )
}

fn submission(forms: &[String]) -> String {
    format!("to = [\"city_group\", \"procuratorate\", \"education_bureau\"]\n\n[forms]\n{}", forms.concat())
}

fn rectification(school: School, found: Day) -> String {
    let [responsible, checker] = [1, 5].map(|which| school.person(which));
    let (due, done) = (found.plus(15), found.plus(8));
    let begun = format!(
        "measure = \"补充制度并张贴，安排专人每日巡查\"\nresponsible = \"{responsible}\"\ndue_on = {due}\ndone_on = {done}\n"
    );
    let closed = school.closed_on().map(|on| format!("closed_on = {on}\nchecked_by = \"{checker}\"\n"));
    begun + &closed.unwrap_or_default()
}

fn row(school: School, Inspection { on, answers }: &Inspection) -> String {
    let results: String = answers.iter().map(|(item, answer)| format!("{item} = \"{answer}\"\n")).collect();
    let name = school.name();
    let wanting = answers.iter().filter(|(_, answer)| *answer != "compliant");
    let notes: String = wanting.map(|(item, _)| format!("{item} = \"{name}尚未落实，已当场告知\"\n")).collect();
    participants(school)
        + &format!(
            "filled_on = {on}\narchive_ref = \"{name}检查-{on}\"\n\n[results]\n{results}case_review = \"examined\"\n\n\
             [notes]\n{notes}other_matters = \"{name}新楼未启用，开学后补查\"\n"
        )
}
