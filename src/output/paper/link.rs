//! How much may stand between two braces of a template: the engine looks at each link of a chain (`1|abs|abs…`) once for
//! every other, so that a template of nothing else would take minutes.

use minijinja::machinery::{Token, tokenize};
use minijinja::syntax::SyntaxConfig;
use std::ops::Range;

/// How many signs and words: the longest of the built-in templates has a dozen.
const MOST: usize = 1000;

/// The first opening braces behind which more stands than may, up to where it is too much. What cannot be read as a
/// template ends the search, as it ends the engine's.
pub(super) fn overlong(text: &str) -> Option<Range<usize>> {
    let (mut opened, mut count) = (0..0, 0);
    for (token, span) in tokenize(text, false, SyntaxConfig::default()).map_while(Result::ok) {
        let place = span.start_offset as usize..span.end_offset as usize;
        match token {
            Token::VariableStart | Token::BlockStart => (opened, count) = (place, 0),
            Token::TemplateData(_) | Token::VariableEnd | Token::BlockEnd => {}
            _ => count += 1,
        }
        if count > MOST {
            return Some(opened);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn between_two_braces_stand_at_most_a_thousand_signs() {
        let chain = |links: usize| format!("表{{{{ 1{} }}}}", "+1".repeat(links));
        assert_eq!(overlong(&format!("{0}{0}", chain(499))), None);
        assert_eq!(overlong(&chain(499).replace("1 }}", "1| }}")), None);
        assert_eq!(overlong(&chain(500)), Some(3..5));
        let hidden = "{% raw %}{{ '}} {% endraw %}{# {{ #}{{ \"'}}\"".to_owned() + &"|abs".repeat(1000) + "}}";
        assert_eq!(overlong(&hidden).map(|braces| &hidden[braces]), Some("{{"));
    }
}
