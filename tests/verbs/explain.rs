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
