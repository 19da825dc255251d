//! A city as the files of a records directory.

use crate::document::{Document, text, texts};
use crate::later::visit_name;
use crate::model::{City, Kind, Letter, Liaison, Round, School, Signature, Submission, Visit, Work};
use crate::rng::Rng;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// Every file of a records directory: its path, and its bytes with LF or CRLF and perhaps a BOM.
pub type Files = BTreeMap<String, String>;

/// The files that say what the city is; the same city, the same bytes.
pub fn files(city: &City) -> Files {
    let mut documents: Vec<(String, Document)> = vec![("mechanism.toml".to_owned(), mechanism())];
    documents.extend(city.rounds.iter().map(|one| (format!("rounds/{}.toml", one.id), round(one))));
    documents.extend(units(city));
    documents.extend(city.letters.iter().map(letter));
    documents.extend(conveyances(city));
    documents.extend(city.inspections.iter().map(|visit| visit_file("inspections", visit)));
    documents.extend(city.spot_checks.iter().map(|visit| visit_file("spot-checks", visit)));
    documents.extend(rectifications(city));
    documents.extend(city.works.iter().map(work));
    documents.extend(decisions(city));
    let mut plain = BTreeMap::new();
    for (path, document) in documents {
        let written = document.written(&mut Rng::of_text(city.seed, &path));
        assert!(plain.insert(path.clone(), written).is_none(), "two records are the one file {path}");
    }
    for one in &city.submissions {
        let (path, document) = submission(one, &plain);
        let written = document.written(&mut Rng::of_text(city.seed, &path));
        plain.insert(path, written);
    }
    plain.into_iter().map(|(path, text)| (path.clone(), encoded(city.seed, &path, text))).collect()
}

/// The bytes of a file as an editor on Windows may leave them.
fn encoded(seed: u64, path: &str, text: String) -> String {
    let rng = &mut Rng::of_text(!seed, path);
    let text = if rng.chance(12) { text.replace('\n', "\r\n") } else { text };
    if rng.chance(12) { format!("\u{feff}{text}") } else { text }
}

fn pair(key: &str, value: impl Into<String>) -> (String, String) {
    (key.to_owned(), value.into())
}

fn mechanism() -> Document {
    let mut document = Document::default();
    document.text("title", Some("“一号检察建议”双签双入校（园）工作机制"));
    document.text("city", Some("沧州市"));
    document.text("classification", Some("内部文件"));
    let group =
        [("name", "沧州市联合督导组"), ("procuratorate", "沧州市人民检察院"), ("education_bureau", "沧州市教育局")];
    document.table("city_group", group.iter().map(|(key, value)| pair(key, text(value))).collect());
    document
}

fn round(round: &Round) -> Document {
    let mut document = Document::default();
    document.key("title", text(&format!("{}年双签双入校（园）工作", round.id)));
    document.text("document_number", Some("沧检联〔2019〕4号"));
    document.day("issued_on", Some(round.issued_on));
    document.day("sealed_on", round.sealed_on);
    // Reports do not compare the digest; only `check` does.
    document.text("sealed_sha256", round.sealed_on.map(|_| "0".repeat(64)).as_deref());
    let mut deadlines = vec![
        pair("letters", round.letters.to_string()),
        pair("conveyances", round.conveyances.to_string()),
        pair("inspections", round.inspections.to_string()),
        pair("school_work", round.school_work.to_string()),
        pair("spot_checks_from", round.spot_checks_from.to_string()),
    ];
    deadlines.extend(round.inclusive.map(|inclusive| pair("inclusive", inclusive.to_string())));
    deadlines.extend(round.rectification_days.map(|days| pair("rectification_days", days.to_string())));
    deadlines.extend(round.opened_later_days.map(|days| pair("opened_later_days", days.to_string())));
    document.table("deadlines", deadlines);
    for item in &round.items {
        let mut keys = vec![pair("key", text(&item.key)), pair("heading", text(&item.heading))];
        // A value that is the default is left out, so that the default is tried too.
        let kind = match item.kind {
            Kind::Result => None,
            Kind::Text => Some("text"),
            Kind::Examined => Some("examined"),
        };
        keys.extend((!item.aliases.is_empty()).then(|| pair("aliases", texts(&item.aliases))));
        keys.extend((!item.column).then(|| pair("column", "false")));
        keys.extend(kind.map(|kind| pair("kind", text(kind))));
        keys.extend(item.dormitory.then(|| pair("applies", text("girls_dormitory"))));
        document.element("item", keys);
    }
    document
}

fn units(city: &City) -> Vec<(String, Document)> {
    let mut found = Vec::new();
    for county in &city.counties {
        let mut document = Document::default();
        document.text("name", Some(&county.name));
        document.text("kind", Some(county.kind));
        document.text("division_code", county.division_code.as_deref());
        document.text("procuratorate", Some(&format!("{}人民检察院", county.name)));
        document.text("education_bureau", Some(&format!("{}教育局", county.name)));
        document.text("leader", Some("张某"));
        let [contact, phone] = CONTACT;
        document.text("contact", Some(contact));
        document.text("office_phone", Some(phone));
        document.day("closed_on", county.closed_on);
        found.push((format!("units/{}.toml", county.id), document));
        for one in &county.schools {
            found.push((format!("units/{}/{}.toml", county.id, one.id), school(one)));
        }
    }
    found
}

fn school(school: &School) -> Document {
    let mut document = Document::default();
    document.text("name", Some(&school.name));
    document.text("kind", Some(school.kind));
    document.text("school_code", school.school_code.as_deref());
    document.text("vice_principal", school.vice_principal.as_deref());
    document.text("merged_into", school.merged_into.as_deref());
    document.day("opened_on", school.opened_on);
    document.day("closed_on", school.closed_on);
    if let Some(there) = school.girls_dormitory {
        document.key("girls_dormitory", there.to_string());
    }
    if let Some(Liaison { name, female }) = &school.liaison {
        document.table("liaison", vec![pair("name", text(name)), pair("female", female.to_string())]);
    }
    document
}

/// Whom the city telephones about every county, and where.
pub const CONTACT: [&str; 2] = ["钱某", "0317-2490229"];

/// `<county>`, or `<county>/<school>`.
fn unit(county: &str, school: Option<&String>) -> String {
    school.map_or(county.to_owned(), |school| format!("{county}/{school}"))
}

fn letter(letter: &Letter) -> (String, Document) {
    let mut document = Document::default();
    if let Some(copies) = letter.copies {
        document.key("copies", copies.to_string());
    }
    for (name, signature) in [("upper", &letter.upper), ("lower", &letter.lower)] {
        if let Some(Signature { signer, post, signed_on }) = signature {
            let signed_on = pair("signed_on", signed_on.to_string());
            document.table(name, vec![pair("signer", text(signer)), pair("post", text(post)), signed_on]);
        }
    }
    (format!("letters/{}/{}.toml", letter.round, unit(&letter.county, letter.school.as_ref())), document)
}

fn conveyances(city: &City) -> impl Iterator<Item = (String, Document)> {
    city.conveyances.iter().map(|record| {
        let mut document = Document::default();
        document.text("note", Some("已传达"));
        if let Some((total, attended)) = record.staff {
            document.key("staff_total", total.to_string());
            document.key("staff_attended", attended.to_string());
        }
        let (round, county) = (&record.round, &record.county);
        (format!("conveyances/{round}/{county}/{}-{}.toml", record.date, record.school), document)
    })
}

fn visit_file(folder: &str, visit: &Visit) -> (String, Document) {
    let mut document = Document::default();
    document.day("filled_on", visit.filled_on);
    document.text("remarks", visit.remarks.as_deref());
    if let Some(unannounced) = visit.unannounced {
        document.key("unannounced", unannounced.to_string());
    }
    document.table("results", visit.results.iter().map(|(item, result)| pair(item, text(result))).collect());
    document.table("notes", visit.notes.iter().map(|(item, note)| pair(item, text(note))).collect());
    (format!("{folder}/{}/{}/{}.toml", visit.round, visit.county, visit_name(visit)), document)
}

fn rectifications(city: &City) -> impl Iterator<Item = (String, Document)> {
    city.rectifications.iter().map(|record| {
        let mut document = Document::default();
        document.text("measure", record.measure.as_deref());
        document.text("responsible", record.responsible.as_deref());
        document.day("due_on", record.due_on);
        document.day("done_on", record.done_on);
        document.text("note", record.note.as_deref());
        document.day("closed_on", record.closed_on);
        document.text("checked_by", record.checked_by.as_deref());
        let (round, county, school) = (&record.round, &record.county, &record.school);
        let name = format!("{}-{school}-{}", record.date, record.item);
        (format!("rectifications/{round}/{county}/{name}.toml"), document)
    })
}

fn work(work: &Work) -> (String, Document) {
    let mut document = Document::default();
    document.day("reported_to_leaders_on", work.reported);
    document.day("self_inspected_on", work.self_inspected);
    for day in &work.studies {
        document.element("study", vec![pair("held_on", day.to_string())]);
    }
    for (day, kind) in &work.education {
        document.element("education", vec![pair("held_on", day.to_string()), pair("kind", text(kind))]);
    }
    (format!("school-work/{}/{}/{}.toml", work.round, work.county, work.school), document)
}

// contract: “A digest is the SHA-256, in lower-case hex, of a file’s text with LF line ends and no BOM”
fn submission(submission: &Submission, plain: &BTreeMap<String, String>) -> (String, Document) {
    let (round, county) = (&submission.round, &submission.county);
    let mut document = Document::default();
    document.key("to", texts(&submission.to));
    document.day("received_on", submission.received_on);
    let digest = |form: &String| {
        let inspection = &plain[&format!("inspections/{round}/{county}/{form}.toml")];
        let bytes = Sha256::digest(inspection.as_bytes());
        pair(&text(form), text(&bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>()))
    };
    document.table("forms", submission.forms.iter().map(digest).collect());
    (format!("submissions/{round}/{county}/{}.toml", submission.date), document)
}

fn decisions(city: &City) -> impl Iterator<Item = (String, Document)> {
    city.decisions.iter().map(|record| {
        let mut document = Document::default();
        document.text("document_number", record.document_number.as_deref());
        document.text("reason", Some(&record.reason));
        document.text("post", record.post.as_deref());
        if !record.basis.is_empty() {
            document.key("basis", texts(&record.basis));
        }
        let school = record.school.as_ref().map_or(String::new(), |school| format!("-{school}"));
        let (round, county) = (&record.round, &record.county);
        (format!("decisions/{round}/{county}/{}-{}{school}.toml", record.date, record.kind), document)
    })
}
