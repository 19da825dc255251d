//! A stack for the engine of templates, which descends into an expression as deep as it was written.

use crate::tr;
use anyhow::anyhow;
use std::panic::resume_unwind;
use std::thread;

/// Enough for the longest template, were it one chain of signs. Of it only what is used is taken.
const STACK: usize = 64 << 20;

/// Does what may descend as deep as a template is long.
///
/// # Errors
/// Where the system gives no such stack.
pub(super) fn deeply<T: Send>(work: impl FnOnce() -> T + Send) -> anyhow::Result<T> {
    thread::scope(|scope| {
        let started = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work);
        let deep = started.map_err(|_| {
            anyhow!(tr!(
                "there is not enough memory to make papers from templates; close other programs, then try again",
                "内存不足，无法按样式打印；请关闭其他程序后再试"
            ))
        })?;
        deep.join().or_else(|panic| resume_unwind(panic))
    })
}

#[cfg(test)]
mod tests {
    use crate::diagnostics::Code;
    use crate::files::tree::Tree;
    use crate::output::paper::template_faults;

    /// How many bytes a template may have.
    const LONGEST: usize = 64 << 10;

    /// What can be written as often as one likes: what stands before it, the link of the chain, what stands behind.
    const CHAINS: [(&str, &str, &str); 22] = [
        ("{{ 1", "|abs", " }}"),
        ("{{ title", ".a", " }}"),
        ("{{ title", "[0]", " }}"),
        ("{{ title", "()", " }}"),
        ("{{ title", "[::]", " }}"),
        ("{{ ", "not ", "1 }}"),
        ("{{ ", "-", "1 }}"),
        ("{{ 1", "+1", " }}"),
        ("{{ 1", "*1", " }}"),
        ("{{ 1", "**1", " }}"),
        ("{{ 1", "~1", " }}"),
        ("{{ 1", " and 1", " }}"),
        ("{{ 1", " or 0", " }}"),
        ("{{ 1", " is odd", " }}"),
        ("{{ 1", " in 1", " }}"),
        ("{{ 1", "==1", " }}"),
        ("{{ 1", " if 1 else 1", " }}"),
        ("{{ ", "(", "1"),
        ("{{ ", "[", "1"),
        ("{{ ", "{1:", "1"),
        ("{% if 0 %}", "{% elif 0 %}", "{% endif %}"),
        ("", "{% if 1 %}", ""),
    ];

    #[test]
    fn no_chain_of_a_template_is_too_long_for_the_stack() {
        // So many digits may look like a number that must not stand there.
        let is_its_own = |code| matches!(code, Code::BadTemplate | Code::PersonalData);
        for (before, link, behind) in CHAINS {
            let links = (LONGEST - before.len() - behind.len()) / link.len();
            let text = [before, &link.repeat(links), behind].concat();
            let found = template_faults(&Tree::from_iter([("templates/form.html", text)])).unwrap();
            assert!(found.iter().all(|one| is_its_own(one.code)), "{link} {found:?}");
        }
    }

    #[test]
    fn what_calls_itself_without_end_is_told() {
        let calls = [
            "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}",
            // A template has no others beside it; the engine panicked at this one.
            "{% import 'paper.html' as 1-1 %}",
            "{% include 'paper.html' %}",
            "{% for a in [1] recursive %}{{ loop([1]) }}{% endfor %}",
            "{% for a in range(100000) %}{% for b in range(100000) %}{% endfor %}{% endfor %}",
            "{% set a = 'x' * 1000000000000 %}",
        ];
        for text in calls {
            let found = template_faults(&Tree::from_iter([("templates/form.html", text)])).unwrap();
            assert_eq!(found.iter().map(|one| one.code).collect::<Vec<_>>(), [Code::BadTemplate], "{text}");
        }
    }
}
