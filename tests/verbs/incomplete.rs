//! A repository that lacks some of what its commits name, as a disk or a copy that went wrong leaves it.

use crate::kept::Kept;
use crate::laid::Laid;
use std::fs;

const MISSING: &str = "记录不全；请用 git fsck 检查";

/// A city with a letter of Sunday 11 August and a conveyance of the Monday after.
fn city() -> Option<Kept> {
    static LAID: Laid = Laid::new();
    Kept::laid(&LAID, |kept| {
        kept.commits("张三", "2019-08-04");
        kept.desk.does("sign 沧县/风荷小学 --on 2019-08-05");
        kept.commits("张三", "2019-08-11");
        kept.desk.does("convey 沧县/风荷小学 --on 2019-08-12 --note 集中传达一次");
        kept.commits("李四", "2019-08-12");
    })
}

/// The city without an object.
fn without(name: &str) -> Option<Kept> {
    let kept = city()?;
    let object = kept.git(&format!("rev-parse {name}"));
    fs::remove_file(kept.desk.path(&format!(".git/objects/{}/{}", &object[..2], &object[2..]))).unwrap();
    Some(kept)
}

#[test]
fn a_log_that_lacks_something_says_so_as_a_comparison_does() {
    for missing in ["HEAD~", "HEAD~^{tree}", "HEAD~:letters", "HEAD~:letters/2019/沧县/风荷小学.toml"] {
        let Some(kept) = without(missing) else { return };
        for line in ["log", "log 风荷 --corrections", "log --since 2019-08-01", "diff HEAD~", "--at HEAD~ check"] {
            // The commit itself cannot be named any more.
            if missing == "HEAD~" && line.contains(missing) {
                continue;
            }
            kept.desk.refuses(line, MISSING);
        }
    }
}
