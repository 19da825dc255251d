//! The only floor that touches the records on disk: paths and keys, reading all, writing whole files.

pub mod decode;
pub mod digest;
pub mod disk;
pub mod edit;
pub mod evidence;
pub mod faults;
pub mod git;
pub mod kinds;
pub mod load;
pub mod locate;
pub mod named;
pub mod path;
pub mod plan;
pub mod privacy;
pub mod read;
mod rights;
pub mod root;
pub mod scans;
pub mod scope;
pub mod seal_list;
pub mod source;
pub mod store;
pub mod taking;
pub mod templates;
pub mod texts;
pub mod threads;
pub mod tree;
pub mod turn;
pub mod version;
mod walk;
pub mod whole;

pub use evidence::Evidence;
pub use kinds::Records;
pub use load::{Loaded, load, load_with_texts};
pub use root::Root;
pub use source::Source;
