//! What another program holds: a virus scanner or a copier for a moment, Excel or WPS until it is closed there.

use std::io::{self, ErrorKind};
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// How long is waited for one who may hold it for a moment only.
const A_MOMENT: Duration = Duration::from_secs(1);
/// The first pause between two tries, and the longest.
const PAUSES: (Duration, Duration) = (Duration::from_millis(10), Duration::from_millis(100));

/// Windows: no access, which is what it says of a file that is open, too.
const NO_ACCESS: i32 = 5;
/// Windows: another program shares the file with nobody, or has locked a part of it.
const SHARED_OR_LOCKED: [i32; 2] = [32, 33];

/// Asks the system anew while another program holds what is asked for, but only for a moment.
pub(super) fn patiently<T>(ask: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    while_it_passes(may_be_held, ask)
}

/// Asks anew while another program shares what is asked for with nobody. A lack of rights is told at once: where a whole folder
/// may not be read, each of its files would cost a moment.
#[cfg(any(test, not(unix)))]
pub(super) fn while_not_shared<T>(ask: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    while_it_passes(is_held, ask)
}

/// Asks anew for a moment while the error is one that may pass.
fn while_it_passes<T>(may_pass: impl Fn(&io::Error) -> bool, mut ask: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    let mut patience = Patience::of_a_moment();
    loop {
        match ask() {
            Err(error) if may_pass(&error) && patience.is_left() => {}
            answered => return answered,
        }
    }
}

/// What is left of the time in which something is tried again.
pub(super) struct Patience {
    end: Instant,
    pause: Duration,
}

impl Patience {
    /// As much as one has who may hold it for a moment.
    pub(super) fn of_a_moment() -> Patience {
        Patience { end: Instant::now() + A_MOMENT, pause: PAUSES.0 }
    }

    /// Whether what failed is worth another try; then a little has been waited already.
    pub(super) fn is_left_for(&mut self, error: &io::Error) -> bool {
        may_be_held(error) && self.is_left()
    }

    /// Whether another try is in time; then a little has been waited already.
    fn is_left(&mut self) -> bool {
        let is_left = Instant::now() < self.end;
        if is_left {
            sleep(self.pause);
            self.pause = (self.pause * 2).min(PAUSES.1);
        }
        is_left
    }
}

/// Whether another program has a file open, as the system says it.
pub(super) fn is_held(error: &io::Error) -> bool {
    let is_busy = matches!(error.kind(), ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy);
    is_busy || cfg!(windows) && error.raw_os_error().is_some_and(|number| SHARED_OR_LOCKED.contains(&number))
}

fn may_be_held(error: &io::Error) -> bool {
    is_held(error) || is_without_access(error)
}

fn is_without_access(error: &io::Error) -> bool {
    cfg!(windows) && error.raw_os_error() == Some(NO_ACCESS)
}

/// Why a file did not take the place of another: Windows calls it a lack of rights, too, where that one is only open.
pub(super) fn in_place_of(path: &Path, error: io::Error) -> io::Error {
    let may_be_written = || path.metadata().is_ok_and(|about| about.is_file() && !about.permissions().readonly());
    match is_without_access(&error) && may_be_written() {
        true => ErrorKind::ResourceBusy.into(),
        false => error,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What becomes of something that fails so often, and how often it is asked.
    fn asked(failures: usize, kind: ErrorKind) -> (bool, usize) {
        let mut count = 0;
        let answer = patiently(|| {
            count += 1;
            if count <= failures { Err(kind.into()) } else { Ok(()) }
        });
        (answer.is_ok(), count)
    }

    #[test]
    fn what_is_held_for_a_moment_passes_unnoticed() {
        assert_eq!(asked(4, ErrorKind::ResourceBusy), (true, 5));
        assert_eq!(asked(1, ErrorKind::ExecutableFileBusy), (true, 2));
        assert_eq!(asked(1, ErrorKind::StorageFull), (false, 1));
    }

    #[test]
    fn what_nobody_may_read_costs_no_moment() {
        let mut count = 0;
        let answer = while_not_shared(|| {
            count += 1;
            Err::<(), _>(io::Error::from(if count < 3 { ErrorKind::ResourceBusy } else { ErrorKind::PermissionDenied }))
        });
        assert!(answer.is_err() && count == 3, "{count}");
    }

    #[test]
    fn what_is_held_longer_is_told_after_a_second() {
        let begun = Instant::now();
        let (is_done, count) = asked(usize::MAX, ErrorKind::ResourceBusy);
        assert!(!is_done && count > 5, "{count}");
        assert!(begun.elapsed() >= A_MOMENT && begun.elapsed() < A_MOMENT * 20);
    }

    #[test]
    fn windows_numbers_say_it_there_only() {
        for number in SHARED_OR_LOCKED {
            assert_eq!(is_held(&io::Error::from_raw_os_error(number)), cfg!(windows), "{number}");
        }
        let denied = || io::Error::from_raw_os_error(NO_ACCESS);
        assert!(!is_held(&denied()));
        assert_eq!(may_be_held(&denied()), cfg!(windows));
        let there = tempfile::NamedTempFile::new().unwrap();
        let over = |path: &Path| in_place_of(path, denied()).kind() == ErrorKind::ResourceBusy;
        assert_eq!((over(there.path()), over(&there.path().with_extension("none"))), (cfg!(windows), false));
    }
}
