//! The only floor that touches the records on disk: paths and keys, reading all, writing whole files.

pub mod decode;
pub mod digest;
pub mod edit;
pub mod faults;
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
pub mod seal_list;
pub mod store;
pub mod templates;
pub mod turn;
mod walk;
pub mod whole;

pub use kinds::Records;
pub use load::{Loaded, load};
pub use root::Root;
