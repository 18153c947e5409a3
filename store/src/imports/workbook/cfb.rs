//! The one stream of a compound file (MS-CFB) that a workbook of before 2007 is.

use std::collections::HashSet;

/// What stands where a chain of sectors has no next one: the largest number of a sector is below.
const LAST_SECTOR: u32 = 0xFFFF_FFFA;
/// The bytes of an entry of the directory.
const ENTRY: usize = 128;
/// The places of the table of sectors that stand in the header.
const IN_HEADER: usize = 109;

/// The bytes of the stream « Workbook », or « Book » as Excel 5 calls it.
pub(super) fn workbook(file: &[u8]) -> Option<Vec<u8>> {
    let compound = Compound::of(file)?;
    let directory = compound.chain(u32_at(file, 48)?)?;
    let entries = || directory.chunks_exact(ENTRY);
    let entry = ["Workbook", "Book"].iter().find_map(|name| entries().find(|entry| is_named(entry, name)))?;
    let (start, size) = (u32_at(entry, 116)?, usize::try_from(u32_at(entry, 120)?).ok()?);
    let mut stream = if size < usize::try_from(u32_at(file, 56)?).ok()? {
        let root = entries().next()?;
        let small = compound.chain(u32_at(root, 116)?)?;
        let next = numbers(&compound.chain(u32_at(file, 60)?)?);
        collect(&small, 64, &next, start)?
    } else {
        compound.chain(start)?
    };
    stream.truncate(size);
    Some(stream)
}

struct Compound<'a> {
    /// What follows the header's sector.
    bytes: &'a [u8],
    sector: usize,
    next: Vec<u32>,
}

impl<'a> Compound<'a> {
    fn of(file: &'a [u8]) -> Option<Self> {
        let sector = match u16_at(file, 30)? {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        let bytes = file.get(sector..)?;
        let mut compound = Self { bytes, sector, next: Vec::new() };
        let mut table = numbers(file.get(76..76 + 4 * IN_HEADER)?);
        // What has no place in the header stands in sectors of its own, the last number of each being the next one.
        let (mut further, mut seen) = (u32_at(file, 68)?, HashSet::new());
        while further < LAST_SECTOR && seen.insert(further) {
            let mut more = numbers(compound.sector(further)?);
            further = more.pop()?;
            table.extend(more);
        }
        let mut known = HashSet::new();
        for place in table.into_iter().filter(|place| *place < LAST_SECTOR && known.insert(*place)) {
            let more = numbers(compound.sector(place)?);
            compound.next.extend(more);
        }
        Some(compound)
    }

    fn sector(&self, place: u32) -> Option<&'a [u8]> {
        sector(self.bytes, self.sector, place)
    }

    fn chain(&self, start: u32) -> Option<Vec<u8>> {
        collect(self.bytes, self.sector, &self.next, start)
    }
}

/// The sectors of a chain, one after another. One that leads back into itself is none.
fn collect(bytes: &[u8], size: usize, next: &[u32], start: u32) -> Option<Vec<u8>> {
    let mut found = Vec::new();
    let mut place = start;
    while place < LAST_SECTOR {
        if found.len() > bytes.len() {
            return None;
        }
        // The last sector of a file may be cut short.
        let from = usize::try_from(place).ok()?.checked_mul(size)?;
        let until = from.checked_add(size)?.min(bytes.len());
        found.extend_from_slice(bytes.get(from..until)?);
        place = *next.get(usize::try_from(place).ok()?)?;
    }
    Some(found)
}

fn sector(bytes: &[u8], size: usize, place: u32) -> Option<&[u8]> {
    let from = usize::try_from(place).ok()?.checked_mul(size)?;
    bytes.get(from..from.checked_add(size)?)
}

/// Names are of two bytes a letter, and end with a zero.
fn is_named(entry: &[u8], name: &str) -> bool {
    let letters =
        entry.get(..64).unwrap_or_default().chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
    letters.take_while(|letter| *letter != 0).eq(name.encode_utf16())
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]])).collect()
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at + 2).map(|two| u16::from_le_bytes([two[0], two[1]]))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4).map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
}
