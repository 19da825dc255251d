//! Several values in one argument, as clerks list them: `东关、西关`.

/// The values of one argument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Several<T>(Vec<T>);

/// What stands between two values.
const BETWEEN: [char; 3] = ['、', ',', '，'];

/// Reads the values of an argument, each as it would be read alone. A separator too many says nothing.
pub fn several<T>(one: fn(&str) -> Result<T, String>) -> impl Fn(&str) -> Result<Several<T>, String> + Clone {
    move |text| parted(text).into_iter().map(one).collect::<Result<_, _>>().map(Several)
}

/// The values of an argument as typed; the whole of it where there is nothing but separators.
pub fn parted(text: &str) -> Vec<&str> {
    let parts: Vec<_> = text.split(BETWEEN).map(str::trim).filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { vec![text] } else { parts }
}

/// All values of an option that may be written several times, in their order.
pub fn all<T>(arguments: &[Several<T>]) -> impl Iterator<Item = &T> + Clone {
    arguments.iter().flat_map(|Several(values)| values)
}

impl<T> From<Vec<T>> for Several<T> {
    fn from(values: Vec<T>) -> Several<T> {
        Several(values)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Result<u32, String> {
        text.parse().map_err(|_| text.to_owned())
    }

    #[test]
    fn values_are_parted_by_any_comma_that_clerks_type() {
        for typed in ["3、5、8", "3,5,8", "3，5，8", "、3 、5,, 8，"] {
            assert_eq!(several(number)(typed), Ok(vec![3, 5, 8].into()), "{typed}");
        }
        assert_eq!(several(number)("3、x、8"), Err("x".to_owned()));
        assert_eq!(several(number)("、"), Err("、".to_owned()), "an argument that says nothing is wrong as a whole");
        assert_eq!(several(number)(""), Err(String::new()));
    }

    #[test]
    fn an_option_written_twice_lists_on() {
        let typed: [Several<u32>; 2] = [vec![3, 5].into(), vec![8].into()];
        assert_eq!(all(&typed).copied().collect::<Vec<_>>(), [3, 5, 8]);
    }
}
