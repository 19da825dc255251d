//! What the value of an argument may be.

use super::files::{files, folders};
use super::noun::{Noun, nouns};
use super::offer::{Offer, Offers};
use super::place::Place;
use super::units::Units;
use crate::arguments::session::Session;
use crate::arguments::typing;
use crate::basics::fold::fold;
use crate::basics::language::{Language, current};
use crate::basics::words::Word;
use crate::diagnostics::Code;
use crate::files::named::{named_records, named_rounds};
use crate::files::root::named_by_environment;
use crate::files::scope::Scope;
use crate::files::{Origin, Root};
use crate::records::{Agency, Answer, County, Described, EducationKind, Field, Form, Item, ItemKind, Kind, School};
use crate::register::find_item;
use clap::Arg;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// About how many records are shown at once: a screenful.
const RECORDS: usize = 60;

/// What is offered for an argument.
pub fn values(arg: &Arg, place: &Place, session: &Session) -> Offers {
    let value = Value { place, session, root: root(place) };
    let known: Vec<_> = arg.get_possible_values();
    if !known.is_empty() {
        let pairs = known.iter().map(|value| (value.get_name(), value.get_help().map(ToString::to_string)));
        let pairs = pairs.map(|(key, chinese)| (key.to_owned(), chinese.unwrap_or_default()));
        return Offers { all: value.spelled(pairs, ""), are_files: false };
    }
    let nouns = nouns(arg);
    let are_files = nouns.iter().any(|noun| matches!(noun, Noun::File | Noun::Folder)) && !value.is_of_check();
    Offers { all: nouns.into_iter().flat_map(|noun| value.offers(noun)).collect(), are_files }
}

/// The records: those that the line names, else those that are found.
fn root(place: &Place) -> Option<Root> {
    let named = place.given("dir").map(PathBuf::from).or_else(named_by_environment);
    Root::find(named.as_deref()).ok()
}

/// The value at the cursor.
struct Value<'p> {
    place: &'p Place<'p>,
    session: &'p Session,
    root: Option<Root>,
}

impl Value<'_> {
    fn typed(&self) -> &str {
        &self.place.typed
    }

    fn is_of_check(&self) -> bool {
        self.place.command.get_name() == "check"
    }

    fn offers(&self, noun: Noun) -> Vec<Offer> {
        match noun {
            Noun::Unit | Noun::School | Noun::County | Noun::NewSchool => self.units(noun),
            Noun::Item => self.items(""),
            Noun::Answer => self.answer(),
            Noun::Result => self.spelled(pairs(Answer::ALL), ""),
            Noun::Participant => self.behind(&['@', '＠'], |stem| self.spelled(pairs(Agency::ALL), stem)),
            Noun::Lesson => self.lesson(),
            Noun::Setting => self.keys(),
            Noun::Record => self.records(""),
            Noun::Round => self.begun(self.root.iter().flat_map(|root| named_rounds(root)).map(Offer::word)),
            Noun::Code => self.begun(Code::ALL.iter().map(|code| Offer::of(code.name(), code.about()))),
            Noun::Day => self.begun(std::iter::once(Offer::word(self.session.as_of.to_string()))),
            Noun::File if self.is_of_check() => self.records(".toml"),
            Noun::File => files(self.typed(), self.root.as_ref().map(Root::folder)),
            Noun::Folder => folders(self.typed(), self.root.as_ref().map(Root::folder)),
        }
    }

    fn units(&self, noun: Noun) -> Vec<Offer> {
        let Some(root) = &self.root else { return Vec::new() };
        let units = Units { root };
        let county = self.place.given("all").filter(|_| noun == Noun::Unit);
        units.offers(noun, self.typed(), county)
    }

    /// Those that begin as typed.
    fn begun(&self, offers: impl Iterator<Item = Offer>) -> Vec<Offer> {
        offers.filter(|offer| offer.word.starts_with(self.typed())).collect()
    }

    fn records(&self, ending: &str) -> Vec<Offer> {
        let paths = self.root.iter().flat_map(|root| named_records(root, self.typed(), RECORDS));
        paths.map(|path| Offer::word(path + ending)).collect()
    }

    /// Words of a vocabulary behind a stem; before any is begun, only those in the reader's language.
    fn spelled(&self, pairs: impl Iterator<Item = (String, String)>, stem: &str) -> Vec<Offer> {
        let begun = fold(self.typed().strip_prefix(stem).unwrap_or_default());
        let offer = |(key, chinese): (String, String)| {
            let is_chinese = current() == Language::Chinese && !chinese.is_empty();
            let [own, other] = if is_chinese { [chinese, key] } else { [key, chinese] };
            let word = match fold(&own).starts_with(&begun) {
                true => Some((own, other)),
                false => fold(&other).starts_with(&begun).then_some((other, own)),
            };
            word.map(|(word, about)| Offer::of(format!("{stem}{word}"), about))
        };
        pairs.filter_map(offer).collect()
    }

    /// What is offered behind the last of some signs, if one is typed.
    fn behind(&self, signs: &[char], offers: impl FnOnce(&str) -> Vec<Offer>) -> Vec<Offer> {
        let place = self.typed().char_indices().rfind(|(_, char)| signs.contains(char));
        place.map_or_else(Vec::new, |(place, sign)| offers(&self.typed()[..place + sign.len_utf8()]))
    }

    /// An item, and behind the equals sign a result of its kind.
    fn answer(&self) -> Vec<Offer> {
        if !self.typed().contains(['=', '＝']) {
            return self.items("=");
        }
        if self.typed().contains([':', '：']) {
            return Vec::new();
        }
        self.behind(&['=', '＝'], |stem| {
            let kind = self.kind_of(stem.trim_end_matches(['=', '＝']));
            let is_of_kind = |answer: &&Answer| match kind {
                Some(ItemKind::Examined) => matches!(answer, Answer::Examined | Answer::NotChecked),
                Some(ItemKind::Text) => false,
                _ => **answer != Answer::Examined,
            };
            let answers: Vec<_> = Answer::ALL.iter().copied().filter(|answer| is_of_kind(&answer)).collect();
            self.spelled(pairs(&answers), stem)
        })
    }

    /// The items of the round's form, by heading, key or number, with what is typed behind them.
    fn items(&self, behind: &str) -> Vec<Offer> {
        let typed = fold(self.typed());
        let offer = |(place, item): (usize, &Item)| {
            let (number, key, heading) = ((place + 1).to_string(), item.key.to_string(), item.heading.to_string());
            let begins = |word: &str| fold(word).starts_with(&typed);
            let is_number = !typed.is_empty() && begins(&number);
            let word = match current() {
                _ if is_number => number.clone(),
                Language::English if begins(&key) => key,
                _ if fold(&heading).contains(&typed) => heading.clone(),
                _ if begins(&key) => key,
                _ => return None,
            };
            let about = if is_number { heading } else { number };
            Some(Offer::of(format!("{word}{behind}"), about))
        };
        let form = self.form();
        form.iter().flat_map(Form::numbered).enumerate().filter_map(offer).collect()
    }

    /// What kind of item is typed.
    fn kind_of(&self, typed: &str) -> Option<ItemKind> {
        find_item(&self.form()?, typed).ok().map(Item::kind)
    }

    /// The form of the round that the line names, else of the newest.
    fn form(&self) -> Option<Form> {
        let round = self.place.given("round").and_then(|round| typing::round(round).ok());
        let session = Session { round, ..self.session.clone() };
        let (register, _) = session.open(&Origin::folder(self.root.clone()?), Scope::Rounds).ok()?;
        register.campaign().ok().map(|campaign| campaign.round.form.clone())
    }

    /// A kind of lesson, with the colon before its day; behind that the day.
    fn lesson(&self) -> Vec<Offer> {
        let signs = [':', '：'];
        if self.typed().contains(signs) {
            return self.behind(&signs, |stem| {
                self.begun(std::iter::once(Offer::word(format!("{stem}{}", self.session.as_of))))
            });
        }
        let kinds = self.spelled(pairs(EducationKind::ALL), "");
        kinds.into_iter().map(|kind| Offer { word: kind.word + "：", ..kind }).collect()
    }

    /// The keys of a unit, as the reader calls them.
    fn keys(&self) -> Vec<Offer> {
        let all = School::FIELDS.all().chain(County::FIELDS.all()).filter(|field| field.is_in_file());
        let names: BTreeSet<_> = all.filter(|field| !matches!(field.value, Kind::Table)).map(Field::called).collect();
        self.begun(names.into_iter().map(|name| Offer::word(format!("{name}="))))
    }
}

/// Words by key and in Chinese.
fn pairs<W: Word>(words: &[W]) -> impl Iterator<Item = (String, String)> {
    words.iter().map(|word| (word.key().to_owned(), word.chinese().to_owned()))
}
