//! `draw`: by two words at a terminal; nothing is kept until it is told.

use crate::clerk::Clerk;
use crate::kept::Kept;
use crate::laid::Laid;
use crate::support::skipped::skipped;
use std::fs;
use std::process::Command;

/// A city with seven schools in two counties, all committed.
fn kept() -> Option<Kept> {
    static LAID: Laid = Laid::new();
    let lines = [
        "unit add-county 青县 leader=李某",
        "unit add-school 青县/春晓小学 principal=王某 girls_dormitory=false",
        "unit add-school 青县/秋实小学 principal=王某 girls_dormitory=false",
        "unit add-school 青县/夏荷中学 kind=junior_high principal=王某 girls_dormitory=false",
        "unit add-school 青县/冬雪幼儿园 principal=王某",
    ];
    Kept::after(&LAID, &lines, "2019-08-01")
}

/// What a draw shows.
struct Drawn {
    seed: String,
    value: String,
    schools: Vec<String>,
}

/// What the clerk sees of a draw, each agency with its word.
fn drawn(kept: &Kept, options: &str) -> Drawn {
    let mut clerk = Clerk::runs(&kept.desk, &format!("--as-of 2019-09-01 draw {options}"));
    clerk.sees("检察院的词").types("春风").sees("教育局的词").types("秋月");
    let (status, seen) = clerk.leaves();
    assert_eq!(status, 0, "{seen}");
    read(&seen)
}

fn read(seen: &str) -> Drawn {
    let lines: Vec<_> = seen.lines().map(str::trim_end).collect();
    let behind =
        |begin: &str| lines.iter().find_map(|line| line.strip_prefix(begin)).unwrap_or_else(|| panic!("{seen}"));
    let listed = |line: &&str| {
        line.split_once(". ").filter(|(number, _)| number.parse::<u32>().is_ok()).map(|(_, id)| id.to_owned())
    };
    let schools = lines.iter().filter_map(listed).collect();
    Drawn { seed: behind("种子：").to_owned(), value: behind("校验值：").to_owned(), schools }
}

/// The SHA-256 of a text, as anybody's program has it.
fn sha256(text: &str) -> String {
    shuangqian::basics::digest::Digest::of(text.as_bytes()).to_string()
}

/// The schools with the smallest lots.
fn smallest(seed: &str, schools: &[&str], count: usize) -> Vec<String> {
    let mut lots: Vec<_> = schools.iter().map(|school| (sha256(&format!("{seed} {school}")), school)).collect();
    lots.sort();
    lots.into_iter().take(count).map(|(_, school)| (*school).to_owned()).collect()
}

const CANG: [&str; 3] = ["沧县/沧县第一中学", "沧县/风荷小学", "沧县/青团幼儿园"];
const QING: [&str; 4] = ["青县/春晓小学", "青县/秋实小学", "青县/夏荷中学", "青县/冬雪幼儿园"];

#[test]
fn drawn_are_the_smallest_lots_of_the_frame_and_never_the_same_twice() {
    let Some(kept) = kept() else { return };
    let before = kept.desk.files();
    let all = [&CANG[..], &QING[..]].concat();
    let first = drawn(&kept, "--count 3");
    assert_eq!(first.schools, smallest(&first.seed, &all, 3));
    let lines: String = first.schools.iter().map(|school| format!("{school}\n")).collect();
    assert_eq!(first.value, sha256(&format!("{}\n{lines}", first.seed)));
    assert!(
        first.seed.contains(&format!("commit={}:day=2019-09-01:count=3:words=春风,秋月:", kept.git("rev-parse HEAD")))
    );
    assert_ne!(drawn(&kept, "--count 3").seed, first.seed, "the same words do not make the same seed");
    let county = drawn(&kept, "--count 9 --county 沧县");
    assert_eq!(county.schools, smallest(&county.seed, &CANG, 9), "of fewer all are drawn");
    let each = drawn(&kept, "--count 1 --by county");
    assert_eq!(each.schools, [smallest(&each.seed, &CANG, 1), smallest(&each.seed, &QING, 1)].concat());
    let kinds = drawn(&kept, "--count 1 --by 类别 --county 沧县、青县 --kind 小学,kindergarten");
    let primary = ["沧县/风荷小学", "青县/春晓小学", "青县/秋实小学"];
    let kindergartens = ["沧县/青团幼儿园", "青县/冬雪幼儿园"];
    assert_eq!(kinds.schools, [smallest(&kinds.seed, &kindergartens, 1), smallest(&kinds.seed, &primary, 1)].concat());
    assert_eq!(kept.desk.files(), before, "a draw leaves nothing behind");
}

#[test]
fn whom_the_city_visited_since_a_day_and_who_is_not_in_force_is_not_drawn() {
    let Some(kept) = kept() else { return };
    kept.desk.does("spot-check 沧县/风荷小学 --on 2019-08-31 --rest 符合");
    kept.desk.does("unit close 沧县/青团幼儿园 --on 2019-09-01");
    kept.commits("市", "2019-08-31");
    let of = |since: &str| drawn(&kept, &format!("--count 9 --county 沧县 --not-since {since}")).schools;
    assert_eq!(of("2019-08-31"), ["沧县/沧县第一中学"]);
    assert_eq!(of("2019-09-01").len(), 2);
}

#[test]
fn a_draw_is_refused_without_a_terminal_a_commit_and_a_word() {
    let Some(kept) = kept() else { return };
    kept.desk.refuses("draw --count 3", "请在终端中运行");
    kept.desk.refuses("draw", "--count");
    kept.desk.refuses("draw --count 0", "至少抽取一所");
    kept.desk.refuses("draw --count 1 --kind 专门学校", "没有可供抽取的学校");
    kept.desk.refuses("draw --reveal draw1:x --on 2019-09-30", "不是抽取种子");
    // Of what is not committed units and spot checks count, other records do not.
    kept.desk.does("sign 沧县 --on 2019-08-01 --upper 王某");
    assert_eq!(drawn(&kept, "--count 1").schools.len(), 1);
    kept.desk.does("unit add-school 青县/新小学 principal=王某 girls_dormitory=false");
    kept.desk.refuses("draw --count 3", "units/青县/新小学.toml");
    let mut clerk = Clerk::runs(&kept.desk, "--at HEAD draw --count 3");
    assert_eq!(clerk.leaves().0, 2);
    kept.commits("市", "2019-08-02");
    let mut clerk = Clerk::runs(&kept.desk, "draw --count 1");
    clerk.sees("检察院的词").types("春 风").sees("请写1至20个字");
}

#[test]
fn a_draw_is_told_after_the_visits_and_made_again_by_check() {
    let Some(kept) = kept() else { return };
    let first = drawn(&kept, "--count 2 --county 青县");
    for (school, day) in first.schools.iter().zip(["2019-09-05", "2019-09-06"]) {
        kept.desk.does(&format!("spot-check {school} --on {day} --rest 符合"));
    }
    let weekly = |kept: &Kept| kept.desk.does("--as-of 2019-09-06 report weekly").stdout;
    let before = weekly(&kept);
    // Another commit meanwhile changes nothing of what was drawn.
    let other = QING.iter().find(|school| !first.schools.iter().any(|drawn| drawn == *school)).unwrap();
    kept.desk.does(&format!("unit close {other} --on 2019-09-20"));
    kept.commits("市", "2019-09-20");
    kept.desk.refuses(&format!("draw --reveal {} --on 2019-08-31", first.seed), "抽取日期是2019-09-01");
    kept.desk
        .does(&format!("draw --reveal {} --on 2019-09-30", first.seed))
        .says(&first.value)
        .says_nothing_of("没有督导抽查记录");
    let path = "draws/2019/2019-09-30.toml";
    let quoted: Vec<_> = first.schools.iter().map(|school| format!("\"{school}\"")).collect();
    assert_eq!(kept.desk.text(path), format!("seed = \"{}\"\ndrawn = [{}]\n", first.seed, quoted.join(", ")));
    assert_eq!(weekly(&kept), before);
    let codes = |kept: &Kept| kept.desk.run("--as-of 2019-09-30 check --only error --only warning").stdout;
    let good = codes(&kept);
    assert!(!good.contains("draw-mismatch") && !good.contains("drawn-not-visited"), "{good}");
    // Another school, another order, fewer, and a commit that never was.
    let text = kept.desk.text(path);
    let turned: Vec<_> = quoted.iter().rev().cloned().collect();
    let commit = kept.git("rev-parse HEAD~");
    for spoilt in [
        text.replace(&first.schools[0], other),
        text.replace(&quoted.join(", "), &turned.join(", ")),
        text.replace(&quoted.join(", "), &quoted[0]),
        text.replace(&commit, &"0".repeat(40)),
    ] {
        assert_ne!(spoilt, text);
        kept.desk.put(path, &spoilt);
        let found = codes(&kept);
        assert!(found.contains("[draw-mismatch]"), "{spoilt}\n{found}");
    }
    // By chance another seed draws the same, but not seven of them.
    let is_found = |word: &&str| {
        kept.desk.put(path, text.replace("春风", word));
        codes(&kept).contains("[draw-mismatch]")
    };
    assert!(["春雨", "夏雨", "秋雨", "冬雨", "春雪", "夏雪", "秋雪"].iter().any(is_found));
    kept.desk.put(path, &text);
    kept.desk.does(&format!("remove spot-checks/2019/青县/2019-09-05-{}", &first.schools[0]["青县/".len()..]));
    let found = codes(&kept);
    assert!(found.contains("[drawn-not-visited]") && found.contains(&first.schools[0]), "{found}");
}

#[test]
fn a_seal_leaves_draws_out() {
    let Some(kept) = kept() else { return };
    let first = drawn(&kept, "--count 1");
    kept.desk.does(&format!("draw --reveal {} --on 2019-12-30", first.seed));
    kept.desk.does("round seal 2019 --on 2019-12-31 --yes");
    let list = kept.desk.text("rounds/2019.sha256");
    assert!(!list.contains("draws/"), "{list}");
    let found = kept.desk.run("check --only error").stdout;
    assert!(!found.contains("seal-broken") && !found.contains("draw-mismatch"), "{found}");
}

#[test]
fn a_sealed_round_takes_no_draw_and_gives_none_back() {
    let Some(kept) = kept() else { return };
    let [first, second] = [drawn(&kept, "--count 1"), drawn(&kept, "--count 2")];
    let unvisited = format!("draws/2019/2019-12-30.toml：{}：2019-09-01被抽中，此后没有督导抽查记录", first.schools[0]);
    kept.desk.does(&format!("draw --reveal {} --on 2019-12-30", first.seed)).says(&unvisited);
    kept.desk.does("round seal 2019 --on 2019-12-31 --yes");
    let told = "轮次2019已于2019-12-31封存，只能再登记整改";
    for on in ["2019-12-31", "2020-01-05"] {
        kept.desk.refuses(&format!("--round 2019 draw --reveal {} --on {on}", second.seed), told);
    }
    kept.desk.refuses(&format!("draw --reveal {} --on 2019-12-30 --replace", second.seed), told);
    kept.desk.refuses("remove draws/2019/2019-12-30", told);
    kept.desk.refuses("move draws/2019/2019-12-30 --on 2019-12-29", told);
    kept.desk.does(&format!("draw --reveal {} --on 2019-12-30", first.seed)).says("原已如此");
}

/// The script of three lines that the README has, run as it stands there.
#[test]
fn the_script_of_the_readme_makes_a_draw_again() {
    let Some(kept) = kept() else { return };
    if Command::new("sha256sum").arg("--version").output().is_err() {
        return skipped("the script of the README: there is no sha256sum here");
    }
    let first = drawn(&kept, "--count 2 --county 沧县");
    for readme in ["README.md", "README.zh-CN.md"] {
        let text = fs::read_to_string(format!("{}/{readme}", env!("CARGO_MANIFEST_DIR"))).unwrap();
        let script = text.split("```sh\n").find(|block| block.contains("sha256sum | cut")).unwrap();
        let script = script.split("```").next().unwrap().replace("head -n 3", "head -n 2");
        assert_eq!(script.lines().count(), 3, "{readme}");
        let mut sh = Command::new("sh");
        sh.args(["-c", &script]).current_dir(kept.desk.path("")).env("SEED", &first.seed);
        let output = sh.env("COMMIT", kept.git("rev-parse HEAD")).output().unwrap();
        let said = String::from_utf8(output.stdout).unwrap();
        let again: Vec<_> = said.lines().map(|line| &line[65..]).collect();
        assert_eq!(again, first.schools, "{readme}: {said}");
    }
}

/// Between the draw and its telling nothing is written, in no folder: no file is opened to be written, made, or renamed.
#[test]
fn a_draw_opens_nothing_to_write() {
    let Some(kept) = kept() else { return };
    if Command::new("strace").arg("-V").output().is_err() {
        return skipped("that a draw writes nothing: there is no strace here");
    }
    let log = kept.beside("log");
    let mut strace = Command::new("strace");
    let calls = "trace=open,openat,openat2,creat,mkdir,mkdirat,mknod,mknodat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,truncate,ftruncate,unlink,unlinkat,memfd_create";
    strace.args(["-f", "-qq", "-s", "4096", "-e", calls, "-o"]).arg(&log).arg(env!("CARGO_BIN_EXE_shuangqian"));
    strace.args(["--as-of", "2019-09-01", "draw", "--count", "2"]).current_dir(kept.desk.path(""));
    strace.env("LC_ALL", "zh_CN.UTF-8").env("TERM", "xterm").env_remove("SHUANGQIAN_DIR");
    let mut clerk = Clerk::at(strace);
    clerk.sees("检察院的词").types("春风").sees("教育局的词").types("秋月");
    let (status, seen) = clerk.leaves();
    assert_eq!((status, read(&seen).schools.len()), (0, 2), "{seen}");
    let log = fs::read_to_string(log).unwrap();
    assert!(log.contains("O_RDONLY"), "strace saw nothing");
    for line in log.lines().filter(|line| !line.contains("+++") && !line.contains("---")) {
        let is_open = line.contains("open(") || line.contains("openat(") || line.contains("openat2(");
        let writes = line.contains("O_WRONLY") || line.contains("O_RDWR") || line.contains("O_CREAT");
        let is_terminal = ["/dev/tty", "/dev/null", "/dev/pts/"].iter().any(|path| line.contains(path));
        let is_unfinished = line.contains("resumed>");
        assert!(is_unfinished || is_open && (!writes || is_terminal), "{line}");
    }
}
