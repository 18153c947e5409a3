use std::collections::BTreeMap;

use uuid::Uuid;

use super::*;
use crate::contacts::{ContactForm, ContactLink, ContactRules, ContactState};
use crate::identifiers::PhoneRules;
use crate::ids::ClientId;

#[test]
fn a_contact_is_at_the_client_that_it_stands_for() {
    let rules = ContactRules { country: Country::FRANCE, custom_fields: Vec::new(), phone: PhoneRules::shape() };
    let mut form = ContactForm::default();
    (form.fields.first_name, form.fields.last_name) = ("Ana".into(), "Roche; Fils".into());
    form.fields.email = "ana@roche.example".into();
    form.fields.mobile = "06 12 34 56 78".into();
    let link = |name: &str, client_state, is_primary| ContactLink {
        client: ClientId(Uuid::nil()),
        client_name: name.into(),
        client_state,
        is_primary,
        is_billing: false,
        is_dunning: false,
        receives_invoices: false,
        is_only: false,
    };
    let mut contact = ContactRecord {
        id: ContactId(Uuid::from_u128(7)),
        version: 1,
        state: ContactState::Active,
        person: form.parse(&rules).unwrap().person,
        links: vec![
            link("Partie", ClientState::Deleted, true),
            link("Autre", ClientState::Active, false),
            link("Nordique", ClientState::Archived, true),
        ],
        custom: BTreeMap::new(),
        created_at: DateTime::UNIX_EPOCH,
        updated_at: DateTime::UNIX_EPOCH,
    };
    let expected = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "PRODID:-//Clientele//Clientele//FR",
        "FN:Ana Roche\\; Fils",
        "N:Roche\\; Fils;Ana;;;",
        "ORG:Nordique",
        "UID:urn:uuid:00000000-0000-0000-0000-000000000007",
        "EMAIL;TYPE=INTERNET,WORK:ana@roche.example",
        "TEL;TYPE=CELL,VOICE:+33612345678",
        "REV:1970-01-01T00:00:00Z",
        "END:VCARD",
        "",
    ];
    assert_eq!(write_person(&contact, |_| None), expected.join("\r\n"));
    contact.links.truncate(2);
    assert!(write_person(&contact, |_| None).contains("ORG:Autre\r\n"));
    contact.links.clear();
    assert!(!write_person(&contact, |_| None).contains("ORG"));
}
