//! What stands in a file and has no place in a record: kept in its notes, and told cell by cell.

use serde::{Deserialize, Serialize};

use crate::error::FieldError;
use crate::format::Language;

/// What stands before a line of the notes that somebody should look at, in French and in English.
const TO_CHECK: (&str, &str) = ("À vérifier", "To check");

/// See the module.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Aside {
    /// The line of its row in the file.
    pub line: u32,
    /// Its column, from 0.
    pub column: usize,
    /// Whom of a record's people it is about; blank for the record itself.
    pub about: String,
    /// What is kept, in one line.
    pub text: String,
    /// Why it could not be read; nothing where it was, and says more than there is a place for.
    pub why: Option<FieldError>,
}

/// What the columns of a file are called, whose they are, and in which language of them is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Headed {
    /// The names, in the order of the columns.
    pub columns: Vec<String>,
    /// Whether the file is one of our own: its values are as they were stored, and none stands for nothing or for another.
    pub is_ours: bool,
    /// The language of notes.
    pub language: Language,
}

impl Aside {
    /// The line of the notes that keeps it, under the name of its column.
    #[must_use]
    pub fn noted(&self, columns: &[String], language: Language) -> String {
        let (to_check, colon) = match language {
            Language::French => (TO_CHECK.0, "\u{a0}: "),
            Language::English => (TO_CHECK.1, ": "),
        };
        let doubt = self.why.as_ref().map(|_| format!("{to_check} – ")).unwrap_or_default();
        let column = columns.get(self.column).map(|name| name.trim()).filter(|name| !name.is_empty());
        let of = [Some(self.about.as_str()), column].into_iter().flatten().filter(|part| !part.is_empty());
        let of = of.collect::<Vec<_>>().join(", ");
        if of.is_empty() { format!("{doubt}{}", self.text) } else { format!("{doubt}{of}{colon}{}", self.text) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_names_the_column_and_the_person() {
        let columns = ["Nom".to_owned(), " Tél. ".to_owned(), String::new()];
        let aside =
            |column, about: &str, why| Aside { line: 2, column, about: about.into(), text: "026185".into(), why };
        let said = |aside: Aside, language| aside.noted(&columns, language);
        let doubt = Some(FieldError::Phone);
        assert_eq!(said(aside(1, "", doubt.clone()), Language::French), "À vérifier – Tél.\u{a0}: 026185");
        assert_eq!(said(aside(1, "Ana", doubt), Language::English), "To check – Ana, Tél.: 026185");
        assert_eq!(said(aside(1, "", None), Language::French), "Tél.\u{a0}: 026185");
        assert_eq!(said(aside(2, "", None), Language::French), "026185");
    }
}
