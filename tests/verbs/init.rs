use crate::desk::Desk;

#[test]
fn a_new_city_is_named_throughout() {
    let desk = Desk::city();
    let mechanism = desk.text("mechanism.toml");
    for name in ["city = \"沧州市\"", "\"沧州市联合督导组\"", "\"沧州市人民检察院\"", "\"沧州市教育局\""]
    {
        assert!(mechanism.contains(name), "{mechanism}");
    }
    assert!(mechanism.contains("# 本机制由谁负责"), "the comments of the template stay: {mechanism}");
    let files = [
        ".gitattributes",
        ".githooks/pre-commit",
        ".githooks/pre-merge-commit",
        ".gitignore",
        ".gitlab-ci.yml",
        "README.md",
        "mechanism.toml",
        "templates/form.html",
        "templates/letter-county.html",
        "templates/letter-school.html",
    ];
    assert_eq!(desk.below(""), files);
}

#[test]
fn the_records_speak_chinese_unless_another_language_is_asked_for() {
    for (arguments, language) in [("init", "zh"), ("初始化", "zh"), ("--lang zh init", "zh"), ("--lang en init", "en")]
    {
        let desk = Desk::empty();
        let made = desk.program().env("LC_ALL", "C").args(arguments.split(' ')).args(["--city", "沧州市"]).status();
        assert!(made.unwrap().success(), "{arguments}");
        let mechanism = desk.text("mechanism.toml");
        assert!(mechanism.contains(&format!("language = \"{language}\"")), "{arguments}: {mechanism}");
    }
}

#[test]
fn a_folder_named_is_made_with_those_above_it() {
    let desk = Desk::empty();
    desk.does("初始化 甲/乙 --city 沧州市").says("甲/乙已建好");
    assert!(desk.path("甲/乙/mechanism.toml").is_file());
}

#[test]
fn an_initialised_folder_stays_as_it_is() {
    let desk = Desk::city();
    desk.refuses("init --city 沧州市", "mechanism.toml");
    desk.refuses("init --city 黄骅市", "mechanism.toml");
}

#[test]
fn a_file_of_the_clerk_is_never_written_over() {
    let desk = Desk::empty();
    desk.put("README.md", "我的说明");
    desk.refuses("init --city 沧州市", "README.md");
}

#[test]
fn other_files_are_no_hindrance() {
    let desk = Desk::empty();
    desk.put("名册.csv", "x");
    desk.does("init --city 沧州市");
    assert_eq!(desk.text("名册.csv"), "x");
}

#[test]
fn an_init_that_was_killed_is_finished_by_another() {
    let desk = Desk::city();
    std::fs::remove_file(desk.path("mechanism.toml")).unwrap();
    std::fs::remove_file(desk.path("README.md")).unwrap();
    desk.does("init --city 沧州市");
    assert_eq!(desk.files(), Desk::city().files());
}

#[test]
fn what_cannot_be_a_city_or_a_folder_is_refused() {
    let desk = Desk::empty();
    desk.put("文件", "x");
    desk.refuses("init", "--city");
    desk.refuses_words(&["init", "--city", " "], "不能为空");
    desk.refuses_words(&["init", "--city", "沧\u{1b}[31m州"], "控制字符");
    desk.refuses("init 文件 --city 沧州市", "已有同名的文件");
    desk.refuses("init --city 13800000000市", "手机号码").says_nothing_of("13800000000");
}
