//! 进度统计表: what every county has done, in numbers.

use crate::basics::asked::Asked;
use crate::basics::id::CountyId;
use crate::records::Addressee;
use crate::register::{Campaign, Tally, Total};
use crate::reports::column::columns;
use crate::reports::{Cell, TableOf};

columns! {
    /// The columns of the progress table.
    ProgressColumn {
        Number = "序号", 3;
        Unit = "单位", 9;
        Units = "学校（幼儿园）总数", 8;
        Schools = "其中学校数", 3;
        Kindergartens = "其中幼儿园数", 3;
        CountyLetterSignedOn = "市县责任书签订日期", 4;
        LettersDue = "应签责任书数", 3;
        LettersSigned = "已签责任书数", 8;
        LetterRate = "签订率", 7;
        ConveyancesDue = "应传达数", 3;
        Conveyed = "已传达数", 7;
        ConveyanceRate = "传达率", 6;
        InspectionsDue = "应检查数", 3;
        Inspected = "已检查数", 8;
        InspectionRate = "检查率", 7;
        FormsSubmitted = "检查情况表已上报数", 6;
        VicePrincipals = "已确定副校长（园长）数", 4;
        Liaisons = "已确定女性联络员数", 4;
        Findings = "发现问题数", 8;
        FindingsClosed = "已销号数", 7;
        RectificationRate = "整改率", 6;
        FindingsOverdue = "逾期未整改数", 8;
        SpotChecks = "督导抽查数", 4;
        SpotFindings = "抽查发现问题数", 4;
        ToProcuratorate = "工作情况已报市检察院", 4;
        ToEducationBureau = "工作情况已报市教育局", 4;
        AsOf = "统计截止日期", 2;
        Remark = "备注", 6;
    }
}

/// A line per county in force, then 合计.
pub fn progress(campaign: &Campaign, counties: &Asked<CountyId>) -> TableOf<ProgressColumn> {
    let counties = campaign.counties(counties);
    let lines: Vec<Line> = counties.iter().map(|county| Line::of(campaign, county)).collect();
    let total = Line::total(campaign, &counties, &lines).cells(campaign, Cell::Blank);
    let numbered = (1..).zip(lines).map(|(number, line)| line.cells(campaign, Cell::Count(number)));
    TableOf::under("progress", "进度统计表", numbered.chain([total]).collect())
}

fn remark(unreadable: usize) -> Cell {
    match unreadable {
        0 => Cell::Blank,
        count => Cell::text(format!("{count}个文件无法读取")),
    }
}

/// One county, or 合计.
struct Line {
    unit: String,
    counts: Total,
    signed_on: Cell,
    to_procuratorate: Cell,
    to_education_bureau: Cell,
    unreadable: usize,
}

impl Line {
    fn of(campaign: &Campaign, county: &CountyId) -> Line {
        let (register, unit) = (campaign.register, county.clone().into());
        let reported_on = |to| campaign.reported_on(county, to).filter(|_| !register.is_unread(&unit));
        Line {
            unit: register.name(&unit),
            counts: Total::of(register, [(county, &campaign.tally(county))]),
            signed_on: Cell::day(campaign.county_letter(county).and_then(|letter| letter.done_on())),
            to_procuratorate: Cell::day(reported_on(Addressee::Procuratorate)),
            to_education_bureau: Cell::day(reported_on(Addressee::EducationBureau)),
            unreadable: register.unreadable_of(county),
        }
    }

    fn total(campaign: &Campaign, counties: &[CountyId], lines: &[Line]) -> Line {
        let of_all = |cell: fn(&Line) -> &Cell| {
            let filled = lines.iter().filter(|line| *cell(line) != Cell::Blank).count();
            Cell::text(format!("{filled}（共{}）", lines.len()))
        };
        Line {
            unit: "合计".to_owned(),
            counts: Total::of(campaign.register, counties.iter().zip(lines.iter().map(|line| &line.counts.tally))),
            signed_on: of_all(|line| &line.signed_on),
            to_procuratorate: of_all(|line| &line.to_procuratorate),
            to_education_bureau: of_all(|line| &line.to_education_bureau),
            unreadable: campaign.register.unreadable_elsewhere(),
        }
    }

    fn cells(self, campaign: &Campaign, number: Cell) -> Vec<Cell> {
        let Tally { units, kindergartens, signed, conveyed, inspected, .. } = self.counts.tally;
        let rate = |done: fn(&Tally) -> (u64, u64)| Cell::share(self.counts.share(done));
        let mut cells = vec![number, Cell::text(self.unit)];
        cells.extend([units, units - kindergartens, kindergartens].map(Cell::Count));
        cells.push(self.signed_on);
        cells.extend([Cell::Count(units), Cell::Count(signed), rate(|tally| tally.share(tally.signed))]);
        cells.extend([Cell::Count(units), Cell::Count(conveyed), rate(|tally| tally.share(tally.conveyed))]);
        cells.extend([Cell::Count(units), Cell::Count(inspected), rate(|tally| tally.share(tally.inspected))]);
        let tally = &self.counts.tally;
        cells.extend([tally.submitted, tally.vice_principals, tally.liaisons].map(Cell::Count));
        cells.extend([Cell::Count(tally.findings), Cell::Count(tally.closed), rate(Tally::rectified)]);
        cells.extend([tally.findings_overdue, tally.spot_checks, tally.spot_findings].map(Cell::Count));
        cells.extend([self.to_procuratorate, self.to_education_bureau]);
        cells.extend([Cell::Day(campaign.as_of()), remark(self.unreadable)]);
        cells
    }
}
