//! By pages of what size the system gives memory. The allocator asks for large ones; here they are kept off, or let in. A
//! system that cannot be told so keeps to its own way.

/// Ensures that a command that reads little holds little: by large pages it would hold half as much again.
pub fn keep_large_pages_off() {
    #[cfg(target_os = "linux")]
    let _ = rustix::thread::disable_transparent_huge_pages(true);
}

/// Ensures that a whole city comes into large pages, which spares the system ten thousand small ones.
pub(super) fn let_large_pages_in() {
    #[cfg(target_os = "linux")]
    let _ = rustix::thread::disable_transparent_huge_pages(false);
}
