//! Products from files: the words of the pages.

use domain::imports::identity::Same;
use domain::products::PRODUCT_COLUMNS;

use super::face::FACE;
use engines::importing::{ImportWord, Importing, KnownBy};
use kit::words::{Locale, td_string};

/// How products are brought in.
pub static IMPORTING: Importing = Importing { face: &FACE, columns: &PRODUCT_COLUMNS, known_by: KNOWN_BY, word, group };

/// What identifies one, the surest first.
const KNOWN_BY: &[KnownBy] = &[
    KnownBy { same: Same::Reference, path: "fields.reference", is_unique: true },
    KnownBy { same: Same::Barcode, path: "fields.barcode", is_unique: false },
    KnownBy { same: Same::Name, path: "fields.name", is_unique: false },
];

fn word(l: Locale, word: ImportWord) -> &'static str {
    match word {
        ImportWord::Accepted => td_string!(l, products.import_accepted),
        ImportWord::Programs => td_string!(l, products.import_programs),
        ImportWord::NoFile => td_string!(l, products.import_no_file),
        ImportWord::WrongKind => td_string!(l, products.import_wrong_kind),
        ImportWord::OurField => td_string!(l, products.import_field),
        ImportWord::Duplicates => td_string!(l, products.import_duplicates),
        ImportWord::DuplicatesHint => td_string!(l, products.import_duplicates_hint),
        ImportWord::KnownByHint => td_string!(l, products.import_known_by),
        ImportWord::SecondOne => td_string!(l, products.import_second_one),
        ImportWord::See => td_string!(l, products.import_see),
    }
}

fn group(l: Locale, name: &str) -> &'static str {
    match name {
        "prices." => td_string!(l, products.price_lists),
        _ => td_string!(l, products.column_product),
    }
}
