//! `NAME@AGENCY`: who took part in a visit, as typed.

use crate::arguments::person::person;
use crate::arguments::several::{Several, all};
use crate::basics::words::{Word, instead};
use crate::records::{Agency, Participant};
use crate::tr;
use anyhow::anyhow;

/// Someone named with `--by`. The agency is still the word as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedParticipant {
    /// The name.
    pub name: String,
    /// The agency: procuratorate or education bureau.
    pub agency: String,
}

/// Reads `NAME@AGENCY`.
pub fn participant(text: &str) -> Result<TypedParticipant, String> {
    let (name, agency) = text.split_once(['@', '＠']).unwrap_or_default();
    let (name, agency) = (name.trim().to_owned(), agency.trim().to_owned());
    match name.is_empty() || agency.is_empty() {
        false => Ok(TypedParticipant { name, agency }),
        true => Err(tr!(
            "a participant is written NAME@AGENCY, such as 张某@procuratorate",
            "应写成“姓名@机关”，如 张某@检察院、王某@教育局"
        )),
    }
}

/// The participants named with `--by`; `None` where nobody is named.
pub fn participants(typed: &[Several<TypedParticipant>]) -> anyhow::Result<Option<Vec<Participant>>> {
    let read = all(typed).map(|one| {
        let agency = Agency::typed(&one.agency).ok_or_else(|| {
            let (agency, instead) = (&one.agency, instead(&one.agency, Agency::ALL));
            anyhow!(tr!("--by: there is no agency “{agency}”; {instead}", "--by：没有“{agency}”这个机关；{instead}"))
        })?;
        Ok(Participant { name: person("--by", &one.name)?, agency })
    });
    let read: Vec<Participant> = read.collect::<anyhow::Result<_>>()?;
    Ok(Some(read).filter(|read| !read.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_at_signs_part_name_and_agency() {
        let meant = TypedParticipant { name: "张某".into(), agency: "检察院".into() };
        for typed in ["张某@检察院", "张某＠检察院", " 张某 @ 检察院 "] {
            assert_eq!(participant(typed), Ok(meant.clone()));
        }
        for typed in ["张某", "@检察院", "张某@"] {
            assert!(participant(typed).is_err(), "{typed}");
        }
    }
}
