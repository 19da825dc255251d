use crate::desk::Desk;

#[test]
fn a_code_is_explained_without_records() {
    let desk = Desk::empty();
    for line in ["explain not-a-finding", "说明 NOT_A_FINDING", "explain [not-a-finding]"] {
        let said = desk.does(line);
        assert!(said.stdout.starts_with("not-a-finding（错误）要求：整改"), "{said:#?}");
        assert!(said.stdout.contains("改正后的：\n\n    # rectifications/2019/"), "{said:#?}");
    }
}

#[test]
fn an_unknown_code_is_refused_with_the_nearest() {
    Desk::empty().refuses("explain seal-brokn", "seal-broken");
}

#[test]
fn without_a_code_all_are_listed() {
    let desk = Desk::empty();
    let said = desk.does("说明");
    assert_eq!(said.stdout, desk.does("check --list").stdout);
    for asked in ["--format json", "--only error", "--since HEAD", "沧县"] {
        desk.refuses(&format!("check --list {asked}"), "不能与");
    }
    assert!(["not-a-finding", "seal-broken", "incomplete-inspection"].iter().all(|code| said.stdout.contains(code)));
}
