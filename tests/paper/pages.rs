use crate::desk::{Desk, example, printed, run};
use crate::support::golden::{assert_golden, differing};
use crate::tools::{opened, tool};
use std::fs;
use std::path::Path;

type Rows = Vec<Vec<String>>;

/// The cells of the page's table under a caption, as the reader sees them.
fn table(page: &str, caption: &str) -> Rows {
    let (_, table) = page.split_once(&format!("<caption>{caption}</caption>")).unwrap();
    let (table, _) = table.split_once("</table>").unwrap();
    let rows = table.split("<tr>").skip(1);
    let cells = |row: &str| {
        let cells = row.split("</t").filter_map(|cell| cell.rsplit_once("\">").map(|(_, text)| text.to_owned()));
        cells.collect()
    };
    rows.map(cells).collect()
}

/// The rows of a report, without its headings.
fn report(kind: &str) -> (Vec<String>, Rows) {
    let csv = printed(&["report", kind]);
    let mut lines = csv::Reader::from_reader(csv.as_bytes());
    let headings = lines.headers().unwrap().iter().map(str::to_owned).collect();
    (headings, lines.records().map(|line| line.unwrap().iter().map(str::to_owned).collect()).collect())
}

fn total(heading: &str) -> String {
    let (headings, rows) = report("progress");
    let place = headings.iter().position(|known| known == heading).unwrap();
    rows.last().unwrap()[place].clone()
}

fn number(cell: &str) -> u32 {
    cell.parse().unwrap()
}

#[test]
fn the_page_of_the_example_is_the_one_that_lies_there() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/weekly-2019-09-10.html");
    let page = printed(&["report", "weekly", "--format", "html"]);
    assert_golden([differing(&file, &page)]);
    assert_eq!(String::from_utf8(Desk::new().written("周报.html", &["report", "weekly"])).unwrap(), page);
}

#[test]
fn the_page_says_what_the_reports_say() {
    let page = printed(&["report", "weekly", "--format", "html"]);
    let (headings, rows) = report("progress");
    let shown = table(&page, "各县（市、区）进度");
    let places: Vec<_> = shown[0].iter().map(|heading| headings.iter().position(|known| known == heading)).collect();
    for (shown, row) in shown[1..].iter().zip(&rows) {
        assert_eq!(*shown, places.iter().map(|place| row[place.unwrap()].clone()).collect::<Vec<_>>());
    }
    assert_eq!(shown.len(), rows.len() + 1);
    let totals = ["已签责任书数", "已传达数", "已检查数"].map(total);
    assert_eq!(table(&page, "逐日进展（学校、幼儿园数）").last().unwrap()[1..], totals);
    let ledger = table(&page, "整改情况（含以前轮次未销号的问题）");
    assert_eq!(ledger.last().unwrap()[1..3], ["发现问题数", "已销号数"].map(total));
    let deadlines = table(&page, "各项工作完成情况");
    assert_eq!((number(&deadlines[2][3]) + number(&deadlines[2][4])).to_string(), totals[0]);
    let (_, missing) = report("missing");
    let absent = table(&page, "逾期未签、未传达、未检查、未自查的学校（幼儿园）");
    let overdue = missing.iter().filter(|row| !row[6].is_empty()).count();
    assert_eq!(absent[1..].iter().map(|row| number(&row[2])).sum::<u32>() as usize, overdue);
}

/// The cells of the only table of a page, as the reader sees them.
fn only_table(page: &str) -> Rows {
    let (_, table) = page.split_once("<table").unwrap();
    let rows = table.split("<tr>").skip(1);
    let cell = |cell: &str| Some(cell.split_once('>')?.1.split_once("</t")?.0.replace("&#x2f;", "/"));
    rows.map(|row| row.split("<t").filter(|cell| cell.contains("</t")).filter_map(cell).collect()).collect()
}

#[test]
fn the_page_of_any_table_says_what_its_csv_says() {
    let kinds = ["progress", "form", "letters", "missing", "findings", "decisions", "differences", "assessment"];
    let reports = kinds.map(|kind| vec!["report", kind]);
    for words in reports.into_iter().chain([vec!["due"], vec!["unit", "list"], vec!["round", "list"]]) {
        let as_html = [&words[..], &["--format", "html"]].concat();
        let page = printed(&as_html);
        assert!(page.contains("<p class=\"mark\">内部文件</p>") && page.contains("2019年9月10日"), "{words:?} {page}");
        let csv = printed(&[&words[..], &["--format", "csv"]].concat());
        let lines = csv::ReaderBuilder::new().has_headers(false).from_reader(csv.as_bytes()).into_records();
        let said: Rows = lines.map(|line| line.unwrap().iter().map(str::to_owned).collect()).collect();
        match said.len() {
            1 => assert_eq!(only_table(&page), [said[0].clone(), vec!["无".to_owned()]], "{words:?}"),
            _ => assert_eq!(only_table(&page), said, "{words:?}"),
        }
        assert_eq!(String::from_utf8(Desk::new().written("表.html", &words)).unwrap(), page, "{words:?}");
    }
}

#[test]
fn a_week_is_a_page_a_workbook_or_a_folder() {
    let desk = Desk::new();
    let refused = |words: &[&str], file: &str, sentence: &str| {
        let file = desk.path(file);
        let output = run(&example(), &[words, &["-o", file.to_str().unwrap()]].concat());
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.code() == Some(2) && said.contains(sentence), "{words:?} {said}");
    };
    refused(&["report", "weekly"], "周报.csv", "却是别的文件名");
    refused(&["report", "weekly", "--format", "json"], "周报", "--format 只能写 html");
    refused(&["report", "weekly", "--format", "html"], "周报.csv", "不一致");
    refused(&["report", "weekly", "--encoding", "gb18030"], "周报.html", "只用于 csv");
    assert!(!desk.path("周报").exists());
}

/// The example with markup wherever a record may hold text that a page shows.
fn hostile() -> Desk {
    let desk = Desk::with_example();
    let records = desk.path("");
    let markup = "</style></title><script>console.log(1)</script><img src=x onerror=console.log(2)>";
    for words in [
        &["unit", "set", "沧县", &format!("name={markup}"), "--replace"][..],
        &[
            "unit",
            "set",
            "青县/青县风荷小学",
            &format!("name={markup}"),
            "principal=<img src=x onerror=console.log(3)>",
            "--replace",
        ],
        &[
            "inspect",
            "青县/青县铃兰幼儿园",
            "--on",
            "2019-08-01",
            &format!("policy=problem:{markup}"),
            "--rest",
            "compliant",
        ],
    ] {
        let output = run(&records, words);
        assert!(output.status.success(), "{words:?} {output:?}");
    }
    for (file, old) in [("mechanism.toml", "内部文件"), ("rounds/2019.toml", "2019年双签双入校（园）工作")]
    {
        let text = fs::read_to_string(desk.path(file)).unwrap();
        fs::write(desk.path(file), text.replace(old, markup)).unwrap();
    }
    desk
}

#[test]
fn the_browser_tells_of_messages_and_requests() {
    let desk = Desk::new();
    let page = "<!DOCTYPE html><style>@page { size: A4 }</style><script>console.log('甲')</script>";
    fs::write(desk.path("甲.html"), format!("{page}<img src='http://127.0.0.1:9/x.png'>")).unwrap();
    let Some(seen) = opened(&desk.path("甲.html")) else { return };
    assert!(seen.messages.iter().any(|message| message.contains("甲")), "{seen:?}");
    assert_eq!(seen.requests, ["http://127.0.0.1:9/x.png"]);
}

#[test]
fn every_page_opens_without_a_message_or_a_request_and_prints_on_a4() {
    // How many pages the week has depends on fonts; every letter and form has a page of its own.
    for words in [
        &["report", "weekly"][..],
        &["report", "progress"],
        &["report", "findings"],
        &["due"],
        &["print", "letter", "青县"],
        &["print", "letter", "--all", "青县"],
        &["print", "form", "--all", "青县"],
        &["print", "form", "青县"],
    ] {
        let desk = Desk::new();
        let page = String::from_utf8(desk.written("纸.html", words)).unwrap();
        let Some(seen) = opened(&desk.path("纸.html")) else { return };
        assert!(seen.messages.is_empty() && seen.requests.is_empty(), "{words:?} {seen:?}");
        match words[0] {
            "print" => {
                assert_eq!(seen.a4_pages, page.matches("<section>").count(), "{words:?}");
                let marks: Vec<_> = seen.pages.iter().map(|page| page.matches("内部文件").count()).collect();
                assert!(marks.windows(2).all(|pair| pair[0] == pair[1]), "the copies are alike: {words:?} {marks:?}");
            }
            _ if words[1..] != ["weekly"] => assert!((1..=24).contains(&seen.a4_pages), "{words:?} {seen:?}"),
            _ => assert!((5..=12).contains(&seen.a4_pages), "{words:?} {seen:?}"),
        }
    }
}

#[test]
fn every_printed_page_bears_the_classification() {
    let long = "{% for part in range(200) %}<p>第{{ part }}条</p>{% endfor %}";
    for (words, template) in [
        (&["report", "weekly"][..], None),
        (&["report", "missing"], None),
        (&["print", "letter", "青县"], Some("letter-county.html")),
        (&["print", "letter", "--all", "青县"], Some("letter-school.html")),
        (&["print", "form", "--all", "青县"], Some("form.html")),
    ] {
        let desk = Desk::with_example();
        if let Some(name) = template {
            let built_in = fs::read_to_string(Path::new("data-template/templates").join(name)).unwrap();
            fs::create_dir_all(desk.path("templates")).unwrap();
            fs::write(desk.path("templates").join(name), built_in + long).unwrap();
        }
        let file = desk.path("纸.html");
        let output = run(&desk.path(""), &[words, &["-o", file.to_str().unwrap()]].concat());
        assert!(output.status.success(), "{words:?} {output:?}");
        let page = fs::read_to_string(&file).unwrap();
        let Some(seen) = opened(&file) else { return };
        assert!(seen.a4_pages > page.matches("<section>").count().max(1), "{words:?} {seen:?}");
        for (number, text) in (1..).zip(&seen.pages) {
            assert!(text.contains("内部文件"), "{words:?} page {number}: {text}");
        }
    }
}

#[test]
fn text_from_records_does_nothing_in_a_page() {
    let records = hostile();
    for (name, words) in [
        ("周报.html", &["report", "weekly"][..]),
        ("未完成.html", &["report", "missing"]),
        ("台账.html", &["report", "findings"]),
        ("责任书.html", &["print", "letter", "沧县", "青县/青县风荷小学"]),
        ("检查情况表.html", &["print", "form", "--all", "青县"]),
    ] {
        let file = records.path(name);
        let output = run(&records.path(""), &[words, &["-o", file.to_str().unwrap()]].concat());
        assert!(output.status.success(), "{words:?} {output:?}");
        let page = fs::read_to_string(&file).unwrap();
        assert!(page.contains("&lt;script&gt;") && !page.contains("<script") && !page.contains("<img"), "{words:?}");
        assert_eq!(page.matches("</style>").count(), 1, "{words:?}");
        let Some(seen) = opened(&file) else { continue };
        assert!(seen.messages.is_empty() && seen.requests.is_empty(), "{words:?} {seen:?}");
    }
}

#[test]
fn a_week_without_anything_is_a_page_too() {
    let Some(_) = tool("chromium") else { return };
    let desk = Desk::new();
    for words in [
        &["init", "--city", "沧州市"][..],
        &[
            "round",
            "open",
            "2019",
            "--document",
            "沧检联〔2019〕4号",
            "--issued",
            "2019-08-20",
            "--letters",
            "2019-08-25",
            "--inspections",
            "2019-08-30",
        ],
        &["report", "weekly", "-o", desk.path("周报.html").to_str().unwrap()],
    ] {
        let output = run(&desk.path(""), words);
        assert!(output.status.success(), "{words:?} {output:?}");
    }
    let Some(seen) = opened(&desk.path("周报.html")) else { return };
    assert!(seen.messages.is_empty() && seen.a4_pages > 1, "{seen:?}");
}
