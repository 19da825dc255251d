//! What is done at once, and that the system may give no threads for it.

use crate::files::read::io_reason;
use crate::tr;
use anyhow::anyhow;
use rayon::{ThreadPool, ThreadPoolBuildError, ThreadPoolBuilder};
use std::error::Error;
use std::io;

/// Starts the threads that reading and judging share. Started only when they are first needed, there would be nobody to
/// tell that there are none.
pub fn start() -> anyhow::Result<()> {
    ThreadPoolBuilder::new().build_global().map_err(|error| none_given(&error))
}

/// So many threads for one work alone.
pub(super) fn of_its_own(count: usize) -> anyhow::Result<ThreadPool> {
    ThreadPoolBuilder::new().num_threads(count).build().map_err(|error| none_given(&error))
}

fn none_given(error: &ThreadPoolBuildError) -> anyhow::Error {
    let reason = error.source().and_then(|cause| cause.downcast_ref::<io::Error>()).map(io_reason);
    let reason = reason.unwrap_or_else(|| tr!("no reason given", "原因不明"));
    anyhow!(tr!(
        "the system gives no threads to work with: {reason}; close other programs and run the command again",
        "系统无法提供运行所需的线程：{reason}；请关闭其他程序后再运行一次"
    ))
}
