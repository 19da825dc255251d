//! What the week's page shows: the same tables as the week's files, and those that its pictures are drawn from.

use crate::basics::asked::Asked;
use crate::basics::day::Day;
use crate::basics::id::CountyId;
use crate::history::{diff, sentences};
use crate::register::{Duty, Register, RoundFault};
use crate::reports::absent::absent;
use crate::reports::days::{DaysColumn, days};
use crate::reports::deadlines::deadlines;
use crate::reports::heat::heat;
use crate::reports::ledger::{LedgerColumn, ledger};
use crate::reports::{FindingsColumn, ProgressColumn, Table, TableOf, findings, progress, weekly};

/// The week of a round as a page shows it.
pub struct WeeklyPage {
    /// The mark of classification.
    pub classification: Option<String>,
    /// The day as of which everything is seen.
    pub as_of: Day,
    /// The page's title, the week, and the sentences, a line each.
    pub summary: Vec<String>,
    /// The days by which schools have to have signed, been told, been inspected.
    pub limits: [(&'static str, Day); 3],
    /// How many schools there are.
    pub schools: u64,
    /// How all duties stand against their deadlines.
    pub deadlines: Table,
    /// Progress, county by county.
    pub progress: TableOf<ProgressColumn>,
    /// What was done day by day.
    pub days: TableOf<DaysColumn>,
    /// How often each item was found wanting.
    pub heat: Table,
    /// The findings, counted.
    pub ledger: TableOf<LedgerColumn>,
    /// The findings overdue.
    pub overdue: TableOf<FindingsColumn>,
    /// Who is missing.
    pub absent: Table,
    /// What turned since the week before, where git has that.
    pub turned: Vec<String>,
    /// Which commit the records are of, or that they are not committed; empty without git.
    pub held: String,
}

/// What git has of the records of a week.
#[derive(Default)]
pub struct WeekInGit {
    /// The records as they were before the week.
    pub earlier: Earlier,
    /// The commit that the records are of; nothing where they are not committed.
    pub commit: Option<String>,
}

/// What git has of the records before a week.
#[derive(Default)]
pub enum Earlier {
    /// Those that were committed last, and that commit.
    Committed(&'static Register, String),
    /// Nothing was committed yet.
    #[default]
    Nothing,
    /// What was committed last held no records.
    NoRecords,
    /// The repository here cannot tell, for a reason; another may.
    Unknown(String),
}

impl WeekInGit {
    /// What turned since the week before.
    fn turned(&self, register: &Register, counties: &Asked<CountyId>) -> Vec<String> {
        let (earlier, commit) = match &self.earlier {
            Earlier::Committed(earlier, commit) => (earlier, commit),
            Earlier::Nothing => return vec!["本周以前没有提交，无法对比。".to_owned()],
            Earlier::NoRecords => return vec!["本周以前的提交中没有台账，无法对比。".to_owned()],
            Earlier::Unknown(reason) => return vec![format!("无法对比：{reason}。")],
        };
        let day = earlier.as_of;
        let turns = diff(earlier, register, counties);
        let head = format!("与{day}的提交{}相比：", &commit[..commit.len().min(12)]);
        [head].into_iter().chain(sentences(earlier, register, counties, &turns)).collect()
    }

    /// Which commit the records are of.
    fn held(&self) -> String {
        self.commit.as_ref().map_or_else(|| "未提交".to_owned(), |commit| format!("提交：{commit}"))
    }
}

/// The page on the counties asked for, with what git has of the records.
pub fn weekly_page_in_git(
    register: &Register,
    counties: &Asked<CountyId>,
    week: &WeekInGit,
) -> Result<WeeklyPage, RoundFault> {
    let (turned, held) = (week.turned(register, counties), week.held());
    Ok(WeeklyPage { turned, held, ..weekly_page(register, counties)? })
}

/// The page on the counties asked for. A sealed round is seen on its sealing day, its findings on the register's.
pub fn weekly_page(register: &Register, counties: &Asked<CountyId>) -> Result<WeeklyPage, RoundFault> {
    let sealed = register.as_sealed();
    let (own, now) = (&sealed.campaign()?, &register.campaign()?);
    let limit = |duty| own.deadline(duty).day;
    let in_force = own.counties(counties).into_iter().map(|county| own.tally(&county).units);
    Ok(WeeklyPage {
        classification: register.classification().map(str::to_owned),
        as_of: register.as_of,
        summary: weekly(own, now, counties).summary,
        limits: [("签订", limit(Duty::Letter)), ("传达", limit(Duty::Conveyance)), ("检查", limit(Duty::Inspection))],
        schools: in_force.sum(),
        deadlines: deadlines(own, counties),
        progress: progress(own, counties),
        days: days(own, counties),
        heat: heat(own, counties),
        ledger: ledger(now, counties),
        overdue: findings(now, counties).rows_that(FindingsColumn::IsOverdue, "是"),
        absent: absent(own, counties),
        turned: Vec::new(),
        held: String::new(),
    })
}
