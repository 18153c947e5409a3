use chrono::DateTime;
use uuid::Uuid;

use super::*;
use crate::clients::ClientState;
use crate::contacts::{ContactLink, ContactRecord, ContactState};
use crate::ids::ContactId;

pub(in crate::contacts) fn rules() -> ContactRules {
    ContactRules { country: Country::FRANCE, custom_fields: Vec::new(), phone: PhoneRules::shape() }
}

pub(in crate::contacts) fn named(name: &str) -> ContactForm {
    let fields = ContactFields { last_name: name.into(), ..ContactFields::default() };
    ContactForm { fields, ..ContactForm::default() }
}

fn client(number: u128) -> ClientId {
    ClientId(Uuid::from_u128(number))
}

fn link(number: u128) -> LinkForm {
    LinkForm { id: client(number).to_string(), name: format!("Client {number}"), ..LinkForm::default() }
}

#[test]
fn a_name_or_an_email_is_enough_and_neither_is_too_little() {
    assert_eq!(named(" Roche ").parse(&rules()).unwrap().person.display_name(), "Roche");
    let mut form = named(" ");
    form.fields.direct_phone = "01 84 60 12 00".into();
    assert_eq!(form.parse(&rules()).unwrap_err(), FieldErrors::one("fields.last_name", FieldError::Required));
    form.fields.email = "ana@roche.example".into();
    let person = form.parse(&rules()).unwrap().person;
    assert_eq!(
        (person.display_name().as_str(), person.rung_at().unwrap().as_str()),
        ("ana@roche.example", "+33184601200")
    );
    form.fields.first_name = "Ana".into();
    assert_eq!(form.parse(&rules()).unwrap().person.display_name(), "Ana");
}

/// Nobody says where a contact is, and a number of a territory overseas is its own all the same.
#[test]
fn numbers_of_territories_overseas_are_theirs() {
    let mut form = named("Payet");
    form.fields.direct_phone = "0262 20 12 34".into();
    form.fields.mobile = "+33 692 01 23 45".into();
    let person = form.parse(&rules()).unwrap().person;
    assert_eq!(person.direct_phone.unwrap().as_str(), "+262262201234");
    assert_eq!(person.mobile.unwrap().as_str(), "+262692012345");
}

#[test]
fn every_error_stands_at_its_input() {
    let mut form = named(&"x".repeat(101));
    for (field, typed) in [("email", "ana"), ("mobile", "12"), ("civility", "Mme"), ("marketing_sms", "perhaps")] {
        *form.fields.get_mut(field).unwrap() = typed.into();
    }
    form.clients =
        vec![LinkForm { is_billing: "perhaps".into(), ..link(1) }, LinkForm { id: "Roche".into(), ..link(2) }];
    let errors = form.parse(&rules()).unwrap_err();
    for (path, error) in [
        ("fields.last_name", FieldError::TooLong { max: 100 }),
        ("fields.email", FieldError::Email),
        ("fields.mobile", FieldError::Phone),
        ("fields.civility", FieldError::Unknown),
        ("fields.marketing_sms", FieldError::NotAChoice),
        ("clients[0].is_billing", FieldError::NotAChoice),
        ("clients[1].id", FieldError::Unknown),
    ] {
        assert_eq!(errors.at(path), Some(&error), "{path}");
    }
    assert_eq!(errors.0.len(), 7);
}

#[test]
fn telephones_are_read_where_the_contact_is() {
    let mut form = named("Tremblay");
    form.fields.mobile = "514-555-0123".into();
    let rules = ContactRules { country: Country::CANADA, ..rules() };
    assert_eq!(form.parse(&rules).unwrap().person.mobile.unwrap().as_str(), "+15145550123");
}

#[test]
fn a_client_is_linked_once_and_rows_of_none_are_left_out() {
    let mut form = named("Roche");
    form.clients = vec![LinkForm { is_primary: "on".into(), ..LinkForm::default() }, link(1), link(2), link(1)];
    assert_eq!(form.parse(&rules()).unwrap_err(), FieldErrors::one("clients[3].id", FieldError::Taken));
    form.clients.pop();
    form.clients[2].is_billing = "on".into();
    let links = form.parse(&rules()).unwrap().links;
    assert_eq!(
        links.iter().map(|link| (link.client, link.is_billing)).collect::<Vec<_>>(),
        [(client(1), false), (client(2), true)]
    );
    form.drop_blanks();
    assert_eq!((form.clients.len(), form.parse(&rules()).unwrap().links), (2, links));
    form.clients = (0..=u128::from(MAX_LINKS)).map(link).collect();
    let too_many = FieldErrors::one("clients", FieldError::TooMany { max: MAX_LINKS });
    assert_eq!(form.parse(&rules()).unwrap_err(), too_many);
}

#[test]
fn what_is_read_is_shown_and_read_again() {
    let mut form = named("Roche");
    for (field, typed) in [
        ("civility", client(5).to_string().as_str()),
        ("first_name", "Ana"),
        ("email", "Ana@roche.example"),
        ("position", "Gérante"),
        ("direct_phone", "+33184601200"),
        ("fax", "+33184601201"),
        ("marketing_email", "on"),
    ] {
        *form.fields.get_mut(field).unwrap() = typed.into();
    }
    form.clients = vec![LinkForm { is_primary: "on".into(), receives_invoices: "on".into(), ..link(1) }];
    let new = form.parse(&rules()).unwrap();
    let record = ContactRecord {
        id: ContactId(Uuid::nil()),
        version: 1,
        state: ContactState::Active,
        person: new.person.clone(),
        links: vec![ContactLink {
            client: client(1),
            client_name: "Client 1".into(),
            client_state: ClientState::Active,
            is_primary: true,
            is_billing: false,
            is_dunning: false,
            receives_invoices: true,
            is_only: true,
        }],
        custom: new.custom.clone(),
        created_at: DateTime::UNIX_EPOCH,
        updated_at: DateTime::UNIX_EPOCH,
    };
    assert_eq!(record.to_form(), form);
    assert_eq!(ContactForm::from(FormText::from(form.clone())), form);
    assert_eq!(record.to_form().parse(&rules()), Ok(new));
}

#[test]
fn what_differs_is_told_by_path_and_clients_by_name() {
    let mut before = named("Roche");
    before.clients = vec![link(1), LinkForm { is_primary: "on".into(), ..link(2) }];
    let mut after = named("Rochat");
    after.clients = vec![LinkForm { is_billing: "on".into(), ..link(1) }, link(3)];
    after.custom.insert("c".into(), "bleu".into());
    assert_eq!(changes(&before, &before), []);
    let told: Vec<_> =
        changes(&before, &after).into_iter().map(|change| [change.field, change.from, change.to].join(" > ")).collect();
    assert_eq!(
        told,
        [
            "fields.last_name > Roche > Rochat",
            "custom.c >  > bleu",
            "clients > Client 1 > Client 1 · *billing",
            "clients > Client 2 · *primary > ",
            "clients >  > Client 3"
        ]
    );
}
