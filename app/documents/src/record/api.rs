//! What a document's page asks for, and what is done from it.

#[cfg(feature = "ssr")]
mod preview;

#[cfg(feature = "ssr")]
use domain::access::Permission;
use domain::billing::kind::DocumentKind;
use domain::billing::state::Step;
use domain::documents::DocumentEvent;
#[cfg(feature = "ssr")]
use domain::documents::form::reading;
#[cfg(feature = "ssr")]
use domain::documents::listing::subject_of;
#[cfg(feature = "ssr")]
use domain::error::{FieldErrors, Refusal};
#[cfg(feature = "ssr")]
use domain::field::{FieldValue, MinorAmount};
use domain::ids::{ActivityId, DocumentId, WriteOffId};
#[cfg(feature = "ssr")]
use domain::money::Money;
use domain::sent::Typed;
use domain::subject::Subject;
#[cfg(feature = "ssr")]
use domain::text::{LongText, is_blank, optional};
use leptos::prelude::*;

use super::view::DocumentView;
use engines::activity::ActivityPage;
use engines::listing::acts::Chosen;
use kit::error::AppError;
#[cfg(feature = "ssr")]
use kit::session;
use kit::wire::{Json, PageClient};

/// One document. Costs are for whoever may see them.
#[server(prefix = "/api", endpoint = "documents/get", input = Json, output = Json, client = PageClient)]
pub async fn get_document(
    /// The document.
    id: DocumentId,
    /// The list that it is looked for in: each has addresses of its own. None for whichever has it.
    list: Option<Subject>,
) -> Result<DocumentView, AppError> {
    let tenant = session::require(Permission::ViewDocuments)?.read();
    let document = store::documents::get(&tenant, id).await?;
    if list.is_some() && list != subject_of(document.kind) {
        return Err(AppError::NotFound);
    }
    preview::view(&tenant, document).await
}

/// What happened to a document before `before`, or lately.
#[server(prefix = "/api", endpoint = "documents/activity", input = Json, output = Json, client = PageClient)]
pub async fn activity_of_document(
    /// The document.
    id: DocumentId,
    /// The last entry that is shown already.
    before: Option<ActivityId>,
) -> Result<ActivityPage<DocumentEvent>, AppError> {
    let tenant = session::require(Permission::ViewDocuments)?.read();
    let kind = store::documents::get(&tenant, id).await?.kind;
    let subject = subject_of(kind).ok_or(AppError::NotFound)?;
    let (entries, more) = preview::told(&tenant, subject, id, before).await?;
    let mut named = store::names::Named::default();
    for entry in &entries {
        for change in entry.event.saved().unwrap_or_default() {
            preview::name(&mut named, &change);
        }
    }
    let words = store::names::of(&tenant, &named, subject).await?;
    Ok(ActivityPage { entries, names: words.named, custom: words.fields, more })
}

/// Issues drafts, each under its number: from then on nothing in them changes. One that is issued already stays as it is.
#[server(prefix = "/api", endpoint = "documents/issue", input = Json, output = Json, client = PageClient)]
pub async fn issue_documents(
    /// The drafts.
    ids: Chosen<DocumentId>,
) -> Result<Vec<(DocumentId, Option<String>)>, AppError> {
    let tx = session::require(Permission::EditDocuments)?.begin().await?;
    let issued = store::documents::issue(&tx, &ids.within()?).await?;
    tx.commit().await?;
    Ok(issued.into_iter().map(|document| (document.id, document.number)).collect())
}

/// Leads documents from one state to another; giving them their number is [`issue_documents`]'s.
#[server(prefix = "/api", endpoint = "documents/step", input = Json, output = Json, client = PageClient)]
pub async fn step_documents(
    /// The documents.
    ids: Chosen<DocumentId>,
    /// What happens to them.
    step: Step,
) -> Result<(), AppError> {
    let needed = match step {
        Step::Delete | Step::Restore => Permission::DeleteDocuments,
        _ => Permission::EditDocuments,
    };
    let tx = session::require(needed)?.begin().await?;
    // A client opens what was sent, and an invoice follows from another document: neither is said by hand.
    if matches!(step, Step::Issue | Step::View | Step::Invoice | Step::Reopen) {
        return Err(Refusal::WrongState.into());
    }
    store::documents::step(&tx, &ids.within()?, step).await?;
    Ok(tx.commit().await?)
}

/// Makes a draft of another kind of documents, with what remains of them, and answers which.
#[server(prefix = "/api", endpoint = "documents/make", input = Json, output = Json, client = PageClient)]
pub async fn make_document(
    /// The documents.
    of: Chosen<DocumentId>,
    /// What they become.
    into: DocumentKind,
) -> Result<DocumentId, AppError> {
    let tx = session::require(Permission::EditDocuments)?.begin().await?;
    let made = store::documents::make(&tx, &of.within()?, into).await?;
    tx.commit().await?;
    Ok(made.id)
}

/// Makes another document like one, and answers which.
#[server(prefix = "/api", endpoint = "documents/duplicate", input = Json, output = Json, client = PageClient)]
pub async fn duplicate_document(
    /// The document.
    id: DocumentId,
) -> Result<DocumentId, AppError> {
    let tx = session::require(Permission::EditDocuments)?.begin().await?;
    let copy = store::documents::duplicate(&tx, id).await?;
    tx.commit().await?;
    Ok(copy.id)
}

/// Makes a template like an invoice, and answers which.
#[server(prefix = "/api", endpoint = "documents/recur", input = Json, output = Json, client = PageClient)]
pub async fn repeat_document(
    /// The invoice.
    id: DocumentId,
) -> Result<DocumentId, AppError> {
    let tx = session::require(Permission::EditDocuments)?.begin().await?;
    let template = store::documents::recurring::of_document(&tx, id).await?;
    tx.commit().await?;
    Ok(template.id)
}

/// Takes a write-off back: its invoice is left to pay by as much once more.
#[server(prefix = "/api", endpoint = "documents/take-back-write-off", input = Json, output = Json, client = PageClient)]
pub async fn take_back_write_off(
    /// The write-off.
    id: WriteOffId,
) -> Result<(), AppError> {
    let tx = session::require(Permission::EditPayments)?.begin().await?;
    store::payments::take_back_write_off(&tx, id).await?;
    Ok(tx.commit().await?)
}

/// Gives up what is left to pay of an invoice, or a part of it.
#[server(prefix = "/api", endpoint = "documents/write-off", input = Json, output = Json, client = PageClient)]
pub async fn write_off_invoice(
    /// The invoice.
    id: DocumentId,
    /// How much, as typed; blank for all that is left.
    amount: Typed,
    /// Why, as typed.
    reason: Typed,
) -> Result<(), AppError> {
    let tx = session::require(Permission::EditPayments)?.begin().await?;
    let currency = store::documents::get(&tx, id).await?.totals.currency;
    let mut errors = FieldErrors::default();
    let read = if is_blank(&amount) { Ok(None) } else { MinorAmount::read(&amount, &reading(currency)).map(Some) };
    let amount = errors.keep("amount", read).flatten().map(|amount| Money::new(amount.0, currency));
    let reason = errors.keep("reason", optional(&reason, LongText::<500>::parse)).flatten();
    if !errors.is_empty() {
        return Err(AppError::Invalid(errors));
    }
    let reason = reason.map(|reason| reason.as_str().to_owned());
    store::payments::write_off(&tx, id, amount, reason).await?;
    Ok(tx.commit().await?)
}
