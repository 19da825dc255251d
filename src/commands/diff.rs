//! `diff`: how matters stand against an earlier commit.

use crate::arguments::counties::Counties;
use crate::arguments::session::{Outcome, Session, tell_gaps};
use crate::arguments::showing::ShowingChanges;
use crate::basics::text::visible;
use crate::files::scope::Scope;
use crate::files::{Origin, Root, load};
use crate::history::{diff, sentences};
use crate::output::changes::Changes;
use crate::output::stream::Out;
use crate::register::Register;
use crate::reports::{Table, diff_table};
use crate::tr;
use anyhow::bail;

/// What `diff` takes.
#[derive(Debug, clap::Args)]
#[command(visible_alias = "对比")]
#[command(about = tr!("Show how matters stand against an earlier commit", "与以前的提交对比：哪些新完成、新逾期、新发现、已销号"))]
#[command(after_help = tr!(
    "  shuangqian diff HEAD~7\n  shuangqian diff v1 v2 --county 沧县 -o 变化.html",
    "  shuangqian 对比 HEAD~7\n  shuangqian 对比 v1 v2 --county 沧县 -o 变化.html"
))]
pub struct Args {
    /// The earlier one.
    #[arg(value_name = "A", help = tr!("The commit to compare with", "与哪个提交（分支、标签）对比"))]
    pub earlier: String,
    /// The later one.
    #[arg(value_name = "B", help = tr!("The later one; otherwise the records of the folder", "对比到哪个提交；不写则为文件夹中现在的台账"))]
    pub later: Option<String>,
    /// The only counties to tell of.
    #[command(flatten)]
    pub counties: Counties,
    /// How they are shown.
    #[command(flatten)]
    pub showing: ShowingChanges,
}

impl Args {
    /// Shows what stands otherwise.
    pub fn run(self, session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
        let later = match (&self.later, &session.at) {
            (Some(_), Some(_)) => bail!(tr!("name the later one by B or by --at, not by both", "B 与 --at 只写一个")),
            (Some(later), None) => Origin::at(Root::of_git(session.root.as_deref()), later)?,
            (None, _) => session.origin()?,
        };
        let earlier = Origin::at(later.root().clone(), &self.earlier)?;
        let (now, outcome) = session.open_to_send_on(&later, out, |register| self.counties.asked(register))?;
        let (before, gaps) = before(session, &earlier, now, out)?;
        let counties = self.counties.asked(now)?;
        let turns = diff(before, now, &counties);
        let mut said = vec![compared(&earlier, before, &later, now)];
        said.extend(sentences(before, now, &counties, &turns));
        let table: Table = diff_table(&turns).into();
        let changes = Changes { table: &table, sentences: &said, register: now };
        self.showing.give(&changes, later.root(), out)?;
        // Not freed either: see `Register::for_good`.
        std::mem::forget((earlier, later));
        Ok(outcome.max(gaps))
    }
}

/// The earlier records, seen through the round of the later ones, where they know it.
fn before(
    session: &Session,
    earlier: &Origin,
    now: &Register,
    out: &mut Out,
) -> anyhow::Result<(&'static Register, Outcome)> {
    let mut before = Register::new(load(earlier.source(), Scope::All)?, session.as_of(earlier));
    before.see_through(now.round_id());
    let outcome = tell_gaps(&before, out);
    Ok((before.for_good(), outcome))
}

/// Which two are compared.
fn compared(earlier: &Origin, before: &Register, later: &Origin, now: &Register) -> String {
    let shown = |origin: &Origin, register: &Register| {
        let (day, typed) = (register.as_of, origin.revision().map(|revision| visible(&revision.typed)));
        typed.map_or_else(|| format!("现在（截至{day}）"), |typed| format!("{typed}（截至{day}）"))
    };
    format!("{}与{}相比：", shown(later, now), shown(earlier, before))
}
