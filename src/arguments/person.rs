//! The name of a person behind an option, as typed.

use crate::arguments::errors::wrong;
use crate::records::Person;
use crate::records::person_name::{Doubt, doubt, person_typed};
use crate::tr;
use anyhow::anyhow;

/// The person that an option names; none where it is not typed. A word for nobody is refused, with the way out.
pub fn person(option: &str, typed: Option<&str>) -> anyhow::Result<Option<Person>> {
    let Some(typed) = typed else { return Ok(None) };
    let said = format!("{option} {typed}");
    let said = said.trim_end();
    person_typed(typed).map(|name| Some(Person::from(name))).map_err(|fault| match doubt(typed) {
        Some(nobody @ Doubt::Nobody) => anyhow!(tr!(
            "{said}: {nobody}; leave {option} out until there is somebody",
            "{said}：{nobody}；还没有人的，请不要写 {option}"
        )),
        _ => wrong(said, fault),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_option_names_somebody_or_is_left_out() {
        let named = |typed| person("--upper", typed).map(|person| person.map(|one| one.written().to_string()));
        assert_eq!(named(None).unwrap(), None);
        assert_eq!(named(Some(" 张　某")).unwrap().as_deref(), Some("张某"));
        for typed in ["无", "已签", "?", "0", "", "孙?", "张三、李四"] {
            let told = named(Some(typed)).unwrap_err().to_string();
            assert!(told.starts_with("--upper"), "{told}");
        }
        assert!(named(Some("待定")).unwrap_err().to_string().contains("leave --upper out"));
    }
}
