//! What git has of the records of a week.

use crate::arguments::session::Session;
use crate::files::git::{Commit, Repository};
use crate::files::scope::Scope;
use crate::files::{Origin, load};
use crate::register::Register;
use crate::reports::WeekInGit;

impl Session {
    /// What git has of the records that are looked at and of the week before; `None` where they lie in no repository.
    pub fn week_in_git(&self, origin: &Origin, register: &Register) -> anyhow::Result<Option<WeekInGit>> {
        let Some(repository) = Repository::if_any(origin.root().folder())? else { return Ok(None) };
        let (commit, is_committed) = match origin.revision() {
            Some(revision) => (revision.commit.clone(), true),
            None => (repository.head()?, repository.uncommitted()?.is_empty()),
        };
        let place = origin.revision().map_or(repository.place(), |revision| &revision.place);
        let Some(commit) = commit else { return Ok(Some(WeekInGit::default())) };
        let earlier = self.earlier(origin, &repository, &commit, place, register)?;
        Ok(Some(WeekInGit { earlier, commit: is_committed.then_some(commit.hash) }))
    }

    /// The records as they were committed last before the week, as of that day.
    fn earlier(
        &self,
        origin: &Origin,
        repository: &Repository,
        commit: &Commit,
        place: &str,
        register: &Register,
    ) -> anyhow::Result<Option<(&'static Register, String)>> {
        let sunday = register.as_of.monday().minus(1);
        let Some(earlier) = repository.last_up_to(commit, sunday)? else { return Ok(None) };
        // There may have been no records yet.
        let Ok(revision) = repository.at_commit(&earlier.hash, &earlier.hash, place) else { return Ok(None) };
        let Ok(past) = Origin::of(origin.root().clone(), repository, revision) else { return Ok(None) };
        let Ok(loaded) = load(past.source(), Scope::All) else { return Ok(None) };
        let mut before = Register::new(loaded, earlier.day);
        before.see_through(register.round_id());
        Ok(Some((before.for_good(), earlier.hash)))
    }
}
