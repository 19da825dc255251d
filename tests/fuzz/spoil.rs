//! Spoils right inputs: a bit, a byte, a token, a piece of another.

/// What means something to one reader or another.
const TOKENS: &[&str] = &[
    "\n",
    "\r\n",
    "\t",
    " ",
    "\u{3000}",
    ",",
    ";",
    "=",
    "\"",
    "'",
    "\"\"\"",
    "'''",
    "\\",
    "\\u0031",
    "\\U0010ffff",
    "#",
    "[",
    "]",
    "[[",
    "]]",
    "{",
    "}",
    ".",
    "-",
    "--",
    "/",
    "..",
    "*",
    "@",
    ":",
    "：",
    "，",
    "、",
    "；",
    "（",
    "）",
    "〔2019〕",
    "号",
    "注：",
    "合计",
    "〃",
    "同上",
    "\u{0}",
    "\u{1b}[31m",
    "\u{7f}",
    "\u{85}",
    "\u{feff}",
    "\u{202e}",
    "\u{2028}",
    "\u{301}",
    "\u{200b}",
    "😀",
    "䶮",
    "ﬁ",
    "⑩",
    "１２",
    "0",
    "1",
    "-1",
    "86",
    "9223372036854775808",
    "1e999",
    "nan",
    "inf",
    "0x1f",
    "1_0",
    "true",
    "false",
    "是",
    "否",
    "有",
    "无",
    "√",
    "×",
    "基本符合",
    "不适用",
    "compliant",
    "problem",
    "partial",
    "not_applicable",
    "not_checked",
    "examined",
    "2019-08-05",
    "2019-02-30",
    "0000-00-00",
    "9999-12-31",
    "1900-01-01",
    "2099-12-31",
    "2019-08-05T10:00:00Z",
    "10:00:00",
    "2019年8月5日",
    "8.5",
    "43682",
    "2019",
    "2019/8/5",
    "name",
    "kind",
    "signer",
    "signed_on",
    "results",
    "notes",
    "participants",
    "agency",
    "procuratorate",
    "education_bureau",
    "forms",
    "closed_on",
    "opened_on",
    "merged_into",
    "liaison",
    "沧县",
    "甲小学",
    "沧县/甲小学",
    "11010519491231002X",
    "13800000000",
    "0317-2490229",
    "=HYPERLINK(\"x\")",
    "+1",
    "@x",
    "<<<<<<< HEAD\n",
    "=======\n",
    ">>>>>>> other\n",
    "con",
    "COM1",
    "units",
    "2019-08-12-甲小学",
    "sha256",
    "--as-of",
    "--lang",
    "zh",
    "-o",
];

/// A source of chance, and the inputs that it spoils.
pub struct Spoiler {
    state: u64,
    seeds: Vec<Vec<u8>>,
}

impl Spoiler {
    pub fn new(seed: u64, seeds: &[Vec<u8>]) -> Spoiler {
        Spoiler { state: seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1, seeds: seeds.to_vec() }
    }

    /// A number below another; 0 below 0.
    pub fn below(&mut self, end: usize) -> usize {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        let drawn = self.state.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33;
        usize::try_from(drawn).unwrap() % end.max(1)
    }

    pub fn pick<'t, T>(&mut self, from: &'t [T]) -> &'t T {
        &from[self.below(from.len())]
    }

    /// One of the seeds, spoilt in one to four ways; now and then as it is.
    pub fn spoilt(&mut self) -> Vec<u8> {
        let place = self.below(self.seeds.len());
        let mut bytes = self.seeds[place].clone();
        for _ in 0..self.below(5) {
            self.spoil(&mut bytes);
        }
        bytes
    }

    fn spoil(&mut self, bytes: &mut Vec<u8>) {
        let at = self.below(bytes.len() + 1);
        let end = (at + self.below(24)).min(bytes.len());
        match self.below(8) {
            0 if at < bytes.len() => bytes[at] ^= 1 << self.below(8),
            1 if at < bytes.len() => bytes[at] = u8::try_from(self.below(256)).unwrap(),
            2 => drop(bytes.drain(at..end)),
            3 => drop(bytes.splice(at..at, bytes[at..end].to_vec())),
            4 => bytes.truncate(at),
            5 => {
                let other = self.below(self.seeds.len());
                let from = self.below(self.seeds[other].len());
                let to = (from + self.below(60)).min(self.seeds[other].len());
                bytes.splice(at..end, self.seeds[other][from..to].to_vec());
            }
            6 => {
                let token = self.pick(TOKENS).as_bytes();
                bytes.splice(at..at, token.iter().copied());
            }
            _ => {
                let token = self.pick(TOKENS).as_bytes();
                let (from, to) = word_around(bytes, at);
                bytes.splice(from..to, token.iter().copied());
            }
        }
    }
}

/// The letters, digits and dashes around a place.
fn word_around(bytes: &[u8], at: usize) -> (usize, usize) {
    let ends = |byte: &u8| byte.is_ascii_whitespace() || b"\"'=,[]{}/".contains(byte);
    let from = bytes[..at].iter().rposition(ends).map_or(0, |place| place + 1);
    let to = bytes[at..].iter().position(ends).map_or(bytes.len(), |place| at + place);
    (from, to)
}
