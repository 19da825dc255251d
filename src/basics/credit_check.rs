//! The check digit of unified social credit codes (GB 32100-2015).

/// The characters of credit codes, without I, O, S, V and Z; each has the value of its place here.
pub const ALPHABET: &[u8] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";

/// Whether the last character is the check digit of those before it.
pub fn fits(code: &[u8]) -> bool {
    let worth = |byte: &u8| ALPHABET.iter().position(|other| other == byte).unwrap_or_default();
    let weights = std::iter::successors(Some(1), |weight| Some(weight * 3 % 31));
    let sum: usize = code.iter().take(17).zip(weights).map(|(byte, weight)| worth(byte) * weight).sum();
    code.last().is_some_and(|check| worth(check) == (31 - sum % 31) % 31)
}
