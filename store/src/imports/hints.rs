//! The rows of a file that look like a record, each set beside it.

use std::collections::HashMap;

use domain::imports::identity::Same;
use domain::imports::report::Duplicate;
use domain::imports::{Hint, PREVIEW_HINTS};

use super::imported::Imported;
use crate::StoreResult;
use crate::listing::Reader;

/// What stands between the values of a face that waits: nobody types it.
const BETWEEN: &str = "\u{1f}";

/// What a record is, in a few values by the paths of their fields: for each feature the same paths.
pub(super) type Face = Vec<(&'static str, String)>;

/// See the module.
#[derive(Debug, Default)]
pub(super) struct Hints {
    /// What each row is that another may look like: its values, in as little memory as they take.
    faces: HashMap<u32, Box<str>>,
    /// The first rows that look like a record.
    first: Vec<(u32, Duplicate, Face)>,
    /// How many do.
    hinted: Vec<(Same, u32)>,
}

impl Hints {
    /// Meets a row that comes in, or looks like a record.
    pub(super) fn see(&mut self, line: u32, hint: Option<&Duplicate>, face: Face) {
        if !face.is_empty() {
            let values: Vec<&str> = face.iter().map(|(_, value)| value.as_str()).collect();
            self.faces.insert(line, values.join(BETWEEN).into_boxed_str());
        }
        let Some(known) = hint else { return };
        match self.hinted.iter_mut().find(|(same, _)| *same == known.same) {
            Some((_, count)) => *count += 1,
            None => self.hinted.push((known.same, 1)),
        }
        if self.first.len() < PREVIEW_HINTS {
            self.first.push((line, known.clone(), face));
        }
    }

    /// How many rows look like a record, by what they have in common with it.
    pub(super) fn hinted(&self) -> Vec<(Same, u32)> {
        self.hinted.clone()
    }

    /// The first of them, side by side with what they look like.
    pub(super) async fn shown<F: Imported>(&self, t: &Reader) -> StoreResult<Vec<Hint>> {
        let mut shown = Vec::with_capacity(self.first.len());
        for (line, known, face) in &self.first {
            let theirs = match (known.record, known.line) {
                (Some(record), _) => F::face_of(&F::stored(t, record).await?),
                (None, Some(line)) => self.face_of_line(line, face),
                (None, None) => Vec::new(),
            };
            shown.push(Hint { line: *line, known: known.clone(), sides: beside(face, &theirs) });
        }
        Ok(shown)
    }

    fn face_of_line(&self, line: u32, shaped: &[(&'static str, String)]) -> Face {
        let values = self.faces.get(&line).map(|values| values.split(BETWEEN)).into_iter().flatten();
        shaped.iter().map(|(path, _)| *path).zip(values.map(str::to_owned)).collect()
    }
}

/// What one of the two has, or both.
fn beside(face: &[(&'static str, String)], theirs: &[(&'static str, String)]) -> Vec<(String, String, String)> {
    let side = |(path, value): &(&'static str, String)| {
        let other = theirs.iter().find(|(of, _)| of == path).map(|(_, value)| value.clone()).unwrap_or_default();
        ((*path).to_owned(), value.clone(), other)
    };
    face.iter().map(side).filter(|(_, value, other)| !value.is_empty() || !other.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn face(name: &str, email: &str) -> Face {
        vec![("fields.name", name.to_owned()), ("fields.email", email.to_owned())]
    }

    #[test]
    fn a_row_is_set_beside_the_row_that_it_looks_like() {
        let mut hints = Hints::default();
        hints.see(2, None, face("Roche", "a@x.example"));
        let known = Duplicate { record: None, line: Some(2), same: Same::Email };
        hints.see(3, Some(&known), face("Durand", "a@x.example"));
        assert_eq!(hints.hinted(), [(Same::Email, 1)]);
        let (_, _, of_three) = &hints.first[0];
        let theirs = hints.face_of_line(2, of_three);
        assert_eq!(
            beside(of_three, &theirs),
            [
                ("fields.name".to_owned(), "Durand".to_owned(), "Roche".to_owned()),
                ("fields.email".to_owned(), "a@x.example".to_owned(), "a@x.example".to_owned()),
            ]
        );
    }
}
