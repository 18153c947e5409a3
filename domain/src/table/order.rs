//! Rows in an order that was worked out once.

use std::cmp::Ordering;
use std::sync::OnceLock;

use super::bits::Bits;

/// Every position, sorted by one column: rows with a value, then those without.
///
/// Sorting what is shown is then no sorting at all: whoever walks the order and picks the rows of a set has them sorted.
/// Removed rows stay until the table is compacted, since they are in no set.
#[derive(Clone, Debug)]
pub(super) struct Order {
    positions: Vec<u32>,
    /// How many of the positions, from the first on, have a value.
    valued: usize,
    /// Worked out when another column sorts within this one.
    ranks: OnceLock<Ranks>,
}

/// What an order says about values, without the values.
#[derive(Clone, Debug)]
pub(super) struct Ranks {
    /// By position: how many different values stand before the row's. Gaps stand behind all values.
    pub by_position: Vec<u32>,
    /// How many different values there are.
    pub distinct: u32,
}

impl Order {
    /// An order of rows with a value, sorted, and rows without, by id.
    pub fn new(mut sorted: Vec<u32>, gaps: &[u32]) -> Self {
        let valued = sorted.len();
        sorted.extend_from_slice(gaps);
        // It stays as long as the table does.
        sorted.shrink_to_fit();
        Self { positions: sorted, valued, ranks: OnceLock::new() }
    }

    /// The rows of a set, sorted. Gaps come last in both directions, and rows with equal values by id in the direction
    /// asked for.
    pub fn walk(&self, rows: &Bits, descending: bool) -> Vec<u32> {
        let (valued, gaps) = self.positions.split_at(self.valued);
        if descending {
            picked(valued.iter().rev().chain(gaps.iter().rev()), rows)
        } else {
            picked(self.positions.iter(), rows)
        }
    }

    /// Takes rows in, of which so many have a value. `compare` puts gaps last and never says that two rows are equal.
    pub fn insert(&mut self, fresh: Vec<u32>, valued: usize, compare: impl Fn(u32, u32) -> Ordering) {
        self.positions = merged(&self.positions, fresh, compare);
        self.valued += valued;
        self.ranks.take();
    }

    /// Drops the rows that have no new position, and gives the others theirs.
    pub fn renumber(&mut self, new_position: impl Fn(u32) -> Option<u32>) {
        let valued = self.positions.iter().take(self.valued).filter(|&&old| new_position(old).is_some()).count();
        self.positions = self.positions.iter().filter_map(|&old| new_position(old)).collect();
        self.valued = valued;
        self.ranks.take();
    }

    /// The ranks of the values. `same` is asked about neighbours in the order, from the first to the last.
    pub fn ranks(&self, mut same: impl FnMut(u32, u32) -> bool) -> &Ranks {
        self.ranks.get_or_init(|| {
            let mut by_position = vec![0; self.positions.len()];
            let (valued, gaps) = self.positions.split_at(self.valued);
            let mut distinct = u32::from(!valued.is_empty());
            let mut before = None;
            for &position in valued {
                distinct += u32::from(before.is_some_and(|before| !same(before, position)));
                by_position[position as usize] = distinct - 1;
                before = Some(position);
            }
            for &position in gaps {
                by_position[position as usize] = distinct;
            }
            Ranks { by_position, distinct }
        })
    }

    /// What it takes in memory.
    pub fn heap_bytes(&self) -> usize {
        4 * (self.positions.capacity() + self.ranks.get().map_or(0, |ranks| ranks.by_position.capacity()))
    }
}

/// Sorts fresh positions into sorted ones.
pub(super) fn merged(sorted: &[u32], mut fresh: Vec<u32>, compare: impl Fn(u32, u32) -> Ordering) -> Vec<u32> {
    fresh.sort_unstable_by(|&a, &b| compare(a, b));
    let mut merged = Vec::with_capacity(sorted.len() + fresh.len());
    let mut rest = sorted;
    for position in fresh {
        let (before, after) = rest.split_at(rest.partition_point(|&other| compare(other, position).is_lt()));
        merged.extend_from_slice(before);
        merged.push(position);
        rest = after;
    }
    merged.extend_from_slice(rest);
    merged
}

fn picked<'a>(positions: impl Iterator<Item = &'a u32>, rows: &Bits) -> Vec<u32> {
    // Every position is written and only counted if it belongs: nothing to guess wrong for the processor.
    let mut picked = vec![0; rows.count() + 1];
    let mut count = 0;
    for &position in positions {
        if let Some(place) = picked.get_mut(count) {
            *place = position;
        }
        count += usize::from(rows.has(position));
    }
    picked.truncate(count);
    picked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_come_last_both_ways() {
        let order = Order::new(vec![2, 0, 3], &[1, 4]);
        assert_eq!(order.walk(&Bits::all(5), false), [2, 0, 3, 1, 4]);
        assert_eq!(order.walk(&Bits::all(5), true), [3, 0, 2, 4, 1]);
        assert_eq!(order.walk(&Bits::of(5, [0, 4]), true), [0, 4]);
    }

    #[test]
    fn fresh_rows_find_their_place() {
        // Values by position: 30, 10, gap, 20, gap, 15.
        let key = |position: u32| [30, 10, 99, 20, 99, 15][position as usize];
        let mut order = Order::new(vec![1, 0], &[2]);
        order.insert(vec![3, 4, 5], 2, |a, b| (key(a), a).cmp(&(key(b), b)));
        assert_eq!(order.walk(&Bits::all(6), false), [1, 5, 3, 0, 2, 4]);
        assert_eq!(order.walk(&Bits::all(6), true), [0, 3, 5, 1, 4, 2]);
        order.renumber(|old| [Some(0), None, Some(1), None, None, Some(2)][old as usize]);
        assert_eq!(order.walk(&Bits::all(3), false), [2, 0, 1]);
    }

    #[test]
    fn equal_values_have_one_rank() {
        let order = Order::new(vec![3, 1, 0], &[2]);
        let ranks = order.ranks(|a, b| (a, b) == (3, 1));
        assert_eq!((ranks.by_position.as_slice(), ranks.distinct), ([1, 0, 2, 0].as_slice(), 2));
    }
}
