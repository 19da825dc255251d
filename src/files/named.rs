//! What is recorded, by the names of folders and files: nothing is opened but what is asked for, so that it takes no time
//! in a full city.

use crate::basics::id::{CountyId, SchoolId};
use crate::files::decode::decode;
use crate::files::path::{RecordPath, record_folders, stem};
use crate::files::source::{Source, Thing, listed};
use crate::records::{Name, Record, Round, School};

/// The ids of the counties, in order.
pub fn named_counties(source: &dyn Source) -> Vec<String> {
    stems(source, School::FOLDER)
}

/// The ids of the schools of a county, in order.
pub fn named_schools(source: &dyn Source, county: &CountyId) -> Vec<SchoolId> {
    let ids = stems(source, &format!("{}/{county}", School::FOLDER)).into_iter();
    ids.filter_map(|id| Some(SchoolId { county: county.clone(), school: id.parse().ok()? })).collect()
}

/// The name and the aliases of a school, for which its file is opened; none where it cannot be read.
pub fn calls_of(source: &dyn Source, school: &SchoolId) -> Vec<String> {
    let text = source.text(RecordPath::of::<School>(school).as_str()).ok().flatten();
    let school: Option<School> = text.and_then(|text| decode(&text).ok());
    let calls = school.iter().flat_map(|school| std::iter::once(&school.name).chain(school.aliases.iter().flatten()));
    calls.map(Name::to_string).collect()
}

/// The ids of the rounds, in order.
pub fn named_rounds(source: &dyn Source) -> Vec<String> {
    stems(source, Round::FOLDER)
}

/// Some of the records whose paths, without `.toml`, begin with a text: about so many, and of every folder that they lie
/// in at least one, so that what they have in common is what all have in common.
pub fn named_records(source: &dyn Source, begun: &str, most: usize) -> Vec<String> {
    let (first, rest) = begun.split_once('/').map_or((begun, None), |(first, rest)| (first, Some(rest)));
    let fits = |folder: &&str| if rest.is_some() { **folder == *first } else { folder.starts_with(first) };
    let folders: Vec<_> = record_folders().into_keys().filter(fits).map(str::to_owned).collect();
    spread(&folders, most, |folder, most| below(source, folder, rest.unwrap_or_default(), most))
}

/// The records below a folder whose further path begins with a text.
fn below(source: &dyn Source, folder: &str, begun: &str, most: usize) -> Vec<String> {
    let (first, rest) = begun.split_once('/').map_or((begun, None), |(first, rest)| (first, Some(rest)));
    let names = names(source, folder).into_iter().filter_map(|(name, thing)| match thing {
        Thing::File => {
            stem(&name).filter(|stem| rest.is_none() && stem.starts_with(first)).map(|stem| (stem.to_owned(), thing))
        }
        Thing::Folder if rest.is_some() => (name == first).then_some((name, thing)),
        Thing::Folder => name.starts_with(first).then_some((name, thing)),
        Thing::Link | Thing::Other => None,
    });
    let mut names: Vec<_> = names.collect();
    // A record goes before the folder of those below it.
    names.sort_by(|(one, is), (other, was)| (one, *is == Thing::Folder).cmp(&(other, *was == Thing::Folder)));
    spread(&names, most, |(name, thing), most| {
        let path = format!("{folder}/{name}");
        if *thing == Thing::Folder { below(source, &path, rest.unwrap_or_default(), most) } else { vec![path] }
    })
}

/// What is found in several places, of each an equal share.
fn spread<P>(places: &[P], most: usize, find: impl Fn(&P, usize) -> Vec<String>) -> Vec<String> {
    let share = (most / places.len().max(1)).max(1);
    places.iter().flat_map(|place| find(place, share).into_iter().take(share)).collect()
}

fn stems(source: &dyn Source, folder: &str) -> Vec<String> {
    let names = names(source, folder).into_iter().filter(|(_, thing)| *thing == Thing::File);
    names.filter_map(|(name, _)| stem(&name).map(str::to_owned)).collect()
}

fn names(source: &dyn Source, folder: &str) -> Vec<(String, Thing)> {
    source.open_folder(folder).and_then(|folder| listed(folder.as_ref())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::tree::Tree;

    fn city() -> Tree {
        Tree::from_iter([
            ("mechanism.toml", ""),
            ("rounds/2019.toml", ""),
            ("rounds/2019.sha256", ""),
            ("units/沧县.toml", ""),
            ("units/沧县/一中.toml", "name = \"第一中学\"\nkind = \"junior_high\"\naliases = [\"中学\"]\n"),
            ("units/沧县/一中.toml~", ""),
            ("units/沧县/二中.toml", ""),
            ("units/青县.toml", ""),
            ("letters/2019/沧县.toml", ""),
            ("letters/2019/沧县/一中.toml", ""),
            ("letters/2020/沧县/二中.toml", ""),
            ("other/2019/沧县.toml", ""),
        ])
    }

    #[test]
    fn ids_are_the_names_of_record_files() {
        let county = "沧县".parse().unwrap();
        assert_eq!(named_counties(&city()), ["沧县", "青县"]);
        let schools = named_schools(&city(), &county);
        assert_eq!(schools.iter().map(ToString::to_string).collect::<Vec<_>>(), ["沧县/一中", "沧县/二中"]);
        assert_eq!(calls_of(&city(), &schools[0]), ["第一中学", "中学"]);
        assert!(calls_of(&city(), &schools[1]).is_empty());
        assert_eq!(named_rounds(&city()), ["2019"]);
        assert!(named_schools(&city(), &"青县".parse().unwrap()).is_empty());
    }

    #[test]
    fn records_are_whole_paths_of_every_folder() {
        let of = |begun: &str, most| named_records(&city(), begun, most);
        assert_eq!(of("letters/2019/沧县", 9), ["letters/2019/沧县", "letters/2019/沧县/一中"]);
        assert_eq!(of("letters/2019/沧县/", 9), ["letters/2019/沧县/一中"]);
        assert_eq!(of("letters/20", 9).len(), 3);
        assert_eq!(of("letters/", 2), ["letters/2019/沧县", "letters/2020/沧县/二中"]);
        assert_eq!(
            of("", 3).iter().map(|path| path.split('/').next().unwrap()).collect::<Vec<_>>(),
            ["letters", "rounds", "units"]
        );
        for none in ["other", "letters/2021/", "letters/2019/沧县/三", "/", "letters/2019/沧县/一中/"] {
            assert!(of(none, 9).is_empty(), "{none}");
        }
    }
}
