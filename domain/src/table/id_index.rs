//! The ids of the rows, and the way from an id to its row.

use super::bits::Bits;
use super::order::merged;

/// Ids by position, and positions by id.
///
/// A sorted list takes a fifth of a hash map's memory, and rows that are equal in everything else stand by id anyway.
#[derive(Clone, Debug, Default)]
pub(super) struct IdIndex {
    ids: Vec<u128>,
    /// By id, then by position. An id that was written again has several positions, of which the last counts.
    by_id: Vec<u32>,
}

impl IdIndex {
    /// How many positions there are, removed rows included.
    pub const fn len(&self) -> usize {
        self.ids.len()
    }

    /// The id of a row.
    pub fn id(&self, position: u32) -> u128 {
        self.ids.get(position as usize).copied().unwrap_or_default()
    }

    /// Appends a row, which is not found until it is settled.
    pub fn push(&mut self, id: u128) {
        self.ids.push(id);
    }

    /// Makes the rows pushed since findable. Gives the positions whose ids came again.
    pub fn settle(&mut self) -> Vec<u32> {
        let settled = self.by_id.len();
        let fresh: Vec<u32> = (settled..self.ids.len()).filter_map(|at| u32::try_from(at).ok()).collect();
        let ids = &self.ids;
        let compare = |a: u32, b: u32| (ids[a as usize], a).cmp(&(ids[b as usize], b));
        let ascends = ids[settled.saturating_sub(1)..].is_sorted()
            && self.by_id.last().is_none_or(|&last| fresh.first().is_none_or(|&first| compare(last, first).is_lt()));
        // Ids are made in ascending order: mostly there is nothing to sort.
        if ascends {
            self.by_id.extend(fresh);
        } else {
            self.by_id = merged(&self.by_id, fresh, compare);
        }
        self.outlived(settled)
    }

    /// Positions before one of the same id that is not older than the one given.
    fn outlived(&self, settled: usize) -> Vec<u32> {
        let fresh = self.ids.len() - settled;
        if fresh == 1 {
            let id = self.ids[settled];
            let run = self.run(id);
            return run.iter().copied().take(run.len() - 1).collect();
        }
        let again = |pair: &&[u32]| self.id(pair[0]) == self.id(pair[1]);
        self.by_id.windows(2).filter(again).map(|pair| pair[0]).collect()
    }

    /// The row of an id, among those that are left.
    pub fn find(&self, id: u128, left: &Bits) -> Option<u32> {
        self.run(id).iter().copied().find(|&position| left.has(position))
    }

    /// Every position, by id.
    pub fn by_id(&self) -> &[u32] {
        &self.by_id
    }

    /// Copies the rows of a set, in order.
    pub fn only(&self, rows: &Bits, new_position: impl Fn(u32) -> Option<u32>) -> Self {
        let mut ids = Vec::with_capacity(rows.count());
        ids.extend(rows.iter().map(|position| self.id(position)));
        let mut by_id = Vec::with_capacity(ids.len());
        by_id.extend(self.by_id.iter().filter_map(|&old| new_position(old)));
        Self { ids, by_id }
    }

    /// Gives back what growing reserved.
    pub fn shrink(&mut self) {
        self.ids.shrink_to_fit();
        self.by_id.shrink_to_fit();
    }

    /// What it takes in memory.
    pub const fn heap_bytes(&self) -> usize {
        self.ids.capacity() * 16 + self.by_id.capacity() * 4
    }

    fn run(&self, id: u128) -> &[u32] {
        let from = self.by_id.partition_point(|&position| self.id(position) < id);
        let rest = self.by_id.get(from..).unwrap_or_default();
        let count = rest.iter().take_while(|&&position| self.id(position) == id).count();
        &rest[..count]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_of_equal_ids_counts() {
        let mut index = IdIndex::default();
        for id in [5, 3, 9, 3] {
            index.push(id);
        }
        assert_eq!(index.settle(), [1]);
        assert_eq!(index.by_id(), [1, 3, 0, 2]);
        index.push(5);
        assert_eq!(index.settle(), [0]);
        let left = Bits::of(5, [2, 3, 4]);
        assert_eq!([3, 5, 9, 4].map(|id| index.find(id, &left)), [Some(3), Some(4), Some(2), None]);
    }

    #[test]
    fn rows_may_be_dropped() {
        let mut index = IdIndex::default();
        for id in [5, 3, 9] {
            index.push(id);
        }
        index.settle();
        let left = Bits::of(3, [0, 2]);
        let kept = index.only(&left, |old| [Some(0), None, Some(1)][old as usize]);
        assert_eq!((kept.len(), kept.by_id(), kept.id(1)), (2, [0, 1].as_slice(), 9));
    }
}
