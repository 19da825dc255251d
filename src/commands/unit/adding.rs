//! `unit add-county` and `unit add-school`.

use super::{AddCounty, AddSchool};
use crate::arguments::errors::wrong;
use crate::arguments::session::{Outcome, Session};
use crate::arguments::setting::{Setting, apply, twice};
use crate::basics::id::{CountyId, Id, SchoolId, typed_id};
use crate::basics::words::Word;
use crate::files::edit;
use crate::files::path::RecordPath;
use crate::files::plan::{Draft, Policy};
use crate::output::stream::Out;
use crate::recording::{Recording, named};
use crate::records::{County, CountyKind, Described, Field, Name, Record, School, SchoolKind};
use crate::tr;
use anyhow::{anyhow, bail};
use toml_edit::{DocumentMut, value};

/// The agencies of a county, and how their names end.
const AGENCIES: [(&Field, &str); 2] =
    [(County::FIELDS.get("procuratorate"), "人民检察院"), (County::FIELDS.get("education_bureau"), "教育局")];

impl AddCounty {
    /// Registers the county group.
    pub fn run(self, session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
        let recording = Recording::begin(session, out)?;
        let name = name_of(&self.name)?;
        let id: CountyId = id_of::<County>(&name, &self.settings)?.into();
        let mut document = document::<County>(&name, &self.settings)?;
        // What is registered says all that follows from the name, as it is.
        let is_new = recording.register().county(&id).is_none();
        if is_new && document.get("kind").is_none() {
            let kind = CountyKind::of_name(name.as_str()).ok_or_else(|| kind_needed(&name, CountyKind::listed()))?;
            document["kind"] = value(kind.key());
            out.say(follows(const { County::FIELDS.get("kind") }, &kind.shown()));
        }
        for (field, ending) in AGENCIES {
            if is_new && document.get(field.key).is_none() {
                let agency = format!("{name}{ending}");
                out.say(follows(field, &agency));
                document[field.key] = value(agency);
            }
        }
        recording.finish(&[draft::<County>(&id, &document)], Policy::New, out)
    }
}

impl AddSchool {
    /// Registers the school.
    pub fn run(self, session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
        let recording = Recording::begin(session, out)?;
        let Some((county, school)) = self.school.split_once('/') else {
            let typed = &self.school;
            bail!(tr!(
                "“{typed}” does not name a county; write COUNTY/NAME, such as 沧县/{typed}",
                "“{typed}”没有写县；请写“县/校名”，如 沧县/{typed}"
            ));
        };
        let county = recording.register().find_county(county)?;
        let name = name_of(school)?;
        let id = SchoolId { county, school: id_of::<School>(&name, &self.settings)? };
        let mut document = document::<School>(&name, &self.settings)?;
        let is_new = recording.register().school(&id).is_none();
        if is_new && document.get("kind").is_none() {
            let kind = SchoolKind::of_name(name.as_str()).ok_or_else(|| kind_needed(&name, SchoolKind::listed()))?;
            document["kind"] = value(kind.key());
            out.say(follows(const { School::FIELDS.get("kind") }, &kind.shown()));
        }
        recording.finish(&[draft::<School>(&id, &document)], Policy::New, out)
    }
}

fn draft<R: Record>(key: &R::Key, document: &DocumentMut) -> Draft {
    Draft::of(RecordPath::of::<R>(key), edit::in_order::<R>(document))
}

fn name_of(typed: &str) -> anyhow::Result<Name> {
    let name = named(&tr!("the name", "名称"), Some(typed))?;
    name.ok_or_else(|| anyhow!(tr!("the name is empty", "名称不能为空")))
}

/// The id that is typed, else the name.
fn id_of<R: Described>(name: &Name, settings: &[Setting]) -> anyhow::Result<Id> {
    let chosen = settings.iter().find(|setting| setting.is_of_id(R::FIELDS));
    match chosen {
        Some(Setting { key, value }) => typed_id(value).map_err(|fault| wrong(&format!("{key}={value}"), fault)),
        None => Id::of_name(name.as_str()).map_err(|fault| {
            anyhow!(tr!(
                "“{name}” cannot be an id: {fault}; choose one with id=…",
                "“{name}”不能直接作编号：{fault}；请用 编号=… 另定编号"
            ))
        }),
    }
}

fn document<R: Described>(name: &Name, settings: &[Setting]) -> anyhow::Result<DocumentMut> {
    let mut document = DocumentMut::new();
    apply(settings, R::FIELDS, &mut document)?;
    if document.contains_key("name") {
        bail!(twice(const { R::FIELDS.get("name") }));
    }
    document["name"] = value(name.as_str());
    Ok(document)
}

fn kind_needed(name: &Name, known: String) -> anyhow::Error {
    anyhow!(tr!(
        "the name “{name}” does not say the kind; add kind=…, one of: {known}",
        "从“{name}”看不出类别，请加写 类别=…；可写：{known}"
    ))
}

fn follows(field: &Field, found: &str) -> String {
    let called = field.called().replace('_', " ");
    tr!("{called}, from the name: {found}", "由名称得出 {called}：{found}")
}
