//! Contacts: at clients, with unique e-mails, one person at several of them; and on their own, with a form and states.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must fail")]

mod at_clients;
mod links;
mod listed;
mod own;
mod sound;
mod states;

use domain::activity::Event;
use domain::clients::{Client, ClientForm};
use domain::contacts::{ContactEvent as E, ContactFields, ContactForm, ContactRecord, ContactState, LinkForm, NewLink};
use domain::error::{FieldError, FieldErrors, Refusal};
use domain::ids::{ClientId, ContactId, ListItemId};
use domain::lists::{ListKind, NewListItem};
use domain::state::Act;
use domain::subject::Subject;
use store::contacts::Contacts;
use store::{Access, StoreError, StoreResult, activity, clients, contacts, lists};
use testing::clients::{back, created, named, parsed, person};
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
use done;

/// The form of somebody of that name.
fn called(name: &str, email: &str) -> ContactForm {
    let fields = ContactFields { last_name: name.into(), email: email.into(), ..ContactFields::default() };
    ContactForm { fields, ..ContactForm::default() }
}

/// As [`called`], linked to these clients as nothing in particular.
fn at(name: &str, email: &str, of: &[&Client]) -> ContactForm {
    let link = |client: &&Client| LinkForm { id: client.id.to_string(), ..LinkForm::default() };
    ContactForm { clients: of.iter().map(link).collect(), ..called(name, email) }
}

async fn create(access: &Access, form: &ContactForm) -> StoreResult<ContactRecord> {
    let new = form.parse(&contacts::form_rules(&access.read()).await?)?;
    done!(access, contacts::create, new)
}

async fn update(access: &Access, of: &ContactRecord, form: &ContactForm) -> StoreResult<ContactRecord> {
    let new = form.parse(&contacts::form_rules(&access.read()).await?)?;
    done!(access, contacts::update, of.id, of.version, new)
}

async fn get(access: &Access, id: ContactId) -> ContactRecord {
    contacts::get(&access.read(), id).await.unwrap()
}

/// What happened to a contact, the oldest first.
async fn told(access: &Access, id: ContactId) -> Vec<E> {
    let told = activity::of::<Contacts, _>(&access.read(), id.0, None, 30).await.unwrap();
    told.into_iter().rev().map(|entry| entry.event).collect()
}

async fn entry(access: &Access, kind: ListKind, label: &str) -> ListItemId {
    done!(access, lists::add, NewListItem::named(kind, label).unwrap()).unwrap().id
}

/// A client as it is now.
async fn now(access: &Access, client: &Client) -> Client {
    clients::get(&access.read(), client.id).await.unwrap()
}

/// Who the primary contact of a client is, by name.
async fn primary(access: &Access, client: &Client) -> String {
    let client = now(access, client).await;
    let primary: Vec<_> = client.contacts.iter().filter(|contact| contact.is_primary).collect();
    assert!(primary.len() <= 1);
    primary.first().map(|contact| contact.display_name()).unwrap_or_default()
}

/// A link as nothing in particular.
fn plain(client: ClientId) -> NewLink {
    NewLink { client, is_primary: false, is_billing: false, is_dunning: false, receives_invoices: false }
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

async fn is_sound(db: &testing::TestDb) {
    assert_eq!(store::verify::run(&db.database).await.unwrap(), []);
}

async fn save(access: &Access, client: &Client, form: &ClientForm) -> StoreResult<Client> {
    let tx = access.begin().await.unwrap();
    let saved = clients::update(&tx, client.id, client.version, parsed(form)).await?;
    tx.commit().await.unwrap();
    Ok(saved)
}

async fn act_on(access: &Access, client: &Client, act: Act) {
    done!(access, clients::act, &[client.id], act).unwrap();
}

fn is_taken<T: std::fmt::Debug>(answer: Result<T, StoreError>, path: &str) {
    let expected = FieldErrors::one(path, FieldError::Taken);
    assert!(matches!(&answer, Err(StoreError::Invalid(errors)) if *errors == expected), "{answer:?}");
}

/// It says whose it is.
fn is_taken_by<T: std::fmt::Debug>(answer: Result<T, StoreError>, at: &str, whose: &str) {
    let errors = invalid(answer);
    let Some(FieldError::TakenBy { subject: Subject::Contact, name, .. }) = errors.at(at) else {
        panic!("{errors:?}");
    };
    assert_eq!((name.as_str(), errors.0.len()), (whose, 1));
}

fn with(name: &str, people: &[(&str, &str)]) -> ClientForm {
    let contacts = people.iter().map(|(first, email)| person(first, "", email)).collect();
    ClientForm { contacts, ..named(name) }
}
