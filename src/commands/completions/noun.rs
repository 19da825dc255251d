//! What the values of arguments are, by what help calls them: so each new command that takes a school completes schools.

use clap::Arg;

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Noun {
    /// A county or a school.
    Unit,
    /// A school.
    School,
    /// A county.
    County,
    /// A school that is not registered yet, in its county.
    NewSchool,
    /// An item of the form.
    Item,
    /// An item and its answer.
    Answer,
    /// A result.
    Result,
    /// A participant and the agency.
    Participant,
    /// A lesson and its day.
    Lesson,
    /// A key of a unit.
    Setting,
    /// A record.
    Record,
    /// A round.
    Round,
    /// A code of `check`.
    Code,
    /// A day.
    Day,
    /// A file.
    File,
    /// A folder.
    Folder,
}

/// What help calls each, in both languages.
const NOUNS: &[(&str, &str, Noun)] = &[
    ("UNIT", "单位", Noun::Unit),
    ("SCHOOL", "学校", Noun::School),
    ("COUNTY", "县", Noun::County),
    ("COUNTY/NAME", "县/校名", Noun::NewSchool),
    ("ITEM", "事项", Noun::Item),
    ("ITEM=RESULT[:NOTE]", "事项=结果[：说明]", Noun::Answer),
    ("RESULT", "结果", Noun::Result),
    ("NAME@AGENCY", "姓名@机关", Noun::Participant),
    ("KIND:DATE[:NOTE]", "类别：日期[：说明]", Noun::Lesson),
    ("KEY=VALUE", "项目=内容", Noun::Setting),
    ("RECORD", "记录", Noun::Record),
    ("ID", "轮次", Noun::Round),
    ("CODE", "代码", Noun::Code),
    ("DATE", "日期", Noun::Day),
    ("FILE", "文件", Noun::File),
    ("DIR", "文件夹", Noun::Folder),
];

/// What the value of an argument is: one, or one of several (`UNIT|RECORD`); nothing where nobody knows it beforehand.
pub fn nouns(arg: &Arg) -> Vec<Noun> {
    let called = arg.get_value_names().and_then(|names| names.first()).map(ToString::to_string).unwrap_or_default();
    let noun = |name: &str| NOUNS.iter().find(|(english, chinese, _)| name == *english || name == *chinese);
    called.split('|').filter_map(noun).map(|(_, _, noun)| *noun).collect()
}
