//! What every code means at more length, with a record that breaks the rule and one that is mended.

use crate::diagnostics::Code;
use crate::tr;

/// What a code means. Both records begin with their path, as a comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// Why it matters, and how to mend it, in the reader's language.
    pub meaning: String,
    /// A record, or the part of one, that breaks the rule.
    pub bad: &'static str,
    /// The same, mended.
    pub mended: &'static str,
}

macro_rules! explanations {
    ($($code:ident $english:literal $chinese:literal $bad:literal $mended:literal;)+) => {
        impl Code {
            /// What it means.
            pub fn explanation(self) -> Explanation {
                match self {
                    $(Code::$code => Explanation { meaning: tr!($english, $chinese), bad: $bad, mended: $mended },)+
                }
            }
        }
    };
}

explanations! {
Syntax "The file cannot be read as TOML from here on; most often a quote is missing or is a Chinese one."
"从这里起不符合TOML写法，无法读取；多半是漏了引号，或用了中文引号。"
"# units/沧县.toml\nname = “沧县”" "# units/沧县.toml\nname = \"沧县\"";
Encoding "Records are UTF-8 and nothing else. Open the file in an editor and save it again as UTF-8."
"记录一律为UTF-8编码。请在编辑器中打开，另存为UTF-8。"
"# units/沧县.toml\nname = \"²×ÏØ\"" "# units/沧县.toml\nname = \"沧县\"";
Unreadable "The file may not be opened or read, so what it says is not counted. Give yourself the right to read it."
"文件打不开或没有读取权限，其中内容未计入。请改正权限。"
"# units/沧县.toml ----------" "# units/沧县.toml -rw-r--r--";
TooLarge "A record is a few lines; a file of more than 1 MiB is something else. Take it out of the folder."
"一条记录只有几行，超过1 MiB的不会是记录。请移出记录文件夹。"
"# letters/2019/沧县/甲小学.toml 3 MiB" "# letters/2019/沧县/甲小学.toml 1 KiB\ncopies = 2";
MergeConflict "Git could not decide between two versions. Keep the right lines, and delete the three marks."
"git合并时有两种写法没有取舍。请保留正确的一种，删去三行标记。"
"# units/沧县.toml\n<<<<<<< HEAD\nleader = \"张某\"\n=======\nleader = \"王某\"\n>>>>>>> main" "# units/沧县.toml\nleader = \"王某\"";
UnknownKey "The format has no such key, so nobody would read it. Most often it is a slip of the pen."
"格式中没有这一项，写了也不会被读取；多半是拼写有误。"
"# units/沧县.toml\nleadr = \"张某\"" "# units/沧县.toml\nleader = \"张某\"";
MissingKey "Something without which the record says nothing is missing. Add it."
"缺少必填项，记录不完整。请补上。"
"# letters/2019/沧县.toml\n[lower]\nsigned_on = 2019-08-03" "# letters/2019/沧县.toml\n[lower]\nsigner = \"张某\"\nsigned_on = 2019-08-03";
BadValue "The value is of another kind than the key asks for, or is none of its words. Dates have no quotes."
"值的类型不对，或不是可用的词语。日期不加引号。"
"# units/沧县/甲小学.toml\nopened_on = \"2015-09-01\"" "# units/沧县/甲小学.toml\nopened_on = 2015-09-01";
MisplacedFile "A folder of records holds records only, each named by its key. Rename the file, or take it out."
"记录文件夹里只放记录，文件名就是它的日期、单位。请改名或移出。"
"# conveyances/2019/沧县/甲小学.toml.txt" "# conveyances/2019/沧县/2019-08-02-甲小学.toml";
Symlink "A link may lead out of the records, and git keeps it as a path only. Put the file itself here."
"符号链接可能指到记录之外，git也只保存路径。请放入文件本身。"
"# units/沧县.toml -> /home/a.toml" "# units/沧县.toml\nname = \"沧县\"";
UnknownUnit "The record is of a county group or school that is not registered, so it is in no count. Register it."
"记录所属的县联合工作组或学校没有登记，统计不到。请先登记单位。"
"# letters/2019/沧县/丁小学.toml\ncopies = 2" "# units/沧县/丁小学.toml\nname = \"丁小学\"\nkind = \"primary\"";
UnknownRound "The record lies in the folder of a round that was never opened. Move it, or open the round."
"记录放在没有建立的轮次里。请移到所属轮次，或先建立轮次。"
"# letters/2091/沧县.toml\ncopies = 2" "# letters/2019/沧县.toml\ncopies = 2";
UnknownItem "The form of the round has no such item. Each round has its own form, in rounds/."
"该轮检查情况表没有这一项。每一轮的表在 rounds/ 里。"
"# inspections/2019/沧县/2019-08-12-甲小学.toml\n[results]\npolice = \"compliant\"" "# inspections/2019/沧县/2019-08-12-甲小学.toml\n[results]\npolicy = \"compliant\"";
FutureDate "What is recorded was done, so it cannot be dated after today. Plans are not recorded."
"登记的是已做的事，日期不会晚于今天；计划不登记。"
"# conveyances/2019/沧县/2091-08-02-甲小学.toml" "# conveyances/2019/沧县/2019-08-02-甲小学.toml";
NotInForce "A school counts from its opening up to the day before its closing, while its county does. Mend one of the dates."
"单位从开办之日起、到停办前一日止算在办，所属县也须在办。请改正其中一个日期。"
"# conveyances/2019/沧县/2019-08-02-甲小学.toml\n# units/沧县/甲小学.toml\nopened_on = 2019-09-01" "# conveyances/2019/沧县/2019-08-02-甲小学.toml\n# units/沧县/甲小学.toml\nopened_on = 2018-09-01";
NotApplicable "Dormitory items apply to schools with a girls' dormitory and to no other; the rest applies to every school."
"宿舍事项只适用于有女生集体宿舍的学校；其他事项所有学校都适用。"
"# inspections/2019/沧县/2019-08-12-甲小学.toml\n[results]\npolicy = \"not_applicable\"" "# inspections/2019/沧县/2019-08-12-甲小学.toml\n[results]\npolicy = \"not_checked\"";
NotAFinding "Only what a visit found partial or a problem is worked off. The file's name must be that of the finding."
"只有检查、抽查查出的基本符合或不符合才需要整改。文件名要与查出的问题一致。"
"# rectifications/2019/沧县/2019-08-13-甲小学-policy.toml\nmeasure = \"补建制度\"" "# rectifications/2019/沧县/2019-08-12-甲小学-policy.toml\nmeasure = \"补建制度\"";
LiaisonNotFemale "The mechanism asks for a woman as liaison. Name one, or mend the entry."
"机制要求联络员为女性。请另行确定，或改正登记。"
"# units/沧县/甲小学.toml\n[liaison]\nname = \"钱某\"\nfemale = false" "# units/沧县/甲小学.toml\n[liaison]\nname = \"孙某\"\nfemale = true";
DatesOutOfOrder "What follows cannot be dated before what it follows: form and visit, closing and finding, receipt and sending."
"后做的事不会早于先做的事：填表与检查、销号与查出、收到与上报等。"
"# inspections/2019/沧县/2019-08-12-甲小学.toml\nfilled_on = 2019-08-10" "# inspections/2019/沧县/2019-08-12-甲小学.toml\nfilled_on = 2019-08-12";
DuplicateSchoolCode "One code belongs to one school. One of the two is a slip, or the school was registered twice."
"一个标识码只属于一所学校。两处之一填错了，或学校登记了两次。"
"# units/沧县/乙小学.toml\nschool_code = \"3113000001\"" "# units/沧县/乙小学.toml\nschool_code = \"3113000002\"";
DuplicateName "Two units of one county that are in force on one day cannot be told apart. Write their full names."
"同县同日在办的两个单位重名，无法区分。请写全称。"
"# units/沧县/乙小学.toml\nname = \"甲小学\"" "# units/沧县/乙小学.toml\nname = \"甲小学（东校区）\"";
BadMergeTarget "A closed school merges into another that is registered and still open then."
"停办学校并入的，应是已登记、当时在办的另一所学校。"
"# units/沧县/乙小学.toml\nclosed_on = 2019-07-01\nmerged_into = \"沧县/乙小学\"" "# units/沧县/乙小学.toml\nclosed_on = 2019-07-01\nmerged_into = \"沧县/甲小学\"";
UnknownForm "A submission names its forms by date and school; no inspection stands behind this name."
"上报记录按日期和学校列出检查情况表，这一份没有对应的检查记录。"
"# submissions/2019/沧县/2019-08-31.toml\n[forms]\n\"2019-08-13-甲小学\" = \"e7cf…\"" "# submissions/2019/沧县/2019-08-31.toml\n[forms]\n\"2019-08-12-甲小学\" = \"e7cf…\"";
ChangedSinceSubmitted "The city group holds a copy that says something else. Take the change back, or send the form again."
"上报的那份与现在的内容不同。请恢复原样，或重新上报。"
"# inspections/2019/沧县/2019-08-12-甲小学.toml\n[results]\npolicy = \"compliant\"" "# inspections/2019/沧县/2019-08-12-甲小学.toml\n[results]\npolicy = \"problem\"";
UnknownBasis "A decision names the records that it rests on by their path, without .toml; this one is not there."
"决定按路径写明所依据的记录，不写 .toml；这一条不存在。"
"# decisions/2019/沧县/2019-10-08-urging-甲小学.toml\nbasis = [\"inspections/2019/沧县/甲小学\"]" "# decisions/2019/沧县/2019-10-08-urging-甲小学.toml\nbasis = [\"inspections/2019/沧县/2019-08-12-甲小学\"]";
PersonalData "Git forgets nothing: no identity number and no mobile number may stand anywhere. Take it out before a commit."
"git不会忘记：任何地方都不写身份证号码和手机号码。请在提交之前删去。"
"# units/沧县/甲小学.toml\n[liaison]\noffice_phone = \"1…\"" "# units/沧县/甲小学.toml\n[liaison]\noffice_phone = \"0317-0000000\"";
ScanMismatch "The scan that lies here is not the one whose digest was recorded. Put it back, or record the new one."
"这里的扫描件与登记时的不是同一份。请放回原件，或重新登记。"
"# letters/2019/沧县.toml\n[scan]\nfile = \"沧县.pdf\"\nsha256 = \"1435…\"" "# letters/2019/沧县.toml\n[scan]\nfile = \"沧县.pdf\"\nsha256 = \"e7cf…\"";
SealBroken "After its sealing a round takes rectifications only. Find the change with git, and take it back."
"轮次封存后只能登记整改。请用git找出改动并恢复原样。"
"# letters/2019/沧县.toml\ncopies = 3" "# letters/2019/沧县.toml\ncopies = 2";
BadTemplate "What is printed is made from the templates in the records. This one is not written as it must be, or asks for a name that there is not, so nothing can be printed from it."
"打印件按台账中的样式生成。这个样式写法不对，或用了不存在的名称，无法打印。请改正，或删去文件以用内置样式。"
"# templates/form.html\n# <h1>{{ titel }}</h1>" "# templates/form.html\n# <h1>{{ title }}</h1>";
LetterOverdue "A letter is signed when both parties have signed. Have it signed, and record it on its day."
"双方都签字才算已签。请补签并按实际日期登记。"
"# letters/2019/沧县/甲小学.toml\n[upper]\nsigner = \"张某\"\nsigned_on = 2019-08-02" "# letters/2019/沧县/甲小学.toml\n[upper]\nsigner = \"张某\"\nsigned_on = 2019-08-02\n[lower]\nsigner = \"李某\"\nsigned_on = 2019-08-03";
ConveyanceOverdue "No conveyance is recorded of the school, and the deadline has passed."
"该校没有传达记录，期限已过。请传达到校并登记。"
"# conveyances/2019/沧县/" "# conveyances/2019/沧县/2019-08-05-甲小学.toml";
InspectionOverdue "No inspection answers every item with a column, and the deadline has passed."
"没有一次检查把表上应填各栏填全，期限已过。请检查或补查。"
"# inspections/2019/沧县/" "# inspections/2019/沧县/2019-08-12-甲小学.toml\n[results]\npolicy = \"compliant\"";
SchoolWorkOverdue "A school's own work is done with its self-inspection, and the deadline has passed."
"学校自查后才算落实，期限已过。请督促自查并登记。"
"# school-work/2019/沧县/甲小学.toml\nreported_to_leaders_on = 2019-08-06" "# school-work/2019/沧县/甲小学.toml\nreported_to_leaders_on = 2019-08-06\nself_inspected_on = 2019-08-15";
RectificationOverdue "A finding is open until it is closed after a check by someone else, and its due date has passed."
"问题经他人复查、登记销号日期才算结束；整改期限已过。"
"# rectifications/2019/沧县/2019-08-12-甲小学-policy.toml\ndone_on = 2019-08-20" "# rectifications/2019/沧县/2019-08-12-甲小学-policy.toml\ndone_on = 2019-08-20\nclosed_on = 2019-08-26\nchecked_by = \"王某\"";
LetterLate "The letter was signed after its deadline. Late stays late; mend the date only if it is wrong."
"责任书过期才签。迟签照实保留，只有日期登记错了才改。"
"# letters/2019/沧县.toml\n[lower]\nsigned_on = 2019-08-30" "# letters/2019/沧县.toml\n[lower]\nsigned_on = 2019-08-03";
ConveyanceLate "The school was told after the deadline. Late stays late; mend the date only if it is wrong."
"过期才传达。迟做照实保留，只有日期登记错了才改。"
"# conveyances/2019/沧县/2019-08-20-甲小学.toml" "# conveyances/2019/沧县/2019-08-02-甲小学.toml";
InspectionLate "The first complete inspection is after the deadline. Late stays late; mend the date only if it is wrong."
"过期才完成检查。迟做照实保留，只有日期登记错了才改。"
"# inspections/2019/沧县/2019-09-12-甲小学.toml" "# inspections/2019/沧县/2019-08-12-甲小学.toml";
SchoolWorkLate "The school inspected itself after the deadline. Late stays late; mend the date only if it is wrong."
"过期才自查。迟做照实保留，只有日期登记错了才改。"
"# school-work/2019/沧县/甲小学.toml\nself_inspected_on = 2019-09-02" "# school-work/2019/沧县/甲小学.toml\nself_inspected_on = 2019-08-15";
HalfSigned "One party has signed and the other has not, so the letter does not count yet."
"只有一方签字，责任书还不算已签。请补签。"
"# letters/2019/沧县.toml\n[upper]\nsigner = \"王某\"\nsigned_on = 2019-08-01" "# letters/2019/沧县.toml\n[upper]\nsigner = \"王某\"\nsigned_on = 2019-08-01\n[lower]\nsigner = \"张某\"\nsigned_on = 2019-08-02";
SignerNotHead "The head signs in person. Where the signer was head on that day, the post says so."
"应由负责人本人签字。签字人当时就是负责人的，请写明职务。"
"# letters/2019/沧县/甲小学.toml\n[lower]\nsigner = \"赵某\"\npost = \"副校长\"" "# letters/2019/沧县/甲小学.toml\n[lower]\nsigner = \"李某\"\npost = \"校长\"";
NoVicePrincipal "Every school names a vice-principal who answers for the work."
"每所学校、幼儿园要确定一名副校长（园长）负责。"
"# units/沧县/甲小学.toml\nprincipal = \"李某\"" "# units/沧县/甲小学.toml\nprincipal = \"李某\"\nvice_principal = \"赵某\"";
NoLiaison "Every school names a liaison, a woman, whom the joint group can reach."
"每所学校、幼儿园要确定一名女性联络员。"
"# units/沧县/甲小学.toml\nname = \"甲小学\"" "# units/沧县/甲小学.toml\nname = \"甲小学\"\n[liaison]\nname = \"孙某\"\nfemale = true";
SamePerson "Two duties are meant for two people: vice-principal and liaison; who works off and who checks."
"两职应由两人担任：副校长（园长）与联络员，整改责任人与复查人。"
"# rectifications/2019/沧县/2019-08-12-甲小学-policy.toml\nresponsible = \"赵某\"\nchecked_by = \"赵某\"" "# rectifications/2019/沧县/2019-08-12-甲小学-policy.toml\nresponsible = \"赵某\"\nchecked_by = \"王某\"";
OneAgency "Both agencies take part in a visit, but all who are named come from one."
"应由两机关共同参加，登记的人员却都来自一家。"
"# inspections/2019/沧县/2019-08-12-甲小学.toml\nparticipants = [{ name = \"何某\", agency = \"procuratorate\" }]" "# inspections/2019/沧县/2019-08-12-甲小学.toml\nparticipants = [{ name = \"何某\", agency = \"procuratorate\" }, { name = \"吕某\", agency = \"education_bureau\" }]";
IncompleteInspection "An item that applies is not answered, or is not checked; those without a column count here too."
"有应查的事项没有填写或未查，没有栏目的事项也算。请补查。"
"# inspections/2019/沧县/2019-08-12-甲小学.toml\n[results]\npolicy = \"not_checked\"" "# inspections/2019/沧县/2019-08-12-甲小学.toml\n[results]\npolicy = \"compliant\"";
IdenticalRows "The same long note at three schools of a county on one day looks pasted. Write what was seen at each."
"同县同日三所以上学校写了一样的情况，像是照抄。请按各校实际填写。"
"# inspections/2019/沧县/2019-08-12-甲小学.toml\n[notes]\npolicy = \"制度健全，落实到位\"" "# inspections/2019/沧县/2019-08-12-甲小学.toml\n[notes]\npolicy = \"制度上墙，缺值班表\"";
StaffNotAllReached "The conveyances of a school have not reached all its staff between them."
"几次传达合起来，仍有教职员没有传达到。请补充传达。"
"# conveyances/2019/沧县/2019-08-02-甲小学.toml\nstaff_total = 20\nstaff_attended = 18" "# conveyances/2019/沧县/2019-08-02-甲小学.toml\nstaff_total = 20\nstaff_attended = 20";
EarlySpotCheck "The notice names the first day of spot checks. See whether the date or the round is wrong."
"通知定有督导抽查的起始日期。请核对日期和所属轮次。"
"# spot-checks/2019/沧县/2019-08-28-甲小学.toml" "# spot-checks/2019/沧县/2019-09-02-甲小学.toml";
NotSubmitted "An inspection that counts is seven days old or more, and its form was not sent to the city group."
"检查满7天，检查情况表仍未上报市联合督导组。请上报并登记。"
"# submissions/2019/沧县/" "# submissions/2019/沧县/2019-08-31.toml\nto = [\"city_group\"]\n[forms]\n\"2019-08-12-甲小学\" = \"e7cf…\"";
BeforeNotice "The record is older than the notice of its round. See whether the date or the round is wrong."
"记录早于该轮通知。请核对日期和所属轮次。"
"# conveyances/2019/沧县/2018-08-02-甲小学.toml" "# conveyances/2019/沧县/2019-08-02-甲小学.toml";
DormitoryUnknown "Whether the dormitory items apply depends on it. Find out, and write true or false."
"宿舍事项适用与否要看这一项。请查明后登记“有”或“无”。"
"# units/沧县/甲小学.toml\nname = \"甲小学\"" "# units/沧县/甲小学.toml\nname = \"甲小学\"\ngirls_dormitory = false";
CreditCodeCheck "The last of the 18 characters follows from the others; here it does not. Compare the certificate."
"18位代码的末位由前17位算出，这里对不上。请与证书核对。"
"# units/沧县/甲小学.toml\ncredit_code = \"91350100M000100Y4X\"" "# units/沧县/甲小学.toml\ncredit_code = \"91350100M000100Y43\"";
CaseDetail "Past cases are recorded only as examined. Nothing here tells of a case or of a child."
"已发生的案件只登记“已排查”，不写案情和未成年人情况。"
"# inspections/2019/沧县/2019-08-12-甲小学.toml\n[notes]\nother_matters = \"某案受害人……\"" "# inspections/2019/沧县/2019-08-12-甲小学.toml\n[results]\ncase_review = \"examined\"";
SchoolLetterBeforeCountyLetter "The county signs with the city first, then with its schools. See whether the dates are right."
"应先签市县责任书，再签县校责任书。请核对两级日期。"
"# letters/2019/沧县/甲小学.toml\n[lower]\nsigned_on = 2019-07-31" "# letters/2019/沧县/甲小学.toml\n[lower]\nsigned_on = 2019-08-03";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_explained_with_two_records_of_which_the_mended_one_is_toml() {
        let broken = [Code::Syntax, Code::MergeConflict];
        for code in Code::ALL {
            let Explanation { meaning, bad, mended } = code.explanation();
            assert!(meaning.chars().count() > 10 && meaning != code.about(), "{code}");
            assert!(bad != mended && bad.starts_with("# ") && mended.starts_with("# "), "{code}");
            assert!(mended.parse::<toml::Table>().is_ok(), "{code}: {mended}");
            assert_eq!(bad.parse::<toml::Table>().is_err(), broken.contains(code), "{code}: {bad}");
        }
    }
}
