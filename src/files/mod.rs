//! The only floor that touches the records on disk: paths and keys, reading all, writing whole files.

pub mod decode;
pub mod digest;
pub mod disk;
pub mod edit;
pub mod faults;
pub mod git;
pub mod kinds;
pub mod load;
pub mod locate;
pub mod path;
pub mod plan;
pub mod privacy;
pub mod read;
pub mod root;
pub mod scans;
pub mod scope;
pub mod source;
pub mod store;
pub mod templates;
pub mod tree;
pub mod turn;
mod walk;
pub mod whole;

pub use kinds::Records;
pub use load::{Loaded, load};
pub use root::Root;
pub use source::Source;
