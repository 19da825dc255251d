//! What happens by a record, in the clerks' words.

use crate::basics::day::Day;
use crate::files::kinds::Entry;
use crate::records::DecisionKind;

crate::words! {
    /// Something dated, in the order of the contract.
    Happening {
        Signing = "signing", "签订责任书";
        Conveyance = "conveyance", "传达";
        Inspection = "inspection", "检查";
        SpotCheck = "spot_check", "督导抽查";
        Rectified = "rectified", "完成整改";
        Closed = "closed", "销号";
        Reported = "reported", "汇报";
        Study = "study", "学习";
        SelfInspection = "self_inspection", "自查";
        Education = "education", "教育";
        Submission = "submission", "上报";
        Commendation = "commendation", "通报表扬";
        Accountability = "accountability", "追究责任";
        Urging = "urging", "督促";
    }
}

impl Happening {
    /// Whether the city did it, so that it does not count as a record of the county.
    pub fn is_of_city(self) -> bool {
        use Happening::{Accountability, Commendation, SpotCheck, Urging};
        matches!(self, SpotCheck | Commendation | Accountability | Urging)
    }
}

impl From<DecisionKind> for Happening {
    fn from(kind: DecisionKind) -> Happening {
        match kind {
            DecisionKind::Commendation => Happening::Commendation,
            DecisionKind::Accountability => Happening::Accountability,
            DecisionKind::Urging => Happening::Urging,
        }
    }
}

/// Tells what happened by a record, and when. A new kind of record must say here what it tells.
pub fn happened(record: Entry, mut tell: impl FnMut(Day, Happening)) {
    let mut tell = |on: Option<Day>, what| on.into_iter().for_each(|on| tell(on, what));
    match record {
        // A draw says what was to be visited; what was is a spot check.
        Entry::Round(..) | Entry::County(..) | Entry::School(..) | Entry::Draw(..) => {}
        Entry::Letter(_, letter) => tell(letter.signed_on(), Happening::Signing),
        Entry::Conveyance(key, _) => tell(Some(key.on), Happening::Conveyance),
        Entry::Inspection(key, _) => tell(Some(key.on), Happening::Inspection),
        Entry::SpotCheck(key, _) => tell(Some(key.on), Happening::SpotCheck),
        Entry::Submission(key, _) => tell(Some(key.on), Happening::Submission),
        Entry::Decision(key, _) => tell(Some(key.on), key.what.into()),
        Entry::Rectification(_, worked_off) => {
            tell(worked_off.done_on, Happening::Rectified);
            tell(worked_off.closed_on(), Happening::Closed);
        }
        Entry::SchoolWork(_, work) => {
            tell(work.reported_to_leaders_on, Happening::Reported);
            tell(work.self_inspected_on, Happening::SelfInspection);
            work.study.iter().for_each(|study| tell(Some(study.held_on), Happening::Study));
            work.education.iter().for_each(|lesson| tell(Some(lesson.held_on), Happening::Education));
        }
    }
}
