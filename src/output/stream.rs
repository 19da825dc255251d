//! The two streams that everything leaves by.

use std::io::{self, BufWriter, Write};

crate::words! {
    /// When what is shown has colour.
    Colour {
        Auto = "auto", "自动";
        Always = "always", "总是";
        Never = "never", "从不";
    }
}

/// Where data and messages go.
pub struct Out {
    /// Data: stdout.
    pub data: Box<dyn Write>,
    /// Messages: stderr.
    pub say: Box<dyn Write>,
}

impl Out {
    /// The streams of this process.
    pub fn standard() -> Out {
        Out { data: Box::new(BufWriter::new(io::stdout())), say: Box::new(io::stderr()) }
    }
}
