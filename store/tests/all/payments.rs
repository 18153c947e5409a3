//! What clients pay and owe: entered, shared out, undone, and proved.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must fail")]

mod at_random;
mod card_payments;
mod credit_refunds;
mod credits;
mod described;
mod elsewhere;
mod listed;
mod paying;
mod pending;
mod settled;
mod settlements;
mod sound;
mod statement;
mod undone;

use chrono::NaiveDate;
use domain::activity::Event;
use domain::billing::allocation::Part;
use domain::billing::kind::DocumentKind;
use domain::billing::ledger::EntryKind;
use domain::clients::ClientForm;
use domain::documents::event::PaymentEvent;
use domain::documents::payment::PaymentData;
use domain::documents::{Document, DocumentEvent, DocumentFields, DocumentForm, LineForm, NewPayment, Payment};
use domain::error::{FieldErrors, Refusal};
use domain::field::MinorAmount;
use domain::ids::{ClientId, DocumentId, ListItemId, PaymentId};
use domain::lists::{ListKind, NewListItem};
use domain::money::{Currency, Money};
use domain::subject::Subject;
use store::documents::Invoices;
use store::payments::Payments;
use store::{Access, StoreError, StoreResult, activity, clients, documents, ledger, lists, payments};
use testing::clients::{created, named, place};

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

fn eur(minor: i64) -> Money {
    Money::new(minor, Currency::EUR)
}

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

fn part(invoice: &Document, minor: i64) -> Part {
    Part { invoice: invoice.id, amount: eur(minor) }
}

/// A client in France.
async fn client(access: &Access, name: &str) -> ClientId {
    let form = ClientForm { addresses: vec![place("1 rue A", "75011", "Paris")], ..named(name) };
    created(access, &form).await.id
}

async fn method(access: &Access, label: &str) -> ListItemId {
    done!(access, lists::add, NewListItem::named(ListKind::PaymentMethod, label).unwrap()).unwrap().id
}

/// The form of an invoice of one line, due on a day; blank for at once.
fn form(client: ClientId, price: &str, due_on: &str) -> DocumentForm {
    let line = LineForm {
        description: "Conseil".into(),
        quantity: "1".into(),
        price: price.into(),
        vat: "20".into(),
        ..LineForm::default()
    };
    let fields = DocumentFields { client: client.to_string(), due_on: due_on.into(), ..DocumentFields::default() };
    DocumentForm { fields, lines: vec![line] }
}

async fn draft(access: &Access, client: ClientId, price: &str) -> Document {
    done!(access, documents::create, DocumentKind::Invoice, form(client, price, "")).unwrap()
}

async fn issued(access: &Access, draft: DocumentId) -> Document {
    done!(access, documents::issue, &[draft]).unwrap().remove(0)
}

/// An issued invoice, due on a day.
async fn due(access: &Access, client: ClientId, price: &str, due_on: &str) -> Document {
    let made = done!(access, documents::create, DocumentKind::Invoice, form(client, price, due_on)).unwrap();
    issued(access, made.id).await
}

/// An issued invoice, due at once.
async fn invoice(access: &Access, client: ClientId, price: &str) -> Document {
    due(access, client, price, "").await
}

/// An issued credit note over all of an invoice.
async fn credit_note(access: &Access, of: DocumentId) -> Document {
    let made = done!(access, documents::make, &[of], DocumentKind::CreditNote).unwrap();
    issued(access, made.id).await
}

fn paying(client: ClientId, minor: i64, parts: &[(&Document, i64)]) -> NewPayment {
    let data = PaymentData {
        client,
        amount: MinorAmount(minor),
        currency: Currency::EUR,
        paid_on: day(11, 16),
        method: None,
        reference: None,
        source: None,
        note: None,
    };
    let parts = parts.iter().map(|(invoice, minor)| (invoice.id, MinorAmount(*minor))).collect();
    NewPayment { data, parts }
}

async fn paid(access: &Access, client: ClientId, minor: i64, parts: &[(&Document, i64)]) -> Payment {
    done!(access, payments::enter, paying(client, minor, parts), None).unwrap()
}

async fn read(access: &Access, of: &Document) -> Document {
    documents::get(&access.read(), of.id).await.unwrap()
}

/// What is left of invoices.
async fn left<const N: usize>(access: &Access, of: [&Document; N]) -> [i64; N] {
    let mut left = [0; N];
    for (left, document) in left.iter_mut().zip(of) {
        *left = read(access, document).await.balance_minor();
    }
    left
}

/// What a client owes, and has paid to date.
async fn account(access: &Access, client: ClientId) -> (i64, i64) {
    let client = clients::get(&access.read(), client).await.unwrap();
    (client.balance_minor, client.paid_minor)
}

/// The entries of a client's ledger, the newest first: what, by how much, and what was owed behind it.
async fn entries(access: &Access, client: ClientId) -> Vec<(EntryKind, i64, i64)> {
    let rows = ledger::of_client(&access.read(), client).await.unwrap();
    rows.iter().map(|row| (row.kind, row.adjustment.minor(), row.balance.minor())).collect()
}

/// What is told of a payment, the newest first.
async fn told(access: &Access, id: PaymentId) -> Vec<PaymentEvent> {
    let told = activity::of::<Payments, _>(&access.read(), id.0, None, 50).await.unwrap();
    told.into_iter().map(|entry| entry.event).collect()
}

/// What is told last of an invoice.
async fn told_of(access: &Access, of: &Document) -> DocumentEvent {
    activity::of::<Invoices, _>(&access.read(), of.id.0, None, 1).await.unwrap().remove(0).event
}

/// What is told last of a client.
async fn told_of_client(access: &Access, id: ClientId) -> Event {
    activity::of_client(&access.read(), id, None, 1).await.unwrap().remove(0).event
}

fn invalid<T: std::fmt::Debug>(answer: StoreResult<T>) -> FieldErrors {
    match answer {
        Err(StoreError::Invalid(errors)) => errors,
        other => panic!("{other:?}"),
    }
}

fn is_refused<T: std::fmt::Debug>(answer: StoreResult<T>) {
    assert!(matches!(answer, Err(StoreError::Refused(Refusal::WrongState))), "{answer:?}");
}

fn not_found<T: std::fmt::Debug>(answer: StoreResult<T>) {
    assert!(matches!(answer, Err(StoreError::NotFound)), "{answer:?}");
}
