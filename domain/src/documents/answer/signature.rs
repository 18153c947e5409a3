//! A signature as it was drawn: strokes of points in a box. It is kept as points and not as a picture, so that it is small, has nothing in it
//! but lines, and is sharp on every screen and paper.

use crate::error::FieldError;
use crate::text::written_as_text;

/// How wide the box is that is drawn in.
pub const WIDTH: u16 = 600;
/// How high.
pub const HEIGHT: u16 = 200;
/// The most letters of one as text.
const MOST_LETTERS: usize = 12_000;
/// The most points of one, in all.
const MOST_POINTS: usize = 1_500;

/// The drawn signature, as text: points `x.y` between dashes, strokes between underscores, no letter of which a form has to write otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature(String);

impl Signature {
    /// Reads one. Blank is `Required`: nobody has to draw.
    pub fn parse(typed: &str) -> Result<Self, FieldError> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Err(FieldError::Required);
        }
        if typed.len() > MOST_LETTERS {
            return Err(FieldError::TooLong { max: u32::try_from(MOST_LETTERS).unwrap_or(u32::MAX) });
        }
        let strokes = strokes(typed).ok_or(FieldError::NotAChoice)?;
        if strokes.iter().map(Vec::len).sum::<usize>() > MOST_POINTS {
            return Err(FieldError::NotAChoice);
        }
        Ok(Self(typed.to_owned()))
    }

    /// The text as it is kept.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its strokes, each of two points at least: a dot is a line to where it begins.
    #[must_use]
    pub fn strokes(&self) -> Vec<Vec<[u16; 2]>> {
        strokes(&self.0).unwrap_or_default()
    }

    /// Its strokes as the `d` of an SVG path.
    #[must_use]
    pub fn path(&self) -> String {
        let point = |[x, y]: &[u16; 2]| format!("{x} {y}");
        let stroke = |points: Vec<[u16; 2]>| format!("M{}", points.iter().map(point).collect::<Vec<_>>().join("L"));
        self.strokes().into_iter().map(stroke).collect()
    }
}

written_as_text!(Signature; parse = Self::parse, text = Self::as_str);

fn strokes(text: &str) -> Option<Vec<Vec<[u16; 2]>>> {
    text.split('_').map(stroke).collect()
}

fn stroke(text: &str) -> Option<Vec<[u16; 2]>> {
    let mut points = text.split('-').map(point).collect::<Option<Vec<_>>>()?;
    if let [only] = points.as_slice() {
        let only = *only;
        points.push(only);
    }
    Some(points)
}

fn point(text: &str) -> Option<[u16; 2]> {
    let (x, y) = text.split_once('.')?;
    let within = |text: &str, most: u16| {
        let is_plain = text.bytes().all(|letter| letter.is_ascii_digit());
        text.parse::<u16>().ok().filter(|number| is_plain && *number <= most)
    };
    Some([within(x, WIDTH)?, within(y, HEIGHT)?])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strokes_are_read_and_drawn() {
        let signature = Signature::parse(" 1.2-30.40_600.200 ").unwrap();
        assert_eq!(signature.as_str(), "1.2-30.40_600.200");
        assert_eq!(signature.strokes(), [vec![[1, 2], [30, 40]], vec![[600, 200], [600, 200]]]);
        assert_eq!(signature.path(), "M1 2L30 40M600 200L600 200");
        assert_eq!(serde_json::from_str::<Signature>("\"1.2\"").unwrap().as_str(), "1.2");
    }

    #[test]
    fn what_is_no_drawing_is_refused() {
        assert_eq!(Signature::parse(" "), Err(FieldError::Required));
        for wrong in ["1", "1.2-", "_1.2", "601.0", "0.201", "+1.2", "1.2 3.4", "M0 0", "1.2\"><script>"] {
            assert_eq!(Signature::parse(wrong), Err(FieldError::NotAChoice), "{wrong}");
        }
        let points = |count: usize| vec!["1.2"; count].join("-");
        assert!(Signature::parse(&points(MOST_POINTS)).is_ok());
        assert_eq!(Signature::parse(&points(MOST_POINTS + 1)), Err(FieldError::NotAChoice));
        assert_eq!(Signature::parse(&points(4_000)), Err(FieldError::TooLong { max: 12_000 }));
    }
}
