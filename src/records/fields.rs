//! Every field of every record, once. A new field is a line here and one in the record's type; typed keys, headings of
//! sheets, rosters, drop-downs, help and messages follow.

use crate::basics::vocabulary::Vocabulary;
use crate::records::field::{Described, Field, Fields, Kind};
use crate::records::*;

/// How sheets call a county beside 单位.
const COUNTY: &[&str] =
    &["县", "县（市、区）", "县区", "县市区", "所属单位", "填报单位", "单位（盖章）", "填报单位（盖章）"];
/// How sheets call a school beside 学校.
const SCHOOL: &[&str] = &["学校名称", "校名", "学校（幼儿园）", "学校（幼儿园）名称", "被检查学校"];

/// Who took part in a visit.
const PARTICIPANTS: &[Field] = &[
    Field::optional("participants", "参加人员", Kind::Tables, &[]),
    Field::required("participants.name", "参加人员姓名", Kind::Person, &[]),
    Field::required("participants.agency", "参加人员所属机关", Kind::Word(Vocabulary::of::<Agency>()), &[]),
];

/// A row of the inspection form.
const ROW: &[Field] = &[
    Field::of_path("county", "单位", Kind::Text, COUNTY),
    Field::of_path("school", "学校", Kind::Text, SCHOOL),
    Field::of_path("on", "时间", Kind::Day, &["检查时间", "检查日期", "日期"]),
    Field::optional("filled_on", "填表日期", Kind::Day, &[]),
    Field::optional("results", "检查结果", Kind::WordByItem(Vocabulary::of::<Answer>()), &[]),
    Field::optional("notes", "说明", Kind::NoteByItem, &[]),
    Field::optional("remarks", "备注", Kind::Note, &[]),
    Field::optional("archive_ref", "存放处", Kind::Text, &[]),
];

impl Described for Mechanism {
    const FIELDS: Fields = Fields(&[&[
        Field::optional("format", "记录格式", Kind::Number, &[]),
        Field::required("title", "机制名称", Kind::Text, &[]),
        Field::required("city", "市名", Kind::Text, &[]),
        Field::optional("classification", "密级", Kind::Text, &[]),
        Field::optional("language", "语言", Kind::Word(Vocabulary::of::<LanguageKey>()), &[]),
        Field::required("city_group", "市联合督导组", Kind::Table, &[]),
        Field::required("city_group.name", "督导组名称", Kind::Text, &["name", "名称"]),
        Field::required("city_group.procuratorate", "市检察院", Kind::Text, &["procuratorate", "检察院"]),
        Field::required("city_group.education_bureau", "市教育局", Kind::Text, &["education_bureau", "教育局"]),
        Field::optional("city_group.leader", "督导组组长", Kind::Person, &["leader", "组长"]),
    ]]);
}

impl Described for Round {
    const FIELDS: Fields = Fields(&[&[
        Field::of_path("id", "轮次", Kind::Id, &["编号"]),
        Field::required("title", "轮次名称", Kind::Text, &["名称"]),
        Field::required("document_number", "文号", Kind::Text, &[]),
        Field::required("issued_on", "印发日期", Kind::Day, &[]),
        Field::optional("basis", "依据文件", Kind::Texts, &[]),
        Field::optional("form_title", "检查情况表标题", Kind::Text, &[]),
        Field::optional("sealed_on", "封存日期", Kind::Day, &[]),
        Field::optional("sealed_sha256", "封存校验值", Kind::Text, &[]),
        Field::optional("sealed_notice_sha256", "通知封存校验值", Kind::Text, &[]),
        Field::optional("sealed_progress_sha256", "进度封存校验值", Kind::Text, &[]),
        Field::optional("previous_sealed_sha256", "上一轮封存校验值", Kind::Text, &[]),
        Field::required("deadlines", "各项期限", Kind::Table, &[]),
        Field::optional("deadlines.inclusive", "当天完成算按期", Kind::YesNo, &[]),
        Field::required("deadlines.letters", "责任书期限", Kind::Day, &[]),
        Field::required("deadlines.conveyances", "传达期限", Kind::Day, &[]),
        Field::required("deadlines.inspections", "检查期限", Kind::Day, &[]),
        Field::required("deadlines.school_work", "自查期限", Kind::Day, &[]),
        Field::required("deadlines.spot_checks_from", "督导抽查起始", Kind::Day, &[]),
        Field::optional("deadlines.rectification_days", "整改天数", Kind::Number, &[]),
        Field::optional("deadlines.opened_later_days", "新开办学校的天数", Kind::Number, &[]),
        Field::required("item", "检查事项", Kind::Tables, &[]),
        Field::required("item.key", "检查事项代号", Kind::Text, &[]),
        Field::required("item.heading", "检查事项标题", Kind::Text, &[]),
        Field::optional("item.aliases", "检查事项其他标题", Kind::Texts, &[]),
        Field::optional("item.column", "检查事项在表上有栏", Kind::YesNo, &[]),
        Field::optional("item.kind", "检查事项填写方式", Kind::Word(Vocabulary::of::<ItemKind>()), &[]),
        Field::optional("item.applies", "检查事项适用范围", Kind::Word(Vocabulary::of::<Applies>()), &[]),
    ]]);
}

impl Described for County {
    const FIELDS: Fields = Fields(&[&[
        Field::required("name", "单位", Kind::Text, &["名称"]),
        Field::required("kind", "类别", Kind::Word(Vocabulary::of::<CountyKind>()), &[]),
        Field::of_path("id", "编号", Kind::Id, &[]),
        Field::optional("division_code", "行政区划代码", Kind::DivisionCode, &[]),
        Field::required("procuratorate", "检察院", Kind::Text, &[]),
        Field::required("education_bureau", "教育局", Kind::Text, &[]),
        Field::optional("leader", "组长", Kind::Person, &[]),
        Field::optional("contact", "联系人", Kind::Person, &[]),
        Field::optional("office_phone", "办公电话", Kind::OfficePhone, &["联系电话", "电话"]),
        Field::optional("formed_on", "成立日期", Kind::Day, &[]),
        Field::optional("closed_on", "撤销日期", Kind::Day, &["停办日期"]),
    ]]);
}

impl Described for School {
    const FIELDS: Fields = Fields(&[&[
        Field::of_path("county", "单位", Kind::Text, COUNTY),
        Field::required(
            "name",
            "学校名称",
            Kind::Text,
            &["名称", "学校", "校名", "学校（幼儿园）", "学校（幼儿园）名称", "单位名称"],
        ),
        Field::required("kind", "类别", Kind::Word(Vocabulary::of::<SchoolKind>()), &["学校类别", "办学类型"]),
        Field::of_path("id", "编号", Kind::Id, &[]),
        Field::optional("school_code", "学校标识码", Kind::SchoolCode, &["学校（机构）标识码", "标识码"]),
        Field::optional("credit_code", "统一社会信用代码", Kind::CreditCode, &["信用代码"]),
        Field::optional("aliases", "曾用名", Kind::Texts, &["别名", "简称"]),
        Field::optional("ownership", "办学性质", Kind::Word(Vocabulary::of::<Ownership>()), &["性质", "举办者类型"]),
        Field::optional("boarding", "寄宿", Kind::YesNo, &["是否寄宿", "寄宿制"]),
        Field::optional(
            "girls_dormitory",
            "女生集体宿舍",
            Kind::YesNo,
            &["有无女生集体宿舍", "有无女生宿舍", "女生宿舍"],
        ),
        Field::optional("staff", "教职工数", Kind::Number, &["教职员工数", "教职工人数"]),
        Field::optional("principal", "校长", Kind::Person, &["园长", "校长（园长）", "负责人"]),
        Field::optional(
            "vice_principal",
            "副校长",
            Kind::Person,
            &["副园长", "副校长（园长）", "副校长（副园长）", "分管副校长"],
        ),
        Field::optional("liaison", "联络员情况", Kind::Table, &[]),
        Field::required("liaison.name", "联络员", Kind::Person, &["联络员姓名"]),
        Field::required("liaison.female", "联络员性别", Kind::Woman, &[]),
        Field::optional("liaison.office_phone", "办公电话", Kind::OfficePhone, &["联系电话", "电话"]),
        Field::optional("opened_on", "开办日期", Kind::Day, &["开办时间"]),
        Field::optional("closed_on", "停办日期", Kind::Day, &["停办时间", "撤销日期"]),
        Field::optional("merged_into", "并入学校", Kind::School, &["并入"]),
    ]]);
}

impl Described for Letter {
    const FIELDS: Fields = Fields(&[&[
        Field::of_path("county", "单位", Kind::Text, COUNTY),
        Field::of_path("school", "学校", Kind::Text, SCHOOL),
        Field::optional("upper", "上级签字", Kind::Table, &[]),
        Field::required("upper.signer", "上级签字人", Kind::Person, &[]),
        Field::optional("upper.post", "上级签字人职务", Kind::Text, &[]),
        Field::required("upper.signed_on", "上级签字日期", Kind::Day, &[]),
        Field::optional("lower", "下级签字", Kind::Table, &[]),
        Field::required("lower.signer", "下级签字人", Kind::Person, &[]),
        Field::optional("lower.post", "下级签字人职务", Kind::Text, &[]),
        Field::required("lower.signed_on", "下级签字日期", Kind::Day, &[]),
        Field::optional("copies", "份数", Kind::Number, &[]),
        Field::optional("archive_ref", "存放处", Kind::Text, &[]),
        Field::optional("scan", "扫描件", Kind::Table, &[]),
        Field::required("scan.file", "扫描件文件名", Kind::Text, &[]),
        Field::required("scan.sha256", "扫描件校验值", Kind::Text, &[]),
    ]]);
}

impl Described for Conveyance {
    const FIELDS: Fields = Fields(&[
        &[
            Field::of_path("county", "单位", Kind::Text, COUNTY),
            Field::of_path("school", "学校", Kind::Text, SCHOOL),
            Field::of_path("on", "传达日期", Kind::Day, &["传达时间", "时间", "日期"]),
            Field::optional("staff_total", "应到人数", Kind::Number, &[]),
            Field::optional("staff_attended", "实到人数", Kind::Number, &[]),
        ],
        PARTICIPANTS,
        &[Field::optional("note", "备注", Kind::Note, &[])],
    ]);
}

impl Described for Inspection {
    const FIELDS: Fields = Fields(&[PARTICIPANTS, ROW]);
}

impl Described for SpotCheck {
    const FIELDS: Fields = Fields(&[PARTICIPANTS, &[Field::optional("unannounced", "暗访", Kind::YesNo, &[])], ROW]);
}

impl Described for Rectification {
    const FIELDS: Fields = Fields(&[&[
        Field::of_path("county", "单位", Kind::Text, COUNTY),
        Field::of_path("school", "学校", Kind::Text, SCHOOL),
        Field::of_path("on", "检查日期", Kind::Day, &[]),
        Field::of_path("item", "检查事项", Kind::Text, &[]),
        Field::optional("measure", "整改措施", Kind::Note, &[]),
        Field::optional("responsible", "责任人", Kind::Person, &[]),
        Field::optional("due_on", "整改时限", Kind::Day, &[]),
        Field::optional("note", "整改情况", Kind::Note, &[]),
        Field::optional("done_on", "完成日期", Kind::Day, &[]),
        Field::optional("checked_by", "复查人", Kind::Person, &[]),
        Field::optional("closed_on", "销号日期", Kind::Day, &[]),
    ]]);
}

impl Described for SchoolWork {
    const FIELDS: Fields = Fields(&[&[
        Field::of_path("county", "单位", Kind::Text, COUNTY),
        Field::of_path("school", "学校", Kind::Text, SCHOOL),
        Field::optional("reported_to_leaders_on", "向领导汇报日期", Kind::Day, &[]),
        Field::optional("study", "学习", Kind::Tables, &[]),
        Field::required("study.held_on", "学习日期", Kind::Day, &[]),
        Field::optional("study.staff_attended", "学习人数", Kind::Number, &[]),
        Field::optional("self_inspected_on", "自查日期", Kind::Day, &[]),
        Field::optional("education", "教育", Kind::Tables, &[]),
        Field::required("education.held_on", "教育日期", Kind::Day, &[]),
        Field::required("education.kind", "教育类别", Kind::Word(Vocabulary::of::<EducationKind>()), &[]),
        Field::optional("education.note", "教育备注", Kind::Note, &[]),
    ]]);
}

impl Described for Submission {
    const FIELDS: Fields = Fields(&[&[
        Field::of_path("county", "单位", Kind::Text, COUNTY),
        Field::of_path("on", "上报日期", Kind::Day, &[]),
        Field::required("to", "上报对象", Kind::Words(Vocabulary::of::<Addressee>()), &[]),
        Field::optional("received_on", "签收日期", Kind::Day, &[]),
        Field::optional("note", "备注", Kind::Note, &[]),
        Field::optional("forms", "随报检查情况表", Kind::DigestByForm, &[]),
    ]]);
}

impl Described for Decision {
    const FIELDS: Fields = Fields(&[&[
        Field::of_path("county", "单位", Kind::Text, COUNTY),
        Field::of_path("school", "学校", Kind::Text, SCHOOL),
        Field::of_path("kind", "决定", Kind::Word(Vocabulary::of::<DecisionKind>()), &[]),
        Field::of_path("on", "日期", Kind::Day, &[]),
        Field::optional("document_number", "文号", Kind::Text, &[]),
        Field::required("reason", "事由", Kind::Note, &[]),
        Field::optional("basis", "依据", Kind::Texts, &[]),
        Field::optional("post", "职务", Kind::Text, &[]),
    ]]);
}

impl Described for Draw {
    const FIELDS: Fields = Fields(&[&[
        Field::of_path("on", "揭晓日期", Kind::Day, &[]),
        Field::required("seed", "抽取种子", Kind::Text, &[]),
        Field::required("drawn", "抽中学校", Kind::Texts, &[]),
    ]]);
}

macro_rules! tables {
    ($($together:ident: $kind:ident, $levels:tt;)*) => { &[Mechanism::FIELDS, $($kind::FIELDS),*] };
}
/// The fields of every kind of file.
pub const TABLES: &[Fields] = record_kinds!(tables);

/// The fields that a roster of schools has columns for; what a school merged into is no column.
pub fn roster() -> impl Iterator<Item = &'static Field> {
    School::FIELDS.all().filter(|field| !matches!(field.value, Kind::Table | Kind::School))
}
