//! A county joint working group.

use crate::basics::codes::{DivisionCode, OfficePhone};
use crate::basics::day::Day;
use crate::basics::id::CountyId;
use crate::records::{Name, Person, PersonKey, Record, Sealed};
use serde::{Deserialize, Serialize};

crate::words! {
    /// What a county-level unit is.
    CountyKind {
        District = "district", "区";
        CountyCity = "county_city", "县级市" | "市";
        County = "county", "县";
        AutonomousCounty = "autonomous_county", "自治县";
        FunctionalZone = "functional_zone", "功能区" | "开发区" | "新区" | "高新区" | "管理区";
    }
}

impl CountyKind {
    /// The kind that a name says by its ending, if it says one.
    pub fn of_name(name: &str) -> Option<CountyKind> {
        let zone = ["开发区", "高新区", "功能区", "管理区", "园区", "示范区"];
        let endings = [("自治县", Self::AutonomousCounty), ("县", Self::County), ("市", Self::CountyCity)];
        if zone.iter().any(|ending| name.ends_with(ending)) {
            return Some(CountyKind::FunctionalZone);
        }
        let ending = endings.into_iter().find(|(ending, _)| name.ends_with(ending));
        // 新区 ends the names of zones and of districts alike (渤海新区, 浦东新区): it says neither.
        let district = || (name.ends_with('区') && !name.ends_with("新区")).then_some(Self::District);
        ending.map(|(_, kind)| kind).or_else(district)
    }
}

/// `units/<county>.toml`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct County {
    /// The county's name.
    pub name: Name,
    /// What it is.
    pub kind: CountyKind,
    /// Its code in GB/T 2260; functional zones may have a local one.
    pub division_code: Option<DivisionCode>,
    /// Its procuratorate.
    pub procuratorate: Name,
    /// Its education bureau.
    pub education_bureau: Name,
    /// Who leads the group and signs for it.
    pub leader: Option<Person>,
    /// Whom the city telephones.
    pub contact: Option<Person>,
    /// A landline.
    pub office_phone: Option<OfficePhone>,
    /// The day that the group was formed; told, gates nothing.
    pub formed_on: Option<Day>,
    /// The first day that it is no longer in force.
    pub closed_on: Option<Day>,
}

impl Record for County {
    const FOLDER: &'static str = "units";
    const SEALED: Sealed = Sealed::Left;
    type Key = CountyId;

    fn people(&self) -> Vec<(PersonKey, &Person)> {
        let people = [("leader", &self.leader), ("contact", &self.contact)];
        people.into_iter().filter_map(|(key, person)| PersonKey::Only(key).with(person)).collect()
    }
}
