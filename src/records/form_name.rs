//! How a submission names a form that goes along: `<date>-<school>`.

use crate::basics::day::Day;
use crate::basics::id::{CountyId, Id, SchoolId};
use crate::records::dated::{day_first, school_last};
use crate::records::{Dated, VisitKey};
use serde::{Deserialize, Deserializer, Serialize};
use std::cmp::Ordering;
use std::fmt;

/// The name of a form in a submission. It is read once, because of each form it is asked again and again whose it is.
#[derive(Clone, Debug)]
pub struct FormName {
    text: Box<str>,
    /// The day of the visit and the school, where it can be read so.
    visit: Option<(Day, Id)>,
}

impl FormName {
    /// How the form of a visit is named.
    pub fn of(visit: &VisitKey) -> FormName {
        let text = format!("{}-{}", visit.on, visit.unit.school).into();
        FormName { text, visit: Some((visit.on, visit.unit.school.clone())) }
    }

    fn read(text: String) -> FormName {
        let visit = day_first(&text).and_then(|(on, behind)| Ok((on, school_last(behind)?))).ok();
        FormName { text: text.into(), visit }
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The day of the visit, where the name can be read as that of a form.
    pub fn on(&self) -> Option<Day> {
        self.visit.as_ref().map(|(on, _)| *on)
    }

    /// The key of the inspection that a submission names so, where the name can be read as that of a form.
    pub fn inspection(&self, by: &Dated<CountyId>) -> Option<VisitKey> {
        let (on, school) = self.visit.clone()?;
        Some(VisitKey::new(by.round.clone(), SchoolId { county: by.unit.clone(), school }, on))
    }
}

impl PartialEq for FormName {
    fn eq(&self, other: &FormName) -> bool {
        self.text == other.text
    }
}

impl Eq for FormName {}

impl PartialOrd for FormName {
    fn partial_cmp(&self, other: &FormName) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for FormName {
    fn cmp(&self, other: &FormName) -> Ordering {
        self.text.cmp(&other.text)
    }
}

impl fmt::Display for FormName {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.text)
    }
}

impl Serialize for FormName {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de> Deserialize<'de> for FormName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<FormName, D::Error> {
        String::deserialize(deserializer).map(FormName::read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::{Key, SubmissionKey};

    #[test]
    fn a_form_is_named_as_its_file() {
        let visit = VisitKey::read(&["2019", "沧县", "2019-08-02-a-b"]).unwrap();
        let by = SubmissionKey::read(&["2019", "沧县", "2019-08-31"]).unwrap();
        let named = FormName::of(&visit);
        assert_eq!((named.as_str(), named.on()), ("2019-08-02-a-b", Some(visit.on)));
        assert_eq!(FormName::read("2019-08-02-a-b".into()).inspection(&by), Some(visit.clone()));
        assert_eq!(named.inspection(&by), Some(visit));
    }

    #[test]
    fn what_names_no_form_is_kept_as_text() {
        let by = SubmissionKey::read(&["2019", "沧县", "2019-08-31"]).unwrap();
        for text in ["", "2019-08-02", "2019-08-02-", "2019-08-32-甲", "甲小学", "2019-08-02_甲", "2019-08-02--甲"]
        {
            let named = FormName::read(text.into());
            assert_eq!((named.as_str(), named.on(), named.inspection(&by)), (text, None, None));
        }
    }
}
