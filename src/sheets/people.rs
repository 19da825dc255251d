//! Participants in a cell: several people, each with the agency.

use crate::basics::words::{Word, instead};
use crate::records::person_name::{Doubt, PersonFault, people, person_typed};
use crate::records::{Agency, Participant, Person};
use crate::tr;

/// Reads the name of one person.
pub fn person(cell: &str) -> Result<Person, String> {
    person_typed(cell).map(Person::from).map_err(|fault| match fault {
        PersonFault::Doubtful(Doubt::Damaged) => lost_on_the_way(&fault),
        other => other.to_string(),
    })
}

/// What is wrong with a name that lost characters, and how a sheet keeps them.
pub fn lost_on_the_way(fault: &impl ToString) -> String {
    let fault = fault.to_string();
    tr!(
        "{fault}; write the name out, and save the sheet as xlsx or UTF-8",
        "{fault}，请补上，并把表格另存为xlsx或UTF-8编码的CSV"
    )
}

/// Reads participants: `张某@检察院、王某@教育局`, or `张某（检察院）`.
pub fn participants(cell: &str) -> Result<Vec<Participant>, String> {
    people(cell).map(|one| participant_named(one, person)).collect()
}

/// Reads one participant, typed and not in a sheet.
pub fn participant(typed: &str) -> Result<Participant, String> {
    participant_named(typed, |name| person_typed(name).map(Person::from).map_err(|fault| fault.to_string()))
}

fn participant_named(typed: &str, person: impl Fn(&str) -> Result<Person, String>) -> Result<Participant, String> {
    let without_bracket = typed.trim().trim_end_matches([')', '）']);
    let parts = without_bracket.split_once(['@', '＠', '(', '（']).map(|(name, agency)| (name.trim(), agency.trim()));
    let (name, agency) = parts.filter(|(name, agency)| !name.is_empty() && !agency.is_empty()).ok_or_else(|| {
        tr!(
            "“{typed}” is not written NAME@AGENCY, such as 张某@procuratorate",
            "“{typed}”应写成“姓名@机关”，如 张某@检察院、王某@教育局"
        )
    })?;
    let agency = Agency::typed(agency).ok_or_else(|| {
        let instead = instead(agency, Agency::ALL);
        tr!("there is no agency “{agency}”; {instead}", "没有“{agency}”这个机关；{instead}")
    })?;
    Ok(Participant { name: person(name)?, agency })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn participants_are_read_with_their_agencies() {
        for cell in
            ["张三@检察院、王五@教育局", "张三（检察院），王五(教体局)", "张　三 ＠ procuratorate;王五@教育局；"]
        {
            let read = participants(cell).unwrap();
            let read: Vec<_> = read.iter().map(|one| (one.name.written().as_str(), one.agency)).collect();
            assert_eq!(read, [("张三", Agency::Procuratorate), ("王五", Agency::EducationBureau)], "{cell}");
        }
        for cell in ["张三", "张三@", "张三@公安局", "@检察院", "无@检察院", "孙?@检察院", "张三 李四@检察院"]
        {
            assert!(participants(cell).is_err(), "{cell}");
        }
    }
}
