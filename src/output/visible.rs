//! Text of any origin, made fit for a terminal.

use crate::basics::personal::mask;
use crate::basics::text::visible;

/// The text with its personal data masked, on one line, without characters that a terminal would act on.
pub(super) fn shown(text: &str) -> String {
    visible(&mask(text)).into_owned()
}
