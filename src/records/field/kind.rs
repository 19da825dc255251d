//! What kind of value a field takes.

use crate::basics::language::list_separator;
use crate::basics::vocabulary::Vocabulary;
use crate::tr;

/// What kind of value a field takes.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// A text on one line.
    Text,
    /// A text of one or more lines.
    Note,
    /// The name of one person.
    Person,
    /// Several texts on one line each.
    Texts,
    /// The id of a unit, which is the name of its file.
    Id,
    /// A school as `COUNTY/SCHOOL`.
    School,
    /// A day.
    Day,
    /// A whole number.
    Number,
    /// Yes or no.
    YesNo,
    /// Whether someone is a woman.
    Woman,
    /// A word of a closed vocabulary.
    Word(Vocabulary),
    /// Several such words.
    Words(Vocabulary),
    /// The code of an administrative division.
    DivisionCode,
    /// The identification code of a school.
    SchoolCode,
    /// A unified social credit code.
    CreditCode,
    /// A landline.
    OfficePhone,
    /// A table, whose keys are fields of their own.
    Table,
    /// A list of such tables.
    Tables,
    /// A table of words, by item of the form.
    WordByItem(Vocabulary),
    /// A table of texts, by item of the form.
    NoteByItem,
    /// A table of digests, by the name of the form that was sent.
    DigestByForm,
}

/// How many words a hint lists at most, and how many of more.
const LISTED: (usize, usize) = (5, 3);

impl Kind {
    /// What one value of it is, for one who types it.
    pub fn hint(self) -> String {
        match self {
            Kind::Text | Kind::Note => tr!("a text", "文字"),
            Kind::Person => tr!("a name", "姓名"),
            Kind::Texts => tr!("texts, joined by `,`", "文字，多个用“、”隔开"),
            Kind::Id => tr!("an id, where it is not the name", "不写则用名称"),
            Kind::School => tr!("COUNTY/SCHOOL", "县/学校"),
            Kind::Day => tr!("a date", "日期"),
            Kind::Number => tr!("a number", "数字"),
            Kind::YesNo => tr!("true, false", "是、否"),
            Kind::Woman => tr!("true, false", "女、男"),
            Kind::Word(words) | Kind::Words(words) | Kind::WordByItem(words) => listed(words),
            Kind::DivisionCode => tr!("6 digits", "6位数字"),
            Kind::SchoolCode => tr!("10 digits", "10位数字"),
            Kind::CreditCode => tr!("18 characters", "18位"),
            Kind::OfficePhone => tr!("a landline", "座机，不登记手机"),
            Kind::Table | Kind::Tables | Kind::NoteByItem | Kind::DigestByForm => String::new(),
        }
    }
}

fn listed(words: Vocabulary) -> String {
    let words: Vec<_> = words.pairs().into_iter().map(|(key, chinese)| tr!("{key}", "{chinese}")).collect();
    match words.len() > LISTED.0 {
        true => words[..LISTED.1].join(list_separator()) + &tr!(", …", "等"),
        false => words.join(list_separator()),
    }
}
