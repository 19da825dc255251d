//! One file per paper that is printed: Register → the names that its template may use.

mod form;
mod letter;
mod notice;

pub use form::{FormPaper, form_papers, sample_forms};
pub use letter::{LetterPaper, letter_papers, sample_letters};
