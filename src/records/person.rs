//! The name of one person, as typed.

use crate::records::Name;
use crate::tr;

/// What stands between two people.
pub const BETWEEN: [char; 9] = ['、', ',', '，', ';', '；', '/', '／', '\n', '\r'];

/// Reads the name of one person.
pub fn person(typed: &str) -> Result<Name, String> {
    match typed.contains(BETWEEN) {
        true => Err(tr!("only one person can stand here", "这里只能填写一个人")),
        false => Name::typed(typed).map_err(|fault| fault.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_field_holds_one_person() {
        assert_eq!(person("张　三").unwrap().as_str(), "张三");
        for typed in ["张三、李四", "张三/李四", "张三，李四"] {
            assert!(person(typed).is_err(), "{typed}");
        }
    }
}
