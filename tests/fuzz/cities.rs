//! Whole registers with spoilt records among them: they are judged, and every report is made and written.

use crate::support::files::files;
use crate::{fuzz, tests};
use shuangqian::basics::asked::Asked;
use shuangqian::basics::words::Word;
use shuangqian::checks;
use shuangqian::files::evidence::{Figures, Redraws};
use shuangqian::files::kinds::Batch;
use shuangqian::files::path::RecordPath;
use shuangqian::files::scans::Scans;
use shuangqian::files::texts::Texts;
use shuangqian::files::{Evidence, Loaded, Records};
use shuangqian::output::csv::{csv_for_file, csv_gb18030};
use shuangqian::output::json::report_json;
use shuangqian::output::screen::{Elsewhere, screen};
use shuangqian::output::xlsx::xlsx;
use shuangqian::register::Register;
use shuangqian::reports::{Made, Report, weekly_page};

fn place(batch: &mut Batch, path: &str, text: &str) {
    // What cannot be read is left out.
    let _ = batch.place(RecordPath::at(path).key().unwrap().clone(), text);
}

#[test]
fn no_city_panics() {
    let mut city = files(&tests().join("years/city"));
    city.retain(|path, _| path.ends_with(".toml") && path.contains('/'));
    let texts: Vec<_> = city.iter().map(|(path, bytes)| (path, String::from_utf8(bytes.clone()).unwrap())).collect();
    let seeds: Vec<_> = city.values().cloned().collect();
    let mechanism = std::fs::read_to_string(tests().join("years/city/mechanism.toml")).unwrap();
    let days = ["1900-01-01", "2019-08-05", "2019-12-31", "2020-11-20", "2099-12-31"].map(|day| day.parse().unwrap());
    fuzz("cities", &seeds, |bytes, spoiler| {
        let mut batch = Batch::default();
        let mut lie: Vec<_> = texts.iter().map(|(path, text)| (path.as_str(), text.clone())).collect();
        lie.push((spoiler.pick(&texts).0, String::from_utf8_lossy(bytes).into_owned()));
        for _ in 0..3 {
            let more = spoiler.spoilt();
            lie.push((spoiler.pick(&texts).0, String::from_utf8_lossy(&more).into_owned()));
        }
        lie.iter().for_each(|(path, text)| place(&mut batch, path, text));
        let records = Records::gathered(vec![batch], toml::from_str(&mechanism).ok());
        let mut register = Register::new(Loaded { records, ..Loaded::default() }, *spoiler.pick(&days));
        let _ = register.choose_round(None);
        let key = |path: &str| RecordPath::at(path).key().unwrap().clone();
        let texts = Texts::of(lie.iter().map(|(path, text)| (key(path), text.as_str())));
        let evidence =
            Evidence { texts: &texts, scans: &Scans::nowhere(), figures: &Figures::new(), draws: &Redraws::new() };
        checks::run(&register, evidence);
        checks::run_on_what_is_later(&register, evidence);
        let report = *spoiler.pick(Report::ALL);
        match report.make(&register, &Asked::All) {
            Ok(Made::Table(table)) => {
                let campaign = register.campaign().unwrap();
                csv_for_file(&table).unwrap();
                csv_gb18030(&table).unwrap();
                screen(&table, Some(80), Elsewhere::InAFile);
                report_json(&table, register.as_of, Some(campaign.id), register.classification());
                xlsx(&table, register.classification(), register.as_of).unwrap();
            }
            Ok(Made::Week(week)) => {
                assert!(week.text().ends_with('\n'));
                let page = shuangqian::output::page::page(&weekly_page(&register, &Asked::All).unwrap()).unwrap();
                assert!(page.trim_end().ends_with("</html>"));
            }
            Err(_) => {}
        }
    });
}
