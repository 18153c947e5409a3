use super::*;
use crate::changes::merged;
use crate::clients::ContactForm;

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
