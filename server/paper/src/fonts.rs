//! The typefaces of sheets, part of the program: nothing is looked for on the machine, so that a sheet is the same everywhere.
//!
//! Inter for Latin, Greek and Cyrillic letters, Noto Sans for Arabic and Hebrew ones; `fonts/README.md` tells how they were cut. Other
//! scripts, Chinese, Japanese and Korean among them, have no letters here, and neither have emoji.

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};

const FILES: [&[u8]; 6] = [
    include_bytes!("../fonts/Inter-Regular.ttf"),
    include_bytes!("../fonts/Inter-SemiBold.ttf"),
    include_bytes!("../fonts/NotoSansArabic-Regular.ttf"),
    include_bytes!("../fonts/NotoSansArabic-SemiBold.ttf"),
    include_bytes!("../fonts/NotoSansHebrew-Regular.ttf"),
    include_bytes!("../fonts/NotoSansHebrew-SemiBold.ttf"),
];

/// The typefaces, read once.
#[derive(Debug)]
pub(crate) struct Fonts {
    /// The faces, in the order of the book.
    pub faces: Vec<Font>,
    /// What each is and has.
    pub book: FontBook,
}

impl Fonts {
    /// Reads what is embedded.
    pub fn embedded() -> Self {
        let faces: Vec<Font> = FILES.iter().filter_map(|file| Font::new(Bytes::new(*file), 0)).collect();
        let book = FontBook::from_fonts(&faces);
        Self { faces, book }
    }

    /// Whether a face has that letter.
    pub fn has(&self, letter: char) -> bool {
        self.faces.iter().any(|face| face.info().coverage.contains(letter.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_a_face_and_the_scripts_that_are_promised_are_there() {
        let fonts = Fonts::embedded();
        assert_eq!(fonts.faces.len(), FILES.len());
        for letter in "AzÉœŸ€’«»\u{202f}\u{a0}–… Łőșř Ωλ Жя ﻻعربية שלום".chars().filter(|letter| *letter != 'ﻻ')
        {
            assert!(fonts.has(letter), "{letter:?}");
        }
        assert!(!fonts.has('漢'));
    }
}
