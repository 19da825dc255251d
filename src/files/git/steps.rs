//! The commits of a stretch of history that touched some paths, and where two lines of it part.

use crate::files::git::call::run;
use crate::files::git::refusal::incomplete;
use crate::files::git::repository::Repository;
use anyhow::bail;
use foldhash::HashMap;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// A stretch of history: the commits up to one, without those up to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The whole name of the commit that it begins after.
    pub from: Option<String>,
    /// The whole name of its last commit.
    pub to: String,
}

/// A commit of the stretch, where paths are named one that touched some, or brought two together that had; its parents are
/// those nearest of which that is true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) hash: String,
    pub(super) parents: Vec<String>,
    /// The committer's second, since 1970.
    pub(super) second: i64,
}

impl Repository {
    /// The steps of a stretch that touched some paths, all of it where none are named; none before one that came after it.
    pub(super) fn steps(&self, stretch: &Stretch, paths: &[String]) -> anyhow::Result<Vec<Step>> {
        let mut git = self.call();
        git.args(["rev-list", "--date-order", "--parents", "--timestamp"]);
        if !paths.is_empty() {
            git.args(["--full-history", "--simplify-merges"]);
        }
        git.arg(&stretch.to).args(stretch.from.iter().map(|from| format!("^{from}"))).arg("--").args(paths);
        let said = run(&mut git)?;
        if !said.status.success() {
            bail!(incomplete(&stretch.to));
        }
        Ok(String::from_utf8_lossy(&said.stdout).lines().filter_map(Step::read).collect())
    }
}

impl Step {
    /// Reads `<second> <hash> <parent>…`.
    fn read(line: &str) -> Option<Step> {
        let mut words = line.split(' ');
        let (second, hash) = (words.next()?.parse().ok()?, words.next()?.to_owned());
        Some(Step { hash, parents: words.map(str::to_owned).collect(), second })
    }
}

/// Which step comes after which.
pub(super) struct Graph<'s> {
    steps: &'s [Step],
    places: HashMap<&'s str, usize>,
}

impl<'s> Graph<'s> {
    pub(super) fn of(steps: &'s [Step]) -> Graph<'s> {
        let places = steps.iter().enumerate().map(|(place, step)| (step.hash.as_str(), place)).collect();
        Graph { steps, places }
    }

    /// The last step that came before two others; `None` where the stretch does not go so far. Later steps have lower
    /// places, so that the first that both lines come to is the last before them.
    pub(super) fn base(&self, one: &str, other: &str) -> Option<&'s str> {
        let mut seen: HashMap<usize, u8> = HashMap::default();
        let mut open = BinaryHeap::new();
        for (hash, line) in [(one, 1), (other, 2)] {
            let place = *self.places.get(hash)?;
            *seen.entry(place).or_default() |= line;
            open.push(Reverse(place));
        }
        while let Some(Reverse(place)) = open.pop() {
            let lines = seen[&place];
            let step = &self.steps[place];
            if lines == 3 {
                return Some(&step.hash);
            }
            for parent in &step.parents {
                let parent = *self.places.get(parent.as_str())?;
                let known = seen.entry(parent).or_default();
                if *known == 0 {
                    open.push(Reverse(parent));
                }
                *known |= lines;
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_lines_part_at_the_last_step_before_both() {
        let step = |hash: &str, parents: &[&str]| Step {
            hash: hash.to_owned(),
            parents: parents.iter().map(|parent| (*parent).to_owned()).collect(),
            second: 0,
        };
        let steps = [
            step("m", &["x", "y"]),
            step("x", &["a"]),
            step("y", &["b"]),
            step("b", &["a"]),
            step("a", &["r"]),
            step("z", &["r"]),
            step("r", &[]),
        ];
        let graph = Graph::of(&steps);
        for (one, other, base) in [("x", "y", "a"), ("y", "x", "a"), ("x", "x", "x"), ("x", "a", "a"), ("z", "x", "r")]
        {
            assert_eq!(graph.base(one, other), Some(base), "{one} {other}");
        }
        assert_eq!(graph.base("x", "unknown"), None);
    }
}
