//! What the template of every paper may use: the notice, the two groups, the deadlines. All in Chinese, as papers are.

use crate::basics::day::Day;
use crate::basics::id::CountyId;
use crate::register::Campaign;
use serde::Serialize;

/// The values of the notice. What is not recorded is an empty text, so that a template need not test for it.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Notice {
    classification: String,
    mechanism: String,
    title: String,
    document_number: String,
    issued_on: String,
    basis: Vec<String>,
    city: Group,
    county: Group,
    deadlines: Deadlines,
}

/// A joint group and its two agencies.
#[derive(Clone, Debug, Default, Serialize)]
struct Group {
    name: String,
    group: String,
    procuratorate: String,
    education_bureau: String,
}

/// The days that the notice sets.
#[derive(Clone, Debug, Default, Serialize)]
struct Deadlines {
    letters: String,
    conveyances: String,
    inspections: String,
    school_work: String,
}

impl Notice {
    /// The notice of a round, as it concerns a county.
    pub(super) fn to(campaign: &Campaign, county: &CountyId) -> Notice {
        let (round, register) = (campaign.round, campaign.register);
        let mechanism = register.mechanism();
        let basis = round.basis.iter().flatten().map(ToString::to_string);
        Notice {
            classification: register.classification().unwrap_or_default().to_owned(),
            mechanism: mechanism.map(|mechanism| mechanism.title.to_string()).unwrap_or_default(),
            title: round.title.to_string(),
            document_number: round.document_number.to_string(),
            issued_on: round.issued_on.in_chinese(),
            basis: basis.collect(),
            city: city(campaign),
            county: county_group(campaign, county),
            deadlines: deadlines(campaign),
        }
    }

    /// A notice that leaves nothing open, to try a template with.
    pub(super) fn sample() -> Notice {
        let group = |name: &str, group: &str| Group {
            name: name.to_owned(),
            group: format!("{name}{group}"),
            procuratorate: format!("{name}人民检察院"),
            education_bureau: format!("{name}教育局"),
        };
        let day = || "2019年8月5日".to_owned();
        Notice {
            classification: "内部文件".to_owned(),
            mechanism: "双签双入校（园）工作机制".to_owned(),
            title: "2019年双签双入校（园）工作".to_owned(),
            document_number: "某检联〔2019〕4号".to_owned(),
            issued_on: day(),
            basis: vec!["《某通知》".to_owned()],
            city: group("某市", "联合督导组"),
            county: group("某县", "联合工作组"),
            deadlines: Deadlines { letters: day(), conveyances: day(), inspections: day(), school_work: day() },
        }
    }
}

fn city(campaign: &Campaign) -> Group {
    let mechanism = campaign.register.mechanism();
    mechanism.map_or_else(Group::default, |mechanism| Group {
        name: mechanism.city.to_string(),
        group: mechanism.city_group.name.to_string(),
        procuratorate: mechanism.city_group.procuratorate.to_string(),
        education_bureau: mechanism.city_group.education_bureau.to_string(),
    })
}

fn county_group(campaign: &Campaign, id: &CountyId) -> Group {
    let name = campaign.register.county_name(id);
    let county = campaign.register.county(id);
    Group {
        group: format!("{name}联合工作组"),
        name,
        procuratorate: county.map(|county| county.procuratorate.to_string()).unwrap_or_default(),
        education_bureau: county.map(|county| county.education_bureau.to_string()).unwrap_or_default(),
    }
}

fn deadlines(campaign: &Campaign) -> Deadlines {
    let days = &campaign.round.deadlines;
    Deadlines {
        letters: days.letters.in_chinese(),
        conveyances: days.conveyances.in_chinese(),
        inspections: days.inspections.in_chinese(),
        school_work: days.school_work.in_chinese(),
    }
}

/// The day as papers write it; empty where there is none.
pub(super) fn written(day: Option<Day>) -> String {
    day.map(Day::in_chinese).unwrap_or_default()
}
