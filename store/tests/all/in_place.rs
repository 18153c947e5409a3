//! One value of a record saved by itself: a client's, a contact's, a product's.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must fail")]

use domain::activity::Event;
use domain::clients::ClientForm;
use domain::contacts::{ContactEvent, ContactFields, ContactForm, ContactRecord};
use domain::custom_fields::CustomFieldForm;
use domain::error::{FieldError, FieldErrors, Refusal};
use domain::form::{Change, Conflict, Edit};
use domain::products::{Product, ProductEvent, ProductFields, ProductForm};
use domain::state::Act;
use domain::subject::Subject;
use store::contacts::Contacts;
use store::products::Products;
use store::{Access, StoreError, StoreResult, activity, changes, clients, contacts, custom_fields, products};
use testing::clients::{created, named, person};
use testing::on_each_database;

/// In a transaction of its own, committed where it succeeds.
macro_rules! done {
    ($access:expr, $verb:path $(, $argument:expr)*) => {{
        let tx = $access.begin().await.unwrap();
        let answer = $verb(&tx $(, $argument)*).await;
        if answer.is_ok() {
            tx.commit().await.unwrap();
        }
        answer
    }};
}

/// What is typed at a path, and nothing else.
fn one<F>(path: &str, typed: &str) -> Edit<F> {
    Edit::One { path: path.into(), typed: typed.into() }
}

async fn contact(access: &Access, name: &str, email: &str) -> ContactRecord {
    let fields = ContactFields { last_name: name.into(), email: email.into(), ..ContactFields::default() };
    let form = ContactForm { fields, ..ContactForm::default() };
    let new = form.parse(&contacts::form_rules(&access.read()).await.unwrap()).unwrap();
    done!(access, contacts::create, new).unwrap()
}

async fn product(access: &Access, name: &str, reference: &str) -> Product {
    let (name, reference) = (name.into(), reference.into());
    let fields = ProductFields { name, reference, price: "12,50".into(), ..ProductFields::default() };
    let form = ProductForm { fields, ..ProductForm::default() };
    let new = form.parse(&products::form_rules(&access.read()).await.unwrap()).unwrap();
    done!(access, products::create, new).unwrap()
}

/// What a subject is at.
async fn at(access: &Access, subject: Subject) -> u64 {
    changes::revisions(access).await.unwrap().of(subject)
}

fn wrong<T: std::fmt::Debug>(answer: StoreResult<T>) -> FieldErrors {
    match answer {
        Err(StoreError::Invalid(errors)) => errors,
        other => panic!("{other:?}"),
    }
}

fn conflict<T: std::fmt::Debug>(answer: StoreResult<T>) -> Conflict {
    match answer {
        Err(StoreError::Conflict(conflict)) => *conflict,
        other => panic!("{other:?}"),
    }
}

fn refused<T: std::fmt::Debug>(answer: StoreResult<T>) {
    assert!(matches!(answer, Err(StoreError::Refused(Refusal::Deleted))), "{answer:?}");
}

fn not_found<T: std::fmt::Debug>(answer: StoreResult<T>) {
    assert!(matches!(answer, Err(StoreError::NotFound)), "{answer:?}");
}

fn change(path: &str, from: &str, to: &str) -> Change {
    Change { field: path.into(), from: from.into(), to: to.into() }
}

on_each_database! {
    async fn a_value_is_saved_over_whatever_else_was_changed(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = created(&nord, &named("Roche")).await;
        done!(nord, clients::save, roche.id, 1, one("fields.reference", "R-1")).unwrap();
        let before = at(&nord, Subject::Client).await;
        let saved = done!(nord, clients::save, roche.id, 1, one("fields.phone", "01 84 60 12 00")).unwrap();
        assert_eq!(saved, clients::get(&nord.read(), roche.id).await.unwrap());
        assert_eq!((saved.version, at(&nord, Subject::Client).await), (3, before + 1));
        assert_eq!(saved.data.reference.unwrap().as_str(), "R-1");
        let told = activity::of_client(&nord.read(), roche.id, None, 1).await.unwrap();
        let changes = vec![change("fields.phone", "", "+33184601200")];
        assert_eq!(told[0].event, Event::ClientUpdated { version: 3, changes });

        let ana = contact(&nord, "Ana", "ana@x.example").await;
        done!(nord, contacts::save, ana.id, 1, one("fields.position", "Gérante")).unwrap();
        let before = at(&nord, Subject::Contact).await;
        let saved = done!(nord, contacts::save, ana.id, 1, one("fields.email", "ana@y.example")).unwrap();
        assert_eq!(saved, contacts::get(&nord.read(), ana.id).await.unwrap());
        assert_eq!((saved.version, at(&nord, Subject::Contact).await), (3, before + 1));
        assert_eq!(saved.person.position.unwrap().as_str(), "Gérante");
        let told = activity::of::<Contacts, _>(&nord.read(), ana.id.0, None, 1).await.unwrap();
        let changes = vec![change("fields.email", "ana@x.example", "ana@y.example")];
        assert_eq!(told[0].event, ContactEvent::Updated { version: 3, changes });

        let vis = product(&nord, "Vis", "V-1").await;
        done!(nord, products::save, vis.id, 1, one("fields.unit", "boîte")).unwrap();
        let before = at(&nord, Subject::Product).await;
        let saved = done!(nord, products::save, vis.id, 1, one("fields.price", "13")).unwrap();
        assert_eq!(saved, products::get(&nord.read(), vis.id).await.unwrap());
        assert_eq!((saved.version, at(&nord, Subject::Product).await), (3, before + 1));
        assert_eq!(saved.data.unit.unwrap().as_str(), "boîte");
        let told = activity::of::<Products, _>(&nord.read(), vis.id.0, None, 1).await.unwrap();
        let changes = vec![change("fields.price", "12.50", "13.00")];
        assert_eq!(told[0].event, ProductEvent::Updated { version: 3, changes });
        assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
    }

    async fn whoever_changed_the_same_value_is_not_overwritten_unheard(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = created(&nord, &named("Roche")).await;
        done!(nord, clients::save, roche.id, 1, one("fields.phone", "01 84 60 12 00")).unwrap();
        let theirs = conflict(done!(nord, clients::save, roche.id, 1, one("fields.phone", "01 84 60 12 99")));
        assert_eq!((theirs.version, theirs.by.as_str()), (2, "clientele"));
        assert_eq!(theirs.current.get("fields.phone"), "+33184601200");
        let saved = done!(nord, clients::save, roche.id, theirs.version, one("fields.phone", "01 84 60 12 99")).unwrap();
        assert_eq!((saved.version, saved.data.phone.unwrap().as_str()), (3, "+33184601299"));

        let ana = contact(&nord, "Ana", "ana@x.example").await;
        done!(nord, contacts::save, ana.id, 1, one("fields.email", "ana@y.example")).unwrap();
        let theirs = conflict(done!(nord, contacts::save, ana.id, 1, one("fields.email", "")));
        assert_eq!((theirs.version, theirs.current.get("fields.email")), (2, "ana@y.example"));
        done!(nord, contacts::save, ana.id, 2, one("fields.email", "")).unwrap();

        let vis = product(&nord, "Vis", "V-1").await;
        done!(nord, products::save, vis.id, 1, one("fields.price", "13")).unwrap();
        let theirs = conflict(done!(nord, products::save, vis.id, 1, one("fields.price", "14")));
        assert_eq!((theirs.version, theirs.current.get("fields.price")), (2, "13.00"));
        not_found(done!(nord, products::save, vis.id, 9, one("fields.price", "14")));
        assert_eq!(products::get(&nord.read(), vis.id).await.unwrap().version, 2);
    }

    async fn a_value_meets_every_rule_of_its_form(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let mut form = ClientForm { contacts: vec![person("Eva", "", "eva@x.example")], ..named("Roche") };
        form.fields.siren = "732829320".into();
        let roche = created(&nord, &form).await;
        let set = async |path: &str, typed: &str| wrong(done!(nord, clients::save, roche.id, 1, one(path, typed)));
        for (path, typed, error) in [
            ("fields.name", " ", FieldError::Required),
            ("fields.email", "roche", FieldError::Email),
            ("fields.siret", "40483304800022", FieldError::SiretOfOtherSiren),
            ("fields.category", "0192f0c1-2a34-7bcd-8ef0-123456789abc", FieldError::Unknown),
            // Rows come and go under their numbers, and a number has a right of its own.
            ("contacts[0].email", "", FieldError::Unknown),
            ("number", "Z-1", FieldError::Unknown),
        ] {
            assert_eq!(set(path, typed).await, FieldErrors::one(path, error), "{path}");
        }
        assert_eq!(clients::get(&nord.read(), roche.id).await.unwrap(), roche);

        let ana = contact(&nord, "", "ana@x.example").await;
        // Nobody is left where neither a name nor an e-mail is.
        let errors = wrong(done!(nord, contacts::save, ana.id, 1, one("fields.email", "")));
        assert_eq!(errors, FieldErrors::one("fields.last_name", FieldError::Required));
        let errors = wrong(done!(nord, contacts::save, ana.id, 1, one("fields.email", "EVA@x.example")));
        assert!(matches!(errors.at("fields.email"), Some(FieldError::TakenBy { name, .. }) if name == "Eva"), "{errors:?}");
        assert_eq!(contacts::get(&nord.read(), ana.id).await.unwrap(), ana);

        let vis = product(&nord, "Vis", "V-1").await;
        product(&nord, "Clou", "C-1").await;
        for (path, typed, error) in [
            ("fields.price", "", FieldError::Required),
            ("fields.reference", "c-1", FieldError::Taken),
            ("fields.barcode", "123", FieldError::Barcode),
            ("prices.0192f0c1-2a34-7bcd-8ef0-123456789abc", "9", FieldError::Unknown),
        ] {
            let errors = wrong(done!(nord, products::save, vis.id, 1, one(path, typed)));
            assert_eq!(errors, FieldErrors::one(path, error), "{path}");
        }
        assert_eq!(products::get(&nord.read(), vis.id).await.unwrap(), vis);
    }

    async fn a_field_of_the_companys_own_is_one_as_long_as_it_has_it(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let vis = product(&nord, "Vis", "").await;
        let colour = CustomFieldForm { label: "Teinte".into(), kind: "text".into(), ..CustomFieldForm::default() };
        let colour = done!(nord, custom_fields::add, Subject::Product, colour.parse().unwrap()).unwrap();
        let path = format!("custom.{}", colour.id);
        let saved = done!(nord, products::save, vis.id, 1, one(&path, "bleu")).unwrap();
        assert_eq!(saved.custom[&colour.id].written(), "bleu");
        done!(nord, custom_fields::remove, colour.id).unwrap();
        let errors = wrong(done!(nord, products::save, vis.id, 2, one(&path, "rouge")));
        assert_eq!(errors, FieldErrors::one(path, FieldError::Unknown));
    }

    async fn what_is_thrown_away_or_anothers_stays_as_it_is(db: TestDb) {
        let (nord, sud) = (db.empty_company("Nord").await, db.empty_company("Sud").await);
        let (roche, ana) = (created(&nord, &named("Roche")).await, contact(&nord, "Ana", "").await);
        let vis = product(&nord, "Vis", "").await;
        not_found(done!(sud, clients::save, roche.id, 1, one("fields.phone", "01 84 60 12 00")));
        not_found(done!(sud, contacts::save, ana.id, 1, one("fields.email", "ana@x.example")));
        not_found(done!(sud, products::save, vis.id, 1, one("fields.price", "13")));
        done!(nord, clients::act, &[roche.id], Act::Delete).unwrap();
        done!(nord, contacts::act, &[ana.id], Act::Delete).unwrap();
        done!(nord, products::act, &[vis.id], Act::Delete).unwrap();
        refused(done!(nord, clients::save, roche.id, 1, one("fields.phone", "01 84 60 12 00")));
        refused(done!(nord, contacts::save, ana.id, 1, one("fields.email", "ana@x.example")));
        refused(done!(nord, products::save, vis.id, 1, one("fields.price", "13")));
    }
}
