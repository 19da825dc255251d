//! `-o`, `--template` and `--rejects`: a report replaces a report, and nothing else.

use crate::desk::Desk;

#[test]
fn a_report_never_takes_the_place_of_a_record_a_template_or_a_file_of_git() {
    let desk = Desk::new();
    desk.put(".git/config", "[core]\n");
    desk.put("units/沧县/.git/x", "x");
    let among_records = ["units/沧县/进度.csv", "letters/2019/沧县.csv", "templates/进度.csv"];
    for path in among_records {
        desk.refuses(&format!("report progress -o {path}"), "那里只放记录和打印样式");
    }
    desk.refuses("report progress -o .git/config", "git自己的文件夹");
    desk.refuses("report weekly -o .git", "git自己的文件夹");
    // A repository in which nobody works has another name.
    for path in ["市.git/HEAD", "市.git/objects/x", "市.git/refs/heads/x"] {
        desk.put(path, "x");
    }
    for path in ["市.git/HEAD", "市.git/进度.csv", "市.git/refs/heads/main", "市.git/objects/新/进度.csv"] {
        desk.refuses(&format!("report progress -o {path}"), "git自己的文件夹");
    }
    desk.refuses("report weekly -o 市.git", "git自己的文件夹");
    desk.put("报表/HEAD", "a folder that only has such a file");
    desk.put("报表/refs/x", "x");
    desk.does("report progress -o 报表/refs/进度.csv");
    desk.refuses("report weekly -o units", "那里只放记录和打印样式");
    desk.refuses("report progress -o .gitattributes", "那里只放记录和打印样式");
    desk.refuses("report progress -o .", "文件夹或设备");
    assert_eq!(desk.text(".git/config"), "[core]\n");
    desk.does("report progress -o 进度.csv");
    desk.does("report progress -o 进度.csv");
    desk.does("report weekly -o 报表/周报");
    desk.does("report weekly -o 报表/周报");
}

#[test]
fn the_records_of_another_city_are_records_too() {
    let desk = Desk::new();
    desk.does("init 别市 --city 别市");
    for path in ["别市/units/进度.csv", "别市/templates/form.csv"] {
        desk.refuses(&format!("report progress --format csv -o {path}"), "那里只放记录和打印样式");
    }
    desk.does("report progress -o 别市/进度.csv");
}

#[cfg(unix)]
#[test]
fn a_link_is_neither_followed_nor_a_way_into_the_records() {
    use std::os::unix::fs::symlink;
    let desk = Desk::new();
    desk.put("别处.csv", "别人的");
    symlink("别处.csv", desk.path("进度.csv")).unwrap();
    symlink("units", desk.path("报表")).unwrap();
    desk.refuses("report progress -o 进度.csv", "符号链接");
    desk.refuses("report progress -o 报表/进度.csv", "那里只放记录和打印样式");
    desk.refuses("print letter 沧县 -o 报表/责任书.html", "那里只放记录和打印样式");
    assert_eq!(desk.text("别处.csv"), "别人的");
}

#[test]
fn a_sheet_that_may_be_filled_in_is_never_replaced() {
    let desk = Desk::new();
    for sheet in ["检查.csv", "检查.xlsx"] {
        let line = format!("import inspections --template -o {sheet}");
        desk.does(&line);
        desk.does(&line);
        desk.put(sheet, "已填写");
        desk.refuses(&line, "可能已填写");
        assert_eq!(desk.text(sheet), "已填写");
    }
}

#[test]
fn a_week_that_cannot_be_written_whole_leaves_the_last_one_whole() {
    let desk = Desk::new();
    desk.does("report weekly -o 周报");
    let before = desk.below("周报");
    std::fs::remove_file(desk.path("周报/summary.txt")).unwrap();
    std::fs::create_dir(desk.path("周报/summary.txt")).unwrap();
    desk.put("周报/progress.csv", "上周的");
    desk.refuses("report weekly -o 周报", "文件夹或设备");
    assert_eq!(desk.text("周报/progress.csv"), "上周的");
    assert_eq!(desk.below("周报").len(), before.len() - 1, "nothing is left beside them");
}

#[test]
fn a_week_is_a_folder_a_workbook_or_a_page_and_nothing_else() {
    let desk = Desk::new();
    for name in ["周报.pdf", "周报.csv", "周报.json", "周报.toml"] {
        desk.refuses(
            &format!("report weekly -o {name}"),
            "周报要写成文件夹、扩展名为 .xlsx 的工作簿或扩展名为 .html 的一页",
        );
    }
    desk.refuses("report weekly --format csv", "--format 只能写 html、xlsx");
    desk.refuses("report weekly -o 周报.xlsx --format html", "不一致");
    desk.does("report weekly -o 周报.xlsx").says("已写入周报.xlsx");
    let bytes = std::fs::read(desk.path("周报.xlsx")).unwrap();
    assert!(bytes.starts_with(b"PK"));
    let names = sheet_names(bytes);
    assert_eq!(
        names,
        [
            "本周摘要",
            "进度统计表",
            "未完成事项表",
            "整改台账",
            "核对差异",
            "本周新增",
            "本周新增逾期",
            "本周无新增记录"
        ]
    );
    desk.does("report weekly -o 周报.html");
    desk.does("report weekly -o 周报");
    assert!(desk.path("周报/summary.txt").is_file());
    let stream = desk.program().args(["report", "weekly", "--format", "xlsx"]).output().unwrap();
    assert!(stream.stdout.starts_with(b"PK"));
}

/// The names of the sheets of a workbook, in order.
fn sheet_names(bytes: Vec<u8>) -> Vec<String> {
    use calamine::{Reader, Xlsx};
    Xlsx::new(std::io::Cursor::new(bytes)).unwrap().sheet_names()
}
