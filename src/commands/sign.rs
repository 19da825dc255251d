//! `sign`: signatures under the letters of both levels.

use crate::arguments::choice::words;
use crate::arguments::errors::wrong;
use crate::arguments::person::person;
use crate::arguments::selection::Selection;
use crate::arguments::session::{Outcome, Session};
use crate::arguments::several::{Several, all};
use crate::arguments::typing;
use crate::basics::day::Day;
use crate::basics::digest::Digest;
use crate::basics::id::UnitId;
use crate::basics::words::Word;
use crate::files::disk;
use crate::files::path::path_of;
use crate::files::read::not_read;
use crate::files::root::MECHANISM;
use crate::files::scans::{LARGEST, scan_path};
use crate::output::stream::Out;
use crate::recording::{NewScan, Recording, draft, named, nothing_written, policy, refuse};
use crate::records::person_name::{Doubt, doubt};
use crate::records::{
    County, Described, Field, Letter, LetterKey, Mechanism, Person, Scan, School, Side, Signature, TextFault,
};
use crate::register::Register;
use crate::tr;
use anyhow::{anyhow, bail};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What `sign` takes.
#[derive(Debug, clap::Args)]
#[command(visible_alias = "签订", alias = "签定")]
#[command(about = tr!("Record signed letters, city – county or county – school", "登记责任书签订（市县、县校）"))]
#[command(after_help = tr!(
    "  shuangqian sign 沧县/沧县第一中学 --on 2019-08-03\n  shuangqian sign --all 沧县 --except 沧县第二中学、沧县第三中学 --on 2019-08-03",
    "  shuangqian 签订 沧县/沧县第一中学 --on 2019-08-03\n  shuangqian 签订 --all 沧县 --except 沧县第二中学、沧县第三中学 --on 2019-08-03"
))]
pub struct Args {
    /// Whose letters.
    #[command(flatten)]
    pub selection: Selection,
    /// The day of the signatures.
    #[arg(long, value_name = tr!("DATE", "日期"), value_parser = typing::day)]
    #[arg(help = tr!("Date of the signatures", "签字日期"))]
    pub on: Day,
    /// Who signed for the upper level.
    #[arg(long, value_name = tr!("NAME[@POST]", "姓名[@职务]"), value_parser = typing::text)]
    #[arg(help = tr!("Who signed for the upper level; otherwise its registered leader", "上级签字人；不写则为登记的组长"))]
    pub upper: Option<String>,
    /// Who signed for the lower level.
    #[arg(long, conflicts_with = "all", value_name = tr!("NAME[@POST]", "姓名[@职务]"), value_parser = typing::text)]
    #[arg(help = tr!(
        "Who signed for the lower level (one unit); otherwise the registered leader or head",
        "下级签字人（限一个单位）；不写则为登记的组长或校长（园长）"
    ))]
    pub lower: Option<String>,
    /// The only party that signed.
    #[arg(long, value_name = tr!("PARTY", "一方"), value_parser = words::<Side>())]
    #[arg(help = tr!("Only this party has signed", "只有一方签字"))]
    pub only: Vec<Several<Side>>,
    /// Where the paper lies.
    #[arg(long, value_name = tr!("REF", "档号"), value_parser = typing::text)]
    #[arg(help = tr!("Where the paper lies", "纸质件存放处"))]
    pub archive: Option<String>,
    /// The scanned letter.
    #[arg(long, conflicts_with = "all", value_name = tr!("FILE", "文件"))]
    #[arg(help = tr!("The scanned letter (one unit)", "责任书扫描件（限一个单位）"))]
    pub scan: Option<PathBuf>,
    /// Whether other values are corrected.
    #[arg(long, help = tr!("Correct what is already recorded", "更正已登记的内容"))]
    pub replace: bool,
}

impl Args {
    /// Records the signatures.
    pub fn run(self, session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
        let mut recording = Recording::begin(session, out)?;
        let units = self.selection.units(recording.register(), self.on)?;
        if units.len() > 1 && (self.lower.is_some() || self.scan.is_some()) {
            bail!(tr!("--lower and --scan go with one unit only", "--lower 和 --scan 只能用于一个单位"));
        }
        let round = recording.campaign_on(self.on)?.id.clone();
        recording.read_counties(&round, units.iter().map(UnitId::county))?;
        let scan = self.scan.as_deref().map(Scanned::read).transpose()?;
        let mut drafts = Vec::new();
        let mut assumed = BTreeSet::new();
        let mut unknown = Vec::new();
        for unit in units.iter().cloned() {
            let key = LetterKey { round: round.clone(), unit };
            match self.letter(recording.register(), &key, &mut assumed) {
                Ok(mut letter) => {
                    letter.scan = scan.as_ref().map(|scanned| scanned.scan.clone());
                    drafts.push(draft(&key, &letter)?);
                }
                Err(error) => unknown.push(error.to_string()),
            }
        }
        refuse(unknown, nothing_written)?;
        out.say_all(&assumed.into_iter().collect::<Vec<_>>());
        if let (Some(Scanned { scan, bytes }), [unit]) = (scan, units.as_slice()) {
            let path = scan_path(&round, unit.county(), &scan.file);
            recording.bring(NewScan { path, bytes, digest: scan.sha256 });
        }
        recording.finish(&drafts, policy(self.replace), out)
    }

    /// Whether a party is one of those that have signed: both, unless only some are named.
    fn signs(&self, side: Side) -> bool {
        self.only.is_empty() || all(&self.only).any(|only| *only == side)
    }

    fn letter(&self, register: &Register, key: &LetterKey, assumed: &mut BTreeSet<String>) -> anyhow::Result<Letter> {
        let recorded = register.letter_in_full(key);
        let mut letter = Letter::default();
        for (side, typed) in [(Side::Upper, &self.upper), (Side::Lower, &self.lower)] {
            if !self.signs(side) {
                continue;
            }
            let recorded = recorded.and_then(|letter| letter.signature(side));
            let signature = match (typed, recorded) {
                (Some(typed), _) => self.signed_by(typed, side)?,
                (None, Some(recorded)) => Signature { signed_on: self.on, ..recorded.clone() },
                (None, None) => self.signed_by_head(register, &key.unit, side, assumed)?,
            };
            letter.sign(side, Some(signature));
        }
        letter.archive_ref = named("--archive", self.archive.as_deref())?;
        Ok(letter)
    }

    /// The signature of whom an option names, as `NAME` or `NAME@POST`.
    fn signed_by(&self, typed: &str, side: Side) -> anyhow::Result<Signature> {
        let option = &format!("--{}", side.key());
        let (signer, post) = match typed.split_once(['@', '＠']) {
            Some((signer, post)) => (signer, Some(post)),
            None => (typed, None),
        };
        let signer = signer_typed(option, side, signer)?;
        Ok(Signature { signer, post: named(option, post)?, signed_on: self.on })
    }

    /// The signature of the registered leader or head, who signs where nobody is named or recorded. It bears the post,
    /// so that a later head makes it no less right; the assumption is noted, to be shown.
    fn signed_by_head(
        &self,
        register: &Register,
        unit: &UnitId,
        side: Side,
        assumed: &mut BTreeSet<String>,
    ) -> anyhow::Result<Signature> {
        let Some(head) = register.head_written(unit, side) else { bail!(unregistered(register, unit, side)) };
        let (name, signer) = (register.name(unit), head.written());
        if let Some(doubt) = head.doubt() {
            bail!(doubtful(unit, side, &signer.to_string(), doubt));
        }
        assumed.insert(match side {
            Side::Upper => tr!("signed for the upper level, as registered: {signer}", "上级签字人按登记取：{signer}"),
            Side::Lower => tr!("signed for {name}, as registered: {signer}", "{name}签字人按登记取：{signer}"),
        });
        Ok(Signature { signer: head.clone(), post: register.post_of_head(unit, side), signed_on: self.on })
    }
}

/// The signer that is typed for a side. Nobody signs for nobody: then only the other party has signed.
fn signer_typed(option: &str, side: Side, typed: &str) -> anyhow::Result<Person> {
    let other = match side {
        Side::Upper => Side::Lower.key(),
        Side::Lower => Side::Upper.key(),
    };
    person(option, typed).map_err(|error| match doubt(typed) {
        Some(Doubt::Nobody) => anyhow!(tr!(
            "{error}; where only the other party has signed, add --only {other}",
            "{error}；只有另一方签字的，请加 --only {other}"
        )),
        _ => error,
    })
}

const CITY_LEADER: &Field = Mechanism::FIELDS.get("city_group.leader");
const LEADER: &Field = County::FIELDS.get("leader");
const PRINCIPAL: &Field = School::FIELDS.get("principal");

/// The file that says who signs for a side, what `unit set` calls whom it is of, and the field.
fn source(unit: &UnitId, side: Side) -> (String, String, &'static Field) {
    match (side, unit) {
        (Side::Upper, UnitId::County(_)) => (MECHANISM.to_owned(), tr!("city", "市"), CITY_LEADER),
        (Side::Lower, UnitId::School(school)) => (path_of::<School>(school), unit.to_string(), PRINCIPAL),
        _ => (path_of::<County>(unit.county()), unit.county().to_string(), LEADER),
    }
}

/// What is wrong with the one registered to sign, and how to mend it.
fn doubtful(unit: &UnitId, side: Side, written: &str, doubt: Doubt) -> String {
    let (source, registered, field) = source(unit, side);
    let (called, option) = (field.called(), side.key());
    tr!(
        "{source}: {called} is “{written}”: {doubt}; correct it with `shuangqian unit set {registered} {called}=NAME --replace`, or name the signer with --{option} (--lower for one unit only)",
        "{source}：{called}登记为“{written}”，{doubt}；请先用 shuangqian unit set {registered} {called}=姓名 --replace 更正，或用 --{option} 写明签字人（--lower 一次限一个单位）"
    )
}

/// Why it is not known who signs, and how to mend it.
fn unregistered(register: &Register, unit: &UnitId, side: Side) -> String {
    let option = side.key();
    let (source, registered, field) = source(unit, side);
    let is_unread = source == MECHANISM && register.mechanism().is_none();
    if is_unread || register.gaps().any(|path| path.as_str() == source) {
        return tr!(
            "{source} cannot be read, so it is not known who signs; mend it, or name the signer with --{option}",
            "{source}无法读取，不知道登记的签字人；请先改正，或用 --{option} 写明签字人"
        );
    }
    let called = field.called();
    tr!(
        "{source} does not say who signs: register it with `shuangqian unit set {registered} {called}=NAME`, or name the signer with --{option} (--lower for one unit only)",
        "{source}没有登记签字人：请先用 shuangqian unit set {registered} {called}=姓名 登记，或用 --{option} 写明签字人（--lower 一次限一个单位）"
    )
}

/// The scanned letter, read once: what is recorded of it is what is kept.
struct Scanned {
    scan: Scan,
    bytes: Vec<u8>,
}

impl Scanned {
    fn read(file: &Path) -> anyhow::Result<Scanned> {
        let shown = file.display();
        let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let name = name.parse().map_err(|fault: TextFault| wrong(&format!("--scan {shown}"), fault))?;
        let bytes = disk::read(file, LARGEST).map_err(|error| not_read(file, &error))?;
        Ok(Scanned { scan: Scan { file: name, sha256: Digest::of(&bytes) }, bytes })
    }
}
