//! What a page waits for is seen at once: the document bears a mark while something is under way, and the style draws from it a bar on top
//! or a word.

use std::cell::Cell;

use crate::marks::mark;

thread_local! {
    static UNDER_WAY: [Cell<u32>; 2] = const { [Cell::new(0), Cell::new(0)] };
}

/// What may be waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wait {
    /// A page that is to come: its code, its record.
    Page,
    /// An act that is shown as done, and not acknowledged yet.
    Act,
}

impl Wait {
    /// The mark that the document bears.
    const fn mark(self) -> &'static str {
        match self {
            Self::Page => "data-going",
            Self::Act => "data-saving",
        }
    }
}

/// Something under way, until it is dropped. On the server it marks nothing.
#[derive(Debug)]
pub struct Going(Wait);

impl Going {
    /// Begins.
    #[must_use]
    pub fn begin(wait: Wait) -> Self {
        count(wait, |before| before + 1);
        Self(wait)
    }
}

impl Drop for Going {
    fn drop(&mut self) {
        count(self.0, |before| before.saturating_sub(1));
    }
}

fn count(wait: Wait, next: impl Fn(u32) -> u32) {
    if cfg!(feature = "ssr") {
        return;
    }
    let (before, now) = UNDER_WAY.with(|waits| {
        let under_way = &waits[usize::from(wait == Wait::Act)];
        let (before, now) = (under_way.get(), next(under_way.get()));
        under_way.set(now);
        (before, now)
    });
    if (before == 0) != (now == 0) {
        mark(wait.mark(), (now > 0).then_some(""));
    }
}
