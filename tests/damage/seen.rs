//! What the reports say of a folder, and whether they say less against anybody than they did.

use crate::model::City;
use shuangqian::basics::asked::Asked;
use shuangqian::basics::day::Day;
use shuangqian::files::scope::Scope;
use shuangqian::files::{Root, load};
use shuangqian::register::Register;
use shuangqian::reports::{Table, due, missing, progress};
use std::collections::BTreeSet;
use std::path::Path;

/// What stands for all that a unit may owe.
const UNREAD: &str = "记录无法读取";

/// A folder as reports see it.
pub struct Seen {
    /// Whether anything cannot be read: then no report ends with 0.
    pub has_gaps: bool,
    /// The tables; none where no report can be made.
    pub tables: Option<Tables>,
}

/// The tables that are compared.
pub struct Tables {
    progress: Table,
    missing: Table,
    due: Table,
}

impl Seen {
    /// What the reports say on a day.
    pub fn of(folder: &Path, day: &str) -> Seen {
        let day: Day = day.parse().unwrap();
        let mut register = Register::new(load(&Root::at(folder).unwrap(), Scope::All).unwrap(), day);
        register.choose_round(None).unwrap();
        let is_refused = !register.is_classification_known() || register.campaign().is_err();
        let tables = (!is_refused).then(|| Tables::of(&register));
        Seen { has_gaps: register.has_gaps(), tables }
    }
}

impl Tables {
    fn of(register: &Register) -> Tables {
        let sealed = register.as_sealed();
        let (own, now) = (&sealed.campaign().unwrap(), &register.campaign().unwrap());
        Tables {
            progress: progress(own, &Asked::All).into(),
            missing: missing(own, &Asked::All),
            due: due(own, now, &Asked::All, None).into(),
        }
    }
}

/// Ensures that the reports of a damaged folder say no less than before against anybody.
pub fn not_flattered(city: &City, whole: &Seen, seen: &Seen, path: &str) -> Result<(), String> {
    if !seen.has_gaps {
        return Err("all is said to be read".to_owned());
    }
    let Some(before) = &whole.tables else { return Err("the city as it was has no report".to_owned()) };
    let Some(after) = &seen.tables else {
        let may_be_refused = path == "mechanism.toml" || path.starts_with("rounds/");
        return if may_be_refused { Ok(()) } else { Err("no report can be made".to_owned()) };
    };
    no_rate_rises(city, &before.progress, &after.progress)?;
    nothing_leaves(city, &before.missing, &after.missing).map_err(|row| format!("{row} left `missing`"))?;
    nothing_leaves(city, &before.due, &after.due).map_err(|row| format!("{row} left `due`"))
}

fn no_rate_rises(city: &City, before: &Table, after: &Table) -> Result<(), String> {
    let rates: Vec<_> = (0..before.headings.len()).filter(|place| before.headings[*place].ends_with('率')).collect();
    for row in &before.rows {
        let unit = county_id(city, &row[1].to_string());
        let later = after.rows.iter().find(|row| county_id(city, &row[1].to_string()) == unit);
        let later = later.ok_or_else(|| format!("{unit} left `progress`"))?;
        for place in &rates {
            let (old, new) = (row[*place].to_string(), later[*place].to_string());
            if matches!((rate(&old), rate(&new)), (Some(old), Some(new)) if new > old) {
                return Err(format!("{} of {unit} rose from {old} to {new}", before.headings[*place]));
            }
        }
    }
    Ok(())
}

/// A rate; none of `—`.
fn rate(cell: &str) -> Option<f64> {
    cell.strip_suffix('%')?.parse().ok()
}

/// Ensures that every row is still there, or one that says that something of its unit cannot be read.
fn nothing_leaves(city: &City, before: &Table, after: &Table) -> Result<(), String> {
    let owed = |table: &Table| table.rows.iter().map(|row| owed(city, table, row)).collect::<BTreeSet<_>>();
    let after = owed(after);
    let told = |(county, school, _): &Owed| after.contains(&(county.clone(), school.clone(), UNREAD.to_owned()));
    match owed(before).into_iter().find(|row| !after.contains(row) && !told(row)) {
        Some(row) => Err(format!("{row:?}")),
        None => Ok(()),
    }
}

/// Who owes what: the ids of county and school, and the words.
type Owed = (String, String, String);

fn owed(city: &City, table: &Table, row: &[shuangqian::reports::Cell]) -> Owed {
    let place = |heading: &str| table.headings.iter().position(|known| known == heading).expect("the heading");
    let [county, school, what] = ["单位", "学校", "未完成事项"].map(|heading| row[place(heading)].to_string());
    let county = county_id(city, &county);
    let schools = city.counties.iter().find(|known| known.id == county).map_or(&[][..], |known| &known.schools);
    // A school that was closed may bear the name of one that was opened; either is called by it.
    let school = schools.iter().find(|known| known.name == school).map_or(school, |known| known.id.clone());
    // What is not worked off is called otherwise where the notice of its round cannot be read.
    let what = what.split('：').next().unwrap_or_default().to_owned();
    (county, school, what)
}

/// The id of the county that a cell names, by its name or by its id.
fn county_id(city: &City, cell: &str) -> String {
    let county = city.counties.iter().find(|county| county.name == cell);
    county.map_or(cell, |county| &county.id).to_owned()
}
