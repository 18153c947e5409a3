use super::*;
use crate::clients::{AddressForm, ContactForm};
use crate::form::merged;

fn change(field: &str, from: &str, to: &str) -> Change {
    Change { field: field.into(), from: from.into(), to: to.into() }
}

#[test]
fn each_value_that_differs_is_told_once() {
    let mut before = ClientForm::default();
    before.fields.name = "Roche".into();
    before.contacts.push(ContactForm {
        id: "1".into(),
        first_name: "Ana".into(),
        is_primary: "on".into(),
        ..ContactForm::default()
    });
    before.custom.insert("a".into(), "bleu".into());
    assert_eq!(changes(&before, &before), []);
    let mut after = before.clone();
    after.fields.phone = "+33199001234".into();
    after.contacts[0].marketing_sms = "on".into();
    after.contacts.push(ContactForm { id: "2".into(), last_name: "Roy".into(), ..ContactForm::default() });
    after.custom.clear();
    assert_eq!(
        changes(&before, &after),
        [
            change("fields.phone", "", "+33199001234"),
            change("custom.a", "bleu", ""),
            change("contacts", "Ana · *primary", "Ana · *primary · *marketing_sms"),
            change("contacts", "", "Roy"),
        ]
    );
}

#[test]
fn a_contacts_civility_and_source_are_told() {
    let mut before = ClientForm::default();
    before.contacts.push(ContactForm { id: "1".into(), first_name: "Ana".into(), ..ContactForm::default() });
    let mut after = before.clone();
    after.contacts[0].civility = "c".into();
    assert_eq!(changes(&before, &after).len(), 1);
    let mut after = before.clone();
    after.contacts[0].source = "s".into();
    assert_eq!(changes(&before, &after).len(), 1);
}

#[test]
fn where_an_address_is_on_a_map_is_told_apart() {
    let mut before = ClientForm::default();
    before.addresses.push(AddressForm { id: "1".into(), city: "Lyon".into(), ..AddressForm::default() });
    let mut after = before.clone();
    after.addresses[0].latitude = "45.757814".into();
    after.addresses[0].longitude = "4.832011".into();
    let told = [change("addresses.latitude", "", "45.757814"), change("addresses.longitude", "", "4.832011")];
    assert_eq!(changes(&before, &after), told);
    assert!(CLIENT_FORM.is_same("addresses[0].latitude", "45.5", " 45,50"));
}

#[test]
fn saves_are_told_as_one() {
    let saves = [
        vec![change("fields.name", "A", "B"), change("contacts", "Ana", "Ana Roche"), change("contacts", "", "Bob")],
        vec![change("fields.name", "B", "C"), change("fields.phone", "", "1")],
        vec![change("fields.phone", "1", ""), change("contacts", "Ana Roche", "")],
    ];
    assert_eq!(
        merged(saves),
        [change("fields.name", "A", "C"), change("contacts", "Ana", ""), change("contacts", "", "Bob")]
    );
}

#[test]
fn a_form_comes_back_from_its_text() {
    let mut form = ClientForm { number: "C-7".into(), ..ClientForm::default() };
    form.fields.name = "Roche".into();
    form.fields.tags = "a\nb".into();
    form.custom.insert("7".into(), "on".into());
    for name in ["Ana", "Bob"] {
        form.contacts.push(ContactForm { first_name: name.into(), ..ContactForm::default() });
    }
    form.addresses.push(AddressForm { id: "9".into(), is_main: "on".into(), ..AddressForm::default() });
    let text = FormText::from(form.clone());
    assert_eq!((text.get("contacts[1].first_name"), text.get("custom.7")), ("Bob", "on"));
    assert_eq!(ClientForm::from(text), form);
    let read: ClientForm =
        serde_json::from_str(r#"{"fields.name":"A","fields.what":"B","contacts[4].email":"a@b.fr","x":""}"#).unwrap();
    assert_eq!((read.fields.name.as_str(), read.contacts.len(), read.contacts[0].email.as_str()), ("A", 1, "a@b.fr"));
}
