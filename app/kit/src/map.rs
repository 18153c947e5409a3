//! The map that pages may show: whose it is, and whether the company wants it.

use crate::bootstrap::Bootstrap;

/// Who draws it. Where a client is leaves for there with the map, and with nothing else.
pub const ORIGIN: &str = "https://www.openstreetmap.org";

impl Bootstrap {
    /// Whether the document may hold it: its policy says the same, and says it once. What the company has settled since holds for the next.
    #[must_use]
    pub fn may_hold_map(&self) -> bool {
        self.me.as_ref().and_then(|me| me.company.as_ref()).is_some_and(|company| company.shows_map)
    }
}
