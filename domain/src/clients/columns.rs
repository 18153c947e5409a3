//! The columns of files of clients.
//!
//! These are names in a file format, as in the exports of other programs: they stay as they are once files bear them.

use super::choices::STATES;
use super::fields::ClientFields;
use super::{AddressForm, CLIENT_FORM, ContactForm};
use crate::imports::columns::CUSTOM;
use crate::imports::{Column, Columns, Program, Value};
use crate::subject::Subject;

/// Files of clients: a row a client, a further contact and a further address in each row below, under the same number and name.
pub static CLIENT_COLUMNS: Columns = Columns {
    subject: Subject::Client,
    title: ("Clients", "Clients"),
    own: OWN,
    foreign: FOREIGN,
    named: &[CUSTOM],
    form: &CLIENT_FORM,
    repeated: &["number", "fields.name"],
    programs: Program::ALL,
    several: &[
        "fields.other_emails",
        "fields.other_phones",
        "fields.tags",
        "fields.private_notes",
        "fields.public_notes",
        "note",
        "addresses[0].line1",
        "addresses[0].line2",
    ],
    has_cards: true,
};

/// The name comes first, then the state, then the other fields.
const FIELDS: (&[Column], &[Column]) = ClientFields::COLUMNS.split_at(1);

/// Every column, in the order of an export.
const OWN: &[&[Column]] = &[
    &[Column::line("number", "Numéro de client", "Client number")],
    FIELDS.0,
    &[Column { path: "state", value: Value::Choice(STATES), french: "État", english: "State" }],
    FIELDS.1,
    ContactForm::COLUMNS,
    AddressForm::COLUMNS,
];

/// The columns that only files of other programs have.
const FOREIGN: &[Column] = &[
    Column::line("inactive", "Inactif (oui ou non)", "Inactive (yes or no)"),
    Column::line("standing", "Client ou prospect", "Client or prospect"),
    Column::line("contact_of", "Contact de (nom du client)", "Contact of (client’s name)"),
    Column::line("record_id", "Identifiant dans l’autre logiciel", "Id in the other program"),
    Column::line("contact_of_id", "Contact de (identifiant du client)", "Contact of (client’s id)"),
    Column::line("name_else", "Nom, à défaut d’un autre", "Name where there is no other"),
    Column::line("calling_code", "Indicatif du téléphone", "Phone’s calling code"),
    Column::line("note", "Note, avec le nom de la colonne", "Note, with the column’s name"),
    Column::line("contacts[0].full_name", "Contact : prénom et nom", "Contact: full name"),
    Column::line("contacts[0].last_first", "Contact : nom et prénom", "Contact: last name first"),
    Column::line("addresses[0].town", "Adresse : code postal et ville", "Address: postal code and city"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clients::imports::Place;
    use crate::format::Language;
    use crate::imports::Target;

    #[test]
    fn every_column_goes_somewhere_and_no_two_share_a_name() {
        let own: Vec<&Column> = CLIENT_COLUMNS.own().collect();
        for (at, column) in own.iter().enumerate() {
            assert!(Place::of(&Target::to(column.path)).is_some(), "{}", column.path);
            let is_like = |other: &&&Column| other.french == column.french || other.english == column.english;
            assert_eq!(own[..at].iter().find(is_like), None, "{}", column.path);
        }
    }

    #[test]
    fn a_second_contact_says_so() {
        let name = CLIENT_COLUMNS.name("contacts[1].email", Language::French);
        assert_eq!(name.as_deref(), Some("Contact 2\u{a0}: e-mail"));
    }
}
