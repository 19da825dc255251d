//! A compound file, in which an `.xls` and the other documents of Office 97 lie as streams.

/// A compound file.
pub struct Compound<'b> {
    bytes: &'b [u8],
    shift: u32,
    sectors: Vec<u32>,
    small_sectors: Vec<u32>,
    small: Vec<u8>,
    entries: Vec<Entry>,
}

/// A stream or a folder of a compound file.
struct Entry {
    name: String,
    is_root: bool,
    first: u32,
    size: usize,
}

/// Streams below this size lie in the stream of small ones.
const SMALL: usize = 4096;
const SMALL_SHIFT: u32 = 6;
/// From here on a number is not a sector’s but a mark.
const MARKS: u32 = 0xffff_fffa;

impl<'b> Compound<'b> {
    /// Reads the folders of a compound file; none where they do not fit together.
    pub fn read(bytes: &'b [u8]) -> Option<Compound<'b>> {
        let shift = u32::from(word(bytes, 30)?);
        let mut file = Compound {
            bytes,
            shift,
            sectors: Vec::new(),
            small_sectors: Vec::new(),
            small: Vec::new(),
            entries: Vec::new(),
        };
        if !(7..=16).contains(&shift) {
            return None;
        }
        for sector in file.table_sectors()? {
            file.sectors.extend(numbers(file.sector(sector)?));
        }
        let folder = file.chain(number(bytes, 48)?)?;
        file.entries = folder.chunks_exact(128).filter_map(Entry::read).collect();
        file.small_sectors = numbers(&file.chain(number(bytes, 60)?)?).collect();
        let root = file.entries.iter().find(|entry| entry.is_root)?;
        file.small = file.chain(root.first)?;
        Some(file)
    }

    /// The names of the streams and folders in it.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|entry| entry.name.as_str())
    }

    /// The bytes of a stream.
    pub fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let entry = self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name))?;
        let mut stream = if entry.size < SMALL { self.small_chain(entry.first)? } else { self.chain(entry.first)? };
        stream.truncate(entry.size);
        Some(stream)
    }

    /// The sectors that hold the table of sectors: the first of them named at the beginning, the rest in sectors of
    /// their own.
    fn table_sectors(&self) -> Option<Vec<u32>> {
        const NAMED: usize = 109;
        let mut sectors: Vec<u32> = numbers(self.bytes.get(76..76 + 4 * NAMED)?).collect();
        let (mut next, mut steps) = (number(self.bytes, 68)?, 0);
        while next < MARKS && steps < self.bytes.len() >> self.shift {
            let mut named: Vec<u32> = numbers(self.sector(next)?).collect();
            next = named.pop()?;
            sectors.extend(named);
            steps += 1;
        }
        sectors.retain(|sector| *sector < MARKS);
        Some(sectors)
    }

    fn sector(&self, number: u32) -> Option<&'b [u8]> {
        let start = (usize::try_from(number).ok()?.checked_add(1)?).checked_shl(self.shift)?;
        let end = start.checked_add(1 << self.shift)?.min(self.bytes.len());
        self.bytes.get(start..end)
    }

    /// What lies in a chain of sectors, which may not be longer than the file.
    fn chain(&self, first: u32) -> Option<Vec<u8>> {
        let (mut bytes, mut next) = (Vec::new(), first);
        while next < MARKS {
            bytes.extend(self.sector(next)?);
            if bytes.len() > self.bytes.len() {
                return None;
            }
            next = *self.sectors.get(usize::try_from(next).ok()?)?;
        }
        Some(bytes)
    }

    fn small_chain(&self, first: u32) -> Option<Vec<u8>> {
        let (mut bytes, mut next) = (Vec::new(), first);
        while next < MARKS && bytes.len() <= SMALL {
            let place = usize::try_from(next).ok()?;
            let start = place.checked_shl(SMALL_SHIFT)?;
            bytes.extend(self.small.get(start..start.checked_add(1 << SMALL_SHIFT)?.min(self.small.len()))?);
            next = *self.small_sectors.get(place)?;
        }
        Some(bytes)
    }
}

impl Entry {
    /// Reads an entry; none where it is not used.
    fn read(bytes: &[u8]) -> Option<Entry> {
        const ROOT: u8 = 5;
        let length = usize::from(word(bytes, 64)?).saturating_sub(2).min(64);
        let units: Vec<u16> =
            bytes[..length].chunks_exact(2).map(|unit| u16::from_le_bytes([unit[0], unit[1]])).collect();
        let kind = *bytes.get(66)?;
        let size = usize::try_from(number(bytes, 120)?).ok()?;
        let entry =
            Entry { name: String::from_utf16_lossy(&units), is_root: kind == ROOT, first: number(bytes, 116)?, size };
        (kind != 0).then_some(entry)
    }
}

/// The two bytes at a place as a number.
pub fn word(bytes: &[u8], place: usize) -> Option<u16> {
    let bytes = bytes.get(place..place.checked_add(2)?)?;
    Some(u16::from_le_bytes([bytes[0], bytes[1]]))
}

/// The four bytes at a place as a number.
pub fn number(bytes: &[u8], place: usize) -> Option<u32> {
    let bytes = bytes.get(place..place.checked_add(4)?)?;
    Some(u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.chunks_exact(4).map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SHEET: &[u8] = include_bytes!("../../../tests/sheets/名册.xls");

    #[test]
    fn a_stream_is_found_by_its_name() {
        let file = Compound::read(SHEET).unwrap();
        assert!(file.names().any(|name| name == "Workbook"));
        let stream = file.stream("Workbook").unwrap();
        // It begins with the record that begins every workbook of Excel 97.
        assert_eq!(&stream[..2], [0x09, 0x08]);
        assert!(file.stream("Book").is_none());
    }

    proptest! {
        #[test]
        fn no_damage_makes_it_panic(place in 0_usize..SHEET.len(), spoilt in prop::collection::vec(any::<u8>(), 1..9), end in 0_usize..SHEET.len()) {
            let mut bytes = SHEET.to_vec();
            bytes.iter_mut().skip(place % 1024).zip(&spoilt).for_each(|(byte, spoilt)| *byte = *spoilt);
            for bytes in [&bytes[..], &bytes[..end]] {
                if let Some(file) = Compound::read(bytes) {
                    let _ = file.stream("Workbook");
                }
            }
        }
    }
}
