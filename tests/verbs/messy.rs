//! Sheets as clerks really keep them: taken in at once, or refused with every fault listed.

use crate::desk::Desk;
use crate::support::golden::{assert_golden, differing};
use std::path::PathBuf;

/// What an import says of a sheet in both languages, compared with the golden files of a name.
fn says_the_golden(name: &str, kind: &str, sheet: &str) {
    for language in ["zh", "en"] {
        let desk = Desk::new();
        desk.put("表.csv", sheet);
        let said = desk.run(&format!("--lang {language} --as-of 2019-09-30 import {kind} 表.csv"));
        assert_eq!(said.status, 2, "{said:#?}");
        assert!(desk.below("letters/").is_empty() && desk.below("conveyances/").is_empty(), "{name}");
        let golden =
            PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/golden/import/{name}-{language}.txt"));
        assert_golden([differing(&golden, said.stderr)]);
    }
}

#[test]
fn every_fault_of_a_messy_sheet_of_schools_is_told_by_row_and_heading() {
    says_the_golden(
        "schools",
        "schools",
        "沧县学校（幼儿园）登记表,,,,,,,,\n\
         单位（盖章）：沧县,,,,,填表日期：2019-08-01,,,\n\
         序号,学校（幼儿园）名称,学校\n（机构）标识码,女生集体宿舍,教职工数,园长,副校长,联络员,联络员性别,联系电话,开办日期,手机\n\
         1,甲　小学,2.113E+09,有,86人,张　三,张三、李四,孙某,女,0317-2490229,2015年9月,13800000000\n\
         2,乙小学,211300123,也许,很多,李某 13800000000,,孙某,男,13900000000,43682,\n\
         3,丙学堂,2113 0001 23,同上,,#REF!,,孙某,,,2019.8.5,\n\
         4,甲小学,2113000124,无,87,,,,,,,\n\
         5,丁小学,２１１３０００１２３,√,,,,,,,,\n\
         6,,,,,,,,,,,\n\
         7,CON,,,,,,,,,,\n\
         序号,学校（幼儿园）名称,学校（机构）标识码,女生集体宿舍,教职工数,园长,副校长,联络员,联络员性别,联系电话,开办日期,手机\n\
         8,风荷小学,,,,,,,,,,,多余\n\
         注：本表一式两份,,\n,此处不读\n"
            .replace("学校\n（", "\"学校\n（")
            .replace("标识码,女生集体宿舍,教职工数,园长,副校长,联络员,联络员性别,联系电话,开办日期,手机\n1", "标识码\",女生集体宿舍,教职工数,园长,副校长,联络员,联络员性别,联系电话,开办日期,手机\n1")
            .as_str(),
    );
}

#[test]
fn every_fault_of_a_messy_sheet_of_letters_is_told_by_row_and_heading() {
    says_the_golden(
        "letters",
        "letters",
        "序号,层级,单位,学校,上级签字人,上级签字日期,下级签字人,下级签字日期,签订日期,截止日期,状态\n\
         1,市县,沧县,,王某,2019-08-01,张某,2019-08-02,2019-08-02,2019-08-05,已签\n\
         2,县校,,,张某,2019-08-03,李某,2019-08-03,,,\n\
         3,市县,,风荷小学,张某,2019-08-03,王某,2019-08-03,,,\n\
         4,县校,,沧县一中,张某,8月3日,,2019年2月30日,,,\n\
         5,县校,,风荷小学,张某,2019-08-03,〃,2019-08-03,,,\n\
         6,县校,,青团幼儿园,张某、王某,2019-10-03,孙某,,,,\n\
         7,乡校,东光县,某小学,,2019-08-03,孙某,2019-08-03至8-5,,,\n\
         8,县校,沧县,沧县第一中学,,,,,,,未签\n\
         9,县校,沧县,风荷小学,钱某,2019-10-01,,,,,\n",
    );
}

#[test]
fn every_fault_of_a_messy_sheet_of_conveyances_is_told_by_row_and_heading() {
    says_the_golden(
        "conveyances",
        "conveyances",
        "单位,学校,传达日期,应到人数,实到人数,参加人员,备注\n\
         沧县,沧县第一中学,2019-08-02 08:30,86,八十四,张某@检察院,\n\
         ,风荷小学,近日,40人,41,张某,\n\
         ,风荷小学,2019.8.4,40人,41,张某@公安局,11010519491231002X\n\
         ,青团幼儿园,,20,20,,\n\
         同上,青团幼儿园,2019-08-05,,,,\n\
         ,沧县,2019-08-05,,,,\n\
         ,青团幼儿园,19.8.5,,,,\n\
         ,青团幼儿园,8/5/2019,,,,\n\
         ,青团幼儿园,2019-10-05,,,,\n",
    );
}

#[test]
fn every_fault_of_a_messy_sheet_of_inspections_is_told_by_row_and_heading() {
    says_the_golden(
        "inspections",
        "inspections",
        "检查情况表,,,,,,,,,,,,,\n\
         单位：沧县,,,,时间：2019年8月12日,,,,,,,,,\n\
         学校,检查事项,,,,,,,,,,备注,编者按\n\
         ,\"建立安\n全管理、预防性侵害制度情况\",专人负责校园安全工作情况,专人接受处性有关投诉情况,严格审查录工作情况,开展法治教育及预防性侵等自护教育情况,学校寝室、教室、保安室等重点区域管理情况,女生集体宿舍封闭管理情况,女生集体宿舍人员是否为女性,其他人员出入女生宿舍集体管理情况,其他事项,,\n\
         沧县第一中学,√,✔,有,否,x,×:保安室无人,无,不适用,是,无,,按\n\
         风荷小学,大致可以,无,符合，但未上墙,不适用,是,同上,有,—,—,,学生王某某，11010519491231002X,\n\
         一中,符合,符合,符合,符合,符合,符合,,,,,,\n\
         沧县第一中学,符合,,,,,,,,,,,\n\
         填表人：张某,,,\n",
    );
}
