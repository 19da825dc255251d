//! Diagnostics for a script.

use crate::basics::day::Day;
use crate::basics::id::RoundId;
use crate::basics::personal::mask;
use crate::basics::words::Word;
use crate::output::diagnostics::{Counts, Located};
use crate::output::json::document;
use serde::Serialize;
use std::borrow::Cow;

/// Sorted diagnostics and their counts as one JSON document; ends in a line feed.
pub fn json(located: &[Located], as_of: Day, round: Option<&RoundId>) -> String {
    let round = round.map(|round| mask(round.as_str()));
    let diagnostics = located.iter().map(entry).collect();
    document(&Document { as_of: as_of.to_string(), round, diagnostics, summary: Counts::of(located) })
}

fn entry(located: &Located) -> Entry<'_> {
    let diagnostic = &located.diagnostic;
    let code = diagnostic.code;
    Entry {
        code: code.name(),
        severity: code.severity().key(),
        file: mask(&diagnostic.file),
        line: located.line,
        column: located.column,
        unit: diagnostic.unit.as_ref().map(|unit| mask(&unit.to_string()).into_owned()),
        message: mask(&diagnostic.message),
        clause: Some(code.clause()).filter(|clause| !clause.is_empty()),
        help: mask(&diagnostic.help),
    }
}

#[derive(Serialize)]
struct Document<'d> {
    as_of: String,
    round: Option<Cow<'d, str>>,
    diagnostics: Vec<Entry<'d>>,
    summary: Counts,
}

#[derive(Serialize)]
struct Entry<'d> {
    code: &'d str,
    severity: &'d str,
    file: Cow<'d, str>,
    line: usize,
    column: usize,
    unit: Option<String>,
    message: Cow<'d, str>,
    clause: Option<&'d str>,
    help: Cow<'d, str>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::{Code, Diagnostic, Place};

    #[test]
    fn its_keys_are_those_of_the_contract() {
        let diagnostic = Diagnostic {
            code: Code::LetterOverdue,
            file: "units/沧县/甲小学.toml".into(),
            place: Place::Value("name".into()),
            unit: Some("沧县/甲小学".parse().unwrap()),
            message: "没有签订责任书".into(),
            help: "签订".into(),
        };
        let broken = Diagnostic { code: Code::Syntax, unit: None, ..diagnostic.clone() };
        let at = |diagnostic| Located { diagnostic, line: 1, column: 8, span: 7..18, source: None };
        let document = json(&[at(diagnostic), at(broken)], "2019-08-06".parse().unwrap(), None);
        let plain = document.split_whitespace().collect::<String>();
        let place = r#""file":"units/沧县/甲小学.toml","line":1,"column":8"#;
        let words = r#""message":"没有签订责任书","clause""#;
        let expected = [
            r#"{"as_of":"2019-08-06","round":null,"diagnostics":[{"code":"letter-overdue","severity":"overdue","#,
            &format!(r#"{place},"unit":"沧县/甲小学",{words}:"三(1)","help":"签订"}},{{"code":"syntax","#),
            &format!(r#""severity":"error",{place},"unit":null,{words}:null,"help":"签订"}}],"#),
            r#""summary":{"error":1,"overdue":1,"warning":0}}"#,
        ];
        assert_eq!(plain, expected.concat());
        assert!(document.ends_with("}\n"));
    }
}
