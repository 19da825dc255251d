//! What a unit has not done, or lacks, as the reports call it.

use crate::register::Duty;
use std::borrow::Cow;

/// Something that a unit has not done, or lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Lack {
    /// A duty that is not done.
    Duty(Duty),
    /// An inspection that was begun: there is one, but none fulfils the duty.
    Unfinished,
    VicePrincipal,
    WomanLiaison,
    /// A finding that is not worked off, of the item with this heading.
    Finding(String),
    /// Something cannot be read: it stands for all that the unit may owe.
    Unread,
}

impl Lack {
    /// What has a deadline that the notice sets, in the order of the lists; then what may be any of it.
    pub(super) const OWED: [Lack; 6] = [
        Lack::Duty(Duty::Letter),
        Lack::Duty(Duty::Conveyance),
        Lack::Duty(Duty::Inspection),
        Lack::Unfinished,
        Lack::Duty(Duty::SchoolWork),
        Lack::Unread,
    ];

    /// As `missing` and `due` have it.
    pub(super) fn chinese(&self) -> Cow<'static, str> {
        Cow::Borrowed(match self {
            Lack::Duty(Duty::Letter) => "未签责任书",
            Lack::Duty(Duty::Conveyance) => "未传达",
            Lack::Duty(Duty::Inspection) => "未检查",
            Lack::Unfinished => "检查未完成",
            Lack::Duty(Duty::SchoolWork) => "未落实自查",
            Lack::VicePrincipal => "未确定副校长（园长）",
            Lack::WomanLiaison => "未确定女性联络员",
            Lack::Finding(heading) => return Cow::Owned(format!("未整改：{heading}")),
            Lack::Unread => "记录无法读取",
        })
    }

    /// As a sentence has it of a county's own group.
    pub(super) fn of_group(&self) -> Cow<'static, str> {
        match self {
            Lack::Duty(Duty::Letter) => "市县责任书未签".into(),
            Lack::Unread => "县级".into(),
            other => other.chinese(),
        }
    }

    /// As a sentence has it of schools, before their number.
    pub(super) fn of_schools(&self) -> Cow<'static, str> {
        match self {
            Lack::Duty(Duty::Letter) => "县校责任书未签".into(),
            Lack::Duty(Duty::SchoolWork) => "未自查".into(),
            Lack::Unread => "学校（幼儿园）".into(),
            other => other.chinese(),
        }
    }
}
