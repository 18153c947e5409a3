//! Values as people write them, brought in: each row that has a name comes in, and what cannot be read is kept in its notes and told.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use std::collections::BTreeMap;

use domain::clients::{Client, VatRegime};
use domain::error::FieldError;
use domain::geo::{Country, Province};
use domain::ids::ImportId;
use domain::imports::{Counts, Policy};
use domain::lists::ListKind;
use domain::subject::Subject;
use store::{clients, imports};
use testing::clients::{as_clients, everything};
use testing::imports::{Desk, places};
use testing::on_each_database;

/// Tried out, then brought in: both say the same.
async fn import(desk: &Desk, text: &str, policy: Policy) -> (ImportId, Counts) {
    let id = desk.upload(text).await;
    let task = desk.task(id, policy).await;
    let preview = imports::preview(&desk.access.read(), &desk.uploads, id, &task, places()).await.unwrap();
    let counts = desk.run(id, &task).await.unwrap();
    assert_eq!(preview.counts, counts);
    (id, counts)
}

/// Every client, by name.
async fn by_name(desk: &Desk) -> BTreeMap<String, Client> {
    let rows = store::listing::all(&desk.access, Subject::Client, &everything()).await.unwrap();
    let mut found = BTreeMap::new();
    for row in as_clients(&rows) {
        found.insert(row.name, clients::get(&desk.access.read(), row.id).await.unwrap());
    }
    found
}

fn created(rows: u32) -> Counts {
    Counts { rows, created: rows, ..Counts::default() }
}

fn notes(client: &Client) -> Vec<&str> {
    client.data.private_notes.as_ref().map(|notes| notes.as_str().lines().collect()).unwrap_or_default()
}

fn number(phone: Option<&domain::identifiers::Phone>) -> &str {
    phone.map(domain::identifiers::Phone::as_str).unwrap_or_default()
}

on_each_database! {
    async fn telephones_follow_the_postal_code(db: TestDb) {
        let desk = Desk::new(db).await;
        let (_, counts) = import(&desk, include_str!("samples/30-dom-phones-pays-france.csv"), Policy::Skip).await;
        assert_eq!(counts, created(12));
        let found = by_name(&desk).await;
        for (name, phone, mobile, country) in [
            ("Reunion France", "+262262201234", "+262692012345", "RE"),
            ("Reunion vide", "+262262201235", "+262692012346", "RE"),
            ("Guadeloupe France", "+590590821234", "+590690301234", "GP"),
            ("Martinique France", "+596596711234", "+596696201234", "MQ"),
            ("Martinique code", "+596596711235", "+596696201235", "MQ"),
            ("Guyane France", "+594594311234", "+594694201234", "GF"),
            ("Guyane mot", "+594594311235", "+594694201235", "GF"),
            ("Mayotte mot", "+262269611234", "+262639691234", "YT"),
            ("Reunion +33", "+262262201236", "+262692012347", "RE"),
            ("Reunion mot", "+262262201237", "+262692012348", "RE"),
            ("Reunion nouveau 0693 4", "+262262201238", "+262693401234", "RE"),
            ("Metro", "+33472001234", "+33612345678", "FR"),
        ] {
            let client = &found[name];
            let data = &client.data;
            // The column may be taken for a person's.
            let has = data.mobile.as_ref().or_else(|| client.contacts.first()?.mobile.as_ref());
            assert_eq!((number(data.phone.as_ref()), number(has)), (phone, mobile), "{name}");
            assert_eq!(client.country().map(Country::as_str), Some(country), "{name}");
            assert_eq!(notes(client), [""; 0], "{name}");
        }
        assert_eq!(store::verify::run(&desk.db.database).await.unwrap(), []);
    }

    async fn extensions_are_kept_beside_their_numbers(db: TestDb) {
        let desk = Desk::new(db).await;
        let (_, counts) = import(&desk, include_str!("samples/31-phone-extensions.csv"), Policy::Skip).await;
        assert_eq!(counts, created(7));
        let found = by_name(&desk).await;
        for (name, phone, kept) in [
            ("Ext A", "+15145550143", Some("514-555-0143 x22")),
            ("Ext B", "+14185550143", Some("(418) 555-0143 ext. 125")),
            ("Ext C", "+14185550143", Some("418-555-0143 poste 125")),
            ("Ext D", "+16082719000", Some("+1-608-271-9000 x11")),
            ("Ext E", "+33472001234", Some("04 72 00 12 34 poste 12")),
            ("Ext F", "+18195550143", Some("819 555-0143, poste 4")),
            ("Ext G", "+15145550143", None),
        ] {
            assert_eq!(number(found[name].data.phone.as_ref()), phone, "{name}");
            let kept: Vec<String> = kept.into_iter().map(|kept| format!("Téléphone\u{a0}: {kept}")).collect();
            assert_eq!(notes(&found[name]), kept, "{name}");
        }
    }

    async fn an_odd_number_refuses_nobody(db: TestDb) {
        let desk = Desk::new(db).await;
        let (id, counts) = import(&desk, include_str!("samples/32-one-bad-phone.csv"), Policy::Skip).await;
        assert_eq!(counts, Counts { to_check: 2, ..created(3) });
        let found = by_name(&desk).await;
        assert_eq!(number(found["Bon SARL"].data.phone.as_ref()), "+33472001234");
        for (name, odd) in [("Mauvais SARL", "026185"), ("Court SARL", "555-1234")] {
            let client = &found[name];
            assert_eq!((client.data.phone.as_ref(), client.data.email.is_some()), (None, true), "{name}");
            assert_eq!(notes(client), [format!("À vérifier – Téléphone\u{a0}: {odd}")], "{name}");
        }
        let doubts = desk.doubts(id).into_iter().map(|cell| (cell.line, cell.column, cell.value, cell.doubt));
        let odd = |line, value: &str| (line, "Téléphone".to_owned(), value.to_owned(), FieldError::Phone);
        assert_eq!(doubts.collect::<Vec<_>>(), [odd(3, "026185"), odd(4, "555-1234")]);
        // Brought in again, nothing changes: neither a second note nor a second telling.
        let (_, counts) = import(&desk, include_str!("samples/32-one-bad-phone.csv"), Policy::Update).await;
        assert_eq!(counts, Counts { rows: 3, skipped: 3, ..Counts::default() });
    }

    async fn what_stands_for_nothing_is_nothing(db: TestDb) {
        let desk = Desk::new(db).await;
        let (_, counts) = import(&desk, include_str!("samples/33-placeholders.csv"), Policy::Skip).await;
        assert_eq!(counts, created(4));
        for (name, client) in by_name(&desk).await {
            let data = &client.data;
            let has = [data.siret.is_some(), data.email.is_some(), data.phone.is_some(), data.website.is_some()];
            assert_eq!((has, notes(&client).len()), ([false; 4], 0), "{name}");
        }
    }

    async fn vat_numbers_take_their_countrys_prefix(db: TestDb) {
        let desk = Desk::new(db).await;
        // Two pairs have one number each: here they are clients of their own.
        let (_, counts) = import(&desk, include_str!("samples/34-vat-without-prefix.csv"), Policy::Skip).await;
        assert_eq!(counts, created(8));
        let found = by_name(&desk).await;
        for (name, vat_number, regime) in [
            ("A SARL", Some("FR44732829320"), VatRegime::Automatic),
            ("B SA", Some("BE0123456749"), VatRegime::Automatic),
            ("C SA", Some("BE0123456749"), VatRegime::Automatic),
            ("D Sàrl", Some("CHE116281710"), VatRegime::Automatic),
            ("E Ltd", Some("GB999999973"), VatRegime::Automatic),
            ("F SAS", Some("FR44732829320"), VatRegime::Automatic),
            ("G SARL", None, VatRegime::NotSubject),
            ("H EI", None, VatRegime::NotSubject),
        ] {
            let data = &found[name].data;
            let read = data.vat_number.as_ref().map(domain::identifiers::VatNumber::as_str);
            assert_eq!((read, data.vat_regime), (vat_number, regime), "{name}");
        }
    }

    async fn countries_are_known_by_any_usual_name(db: TestDb) {
        let desk = Desk::new(db).await;
        let (_, counts) = import(&desk, include_str!("samples/35-country-words.csv"), Policy::Skip).await;
        assert_eq!(counts, created(40));
        let found = by_name(&desk).await;
        let countries: Vec<&str> = found.values().map(|client| client.country().map_or("", Country::as_str)).collect();
        assert_eq!(
            countries.join(" "),
            "FR FR RE RE GP GB GB US US CI CI US GB DE BE BE CH CH FR US LU MA CZ KR CG PS CA PF BL IT ES NL NL GB GR \
             US VN RU TR TR"
        );
        assert_eq!(found["P26"].addresses[0].province.map(Province::iso).as_deref(), Some("CA-QC"));
    }

    async fn several_in_one_cell_all_arrive(db: TestDb) {
        let desk = Desk::new(db).await;
        let (_, counts) = import(&desk, include_str!("samples/37-several-in-one-cell.csv"), Policy::Skip).await;
        assert_eq!(counts, created(7));
        let found = by_name(&desk).await;
        for (name, emails, phones) in [
            ("Multi A", "a1@x.example a2@x.example", "+33472001234 +33612345678"),
            ("Multi B", "marie@x.example", "+33472001235 +33612345679"),
            ("Multi D", "d@x.example", "+33472001237"),
            ("Multi E", "e@x.example", "+33472001238"),
            ("Multi F", "f@x.example", "+33472001239"),
            ("Multi G", "g@x.example", "+33472001240"),
            ("Multi H", "h1@x.example h2@x.example", "+33472001241"),
        ] {
            let data = &found[name].data;
            let has_emails = data.email.iter().chain(&data.other_emails.0).map(domain::identifiers::Email::as_str);
            assert_eq!(has_emails.collect::<Vec<_>>().join(" "), emails, "{name}");
            let has_phones = data.phone.iter().chain(&data.mobile).chain(&data.other_phones.0);
            let has_phones = has_phones.map(domain::identifiers::Phone::as_str);
            assert_eq!(has_phones.collect::<Vec<_>>().join(" "), phones, "{name}");
        }
        let person = |name: &str| found[name].contacts.first().map(domain::clients::Contact::display_name);
        assert_eq!((person("Multi A").as_deref(), person("Multi B").as_deref()), (Some("Marie Œuf"), Some("Marie DUPONT")));
        let site = |name: &str| found[name].data.website.as_ref().map(|site| site.as_str().to_owned());
        assert_eq!(site("Multi B").as_deref(), Some("https://www.x.example/path"));
        assert_eq!(site("Multi E").as_deref(), Some("https://x.example"));
        assert_eq!(notes(&found["Multi B"]), [""; 0], "the contact bears the name");
        assert_eq!(notes(&found["Multi E"]), ["Site web\u{a0}: x.example, y.example"]);
        assert_eq!(notes(&found["Multi F"]), ["Téléphone\u{a0}: 04 72 00 12 39 (Marie)"]);
        assert_eq!(notes(&found["Multi G"]), ["E-mail\u{a0}: g@x.example (compta)"]);
    }

    async fn a_subsidiary_is_a_client_of_its_own(db: TestDb) {
        let desk = Desk::new(db).await;
        let (_, counts) = import(&desk, include_str!("samples/39-odoo-subsidiary.csv"), Policy::Skip).await;
        assert_eq!((counts.rows, counts.created, counts.merged, counts.rejected), (3, 2, 1, 0));
        let found = by_name(&desk).await;
        let (mother, toronto) = (&found["Grange SARL"], &found["Filiale Toronto"]);
        assert_eq!(toronto.data.parent, Some(mother.id));
        assert_eq!(number(toronto.data.phone.as_ref()), "+14165550143");
        assert_eq!(toronto.country(), Some(Country::CANADA));
        let people: Vec<String> = mother.contacts.iter().map(domain::clients::Contact::display_name).collect();
        assert_eq!(people, ["Luc Morin"]);
    }

    async fn no_odd_value_refuses_a_client(db: TestDb) {
        let desk = Desk::new(db).await;
        let file = "Nom;État;Nature;SIREN;SIRET;Numéro de TVA;Code NAF;E-mail;Téléphone;Site web;Devise;Langue;\
            TVA par défaut (%);Capital social;Commercial;Société mère;Contact : nom;Contact : mobile;Contact : e-mail;\
            Adresse : rue;Adresse : pays;Prospect\n\
            Roche;en veille;on ne sait;1234;5678;FR12;6201;ana(at)x;12;pas là;dollars;elfique;\
            beaucoup;peu;Paul;Personne;Petit;34;bob@;\
            1 rue A;Atlantide;peut-être\n\
            ;;;;;;;;;;;;;;;;;;;2 rue B;;\n";
        let (id, counts) = import(&desk, file, Policy::Skip).await;
        assert_eq!((counts.created, counts.rejected, counts.to_check), (1, 1, 18));
        assert_eq!(desk.rejected(id)[0].errors.at("fields.name"), Some(&FieldError::Required));
        let found = by_name(&desk).await;
        let roche = &found["Roche"];
        let (street, person) = (roche.addresses[0].line1.as_ref().unwrap(), &roche.contacts[0]);
        assert_eq!((street.as_str(), person.display_name().as_str()), ("1 rue A", "Petit"));
        let kept = notes(roche);
        for line in [
            "À vérifier – État\u{a0}: en veille",
            "À vérifier – SIRET\u{a0}: 5678",
            "À vérifier – E-mail\u{a0}: ana(at)x",
            "À vérifier – Commercial\u{a0}: Paul",
            "À vérifier – Société mère\u{a0}: Personne",
            "À vérifier – Petit, Contact : mobile\u{a0}: 34",
            "À vérifier – Adresse : pays\u{a0}: Atlantide",
        ] {
            assert!(kept.contains(&line), "{line}: {kept:#?}");
        }
        assert_eq!(kept.len(), 19, "each cell once, and the parent that nobody is: {kept:#?}");
        assert_eq!(store::verify::run(&desk.db.database).await.unwrap(), []);
    }

    async fn terms_in_other_words_are_the_same_entry(db: TestDb) {
        let desk = Desk::new(db).await;
        let file = "Nom;Conditions de paiement;Délai négocié (jours)\n\
            Un;45 jours fin de mois;30 j net\nDeux;45 jours FDM;\nTrois;à réception;45 jours fin de mois\n\
            Quatre;fin de mois + 45 jours;\nCinq;EOM + 45;\n";
        let (_, counts) = import(&desk, file, Policy::Skip).await;
        assert_eq!(counts, Counts { to_check: 1, ..created(5) });
        let found = by_name(&desk).await;
        let terms = |name: &str| found[name].data.payment_terms.unwrap();
        assert_eq!(terms("Un"), terms("Deux"));
        assert_eq!(found["Un"].data.negotiated_days.map(|days| days.0), Some(30));
        let items = store::lists::choices(&desk.access.read()).await.unwrap();
        let says = |name: &str| {
            let item = items.iter().find(|item| item.kind == ListKind::PaymentTerms && item.id == terms(name)).unwrap();
            (item.days, item.end_of_month, item.days_after)
        };
        assert_eq!((says("Un"), says("Trois")), ((Some(45), true, None), (Some(0), false, None)));
        assert_eq!((terms("Quatre"), says("Quatre")), (terms("Cinq"), (Some(0), true, Some(45))));
        assert_eq!(notes(&found["Trois"]), ["À vérifier – Délai négocié (jours)\u{a0}: 45 jours fin de mois"]);
    }

    async fn an_update_keeps_what_a_client_has_beside_what_is_odd(db: TestDb) {
        let desk = Desk::new(db).await;
        import(&desk, "Nom;Téléphone;Notes privées\nRoche;04 72 00 12 34;Fidèle\n", Policy::Skip).await;
        let (_, counts) = import(&desk, "Nom;Téléphone\nRoche;12\n", Policy::Update).await;
        assert_eq!(counts, Counts { rows: 1, updated: 1, to_check: 1, ..Counts::default() });
        let roche = &by_name(&desk).await["Roche"];
        assert_eq!(number(roche.data.phone.as_ref()), "+33472001234");
        assert_eq!(notes(roche), ["Fidèle", "À vérifier – Téléphone\u{a0}: 12"]);
    }
}
