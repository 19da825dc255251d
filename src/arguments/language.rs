//! Finds the reader's language before the arguments are read, so that even their faults are reported in it. Never
//! fails.

use crate::basics::language::Language;
use crate::basics::words::Word;
use crate::files::git::Repository;
use crate::files::root::{MECHANISM, named_by_environment};
use crate::files::tree::Tree;
use crate::files::{Root, Source};
use crate::records::LanguageKey;
use std::env;
use std::ffi::OsString;
use std::path::PathBuf;

/// The language that `--lang` names, else the records, else the locale.
pub fn of(arguments: &[OsString]) -> Language {
    of_option(arguments)
        .or_else(|| of_records(&revision(arguments)?))
        .or_else(|| of_records(&Root::find(named(arguments).as_deref()).ok()?))
        .unwrap_or_else(of_locale)
}

fn of_option(arguments: &[OsString]) -> Option<Language> {
    let value =
        option_value(arguments, "--lang", "--lang=").or_else(|| option_value(arguments, "--语言", "--语言="))?;
    LanguageKey::typed(value.to_str()?).map(Language::from)
}

/// The value of an option that stands before `--`, as the next argument or after `attached`.
fn option_value(arguments: &[OsString], option: &str, attached: &str) -> Option<OsString> {
    let options: Vec<_> = arguments.iter().take_while(|argument| *argument != "--").collect();
    options.iter().enumerate().find_map(|(place, argument)| {
        if *argument == option {
            return options.get(place + 1).map(|value| (*value).clone());
        }
        let value = argument.to_str()?.strip_prefix(attached)?;
        Some(value.strip_prefix('=').unwrap_or(value).into())
    })
}

/// The folder of the records, where `-C` or `SHUANGQIAN_DIR` names one.
fn named(arguments: &[OsString]) -> Option<PathBuf> {
    option_value(arguments, "-C", "-C").map(PathBuf::from).or_else(named_by_environment)
}

/// The mechanism of the revision that `--at` names, if it does.
fn revision(arguments: &[OsString]) -> Option<Tree> {
    let at = option_value(arguments, "--at", "--at=").or_else(|| option_value(arguments, "--提交", "--提交="))?;
    let repository = Repository::around(Root::of_git(named(arguments).as_deref()).folder()).ok()?;
    let revision = repository.revision(at.to_str()?).ok()?;
    let mechanism = repository.objects(&[format!("{}:{MECHANISM}", revision.tree)]).ok()?.pop()??;
    Some(Tree::from_iter([(MECHANISM, mechanism.bytes?)]))
}

/// The language that the records choose. Other faults of that file are reported elsewhere.
fn of_records(source: &dyn Source) -> Option<Language> {
    let text = source.text(MECHANISM).ok()??;
    let (table, _faults) = toml::de::DeTable::parse_recoverable(&text);
    LanguageKey::of_key(table.get_ref().get("language")?.get_ref().as_str()?).map(Language::from)
}

/// The language that the terminal is set to, such as Git Bash on Windows too; else that of the system.
fn of_locale() -> Language {
    let set = |name| env::var(name).ok().filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set);
    Language::of_locale(&locale.or_else(of_system).unwrap_or_default())
}

#[cfg(not(windows))]
fn of_system() -> Option<String> {
    None
}

#[cfg(windows)]
fn of_system() -> Option<String> {
    sys_locale::get_locale()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arguments(line: &str) -> Vec<OsString> {
        line.split(' ').map(OsString::from).collect()
    }

    #[test]
    fn lang_is_found_wherever_it_stands() {
        for line in [
            "--lang zh status",
            "status --lang=zh",
            "status --lang 中文",
            "check --lang ZH -- x",
            "--语言 中文",
            "--语言=zh",
        ] {
            assert_eq!(of_option(&arguments(line)), Some(Language::Chinese), "{line}");
        }
        for line in ["status", "status --lang", "status --lang fr", "check -- --lang zh"] {
            assert_eq!(of_option(&arguments(line)), None, "{line}");
        }
    }

    #[test]
    fn the_folder_is_found_in_every_spelling() {
        for line in ["-C d status", "-Cd status", "status -C=d"] {
            assert_eq!(named(&arguments(line)), Some("d".into()), "{line}");
        }
    }

    #[test]
    fn broken_records_still_tell_their_language() {
        let of = |text: &str| of_records(&Tree::from_iter([(MECHANISM, text)]));
        assert_eq!(of_records(&Tree::default()), None);
        assert_eq!(of("\u{feff}title = “坏了\nlanguage = \"zh\"\r\n"), Some(Language::Chinese));
        assert_eq!(of("language = \"fr\"\n"), None);
    }
}
