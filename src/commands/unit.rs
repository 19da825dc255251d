//! `unit`: the register of county groups, schools and kindergartens.

use crate::arguments::key_list::key_list;
use crate::arguments::session::{Outcome, Session};
use crate::arguments::setting::{Setting, setting};
use crate::arguments::showing::Showing;
use crate::arguments::typing;
use crate::basics::day::Day;
use crate::output::stream::Out;
use crate::records::{County, Described, School};
use crate::tr;

mod adding;
mod changing;
mod showing;

/// What `unit` takes.
#[derive(Debug, clap::Args)]
#[command(visible_alias = "单位", subcommand_required = true, arg_required_else_help = true)]
#[command(about = tr!("Register counties, schools and kindergartens", "登记、修改、查看县和学校（幼儿园）"))]
#[command(after_help = tr!("  shuangqian unit show 沧县/沧县第一中学", "  shuangqian 单位 查看 沧县/沧县第一中学"))]
pub struct Args {
    /// What to do with the register.
    #[command(subcommand)]
    pub deed: Deed,
}

/// What can be done with the register.
#[derive(Debug, clap::Subcommand)]
pub enum Deed {
    AddCounty(AddCounty),
    AddSchool(AddSchool),
    Set(Set),
    Close(Close),
    List(List),
    Show(Show),
}

/// What `unit add-county` takes.
#[derive(Debug, clap::Args)]
#[command(visible_alias = "添加县")]
#[command(about = tr!("Register a county group", "登记一个县（市、区）"))]
#[command(after_help = tr!(
    "  shuangqian unit add-county 沧县 division_code=130921 leader=张某",
    "  shuangqian 单位 添加县 沧县 行政区划代码=130921 组长=张某"
))]
pub struct AddCounty {
    /// Its name.
    #[arg(value_name = tr!("NAME", "名称"), value_parser = typing::text)]
    #[arg(help = tr!("Name of the county; kind and agencies follow from it", "县（市、区）名称；类别、检察院、教育局名称随之确定"))]
    pub name: String,
    /// What else is known of it.
    #[arg(value_name = tr!("KEY=VALUE", "项目=内容"), value_parser = setting)]
    #[arg(help = key_list(County::FIELDS))]
    pub settings: Vec<Setting>,
}

/// What `unit add-school` takes.
#[derive(Debug, clap::Args)]
#[command(visible_alias = "添加学校")]
#[command(about = tr!("Register a school or kindergarten", "登记一所学校（幼儿园）"))]
#[command(after_help = tr!(
    "  shuangqian unit add-school 沧县/沧县第一中学 ownership=public principal=李某",
    "  shuangqian 单位 添加学校 沧县/沧县第一中学 类别=初中 办学性质=公办 校长=李某"
))]
pub struct AddSchool {
    /// County and name, as typed.
    #[arg(value_name = tr!("COUNTY/NAME", "县/校名"), value_parser = typing::unit)]
    #[arg(help = tr!("County and full name; the kind follows from the name where it can", "县和学校全称；能从校名看出类别的不必写类别"))]
    pub school: String,
    /// What else is known of it.
    #[arg(value_name = tr!("KEY=VALUE", "项目=内容"), value_parser = setting)]
    #[arg(help = key_list(School::FIELDS))]
    pub settings: Vec<Setting>,
}

/// What `unit set` takes.
#[derive(Debug, clap::Args)]
#[command(visible_alias = "修改")]
#[command(about = tr!("Add to or correct what is registered of a unit", "补充或更正单位信息"))]
#[command(after_help = tr!(
    "  shuangqian unit set 沧县/沧县第一中学 liaison.name=孙某 liaison.female=true",
    "  shuangqian 单位 修改 沧县/沧县第一中学 联络员=孙某 联络员性别=女"
))]
pub struct Set {
    /// The unit, as typed.
    #[arg(value_name = tr!("UNIT", "单位"), value_parser = typing::unit)]
    #[arg(help = tr!("County or school; `city`: the city group itself", "县或学校；写“市”则为市联合督导组"))]
    pub unit: String,
    /// What to record of it.
    #[arg(required = true, value_name = tr!("KEY=VALUE", "项目=内容"), value_parser = setting)]
    #[arg(help = tr!("The keys of add-county and add-school; an empty value removes", "项目见“添加县”“添加学校”；等号后留空表示删除"))]
    pub settings: Vec<Setting>,
    /// Whether other values are corrected.
    #[arg(long, help = tr!("Correct what is already registered", "更正已登记的内容"))]
    pub replace: bool,
}

/// What `unit close` takes.
#[derive(Debug, clap::Args)]
#[command(visible_alias = "停办")]
#[command(about = tr!("Record that a unit has closed or merged", "登记单位停办、撤并"))]
#[command(after_help = tr!(
    "  shuangqian unit close 沧县第一中学 --on 2020-07-15 --merged-into 沧县第二中学",
    "  shuangqian 单位 停办 沧县第一中学 --on 2020-07-15 --merged-into 沧县第二中学"
))]
pub struct Close {
    /// The unit, as typed.
    #[arg(value_name = tr!("UNIT", "单位"), value_parser = typing::unit)]
    #[arg(help = tr!("County or school", "县或学校"))]
    pub unit: String,
    /// The first day on which it no longer counts.
    #[arg(long, value_name = tr!("DATE", "日期"), value_parser = typing::day)]
    #[arg(help = tr!("The day from which it no longer counts", "停办日期，自当日起不再计入"))]
    pub on: Day,
    /// The school that took it in, as typed.
    #[arg(long, value_name = tr!("UNIT", "单位"), value_parser = typing::unit)]
    #[arg(help = tr!("The school that took it in", "并入的学校"))]
    pub merged_into: Option<String>,
    /// Whether another day is corrected.
    #[arg(long, help = tr!("Correct what is already registered", "更正已登记的内容"))]
    pub replace: bool,
}

/// What `unit list` takes.
#[derive(Debug, clap::Args)]
#[command(visible_alias = "列表")]
#[command(about = tr!("List the schools, of all counties or of one", "列出学校：全部，或一个县的"))]
#[command(after_help = tr!("  shuangqian unit list 沧县", "  shuangqian 单位 列表 沧县"))]
pub struct List {
    /// The county, as typed.
    #[arg(value_name = tr!("COUNTY", "县"), value_parser = typing::unit)]
    #[arg(help = tr!("The county whose schools are listed", "只列这个县的学校"))]
    pub county: Option<String>,
    /// How it is shown.
    #[command(flatten)]
    pub showing: Showing,
}

/// What `unit show` takes.
#[derive(Debug, clap::Args)]
#[command(visible_alias = "查看")]
#[command(about = tr!("Show all that is registered of a unit", "查看一个单位的全部登记信息"))]
#[command(after_help = tr!("  shuangqian unit show 沧县/沧县第一中学", "  shuangqian 单位 查看 沧县/沧县第一中学"))]
pub struct Show {
    /// The unit, as typed.
    #[arg(value_name = tr!("UNIT", "单位"), value_parser = typing::unit)]
    #[arg(help = tr!("County or school", "县或学校"))]
    pub unit: String,
}

impl Args {
    /// Registers, changes, ends, lists or shows.
    pub fn run(self, session: &Session, out: &mut Out) -> anyhow::Result<Outcome> {
        match self.deed {
            Deed::AddCounty(county) => county.run(session, out),
            Deed::AddSchool(school) => school.run(session, out),
            Deed::Set(set) => set.run(session, out),
            Deed::Close(close) => close.run(session, out),
            Deed::List(list) => list.run(session, out),
            Deed::Show(show) => show.run(session, out),
        }
    }
}
