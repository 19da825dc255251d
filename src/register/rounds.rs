//! The round that is looked at.

use crate::basics::day::Day;
use crate::basics::id::RoundId;
use crate::files::path::{RecordPath, path_of};
use crate::records::Round;
use crate::register::{Campaign, Register};
use crate::tr;
use std::borrow::Cow;
use std::fmt;

/// Why a round cannot be looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RoundFault {
    /// No round is issued by the day.
    None,
    /// There is no such round; these exist.
    Unknown(RoundId, Vec<RoundId>),
    /// Its file cannot be read.
    Broken(RoundId),
    /// What lies at this path cannot be read, and may be the newest.
    Unsure(RecordPath),
    /// It is issued only on this later day.
    Later(RoundId, Day),
}

impl fmt::Display for RoundFault {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self {
            RoundFault::None => tr!(
                "no round is open by this day; open one with `shuangqian round open`",
                "截至这一天还没有轮次；请用 shuangqian round open 建立"
            ),
            RoundFault::Unknown(round, known) if known.is_empty() => tr!(
                "there is no round “{round}”, nor any other; open one with `shuangqian round open`",
                "没有“{round}”这个轮次，也没有别的轮次；请用 shuangqian round open 建立"
            ),
            RoundFault::Unknown(round, known) => {
                let separator = crate::basics::language::list_separator();
                let known: Vec<_> = known.iter().map(RoundId::as_str).collect();
                let known = known.join(separator);
                tr!("there is no round “{round}”; there are: {known}", "没有“{round}”这个轮次；现有：{known}")
            }
            RoundFault::Broken(round) => {
                let path = path_of::<Round>(round);
                tr!("{path} cannot be read; see `shuangqian check`", "{path}无法读取，请用 shuangqian check 查看")
            }
            RoundFault::Unsure(path) => tr!(
                "{path} cannot be read, so it is not known which round is the newest; mend it, or name the round with --round",
                "{path}无法读取，不知道最近一轮是哪一轮；请先改正，或用 --round 写明轮次"
            ),
            RoundFault::Later(round, issued_on) => tr!(
                "the notice of round “{round}” is dated {issued_on}, later than the day looked at",
                "轮次“{round}”的通知日期是{issued_on}，晚于统计截止日期"
            ),
        };
        to.write_str(&text)
    }
}

impl std::error::Error for RoundFault {}

impl Register {
    /// Chooses the round to look at: the one named, else the newest issued by the register's day (of two, the greater
    /// id). With none, or while it is not known which that is, what does not need a round still works.
    pub fn choose_round(&mut self, named: Option<&RoundId>) -> Result<(), RoundFault> {
        self.is_named = named.is_some();
        self.chosen = match named {
            Some(round) => Ok(self.named_round(round)?),
            None => self.round_of(self.as_of),
        };
        Ok(())
    }

    /// Looks at the round that another register looks at, if it is known and issued; at none otherwise.
    pub fn see_through(&mut self, round: Option<&RoundId>) {
        self.is_named = true;
        self.chosen = round.map_or(Err(RoundFault::None), |round| self.named_round(round));
    }

    /// The newest round issued by a day; what precedes every notice is of the first. A round that cannot be read is not
    /// passed over: it may be that.
    fn round_of(&self, day: Day) -> Result<RoundId, RoundFault> {
        if let Some(path) = self.unread_rounds().next() {
            return Err(RoundFault::Unsure(path.clone()));
        }
        let order = |(id, round): &(&RoundId, &Round)| (round.issued_on, (*id).clone());
        let issued = || self.records.rounds.iter().filter(|(_, round)| round.issued_on <= self.as_of);
        let newest = issued().filter(|(_, round)| round.issued_on <= day).max_by_key(order);
        newest.or_else(|| issued().min_by_key(order)).map(|(id, _)| id.clone()).ok_or(RoundFault::None)
    }

    /// The register seen through the round that a record of a day is written to: the one named, else that of its day.
    pub fn campaign_on(&self, day: Day) -> Result<Campaign<'_>, RoundFault> {
        if self.is_named {
            return self.campaign();
        }
        let id = self.round_of(day)?;
        let (id, round) = self.records.rounds.get_key_value(&id).ok_or(RoundFault::Broken(id))?;
        Ok(Campaign { register: self, id, round })
    }

    /// Looks at another round, where one is given.
    pub fn look_at(&mut self, round: Option<RoundId>) {
        if let Some(round) = round {
            self.chosen = Ok(round);
        }
    }

    /// Whether the round looked at was named, so that all is written to it.
    pub fn is_round_named(&self) -> bool {
        self.is_named
    }

    /// The rounds that take records: issued by the register's day, and not sealed, also not later.
    pub fn rounds_not_sealed(&self) -> impl Iterator<Item = &RoundId> {
        let issued = self.records.rounds.iter().filter(|(_, round)| round.issued_on <= self.as_of);
        let is_sealed = |id: &RoundId| self.round_in_full(id).is_some_and(|round| round.sealed_on.is_some());
        issued.map(|(id, _)| id).filter(move |id| !is_sealed(id))
    }

    fn named_round(&self, named: &RoundId) -> Result<RoundId, RoundFault> {
        match self.records.rounds.get(named) {
            Some(round) if round.issued_on > self.as_of => Err(RoundFault::Later(named.clone(), round.issued_on)),
            Some(_) => Ok(named.clone()),
            None if self.is_open(named) => Err(RoundFault::Broken(named.clone())),
            None => Err(RoundFault::Unknown(named.clone(), self.records.rounds.keys().cloned().collect())),
        }
    }

    /// The id of the round looked at.
    pub fn round_id(&self) -> Option<&RoundId> {
        self.chosen.as_ref().ok()
    }

    /// The register seen through the round looked at.
    pub fn campaign(&self) -> Result<Campaign<'_>, RoundFault> {
        let id = self.chosen.as_ref().map_err(RoundFault::clone)?;
        let round = self.records.rounds.get(id).ok_or_else(|| RoundFault::Broken(id.clone()))?;
        Ok(Campaign { register: self, id, round })
    }

    /// The sealing day of the round looked at, where that has passed: what the round's duties are judged by from then on.
    pub fn sealed_by(&self) -> Option<Day> {
        let sealed_on = self.campaign().ok().and_then(|campaign| campaign.round.sealed_on);
        sealed_on.filter(|sealed_on| *sealed_on < self.as_of)
    }

    /// The register as the duties of the round looked at are seen: on its sealing day, where that has passed.
    pub fn as_sealed(&self) -> Cow<'_, Register> {
        self.sealed_by().map_or(Cow::Borrowed(self), |sealed_on| Cow::Owned(self.on(sealed_on)))
    }
}
