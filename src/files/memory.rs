//! By pages of what size the system gives memory.

use crate::files::scope::Scope;

/// Ensures that a whole city is given memory by large pages, where the system has them, which spares it some thousand faults,
/// and that those who read little of it do not hold more for that.
#[cfg(target_os = "linux")]
pub(super) fn give_for(scope: Scope) {
    // Where the system does not know of it, all pages are small, and nothing is lost.
    let _ = rustix::thread::disable_transparent_huge_pages(!scope.is_whole());
}

#[cfg(not(target_os = "linux"))]
pub(super) fn give_for(_scope: Scope) {}
