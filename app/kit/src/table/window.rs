//! Which rows are in sight.

use std::ops::Range;

/// A window begins at a multiple of it: not every pixel scrolled changes rows.
const STEP: usize = 4;

/// How many rows are drawn above and below what is in sight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beyond {
    /// One or two: what must be there with the next frame.
    Little,
    /// As many as a turn of the wheel passes.
    Much,
}

impl Beyond {
    const fn rows(self) -> usize {
        match self {
            Self::Little => 0,
            Self::Much => 8,
        }
    }
}

/// A list seen through the window, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sight {
    /// Where the list's first row begins, from the window's upper edge; negative once one has scrolled past it.
    pub top: f64,
    /// The window's height.
    pub height: f64,
    /// The height of every row.
    pub row: f64,
}

impl Sight {
    /// The rows to draw, of a list of so many.
    #[must_use]
    pub fn rows(self, total: usize, beyond: Beyond) -> Range<usize> {
        let beyond = beyond.rows();
        if self.row < 1.0 {
            return 0..total.min(STEP);
        }
        let seen = whole(self.height / self.row) + 2;
        // Never further down than the last rows fill the window.
        let above = whole(-self.top / self.row).min(total.saturating_sub(seen));
        let first = above.saturating_sub(beyond) / STEP * STEP;
        first..(first + seen + 2 * beyond + STEP - 1).min(total)
    }
}

/// How many whole ones there are; none of a negative number.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates, and is never negative")]
fn whole(number: f64) -> usize {
    number.max(0.0) as usize
}

/// The height of so many rows, in CSS pixels.
#[expect(clippy::cast_precision_loss, reason = "no list has as many rows as would lose a pixel")]
pub fn height_of(rows: usize, row: f64) -> f64 {
    rows as f64 * row
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_drawn_goes_beyond_what_is_seen() {
        let rows = |top, total, beyond| Sight { top, height: 880.0, row: 44.0 }.rows(total, beyond);
        assert_eq!(rows(200.0, 1_000, Beyond::Much), 0..41);
        assert_eq!(rows(-4_400.0, 1_000, Beyond::Much), 92..133);
        assert_eq!(rows(-4_410.0, 1_000, Beyond::Much), 92..133);
        assert_eq!(rows(-4_410.0, 1_000, Beyond::Little), 100..125);
        assert_eq!(rows(-44_000.0, 1_000, Beyond::Much), 968..1_000);
        assert_eq!(rows(0.0, 3, Beyond::Much), 0..3);
        assert_eq!(Sight { top: 0.0, height: 0.0, row: 0.0 }.rows(0, Beyond::Much), 0..0);
    }

    #[test]
    fn every_row_in_sight_is_drawn_and_few_others() {
        let cases = [0, 1, 19, 20, 40, 41, 500]
            .into_iter()
            .flat_map(|total| [(Beyond::Little, 25), (Beyond::Much, 41)].map(|(beyond, most)| (total, beyond, most)));
        for (total, beyond, most) in cases {
            for step in -250..20_i32 {
                let (top, height) = (f64::from(step) * 97.3, 877.0);
                let rows = Sight { top, height, row: 44.0 }.rows(total, beyond);
                assert!(rows.start <= rows.end && rows.end <= total && rows.len() <= most, "{rows:?}");
                for at in 0..total {
                    let from = top + height_of(at, 44.0);
                    let is_seen = from + 44.0 > 0.0 && from < height;
                    assert!(!is_seen || rows.contains(&at), "{at} of {rows:?} at {top}");
                }
            }
        }
    }
}
