//! Pinyin initials: what a clerk types for a name where she has no input method.

use pinyin::ToPinyinMulti;

/// The fewest letters that are taken for initials: one says nothing.
const FEWEST: usize = 2;

/// Initials as typed, in lower case. Digits of a name stand for themselves.
pub struct Initials(Vec<char>);

impl Initials {
    /// Reads a folded text: letters and digits, of which two are letters at least.
    pub fn typed(folded: &str) -> Option<Initials> {
        let is_said = folded.chars().all(|char| char.is_ascii_alphanumeric());
        let letters = folded.chars().filter(char::is_ascii_alphabetic).count();
        (is_said && letters >= FEWEST).then(|| Initials(folded.chars().collect()))
    }

    /// Whether they are those of all the characters of a folded name, in any reading.
    pub fn are_all_of(&self, name: &str) -> bool {
        let mut typed = self.0.iter();
        let is_next = |char: char| typed.next().is_some_and(|typed| is_initial(*typed, char));
        name.chars().filter(|char| is_read(*char)).all(is_next) && typed.next().is_none()
    }

    /// Whether they are those of some characters of a folded name, in order, in any reading.
    pub fn are_in_order_in(&self, name: &str) -> bool {
        let mut typed = self.0.iter().peekable();
        for char in name.chars() {
            typed.next_if(|typed| is_initial(**typed, char));
        }
        typed.peek().is_none()
    }
}

/// Whether a letter begins a reading of a character.
fn is_initial(typed: char, char: char) -> bool {
    let mut readings = char.to_pinyin_multi().into_iter().flatten();
    char == typed || readings.any(|reading| reading.plain().starts_with(typed))
}

/// Whether a character has an initial; brackets and dots have none.
fn is_read(char: char) -> bool {
    char.is_ascii_alphanumeric() || char.to_pinyin_multi().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn all(typed: &str, name: &str) -> bool {
        Initials::typed(typed).is_some_and(|initials| initials.are_all_of(name))
    }

    fn some(typed: &str, name: &str) -> bool {
        Initials::typed(typed).is_some_and(|initials| initials.are_in_order_in(name))
    }

    #[test]
    fn initials_are_found_in_order_and_in_any_reading() {
        for (typed, name) in [("cxdyzx", "沧县第一中学"), ("hhs", "黄骅市"), ("cazx", "长安中学"), ("zazx", "长安中学")]
        {
            assert!(all(typed, name) && some(typed, name), "{typed} {name}");
        }
        for (typed, name) in
            [("cxyz", "沧县第一中学"), ("yz", "沧县第一中学"), ("d3xx", "第3小学(东)"), ("xd", "第3小学(东)")]
        {
            assert!(!all(typed, name) && some(typed, name), "{typed} {name}");
        }
        for (typed, name) in [("zyxc", "沧县第一中学"), ("cxdyzxx", "沧县第一中学"), ("d4xx", "第3小学")]
        {
            assert!(!all(typed, name) && !some(typed, name), "{typed} {name}");
        }
        assert!(all("d3xxd", "第3小学(东)"));
    }

    #[test]
    fn one_letter_and_what_is_not_letters_are_not_initials() {
        for typed in ["c", "", "1c", "130921", "沧x", "c-x", "c x"] {
            assert!(Initials::typed(typed).is_none(), "{typed}");
        }
        assert!(Initials::typed("cx").is_some() && Initials::typed("1cx").is_some());
    }

    proptest! {
        #[test]
        fn all_initials_are_also_in_order(name in "[沧县重长乐单第一二三中学小（）3a]{2,12}", picks in any::<u64>()) {
            let readings = |char: char| -> Vec<char> {
                let of_sound = char.to_pinyin_multi().into_iter().flatten();
                of_sound.filter_map(|reading| reading.plain().chars().next()).chain(char.is_ascii_alphanumeric().then_some(char)).collect()
            };
            let pick = |(place, of): (usize, Vec<char>)| of[(picks >> (place * 4)) as usize % of.len()];
            let typed: String =
                name.chars().map(readings).filter(|of| !of.is_empty()).enumerate().map(pick).collect();
            prop_assume!(Initials::typed(&typed).is_some());
            prop_assert!(all(&typed, &name) && some(&typed, &name), "{} {}", typed, name);
        }
    }
}
