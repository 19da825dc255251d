//! The name of a person behind an option, as typed.

use crate::arguments::errors::wrong;
use crate::records::Person;
use crate::records::person_name::{Doubt, doubt, person_typed};
use crate::tr;
use anyhow::anyhow;

/// The person that an option names. A word for nobody is refused, with the way out.
pub fn person(option: &str, typed: &str) -> anyhow::Result<Person> {
    let said = format!("{option} {typed}");
    let said = said.trim_end();
    person_typed(typed).map(Person::from).map_err(|fault| match doubt(typed) {
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
        let named = |typed| person("--upper", typed);
        assert_eq!(named(" 张　某").unwrap().written().as_str(), "张某");
        for typed in ["无", "已签", "?", "0", "", "孙?", "张三、李四"] {
            let told = named(typed).unwrap_err().to_string();
            assert!(told.starts_with("--upper"), "{told}");
        }
        assert!(named("待定").unwrap_err().to_string().contains("请不要写 --upper"));
    }
}
