//! The submission of the county on the ground.

use super::files::files;
use super::ground::AS_OF;
use super::put::put;
use shuangqian::basics::digest::Digest;
use std::path::Path;

/// Submits every inspection as it is, so that an example of something else need not do so: on the last day of August, or
/// the next one on which something was inspected. What is still to come is not sent.
pub fn submit(records: &Path) {
    let inspections = records.join("inspections/2019/沧县");
    let inspections = if inspections.is_dir() { files(&inspections) } else { Default::default() };
    let lie_there = inspections
        .into_iter()
        .filter_map(|(name, text)| Some((name.strip_suffix(".toml")?.to_owned(), String::from_utf8(text).ok()?)));
    let there: Vec<_> = lie_there.filter(|(name, _)| name.as_str() < AS_OF).collect();
    let forms = there.iter().map(|(name, text)| format!("\"{name}\" = \"{}\"\n", Digest::of_text(text)));
    let submission = format!("to = [\"city_group\"]\n[forms]\n{}", forms.collect::<String>());
    let days = there.iter().filter_map(|(name, _)| name.get(..AS_OF.len()));
    let on = days.chain(["2019-08-31"]).max().unwrap_or_default();
    put(records, &format!("submissions/2019/沧县/{on}.toml"), submission);
}
