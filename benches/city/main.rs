//! How long a whole city takes, beside a bare read of the same files and what offices would use instead.
//!
//! `cargo bench --bench city` makes a city of 20 counties with 250 schools each, about 32,000 records, and lets all take
//! turns on it. `cargo bench --bench city -- --counties 20,80` shows how the time grows with four times the records,
//! `--rounds 15` takes more turns, `--folder DIR` keeps the records there. Nothing here passes or fails on time: other
//! work on the same machine moves every figure, so read the ratios.

mod answers;
mod contender;
mod cost;
mod records;
mod school;
mod sheets;

use clap::Parser;
use contender::{BARE_READ, City, Contender, contenders};
use cost::Cost;
use shuangqian::output::screen::{Elsewhere, screen};
use shuangqian::output::stream::{Colour, Out};
use shuangqian::reports::{Cell, Table};
use std::path::{Path, PathBuf};
use std::time::Duration;

#[derive(Parser)]
struct Options {
    /// How many counties, of 250 schools and about 1,600 records each; several make several cities
    #[arg(long, default_value = "20", value_delimiter = ',')]
    counties: Vec<usize>,
    /// How many turns each takes, after one to warm up
    #[arg(long, default_value = "10", value_parser = clap::value_parser!(u64).range(1..))]
    rounds: u64,
    /// Where the records are made and kept; otherwise in a temporary folder
    #[arg(long)]
    folder: Option<PathBuf>,
    /// What Cargo adds
    #[arg(long, hide = true)]
    bench: bool,
}

/// One contender's turns.
struct Turns {
    name: &'static str,
    costs: Vec<Cost>,
    /// In KiB.
    memory: Option<u64>,
}

fn main() -> anyhow::Result<()> {
    let options = Options::parse();
    let mut out = Out::standard(Colour::Never);
    let temporary = tempfile::tempdir()?;
    let folder = options.folder.as_deref().unwrap_or(temporary.path());
    let mut cities = Vec::new();
    for counties in &options.counties {
        let (city, files) = make(&folder.join(counties.to_string()), *counties)?;
        let mut all = contenders(&city);
        let memory = warm_up(&mut all, &mut out);
        let turns = take_turns(&all, memory, options.rounds)?;
        out.data(screen(&table(&turns, files), None, Elsewhere::Nowhere))?;
        cities.push(turns);
    }
    if let [first, .., last] = &cities[..] {
        out.data(growth(first, last))?;
    }
    Ok(())
}

fn make(folder: &Path, counties: usize) -> anyhow::Result<(City, usize)> {
    let city = City { records: folder.join("records"), sheets: folder.join("sheets") };
    let files = records::write(&city.records, counties)?;
    sheets::write(&city.sheets, counties)?;
    Ok((city, files))
}

/// Leaves out, and names, those that cannot run here; says where two answer differently. Returns the memory of the
/// rest.
fn warm_up(contenders: &mut Vec<Contender>, out: &mut Out) -> Vec<Option<u64>> {
    let (mut memory, mut known) = (Vec::new(), None);
    contenders.retain(|one| match one.answer() {
        Ok(answer) => {
            if let Some(counts) = answer.and_then(|csv| answers::by_county(&csv).ok())
                && *known.get_or_insert_with(|| counts.clone()) != counts
            {
                out.say(format!("{}: its counts differ from those of the others before it", one.name));
            }
            memory.push(one.memory().ok().flatten());
            true
        }
        Err(error) => {
            out.say(format!("left out: {}: {}", one.name, format!("{error:#}").trim()));
            false
        }
    });
    memory
}

/// Every second round goes backward, so that nobody always comes after the same one and finds the caches that it left.
fn take_turns(contenders: &[Contender], memory: Vec<Option<u64>>, rounds: u64) -> anyhow::Result<Vec<Turns>> {
    let turns = |(one, memory): (&Contender, _)| Turns { name: one.name, costs: Vec::new(), memory };
    let mut all: Vec<_> = contenders.iter().zip(memory).map(turns).collect();
    for round in 0..rounds {
        let mut order: Vec<_> = contenders.iter().zip(&mut all).collect();
        if round % 2 == 1 {
            order.reverse();
        }
        for (one, turns) in order {
            turns.costs.push(one.turn()?);
        }
    }
    Ok(all)
}

impl Turns {
    fn wall(&self) -> Duration {
        median(self.costs.iter().map(|cost| cost.wall).collect()).unwrap_or_default()
    }

    fn cpu(&self) -> Option<Duration> {
        median(self.costs.iter().filter_map(|cost| cost.cpu).collect())
    }
}

fn median(mut times: Vec<Duration>) -> Option<Duration> {
    times.sort();
    times.get(times.len() / 2).copied()
}

fn table(turns: &[Turns], files: usize) -> Table {
    let bare = turns.iter().find(|turns| turns.name == BARE_READ);
    let row = |turns: &Turns| {
        let (wall, cpu) = (turns.wall(), turns.cpu());
        let least = turns.costs.iter().map(|cost| cost.wall).min();
        let wall_ratio = bare.map(|bare| ratio(wall, bare.wall()));
        let cpu_ratio = cpu.zip(bare.and_then(Turns::cpu)).map(|(cpu, bare)| ratio(cpu, bare));
        let kib = turns.memory;
        vec![
            Cell::text(turns.name),
            Cell::Count(milliseconds(wall)),
            least.map_or(Cell::Blank, |least| Cell::Count(milliseconds(least))),
            Cell::text(wall_ratio.unwrap_or_default()),
            cpu.map_or(Cell::Blank, |cpu| Cell::Count(milliseconds(cpu))),
            Cell::text(cpu_ratio.unwrap_or_default()),
            kib.map_or(Cell::Blank, |kib| Cell::Count(kib / 1024)),
        ]
    };
    let rounds = turns.first().map_or(0, |turns| turns.costs.len());
    let job = format!("{files} files, medians of {rounds}");
    let headings = [&job, "wall ms", "least ms", "× read", "CPU ms", "× read", "peak MiB"];
    Table::of("city", &job, headings.map(ToString::to_string).into(), turns.iter().map(row).collect())
}

fn ratio(one: Duration, other: Duration) -> String {
    format!("{:.2}", one.as_secs_f64() / other.as_secs_f64())
}

fn milliseconds(time: Duration) -> u64 {
    time.as_millis().try_into().unwrap_or(u64::MAX)
}

/// How many times as much each takes in one city as in another.
fn growth(small: &[Turns], large: &[Turns]) -> String {
    let times = |one: &Turns, other: &Turns| {
        let wall = ratio(other.wall(), one.wall());
        let cpu = one.cpu().zip(other.cpu()).map(|(one, other)| ratio(other, one)).unwrap_or_default();
        format!("{}: {wall} times as long, {cpu} times the CPU\n", one.name)
    };
    let same = |one: &Turns| large.iter().find(|other| other.name == one.name);
    small.iter().filter_map(|one| same(one).map(|other| times(one, other))).collect()
}
