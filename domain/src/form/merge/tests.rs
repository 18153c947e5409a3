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
        ClientForm::from(reunion.with_theirs(&paths)).fields.name
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
fn rows_stand_in_the_order_of_whoever_moved_them() {
    let (one, two, three) = (contact("1", "Ana", ""), contact("2", "Bob", ""), contact("3", "Cyd", ""));
    let base = with(&[one.clone(), two.clone(), three.clone()]);
    let ids = |reunion: &Reunion| people(reunion).into_iter().map(|(id, ..)| id).collect::<String>();
    // I take the last to the head; they change its name and add one behind the first.
    let mine = with(&[three.clone(), one.clone(), two.clone()]);
    let theirs = with(&[one.clone(), contact("4", "Eva", ""), two.clone(), contact("3", "Cyr", "")]);
    let reunion = reunite([&base, &mine, &theirs]);
    assert!(reunion.is_settled());
    assert_eq!(ids(&reunion), "3412");
    assert_eq!(people(&reunion)[0], person("3", "Cyr", ""));
    // They moved them too: theirs stands, as it does where I moved none.
    let moved = with(&[two, one, three]);
    assert_eq!(ids(&reunite([&base, &mine, &moved])), "213");
    assert_eq!(ids(&reunite([&base, &base, &moved])), "213");
}

/// People: the id, the first name and the e-mail of each.
type People = Vec<(String, String, String)>;

/// The only row in question, with the people that there are as I left them and as they did.
fn in_question(forms: [&ClientForm; 3]) -> (RowClash, [People; 2]) {
    let reunion = reunite(forms);
    assert!(!reunion.is_settled() && reunion.clashes.is_empty());
    let [row] = reunion.rows.as_slice() else { panic!("{:?}", reunion.rows) };
    let chosen = reunion.with_theirs(&BTreeSet::from([row.path.clone()]));
    assert_eq!(reunion.with_theirs(&BTreeSet::new()), reunion.form);
    let theirs = Reunion { form: chosen, ..reunion.clone() };
    (row.clone(), [people(&reunion), people(&theirs)])
}

/// Ana and Bob, as both began with them.
fn two() -> ClientForm {
    with(&[contact("1", "Ana", ""), contact("2", "Bob", "")])
}

#[test]
fn what_i_removed_and_they_changed_is_mine_to_choose() {
    let mine = with(&[contact("2", "Bob", "")]);
    let theirs = with(&[contact("1", "Anaïs", "ana@b.fr"), contact("2", "Bob", "")]);
    let (row, [mine, theirs]) = in_question([&two(), &mine, &theirs]);
    assert_eq!((row.path.as_str(), row.group, row.is_removed_here), ("contacts[0]", "contacts", true));
    assert_eq!((row.before.as_str(), row.changed.as_str()), ("Ana", "Anaïs · ana@b.fr"));
    assert_eq!(mine, [person("2", "Bob", "")]);
    // Kept, she is the same one, where she stood and as they changed her.
    assert_eq!(theirs, [person("1", "Anaïs", "ana@b.fr"), person("2", "Bob", "")]);
}

#[test]
fn what_they_removed_and_i_changed_is_mine_to_choose() {
    let mine = with(&[contact("1", "Anaïs", ""), contact("2", "Bob", "")]);
    let theirs = with(&[contact("2", "Bob", "")]);
    let (row, [mine, theirs]) = in_question([&two(), &mine, &theirs]);
    assert_eq!((row.path.as_str(), row.is_removed_here), ("contacts[1]", false));
    assert_eq!((row.before.as_str(), row.changed.as_str()), ("Ana", "Anaïs"));
    // Nothing of her is left: she is made anew, as I changed her.
    assert_eq!(mine, [person("2", "Bob", ""), person("", "Anaïs", "")]);
    assert_eq!(theirs, [person("2", "Bob", "")]);
}

#[test]
fn what_is_removed_and_changed_by_nobody_goes() {
    let (both, bob) = (two(), with(&[contact("2", "Bob", "")]));
    for (what, mine, theirs) in [("by me", &bob, &both), ("by them", &both, &bob), ("by both", &bob, &bob)] {
        let reunion = reunite([&both, mine, theirs]);
        assert!(reunion.is_settled(), "{what}: {:?}", reunion.rows);
        assert_eq!(people(&reunion), [person("2", "Bob", "")], "{what}");
    }
    // Another row changed is no change of this one.
    let bobby = with(&[contact("1", "Ana", ""), contact("2", "Bobby", "")]);
    let reunion = reunite([&both, &bob, &bobby]);
    assert!(reunion.is_settled());
    assert_eq!(people(&reunion), [person("2", "Bobby", "")]);
}

#[test]
fn each_removed_what_the_other_changed() {
    let mine = with(&[contact("1", "Anaïs", "")]);
    let theirs = with(&[contact("2", "Bobby", "")]);
    let reunion = reunite([&two(), &mine, &theirs]);
    let rows: Vec<_> = reunion.rows.iter().map(|row| (row.path.as_str(), row.is_removed_here)).collect();
    assert_eq!(rows, [("contacts[0]", true), ("contacts[1]", false)]);
    assert_eq!(people(&reunion), [person("", "Anaïs", "")]);
    let chosen = |paths: &[&str]| {
        let form = reunion.with_theirs(&paths.iter().map(|path| (*path).to_owned()).collect());
        people(&Reunion { form, ..reunion.clone() })
    };
    assert_eq!(chosen(&["contacts[0]"]), [person("2", "Bobby", ""), person("", "Anaïs", "")]);
    assert_eq!(chosen(&["contacts[0]", "contacts[1]"]), [person("2", "Bobby", "")]);
    assert!(chosen(&["contacts[1]"]).is_empty());
}

#[test]
fn a_client_that_was_unlinked_comes_back_under_its_id() {
    use crate::contacts::{CONTACT_FORM, ContactForm, LinkForm};

    let link = |id: &str, name: &str, billing: &str| LinkForm {
        id: id.into(),
        name: name.into(),
        is_billing: billing.into(),
        ..LinkForm::default()
    };
    let linked = |links: &[LinkForm]| ContactForm { clients: links.to_vec(), ..ContactForm::default() };
    let reunite = |[base, mine, current]: [&ContactForm; 3]| {
        let current = current.clone().into();
        let conflict = Conflict { version: 3, by: "Claire".into(), changes: Vec::new(), current };
        reunited(&CONTACT_FORM, &base.clone().into(), &mine.clone().into(), &conflict)
    };
    let base = linked(&[link("7", "Roche", "")]);
    let billed = linked(&[link("7", "Roche", "on")]);
    let reunion = reunite([&base, &billed, &linked(&[])]);
    assert_eq!((reunion.rows.len(), ContactForm::from(reunion.form.clone())), (1, billed));
    // One that is only called otherwise by now is linked as before.
    let renamed = linked(&[link("7", "Roche & Fils", "")]);
    let reunion = reunite([&base, &linked(&[]), &renamed]);
    assert!(reunion.is_settled(), "{:?}", reunion.rows);
    assert_eq!(reunion.form, FormText::default());
    let reunion = reunite([&base, &base, &renamed]);
    assert!(reunion.is_settled() && ContactForm::from(reunion.form) == renamed);
}

#[test]
fn others_stand_in_the_way_where_they_changed_the_same() {
    let change = |field: &str| Change { field: field.into(), from: "a".into(), to: "b".into() };
    let changes = vec![change("fields.phone"), change("contacts")];
    let conflict = Conflict { version: 3, by: "Claire".into(), changes, current: FormText::default() };
    let touched = ["fields.phone", "contacts", "fields.email", "fields", ""].map(|path| conflict.touches(path));
    assert_eq!(touched, [true, true, false, false, false]);
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
    // I removed whoever bore it, and they gave it to another: that is no change of whom I removed.
    let without = with(&[marked("2", true), marked("3", false)]);
    let reunion = reunite([&base, &without, &with(&[marked("1", false), marked("2", false), marked("3", true)])]);
    assert!(reunion.rows.is_empty(), "{:?}", reunion.rows);
    // Kept after all, it bears none of what I gave to another one.
    let theirs =
        with(&[marked("2", false), marked("3", false), ContactForm { mobile: "06".into(), ..marked("1", true) }]);
    let reunion = reunite([&base, &without, &theirs]);
    let form = reunion.with_theirs(&reunion.rows.iter().map(|row| row.path.clone()).collect());
    assert_eq!(people(&Reunion { form: form.clone(), ..reunion.clone() }).len(), 3);
    assert_eq!(bearers(&Reunion { form, ..reunion }), ("2".into(), "2".into()));
    // They removed whoever bore it: somebody has to.
    let (primary, billing) = bearers(&reunite([&base, &base, &with(&[marked("2", false), marked("3", false)])]));
    assert_eq!((primary.as_str(), billing.as_str()), ("2", ""));
}
