//! What somebody chose of a file and of the records that exist: what they are recognised by, which rows are about one that something only
//! hints at, which of their values the file replaces, and what its cells are to say instead.

use serde::{Deserialize, Serialize};

use super::columns::is_same;
use crate::error::Refusal;
use crate::imports::identity::Same;
use crate::imports::{MAX_COLUMNS, Record, Target};
use crate::sent::{Few, Typed};

/// The most answers about single rows, and the most cells that are corrected: people who have more to say say it for all rows like one, or
/// correct the file.
pub const MAX_GUESSES: usize = 1_000;
/// The most kinds of what two have in common.
const KINDS: usize = 16;

/// What somebody answers about a row that looks like a record.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Guess {
    /// It is another one.
    #[default]
    Other,
    /// It is that one.
    Same,
}

/// See the module; what is not said is as usual: recognised by all that identifies, apart where something only hints, and nothing replaced.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Handling {
    /// What does not identify a record, of what usually does.
    pub not_by: Vec<Same>,
    /// The answers for all rows that have so much in common with a record.
    pub all: Vec<(Same, Guess)>,
    /// The answers for rows, by their lines.
    pub rows: Vec<(u32, Guess)>,
    /// The columns whose values take the place of what a record has. The others fill what is empty.
    pub replaced: Vec<Target>,
    /// Cells that somebody has corrected: the line, the column from 0, what they say.
    pub cells: Vec<(u32, u16, String)>,
}

impl Handling {
    /// A row with its cells as somebody has corrected them.
    pub fn correct(&self, record: &mut Record) {
        for (_, column, text) in self.cells.iter().filter(|(line, ..)| *line == record.line) {
            if let Some(cell) = record.cells.get_mut(usize::from(*column)) {
                cell.clone_from(text);
            }
        }
    }

    /// Whether it identifies a record, unless something tells the two apart.
    #[must_use]
    pub fn identifies(&self, same: Same) -> bool {
        same != Same::Phone && !self.not_by.contains(&same)
    }

    /// Whether a row of this line, which has so much in common with a record, is about it: what was said of the row, else of all like it.
    #[must_use]
    pub fn guess(&self, line: u32, same: Same) -> Guess {
        let of_row = self.rows.iter().rev().find(|(of, _)| *of == line).map(|(_, guess)| *guess);
        let of_all = || self.all.iter().rev().find(|(of, _)| *of == same).map(|(_, guess)| *guess);
        of_row.or_else(of_all).unwrap_or_default()
    }

    /// Whether the value of a path takes the place of what a record has there.
    #[must_use]
    pub fn replaces(&self, path: &str) -> bool {
        self.replaced.iter().any(|target| is_same(target.path(), path))
    }
}

/// As it is sent, with its limits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentHandling {
    not_by: Few<Same, KINDS>,
    all: Few<(Same, Guess), KINDS>,
    rows: Few<(u32, Guess), MAX_GUESSES>,
    replaced: Few<Target, { MAX_COLUMNS as usize }>,
    cells: Few<(u32, u16, Typed), MAX_GUESSES>,
}

impl SentHandling {
    /// All of it, unless there is more than is taken at once.
    pub fn within(self) -> Result<Handling, Refusal> {
        let cells = self.cells.within()?.into_iter();
        Ok(Handling {
            cells: cells.map(|(line, column, text)| (line, column, text.into_string())).collect(),
            not_by: self.not_by.within()?,
            all: self.all.within()?,
            rows: self.rows.within()?,
            replaced: self.replaced.within()?,
        })
    }
}

impl From<Handling> for SentHandling {
    fn from(handling: Handling) -> Self {
        let cells = handling.cells.into_iter().map(|(line, column, text)| (line, column, Typed::from(text)));
        Self {
            cells: cells.collect(),
            not_by: handling.not_by.into(),
            all: handling.all.into(),
            rows: handling.rows.into(),
            replaced: handling.replaced.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_answered_before_all_like_it() {
        let handling = Handling {
            all: vec![(Same::Email, Guess::Same)],
            rows: vec![(3, Guess::Other), (4, Guess::Same)],
            ..Handling::default()
        };
        assert_eq!(handling.guess(2, Same::Email), Guess::Same);
        assert_eq!(handling.guess(3, Same::Email), Guess::Other);
        assert_eq!((handling.guess(2, Same::Name), handling.guess(4, Same::Name)), (Guess::Other, Guess::Same));
    }

    #[test]
    fn nothing_is_replaced_that_was_not_ticked() {
        let replaced = vec![Target::to("fields.email"), Target::to("contacts[0].mobile")];
        let handling = Handling { replaced, not_by: vec![Same::Name], ..Handling::default() };
        assert!(handling.replaces("fields.email") && handling.replaces("contacts[2].mobile"));
        assert!(!handling.replaces("fields.phone") && !Handling::default().replaces("fields.email"));
        assert!(handling.identifies(Same::Siret) && !handling.identifies(Same::Name));
        assert!(!Handling::default().identifies(Same::Phone), "never proof");
    }

    #[test]
    fn a_cell_says_what_somebody_has_corrected() {
        let cells = vec![(3, 1, "01 02 03 04 05".to_owned()), (3, 9, "beyond".to_owned())];
        let handling = Handling { cells, ..Handling::default() };
        let corrected = |line| {
            let mut record = Record { line, cells: vec!["Roche".into(), "01".into()] };
            handling.correct(&mut record);
            record.cells
        };
        assert_eq!(
            (corrected(2), corrected(3)),
            (vec!["Roche".into(), "01".into()], vec!["Roche".into(), "01 02 03 04 05".into()])
        );
    }

    #[test]
    fn what_is_sent_comes_back_and_has_limits() {
        let cells = vec![(2, 0, "Roche".to_owned())];
        let handling = Handling { rows: vec![(3, Guess::Same)], cells, ..Handling::default() };
        let sent = serde_json::to_string(&SentHandling::from(handling.clone())).unwrap();
        assert_eq!(serde_json::from_str::<SentHandling>(&sent).unwrap().within(), Ok(handling));
        let many = Handling { rows: vec![(3, Guess::Same); MAX_GUESSES + 1], ..Handling::default() };
        assert!(SentHandling::from(many).within().is_err());
    }
}
