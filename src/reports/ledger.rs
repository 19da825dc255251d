//! 整改情况: the findings of the ledger, counted county by county.

use crate::basics::asked::Asked;
use crate::basics::id::CountyId;
use crate::register::{Campaign, Finding};
use crate::reports::column::columns;
use crate::reports::findings::listed;
use crate::reports::{Cell, TableOf};

columns! {
    /// The columns of the findings counted.
    LedgerColumn {
        Unit = "单位";
        Found = "发现问题数";
        Closed = "已销号数";
        Open = "未销号数";
        Overdue = "其中逾期";
        Rate = "整改率";
    }
}

/// A line per county in force, and per one that still has findings; then 合计. Open findings of earlier rounds count too.
pub fn ledger(campaign: &Campaign, counties: &Asked<CountyId>) -> TableOf<LedgerColumn> {
    let findings = listed(campaign, counties);
    let mut listed: Vec<_> = findings.iter().map(|finding| finding.key.unit.county.clone()).collect();
    listed.extend(campaign.counties(counties));
    listed.sort_by_cached_key(|county| campaign.register.place(county));
    listed.dedup();
    let of = |county: &CountyId| {
        let own: Vec<_> = findings.iter().filter(|finding| finding.key.unit.county == *county).collect();
        line(campaign, campaign.register.county_name(county), std::slice::from_ref(county), &own)
    };
    let mut rows: Vec<_> = listed.iter().map(of).collect();
    rows.push(line(campaign, "合计".to_owned(), &listed, &findings.iter().collect::<Vec<_>>()));
    TableOf::under("ledger", "整改情况", rows)
}

/// The findings of counties; without a rate where not all that tells of them can be read.
fn line(campaign: &Campaign, name: String, counties: &[CountyId], findings: &[&Finding]) -> Vec<Cell> {
    let all = findings.len() as u64;
    let closed = findings.iter().filter(|finding| finding.closed_on().is_some()).count() as u64;
    let overdue = findings.iter().filter(|finding| finding.days_overdue(campaign.as_of()).is_some()).count() as u64;
    let mut cells = vec![Cell::text(name)];
    cells.extend([all, closed, all - closed, overdue].map(Cell::Count));
    let is_unread = counties.iter().any(|county| campaign.may_have_had_other_findings(county));
    cells.push(Cell::share(if is_unread { (0, 0) } else { (closed, all) }));
    cells
}
