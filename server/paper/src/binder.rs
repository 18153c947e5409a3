//! Many papers as one file: the pages of each as they are, one paper after the other. What is written is handed out as it comes, and of a
//! paper that is through nothing stays but where its objects begin, so that any number takes the memory of one.

mod copy;
mod ending;
mod sink;

use std::collections::HashMap;

use lopdf::{Dictionary, Document, Object};

use crate::error::PaperError;
use copy::Copying;
use sink::Sink;

/// The most objects of a file, which is what PDF/A allows: a thousand papers of some pages have a tenth of it.
const MOST_OBJECTS: usize = 8_388_607;

/// What the file is entered by.
const CATALOG: u32 = 1;
/// Its pages: one branch for each paper.
const PAGES: u32 = 2;
/// What reads the pages aloud: one branch for each paper.
const STRUCTURE: u32 = 3;
/// The papers by their names.
const OUTLINE: u32 = 4;
/// What the file is called.
const INFO: u32 = 5;

/// Binds papers into one file. Its pages are those of the papers, with their structure for whoever has them read aloud; its outline names
/// each paper. What the papers have in common, a logo above all, is in it once. It claims no standard, and carries no file of theirs.
pub struct Binder {
    title: String,
    sink: Sink,
    /// Objects that papers may share, by what is in them.
    shared: HashMap<[u8; 32], u32>,
    bound: Vec<Bound>,
    /// What the papers' own words for their structure mean.
    roles: Dictionary,
    /// The next number by which a page finds its structure.
    next_key: i64,
}

/// A paper that is in the file.
struct Bound {
    name: String,
    pages: u32,
    count: i64,
    first: u32,
    /// The roots of its structure.
    tops: Vec<Object>,
    /// Where its pages find their structure, and what in it is called by a name.
    parents: Option<u32>,
    names: Option<u32>,
}

impl Binder {
    /// An empty file of a title.
    #[must_use]
    pub fn new(title: &str) -> Self {
        Self {
            title: title.to_owned(),
            sink: Sink::new(INFO),
            shared: HashMap::new(),
            bound: Vec::new(),
            roles: Dictionary::new(),
            next_key: 0,
        }
    }

    /// Adds a paper, under the name that the outline has.
    ///
    /// # Errors
    /// [`PaperError::TooLong`] where the file would be too large for readers, [`PaperError::Failed`] for what is no paper of the press.
    pub fn add(&mut self, name: &str, paper: &[u8]) -> Result<(), PaperError> {
        let document = Document::load_mem(paper).map_err(|error| failed(&error))?;
        if self.sink.count() + document.objects.len() > MOST_OBJECTS {
            return Err(PaperError::TooLong);
        }
        let bound =
            Copying::of(document, self).and_then(|copying| copying.run(name)).map_err(|error| failed(&error))?;
        self.bound.push(bound);
        Ok(())
    }

    /// Writes what holds the papers together. The file is whole once this is taken.
    ///
    /// # Errors
    /// [`PaperError::Failed`] where an object cannot be written.
    pub fn finish(&mut self) -> Result<(), PaperError> {
        self.end().map_err(|error| failed(&error))
    }

    /// What was written since it was taken last.
    pub fn taken(&mut self) -> Vec<u8> {
        self.sink.taken()
    }
}

fn failed(error: &lopdf::Error) -> PaperError {
    PaperError::Failed(error.to_string())
}
