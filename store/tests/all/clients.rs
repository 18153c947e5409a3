//! Clients kept and found again.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use domain::activity::Event;
use domain::clients::ClientForm;
use domain::error::{FieldError, FieldErrors, Refusal};
use domain::form::Change;
use domain::ids::ClientId;
use domain::lists::{ListItemForm, ListKind};
use domain::text::Text;
use store::{Access, StoreError, clients, lists};
use testing::clients::{back, created, named, parsed, person, place};
use testing::on_each_database;

fn refused<T: std::fmt::Debug>(answer: Result<T, StoreError>) -> Refusal {
    match answer {
        Err(StoreError::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

fn invalid<T: std::fmt::Debug>(answer: Result<T, StoreError>) -> FieldErrors {
    match answer {
        Err(StoreError::Invalid(errors)) => errors,
        other => panic!("{other:?}"),
    }
}

async fn item(access: &Access, kind: ListKind, label: &str) -> String {
    let tx = access.begin().await.unwrap();
    let form = ListItemForm { label: label.into(), days: "30".into(), end_of_month: String::new() };
    let item = lists::add(&tx, form.parse(kind).unwrap()).await.unwrap();
    tx.commit().await.unwrap();
    item.id.to_string()
}

/// A form in which every field says something.
async fn full(access: &Access) -> ClientForm {
    let mut form = named("Ateliers « Roche » & Fils 🧵");
    for (field, typed) in [
        ("currency", "CHF"),
        ("language", "fr"),
        ("reference", "R-1"),
        ("id_number", "77"),
        ("kind", "association"),
        ("legal_form", "SARL"),
        ("is_prospect", "on"),
        ("is_supplier", "on"),
        ("website", "https://roche.example"),
        ("email", "Contact@roche.example"),
        ("phone", "01 99 00 12 34"),
        ("mobile", "06 12 34 56 78"),
        ("switchboard", "01 99 00 12 35"),
        ("fax", "01 99 00 12 36"),
        ("other_emails", "a@roche.example\nb@roche.example"),
        ("other_phones", "01 99 00 12 37"),
        ("siren", "732829320"),
        ("siret", "73282932000074"),
        ("naf", "31.01Z"),
        ("vat_number", "FR44732829320"),
        ("rcs", "Paris B 732829320"),
        ("share_capital", "1000.50"),
        ("neq", "1143920115"),
        ("gst", "123456782RT0001"),
        ("qst", "1234567890TQ0001"),
        ("linkedin", "l"),
        ("facebook", "f"),
        ("twitter", "t"),
        ("viadeo", "v"),
        ("marketing_email", "on"),
        ("marketing_sms", "on"),
        ("negotiated_days", "45"),
        ("vat_regime", "export"),
        ("default_vat", "9.975"),
        ("discount", "2.5"),
        ("prices_with_tax", "on"),
        ("credit_limit", "5000.00"),
        ("is_blocked", "on"),
        ("hourly_rate", "80.00"),
        ("carrier", "Chronopost"),
        ("free_shipping", "150.00"),
        ("accounting_account", "411"),
        ("third_party_account", "412"),
        ("auxiliary_account", "413"),
        ("shipping_identity", "client"),
        ("public_notes", "Une\nligne"),
        ("private_notes", "مرحبا"),
    ] {
        *form.fields.get_mut(field).unwrap() = typed.into();
    }
    for (field, kind) in [
        ("client_type", ListKind::ClientType),
        ("category", ListKind::Category),
        ("origin", ListKind::Origin),
        ("industry", ListKind::Industry),
        ("size", ListKind::Size),
        ("payment_terms", ListKind::PaymentTerms),
        ("price_category", ListKind::PriceCategory),
        ("payment_method", ListKind::PaymentMethod),
    ] {
        *form.fields.get_mut(field).unwrap() = item(access, kind, field).await;
    }
    let tags = [item(access, ListKind::Tag, "VIP").await, item(access, ListKind::Tag, "Presse").await];
    form.fields.tags = tags.join("\n");
    let parent = created(access, &named("Parent")).await;
    form.fields.parent = parent.id.to_string();
    form.fields.payer = parent.id.to_string();
    form.number = "K-9".into();
    form.contacts = vec![person("Zoé", "Le Goff", "zoe@roche.example"), person("", "", "Fin@roche.example")];
    for (field, typed) in [
        ("position", "Gérante"),
        ("direct_phone", "01 99 00 12 38"),
        ("mobile", "+1 514 555 0123"),
        ("switchboard", "01 99 00 12 39"),
        ("fax", "01 99 00 12 40"),
        ("marketing_email", "on"),
        ("marketing_sms", "on"),
        ("is_dunning", "on"),
        ("is_inactive", "on"),
    ] {
        *form.contacts[0].get_mut(field).unwrap() = typed.into();
    }
    form.contacts[0].civility = item(access, ListKind::Civility, "Madame").await;
    form.contacts[0].source = item(access, ListKind::ContactSource, "Salon").await;
    form.contacts[1].is_primary = "on".into();
    form.contacts[1].is_billing = "on".into();
    form.contacts[1].receives_invoices = "on".into();
    form.addresses = vec![place("1 rue A", "75011", "Paris"), place("2 rue B", "H2X 1A1", "Montréal")];
    form.addresses[0].label = "Siège".into();
    form.addresses[0].line2 = "3e étage".into();
    form.addresses[0].is_billing = "on".into();
    form.addresses[1].country = "CA".into();
    form.addresses[1].province = "QC".into();
    form.addresses[1].is_delivery = "on".into();
    form
}

on_each_database! {
    async fn every_field_comes_back_as_it_was_read(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let form = full(&nord).await;
        for name in domain::clients::fields::ClientFields::NAMES {
            assert!(*name == "owner" || !form.fields.get(name).unwrap().is_empty(), "{name} is not tried");
        }
        let new = parsed(&form);
        let client = created(&nord, &form).await;
        let read = clients::get(&nord.read(), client.id).await.unwrap();
        assert_eq!(read, client);
        assert_eq!(read.data, new.data);
        assert_eq!((read.number.as_str(), read.version), ("K-9", 1));
        // The primary contact comes first, whatever the order of the form.
        let without_ids: Vec<_> = read.contacts.iter().cloned().map(|mut contact| { contact.id = None; contact }).collect();
        assert_eq!(without_ids, [new.contacts[1].clone(), new.contacts[0].clone()]);
        let without_ids: Vec<_> = read.addresses.iter().cloned().map(|mut address| { address.id = None; address }).collect();
        assert_eq!(without_ids, new.addresses);
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }

    async fn a_form_sent_back_unchanged_leaves_no_trace(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let client = created(&nord, &full(&nord).await).await;
        let later = Access::operator(db.database.clone(), nord.company(), client.created_at + chrono::Duration::days(1));
        let tx = later.begin().await.unwrap();
        let saved = clients::update(&tx, client.id, 1, parsed(&back(&client))).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(saved, client);
        assert_eq!(store::activity::of_client(&nord.read(), client.id, None, 10).await.unwrap().len(), 1);
    }

    async fn who_saves_second_sees_what_changed_and_nothing_is_written(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let client = created(&nord, &ClientForm { contacts: vec![person("Ana", "Roche", "ana@x.example")], ..named("Roche") }).await;
        for (version, name) in [(1, "Roche et Fils"), (2, "Roche Frères")] {
            let mut form = back(&client);
            form.fields.name = name.into();
            let tx = nord.begin().await.unwrap();
            assert_eq!(clients::update(&tx, client.id, version, parsed(&form)).await.unwrap().version, version + 1);
            tx.commit().await.unwrap();
        }
        let tx = nord.begin().await.unwrap();
        assert_eq!(clients::set_prospect(&tx, client.id, true).await.unwrap().version, 4);
        tx.commit().await.unwrap();
        let mut late = back(&client);
        late.fields.phone = "01 99 00 12 34".into();
        late.contacts.clear();
        let tx = nord.begin().await.unwrap();
        let Err(StoreError::Conflict(conflict)) = clients::update(&tx, client.id, 1, parsed(&late)).await else { panic!() };
        assert_eq!((conflict.version, conflict.by.as_str()), (4, "clientele"));
        assert_eq!(conflict.changes, [
            Change { field: "fields.name".into(), from: "Roche".into(), to: "Roche Frères".into() },
            Change::of_tick("fields.is_prospect", true),
        ]);
        assert_eq!(conflict.current.get("fields.name"), "Roche Frères");
        tx.commit().await.unwrap();
        let read = clients::get(&nord.read(), client.id).await.unwrap();
        assert_eq!((read.data.phone, read.contacts.len(), read.version), (None, 1, 4));
        // Half-way: only what came after the version that was edited is told.
        let tx = nord.begin().await.unwrap();
        let Err(StoreError::Conflict(conflict)) = clients::update(&tx, client.id, 3, parsed(&late)).await else { panic!() };
        assert_eq!(conflict.changes, [Change::of_tick("fields.is_prospect", true)]);
    }

    async fn numbers_follow_the_pattern_and_are_given_once(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let tx = nord.begin().await.unwrap();
        let forms = [named("Un"), ClientForm { number: "C-00002".into(), ..named("Deux") }, named("Trois")];
        let ids = clients::create_many(&tx, forms.iter().map(parsed).collect(), Event::ClientCreated).await.unwrap();
        tx.commit().await.unwrap();
        let mut numbers = Vec::new();
        for id in &ids {
            numbers.push(clients::get(&nord.read(), *id).await.unwrap().number);
        }
        assert_eq!(numbers, ["C-00001", "C-00002", "C-00003"]);
        let tx = nord.begin().await.unwrap();
        let taken = clients::create(&tx, parsed(&ClientForm { number: "C-00003".into(), ..named("Quatre") })).await;
        assert_eq!(invalid(taken), FieldErrors::one("number", FieldError::Taken));
        let twice = vec![parsed(&ClientForm { number: "X".into(), ..named("A") }); 2];
        let twice = clients::create_many(&tx, twice, Event::ClientCreated).await;
        assert_eq!(invalid(twice), FieldErrors::one("rows[1].number", FieldError::Taken));
        let taken = clients::change_number(&tx, ids[0], Text::parse("C-00002").unwrap()).await;
        assert_eq!(invalid(taken), FieldErrors::one("number", FieldError::Taken));
        let changed = clients::change_number(&tx, ids[0], Text::parse("Z 1").unwrap()).await.unwrap();
        assert_eq!((changed.number.as_str(), changed.version), ("Z 1", 2));
    }

    async fn what_a_form_names_must_exist_and_be_of_its_kind(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let sud = db.empty_company("Sud").await;
        let foreign = created(&sud, &named("Ailleurs")).await;
        let mut form = ClientForm { contacts: vec![person("A", "B", "")], ..named("X") };
        form.fields.category = item(&nord, ListKind::Origin, "Une origine").await;
        form.fields.origin = item(&sud, ListKind::Origin, "Ailleurs").await;
        form.fields.parent = foreign.id.to_string();
        form.fields.owner = ClientId(uuid()).to_string();
        form.contacts[0].civility = item(&nord, ListKind::Category, "Or").await;
        form.contacts[0].id = ClientId(uuid()).to_string();
        form.addresses = vec![place("1 rue A", "1", "X")];
        form.addresses[0].id = ClientId(uuid()).to_string();
        let tx = nord.begin().await.unwrap();
        let errors = invalid(clients::create(&tx, parsed(&form)).await);
        for path in ["fields.category", "fields.origin", "fields.parent", "fields.owner", "contacts[0].civility", "contacts[0].id", "addresses[0].id"] {
            assert_eq!(errors.at(path), Some(&FieldError::Unknown), "{path}");
        }
        assert_eq!(errors.0.len(), 7);
    }

    async fn nobody_is_above_themselves(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let top = created(&nord, &named("Haut")).await;
        let mut form = named("Bas");
        form.fields.parent = top.id.to_string();
        let low = created(&nord, &form).await;
        let tx = nord.begin().await.unwrap();
        let mut form = back(&top);
        form.fields.parent = low.id.to_string();
        assert_eq!(refused(clients::update(&tx, top.id, 1, parsed(&form)).await), Refusal::Circle);
        form.fields.parent = String::new();
        form.fields.payer = top.id.to_string();
        assert_eq!(refused(clients::update(&tx, top.id, 1, parsed(&form)).await), Refusal::Circle);
        // The payer above may be below as a parent: the two are different orders.
        form.fields.payer = low.id.to_string();
        clients::update(&tx, top.id, 1, parsed(&form)).await.unwrap();
    }

    async fn the_currency_stays_once_money_has_moved(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let client = created(&nord, &named("Roche")).await;
        let mut form = back(&client);
        form.fields.currency = "CAD".into();
        let tx = nord.begin().await.unwrap();
        let changed = clients::update(&tx, client.id, 1, parsed(&form)).await.unwrap();
        assert_eq!(changed.data.currency.as_str(), "CAD");
        tx.commit().await.unwrap();
        db.corrupt("UPDATE clients SET paid_minor = 1").await;
        form.fields.currency = "EUR".into();
        let tx = nord.begin().await.unwrap();
        assert_eq!(refused(clients::update(&tx, client.id, 2, parsed(&form)).await), Refusal::CurrencyInUse);
        assert_eq!(refused(clients::set_prospect(&tx, client.id, true).await), Refusal::WrongState);
    }

    async fn a_score_adds_up_and_has_bounds(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let client = created(&nord, &named("Roche")).await;
        let tx = nord.begin().await.unwrap();
        assert_eq!(clients::add_score(&tx, client.id, 10).await.unwrap(), 10);
        assert_eq!(clients::add_score(&tx, client.id, -15).await.unwrap(), -5);
        let errors = invalid(clients::add_score(&tx, client.id, i32::MAX).await);
        assert!(matches!(errors.at("points"), Some(FieldError::OutOfRange { .. })));
        assert_eq!(clients::get(&tx, client.id).await.unwrap().score, -5);
    }
}

fn uuid() -> uuid::Uuid {
    uuid::Uuid::now_v7()
}
