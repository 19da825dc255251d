//! How many units a message lists, and how like what was typed they are.

use crate::laid::{Laid, file, records};
use crate::support::program::program;
use crate::support::put::put;

/// So many more schools, `1号校` and so on.
fn schools(count: usize) -> Vec<Laid> {
    let school = |number| {
        let text = format!("name = \"{number}号校\"\nkind = \"primary\"\n");
        file(&format!("units/沧县/{number}号校.toml"), text)
    };
    (1..=count).map(school).collect()
}

/// Why a command about a unit is refused.
fn refused(unit: &str, laid: &[Laid]) -> String {
    let records = records(laid);
    let output =
        program().args(["--lang", "en", "-C"]).arg(records.path()).args(["unit", "show", unit]).output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn of_the_units_that_fit_ten_are_listed() {
    let ten = refused("号校", &schools(10));
    assert!(ten.contains("10 units fit") && ten.contains("沧县/9号校;"), "{ten}");
    let eleven = refused("号校", &schools(11));
    assert!(
        eleven.contains("11 units fit") && eleven.contains("沧县/8号校…;") && !eleven.contains("9号校"),
        "{eleven}"
    );
}

#[test]
fn of_the_units_that_may_be_meant_five_are_listed() {
    for (count, listed) in [(4, 4), (5, 5), (6, 5)] {
        let told = refused("0号校", &schools(count));
        assert_eq!(told.matches("沧县/").count(), listed, "{told}");
    }
}

#[test]
fn a_unit_may_be_meant_that_shares_more_than_three_fifths() {
    // One character of two and of three is 0.61 by Jaro's measure, one of three and of three 0.56.
    assert!(refused("甲某", &[]).contains("the nearest: 沧县/甲小学"));
    assert!(!refused("甲某某", &[]).contains("nearest"));
}

#[test]
fn of_the_cells_that_name_no_unit_fifty_are_told_the_nearest() {
    let suggested = |rows: usize| {
        let records = records(&[]);
        let rows: String = (0..rows).map(|row| format!("沧县,甲小校{row},张某,2019-08-02,李某,2019-08-03\n")).collect();
        let sheet = format!("单位,学校,上级签字人,上级签字日期,下级签字人,下级签字日期\n{rows}");
        put(records.path(), "表.csv", sheet);
        let mut program = program();
        program.current_dir(records.path()).args(["--lang", "en", "import", "letters", "表.csv"]);
        let said = String::from_utf8(program.output().unwrap().stderr).unwrap();
        (said.matches("甲小学").count(), said)
    };
    for (rows, expected) in [(49, 49), (50, 50), (51, 50)] {
        let (count, said) = suggested(rows);
        assert_eq!(count, expected, "{said}");
    }
}
