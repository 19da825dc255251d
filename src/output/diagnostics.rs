//! Diagnostics for a person at a terminal, like a compiler's.

use crate::basics::id::{CountyId, UnitId};
use crate::basics::words::Word;
use crate::diagnostics::{Diagnostic, Severity};
use crate::output::excerpt::Excerpt;
use crate::output::visible::shown;
use crate::tr;
use annotate_snippets::renderer::{DEFAULT_ERROR_STYLE, DEFAULT_INFO_STYLE, DEFAULT_WARNING_STYLE, Style as Ansi};
use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};
use rayon::prelude::*;
use std::ops::Range;
use std::sync::Arc;

/// A diagnostic with its place as line and column.
#[derive(Clone, Debug)]
pub struct Located {
    /// What is wrong, late or worth a look.
    pub diagnostic: Diagnostic,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The bytes of the source that it is about.
    pub span: Range<usize>,
    /// The file's text, for an excerpt; only errors are shown with one.
    pub source: Option<Arc<str>>,
}

/// Whether a text is coloured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// With ANSI escapes.
    Coloured,
    /// Without.
    Plain,
}

/// How many diagnostics there are of each severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Counts {
    /// The records contradict themselves.
    pub error: usize,
    /// A deadline has passed.
    pub overdue: usize,
    /// Look at it.
    pub warning: usize,
}

impl Counts {
    /// Counts diagnostics by their severity.
    pub fn of<'d>(located: impl IntoIterator<Item = &'d Located>) -> Counts {
        let mut counts = Counts::default();
        for one in located {
            match one.diagnostic.code.severity() {
                Severity::Error => counts.error += 1,
                Severity::Overdue => counts.overdue += 1,
                Severity::Warning => counts.warning += 1,
            }
        }
        counts
    }

    fn shown(self) -> String {
        let Counts { error, overdue, warning } = self;
        tr!("error {error} overdue {overdue} warning {warning}", "错误{error} 逾期{overdue} 提醒{warning}")
    }
}

/// Sorted diagnostics, the worst last, where a screen still shows them: warnings and what is overdue, a line each; the
/// counts of the counties (in the order given); the errors with an excerpt; and the counts of all.
pub fn text(located: &[Located], counties: &[CountyId], style: Style) -> String {
    let of =
        |severity| located.iter().filter(move |one| one.diagnostic.code.severity() == severity).collect::<Vec<_>>();
    let mut text = String::with_capacity(located.len() * USUAL);
    let lines = [Severity::Warning, Severity::Overdue].map(of);
    lines.iter().flat_map(|lines| shown_all(lines, style)).for_each(|line| text += &line);
    add_paragraph(&mut text, &by_county(located, counties));
    let errors = of(Severity::Error);
    shown_all(&errors, style).for_each(|block| add_paragraph(&mut text, &block));
    match errors.is_empty() {
        true => text += &total(located),
        false => add_paragraph(&mut text, &total(located)),
    }
    text
}

/// How many bytes the line of a diagnostic has at most, nearly always.
const USUAL: usize = 256;

/// Adds what stands apart from what is before it.
fn add_paragraph(text: &mut String, paragraph: &str) {
    if !text.is_empty() {
        text.push('\n');
    }
    *text += paragraph;
}

fn is_error(located: &Located) -> bool {
    located.diagnostic.code.severity() == Severity::Error
}

/// How many diagnostics are turned into text before their texts are joined: all of a city's would be in memory twice.
const AT_ONCE: usize = 1000;

/// The texts of diagnostics.
fn shown_all(located: &[&Located], style: Style) -> impl Iterator<Item = String> {
    let shown = move |one: &&Located| shown_one(one, style);
    located.chunks(AT_ONCE).flat_map(move |part| part.par_iter().map(shown).collect::<Vec<_>>())
}

fn shown_one(located: &Located, style: Style) -> String {
    if is_error(located) { block(located, style) } else { line(located, style) }
}

fn block(located: &Located, style: Style) -> String {
    let Diagnostic { code, message, help, .. } = &located.diagnostic;
    let title = Level::ERROR.with_name(Severity::Error.shown()).primary_title(shown(message)).id(code.name());
    let mut group = Group::with_title(title).element(place(located));
    let clause = code.clause();
    if !clause.is_empty() {
        group = group.element(Level::NOTE.no_name().message(tr!("clause: {clause}", "依据：{clause}")));
    }
    if !help.is_empty() {
        let help = shown(help);
        group = group.element(Level::HELP.no_name().message(tr!("help: {help}", "帮助：{help}")));
    }
    let renderer = match style {
        Style::Coloured => Renderer::styled(),
        Style::Plain => Renderer::plain(),
    };
    renderer.render(&[group]) + "\n"
}

/// The line of the source with carets; without a source only the path, line and column.
fn place(located: &Located) -> Element<'_> {
    let path = shown(&located.diagnostic.file);
    let Some(source) = &located.source else {
        return Origin::path(path).line(located.line).char_column(located.column).into();
    };
    let excerpt = Excerpt::of(source, &located.span);
    let carets = AnnotationKind::Primary.span(excerpt.span);
    Snippet::source(excerpt.line).line_start(located.line).path(path).annotation(carets).into()
}

fn line(located: &Located, style: Style) -> String {
    let Located { diagnostic, line, column, .. } = located;
    let severity = diagnostic.code.severity();
    let ansi = match (style, severity) {
        (Style::Plain, _) => Ansi::new(),
        (Style::Coloured, Severity::Error) => DEFAULT_ERROR_STYLE,
        (Style::Coloured, Severity::Overdue) => DEFAULT_WARNING_STYLE,
        (Style::Coloured, Severity::Warning) => DEFAULT_INFO_STYLE,
    };
    let (file, level, message) = (shown(&diagnostic.file), severity.shown(), shown(&diagnostic.message));
    let label = format!("{ansi}{level}[{}]{ansi:#}", diagnostic.code);
    let about = match diagnostic.unit.as_ref().map(|unit| shown(&unit.to_string())) {
        Some(unit) => tr!("{unit}: {message}", "{unit}：{message}"),
        None => message,
    };
    let why = match diagnostic.code.clause() {
        "" => String::new(),
        clause => tr!(" (clause: {clause})", "（依据：{clause}）"),
    };
    format!("{file}:{line}:{column}: {label} {about}{why}\n")
}

fn county_of(located: &Located) -> Option<&CountyId> {
    located.diagnostic.unit.as_ref().map(UnitId::county)
}

fn by_county(located: &[Located], counties: &[CountyId]) -> String {
    let mut lines = String::new();
    for county in counties {
        let counts = Counts::of(located.iter().filter(|one| county_of(one) == Some(county)));
        if counts != Counts::default() {
            let counts = counts.shown();
            lines += &tr!("{county}: {counts}\n", "{county}：{counts}\n");
        }
    }
    let elsewhere = |one: &&Located| county_of(one).is_none_or(|county| !counties.contains(county));
    let others = Counts::of(located.iter().filter(elsewhere));
    if others != Counts::default() {
        let counts = others.shown();
        lines += &tr!("elsewhere: {counts}\n", "其他：{counts}\n");
    }
    lines
}

fn total(located: &[Located]) -> String {
    let all = Counts::of(located).shown();
    tr!("total: {all}\n", "合计：{all}\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::{Code, Place};
    use proptest::prelude::*;

    const SOURCE: &str = "name = \"第一中学（东校区）\"\nkind = \"初中\"   # 注\n";

    fn located(code: Code, unit: Option<&str>, message: &str) -> Located {
        let diagnostic = Diagnostic {
            code,
            file: "units/沧县/甲小学.toml".into(),
            place: Place::Value("kind".into()),
            unit: unit.map(|unit| unit.parse().unwrap()),
            message: message.into(),
            help: "写 junior_high".into(),
        };
        let span = SOURCE.find("\"初中").unwrap()..SOURCE.find("   #").unwrap();
        Located { diagnostic, line: 2, column: 8, span, source: Some(SOURCE.into()) }
    }

    #[test]
    fn chinese_text_reads_like_a_compiler() {
        let absent = Located { source: None, line: 1, column: 1, ..located(Code::Symlink, None, "是符号链接") };
        let all = [
            located(Code::LetterOverdue, Some("沧县/甲小学"), "责任书未签订"),
            located(Code::BadValue, Some("沧县/甲小学"), "“初中”不是学校类别"),
            located(Code::LiaisonNotFemale, Some("青县"), "联络员不是女性"),
            absent,
            located(Code::NoLiaison, None, "未确定联络员"),
            located(Code::LetterOverdue, Some("沧县/甲小学"), "责任书未签订"),
        ];
        let counties = ["青县", "任丘市", "沧县"].map(|county| county.parse().unwrap());
        let plain = text(&all, &counties, Style::Plain);
        assert_eq!(format!("\n{plain}"), EXPECTED);
        let coloured = text(&all, &counties, Style::Coloured);
        assert!(coloured.contains("\u{1b}["));
        assert_eq!(anstream::adapter::strip_str(&coloured).to_string(), plain);
        assert_eq!(text(&[], &counties, Style::Plain), "合计：错误0 逾期0 提醒0\n");
        a_long_line_is_trimmed_to_its_carets();
        no_control_character_gets_through();
    }

    const EXPECTED: &str = "
units/沧县/甲小学.toml:2:8: 提醒[no-liaison] 未确定联络员（依据：二(3)）
units/沧县/甲小学.toml:2:8: 逾期[letter-overdue] 沧县/甲小学：责任书未签订（依据：三(1)）
units/沧县/甲小学.toml:2:8: 逾期[letter-overdue] 沧县/甲小学：责任书未签订（依据：三(1)）

青县：错误1 逾期0 提醒0
沧县：错误1 逾期2 提醒0
其他：错误1 逾期0 提醒1

错误[bad-value]: “初中”不是学校类别
 --> units/沧县/甲小学.toml:2:8
  |
2 | kind = \"初中\"   # 注
  |        ^^^^^^
  |
  = 帮助：写 junior_high

错误[liaison-not-female]: 联络员不是女性
 --> units/沧县/甲小学.toml:2:8
  |
2 | kind = \"初中\"   # 注
  |        ^^^^^^
  |
  = 依据：二(3)
  = 帮助：写 junior_high

错误[symlink]: 是符号链接
--> units/沧县/甲小学.toml:1:1
 = 帮助：写 junior_high

合计：错误3 逾期2 提醒1
";

    fn a_long_line_is_trimmed_to_its_carets() {
        let source = format!("note = \"{}\"\tx = 1\n", "沧州".repeat(2000));
        let span = source.find("x = 1").unwrap()..source.len() - 1;
        let long = Located { source: Some(source.into()), span, ..located(Code::BadValue, None, "太长") };
        let shown = text(&[long], &[], Style::Plain);
        let at = |line: usize, part: &str| {
            let line = shown.lines().nth(line).unwrap();
            let before = &line[..line.find(part).unwrap()];
            before.chars().map(|char| if char.is_ascii() { 1 } else { 2 }).sum::<usize>()
        };
        assert!(shown.contains("toml:2:4011\n"), "{shown}");
        assert_eq!((at(5, "x = 1"), at(5, "...") < 10), (at(6, "^^^^^"), true), "{shown}");
        assert!(shown.lines().all(|line| line.chars().count() < 150), "{shown}");
    }

    fn no_control_character_gets_through() {
        let mut dirty = located(Code::BadValue, Some("沧县"), "\u{1b}[31m\u{85}\u{202e}\n");
        dirty.diagnostic.file.push_str("\u{1b}\u{9b}");
        dirty.diagnostic.help = "\u{7}\n".into();
        dirty.source = Some("a = '\u{1b}\u{9b}1m\u{202e}'\r\n".into());
        let late = Diagnostic { code: Code::LetterOverdue, ..dirty.diagnostic.clone() };
        let shown = text(&[dirty.clone(), Located { diagnostic: late, ..dirty }], &[], Style::Plain);
        assert!(!shown.contains(|char: char| char != '\n' && (char.is_control() || char == '\u{202e}')), "{shown:?}");
    }

    proptest! {
        #[test]
        fn any_span_of_any_source_can_be_shown(
            source in "[a甲😀\\u{200d}\\u{301}\\u{1b}\t\r\n ]{0,300}", start in 0usize..400, more in 0usize..99,
        ) {
            let mut wild = located(Code::BadValue, None, "值不对");
            (wild.source, wild.span) = (Some(source.into()), start..start + more);
            prop_assert!(text(&[wild], &[], Style::Plain).contains("units/沧县/甲小学.toml:2:"));
        }
    }
}
