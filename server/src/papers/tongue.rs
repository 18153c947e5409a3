//! In which words, and with which numbers, a paper is written.

use domain::format::{Language, Locale as FormatLocale};
use kit::words::{Locale, words_in};
use store::documents::Said;

/// The language of a paper, and how it writes numbers, money and days.
#[derive(Clone, Copy)]
pub struct Tongue {
    /// Its words.
    pub l: Locale,
    /// Its numbers.
    pub f: FormatLocale,
}

impl Tongue {
    /// That of its words; English for whoever reads neither of those that there are.
    pub fn of(said: &Said) -> Self {
        let profile = &said.company.profile;
        let language = Language::parse(&said.wording.language).unwrap_or(Language::English);
        Self { l: words_in(language), f: FormatLocale::pick(language, profile.country) }
    }
}
