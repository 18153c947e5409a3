//! Clients from files: the words of the pages.

use domain::clients::CLIENT_COLUMNS;
use domain::imports::identity::Same;

use super::face::FACE;
use engines::importing::{ImportWord, Importing, KnownBy};
use kit::words::{Locale, td_string};

/// How clients are brought in.
pub static IMPORTING: Importing = Importing { face: &FACE, columns: &CLIENT_COLUMNS, known_by: KNOWN_BY, word, group };

/// What identifies one, the surest first.
const KNOWN_BY: &[KnownBy] = &[
    KnownBy { same: Same::Number, path: "number", is_unique: true },
    KnownBy { same: Same::Siret, path: "fields.siret", is_unique: false },
    KnownBy { same: Same::Reference, path: "fields.reference", is_unique: false },
    KnownBy { same: Same::VatNumber, path: "fields.vat_number", is_unique: false },
    KnownBy { same: Same::Name, path: "fields.name", is_unique: false },
];

fn word(l: Locale, word: ImportWord) -> &'static str {
    match word {
        ImportWord::Accepted => td_string!(l, clients.import_accepted),
        ImportWord::Programs => td_string!(l, clients.import_programs),
        ImportWord::NoFile => td_string!(l, clients.import_no_file),
        ImportWord::WrongKind => td_string!(l, clients.import_wrong_kind),
        ImportWord::OurField => td_string!(l, clients.import_field),
        ImportWord::Duplicates => td_string!(l, clients.import_duplicates),
        ImportWord::DuplicatesHint => td_string!(l, clients.import_duplicates_hint),
        ImportWord::KnownByHint => td_string!(l, clients.import_known_by),
        ImportWord::SecondOne => td_string!(l, clients.import_second_one),
        ImportWord::See => td_string!(l, clients.import_see),
    }
}

fn group(l: Locale, name: &str) -> &'static str {
    match name {
        "contacts" => td_string!(l, clients.import_contact),
        "addresses" => td_string!(l, clients.import_address),
        _ => td_string!(l, clients.import_client),
    }
}
