//! By pages of what size the system gives memory.

use crate::files::scope::Scope;

/// Ensures that what holds a whole city is given memory by large pages, where the system has them: that spares it ten thousand
/// small ones. What reads little of it would only hold more.
#[cfg(target_os = "linux")]
pub(super) fn give_for(scope: Scope) {
    let is_whole = matches!(scope, Scope::All | Scope::Recorded);
    // A system that does not know of it gives small ones.
    let _ = rustix::thread::disable_transparent_huge_pages(!is_whole);
}

#[cfg(not(target_os = "linux"))]
pub(super) fn give_for(_scope: Scope) {}
