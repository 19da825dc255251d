//! What one run costs.

use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// What a run took.
#[derive(Clone, Copy)]
pub struct Cost {
    /// From beginning to end.
    pub wall: Duration,
    /// Of all threads and processes, user and system; `None` where the system does not say (only Linux does, in /proc).
    pub cpu: Option<Duration>,
}

impl Cost {
    /// The cost of a piece of work.
    pub fn of(work: impl FnOnce() -> anyhow::Result<()>) -> anyhow::Result<Cost> {
        let (begin, cpu) = (Instant::now(), cpu());
        work()?;
        let wall = begin.elapsed();
        let cpu = cpu.zip(self::cpu()).map(|(before, after)| after.saturating_sub(before));
        Ok(Cost { wall, cpu })
    }
}

/// The processor time of this process and of the children it has waited for, in steps of 10 ms.
fn cpu() -> Option<Duration> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let after_name = stat.rsplit_once(") ")?.1;
    // utime, stime, cutime and cstime of proc(5), in hundredths of a second.
    let ticks = after_name.split(' ').skip(11).take(4).map(str::parse::<u64>);
    ticks.sum::<Result<u64, _>>().ok().map(|ticks| Duration::from_millis(ticks * 10))
}

/// Runs a command to its end and gives what it writes to stdout; an error where it fails.
pub fn output(command: &mut Command) -> anyhow::Result<Vec<u8>> {
    let run = command.stdin(Stdio::null()).output()?;
    anyhow::ensure!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    Ok(run.stdout)
}

/// The most memory that a command held, in KiB, as far as a look every millisecond shows it; `None` outside Linux.
pub fn peak_memory(command: &mut Command) -> anyhow::Result<Option<u64>> {
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    let mut peak = None;
    while child.try_wait()?.is_none() {
        peak = high_water(&child).or(peak);
        std::thread::sleep(Duration::from_millis(1));
    }
    Ok(peak)
}

fn high_water(child: &Child) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches(" kB").parse().ok()
}
