//! Every code that `check` knows, in one table.

use crate::tr;
use std::fmt;

crate::words! {
    /// How much a diagnostic weighs, the heaviest first.
    Severity {
        /// The records contradict themselves or the mechanism.
        Error = "error", "错误";
        /// A deadline has passed.
        Overdue = "overdue", "逾期";
        /// Look at it.
        Warning = "warning", "提醒" | "警告";
    }
}

macro_rules! codes {
    ($($variant:ident $name:literal $severity:ident $clause:literal $english:literal $chinese:literal;)+) => {
        /// A rule's code.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $(#[doc = $english] $variant,)+ }

        impl Code {
            /// Every code, errors first.
            pub const ALL: &'static [Code] = &[$(Code::$variant),+];

            /// As scripts and `check` write it.
            pub fn name(self) -> &'static str {
                match self { $(Code::$variant => $name),+ }
            }

            /// How much it weighs.
            pub fn severity(self) -> Severity {
                match self { $(Code::$variant => Severity::$severity),+ }
            }

            /// The clause of the notice that it rests on; empty for what any records need.
            pub fn clause(self) -> &'static str {
                match self { $(Code::$variant => $clause),+ }
            }

            /// What it ensures, in one line.
            pub fn about(self) -> String {
                match self { $(Code::$variant => tr!($english, $chinese)),+ }
            }
        }
    };
}

codes! {
    Syntax "syntax" Error "" "the file is TOML" "文件符合TOML写法";
    Encoding "encoding" Error "" "the file is UTF-8" "文件为UTF-8编码";
    Unreadable "unreadable" Error "" "the file may be opened and read" "文件可以打开和读取";
    TooLarge "too-large" Error "" "a record is at most 1 MiB, a template at most 64 KiB" "记录文件不超过1 MiB，样式文件不超过64 KiB";
    MergeConflict "merge-conflict" Error "" "no merge is left undecided" "合并冲突已经处理";
    UnknownKey "unknown-key" Error "" "every key is one of the format's" "每一项都是格式中有的";
    MissingKey "missing-key" Error "" "every required key is there" "必填项都已填写";
    BadValue "bad-value" Error "" "every value is of its kind" "每一项的值都合规";
    MisplacedFile "misplaced-file" Error "" "a folder of records holds records only" "记录文件夹里只有记录";
    Symlink "symlink" Error "" "there is no link among the records" "记录中没有符号链接";
    UnknownUnit "unknown-unit" Error "一(2)" "every unit named is registered" "涉及的单位都已登记";
    UnknownRound "unknown-round" Error "三" "every round named is open" "涉及的轮次都已建立";
    UnknownItem "unknown-item" Error "表" "every item named is on the form" "涉及的检查事项都在表上";
    FutureDate "future-date" Error "" "nothing done is dated after today" "已做的事不晚于今天";
    NotInForce "not-in-force" Error "一(2)" "a unit is in force on the day of its records" "记录当日该单位在办";
    NotApplicable "not-applicable" Error "二(2)2" "dormitory items are answered as the school is" "宿舍事项与学校实际相符";
    NotAFinding "not-a-finding" Error "二(1)2" "what is worked off was found" "整改的问题确实查出过";
    LiaisonNotFemale "liaison-not-female" Error "二(3)" "the liaison is a woman" "联络员为女性";
    DatesOutOfOrder "dates-out-of-order" Error "表" "what follows is not dated before" "先后日期不颠倒";
    DuplicateSchoolCode "duplicate-school-code" Error "一(2)" "no two schools share a code" "学校标识码不重复";
    DuplicateName "duplicate-name" Error "一(2)" "no two units of a county share a name" "同县单位名称不重复";
    BadMergeTarget "bad-merge-target" Error "" "a school merges into another one" "并入的学校真实存在";
    UnknownForm "unknown-form" Error "二(2)" "every form submitted is of an inspection" "上报的检查情况表都有检查记录";
    ChangedSinceSubmitted "changed-since-submitted" Error "二(2)" "a form says what it said when it was submitted" "上报后检查情况没有改动";
    UnknownBasis "unknown-basis" Error "二(1)3" "a decision rests on records that are there" "决定所依据的记录确实存在";
    PersonalData "personal-data" Error "二(2)5" "there is no identity or mobile number anywhere" "任何地方都没有身份证号码和手机号码";
    ScanMismatch "scan-mismatch" Error "书" "a scan is the one recorded" "扫描件与登记的一致";
    SealBroken "seal-broken" Error "" "a sealed round is as it was when it was sealed" "轮次封存后记录没有改动";
    BadTemplate "bad-template" Error "附" "what is printed has a template that works" "打印样式写法正确";
    DrawMismatch "draw-mismatch" Error "二(1)1" "a draw is what its seed draws" "抽取结果与种子一致";
    LetterOverdue "letter-overdue" Overdue "三(1)" "letters are signed by their deadline" "责任书按期签订";
    ConveyanceOverdue "conveyance-overdue" Overdue "三(1)" "every school is told by the deadline" "按期传达到校";
    InspectionOverdue "inspection-overdue" Overdue "三(2)" "every school is inspected by the deadline" "按期完成检查";
    SchoolWorkOverdue "school-work-overdue" Overdue "三(2)" "every school inspects itself by the deadline" "学校按期自查";
    RectificationOverdue "rectification-overdue" Overdue "二(1)2" "findings are worked off by their due date" "问题按期销号";
    LetterLate "letter-late" Warning "三(1)" "letters were signed by their deadline" "责任书按期签订";
    ConveyanceLate "conveyance-late" Warning "三(1)" "every school was told by the deadline" "按期传达到校";
    InspectionLate "inspection-late" Warning "三(2)" "every school was inspected by the deadline" "按期完成检查";
    SchoolWorkLate "school-work-late" Warning "三(2)" "every school had inspected itself by the deadline" "学校按期自查";
    HalfSigned "half-signed" Warning "书" "both parties have signed" "双方均已签字";
    SignerNotHead "signer-not-head" Warning "书2" "the head signs in person" "由负责人本人签字";
    NoVicePrincipal "no-vice-principal" Warning "二(3)" "every school has named a vice-principal" "已确定副校长（园长）";
    NoLiaison "no-liaison" Warning "二(3)" "every school has named a liaison" "已确定联络员";
    SamePerson "same-person" Warning "二(3)" "two duties are held by two people" "两职不由一人担任";
    OneAgency "one-agency" Warning "一(2)" "both agencies take part in a visit" "两机关共同参加";
    IncompleteInspection "incomplete-inspection" Warning "二(2)" "every applicable item is answered" "应查事项全部填写";
    IdenticalRows "identical-rows" Warning "一(2)" "no note is pasted into many rows" "情况不雷同";
    StaffNotAllReached "staff-not-all-reached" Warning "三(1)" "all staff are told" "传达到全体教职员";
    EarlySpotCheck "early-spot-check" Warning "三(3)" "spot checks begin on their first day or later" "督导抽查不早于起始日期";
    DrawnNotVisited "drawn-not-visited" Warning "二(1)1" "schools drawn are visited" "抽中的学校都已抽查";
    NotSubmitted "not-submitted" Warning "二(2)" "inspections are sent to the city group within a week" "检查情况表在一周内上报";
    BeforeNotice "before-notice" Warning "文首" "nothing is dated before the notice" "不早于通知印发日期";
    DormitoryUnknown "dormitory-unknown" Warning "二(2)2" "it is known whether there is a girls' dormitory" "已登记有无女生集体宿舍";
    CreditCodeCheck "credit-code-check" Warning "" "a credit code has the right check digit" "统一社会信用代码校验位正确";
    CaseDetail "case-detail" Warning "二(2)5" "nothing tells of a case or a child" "不写案情和未成年人身份";
    SchoolLetterBeforeCountyLetter "school-letter-before-county-letter" Warning "一(1)" "the county signs before its schools" "先签市县、再签县校";
    DoubtfulName "doubtful-name" Warning "" "who is named is somebody" "填写姓名处是真实人名";
    SimilarName "similar-name" Warning "一(2)" "school names of a county differ by more than the county's name" "同县校名不只差一个县名";
}

impl fmt::Display for Code {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(self.name())
    }
}
