//! What every code means in more detail, with a record that breaks the rule and the same one mended.

use crate::diagnostics::Code;
use crate::diagnostics::meaning::{Explanation, command, explanations};

explanations! {
Syntax "The file cannot be read as TOML from here on; most often a quote is missing or is a Chinese one."
"从这里起不符合TOML写法，无法读取；多半是漏了引号，或用了中文引号。"
"# units/沧县.toml\n# …\nname = “沧县”"
"# units/沧县.toml\n# …\nname = \"沧县\"";
Encoding "Records are UTF-8 and nothing else. Open the file in an editor and save it again as UTF-8."
"记录一律为UTF-8编码。请在编辑器中打开，另存为UTF-8。"
"# units/沧县.toml GBK\nname = \"²×ÏØ\""
"# units/沧县.toml\n# …\nname = \"沧县\"";
Unreadable "The file is empty, or may not be opened or read, so that all it may say counts as not done. Give yourself the right to read it, or take it back from git."
"文件打不开、没有读取权限或是空的，其中所记一律按未完成计。请改正权限，或用 git 找回原来的内容。"
"# units/沧县.toml ----------"
"# units/沧县.toml -rw-r--r--";
TooLarge "A record is a few lines; a file of more than 1 MiB is something else. Take it out of the folder."
"一条记录只有几行，超过1 MiB的不会是记录。请移出记录文件夹。"
"# letters/2019/沧县/甲小学.toml 3 MiB"
"# letters/2019/沧县/甲小学.toml\n# …\ncopies = 2";
MergeConflict "Git could not decide between two versions. Keep the right lines, and delete the three marks."
"git合并时有两种写法没有取舍。请保留正确的一种，删去三行标记。"
"# units/沧县.toml\n<<<<<<< HEAD\nleader = \"张某\"\n=======\nleader = \"王某\"\n>>>>>>> main"
"# units/沧县.toml\n# …\nleader = \"王某\"";
UnknownKey "The format has no such key, so nobody would read it. Most often it is a slip of the pen."
"格式中没有这一项，写了也不会被读取；多半是拼写有误。"
"# units/沧县.toml\n# …\nleadr = \"张某\""
"# units/沧县.toml\n# …\nleader = \"张某\"";
MissingKey "Something without which the record says nothing is missing. Add it."
"缺少必填项，记录不完整。请补上。"
"# letters/2019/沧县.toml\n[upper]\nsigner = \"王某\"\nsigned_on = 2019-08-01\n[lower]\nsigned_on = 2019-08-03"
"# letters/2019/沧县.toml\n[upper]\nsigner = \"王某\"\nsigned_on = 2019-08-01\n[lower]\nsigner = \"张某\"\nsigned_on = 2019-08-03";
BadValue "The value is of another kind than the key asks for, or is not one of its words. Dates have no quotes."
"值的类型不对，或不是可用的词语。日期不加引号。"
"# units/沧县/甲小学.toml\n# …\nopened_on = \"2015-09-01\""
"# units/沧县/甲小学.toml\n# …\nopened_on = 2015-09-01";
MisplacedFile "A folder of records holds records only, each named by its key. Rename the file, or take it out."
"记录文件夹里只放记录，文件名就是它的日期、单位。请改名或移出。"
"# conveyances/2019/沧县/甲小学.toml.txt"
"# conveyances/2019/沧县/2019-08-02-甲小学.toml";
Symlink "A link may lead out of the records, and git keeps it as a path only. Put the file itself here."
"符号链接可能指到记录之外，git也只保存路径。请放入文件本身。"
"# units/沧县.toml -> /home/a.toml"
"# units/沧县.toml\n# …\nname = \"沧县\"";
UnknownUnit "The record is of a county group or school that is not registered, so it is in no count. Register it; where it is another one that is meant, move the record there with `shuangqian move … --to`."
"记录所属的县联合工作组或学校没有登记，统计不到。请先登记单位；单位写错了的，用 shuangqian move … --to 改过去。"
"# letters/2019/沧县/丁小学.toml\ncopies = 2"
"# letters/2019/沧县/丁小学.toml\ncopies = 2\n\n# units/沧县/丁小学.toml\nname = \"丁小学\"\nkind = \"primary\""
"shuangqian unit add-school 沧县/丁小学";
UnknownRound "The record lies in the folder of a round that was never opened. Move it, or open the round."
"记录放在没有建立的轮次里。请移到所属轮次，或先建立轮次。"
"# letters/2018/沧县.toml\ncopies = 2"
"# letters/2019/沧县.toml\n# …\ncopies = 2"
"shuangqian round open 2018 --document 沧检联〔2018〕1号 --issued 2018-07-30 --letters 2018-08-05 --inspections 2018-08-30";
UnknownItem "The form of the round has no such item. Each round has its own form, in rounds/."
"该轮检查情况表没有这一项。每一轮的表在 rounds/ 里。"
"# inspections/2019/沧县/2019-08-12-甲小学.toml\n# …\n[results]\npolice = \"compliant\""
"# inspections/2019/沧县/2019-08-12-甲小学.toml\n# …\n[results]\npolicy = \"compliant\"";
FutureDate "What is recorded was done, so it cannot be dated after today. Plans are not recorded. A slip of the pen is moved to its day; what is not done yet is taken back with `shuangqian remove`."
"登记的是已做的事，日期不会晚于今天；计划不登记。日期写错了的，改到正确的日期；还没做的，用 shuangqian remove 撤销。"
"# conveyances/2019/沧县/2019-08-02-甲小学.toml: 0\n# conveyances/2019/沧县/2091-08-02-甲小学.toml"
"# conveyances/2019/沧县/2019-08-02-甲小学.toml"
"shuangqian move conveyances/2019/沧县/2091-08-02-甲小学 --on 2019-08-02";
NotInForce "A school counts from its opening up to the day before its closing, while its county does. Mend the date that is wrong: that of the unit, or with `shuangqian move` that of the record, or its school."
"单位从开办之日起、到停办前一日止算在办，所属县也须在办。单位的日期错了就改单位；记录的日期或学校错了，用 shuangqian move 改正。"
"# conveyances/2019/沧县/2019-08-02-甲小学.toml\n# …\n\n# units/沧县/甲小学.toml\n# …\nopened_on = 2019-09-01"
"# conveyances/2019/沧县/2019-08-02-甲小学.toml\n# …\n\n# units/沧县/甲小学.toml\n# …\nopened_on = 2018-09-01"
"shuangqian unit set 沧县/甲小学 opened_on=2018-09-01 --replace" "shuangqian unit set 沧县/甲小学 开办日期=2018-09-01 --replace";
NotApplicable "Dormitory items apply to schools with a girls' dormitory and to no other; the rest applies to every school."
"宿舍事项只适用于有女生集体宿舍的学校；其他事项所有学校都适用。"
"# inspections/2019/沧县/2019-08-12-甲小学.toml\n# …\n[results]\npolicy = \"not_applicable\""
"# inspections/2019/沧县/2019-08-12-甲小学.toml\n# …\n[results]\npolicy = \"not_checked\""
"shuangqian inspect 沧县/甲小学 --on 2019-08-12 policy=not_checked --replace" "shuangqian inspect 沧县/甲小学 --on 2019-08-12 预防性侵制度=未查 --replace";
NotAFinding "Only what a visit found partial or a problem is worked off, and its record is named as the finding is. One of a wrong day or school is moved; one of what nobody found is taken back with `shuangqian remove`."
"只有检查、抽查查出的基本符合或不符合才需要整改，整改记录与查出的问题同名。日期或学校错了的，用 shuangqian move 改正；没有查出过的，用 shuangqian remove 撤销。"
"# rectifications/2019/沧县/2019-08-13-甲小学-policy.toml\nmeasure = \"补建制度\"\n\n# inspections/2019/沧县/2019-08-12-甲小学.toml\n# …\n[results]\npolicy = \"problem\""
"# rectifications/2019/沧县/2019-08-12-甲小学-policy.toml\nmeasure = \"补建制度\"\n\n# inspections/2019/沧县/2019-08-12-甲小学.toml\n# …\n[results]\npolicy = \"problem\""
"shuangqian move rectifications/2019/沧县/2019-08-13-甲小学-policy --on 2019-08-12";
LiaisonNotFemale "The mechanism asks for a woman as liaison. Name one, or mend the entry."
"机制要求联络员为女性。请另行确定，或改正登记。"
"# units/沧县/甲小学.toml\n# …\n[liaison]\nname = \"钱某\"\nfemale = false"
"# units/沧县/甲小学.toml\n# …\n[liaison]\nname = \"孙某\"\nfemale = true"
"shuangqian unit set 沧县/甲小学 liaison.name=孙某 liaison.female=true --replace" "shuangqian unit set 沧县/甲小学 联络员=孙某 联络员性别=女 --replace";
DatesOutOfOrder "What follows cannot be dated before what it follows: form and visit, visit and submission, closing and finding, receipt and sending."
"后做的事不会早于先做的事：填表与检查、上报与检查、销号与查出、收到与上报等。"
"# inspections/2019/沧县/2019-08-12-甲小学.toml\n# …\nfilled_on = 2019-08-10"
"# inspections/2019/沧县/2019-08-12-甲小学.toml\n# …\nfilled_on = 2019-08-12"
"shuangqian inspect 沧县/甲小学 --on 2019-08-12 --filled 2019-08-12 --replace";
DuplicateSchoolCode "One code belongs to one school. One of the two is a slip, or the school was registered twice: then its records are moved to one of the two, and the other is taken back with `shuangqian remove`."
"一个标识码只属于一所学校。两处之一填错了，请改正；学校登记了两次的，把记录用 shuangqian move 归到一处，多余的一所用 shuangqian remove 撤销。"
"# units/沧县/乙小学.toml\n# …\nschool_code = \"3113000001\""
"# units/沧县/乙小学.toml\n# …\nschool_code = \"3113000002\""
"shuangqian unit set 沧县/乙小学 school_code=3113000002 --replace" "shuangqian unit set 沧县/乙小学 学校标识码=3113000002 --replace";
DuplicateName "Two units of one county that are in force on one day cannot be told apart. Write their full names."
"同县同日在办的两个单位重名，无法区分。请写全称。"
"# units/沧县/乙小学.toml\n# …\nname = \"甲小学\""
"# units/沧县/乙小学.toml\n# …\nname = \"甲小学（东校区）\""
"shuangqian unit set 沧县/乙小学 name=甲小学（东校区） --replace" "shuangqian unit set 沧县/乙小学 学校名称=甲小学（东校区） --replace";
BadMergeTarget "A closed school merges into another that is registered and still open then."
"停办学校并入的，应是已登记、当时在办的另一所学校。"
"# units/沧县/乙小学.toml\n# …\nclosed_on = 2019-09-01\nmerged_into = \"沧县/乙小学\""
"# units/沧县/乙小学.toml\n# …\nclosed_on = 2019-09-01\nmerged_into = \"沧县/甲小学\""
"shuangqian unit close 沧县/乙小学 --on 2019-09-01 --merged-into 沧县/甲小学 --replace";
UnknownForm "A submission names its forms by date and school; there is no inspection of this name. Put the inspection back; or take the submission back with `shuangqian remove`, and record it again."
"上报记录按日期和学校列出检查情况表，这一份没有对应的检查记录。请恢复检查记录；或先用 shuangqian remove 撤销这次上报，再重新登记。"
"# submissions/2019/沧县/2019-08-31.toml\nto = [\"city_group\"]\n[forms]\n\"2019-08-13-甲小学\" = \"e7cf050136a97a57ee143e974c1b8b1623c75f0bb750e63f5d3a6b0ed98f97a5\""
"# submissions/2019/沧县/2019-08-31.toml\nto = [\"city_group\"]\n[forms]\n\"2019-08-12-甲小学\" = \"e7cf050136a97a57ee143e974c1b8b1623c75f0bb750e63f5d3a6b0ed98f97a5\""
"shuangqian remove submissions/2019/沧县/2019-08-31";
ChangedSinceSubmitted "The city group holds a copy that says something else. Take the change back, or send the form again."
"上报的那份与现在的内容不同。请恢复原样，或重新上报。"
"# $ shuangqian submit 沧县 --on 2019-08-31\n# inspections/2019/沧县/2019-08-12-甲小学.toml\n# …\n[results]\npolicy = \"partial\""
"# $ shuangqian submit 沧县 --on 2019-08-31\n# inspections/2019/沧县/2019-08-12-甲小学.toml\n# …\n[results]\npolicy = \"compliant\""
"shuangqian submit 沧县 --on 2019-09-02";
UnknownBasis "A decision names the records that it rests on by their path, without .toml; this one is not there."
"决定按路径写明所依据的记录，不写 .toml；这一条不存在。"
"# decisions/2019/沧县/2019-09-05-urging-甲小学.toml\nreason = \"整改不力\"\nbasis = [\"inspections/2019/沧县/甲小学\"]"
"# decisions/2019/沧县/2019-09-05-urging-甲小学.toml\nreason = \"整改不力\"\nbasis = [\"inspections/2019/沧县/2019-08-12-甲小学\"]"
"shuangqian decide urging 沧县/甲小学 --on 2019-09-05 --reason 整改不力 --basis inspections/2019/沧县/2019-08-12-甲小学 --replace" "shuangqian decide 督促 沧县/甲小学 --on 2019-09-05 --reason 整改不力 --basis inspections/2019/沧县/2019-08-12-甲小学 --replace";
PersonalData "Git forgets nothing: no identity number and no mobile number may stand anywhere. Take it out before a commit."
"git不会忘记：任何地方都不写身份证号码和手机号码。请在提交之前删去。"
"# units/沧县/甲小学.toml\n# …\n[liaison]\noffice_phone = \"138********\""
"# units/沧县/甲小学.toml\n# …\n[liaison]\noffice_phone = \"0317-0000000\"";
ScanMismatch "The scan that lies here is not the one whose digest was recorded. Put it back, or record the new one."
"这里的扫描件与登记时的不是同一份。请放回原件，或重新登记。"
"# letters/2019/沧县.toml\n# …\n[scan]\nfile = \"沧县.pdf\"\nsha256 = \"143536ac984cc3c34bfacc204f923698bbf6e2127f96e1af01db783039936ce6\"\n\n# scans/2019/沧县/沧县.pdf\n# 责任书"
"# letters/2019/沧县.toml\n# …\n[scan]\nfile = \"沧县.pdf\"\nsha256 = \"1f66c933fb61813c46090dc25967326840797e52b9f1dd134f746d82efb53c0d\"\n\n# scans/2019/沧县/沧县.pdf\n# 责任书"
"shuangqian sign 沧县 --on 2019-08-01 --scan scans/2019/沧县/沧县.pdf --replace";
SealBroken "After its sealing a round takes rectifications only, its notice stays, its figures stay, and the next round remembers the seal. Find the change with git, and take it back."
"轮次封存后只能登记整改；通知、期限不能再改，截至封存日的数字不能再变，下一轮也记着它的封存校验值。请用git找出改动并恢复原样。"
"# $ shuangqian round seal 2019 --on 2019-09-05 --yes\n# letters/2019/沧县.toml\n# …\ncopies = 3"
"# $ shuangqian round seal 2019 --on 2019-09-05 --yes\n# letters/2019/沧县.toml\n# …"
"shuangqian round seal 2019 --on 2019-09-05 --replace --yes";
BadTemplate "What is printed is made from the templates in the records. This one is not written as it must be, or asks for a name that does not exist, so nothing can be printed from it."
"打印件按台账中的样式生成。这个样式写法不对，或用了不存在的名称，无法打印。请改正，或删去文件以用内置样式。"
"# templates/form.html\n# <h1>{{ titel }}</h1>"
"# templates/form.html\n# <h1>{{ title }}</h1>";
DrawMismatch "A draw is made again from its seed and the commit that it names. Compare both with the minutes on paper, and tell it again with `shuangqian draw --reveal … --on … --replace`."
"抽取可以按种子和其中的提交重做，结果应与登记的一致。请与纸质纪要核对，再用 shuangqian draw --reveal … --on … --replace 重新登记。"
"# draws/2019/2019-09-09.toml\nseed = \"draw1:commit=0123456789abcdef0123456789abcdef01234567:day=2019-09-01:count=1:words=春风,秋月:chance=abcdefghijklmnopabcdefghijklmnop\"\ndrawn = [\"沧县/甲小学\", \"沧县/甲小学\"]\n\n# spot-checks/2019/沧县/2019-09-02-甲小学.toml"
"# draws/2019/2019-09-09.toml\nseed = \"draw1:commit=0123456789abcdef0123456789abcdef01234567:day=2019-09-01:count=1:words=春风,秋月:chance=abcdefghijklmnopabcdefghijklmnop\"\ndrawn = [\"沧县/甲小学\"]\n\n# spot-checks/2019/沧县/2019-09-02-甲小学.toml";
LetterOverdue "A letter is signed when both parties have signed. Have it signed, and record it on its day."
"双方都签字才算已签。请补签并按实际日期登记。"
"# letters/2019/沧县/甲小学.toml\n[upper]\nsigner = \"张某\"\nsigned_on = 2019-08-02"
"# letters/2019/沧县/甲小学.toml\n[upper]\nsigner = \"张某\"\nsigned_on = 2019-08-02\n[lower]\nsigner = \"李某\"\nsigned_on = 2019-08-03"
"shuangqian sign 沧县/甲小学 --on 2019-08-03 --only lower";
ConveyanceOverdue "No conveyance is recorded of the school, and the deadline has passed."
"该校没有传达记录，期限已过。请传达到校并登记。"
"# conveyances/2019/沧县/*-甲小学.toml: 0"
"# conveyances/2019/沧县/2019-08-05-甲小学.toml"
"shuangqian convey 沧县/甲小学 --on 2019-08-05";
InspectionOverdue "No inspection answers every item with a column, and the deadline has passed."
"没有一次检查把表上应填各栏填全，期限已过。请检查或补查。"
"# inspections/2019/沧县/*-甲小学.toml: 0"
"# inspections/2019/沧县/2019-08-12-甲小学.toml\n[results]\npolicy = \"compliant\"\ndormitory_closed = \"compliant\""
"shuangqian inspect 沧县/甲小学 --on 2019-08-12 --rest compliant" "shuangqian inspect 沧县/甲小学 --on 2019-08-12 --rest 符合";
SchoolWorkOverdue "A school's own work is done with its self-inspection, and the deadline has passed."
"学校自查后才算落实，期限已过。请督促自查并登记。"
"# school-work/2019/沧县/甲小学.toml\nreported_to_leaders_on = 2019-08-06"
"# school-work/2019/沧县/甲小学.toml\nreported_to_leaders_on = 2019-08-06\nself_inspected_on = 2019-08-15"
"shuangqian work 沧县/甲小学 --self-inspected 2019-08-15";
RectificationOverdue "A finding is open until it is closed after a check by someone else, and its due date has passed."
"问题经他人复查、登记销号日期才算结束；整改期限已过。"
"# rectifications/2019/沧县/2019-08-12-甲小学-policy.toml\ndone_on = 2019-08-20\n\n# inspections/2019/沧县/2019-08-12-甲小学.toml\n# …\n[results]\npolicy = \"problem\""
"# rectifications/2019/沧县/2019-08-12-甲小学-policy.toml\ndone_on = 2019-08-20\nclosed_on = 2019-08-26\nchecked_by = \"王某\"\n\n# inspections/2019/沧县/2019-08-12-甲小学.toml\n# …\n[results]\npolicy = \"problem\""
"shuangqian rectify 沧县/甲小学 policy --close 2019-08-26 --checked-by 王某" "shuangqian rectify 沧县/甲小学 预防性侵制度 --close 2019-08-26 --checked-by 王某";
LetterLate "The letter was signed after its deadline. Late stays late; mend the date only if it is wrong."
"责任书过期才签。迟签照实保留，只有日期登记错了才改。"
"# letters/2019/沧县.toml\n# …\n[lower]\nsigned_on = 2019-08-30"
"# letters/2019/沧县.toml\n# …\n[lower]\nsigned_on = 2019-08-03"
"shuangqian sign 沧县 --on 2019-08-03 --only lower --replace";
ConveyanceLate "The school was told after the deadline. Late stays late; only a date that is wrong is mended, by moving the record."
"过期才传达。迟做照实保留，只有日期登记错了才改。"
"# conveyances/2019/沧县/2019-08-02-甲小学.toml: 0\n# conveyances/2019/沧县/2019-08-20-甲小学.toml"
"# conveyances/2019/沧县/2019-08-02-甲小学.toml"
"shuangqian move conveyances/2019/沧县/2019-08-20-甲小学 --on 2019-08-02";
InspectionLate "The first complete inspection is after the deadline. Late stays late; only a date that is wrong is mended, by moving the record."
"过期才完成检查。迟做照实保留，只有日期登记错了才改。"
"# inspections/2019/沧县/2019-08-12-甲小学.toml: 0\n# inspections/2019/沧县/2019-09-02-甲小学.toml\n[results]\npolicy = \"compliant\"\ndormitory_closed = \"compliant\""
"# inspections/2019/沧县/2019-08-12-甲小学.toml\n[results]\npolicy = \"compliant\"\ndormitory_closed = \"compliant\""
"shuangqian move inspections/2019/沧县/2019-09-02-甲小学 --on 2019-08-12";
SchoolWorkLate "The school inspected itself after the deadline. Late stays late; mend the date only if it is wrong."
"过期才自查。迟做照实保留，只有日期登记错了才改。"
"# school-work/2019/沧县/甲小学.toml\nself_inspected_on = 2019-09-02"
"# school-work/2019/沧县/甲小学.toml\nself_inspected_on = 2019-08-15"
"shuangqian work 沧县/甲小学 --self-inspected 2019-08-15 --replace";
HalfSigned "One party has signed and the other has not, so the letter does not count yet."
"只有一方签字，责任书还不算已签。请补签。"
"# letters/2019/沧县.toml\n[upper]\nsigner = \"王某\"\nsigned_on = 2019-08-01"
"# letters/2019/沧县.toml\n[upper]\nsigner = \"王某\"\nsigned_on = 2019-08-01\n[lower]\nsigner = \"张某\"\nsigned_on = 2019-08-02"
"shuangqian sign 沧县 --on 2019-08-02 --only lower";
SignerNotHead "The head signs in person. Where the signer was head on that day, the post says so."
"应由负责人本人签字。签字人当时就是负责人的，请写明职务。"
"# letters/2019/沧县/甲小学.toml\n# …\n[lower]\nsigner = \"赵某\"\npost = \"副校长\""
"# letters/2019/沧县/甲小学.toml\n# …\n[lower]\nsigner = \"李某\"\npost = \"校长\""
"shuangqian sign 沧县/甲小学 --on 2019-08-03 --only lower --lower 李某@校长 --replace";
NoVicePrincipal "Every school names a vice-principal who answers for the work."
"每所学校、幼儿园要确定一名副校长（园长）负责。"
"# units/沧县/甲小学.toml\nname = \"甲小学\"\nkind = \"primary\"\nprincipal = \"李某\""
"# units/沧县/甲小学.toml\nname = \"甲小学\"\nkind = \"primary\"\nprincipal = \"李某\"\nvice_principal = \"赵某\""
"shuangqian unit set 沧县/甲小学 vice_principal=赵某" "shuangqian unit set 沧县/甲小学 副校长=赵某";
NoLiaison "Every school names a liaison, a woman, whom the joint group can reach."
"每所学校、幼儿园要确定一名女性联络员。"
"# units/沧县/甲小学.toml\nname = \"甲小学\"\nkind = \"primary\""
"# units/沧县/甲小学.toml\nname = \"甲小学\"\nkind = \"primary\"\n[liaison]\nname = \"孙某\"\nfemale = true"
"shuangqian unit set 沧县/甲小学 liaison.name=孙某 liaison.female=true" "shuangqian unit set 沧县/甲小学 联络员=孙某 联络员性别=女";
SamePerson "Two duties are meant for two people: vice-principal and liaison; who works off and who checks."
"两职应由两人担任：副校长（园长）与联络员，整改责任人与复查人。"
"# units/沧县/甲小学.toml\n# …\nvice_principal = \"赵某\"\n[liaison]\nname = \"赵某\""
"# units/沧县/甲小学.toml\n# …\nvice_principal = \"赵某\"\n[liaison]\nname = \"孙某\""
"shuangqian unit set 沧县/甲小学 liaison.name=孙某 liaison.female=true --replace" "shuangqian unit set 沧县/甲小学 联络员=孙某 联络员性别=女 --replace";
OneAgency "Both agencies take part in a visit, but all who are named come from one."
"应由两机关共同参加，登记的人员却都来自一家。"
"# inspections/2019/沧县/2019-08-12-甲小学.toml\n# …\nparticipants = [{ name = \"何某\", agency = \"procuratorate\" }]"
"# inspections/2019/沧县/2019-08-12-甲小学.toml\n# …\nparticipants = [{ name = \"何某\", agency = \"procuratorate\" }, { name = \"吕某\", agency = \"education_bureau\" }]"
"shuangqian inspect 沧县/甲小学 --on 2019-08-12 --by 何某@procuratorate --by 吕某@education_bureau --replace" "shuangqian inspect 沧县/甲小学 --on 2019-08-12 --by 何某@检察院 --by 吕某@教育局 --replace";
IncompleteInspection "An item that applies is not answered, or is not checked; those without a column count here too."
"有应查的事项没有填写或未查，没有栏目的事项也算。请补查。"
"# inspections/2019/沧县/2019-08-12-甲小学.toml\n# …\n[results]\npolicy = \"not_checked\""
"# inspections/2019/沧县/2019-08-12-甲小学.toml\n# …\n[results]\npolicy = \"compliant\""
"shuangqian inspect 沧县/甲小学 --on 2019-08-12 policy=compliant --replace" "shuangqian inspect 沧县/甲小学 --on 2019-08-12 预防性侵制度=符合 --replace";
IdenticalRows "The same long note at three schools of a county on one day looks pasted. Write what was seen at each."
"同县同日三所以上学校写了一样的情况，像是照抄。请按各校实际填写。"
"# inspections/2019/沧县/2019-08-12-甲小学.toml\n# …\n[notes]\npolicy = \"制度健全，落实到位\"\n\n# inspections/2019/沧县/2019-08-12-乙小学.toml\n# …\n[notes]\npolicy = \"制度健全，落实到位\"\n\n# inspections/2019/沧县/2019-08-12-丙幼儿园.toml\n# …\n[notes]\npolicy = \"制度健全，落实到位\""
"# inspections/2019/沧县/2019-08-12-甲小学.toml\n# …\n[notes]\npolicy = \"制度上墙，缺值班表\"\n\n# inspections/2019/沧县/2019-08-12-乙小学.toml\n# …\n[notes]\npolicy = \"制度健全，落实到位\"\n\n# inspections/2019/沧县/2019-08-12-丙幼儿园.toml\n# …\n[notes]\npolicy = \"有制度，未组织学习\""
"shuangqian inspect 沧县/甲小学 --on 2019-08-12 policy=compliant:制度上墙，缺值班表 --replace" "shuangqian inspect 沧县/甲小学 --on 2019-08-12 预防性侵制度=符合：制度上墙，缺值班表 --replace";
StaffNotAllReached "The conveyances of a school have not reached all its staff between them."
"几次传达合起来，仍有教职员没有传达到。请补充传达。"
"# conveyances/2019/沧县/2019-08-02-甲小学.toml\nstaff_total = 20\nstaff_attended = 18"
"# conveyances/2019/沧县/2019-08-02-甲小学.toml\nstaff_total = 20\nstaff_attended = 18\n\n# conveyances/2019/沧县/2019-08-05-甲小学.toml\nstaff_total = 20\nstaff_attended = 2"
"shuangqian convey 沧县/甲小学 --on 2019-08-05 --staff 20 --attended 2";
EarlySpotCheck "The notice names the first day of spot checks. See whether the date or the round is wrong."
"通知定有督导抽查的起始日期。请核对日期和所属轮次。"
"# spot-checks/2019/沧县/2019-08-28-甲小学.toml"
"# spot-checks/2019/沧县/2019-09-02-甲小学.toml"
"shuangqian move spot-checks/2019/沧县/2019-08-28-甲小学 --on 2019-09-02";
DrawnNotVisited "The round has no spot check, on the day of the draw or later, of a school that was drawn. Record the visit; where it was not made, the minutes say why."
"抽中的学校在抽取当天以后没有本轮督导抽查记录。去过的请登记；没有去的，在纪要中写明原因。"
"# draws/2019/2019-09-09.toml\nseed = \"draw1:commit=0123456789abcdef0123456789abcdef01234567:day=2019-09-01:count=1:words=春风,秋月:chance=abcdefghijklmnopabcdefghijklmnop\"\ndrawn = [\"沧县/甲小学\"]"
"# draws/2019/2019-09-09.toml\nseed = \"draw1:commit=0123456789abcdef0123456789abcdef01234567:day=2019-09-01:count=1:words=春风,秋月:chance=abcdefghijklmnopabcdefghijklmnop\"\ndrawn = [\"沧县/甲小学\"]\n\n# spot-checks/2019/沧县/2019-09-02-甲小学.toml"
"shuangqian spot-check 沧县/甲小学 --on 2019-09-02 --rest compliant" "shuangqian spot-check 沧县/甲小学 --on 2019-09-02 --rest 符合";
NotSubmitted "An inspection that counts is seven days old or more, and its form was not sent to the city group."
"检查满7天，检查情况表仍未上报市联合督导组。请上报并登记。"
"# submissions/2019/沧县/*.toml: 0"
"# submissions/2019/沧县/2019-08-31.toml\nto = [\"city_group\"]\n[forms]\n\"2019-08-12-丙幼儿园\" = \"2f10ee489fb0cdb804758e5f2debc29b445ff8960a971169019e94cae63b678b\"\n\"2019-08-12-乙小学\" = \"e7cf050136a97a57ee143e974c1b8b1623c75f0bb750e63f5d3a6b0ed98f97a5\"\n\"2019-08-12-甲小学\" = \"e7cf050136a97a57ee143e974c1b8b1623c75f0bb750e63f5d3a6b0ed98f97a5\""
"shuangqian submit 沧县 --on 2019-08-31";
BeforeNotice "The record is older than the notice of its round. See whether the date or the round is wrong."
"记录早于该轮通知。请核对日期和所属轮次。"
"# conveyances/2019/沧县/2019-08-02-甲小学.toml: 0\n# conveyances/2019/沧县/2018-08-02-甲小学.toml"
"# conveyances/2019/沧县/2019-08-02-甲小学.toml"
"shuangqian move conveyances/2019/沧县/2018-08-02-甲小学 --on 2019-08-02";
DormitoryUnknown "Whether the dormitory items apply depends on it. Find out, and write true or false."
"宿舍事项适用与否要看这一项。请查明后登记“有”或“无”。"
"# units/沧县/甲小学.toml\nname = \"甲小学\"\nkind = \"primary\""
"# units/沧县/甲小学.toml\nname = \"甲小学\"\nkind = \"primary\"\ngirls_dormitory = true"
"shuangqian unit set 沧县/甲小学 girls_dormitory=true" "shuangqian unit set 沧县/甲小学 女生集体宿舍=有";
CreditCodeCheck "The last of the 18 characters follows from the others; here it does not. Compare the certificate."
"18位代码的末位由前17位算出，这里对不上。请与证书核对。"
"# units/沧县/甲小学.toml\n# …\ncredit_code = \"91350100M000100Y4X\""
"# units/沧县/甲小学.toml\n# …\ncredit_code = \"91350100M000100Y43\""
"shuangqian unit set 沧县/甲小学 credit_code=91350100M000100Y43 --replace" "shuangqian unit set 沧县/甲小学 统一社会信用代码=91350100M000100Y43 --replace";
CaseDetail "Past cases are recorded only as examined. Nothing here tells of a case or of a child."
"已发生的案件只登记“已排查”，不写案情和未成年人情况。"
"# inspections/2019/沧县/2019-08-12-甲小学.toml\n# …\n[notes]\nother_matters = \"某案受害人……\""
"# inspections/2019/沧县/2019-08-12-甲小学.toml\n# …\n[results]\ncase_review = \"examined\"";
SchoolLetterBeforeCountyLetter "The county signs with the city first, then with its schools. See whether the dates are right."
"应先签市县责任书，再签县校责任书。请核对两级日期。"
"# letters/2019/沧县/甲小学.toml\n# …\n[upper]\nsigned_on = 2019-07-31\n[lower]\nsigned_on = 2019-07-31"
"# letters/2019/沧县/甲小学.toml\n# …\n[upper]\nsigned_on = 2019-08-03\n[lower]\nsigned_on = 2019-08-03"
"shuangqian sign 沧县/甲小学 --on 2019-08-03 --replace";
DoubtfulName "A word such as 无, 待定 or 已签, or a sign, stands where a name belongs; or a character of a name was lost on the way (`?`, 锟斤拷, one that no font has). A word for nobody counts as nobody: the letter is not signed, the duty has no one, the finding is not closed. Write the name, or take it out until there is somebody."
"填姓名的地方写了“无”“待定”“已签”一类的词，或姓名中有乱码、缺字（“?”“锟斤拷”、显示不出的字）。“无”一类的词按没有人计：责任书不算签字，人选不算确定，问题不算销号。请填写姓名；还没有人的，请删去。"
"# units/沧县/甲小学.toml\n# …\nvice_principal = \"待定\""
"# units/沧县/甲小学.toml\n# …\nvice_principal = \"赵某\""
"shuangqian unit set 沧县/甲小学 vice_principal=赵某 --replace" "shuangqian unit set 沧县/甲小学 副校长=赵某 --replace";
SimilarName "Without the county's name two schools of a county are called the same: one school registered twice counts twice. Keep one of them; where they are two, tell them apart by their full names."
"去掉县名以后，同县两所学校同名：一所学校登记两次，就会算两次。如是同一所，请只保留一个；确是两所的，请写全称加以区别。"
"# units/沧县/乙小学.toml\n# …\nname = \"沧县甲小学\""
"# units/沧县/乙小学.toml\n# …\nname = \"沧县甲小学（东校区）\""
"shuangqian unit set 沧县/乙小学 name=沧县甲小学（东校区） --replace" "shuangqian unit set 沧县/乙小学 学校名称=沧县甲小学（东校区） --replace";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_explained_by_more_than_its_own_line() {
        for code in Code::ALL {
            let Explanation { meaning, bad, mended, .. } = code.explanation();
            assert!(meaning.chars().count() > 10 && meaning != code.about(), "{code}");
            assert!(bad != mended && bad.starts_with("# ") && mended.starts_with("# "), "{code}");
        }
    }
}
