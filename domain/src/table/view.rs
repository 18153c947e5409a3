//! Matching rows in the order asked for.

use super::matching::Matches;
use super::order::Ranks;
use super::rows::Table;
use super::schema::ColumnIndex;

/// One column to sort by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SortKey {
    /// Which one.
    pub column: ColumnIndex,
    /// From the largest to the smallest. Gaps come last all the same: nobody sorts to see them.
    pub descending: bool,
}

impl Table {
    /// The positions of matching rows, sorted by the first key, where equal by the second and so on, and at last by id in
    /// the direction of the last key. Without a key, by id. A key whose column does not exist changes nothing.
    ///
    /// The first call for a column sorts the whole column; from then on each takes a walk over the rows and compares none.
    #[must_use]
    pub fn sorted(&self, matches: &Matches, keys: &[SortKey]) -> Vec<u32> {
        let mut keys = keys.iter().rev().filter_map(|key| Some((key, self.order(key.column)?)));
        let Some((last, order)) = keys.next() else {
            return self.ids.by_id().iter().copied().filter(|&position| matches.has(position)).collect();
        };
        let mut positions = order.walk(&matches.rows, last.descending);
        for (key, order) in keys {
            let ranks = order.ranks(|a, b| self.columns.compare(key.column, a, b).is_eq());
            positions = ranks.regroup(positions, key.descending);
        }
        positions
    }
}

impl Ranks {
    /// Sorts positions by rank; those of one rank keep their order.
    fn regroup(&self, mut positions: Vec<u32>, descending: bool) -> Vec<u32> {
        // One that is not known here stands with the gaps.
        let rank = |position: u32| match self.by_position.get(position as usize).copied().unwrap_or(self.distinct) {
            rank if descending && rank < self.distinct => self.distinct - 1 - rank,
            rank => rank,
        };
        if positions.len() < self.distinct as usize / 16 {
            positions.sort_by_key(|&position| rank(position));
            return positions;
        }
        // Counts each rank, adds up where each begins, and puts every position at the next place of its rank.
        let mut next = vec![0_u32; self.distinct as usize + 2];
        for &position in &positions {
            next[rank(position) as usize + 1] += 1;
        }
        for at in 1..next.len() {
            next[at] += next[at - 1];
        }
        let mut sorted = vec![0; positions.len()];
        for &position in &positions {
            let place = &mut next[rank(position) as usize];
            sorted[*place as usize] = position;
            *place += 1;
        }
        sorted
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_and_many_are_regrouped_alike() {
        let ranks = Ranks { by_position: (0..64).map(|at| at * 7 % 32).chain([32, 32]).collect(), distinct: 32 };
        let many: Vec<u32> = (0..66).collect();
        for descending in [false, true] {
            let all = ranks.regroup(many.clone(), descending);
            let few = ranks.regroup(vec![64, 9], descending);
            assert_eq!(few, [9, 64]);
            let key = |at: u32| if descending { 31 - at * 7 % 32 } else { at * 7 % 32 };
            let mut expected: Vec<u32> = (0..64).collect();
            expected.sort_by_key(|&at| key(at));
            assert_eq!(all[..64], expected);
            assert_eq!(all[64..], [64, 65]);
        }
    }
}
