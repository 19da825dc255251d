use crate::desk::Desk;

fn sheets(page: &str) -> usize {
    page.matches("<section>").count()
}

#[test]
fn a_letter_is_printed_for_both_parties_and_blank_until_it_is_signed() {
    let desk = Desk::new();
    let blank = desk.does("print letter 沧县/沧县第一中学").stdout;
    assert_eq!(sheets(&blank), 2);
    for said in [
        "内部文件",
        "沧检联〔2019〕4号",
        "第一份",
        "第二份",
        "沧县第一中学",
        "沧县人民检察院（盖章）",
        "2019年8月30日前",
    ] {
        assert!(blank.contains(said), "{said}: {blank}");
    }
    assert!(blank.contains("校长（签字）：<span class=\"line\"></span>") && !blank.contains("李某"), "{blank}");
    desk.does("sign 沧县/沧县第一中学 --on 2019-08-03");
    let signed = desk.does("print letter 沧县/沧县第一中学").stdout;
    assert!(signed.contains("<span class=\"line\">李某</span>") && signed.contains("2019年8月3日"), "{signed}");
}

#[test]
fn there_are_as_many_copies_as_are_recorded() {
    let desk = Desk::new();
    desk.put("letters/2019/沧县/风荷小学.toml", "copies = 3\n");
    let page = desk.does("打印 责任书 沧县/风荷小学").stdout;
    assert_eq!(sheets(&page), 3);
    assert!(page.contains("一式三份") && page.contains("第三份"), "{page}");
}

#[test]
fn a_county_signs_with_the_city_and_all_its_schools_with_it() {
    let desk = Desk::new();
    let own = desk.does("print letter 沧县").stdout;
    assert!(sheets(&own) == 2 && own.contains("沧州市联合督导组"), "{own}");
    let all = desk.does("print letter --all 沧县").stdout;
    assert_eq!(sheets(&all), 6);
    assert!(all.contains("园长（签字）"), "a kindergarten has another head: {all}");
    let some = desk.does("print letter --all 沧县 --except 风荷小学").stdout;
    assert_eq!(sheets(&some), 4);
}

#[test]
fn a_form_says_what_was_found_and_has_two_copies() {
    let desk = Desk::new();
    let inspect = "inspect 风荷小学 --on 2019-08-12 policy=problem:制度未上墙 --rest compliant";
    desk.does(&format!("{inspect} --by 陈某@检察院 --by 何某@教育局 --filled 2019-08-13"));
    let page = desk.does("print form --all 沧县").stdout;
    assert_eq!(sheets(&page), 4, "one day of inspections, and one sheet for the schools that are left");
    for said in ["上报", "留存", "不符合：制度未上墙", "陈某", "何某", "2019年8月12日", "2019年8月13日", "青团幼儿园"]
    {
        assert!(page.contains(said), "{said}: {page}");
    }
    let empty = desk.does("print form 沧县").stdout;
    assert!(sheets(&empty) == 2 && empty.matches("<tr><td></td>").count() == 16, "{empty}");
}

#[test]
fn what_the_records_say_is_text_and_never_markup() {
    let desk = Desk::new();
    desk.does_words(&["unit", "set", "风荷小学", "name=<script>alert(1)</script>&小学", "--replace"]);
    for paper in ["letter", "form"] {
        let page = desk.does(&format!("print {paper} 风荷小学")).stdout;
        assert!(page.contains("&lt;script&gt;") && !page.contains("<script"), "{page}");
    }
}

#[test]
fn a_county_words_its_papers_itself() {
    let desk = Desk::new();
    let own = desk.text("templates/letter-school.html").replace("亲自抓", "牵头抓");
    desk.put("templates/letter-school.html", &own);
    assert!(desk.does("print letter 风荷小学").stdout.contains("校长牵头抓"));
    std::fs::remove_dir_all(desk.path("templates")).unwrap();
    assert!(desk.does("print letter 风荷小学").stdout.contains("校长亲自抓"), "the built-in wording stands in");
}

#[test]
fn a_broken_template_is_told_with_its_line_and_prints_nothing() {
    let desk = Desk::new();
    desk.put("templates/letter-school.html", "<h1>责任书</h1>\n<p>{{ shcool.name }}</p>\n");
    desk.refuses("print letter 风荷小学", "templates/letter-school.html第2行");
    let endless = "{% for a in range(9999) %}{% for b in range(9999) %}.{% endfor %}{% endfor %}";
    desk.put("templates/letter-school.html", endless);
    desk.refuses("print letter 风荷小学", "没有尽头");
    desk.put("templates/letter-school.html", "{{ 1 + [] }}");
    desk.refuses("print letter 风荷小学", "其中的写法无法执行");
    // A template stands alone.
    desk.put("templates/letter-school.html", "{% include 'form.html' %}");
    desk.refuses("print letter 风荷小学", "样式写法不对");
    desk.does("print letter 沧县");
}

#[test]
fn the_file_is_a_page() {
    let desk = Desk::new();
    desk.does("print letter 沧县 -o 责任书.html").says("已写入责任书.html（2份）");
    assert_eq!(desk.text("责任书.html"), desk.does("print letter 沧县").stdout);
    for name in ["责任书.pdf", "责任书.docx", "mechanism.toml", "责任书"] {
        desk.refuses(&format!("print letter 沧县 -o {name}"), ".html");
    }
    for command in ["print letter 沧县", "report weekly"] {
        desk.refuses(&format!("{command} -o templates/form.html"), "那里只放记录和打印样式");
    }
}

#[test]
fn no_personal_number_reaches_paper() {
    let desk = Desk::new();
    let side = |signer: &str| format!("signer = \"{signer}\"\nsigned_on = 2019-08-02\n");
    let letter = format!("[upper]\n{}[lower]\n{}", side("张某13812345678"), side("李某\\u0031\\u00333812345678"));
    desk.put("letters/2019/沧县/风荷小学.toml", &letter);
    let page = desk.run("print letter 沧县/风荷小学").stdout;
    assert!(page.contains("张某***********") && page.contains("李某***********"), "{page}");
    assert!(!page.contains("12345678"), "{page}");
    let told = desk.run("check");
    assert!(told.stdout.contains("personal-data") && !told.stdout.contains("\\u0031"), "{told:#?}");
}

#[test]
fn papers_are_titled_as_the_round_and_the_templates_say() {
    let desk = Desk::new();
    assert!(desk.does("print form 沧县").stdout.contains("<h1>检查情况表</h1>"));
    let notice =
        desk.text("rounds/2019.toml").replacen("title = ", "form_title = \"双签双入校检查情况表\"\ntitle = ", 1);
    desk.put("rounds/2019.toml", notice);
    assert!(desk.does("print form 沧县").stdout.contains("<h1>双签双入校检查情况表</h1>"));
    // The next round takes the title along with the form.
    desk.does("round open 2020 --document 沧检联〔2020〕4号 --issued 2020-07-30 --letters 2020-08-05 --inspections 2020-08-30");
    assert!(desk.text("rounds/2020.toml").contains("form_title = \"双签双入校检查情况表\""));
    for unit in ["沧县", "沧县/风荷小学"] {
        assert!(desk.does(&format!("print letter {unit}")).stdout.contains("<h1>“双签双入校（园）”工作责任书</h1>"));
    }
}
