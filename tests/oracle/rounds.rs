//! Random notices and forms.

use crate::model::{Day, Item, Kind, Round, plus};
use crate::rng::Rng;

const DORMITORY_2019: [&str; 3] = ["dormitory_closed", "dormitory_staff_female", "dormitory_access"];
const COLUMNS_2019: [(&str, &str); 10] = [
    ("policy", "建立安全管理、预防性侵制度情况"),
    ("safety_officer", "专人负责校园安全工作情况"),
    ("complaint_officer", "专人接受处理性侵有关投诉情况"),
    ("recruitment_vetting", "严格审查招录工作情况"),
    ("education", "开展法治教育及预防性侵等自护教育情况"),
    ("key_areas", "学校寝室、教室、保安室等重点区域管理情况"),
    ("dormitory_closed", "女生集体宿舍封闭管理情况"),
    ("dormitory_staff_female", "女生集体宿舍管理人员是否为女性"),
    ("dormitory_access", "其他人员出入女生集体宿舍管理情况"),
    ("other_matters", "其他事项"),
];
const ASKED_2019: [(&str, &str); 6] = [
    ("authority_supervision", "教育行政部门定期安全检查督导情况"),
    ("record_hires", "有无招收有性侵害违法犯罪前科人员"),
    ("professional_ethics", "师德师风建设情况"),
    ("staff_management", "教职员管理情况"),
    ("camera_blind_spots", "监控盲区情况"),
    ("case_review", "已发生案件排查"),
];
const OTHER_ITEMS: [(&str, &str); 8] = [
    ("gate_guard", "门卫值守情况"),
    ("k9", "宿舍夜间巡查情况"),
    ("fire_exits_2", "疏散通道情况"),
    ("a_1", "心理辅导室设置情况"),
    ("visitors", "外来人员登记情况"),
    ("bus", "校车管理情况"),
    ("0_first", "视频监控覆盖情况"),
    ("night_duty", "夜间值班情况"),
];

/// One or two notices, the second mostly a year later.
pub fn rounds(rng: &mut Rng) -> Vec<Round> {
    let first_day = Day::from_ymd_opt(2019, 7, 20).expect("a day");
    let issued_on = plus(first_day, rng.between(0, 14));
    let first = round(rng, "2019", issued_on);
    if rng.chance(60) {
        return vec![first];
    }
    let later = if rng.chance(10) { 0 } else { rng.between(120, 365) };
    let second = round(rng, "2020", plus(first.issued_on, later));
    vec![first, second]
}

fn round(rng: &mut Rng, id: &str, issued_on: Day) -> Round {
    let letters = plus(issued_on, rng.between(3, 14));
    let inspections = plus(letters, rng.between(10, 30));
    let apart = |rng: &mut Rng, day: Day| if rng.chance(60) { day } else { plus(day, rng.between(1, 9)) };
    let conveyances = apart(rng, letters);
    let school_work = apart(rng, inspections);
    let late = rng.between(90, 200);
    let items = if rng.chance(55) { form_2019(rng) } else { other_form(rng) };
    Round {
        id: id.to_owned(),
        issued_on,
        sealed_on: rng.sometimes(25, plus(issued_on, late)),
        inclusive: rng.chance(60).then(|| rng.chance(35)),
        letters,
        conveyances,
        inspections,
        school_work,
        spot_checks_from: plus(inspections, 2),
        rectification_days: rng.chance(50).then(|| rng.between(1, 40)),
        opened_later_days: rng.chance(50).then(|| rng.between(1, 45)),
        items,
    }
}

fn item((key, heading): (&str, &str), kind: Kind) -> Item {
    let (key, heading) = (key.to_owned(), heading.to_owned());
    Item { key, heading, aliases: Vec::new(), column: kind != Kind::Examined, kind, dormitory: false }
}

fn form_2019(rng: &mut Rng) -> Vec<Item> {
    let kind_of = |key: &str| match key {
        "other_matters" => Kind::Text,
        "case_review" => Kind::Examined,
        _ => Kind::Result,
    };
    let mut columns: Vec<Item> = COLUMNS_2019.iter().map(|known| item(*known, kind_of(known.0))).collect();
    for column in &mut columns {
        column.dormitory = DORMITORY_2019.contains(&column.key.as_str());
    }
    if rng.chance(50) {
        columns[0].aliases.push("建立安全管理、预防性侵害制度情况".to_owned());
    }
    let mut asked: Vec<Item> = ASKED_2019.iter().map(|known| item(*known, kind_of(known.0))).collect();
    for question in &mut asked {
        question.column = false;
    }
    columns.extend(asked);
    columns
}

/// A form of another year: fewer items, in another order, perhaps without a text column.
fn other_form(rng: &mut Rng) -> Vec<Item> {
    let mut known = OTHER_ITEMS;
    rng.shuffle(&mut known);
    let many = usize::try_from(rng.between(1, 8)).expect("small");
    let mut items: Vec<Item> = known.iter().take(many).map(|one| item(*one, Kind::Result)).collect();
    for (place, item) in items.iter_mut().enumerate() {
        item.dormitory = place > 0 && rng.chance(25);
        item.column = place == 0 || rng.chance(70);
    }
    rng.shuffle(&mut items);
    for text in [("other_matters", "其他事项"), ("advice", "意见建议")] {
        let end = i64::try_from(items.len()).expect("short");
        if rng.chance(45) {
            let place = usize::try_from(rng.between(0, end)).expect("not negative");
            items.insert(place, item(text, Kind::Text));
        }
    }
    if rng.chance(50) {
        items.push(item(ASKED_2019[5], Kind::Examined));
    }
    items
}
