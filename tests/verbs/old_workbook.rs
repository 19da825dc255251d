//! An `.xls`, built record by record, as old programs write it.

/// The kinds of records that make a workbook.
const BEGIN: u16 = 0x809;
const END: u16 = 0x0a;

/// An `.xls` being built: one sheet, its texts as bytes (Excel 95) or as UTF-16 (Excel 97).
pub struct OldWorkbook {
    is_of_bytes: bool,
    globals: Vec<u8>,
    sheet: Vec<u8>,
    fonts: u16,
    streams: Vec<(&'static str, Vec<u8>)>,
}

fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    [&kind.to_le_bytes(), &(data.len() as u16).to_le_bytes(), data].concat()
}

fn words(words: &[u16]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_le_bytes()).collect()
}

impl OldWorkbook {
    /// A workbook of Excel 95, without a code page.
    pub fn of_bytes() -> OldWorkbook {
        OldWorkbook::new(true, 0x500)
    }

    /// A workbook of Excel 97.
    pub fn of_unicode() -> OldWorkbook {
        OldWorkbook::new(false, 0x600)
    }

    fn new(is_of_bytes: bool, version: u16) -> OldWorkbook {
        let begin = |kind: u16| record(BEGIN, &words(&[version, kind, 0, 0, 0, 0, 0, 0]));
        OldWorkbook { is_of_bytes, globals: begin(5), sheet: begin(0x10), fonts: 0, streams: Vec::new() }
    }

    fn text(&self, text: &str) -> Vec<u8> {
        match self.is_of_bytes {
            true => {
                let bytes = encoding_rs::GBK.encode(text).0.into_owned();
                [(bytes.len() as u16).to_le_bytes().to_vec(), bytes].concat()
            }
            false => {
                let units: Vec<u16> = text.encode_utf16().collect();
                [words(&[units.len() as u16]), vec![1], words(&units)].concat()
            }
        }
    }

    /// A text whose length is one byte.
    fn short_text(&self, text: &str) -> Vec<u8> {
        let text = self.text(text);
        [&text[..1], &text[2..]].concat()
    }

    /// Names a code page.
    pub fn code_page(mut self, page: u16) -> OldWorkbook {
        self.globals.extend(record(0x42, &words(&[page])));
        self
    }

    /// Adds a font, struck out or not, and a format of that font, which the cells name by its place.
    pub fn style(mut self, is_struck: bool, format: u16, code: Option<&str>) -> OldWorkbook {
        let marks = if is_struck { 8 } else { 0 };
        self.globals.extend(record(0x31, &words(&[200, marks, 0, 400, 0, 0, 0])));
        // There is no font of the number 4.
        let font = if self.fonts < 4 { self.fonts } else { self.fonts + 1 };
        self.fonts += 1;
        if let Some(code) = code {
            let text = if self.is_of_bytes { self.short_text(code) } else { self.text(code) };
            self.globals.extend(record(0x41e, &[words(&[format]), text].concat()));
        }
        self.globals.extend(record(0xe0, &words(&[font, format, 0, 0, 0, 0, 0, 0, 0, 0])));
        self
    }

    /// Hides a row.
    pub fn hidden(mut self, row: u16) -> OldWorkbook {
        self.sheet.extend(record(0x208, &words(&[row, 0, 9, 255, 0, 0, 0x20, 0])));
        self
    }

    /// Writes a text.
    pub fn write(mut self, row: u16, column: u16, style: u16, text: &str) -> OldWorkbook {
        let text = self.text(text);
        self.sheet.extend(record(0x204, &[words(&[row, column, style]), text].concat()));
        self
    }

    /// Writes a number.
    pub fn number(mut self, row: u16, column: u16, style: u16, number: f64) -> OldWorkbook {
        self.sheet.extend(record(0x203, &[words(&[row, column, style]), number.to_le_bytes().to_vec()].concat()));
        self
    }

    /// Writes a formula with the eight bytes of its result, and the text that it came to.
    pub fn formula(mut self, row: u16, column: u16, result: [u8; 8], text: Option<&str>) -> OldWorkbook {
        // The formula is the number 1.
        let data = [words(&[row, column, 0]), result.to_vec(), vec![0; 6], vec![3, 0, 0x1e, 1, 0]].concat();
        self.sheet.extend(record(0x06, &data));
        if let Some(text) = text {
            let text = self.text(text);
            self.sheet.extend(record(0x207, &text));
        }
        self
    }

    /// Adds a stream beside the workbook.
    pub fn beside(mut self, name: &'static str) -> OldWorkbook {
        self.streams.push((name, vec![0; 4096]));
        self
    }

    /// The bytes of the file.
    pub fn build(mut self, sheet: &str) -> Vec<u8> {
        let name = self.short_text(sheet);
        let start = self.globals.len() + 4 + 6 + name.len() + 4;
        self.globals.extend(record(0x85, &[&(start as u32).to_le_bytes()[..], &[0, 0], &name].concat()));
        self.globals.extend(record(END, &[]));
        self.sheet.extend(record(END, &[]));
        let mut stream = [self.globals, self.sheet].concat();
        stream.resize(stream.len().max(4096), 0);
        let book = if self.is_of_bytes { "Book" } else { "Workbook" };
        compound([(book, stream)].into_iter().chain(self.streams).collect())
    }
}

/// A compound file of streams, each of at least 4096 bytes.
pub fn compound(streams: Vec<(&str, Vec<u8>)>) -> Vec<u8> {
    const SECTOR: usize = 512;
    const FREE: u32 = u32::MAX;
    const LAST: u32 = u32::MAX - 1;
    let mut table: Vec<u32> = vec![u32::MAX - 2];
    let mut sectors: Vec<u8> = Vec::new();
    let mut entries: Vec<u8> = entry("Root Entry", 5, LAST, 0);
    for (name, mut bytes) in streams {
        let (first, size) = (table.len() as u32, bytes.len());
        bytes.resize(size.div_ceil(SECTOR) * SECTOR, 0);
        let count = bytes.len() / SECTOR;
        table.extend((1..count as u32).map(|step| first + step).chain([LAST]));
        sectors.extend(bytes);
        entries.extend(entry(name, 2, first, size as u32));
    }
    entries.resize(entries.len().div_ceil(SECTOR) * SECTOR, 0);
    let folder = table.len() as u32;
    let count = (entries.len() / SECTOR) as u32;
    table.extend((1..count).map(|step| folder + step).chain([LAST]));
    assert!(table.len() <= SECTOR / 4, "one sector holds the table");
    table.resize(SECTOR / 4, FREE);
    let mut header = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    header.resize(24, 0);
    header.extend(words(&[0x3e, 3, 0xfffe, 9, 6]));
    header.resize(44, 0);
    for number in [1, folder, 0, 4096, LAST, 0, LAST, 0, 0] {
        header.extend(number.to_le_bytes());
    }
    header.extend((0..108).flat_map(|_| FREE.to_le_bytes()));
    let table = table.into_iter().flat_map(u32::to_le_bytes).collect();
    [header, table, sectors, entries].concat()
}

fn entry(name: &str, kind: u8, first: u32, size: u32) -> Vec<u8> {
    let units: Vec<u16> = name.encode_utf16().collect();
    let mut bytes = words(&units);
    bytes.resize(64, 0);
    bytes.extend(words(&[(units.len() as u16 + 1) * 2]));
    bytes.extend([kind, 1]);
    bytes.extend([u32::MAX; 3].iter().flat_map(|id| id.to_le_bytes()));
    bytes.resize(116, 0);
    bytes.extend(first.to_le_bytes());
    bytes.extend(u64::from(size).to_le_bytes());
    bytes
}
