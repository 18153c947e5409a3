//! A client's record on paper (A15.2). Its words come with it: they are those of the screen, in the reader's language.

use chrono::NaiveDate;
use domain::format::Locale;

use super::{Accent, Logo, PaperSize};

/// A client's record.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ClientCard {
    /// The reader's language.
    pub locale: Locale,
    /// What it is printed on.
    pub paper: PaperSize,
    /// The day that it is printed on; the file is dated by it.
    pub dated: NaiveDate,
    /// The company that the record belongs to, in the head of each page.
    pub company: String,
    /// The company's colour.
    pub accent: Accent,
    /// The client's logo.
    pub logo: Option<Logo>,
    /// The client's name.
    pub title: String,
    /// What stands below it: « Client · C-0042 · Actif ».
    pub subtitle: Option<String>,
    /// What is known, group by group: identity, coordinates, addresses, contacts, settings. One without rows is left out.
    pub groups: Vec<CardGroup>,
    /// Notes, each with who wrote it and when before it.
    pub notes: Vec<(String, String)>,
}

/// What is known of one thing: an address, a contact.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CardGroup {
    /// Its heading; several of the same heading one after another, as contacts are, stand below one.
    pub heading: String,
    /// What it is about: a contact's name, « Siège ».
    pub name: Option<String>,
    /// Words and values.
    pub rows: Vec<(String, String)>,
}
