//! The tokens of a source: names, `::` and single signs; comments and literals are left out.

/// The tokens of a text, in order.
pub fn tokens(text: &str) -> Vec<&str> {
    let (mut tokens, mut rest) = (Vec::new(), text);
    while !rest.is_empty() {
        let (length, is_token) = first(rest);
        if is_token {
            tokens.push(&rest[..length]);
        }
        rest = &rest[length..];
    }
    tokens
}

/// The tokens without the items that are for tests only.
pub fn without_tests<'t>(tokens: &[&'t str]) -> Vec<&'t str> {
    const MARK: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];
    let (mut kept, mut rest) = (Vec::new(), tokens);
    while let Some((token, behind)) = rest.split_first() {
        match rest.strip_prefix(&MARK) {
            Some(item) => rest = &item[item_length(item)..],
            None => {
                kept.push(*token);
                rest = behind;
            }
        }
    }
    kept
}

/// How many tokens an item takes: to its semicolon or the end of its braces.
fn item_length(item: &[&str]) -> usize {
    let mut depth = 0;
    for (place, token) in item.iter().enumerate() {
        match *token {
            "{" => depth += 1,
            "}" if depth == 1 => return place + 1,
            "}" => depth -= 1,
            ";" if depth == 0 => return place + 1,
            _ => {}
        }
    }
    item.len()
}

/// How many bytes the text’s first piece takes, and whether it is a token.
fn first(text: &str) -> (usize, bool) {
    let end = |piece: Option<usize>| (piece.unwrap_or(text.len()), false);
    if text.starts_with("//") {
        return end(text.find('\n'));
    }
    if let Some(hashes) = raw_string(text) {
        let close = format!("\"{}", "#".repeat(hashes));
        let start = hashes + 2;
        return end(text[start..].find(&close).map(|place| start + place + close.len()));
    }
    let Some(char) = text.chars().next() else { return (0, false) };
    match char {
        '"' => end(quoted(text, '"')),
        '\'' if is_char_literal(text) => end(quoted(text, '\'')),
        _ if is_of_name(char) => (text.find(|char| !is_of_name(char)).unwrap_or(text.len()), true),
        _ if text.starts_with("::") => (2, true),
        _ => (char.len_utf8(), !char.is_whitespace()),
    }
}

/// Whether a name may hold the character.
pub fn is_of_name(char: char) -> bool {
    char.is_alphanumeric() || char == '_'
}

/// How many `#` a raw string begins with, where the text begins with one.
fn raw_string(text: &str) -> Option<usize> {
    let behind = text.strip_prefix('r')?;
    let hashes = behind.len() - behind.trim_start_matches('#').len();
    behind[hashes..].starts_with('"').then_some(hashes)
}

/// A quote that is no lifetime's: the next character is escaped, or the one behind it closes.
fn is_char_literal(text: &str) -> bool {
    let mut chars = text.chars().skip(1);
    chars.next() == Some('\\') || chars.next() == Some('\'')
}

/// Where the literal ends that the text begins with.
fn quoted(text: &str, quote: char) -> Option<usize> {
    let mut escaped = false;
    let close = text.char_indices().skip(1).find(|(_, char)| {
        let closes = *char == quote && !escaped;
        escaped = *char == '\\' && !escaped;
        closes
    });
    close.map(|(place, _)| place + 1)
}

#[test]
fn comments_and_literals_are_no_tokens() {
    let text = "use a::b; // crate::x\nfn f<'a>(x: &'a str) { g('\"', \"c::d \\\" {\", r#\"e\"::f\"#, '\\'') }";
    let expected = "use a :: b ; fn f < ' a > ( x : & ' a str ) { g ( , , , ) }";
    assert_eq!(tokens(text).join(" "), expected);
    let text = "#[cfg(test)] mod tests; a #[cfg(test)] #[x] mod t { fn f() { {} } } b";
    assert_eq!(without_tests(&tokens(text)).join(" "), "a b");
}
