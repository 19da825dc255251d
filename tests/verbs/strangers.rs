//! Files that are not sheets: each called what it is, with the way to a sheet, and nothing written.

use crate::desk::Desk;
use crate::old_workbook::compound;
use std::io::Write;

/// An archive of files.
fn archive(files: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in files {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[test]
fn what_is_not_a_sheet_is_called_what_it_is() {
    let desk = Desk::new();
    let stream = |name: &'static str| compound(vec![(name, vec![0; 4096])]);
    let types = ("[Content_Types].xml", "<Types/>");
    let table = "<table><tr><td>单位</td><td>学校名称</td></tr></table>";
    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
        ("表.xls", format!("<meta charset=utf-8>{table}").into(), "网页（HTML）；请用Excel或WPS打开，另存为xlsx"),
        ("表.xls", format!("<!-- 导出 -->\n{table}").into(), "网页（HTML）"),
        ("表.xls", format!("\u{feff}<style>td{{}}</style>{table}").into(), "网页（HTML）"),
        ("表.xls", b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n".to_vec(), "网页（MHTML）"),
        ("表.xls", b"<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>".to_vec(), "而是XML"),
        ("表.ods", archive(&[("mimetype", "x"), ("META-INF/manifest.xml", "<m/>")]), "OpenDocument文件（.ods）"),
        ("表.xlsx", archive(&[types, ("_rels/.rels", "<r/>"), ("word/document.xml", "<d/>")]), "文档（Word"),
        ("表.xlsx", archive(&[types, ("_rels/.rels", "<r/>"), ("ppt/presentation.xml", "<d/>")]), "演示文稿"),
        ("表.xlsb", archive(&[types, ("_rels/.rels", "<r/>"), ("xl/workbook.bin", "")]), "二进制工作簿（.xlsb）"),
        ("表.zip", archive(&[("名册.xlsx", "")]), "压缩包，请先解压"),
        ("表.rar", b"Rar!\x1a\x07\x01\x00".to_vec(), "压缩包，请先解压"),
        ("表.doc", stream("WordDocument"), "文档（Word"),
        ("表.xls", stream("EncryptedPackage"), "工作簿设有密码"),
        ("表.et", stream("Workbook"), "WPS的et格式"),
        ("表.pdf", b"%PDF-1.7".to_vec(), "请把其中的表格录入Excel或WPS表格"),
        ("表.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF".to_vec(), "图片"),
        ("~$表.xlsx", b"\x05clerk\x00\x00".to_vec(), "留下的临时文件"),
        (".~表.xlsx", b"\x05clerk".to_vec(), "留下的临时文件"),
    ];
    for (name, bytes, reason) in cases {
        desk.put(name, bytes);
        desk.refuses_words(&["import", "schools", name], reason);
        let said = desk.run_words(&["--lang", "en", "import", "schools", name]);
        assert!(said.status == 2 && said.stderr.contains(name), "{name} {said:#?}");
        assert!(
            !said.stderr.replace(name, "").contains(|char: char| ('\u{4e00}'..='\u{9fff}').contains(&char)),
            "{said:#?}"
        );
    }
}

#[test]
fn an_empty_file_is_refused_and_heads_alone_are_not() {
    let desk = Desk::new();
    for (name, bytes) in [("空.csv", &b""[..]), ("空.csv", b"\n\n,,\n"), ("空.xlsx", b"")] {
        desk.put(name, bytes);
        desk.refuses_words(&["import", "schools", name], "文件是空的");
    }
    desk.put("头.csv", "单位,学校名称\n");
    desk.does("import schools 头.csv").says("共写入0条");
}
