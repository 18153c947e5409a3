//! Documents kept, made of one another, and issued.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must fail")]

mod answers;
mod archived;
mod conversions;
mod elsewhere;
mod exported;
mod hostile;
mod instalments;
mod issued;
mod listed;
mod numbering;
mod papers;
mod recurring;
mod sound;
mod statistics;

use chrono::{DateTime, NaiveDate, Utc};
use domain::billing::kind::DocumentKind as K;
use domain::billing::state::{DocumentState as S, Step};
use domain::clients::ClientForm;
use domain::documents::{Document, DocumentEvent as E, DocumentFields, DocumentForm, LineForm};
use domain::error::{FieldError, FieldErrors, Refusal};
use domain::form::Edit;
use domain::ids::{ClientId, DocumentId, ProductId};
use domain::products::{ProductFields, ProductForm};
use domain::subject::Subject;
use store::documents::{self, CreditNotes, Deliveries, Invoices, Orders, Quotes, Templates};
use store::{Access, StoreError, StoreResult, activity, clients, products};
use testing::clients::{created, named, place};
use testing::{TestDb, on_each_database};

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
use done;

/// The day of all that has no other.
fn today() -> NaiveDate {
    day(11, 18)
}

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

/// The company so many days later.
fn later(db: &TestDb, access: &Access, days: i64) -> Access {
    let now: DateTime<Utc> = testing::people::noon() + chrono::Duration::days(days);
    Access::operator(db.database.clone(), access.company(), now)
}

/// A client in France.
async fn client(access: &Access, name: &str) -> ClientId {
    let form = ClientForm { addresses: vec![place("1 rue A", "75011", "Paris")], ..named(name) };
    created(access, &form).await.id
}

/// A line at 20 %.
fn line(description: &str, quantity: &str, price: &str) -> LineForm {
    LineForm {
        description: description.into(),
        quantity: quantity.into(),
        price: price.into(),
        vat: "20".into(),
        ..LineForm::default()
    }
}

fn form(client: ClientId, lines: &[LineForm]) -> DocumentForm {
    let fields = DocumentFields { client: client.to_string(), ..DocumentFields::default() };
    DocumentForm { fields, lines: lines.to_vec() }
}

async fn create(access: &Access, kind: K, form: DocumentForm) -> StoreResult<Document> {
    done!(access, documents::create, kind, form)
}

async fn save(access: &Access, of: &Document, form: DocumentForm) -> StoreResult<Document> {
    done!(access, documents::save, of.id, of.version, Edit::Whole(form))
}

async fn issue(access: &Access, id: DocumentId) -> StoreResult<Document> {
    Ok(done!(access, documents::issue, &[id])?.remove(0))
}

/// An issued document with these lines.
async fn issued(access: &Access, kind: K, client: ClientId, lines: &[LineForm]) -> Document {
    let made = create(access, kind, form(client, lines)).await.unwrap();
    issue(access, made.id).await.unwrap()
}

async fn make(access: &Access, of: &[&Document], into: K) -> StoreResult<Document> {
    let of: Vec<DocumentId> = of.iter().map(|document| document.id).collect();
    done!(access, documents::make, &of, into)
}

async fn step(access: &Access, of: &Document, step: Step) -> StoreResult<Document> {
    Ok(done!(access, documents::step, &[of.id], step)?.remove(0))
}

async fn read(access: &Access, of: &Document) -> Document {
    documents::get(&access.read(), of.id).await.unwrap()
}

async fn state(access: &Access, of: &Document) -> S {
    read(access, of).await.state
}

/// What was told of a document, the oldest first.
async fn told(access: &Access, of: &Document) -> Vec<E> {
    let (t, id) = (access.read(), of.id.0);
    let told = match of.kind {
        K::Quote | K::Proforma => activity::of::<Quotes, _>(&t, id, None, 50).await,
        K::Order => activity::of::<Orders, _>(&t, id, None, 50).await,
        K::DeliveryNote => activity::of::<Deliveries, _>(&t, id, None, 50).await,
        K::CreditNote => activity::of::<CreditNotes, _>(&t, id, None, 50).await,
        K::Recurring => activity::of::<Templates, _>(&t, id, None, 50).await,
        K::Invoice | K::DownPayment => activity::of::<Invoices, _>(&t, id, None, 50).await,
    };
    told.unwrap().into_iter().rev().map(|entry| entry.event).collect()
}

async fn product(access: &Access, name: &str) -> ProductId {
    let fields = ProductFields { name: name.into(), price: "10".into(), ..ProductFields::default() };
    let form = ProductForm { fields, ..ProductForm::default() };
    let new = form.parse(&products::form_rules(&access.read()).await.unwrap()).unwrap();
    done!(access, products::create, new).unwrap().id
}

fn invalid<T: std::fmt::Debug>(answer: StoreResult<T>) -> FieldErrors {
    match answer {
        Err(StoreError::Invalid(errors)) => errors,
        other => panic!("{other:?}"),
    }
}

fn refused<T: std::fmt::Debug>(answer: StoreResult<T>) -> Refusal {
    match answer {
        Err(StoreError::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

fn not_found<T: std::fmt::Debug>(answer: StoreResult<T>) {
    assert!(matches!(answer, Err(StoreError::NotFound)), "{answer:?}");
}

async fn is_sound(db: &TestDb) {
    assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
}

on_each_database! {
    async fn a_draft_comes_back_as_it_was_typed(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let (roche, vis) = (client(&nord, "Roche").await, product(&nord, "Vis").await);
        let mut typed = form(roche, &[line("Conseil", "1,5", "80"), line("Vis", "200", "0.045")]);
        typed.lines[1].product = vis.to_string();
        typed.lines[1].discount = "10 %".into();
        typed.lines[1].cost = "0.02".into();
        typed.lines.insert(0, LineForm { kind: "section".into(), description: "Pose".into(), ..LineForm::default() });
        typed.lines.push(LineForm { kind: "subtotal".into(), ..LineForm::default() });
        typed.lines.push(LineForm { optional: "on".into(), nature: "service".into(), ..line("Option", "1", "500") });
        typed.fields.discount = "12,50".into();
        typed.fields.title = "Salle".into();
        typed.fields.private_notes = "Une\nligne".into();
        for kind in [K::Quote, K::Order, K::DeliveryNote, K::Proforma, K::Invoice, K::DownPayment, K::CreditNote] {
            let made = create(&nord, kind, typed.clone()).await.unwrap();
            assert_eq!(made, documents::get(&nord.read(), made.id).await.unwrap(), "{kind:?}");
            assert_eq!((made.version, made.state, made.number.as_deref()), (1, S::Draft, None));
            // 120.00 and 8.10, less 12.50, at 20 %.
            assert_eq!((made.totals.net_minor, made.totals.gross_minor), (11_560, 13_872));
            let again = save(&nord, &made, made.new.to_form()).await.unwrap();
            assert_eq!(again, made, "sent back unchanged, it changes nothing");
            assert_eq!(told(&nord, &made).await, [E::Created]);
        }
        is_sound(&db).await;
    }

    async fn a_draft_is_saved_with_its_lines(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let made = create(&nord, K::Invoice, form(roche, &[line("A", "1", "10"), line("B", "1", "20")])).await.unwrap();
        let mut typed = made.new.to_form();
        typed.lines.swap(0, 1);
        let swapped = save(&nord, &made, typed.clone()).await.unwrap();
        assert_eq!(swapped, read(&nord, &made).await);
        assert_eq!((swapped.version, swapped.new.lines[0].id), (2, made.new.lines[1].id), "another order is a change");

        typed.lines.remove(0);
        typed.lines.push(line("C", "2", "5"));
        typed.fields.reference = "PO-7".into();
        let saved = save(&nord, &swapped, typed).await.unwrap();
        assert_eq!(saved, read(&nord, &made).await);
        assert_eq!((saved.new.lines[0].id, saved.totals.net_minor), (made.new.lines[0].id, 2_000));
        let told = told(&nord, &made).await;
        let E::Updated { version: 3, changes } = &told[2] else { panic!("{told:?}") };
        let fields: Vec<_> = changes.iter().map(|change| change.field.as_str()).collect();
        assert_eq!(fields, ["fields.reference", "lines", "lines"]);
        // One value alone, over whatever there is by then.
        let title = Edit::One { path: "fields.title".into(), typed: "Salle".into() };
        let titled = done!(nord, documents::save, made.id, 2, title).unwrap();
        assert_eq!((titled.version, titled.new.lines.len()), (4, 2));
        is_sound(&db).await;
    }

    async fn whoever_saves_second_hears_what_the_first_changed(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let made = create(&nord, K::Quote, form(roche, &[line("A", "1", "10")])).await.unwrap();
        let with = |title: &str, price: &str| {
            let mut typed = made.new.to_form();
            typed.fields.title = title.into();
            typed.lines[0].price = price.into();
            typed
        };
        save(&nord, &made, with("Salle", "10")).await.unwrap();
        // Who made the same of it is no second.
        assert_eq!(save(&nord, &made, with("Salle", "10")).await.unwrap().version, 2);
        let Err(StoreError::Conflict(conflict)) = save(&nord, &made, with("", "11")).await else { panic!() };
        assert_eq!((conflict.version, conflict.by.as_str(), conflict.current.get("fields.title")), (2, "clientele", "Salle"));
        assert_eq!(conflict.changes.iter().map(|change| change.field.as_str()).collect::<Vec<_>>(), ["fields.title"]);
        not_found(save(&nord, &Document { version: 9, ..made.clone() }, with("X", "1")).await);
    }

    async fn a_copy_is_a_draft_of_its_own(db: TestDb) {
        let nord = db.empty_company("Nord").await;
        let roche = client(&nord, "Roche").await;
        let order = issued(&nord, K::Order, roche, &[line("A", "3", "10")]).await;
        let delivery = make(&nord, &[&order], K::DeliveryNote).await.unwrap();
        let copy = done!(nord, documents::duplicate, delivery.id).unwrap();
        assert_eq!(copy, read(&nord, &copy).await);
        assert_eq!((copy.new.lines[0].origin, copy.origins.len(), copy.totals.net_minor), (None, 0, 3_000));
        assert_eq!(told(&nord, &copy).await, [E::Duplicated { of: delivery.id }]);
        step(&nord, &delivery, Step::Delete).await.unwrap();
        assert_eq!(refused(done!(nord, documents::duplicate, delivery.id)), Refusal::WrongState);
        is_sound(&db).await;
    }
}
