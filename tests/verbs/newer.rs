use crate::desk::Desk;

/// Commands of every kind: that judge, show, write, print and read in.
const COMMANDS: [&str; 12] = [
    "check",
    "status",
    "due",
    "report letters",
    "report weekly -o 周报",
    "print letter 沧县",
    "unit list",
    "round list",
    "sign 沧县 --on 2019-08-02",
    "convey 沧县/风荷小学 --on 2019-08-02",
    "unit add-county 青县",
    "submit 沧县 --on 2019-08-02",
];

#[test]
fn records_of_a_newer_format_are_neither_read_nor_written() {
    let desk = Desk::new();
    assert!(desk.text("mechanism.toml").contains("\nformat = 1 "), "init says which format it writes");
    let newer = "format = 2\nlanguage = \"zh\"\nclassification = [\"内部\"]\n[group.city]\nshape = 1\n";
    desk.put("mechanism.toml", newer);
    desk.put("units/沧县.toml", "shape = { of = 2 }\n");
    let before = desk.files();
    for command in COMMANDS {
        let said = desk.run(command);
        let (version, known) = (said.stderr.contains("第2版"), said.stderr.contains("第1版，请升级本程序"));
        assert!(said.status == 2 && said.stdout.is_empty() && version && known, "{command}: {said:#?}");
        assert_eq!(said.stderr.lines().count(), 1, "{command}: {said:#?}");
    }
    let mut after = desk.files();
    after.retain(|path, _| !path.starts_with(".shuangqian"));
    assert_eq!(after, before);
}
