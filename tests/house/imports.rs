//! Which file uses which: the `use` trees and paths of the sources, followed through re-exports to the file that defines
//! what is used.

use crate::tokens::{is_of_name, tokens, without_tests};
use std::collections::{BTreeMap, BTreeSet};

/// A module, as its path from the root, which is empty.
pub type Module = Vec<String>;

/// The most re-exports that one name is followed through.
const MOST_FOLLOWED: usize = 9;

/// The modules of the library, each with what its file says.
pub struct Modules<'t> {
    files: BTreeMap<Module, Vec<&'t str>>,
    /// What a name in a module stands for, where a `use` or an exported macro brings it there.
    aliases: BTreeMap<(Module, String), Module>,
}

impl<'t> Modules<'t> {
    /// Those of the sources, given by name and text, with their tests.
    pub fn with_tests(sources: &'t [(String, String)]) -> Modules<'t> {
        Modules::of(sources, <[&str]>::to_vec)
    }

    /// The same without what is for tests only.
    pub fn without_tests(sources: &'t [(String, String)]) -> Modules<'t> {
        Modules::of(sources, without_tests)
    }

    fn of(sources: &'t [(String, String)], kept: fn(&[&'t str]) -> Vec<&'t str>) -> Modules<'t> {
        let library = sources.iter().filter(|(name, _)| name != "main.rs");
        let files = library.map(|(name, text)| (module(name), kept(&tokens(text)))).collect();
        let mut modules = Modules { files, aliases: BTreeMap::new() };
        for (own, tokens) in &modules.files {
            let imported = imported(tokens).into_iter().map(|(path, name)| ((own.clone(), name), absolute(own, path)));
            let macros = exported_macros(tokens).map(|name| ((Module::new(), name), own.clone()));
            modules.aliases.extend(imported.chain(macros));
        }
        modules
    }

    /// Which module uses which others; none is around the other.
    pub fn uses(&self) -> BTreeSet<(Module, Module)> {
        self.files.iter().flat_map(|(own, tokens)| self.used(own, tokens).map(|used| (own.clone(), used))).collect()
    }

    fn used<'m>(&'m self, own: &'m Module, tokens: &'m [&str]) -> impl Iterator<Item = Module> + 'm {
        let defining = paths(tokens).into_iter().map(|path| self.defining(&absolute(own, path), MOST_FOLLOWED));
        defining.filter(|used| !used.starts_with(own) && !own.starts_with(used))
    }

    /// The module whose file defines what a path leads to.
    fn defining(&self, path: &[String], left: usize) -> Module {
        let known = (0..=path.len()).rev().find(|length| self.files.contains_key(&path[..*length])).unwrap_or(0);
        let (module, rest) = path.split_at(known);
        let alias = rest.first().and_then(|name| self.aliases.get(&(module.to_vec(), name.clone())));
        match alias.filter(|alias| left > 0 && *alias != path) {
            Some(alias) => self.defining(&[alias, &rest[1..]].concat(), left - 1),
            None => module.to_vec(),
        }
    }
}

/// The module that a file holds.
fn module(name: &str) -> Module {
    let parts = name.trim_end_matches(".rs").split('/').filter(|part| !["lib", "mod"].contains(part));
    parts.map(str::to_owned).collect()
}

/// A path as it is from the root; one that begins with none of the words for that begins in its own module.
fn absolute(own: &Module, path: Vec<String>) -> Module {
    let supers = path.iter().take_while(|part| *part == "super").count();
    match path.first().map(String::as_str) {
        Some("crate") => path[1..].to_vec(),
        Some("self") => [own, &path[1..]].concat(),
        _ => [&own[..own.len().saturating_sub(supers)], &path[supers..]].concat(),
    }
}

/// Every path that begins with `crate`, `super` or `self`; of a group each.
fn paths(tokens: &[&str]) -> Vec<Vec<String>> {
    let begins =
        |place: usize| ["crate", "super", "self"].contains(&tokens[place]) && tokens.get(place + 1) == Some(&"::");
    let is_start = |place: &usize| begins(*place) && (*place == 0 || tokens[place - 1] != "::");
    let mut paths = Vec::new();
    for place in (0..tokens.len()).filter(is_start) {
        read_tree(&tokens[place..], &[], &mut paths);
    }
    paths.into_iter().map(|(path, _)| path).collect()
}

/// What the `use` items bring: the path and the name for it.
fn imported(tokens: &[&str]) -> Vec<(Vec<String>, String)> {
    let mut imported = Vec::new();
    for place in (0..tokens.len()).filter(|place| tokens[*place] == "use") {
        read_tree(&tokens[place + 1..], &[], &mut imported);
    }
    imported
}

/// Reads the tree of a `use`, or a path, behind the names before it: finds each path with the name that it brings, and
/// says how many tokens it took.
fn read_tree(tokens: &[&str], before: &[String], found: &mut Vec<(Vec<String>, String)>) -> usize {
    let (mut path, mut place) = (before.to_vec(), 0);
    while let Some(token) = tokens.get(place) {
        match *token {
            "{" => return place + read_group(&tokens[place..], &path, found),
            name if name.chars().all(is_of_name) => path.push(name.to_owned()),
            _ => break,
        }
        place += 1;
        if tokens.get(place) != Some(&"::") {
            break;
        }
        place += 1;
    }
    if path.len() > 1 && path.last().is_some_and(|last| last == "self") {
        path.pop();
    }
    let renamed = tokens.get(place) == Some(&"as");
    let name = if renamed { tokens[place + 1].to_owned() } else { path.last().cloned().unwrap_or_default() };
    found.push((path, name));
    place + if renamed { 2 } else { 0 }
}

/// Reads a group of trees, from its opening brace on.
fn read_group(tokens: &[&str], path: &[String], found: &mut Vec<(Vec<String>, String)>) -> usize {
    let mut place = 1;
    while let Some(token) = tokens.get(place) {
        match *token {
            "}" => return place + 1,
            "," => place += 1,
            _ => place += read_tree(&tokens[place..], path, found).max(1),
        }
    }
    place
}

/// The macros that a file puts at the root.
fn exported_macros(tokens: &[&str]) -> impl Iterator<Item = String> {
    let exported = tokens.windows(6).filter(|window| window[0] == "macro_export" && window[2] == "macro_rules");
    exported.map(|window| window[4].to_owned())
}

#[cfg(test)]
fn sources(files: &[(&str, &str)]) -> Vec<(String, String)> {
    files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
}

#[test]
fn what_is_used_is_found_through_groups_supers_and_re_exports() {
    let files = sources(&[
        ("lib.rs", "pub mod a; pub mod b;"),
        ("a/mod.rs", "mod x; mod y; pub use x::{self, X, deep::Z as Deep}; use y::Y;"),
        ("a/x.rs", "#[macro_export] macro_rules! m { () => {} } use super::y::{Y, other};"),
        ("a/x/deep.rs", "use super::super::{Y}; use super::X;"),
        ("a/y.rs", "fn f() { crate::m!() } #[cfg(test)] mod tests { use crate::b::B; }"),
        ("b/mod.rs", "pub mod c;"),
        ("b/c.rs", "use crate::a::{Deep, X, x::{X as Other}}; // use crate::a::y;"),
    ]);
    let shown = |(own, used): (Module, Module)| format!("{}>{}", own.join("/"), used.join("/"));
    let uses: Vec<_> = Modules::without_tests(&files).uses().into_iter().map(shown).collect();
    assert_eq!(uses, ["a/x>a/y", "a/x/deep>a/y", "a/y>a/x", "b/c>a/x", "b/c>a/x/deep"]);
    assert_eq!(Modules::with_tests(&files).uses().len(), 6);
}
