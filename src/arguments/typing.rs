//! What an input method does to arguments, and the plain values that clerks type.

use crate::arguments::option_names::is_meant_as_option;
use crate::basics::day::Day;
use crate::basics::fold::narrow;
use crate::basics::id::{RoundId, typed_id};
use crate::basics::typed_day::typed_day;
use crate::tr;
use std::ffi::OsString;

/// The most characters of one argument: the longest text of a record (4,000), with an item and a result before it.
const LONGEST: usize = 4200;

/// The arguments with the full-width dashes and equals sign of options as ASCII; what follows `--` stays as it is.
pub fn narrowed(arguments: &[OsString]) -> Vec<OsString> {
    let mut options_end = false;
    let narrowed = arguments.iter().map(|argument| {
        let option = argument.to_str().filter(|_| !options_end).and_then(narrowed_option);
        let argument = option.map_or_else(|| argument.clone(), OsString::from);
        options_end |= argument == "--";
        argument
    });
    narrowed.collect()
}

/// The text with ASCII `-` and `=`, if it looks like an option.
fn narrowed_option(text: &str) -> Option<String> {
    let rest = text.trim_start_matches(['-', '－']);
    let dashes = "-".repeat(text.strip_suffix(rest)?.chars().count());
    let begins_a_name = narrow(rest).starts_with(|char: char| char.is_ascii_alphabetic());
    let is_chinese = dashes.len() == 2 && (rest.contains(['=', '＝']) || is_meant_as_option(rest));
    if !matches!(dashes.len(), 1 | 2) || !(begins_a_name || is_chinese || rest.is_empty()) {
        return None;
    }
    let (name, value) = match rest.split_once(['=', '＝']) {
        Some((name, value)) => (name, format!("={value}")),
        None => (rest, String::new()),
    };
    let name = Some(narrow(name)).filter(|narrow| narrow.is_ascii()).unwrap_or_else(|| name.to_owned());
    Some(format!("{dashes}{name}{value}"))
}

/// Why one of the arguments, as typed, cannot be what was meant.
pub fn refused(arguments: &[OsString]) -> Option<String> {
    let refused = |argument: &OsString| refused_argument(&argument.to_string_lossy());
    flood(arguments).or_else(|| arguments.iter().find_map(refused))
}

/// The message that one of the arguments is too long, which names its beginning and the option before it.
fn flood(arguments: &[OsString]) -> Option<String> {
    let length = |argument: &OsString| argument.to_string_lossy().chars().count();
    let place = arguments.iter().position(|argument| length(argument) > LONGEST)?;
    let (option, text) = (arguments[..place].last(), arguments[place].to_string_lossy());
    let option = option.map(|option| option.to_string_lossy()).filter(|option| option.starts_with("--"));
    let option = option.map(|option| format!("{option} ")).unwrap_or_default();
    let (length, start) = (length(&arguments[place]), text.chars().take(20).collect::<String>());
    Some(tr!(
        "“{option}{start}…” has {length} characters; {LONGEST} is the most",
        "“{option}{start}……”有{length}个字，最多{LONGEST}个字"
    ))
}

fn refused_argument(text: &str) -> Option<String> {
    if text.contains('\u{3000}') {
        return Some(tr!(
            "“{text}” holds a full-width space, which does not separate arguments; \
             type a plain space between arguments, and none inside a name",
            "“{text}”中有全角空格，不能用来分隔参数；参数之间请用半角空格，名称中间不要留空格"
        ));
    }
    let after_dash = text.strip_prefix(['—', '–'])?;
    let typed_for_option = after_dash.starts_with(|char: char| char == '—' || char.is_ascii_alphabetic());
    typed_for_option.then(|| {
        tr!(
            "“{text}” begins with the dash of Chinese punctuation; options begin with two hyphens: --on",
            "“{text}”开头是中文破折号；选项以两个英文减号开头，如 --on，请切换到英文输入法再输入"
        )
    })
}

/// Reads a day as clerks type it.
pub fn day(text: &str) -> Result<Day, String> {
    typed_day(text).map_err(|fault| fault.to_string())
}

/// Reads the id of a round.
pub fn round(text: &str) -> Result<RoundId, String> {
    typed_id(text).map(RoundId::from).map_err(|fault| fault.to_string())
}

/// Reads the name of a unit: `／` and `、` between county and school become `/`. The unit itself is found later.
pub fn unit(text: &str) -> Result<String, String> {
    let unit = text.trim().replace(['／', '、'], "/");
    match unit.is_empty() {
        false => Ok(unit),
        true => Err(tr!(
            "a unit has a name, such as 沧县 or 沧县/沧县第一中学",
            "请写单位名称，如 沧县 或 沧县/沧县第一中学"
        )),
    }
}

/// Reads the name of a unit, or of several joined by `、`: which of the two it is, shows when they are looked for.
pub fn units(text: &str) -> Result<String, String> {
    unit(text).map(|_| text.trim().to_owned())
}

/// Reads a number of days.
pub fn days(text: &str) -> Result<u16, String> {
    narrow(text.trim())
        .trim_end_matches('天')
        .parse()
        .map_err(|_| tr!("a whole number of days such as 7 is needed, 65535 at most", "应为天数，如 7（最多 65535）"))
}

/// Reads a text: without padding, and not empty.
pub fn text(text: &str) -> Result<String, String> {
    match text.trim() {
        "" => Err(tr!("it cannot be empty", "不能为空")),
        text => Ok(text.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn narrowed_text(text: &str) -> String {
        narrowed(&[text.into()]).remove(0).into_string().unwrap()
    }

    #[test]
    fn full_width_options_are_read() {
        let cases = [
            ("－－on", "--on"),
            ("－Ｃ", "-C"),
            ("--lang＝zh", "--lang=zh"),
            ("－－ｎｏｔｅ＝ａ＝ｂ", "--note=ａ＝ｂ"),
            ("－－", "--"),
            ("－－日期＝2019-08-03", "--日期=2019-08-03"),
            ("--备注＝ａ＝ｂ", "--备注=ａ＝ｂ"),
            ("-－日子", "--日子"),
        ];
        for (typed, meant) in cases {
            assert_eq!(narrowed_text(typed), meant);
        }
    }

    #[test]
    fn values_keep_what_was_typed() {
        for value in
            ["policy＝符合", "－－－", "－５", "－－另行通知", "－日期", "－－－日期", "沧县／一中", "-o台账＝.csv"]
        {
            let kept = narrowed_text(value);
            assert!(kept == value || kept == "-o台账=.csv", "{value}");
        }
        let after_end = narrowed(&["--".into(), "－－on".into()]);
        assert_eq!(after_end[1], "－－on");
    }

    #[test]
    fn dashes_of_chinese_punctuation_full_width_spaces_and_floods_are_refused() {
        for typed in ["——on", "—on", "–on", "——", "沧县　一中", "--note=好　的"] {
            assert!(refused(&[typed.into()]).is_some(), "{typed}");
        }
        assert!(refused(&["字".repeat(4201).into()]).is_some_and(|reason| reason.chars().count() < 200));
        for typed in ["—", "--on", "好——的", "沧县 一中"] {
            assert!(refused(&[typed.into()]).is_none(), "{typed}");
        }
    }

    #[test]
    fn units_are_parted_by_any_stroke_that_clerks_type() {
        for typed in ["沧县/一中", "沧县／一中", "沧县、一中", " 沧县/一中 "] {
            assert_eq!(unit(typed).as_deref(), Ok("沧县/一中"));
        }
        assert!(unit(" ").is_err());
    }
}
