use super::*;
use crate::clients::{CLIENT_FORM, ClientForm, ContactForm};

fn contact(id: &str, first: &str, email: &str) -> ContactForm {
    ContactForm { id: id.into(), first_name: first.into(), email: email.into(), ..ContactForm::default() }
}

fn with(contacts: &[ContactForm]) -> ClientForm {
    ClientForm { contacts: contacts.to_vec(), ..ClientForm::default() }
}

fn reunite([base, mine, current]: [&ClientForm; 3]) -> Reunion {
    let conflict = Conflict { version: 3, by: "Claire".into(), changes: Vec::new(), current: current.clone().into() };
    reunited(&CLIENT_FORM, &base.clone().into(), &mine.clone().into(), &conflict)
}

/// First names and e-mails, in order.
fn people(reunion: &Reunion) -> Vec<(String, String, String)> {
    let form = ClientForm::from(reunion.form.clone());
    form.contacts.into_iter().map(|contact| (contact.id, contact.first_name, contact.email)).collect()
}

fn person(id: &str, first: &str, email: &str) -> (String, String, String) {
    (id.into(), first.into(), email.into())
}

#[test]
fn different_fields_come_together_and_the_same_one_waits_for_a_choice() {
    let mut base = ClientForm { number: "C-1".into(), ..ClientForm::default() };
    base.fields.name = "Roche".into();
    base.fields.phone = "01".into();
    base.fields.website = "https://a.example".into();
    base.custom.insert("a".into(), "x".into());
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    mine.fields.phone = "02".into();
    mine.fields.name = "Roche & Fils".into();
    theirs.fields.website = "https://b.example".into();
    theirs.fields.name = "Roche SA".into();
    theirs.custom.clear();
    let reunion = reunite([&base, &mine, &theirs]);
    let form = ClientForm::from(reunion.form.clone());
    assert_eq!((form.fields.phone.as_str(), form.fields.website.as_str()), ("02", "https://b.example"));
    assert!(form.custom.is_empty() && form.number == "C-1");
    let clash = Clash { path: "fields.name".into(), mine: "Roche & Fils".into(), theirs: "Roche SA".into() };
    assert_eq!((form.fields.name.as_str(), &reunion.clashes), ("Roche & Fils", &vec![clash]));
    let chosen = |paths: &[&str]| {
        let paths = paths.iter().map(|path| (*path).to_owned()).collect();
        ClientForm::from(reunion.clone().with_theirs(&paths)).fields.name
    };
    assert_eq!((chosen(&["fields.name"]).as_str(), chosen(&[]).as_str()), ("Roche SA", "Roche & Fils"));
}

#[test]
fn what_both_changed_alike_is_no_clash() {
    let (mut base, mut mine, mut theirs) = (ClientForm::default(), ClientForm::default(), ClientForm::default());
    base.fields.default_vat = "10".into();
    mine.fields.default_vat = " 5,5".into();
    theirs.fields.default_vat = "5.5".into();
    assert_eq!(reunite([&base, &mine, &theirs]).clashes, []);
    // Typed otherwise, it is not changed.
    theirs.fields.default_vat = "20".into();
    mine.fields.default_vat = "10 ".into();
    let reunion = reunite([&base, &mine, &theirs]);
    assert_eq!((reunion.form.get("fields.default_vat"), reunion.clashes.len()), ("20", 0));
}

#[test]
fn a_number_may_be_typed_otherwise_and_a_text_may_not() {
    let (mut base, mut mine, mut theirs) = (ClientForm::default(), ClientForm::default(), ClientForm::default());
    base.fields.share_capital = "1234.00".into();
    base.fields.siren = "732829320".into();
    base.fields.reference = "1.234".into();
    base.fields.phone = "01 84 60 12 00".into();
    base.contacts = vec![ContactForm { mobile: "06 12 34 56 78".into(), ..contact("1", "Ana", "") }];
    theirs.clone_from(&base);
    mine.clone_from(&base);
    mine.fields.share_capital = "1\u{202f}234".into();
    mine.fields.siren = "732 829 320".into();
    mine.fields.phone = "0184601200".into();
    mine.contacts[0].mobile = "0612345678".into();
    theirs.fields.share_capital = "5000.00".into();
    theirs.fields.phone = "01 84 60 12 01".into();
    theirs.contacts[0].mobile = "06 12 34 56 79".into();
    // A comma in place of a point is another reference.
    mine.fields.reference = "1,234".into();
    let reunion = reunite([&base, &mine, &theirs]);
    let form = ClientForm::from(reunion.form);
    assert_eq!(reunion.clashes, []);
    assert_eq!((form.fields.share_capital.as_str(), form.fields.phone.as_str()), ("5000.00", "01 84 60 12 01"));
    assert_eq!((form.fields.reference.as_str(), form.contacts[0].mobile.as_str()), ("1,234", "06 12 34 56 79"));
    // The number that a comma and a point make is the same, and what both changed so is no clash.
    mine.fields.default_vat = "1,234".into();
    theirs.fields.default_vat = "1.234".into();
    assert_eq!(reunite([&base, &mine, &theirs]).clashes, []);
}

#[test]
fn rows_come_together_by_their_ids() {
    let base = with(&[contact("1", "Ana", "ana@b.fr"), contact("2", "Bob", "bob@b.fr"), contact("3", "Cyd", "c@b.fr")]);
    // I change Ana's name, remove Bob and add Dan; they change Ana's e-mail and Cyd's, and add Eva.
    let mine = with(&[contact("1", "Anaïs", "ana@b.fr"), contact("3", "Cyd", "c@b.fr"), contact("", "Dan", "")]);
    let theirs = with(&[
        contact("1", "Ana", "ana@c.fr"),
        contact("2", "Bob", "bob@b.fr"),
        contact("3", "Cyd", "c@c.fr"),
        contact("4", "Eva", ""),
    ]);
    let reunion = reunite([&base, &mine, &theirs]);
    assert_eq!(reunion.clashes, []);
    let expected =
        [person("1", "Anaïs", "ana@c.fr"), person("3", "Cyd", "c@c.fr"), person("4", "Eva", ""), person("", "Dan", "")];
    assert_eq!(people(&reunion), expected);
}

#[test]
fn what_one_removed_and_the_other_changed_stays() {
    let base = with(&[contact("1", "Ana", ""), contact("2", "Bob", "")]);
    // I changed Ana, whom they removed; they changed Bob, whom I removed.
    let mine = with(&[contact("1", "Anaïs", "")]);
    let theirs = with(&[contact("2", "Bobby", "")]);
    let reunion = reunite([&base, &mine, &theirs]);
    assert_eq!(people(&reunion), [person("2", "Bobby", ""), person("", "Anaïs", "")]);
    // Left alone by me, she goes.
    let reunion = reunite([&base, &base, &theirs]);
    assert_eq!(people(&reunion), [person("2", "Bobby", "")]);
}

#[test]
fn a_clash_within_a_row_is_named_where_it_stands() {
    let base = with(&[contact("1", "Ana", ""), contact("2", "Bob", "")]);
    let mine = with(&[contact("2", "Bobette", "")]);
    let theirs = with(&[contact("1", "Ana", ""), contact("2", "Bobby", "")]);
    let reunion = reunite([&base, &mine, &theirs]);
    let clash = Clash { path: "contacts[0].first_name".into(), mine: "Bobette".into(), theirs: "Bobby".into() };
    assert_eq!(reunion.clashes, [clash]);
    let form = reunion.with_theirs(&BTreeSet::from(["contacts[0].first_name".to_owned()]));
    assert_eq!(form.get("contacts[0].first_name"), "Bobby");
}

#[test]
fn one_row_bears_the_mark_whoever_gave_it() {
    let marked = |id: &str, on: bool| ContactForm {
        is_primary: if on { "on" } else { "" }.into(),
        is_billing: if on { "on" } else { "" }.into(),
        ..contact(id, id, "")
    };
    let base = with(&[marked("1", true), marked("2", false), marked("3", false)]);
    let mine = with(&[marked("1", false), marked("2", true), marked("3", false)]);
    let theirs = with(&[marked("1", false), marked("2", false), marked("3", true)]);
    let bearers = |reunion: &Reunion| {
        let form = ClientForm::from(reunion.form.clone());
        let of = |mark: fn(&ContactForm) -> &String| {
            let bearing = form.contacts.iter().filter(|contact| !mark(contact).is_empty());
            bearing.map(|contact| contact.id.clone()).collect::<Vec<_>>().join(" ")
        };
        (of(|contact| &contact.is_primary), of(|contact| &contact.is_billing))
    };
    let (primary, billing) = bearers(&reunite([&base, &mine, &theirs]));
    assert!(primary.len() == 1 && billing.len() == 1, "{primary} {billing}");
    // Mine alone moved it.
    assert_eq!(bearers(&reunite([&base, &mine, &base])), ("2".into(), "2".into()));
    // They removed whoever bore it: somebody has to.
    let (primary, billing) = bearers(&reunite([&base, &base, &with(&[marked("2", false), marked("3", false)])]));
    assert_eq!((primary.as_str(), billing.as_str()), ("2", ""));
}
