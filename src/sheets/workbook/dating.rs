//! What a number format shows of a moment: a cell that shows no day does not say one, whatever its number is.

/// What a number format shows of a moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dating {
    /// Its year.
    pub year: bool,
    /// Its month.
    pub month: bool,
    /// Its day of the month.
    pub day: bool,
}

/// The formats that the Chinese Excel and WPS mean by a number alone, as far as they are of days.
const BUILT_IN: [(u32, &str); 26] = [
    (14, "yyyy/m/d"),
    (15, "d-mmm-yy"),
    (16, "d-mmm"),
    (17, "mmm-yy"),
    (18, "h:mm"),
    (19, "h:mm:ss"),
    (20, "h:mm"),
    (21, "h:mm:ss"),
    (22, "yyyy/m/d h:mm"),
    (27, "yyyy年m月"),
    (28, "m月d日"),
    (29, "m月d日"),
    (30, "m-d-yy"),
    (31, "yyyy年m月d日"),
    (32, "h时mm分"),
    (33, "h时mm分ss秒"),
    (34, "h时mm分"),
    (35, "h时mm分ss秒"),
    (36, "yyyy年m月"),
    (50, "yyyy年m月"),
    (51, "m月d日"),
    (52, "yyyy年m月"),
    (53, "m月d日"),
    (54, "m月d日"),
    (57, "yyyy年m月"),
    (58, "m月d日"),
];

impl Dating {
    /// What a format shows that has only a number.
    pub fn of_number(number: u32) -> Dating {
        let built_in = BUILT_IN.iter().find(|(known, _)| *known == number);
        built_in.map_or_else(Dating::default, |(_, code)| Dating::of_code(code))
    }

    /// What a format shows by its code, as far as it is for numbers above zero.
    pub fn of_code(code: &str) -> Dating {
        let tokens = tokens(code);
        let mut dating = Dating::default();
        for (place, (letter, length)) in tokens.iter().enumerate() {
            let beside = |place: Option<usize>, sign: char| {
                place.and_then(|place| tokens.get(place)).is_some_and(|(letter, _)| *letter == sign)
            };
            let is_minute = || beside(place.checked_sub(1), 'h') || beside(Some(place + 1), 's');
            match letter {
                'y' | 'e' | 'b' => dating.year = true,
                'm' if !is_minute() => dating.month = true,
                // Three and four are the day of the week.
                'd' if *length <= 2 => dating.day = true,
                _ => {}
            }
        }
        dating
    }
}

/// The letters of a code that stand for parts of a moment, each with how often it stands in a row.
fn tokens(code: &str) -> Vec<(char, usize)> {
    let mut tokens: Vec<(char, usize)> = Vec::new();
    let mut last = None;
    let mut signs = code.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '"' => drop(signs.by_ref().find(|sign| *sign == '"')),
            '[' => drop(signs.by_ref().find(|sign| *sign == ']')),
            '\\' | '_' | '*' => drop(signs.next()),
            ';' => break,
            _ => {}
        }
        let letter = sign.to_ascii_lowercase();
        match tokens.last_mut() {
            Some((known, length)) if last == Some(letter) && *known == letter => *length += 1,
            _ if "ymdhseb".contains(letter) => tokens.push((letter, 1)),
            _ => {}
        }
        last = Some(letter);
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_format_shows_is_read_from_its_letters() {
        let cases = [
            ("yyyy\"年\"m\"月\"d\"日\"", "ymd"),
            ("yyyy\"年\"m\"月\"", "ym"),
            ("[$-804]yyyy\"年\"m\"月\";@", "ym"),
            ("mmm-yy", "ym"),
            ("m\"月\"d\"日\";@", "md"),
            ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "ymd"),
            ("[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\"", "ymd"),
            ("[$-411]ge.m.d", "ymd"),
            ("yyyy/m/d h:mm;@", "ymd"),
            ("h:mm:ss", ""),
            ("mm:ss", ""),
            ("yyyy\"d\"", "y"),
            ("yyyy\\d", "y"),
            ("dddd", ""),
            ("yyyy-mm dddd", "ym"),
        ];
        for (code, shown) in cases {
            let Dating { year, month, day } = Dating::of_code(code);
            let letters: String = [(year, 'y'), (month, 'm'), (day, 'd')]
                .iter()
                .filter(|(is, _)| *is)
                .map(|(_, letter)| *letter)
                .collect();
            assert_eq!(letters, shown, "{code}");
        }
        assert!(Dating::of_number(14).day && Dating::of_number(31).day && !Dating::of_number(27).day);
        assert!(!Dating::of_number(17).day && !Dating::of_number(57).day && Dating::of_number(58).day);
    }
}
