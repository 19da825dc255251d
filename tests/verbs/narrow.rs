//! A question about some counties reads what they recorded, and of no other county.

use crate::desk::Desk;
use crate::laid::Laid;

fn two_counties() -> Desk {
    static LAID: Laid = Laid::new();
    LAID.desk(|| {
        let desk = Desk::new();
        desk.does("unit add-county 青县 leader=王某");
        desk.does("unit add-school 青县/青县实验小学 principal=赵某");
        desk.does("sign --all 沧县 --on 2019-08-03");
        desk.put("letters/2019/青县/青县实验小学.toml", "copies = \n");
        desk
    })
}

#[test]
fn what_is_damaged_in_a_county_hides_nothing_of_the_others() {
    let desk = two_counties();
    for (question, other) in [
        ("status 沧县", "status 青县"),
        ("due 沧县", "due 青县"),
        ("report missing --county 沧县", "report missing --county 沧县 --county 青县"),
        ("print letter 沧县/风荷小学", "print letter 沧县/风荷小学 青县/青县实验小学"),
        ("print form --all 沧县", "print form --all 青县"),
    ] {
        let said = desk.run(question);
        assert!(said.status == 0 && !said.stderr.contains("无法读取"), "{question}: {said:#?}");
        let said = desk.run(other);
        assert!(said.status == 1 && said.stderr.contains("无法读取：letters/2019/青县/"), "{other}: {said:#?}");
    }
}

#[test]
fn a_county_is_reported_alone_as_it_is_among_all() {
    let desk = two_counties();
    for kind in ["progress", "form", "letters", "missing", "findings", "decisions", "differences"] {
        let all = desk.run(&format!("--as-of 2019-09-10 report {kind}")).stdout;
        let one = desk.does(&format!("--as-of 2019-09-10 report {kind} --county 沧县"));
        let without_number = |line: &str| line.split_once(',').map(|(_, rest)| rest.to_owned());
        let all: Vec<_> = all.lines().filter_map(without_number).collect();
        let mut lines = one.stdout.lines().filter(|line| !line.contains("合计")).filter_map(without_number);
        assert!(lines.all(|line| all.contains(&line)), "{kind}: {}", one.stdout);
    }
}
