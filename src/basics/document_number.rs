//! tmp
#![allow(missing_docs)]
use serde::{Serialize,Deserialize};
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)] pub struct DocumentNumber(String);
