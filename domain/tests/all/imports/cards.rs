//! Address cards as programs and telephones write them.

use domain::clients::ContactForm;
use domain::clients::fields::ClientFields;
use domain::imports::SheetKind;
use domain::lists::ListKind;

use super::support::*;

/// A card of lines.
fn card(version: &str, lines: &[&str]) -> String {
    format!("BEGIN:VCARD\r\nVERSION:{version}\r\n{}\r\nEND:VCARD\r\n", lines.join("\r\n"))
}

fn read(cards: &[String]) -> (Vec<Group>, Here) {
    let text = cards.concat();
    assert_eq!(open(text.as_bytes()).kind, SheetKind::Cards);
    let (_, groups, here) = clients_of(text.as_bytes(), &[]);
    (groups, here)
}

fn one(version: &str, lines: &[&str]) -> Group {
    let (mut groups, _) = read(&[card(version, lines)]);
    assert_eq!(groups.len(), 1);
    groups.remove(0)
}

fn fields(group: &Group) -> &ClientFields {
    &group.row.form.fields
}

fn contact(group: &Group) -> &ContactForm {
    &group.row.form.contacts[0]
}

fn called(person: &ContactForm) -> String {
    format!("{} {}", person.first_name, person.last_name).trim().to_owned()
}

#[test]
fn a_person_at_a_company_brings_all_that_the_card_says() {
    let (_, groups, here) = clients_of(include_bytes!("../samples/50-person-at-company.vcf"), &[]);
    assert_eq!(groups.len(), 1);
    let (fields, alice) = (fields(&groups[0]), contact(&groups[0]));
    assert_eq!((fields.name.as_str(), called(alice).as_str()), ("Grange SARL", "Alice Morin"));
    assert_eq!((alice.email.as_str(), fields.other_emails.as_str()), ("alice@grange.example", "alice@maison.example"));
    // A contact has several telephones: the second mobile is theirs as well, and nothing is to be checked.
    assert_eq!((alice.mobile.as_str(), alice.direct_phone.as_str()), ("06 12 34 56 78", "07 12 34 56 78"));
    assert!(fields.other_phones.is_empty() && !fields.private_notes.contains("07 12 34"), "{}", fields.private_notes);
    assert_eq!((alice.position.as_str(), fields.website.as_str()), ("Vendeuse", "https://grange.example"));
    let notes = &fields.private_notes;
    for kept in ["Alice Morin – à rappeler le lundi", "Achats", "https://blog.grange.example", "alice@maison.example"]
    {
        assert!(notes.contains(kept), "{kept}: {notes}");
    }
    let tags: Vec<String> =
        ["VIP", "Lyon"].map(|tag| here.items[&(ListKind::Tag, tag.to_owned())].to_string()).to_vec();
    assert!(fields.tags.lines().count() == 2 && tags.iter().all(|tag| fields.tags.contains(tag)), "{}", fields.tags);
    assert!(here.items.contains_key(&(ListKind::Civility, "Mme".to_owned())));
    assert!(parsed(&groups[0]).is_ok());
}

#[test]
fn characters_that_nobody_names_are_found() {
    let (_, groups, _) = clients_of(include_bytes!("../samples/52-qp-without-charset.vcf"), &[]);
    let zoe = parsed(&groups[0]).unwrap();
    assert_eq!((zoe.data.name.as_str(), zoe.contacts[0].display_name().as_str()), ("Zoé Lefèvre", "Zoé Lefèvre"));
    // Android writes UTF-8, and breaks its lines.
    let android = one(
        "2.1",
        &[
            "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=42=6C=69=6E;=5A=6F=C3=A9;;;",
            "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=5A=6F=C3=A9=20=\r\n=42=6C=69=6E",
            "TEL;CELL;PREF:0612345678",
            "TEL;HOME:0472001234",
            "NOTE;ENCODING=QUOTED-PRINTABLE:Caf=C3=A9=0D=0ALe matin",
        ],
    );
    assert_eq!((fields(&android).name.as_str(), contact(&android).first_name.as_str()), ("Zoé Blin", "Zoé"));
    assert_eq!((fields(&android).mobile.as_str(), fields(&android).phone.as_str()), ("0612345678", "0472001234"));
    assert_eq!(fields(&android).private_notes, "Café\nLe matin");
}

#[test]
fn cards_of_google_apple_and_outlook_of_one_company_are_one_client() {
    let google = card(
        "3.0",
        &[
            "FN:Zoé Blin",
            "N:Blin;Zoé;;;",
            "EMAIL;TYPE=INTERNET;TYPE=HOME:zoe@maison.example",
            "EMAIL;TYPE=INTERNET;TYPE=WORK:zoe@alpha.example",
            "TEL;TYPE=CELL:+33 6 12 34 56 78",
            "item1.TEL:+33 4 72 00 12 36",
            "item1.X-ABLabel:Atelier",
            "ADR;TYPE=HOME:;;9 rue B;Bourg;;01000;France",
            "ORG:Alpha SARL",
            "TITLE:Gérante",
            "item2.URL:https\\://zoe.example",
            "item2.X-ABLabel:",
            "CATEGORIES:myContacts,Clients",
        ],
    );
    let apple = card(
        "3.0",
        &[
            "PRODID:-//Apple Inc.//iPhone OS 17.0//EN",
            "N:;;;;",
            "FN:Alpha SARL",
            "ORG:Alpha SARL;",
            "X-ABShowAs:COMPANY",
            "item1.EMAIL;type=INTERNET;type=pref:info@alpha.example",
            "item1.X-ABLabel:_$!<Other>!$_",
            "TEL;type=MAIN;type=pref:+33 4 72 00 12 34",
            "item2.ADR;type=WORK;type=pref:;;1 rue A;Bourg;;01000;France",
            "item2.X-ABADR:fr",
            "item3.URL;type=pref:https://alpha.example",
            "item3.X-ABLabel:_$!<HomePage>!$_",
            "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ\r\n SkZJRg",
        ],
    );
    let outlook = card(
        "2.1",
        &[
            "N;LANGUAGE=fr:Roy;Anne",
            "FN:Anne Roy",
            "ORG:Alpha SARL;Ventes",
            "TITLE:Directrice",
            "NOTE:Rappeler\\, le soir",
            "TEL;WORK;VOICE:04 72 00 12 37",
            "TEL;WORK;FAX:04 72 00 12 38",
            "ADR;WORK;ENCODING=QUOTED-PRINTABLE:;;1 rue A=0D=0AB=E2timent C;Bourg;;01000;France",
            "LABEL;WORK;ENCODING=QUOTED-PRINTABLE:1 rue A=0D=0A01000 Bourg",
            "EMAIL;PREF;INTERNET:anne@alpha.example",
        ],
    );
    // Whatever comes first.
    for cards in [[google.clone(), apple.clone(), outlook.clone()], [apple, outlook, google]] {
        let (groups, here) = read(&cards);
        assert_eq!(groups.len(), 1);
        let form = &groups[0].row.form;
        let names: Vec<String> = form.contacts.iter().map(called).collect();
        assert!(
            names.len() == 2 && names.contains(&"Zoé Blin".into()) && names.contains(&"Anne Roy".into()),
            "{names:?}"
        );
        assert_eq!(
            (form.fields.email.as_str(), form.fields.switchboard.as_str()),
            ("info@alpha.example", "+33 4 72 00 12 34")
        );
        let zoe = form.contacts.iter().find(|person| person.first_name == "Zoé").unwrap();
        assert_eq!((zoe.email.as_str(), zoe.position.as_str()), ("zoe@alpha.example", "Gérante"), "at work first");
        let anne = form.contacts.iter().find(|person| person.first_name == "Anne").unwrap();
        assert_eq!((anne.fax.as_str(), anne.direct_phone.as_str()), ("04 72 00 12 38", "04 72 00 12 37"));
        let home = form.addresses.iter().find(|place| place.line1 == "9 rue B").unwrap();
        assert_eq!((home.label.as_str(), home.is_main.as_str()), ("Domicile – Zoé Blin", ""));
        assert!(form.addresses.iter().any(|place| place.line2 == "Bâtiment C"));
        assert!(form.addresses.iter().any(|place| place.is_main == "on" && place.line1 == "1 rue A"));
        for kept in ["https://", "Atelier", "Anne Roy – Rappeler, le soir", "Ventes"] {
            assert!(form.fields.private_notes.contains(kept), "{kept}: {}", form.fields.private_notes);
        }
        assert!(here.items.contains_key(&(ListKind::Tag, "Clients".into())));
        assert!(!here.items.contains_key(&(ListKind::Tag, "myContacts".into())));
        assert!(parsed(&groups[0]).is_ok(), "{:?}", parsed(&groups[0]));
    }
}

#[test]
fn cards_of_thunderbird_and_nextcloud_hear_what_is_preferred() {
    let thunderbird = one(
        "4.0",
        &[
            "N:Martin;Luc;;;",
            "FN:Luc Martin",
            "EMAIL:luc@ancien.example",
            "EMAIL;PREF=1:luc@martin.example",
            "TEL;TYPE=work;VALUE=TEL:0472001240",
            "TEL;TYPE=cell;PREF=2;VALUE=URI:tel:+33-6-12-34-56-80",
            "TEL;TYPE=cell;PREF=1;VALUE=URI:tel:+33-6-12-34-56-81",
            "ADR;TYPE=work:;;3 rue C;Lyon;;69002;France",
            "ADR;TYPE=home;PREF=1:;;4 rue D;Lyon;;69003;France",
            "BDAY:19800512",
        ],
    );
    let (own, luc) = (fields(&thunderbird), contact(&thunderbird));
    assert_eq!(
        (own.kind.as_str(), own.email.as_str(), luc.email.as_str()),
        ("individual", "luc@martin.example", "luc@martin.example")
    );
    assert_eq!((own.other_emails.as_str(), own.mobile.as_str()), ("luc@ancien.example", "+33-6-12-34-56-81"));
    let places = &thunderbird.row.form.addresses;
    assert_eq!((places[0].line1.as_str(), places[0].label.as_str(), places[0].is_main.as_str()), ("4 rue D", "", "on"));
    assert_eq!((places[1].line1.as_str(), places[1].label.as_str()), ("3 rue C", "Bureau"));
    assert!(own.private_notes.contains("BDAY: 19800512"), "{}", own.private_notes);
    let list = card("4.0", &["KIND:group", "FN:Équipe", "MEMBER:urn:uuid:1"]);
    let nextcloud = card(
        "3.0",
        &[
            "FN:Ana Roche",
            "N:Roche;Ana;;;",
            "ORG:Roche & Fils",
            "TEL;TYPE=\"WORK,VOICE\":+33 4 72 00 12 41;ext=22",
            "CATEGORIES:A,B",
        ],
    );
    let (groups, _) = read(&[list, nextcloud]);
    assert_eq!((groups.len(), fields(&groups[0]).name.as_str()), (1, "Roche & Fils"), "a list is nobody");
    assert_eq!(contact(&groups[0]).direct_phone, "+33 4 72 00 12 41");
    assert!(fields(&groups[0]).private_notes.contains("22"), "the extension is kept");
}

#[test]
fn what_telephones_save_is_somebody() {
    let alone = one("2.1", &["N:;Maman;;;", "FN:Maman", "TEL;CELL:0612345678"]);
    assert_eq!((fields(&alone).name.as_str(), fields(&alone).kind.as_str()), ("Maman", "individual"));
    let whole = one("3.0", &["FN:DUPONT Jean", "ORG:Dupont SA", "EMAIL:jean@dupont.example"]);
    assert_eq!((contact(&whole).first_name.as_str(), contact(&whole).last_name.as_str()), ("Jean", "DUPONT"));
    let number = one("3.0", &["FN:0612345678", "N:;;;;", "TEL:0612345678"]);
    assert_eq!(
        (fields(&number).name.as_str(), number.row.form.contacts.len()),
        ("0612345678", 0),
        "a number is nobody’s name"
    );
    let collected = one("3.0", &["FN:info@roche.example", "N:;;;;", "ORG:Roche", "EMAIL:info@roche.example"]);
    assert_eq!((fields(&collected).name.as_str(), collected.row.form.contacts.len()), ("Roche", 0));
    assert_eq!(fields(&collected).other_emails, "info@roche.example");
    let company = one("3.0", &["FN:Roche", "N:Roche;;;;", "ORG:Roche", "TEL:0472001234"]);
    assert_eq!((fields(&company).kind.as_str(), company.row.form.contacts.len()), ("company", 0));
    let envelope = one("2.1", &["N:Roche;Ana", "LABEL;HOME;ENCODING=QUOTED-PRINTABLE:1 rue A=0D=0A69001 Lyon"]);
    assert_eq!(envelope.row.form.addresses[0].line1, "1 rue A");
}

#[test]
fn two_private_clients_of_one_name_are_two() {
    let jean = |email: &str| card("3.0", &["FN:Jean Martin", "N:Martin;Jean;;;", &format!("EMAIL:{email}")]);
    let (groups, _) = read(&[jean("a@x.example"), jean("b@y.example"), jean("a@x.example")]);
    let emails: Vec<&str> = groups.iter().map(|group| fields(group).email.as_str()).collect();
    assert_eq!(emails, ["a@x.example", "b@y.example"]);
}

#[test]
fn every_address_is_kept() {
    let places: Vec<String> =
        (1..=6).map(|number| format!("ADR;TYPE=WORK:;;{number} rue A;Lyon;;69001;France")).collect();
    let mut lines = vec!["FN:Roche", "ORG:Roche"];
    lines.extend(places.iter().map(String::as_str));
    let roche = one("3.0", &lines);
    assert_eq!(roche.row.form.addresses.len(), 4);
    let notes = &fields(&roche).private_notes;
    assert!(notes.contains("5 rue A, 69001 Lyon, France") && notes.contains("6 rue A"), "{notes}");
}
