//! Desks that many tests begin with.

use crate::desk::Desk;
use crate::support::files::files;
use std::fs::{self, Permissions};
use std::sync::OnceLock;

/// What lies on a desk that commands made. They are run once, and each test is given the same files.
pub struct Laid(OnceLock<Vec<(String, Vec<u8>, Permissions)>>);

impl Laid {
    /// Of a desk that was not made yet.
    pub const fn new() -> Laid {
        Laid(OnceLock::new())
    }

    /// The desk, as it is made.
    pub fn desk(&self, make: impl FnOnce() -> Desk) -> Desk {
        let desk = Desk::empty();
        for (path, bytes, permissions) in self.0.get_or_init(|| lying(&make())) {
            desk.put(path, bytes);
            fs::set_permissions(desk.path(path), permissions.clone()).unwrap();
        }
        desk
    }

    /// That of [`Desk::new`] where commands were run.
    pub fn after(&self, lines: &[&str]) -> Desk {
        self.desk(|| {
            let desk = Desk::new();
            lines.iter().for_each(|line| drop(desk.does(line)));
            desk
        })
    }
}

fn lying(desk: &Desk) -> Vec<(String, Vec<u8>, Permissions)> {
    let with_permissions = |(path, bytes): (String, Vec<u8>)| {
        let permissions = fs::metadata(desk.path(&path)).unwrap().permissions();
        (path, bytes, permissions)
    };
    files(&desk.path("")).into_iter().map(with_permissions).collect()
}
