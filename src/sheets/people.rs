//! Participants in a cell: several people, each with the agency.

use crate::basics::words::Word;
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
    people(cell).map(participant).collect()
}

fn participant(typed: &str) -> Result<Participant, String> {
    let without_bracket = typed.trim_end_matches([')', '）']);
    let (name, agency) = without_bracket.split_once(['@', '＠', '(', '（']).ok_or_else(|| {
        tr!(
            "“{typed}” does not say the agency; write 张某@检察院、王某@教育局",
            "“{typed}”没有写机关，请写成“张某@检察院、王某@教育局”"
        )
    })?;
    let agency = Agency::typed(agency).ok_or_else(|| {
        let known = Agency::listed();
        tr!("there is no agency “{agency}”; there are: {known}", "没有“{agency}”这个机关；可写：{known}")
    })?;
    Ok(Participant { name: person(name)?, agency })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn participants_are_read_with_their_agencies() {
        for cell in ["张三@检察院、王五@教育局", "张三（检察院），王五(教体局)", "张　三＠procuratorate;王五@教育局；"]
        {
            let read = participants(cell).unwrap();
            let read: Vec<_> = read.iter().map(|one| (one.name.written().as_str(), one.agency)).collect();
            assert_eq!(read, [("张三", Agency::Procuratorate), ("王五", Agency::EducationBureau)], "{cell}");
        }
        for cell in ["张三", "张三@公安局", "@检察院", "无@检察院", "孙?@检察院", "张三 李四@检察院"]
        {
            assert!(participants(cell).is_err(), "{cell}");
        }
    }
}
