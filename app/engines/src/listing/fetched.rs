//! The rows that the server has sent, page by page: what is shown where the browser has no table of its own.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use domain::listing::{ListRow, PAGE_SIZE};

/// How many pages are kept; of more, those furthest from the last one go.
const MOST_PAGES: usize = 40;

/// Pages of one list.
#[derive(Debug, Default)]
pub struct Fetched {
    pages: BTreeMap<u32, Vec<ListRow>>,
    awaited: BTreeSet<u32>,
}

/// The places of a page's rows, from nought; of a page counted from 1.
pub fn page_of(page: u32) -> Range<usize> {
    let first = (page.max(1) as usize - 1) * PAGE_SIZE as usize;
    first..first + PAGE_SIZE as usize
}

impl Fetched {
    /// Forgets everything: another list begins.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Takes a page, counted from 1.
    pub fn put(&mut self, page: u32, rows: Vec<ListRow>) {
        self.awaited.remove(&page);
        self.pages.insert(page, rows);
        while self.pages.len() > MOST_PAGES {
            let ends = [self.pages.keys().next().copied(), self.pages.keys().next_back().copied()];
            let Some(furthest) = ends.into_iter().flatten().max_by_key(|end| end.abs_diff(page)) else { return };
            self.pages.remove(&furthest);
        }
    }

    /// The row at a place, if its page has come.
    pub fn row(&self, at: usize) -> Option<&ListRow> {
        let page = number_of(at)?;
        self.pages.get(&page)?.get(at - page_of(page).start)
    }

    /// The pages of these places that have neither come nor been asked for; from now on they have.
    pub fn lacking(&mut self, places: Range<usize>) -> Vec<u32> {
        let Some(last) = places.end.checked_sub(1).filter(|last| *last >= places.start) else { return Vec::new() };
        let (Some(first), Some(last)) = (number_of(places.start), number_of(last)) else { return Vec::new() };
        let lacking: Vec<u32> =
            (first..=last).filter(|page| !self.pages.contains_key(page) && !self.awaited.contains(page)).collect();
        self.awaited.extend(&lacking);
        lacking
    }
}

/// The page that holds a place, from 1.
fn number_of(at: usize) -> Option<u32> {
    u32::try_from(at / PAGE_SIZE as usize + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_asked_for_once() {
        let mut fetched = Fetched::default();
        assert_eq!(fetched.lacking(40..120), [1, 2, 3]);
        assert_eq!(fetched.lacking(40..151), [4]);
        fetched.put(2, Vec::new());
        assert!(fetched.lacking(50..100).is_empty());
        assert!(fetched.lacking(7..7).is_empty());
        fetched.clear();
        assert_eq!(fetched.lacking(50..51), [2]);
    }

    #[test]
    fn far_pages_are_forgotten() {
        let mut fetched = Fetched::default();
        for page in 1..=60 {
            fetched.put(page, Vec::new());
        }
        assert_eq!(fetched.pages.keys().copied().collect::<Vec<_>>(), (21..=60).collect::<Vec<_>>());
        fetched.put(1, Vec::new());
        assert!(fetched.pages.contains_key(&1) && !fetched.pages.contains_key(&60));
    }
}
