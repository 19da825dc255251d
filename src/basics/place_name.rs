//! The name of a county before the name of a school, where it may stand or not: 献县光明小学 is 光明小学 of 献县.

use crate::basics::fold::fold;

/// How the names of counties and cities end; of those that end alike the longest first. Without it at least two
/// characters must be left: nobody calls 献县 献.
const ENDINGS: [&str; 6] = ["自治县", "自治旗", "新区", "县", "市", "区"];
/// How few characters a short name has.
const SHORTEST: usize = 2;

/// A county, as it stands before the names of its schools.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceName {
    /// The forms of the city’s name, the longest first.
    city: Vec<String>,
    /// The forms of the county’s name, the longest first.
    county: Vec<String>,
}

impl PlaceName {
    /// A county of a city.
    pub fn new(city: Option<&str>, county: &str) -> PlaceName {
        PlaceName { city: city.map(forms).unwrap_or_default(), county: forms(county) }
    }

    /// The folded name of a school without the county’s, which may stand at its beginning in any of its forms, alone or
    /// behind the city’s. A name that is nothing else stays whole.
    pub fn left_out(&self, school: &str) -> String {
        let name = fold(school);
        let behind_city = without(&self.city, &name).and_then(|name| without(&self.county, name));
        let rest = behind_city.or_else(|| without(&self.county, &name));
        rest.map(str::to_owned).unwrap_or(name)
    }
}

/// What stands behind the first of the forms that a name begins with.
fn without<'n>(forms: &[String], name: &'n str) -> Option<&'n str> {
    forms.iter().find_map(|form| name.strip_prefix(form.as_str())).filter(|rest| !rest.is_empty())
}

/// The forms of a folded name, the longest first: whole, without its ending, and of an autonomous county also without its
/// peoples, with 县 or not (孟村回族自治县, 孟村回族, 孟村县, 孟村).
fn forms(name: &str) -> Vec<String> {
    let whole = fold(name);
    let mut forms = vec![whole.clone()];
    if let Some((stem, ending)) = ENDINGS.iter().find_map(|ending| Some((whole.strip_suffix(ending)?, ending))) {
        forms.push(stem.to_owned());
        if ending.starts_with("自治") {
            let short = before_peoples(stem);
            forms.extend(short.clone().map(|short| format!("{short}县")));
            forms.extend(short.map(str::to_owned));
        }
    }
    forms.retain(|form| form.chars().count() >= SHORTEST);
    forms.sort_by_key(|form| std::cmp::Reverse(form.len()));
    forms
}

/// Each beginning of a name behind which the name of a people may stand (孟村 of 孟村回族).
fn before_peoples(stem: &str) -> impl Iterator<Item = &str> + Clone {
    let is_short = |short: &str| short.chars().count() >= SHORTEST;
    let are_peoples = |rest: &str| rest.ends_with('族') && !rest.starts_with('族');
    let parted = stem.char_indices().map(|(place, _)| stem.split_at(place));
    parted.filter(move |(short, rest)| is_short(short) && are_peoples(rest)).map(|(short, _)| short)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_the_county_is_left_out_in_each_of_its_forms() {
        for (county, school, rest) in [
            ("献县", "献县光明小学", "光明小学"),
            ("献县", "沧州市献县光明小学", "光明小学"),
            ("献县", "沧州献县光明小学", "光明小学"),
            ("献县", "献县", "献县"),
            ("献县", "献光明小学", "献光明小学"),
            ("献县", "光明献县小学", "光明献县小学"),
            ("献县", "沧州市光明小学", "沧州市光明小学"),
            ("任丘市", "任丘市第一中学", "第一中学"),
            ("任丘市", "任丘第一中学", "第一中学"),
            ("运河区", "运河实验小学", "实验小学"),
            ("运河区", "运河区", "运河区"),
            ("渤海新区", "渤海实验小学", "实验小学"),
            ("孟村回族自治县", "孟村回族自治县光明小学", "光明小学"),
            ("孟村回族自治县", "孟村回族光明小学", "光明小学"),
            ("孟村回族自治县", "孟村县光明小学", "光明小学"),
            ("孟村回族自治县", "孟村回民小学", "回民小学"),
            ("围场满族蒙古族自治县", "围场光明小学", "光明小学"),
            ("献县", "献县（Ａ）小学", "(a)小学"),
        ] {
            assert_eq!(PlaceName::new(Some("沧州市"), county).left_out(school), rest, "{county} {school}");
        }
    }
}
