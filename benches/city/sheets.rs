//! The same city as six CSV files, for sqlite3.

use crate::school::{DORMITORY_ITEMS, ITEMS, School, UNPRINTED_ITEMS, county};
use std::path::Path;

type Sheet = csv::Writer<std::fs::File>;

/// Writes the CSV files of so many counties into a folder.
pub fn write(folder: &Path, counties: usize) -> anyhow::Result<()> {
    std::fs::create_dir_all(folder)?;
    std::fs::write(folder.join("peer.sql"), include_str!("peer.sql"))?;
    let sheet = |name: &str| csv::Writer::from_path(folder.join(name));
    let (mut schools, mut letters) = (sheet("schools.csv")?, sheet("letters.csv")?);
    let (mut conveyances, mut inspections) = (sheet("conveyances.csv")?, sheet("inspections.csv")?);
    let (mut work, mut forms) = (sheet("school_work.csv")?, sheet("forms.csv")?);
    schools.write_record(["county", "school", "code", "staff", "dormitory"])?;
    letters.write_record(["round", "county", "school", "upper_on", "lower_on"])?;
    conveyances.write_record(["round", "county", "school", "done_on", "total", "attended"])?;
    work.write_record(["round", "county", "school", "done_on"])?;
    forms.write_record(["round", "county", "school", "inspected_on", "sent_on"])?;
    let items: Vec<_> = ITEMS.iter().chain(&DORMITORY_ITEMS).chain(&UNPRINTED_ITEMS).copied().collect();
    inspections.write_record(["round", "county", "school", "done_on"].iter().chain(&items))?;
    for number in 0..counties {
        letters.write_record(["2019", &county(number), "", "2019-08-01", "2019-08-01"])?;
    }
    for school in School::all(counties) {
        let (county, id, staff) = (school.county(), school.id(), school.staff().to_string());
        schools.write_record([&county, &id, &school.code(), &staff, &school.has_dormitory().to_string()])?;
        if let Some(on) = school.signed_on().map(|on| on.to_string()) {
            letters.write_record(["2019", &county, &id, &on, &on])?;
        }
        if let Some(on) = school.told_on() {
            conveyances.write_record(["2019", &county, &id, &on.to_string(), &staff, &staff])?;
        }
        write_inspections(&mut inspections, &items, school)?;
        if let Some(on) = school.self_inspected_on() {
            work.write_record(["2019", &county, &id, &on.to_string()])?;
        }
        for inspection in school.inspections() {
            if let Some(sent_on) = school.sent_on(&inspection) {
                forms.write_record(["2019", &county, &id, &inspection.on.to_string(), &sent_on.to_string()])?;
            }
        }
    }
    [schools, letters, conveyances, inspections, work, forms].iter_mut().try_for_each(Sheet::flush)?;
    Ok(())
}

fn write_inspections(sheet: &mut Sheet, items: &[&str], school: School) -> anyhow::Result<()> {
    for inspection in school.inspections() {
        let answer = |item: &&str| {
            let given = inspection.answers.iter().find(|(answered, _)| answered == item);
            given.map_or("", |(_, answer)| answer).to_owned()
        };
        let key = ["2019".to_owned(), school.county(), school.id(), inspection.on.to_string()];
        sheet.write_record(key.into_iter().chain(items.iter().map(answer)))?;
    }
    Ok(())
}
