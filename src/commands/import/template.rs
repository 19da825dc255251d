//! `import KIND --template`: the sheet to fill in.

use super::{Args, Kind};
use crate::arguments::session::{Outcome, Session};
use crate::arguments::several::all;
use crate::basics::id::CountyId;
use crate::files::Origin;
use crate::files::scope::Scope;
use crate::output::csv::csv_for_file;
use crate::output::file::write_sheet;
use crate::output::sheet_template::sheet_template;
use crate::output::stream::Out;
use crate::register::Register;
use crate::sheets::blank_sheet::BlankSheet;
use crate::tr;
use anyhow::bail;
use std::path::Path;

/// Writes the sheet that the arguments ask for.
pub fn write_template(args: &Args, path: &Path, session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    if !matches!(ending.as_str(), "csv" | "xlsx") {
        let path = path.display();
        bail!(tr!("{path}: name a file that ends in .csv or .xlsx", "{path}：请以 .csv 或 .xlsx 为扩展名"));
    }
    let origin = Origin::folder(session.root()?);
    let (register, outcome) = session.open_as_far_as_read(&origin, scope(args.kind), out)?;
    let counties: Vec<_> = all(&args.county).map(|typed| register.find_county(typed)).collect::<Result<_, _>>()?;
    let blank = blank(args.kind, &register, &counties)?;
    let bytes = match ending.as_str() {
        "csv" => csv_for_file(&blank.table)?,
        _ => sheet_template(&blank, register.classification())?,
    };
    write_sheet(origin.root(), path, &bytes)?;
    let (path, rows) = (path.display(), blank.table.rows.len());
    out.say(tr!("wrote {path} ({rows} rows to fill in)", "已写入{path}（{rows}行待填）"));
    Ok(outcome)
}

/// What a sheet to fill in is made from: units alone, or what visits found at them.
fn scope(kind: Kind) -> Scope<'static> {
    match kind {
        Kind::Rectifications => Scope::All,
        _ => Scope::Units,
    }
}

fn blank(kind: Kind, register: &Register, counties: &[CountyId]) -> anyhow::Result<BlankSheet> {
    Ok(match kind {
        Kind::Schools => BlankSheet::schools(register, counties),
        Kind::Letters => BlankSheet::letters(&register.campaign()?, counties),
        Kind::Conveyances => BlankSheet::conveyances(&register.campaign()?, counties),
        Kind::Inspections => BlankSheet::inspections(&register.campaign()?, counties),
        Kind::SpotChecks => BlankSheet::spot_checks(&register.campaign()?, counties),
        Kind::Rectifications => BlankSheet::rectifications(&register.campaign()?, counties),
        Kind::Work => BlankSheet::work(&register.campaign()?, counties),
    })
}
