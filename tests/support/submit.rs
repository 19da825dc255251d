//! The submission of the county on the ground.

use super::files::files;
use super::put::put;
use shuangqian::basics::digest::Digest;
use std::path::Path;

/// Submits every inspection as it is, so that an example of something else need not do so.
pub fn submit(records: &Path) {
    let inspections = records.join("inspections/2019/沧县");
    let inspections = if inspections.is_dir() { files(&inspections) } else { Default::default() };
    let lie_there = inspections
        .into_iter()
        .filter_map(|(name, text)| Some((name.strip_suffix(".toml")?.to_owned(), String::from_utf8(text).ok()?)));
    let forms = lie_there.map(|(name, text)| format!("\"{name}\" = \"{}\"\n", Digest::of_text(&text)));
    let submission = format!("to = [\"city_group\"]\n[forms]\n{}", forms.collect::<String>());
    put(records, "submissions/2019/沧县/2019-08-31.toml", submission);
}
