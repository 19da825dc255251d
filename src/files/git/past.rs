//! What was changed in the records, commit by commit.

use crate::basics::day::Day;
use crate::files::git::call::run;
use crate::files::git::commit::Commit;
use crate::files::git::raw::{Blob, Raw};
use crate::files::git::refusal::incomplete;
use crate::files::git::repository::Repository;
use crate::files::git::steps::{Graph, Step, Stretch};
use crate::files::path::RecordPath;
use crate::files::read::{LARGEST, text_of};
use anyhow::bail;
use foldhash::{HashMap, HashSet};
use std::collections::BTreeMap;
use std::fs;
use std::sync::Arc;

/// What was changed in the records, the newest first.
#[derive(Clone, Debug, Default)]
pub struct Past {
    /// The commits that changed something.
    pub commits: Vec<Commit>,
    /// What they changed, commit by commit.
    pub changes: Vec<Change>,
}

/// What a commit made of a file.
#[derive(Clone, Debug)]
pub struct Change {
    /// The place of the commit among those of the past.
    pub commit: usize,
    /// The file.
    pub path: RecordPath,
    /// What it was before.
    pub before: Before,
    /// What it is since.
    pub after: Text,
}

/// What a file was before a commit.
#[derive(Clone, Debug)]
pub enum Before {
    /// This.
    One(Text),
    /// The commit brought several lines together: what it was in each, and where they parted.
    Several {
        /// In each.
        lines: Vec<Text>,
        /// Where they parted.
        base: Text,
    },
}

/// What a file said once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Text {
    /// There was none.
    Nothing,
    /// This.
    Said(Arc<str>),
    /// It was there, but could not be read as text.
    Unreadable,
}

/// What is looked for in the past.
#[derive(Clone, Debug)]
pub struct Sought {
    /// Where in the repository the records lie; empty at the top.
    pub place: String,
    /// The stretch of history.
    pub stretch: Stretch,
    /// The day from which on.
    pub since: Option<Day>,
    /// The files and folders of the records to look at.
    pub paths: Vec<String>,
    /// Whether nearly every commit touches these.
    pub is_everything: bool,
}

impl Sought {
    /// The paths by which git picks the commits; none where it is quicker to compare those that are looked at: nearly all
    /// touch the paths, or only the last days are asked for. (By its own `--since` git would stop at a clock that was wrong.)
    fn picking<'p>(&self, paths: &'p [String]) -> &'p [String] {
        if self.is_everything || self.since.is_some() { &[] } else { paths }
    }
}

/// A change before its texts are read.
struct Draft {
    step: usize,
    path: String,
    /// In each line; and, if there are several, where they parted.
    lines: Vec<Option<Blob>>,
    base: Option<Blob>,
    after: Option<Blob>,
}

/// No zone is further from that of Greenwich, in seconds.
const ZONE: i64 = 14 * 60 * 60;

impl Repository {
    /// What was changed in the files that are looked at, of those that are meant.
    pub fn past(&self, sought: &Sought, is_meant: impl Fn(&RecordPath) -> bool) -> anyhow::Result<Past> {
        let (place, since) = (sought.place.as_str(), sought.since);
        let paths: Vec<_> = sought.paths.iter().map(|path| below(place, path)).collect();
        let steps = self.steps(&sought.stretch, sought.picking(&paths))?;
        let first = since.and_then(|day| Some(day.days_since(Day::new(1970, 1, 1)?) * 24 * 60 * 60 - ZONE));
        let cut = self.cut()?;
        let is_wanted = |step: &Step| first.is_none_or(|first| step.second >= first) && !cut.contains(&step.hash);
        let wanted: Vec<_> = (0..steps.len()).filter(|place| is_wanted(&steps[*place])).collect();
        let mut drafts = self.drafts(&steps, &wanted, &paths)?;
        drafts.retain(|draft| from(place, &draft.path).is_some_and(|path| is_meant(&RecordPath::at(path))));
        self.find_bases(&steps, &mut drafts)?;
        drafts.retain(|draft| !draft.is_as_merged());
        self.told(place, &steps, drafts, since)
    }

    /// Whether anything lay at a path of the records in any commit up to the last of the stretch.
    pub fn ever_held(&self, sought: &Sought, path: &str) -> anyhow::Result<bool> {
        let (to, path) = (&sought.stretch.to, below(&sought.place, path));
        let said = run(self.call().args(["rev-list", "-1", "--full-history", to, "--", &path]))?;
        if !said.status.success() {
            bail!(incomplete(to));
        }
        Ok(!said.stdout.is_empty())
    }

    /// The commits whose parents are not here, so that they seem to have made everything.
    fn cut(&self) -> anyhow::Result<HashSet<String>> {
        let list = fs::read_to_string(&self.shallow).unwrap_or_default();
        Ok(list.lines().map(|line| line.trim().to_owned()).collect())
    }

    fn drafts(&self, steps: &[Step], wanted: &[usize], paths: &[String]) -> anyhow::Result<Vec<Draft>> {
        let pairs: Vec<_> = wanted.iter().flat_map(|place| pairs(&steps[*place])).collect();
        let mut differing = self.differing(&pairs, paths)?.into_iter();
        let mut drafts = Vec::new();
        for place in wanted {
            let lines: Vec<_> = pairs_of(&steps[*place]).map(|_| differing.next().unwrap_or_default()).collect();
            drafts.extend(together(*place, lines));
        }
        Ok(drafts)
    }

    /// Looks up what stood where the lines parted.
    fn find_bases(&self, steps: &[Step], drafts: &mut [Draft]) -> anyhow::Result<()> {
        let graph = Graph::of(steps);
        let mut known: HashMap<usize, Option<String>> = HashMap::default();
        let (mut names, mut asking) = (Vec::new(), Vec::new());
        for (number, draft) in drafts.iter().enumerate().filter(|(_, draft)| draft.lines.len() > 1) {
            let base = match known.get(&draft.step) {
                Some(base) => base.clone(),
                None => self.base(&graph, &steps[draft.step])?,
            };
            known.insert(draft.step, base.clone());
            if let Some(base) = base {
                names.push(format!("{base}:{}", draft.path));
                asking.push(number);
            }
        }
        for (number, found) in asking.into_iter().zip(self.named(&names)?) {
            drafts[number].base = found.map(|object| Blob { is_file: object.kind == "blob", hash: object.hash });
        }
        Ok(())
    }

    fn base(&self, graph: &Graph, step: &Step) -> anyhow::Result<Option<String>> {
        if let [one, other] = &step.parents[..]
            && let Some(base) = graph.base(one, other)
        {
            return Ok(Some(base.to_owned()));
        }
        let said = run(self.call().args(["merge-base", "--octopus"]).args(&step.parents))?;
        // It ends with 1 where there is none.
        if !matches!(said.status.code(), Some(0 | 1)) {
            bail!(incomplete(&step.hash));
        }
        Ok(String::from_utf8_lossy(&said.stdout).lines().next().map(str::to_owned))
    }

    /// The changes with their texts and commits.
    fn told(&self, place: &str, steps: &[Step], drafts: Vec<Draft>, since: Option<Day>) -> anyhow::Result<Past> {
        let texts = self.texts(steps, &drafts)?;
        let mut numbers: Vec<_> = drafts.iter().map(|draft| draft.step).collect();
        numbers.dedup();
        let hashes: Vec<_> = numbers.iter().map(|step| steps[*step].hash.clone()).collect();
        let mut past = Past { commits: self.commits(&hashes)?, changes: Vec::new() };
        let text = |blob: &Option<Blob>| blob.as_ref().map_or(Text::Nothing, |blob| texts[&blob.hash].clone());
        for draft in drafts {
            let commit = numbers.binary_search(&draft.step).unwrap_or_default();
            if since.is_some_and(|since| past.commits[commit].day < since) {
                continue;
            }
            let before = match &draft.lines[..] {
                [one] => Before::One(text(one)),
                lines => Before::Several { lines: lines.iter().map(text).collect(), base: text(&draft.base) },
            };
            let path = RecordPath::at(from(place, &draft.path).unwrap_or_default());
            past.changes.push(Change { commit, path, before, after: text(&draft.after) });
        }
        Ok(past)
    }

    fn texts(&self, steps: &[Step], drafts: &[Draft]) -> anyhow::Result<HashMap<String, Text>> {
        let blobs = drafts.iter().flat_map(Draft::blobs);
        let (files, others): (Vec<_>, Vec<_>) = blobs.partition(|blob| blob.is_file);
        let mut names: Vec<_> = files.iter().map(|blob| blob.hash.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        let mut texts: HashMap<_, _> = others.iter().map(|blob| (blob.hash.clone(), Text::Unreadable)).collect();
        let has = |draft: &&Draft, name: &str| draft.blobs().any(|blob| blob.hash == name);
        for (name, object) in names.iter().zip(self.objects(&names)?) {
            let Some(object) = object else {
                let of = drafts.iter().find(|draft| has(draft, name)).map_or(*name, |draft| &steps[draft.step].hash);
                bail!(incomplete(of))
            };
            let bytes = object.bytes.filter(|bytes| bytes.len() <= LARGEST);
            let text = bytes.as_deref().and_then(|bytes| text_of(bytes).ok());
            texts.insert((*name).to_owned(), text.map_or(Text::Unreadable, |text| Text::Said(text.into())));
        }
        Ok(texts)
    }
}

/// A commit beside each of its parents, else by itself.
fn pairs(step: &Step) -> Vec<(&str, Option<&str>)> {
    pairs_of(step).map(|parent| (step.hash.as_str(), parent)).collect()
}

fn pairs_of(step: &Step) -> impl Iterator<Item = Option<&str>> {
    let alone = step.parents.is_empty().then_some(None);
    step.parents.iter().map(|parent| Some(parent.as_str())).chain(alone)
}

/// What a commit changed against each of its parents, path by path.
fn together(step: usize, lines: Vec<Vec<Raw>>) -> Vec<Draft> {
    let count = lines.len();
    let mut drafts: BTreeMap<String, Draft> = BTreeMap::new();
    for (line, raws) in lines.into_iter().enumerate() {
        for Raw { path, before, after } in raws {
            // Where nothing is told of a line, it has what the commit has.
            let draft = drafts.entry(path.clone()).or_insert_with(|| {
                let lines = vec![after.clone(); count];
                Draft { step, path, lines, base: None, after }
            });
            draft.lines[line] = before;
        }
    }
    drafts.into_values().filter(|draft| draft.lines.iter().any(|line| *line != draft.after)).collect()
}

impl Draft {
    /// What stood there, in each line, where they parted, and since.
    fn blobs(&self) -> impl Iterator<Item = &Blob> {
        self.lines.iter().chain([&self.base, &self.after]).flatten()
    }

    /// Whether git by itself would have made it so of several lines: at most one changed it, or all that did alike.
    fn is_as_merged(&self) -> bool {
        if self.lines.len() < 2 {
            return false;
        }
        let mut changed = self.lines.iter().filter(|line| **line != self.base).peekable();
        match changed.peek() {
            None => self.after == self.base,
            Some(_) => changed.all(|line| *line == self.after),
        }
    }
}

/// A path of the records, as it is from the top of the repository.
fn below(place: &str, path: &str) -> String {
    if place.is_empty() { path.to_owned() } else { [place, "/", path].concat() }
}

/// A path from the top of the repository, as it is in the records.
fn from<'p>(place: &str, path: &'p str) -> Option<&'p str> {
    match place {
        "" => Some(path),
        place => path.strip_prefix(place)?.strip_prefix('/'),
    }
}
