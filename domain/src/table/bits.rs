//! A set of rows: one bit a position.

/// Positions from 0 to a length, each in the set or not.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(super) struct Bits {
    words: Vec<u64>,
    len: usize,
}

impl Bits {
    /// None of so many positions.
    pub fn none(len: usize) -> Self {
        Self { words: vec![0; len.div_ceil(64)], len }
    }

    /// Some of so many positions; those beyond are left out.
    pub fn of(len: usize, positions: impl IntoIterator<Item = u32>) -> Self {
        let mut bits = Self::none(len);
        for position in positions.into_iter().filter(|&position| (position as usize) < len) {
            bits.put(position);
        }
        bits
    }

    /// All of so many positions.
    pub fn all(len: usize) -> Self {
        let mut words = vec![u64::MAX; len.div_ceil(64)];
        if let Some(last) = words.last_mut() {
            *last >>= (64 - len % 64) % 64;
        }
        Self { words, len }
    }

    /// How many positions there are, in the set or not.
    pub const fn len(&self) -> usize {
        self.len
    }

    /// How many are in the set.
    pub fn count(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Whether a position is in the set; those beyond the end are not.
    pub fn has(&self, position: u32) -> bool {
        self.words.get(position as usize / 64).is_some_and(|word| word >> (position % 64) & 1 == 1)
    }

    /// Puts a position into the set.
    pub fn put(&mut self, position: u32) {
        if let Some(word) = self.words.get_mut(position as usize / 64) {
            *word |= 1 << (position % 64);
        }
    }

    /// Takes a position out of the set; true if it was there.
    pub fn take(&mut self, position: u32) -> bool {
        let was_there = self.has(position);
        if let Some(word) = self.words.get_mut(position as usize / 64) {
            *word &= !(1 << (position % 64));
        }
        was_there
    }

    /// One more position, in the set.
    pub fn grow(&mut self) {
        if self.len.is_multiple_of(64) {
            self.words.push(0);
        }
        self.words[self.len / 64] |= 1 << (self.len % 64);
        self.len += 1;
    }

    /// Keeps what is in the other set too.
    pub fn intersect(&mut self, other: &Self) {
        for (word, others) in self.words.iter_mut().zip(&other.words) {
            *word &= others;
        }
    }

    /// Puts in what is in the other set.
    pub fn unite(&mut self, other: &Self) {
        for (word, others) in self.words.iter_mut().zip(&other.words) {
            *word |= others;
        }
    }

    /// Keeps the positions that pass.
    pub fn retain(&mut self, mut passes: impl FnMut(u32) -> bool) {
        let mut start = 0;
        for word in &mut self.words {
            let (mut left, mut kept) = (*word, 0);
            while left != 0 {
                let bit = left.trailing_zeros();
                kept |= u64::from(passes(start + bit)) << bit;
                left &= left - 1;
            }
            *word = kept;
            start += 64;
        }
    }

    /// The positions in the set, ascending.
    pub fn iter(&self) -> impl Iterator<Item = u32> {
        (0_u32..).step_by(64).zip(&self.words).flat_map(|(start, &word)| {
            let mut left = word;
            std::iter::from_fn(move || {
                let bit = left.trailing_zeros();
                (left != 0).then(|| {
                    left &= left - 1;
                    start + bit
                })
            })
        })
    }

    /// Gives back what growing reserved.
    pub fn shrink(&mut self) {
        self.words.shrink_to_fit();
    }

    /// What it takes in memory.
    pub const fn heap_bytes(&self) -> usize {
        self.words.capacity() * 8
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_what_was_put() {
        let mut bits = Bits::of(130, [0, 63, 64, 129, 130]);
        assert_eq!(bits.iter().collect::<Vec<_>>(), [0, 63, 64, 129]);
        assert!(bits.take(63) && !bits.take(63) && !bits.take(1_000));
        bits.retain(|position| position != 64);
        assert_eq!((bits.count(), bits.has(129), bits.has(64), bits.has(1_000)), (2, true, false, false));
    }

    #[test]
    fn grows_full() {
        let mut bits = Bits::default();
        for len in 0..70 {
            assert_eq!(bits, Bits::all(len));
            bits.grow();
        }
        assert_eq!((bits.len(), bits.count()), (70, 70));
        bits.intersect(&Bits::of(70, [69]));
        assert_eq!(bits.iter().collect::<Vec<_>>(), [69]);
    }
}
