//! What the pages of payments ask for, and what is done from them.

#[cfg(feature = "ssr")]
use std::collections::BTreeMap;

#[cfg(feature = "ssr")]
use chrono::NaiveDate;
#[cfg(feature = "ssr")]
use domain::access::Permission;
#[cfg(feature = "ssr")]
use domain::billing::kind::DocumentKind;
use domain::documents::event::PaymentEvent;
#[cfg(feature = "ssr")]
use domain::documents::form::reading;
use domain::documents::{PartsForm, PaymentForm};
#[cfg(feature = "ssr")]
use domain::error::FieldErrors;
#[cfg(feature = "ssr")]
use domain::field::{FieldValue, MinorAmount};
#[cfg(feature = "ssr")]
use domain::ids::ListItemId;
use domain::ids::{ActivityId, ClientId, DocumentId, PaymentId};
#[cfg(feature = "ssr")]
use domain::lists::{ListItem, ListKind};
#[cfg(feature = "ssr")]
use domain::money::Money;
use domain::sent::{Few, Typed};
#[cfg(feature = "ssr")]
use domain::subject::Subject;
use leptos::prelude::*;
use uuid::Uuid;

use super::view::{PaymentStart, PaymentView};
use engines::activity::ActivityPage;
#[cfg(feature = "ssr")]
use engines::activity::PAGE;
use engines::listing::acts::Chosen;
use kit::error::AppError;
#[cfg(feature = "ssr")]
use kit::session;
use kit::wire::{Json, PageClient};

/// One payment.
#[server(prefix = "/api", endpoint = "payments/get", input = Json, output = Json, client = PageClient)]
pub async fn get_payment(
    /// The payment.
    id: PaymentId,
) -> Result<PaymentView, AppError> {
    let tenant = session::require(Permission::ViewDocuments)?.read();
    let payment = store::payments::get(&tenant, id).await?;
    let zone = store::local_time::zone(&tenant).await?;
    let mut named = store::names::Named::default();
    named.clients.insert(payment.data.client);
    named.entries.extend(payment.data.method);
    let words = store::names::of(&tenant, &named, Subject::Payment).await?.named;
    let name = |id: String| words.get(&id).cloned();
    let own = payment.data.method.and_then(|method| Some((method, name(method.to_string())?)));
    let methods = if session::require(Permission::EditPayments).is_ok() {
        // One that is offered no more stays what it is.
        let mut methods = methods(store::lists::choices(&tenant).await?);
        methods.extend(own.clone().filter(|(own, _)| methods.iter().all(|(method, _)| method != own)));
        methods
    } else {
        Vec::new()
    };
    let refunds = if payment.refunded_minor > 0 { store::payments::refunds(&tenant, id).await? } else { Vec::new() };
    Ok(PaymentView {
        refunds,
        client_name: name(payment.data.client.to_string()).unwrap_or_default(),
        method: own.map(|(_, method)| method),
        methods,
        entered_on: store::local_time::local(payment.created_at, zone).date(),
        payment,
    })
}

/// What happened to a payment before `before`, or lately.
#[server(prefix = "/api", endpoint = "payments/activity", input = Json, output = Json, client = PageClient)]
pub async fn activity_of_payment(
    /// The payment.
    id: PaymentId,
    /// The last entry that is shown already.
    before: Option<ActivityId>,
) -> Result<ActivityPage<PaymentEvent>, AppError> {
    let tenant = session::require(Permission::ViewDocuments)?.read();
    store::payments::get(&tenant, id).await?;
    let (entries, more) = store::activity::page::<store::payments::Payments, _>(&tenant, id.0, before, PAGE).await?;
    let mut named = store::names::Named::default();
    for entry in &entries {
        match &entry.event {
            PaymentEvent::Allocated { invoice, .. } | PaymentEvent::Released { invoice, .. } => {
                named.documents.insert(*invoice);
            }
            PaymentEvent::Described { changes } => {
                let values = changes.iter().filter(|change| change.field == "fields.method");
                named
                    .entries
                    .extend(values.flat_map(|of| [&of.from, &of.to]).filter_map(|id| id.parse::<ListItemId>().ok()));
            }
            _ => {}
        }
    }
    let words = store::names::of(&tenant, &named, Subject::Payment).await?;
    Ok(ActivityPage { entries, names: words.named, custom: words.fields, more })
}

/// What a client owes, invoice by invoice, and what a payment of it begins with.
#[server(prefix = "/api", endpoint = "payments/open-invoices", input = Json, output = Json, client = PageClient)]
pub async fn start_payment(
    /// The client.
    client: ClientId,
) -> Result<PaymentStart, AppError> {
    let tenant = session::require(Permission::EditPayments)?.read();
    let rules = store::documents::rules(&tenant, DocumentKind::Invoice, Some(client), None).await?;
    let buyer = rules.buyer.ok_or(AppError::NotFound)?;
    let methods = methods(store::lists::choices(&tenant).await?);
    Ok(PaymentStart {
        client,
        client_name: buyer.name,
        currency: buyer.currency,
        open: store::payments::open_invoices(&tenant, client).await?,
        usual_method: buyer.payment_method,
        methods,
        today: rules.today,
    })
}

/// How payments come in, those that are still offered.
#[cfg(feature = "ssr")]
pub fn methods(lists: Vec<ListItem>) -> Vec<(ListItemId, String)> {
    let offered = lists.into_iter().filter(|item| item.kind == ListKind::PaymentMethod && !item.hidden);
    offered.map(|item| (item.id, item.label)).collect()
}

/// Enters a payment, with what it pays. Sent again under the same key, it is the same payment.
#[server(prefix = "/api", endpoint = "payments/enter", input = Json, output = Json, client = PageClient)]
pub async fn enter_payment(
    /// The form, as typed.
    form: PaymentForm,
    /// Made by the form when it is opened.
    key: Option<Uuid>,
) -> Result<PaymentId, AppError> {
    let tx = session::require(Permission::EditPayments)?.begin().await?;
    let currency = store::companies::get(&tx).await?.profile.currency;
    let is_pending = form.is_pending();
    let new = form.parse(currency).map_err(AppError::Invalid)?;
    let key = key.map(|key| key.to_string());
    let payment = if is_pending {
        store::payments::expect(&tx, new, key).await?
    } else {
        store::payments::enter(&tx, new, key).await?
    };
    tx.commit().await?;
    Ok(payment.id)
}

/// The most fields that are said otherwise at once: each once.
pub const MOST_SAID: usize = 4;

/// Says otherwise how a payment came in, and what it is noted with.
#[server(prefix = "/api", endpoint = "payments/describe", input = Json, output = Json, client = PageClient)]
pub async fn describe_payment(
    /// The payment.
    id: PaymentId,
    /// What is typed otherwise, each with its field's name before it.
    typed: Few<(Typed, Typed), MOST_SAID>,
) -> Result<(), AppError> {
    let typed: BTreeMap<String, String> =
        typed.within()?.into_iter().map(|(name, text)| (name.into_string(), text.into_string())).collect();
    let tx = session::require(Permission::EditPayments)?.begin().await?;
    store::payments::describe(&tx, id, &typed).await?;
    Ok(tx.commit().await?)
}

/// Has a payment come in that was on its way.
#[server(prefix = "/api", endpoint = "payments/complete", input = Json, output = Json, client = PageClient)]
pub async fn complete_payment(
    /// The payment.
    id: PaymentId,
    /// The day, as typed.
    on: Typed,
) -> Result<(), AppError> {
    let tx = session::require(Permission::EditPayments)?.begin().await?;
    let currency = store::payments::get(&tx, id).await?.data.currency;
    let on = NaiveDate::read(&on, &reading(currency));
    let on = on.map_err(|wrong| AppError::Invalid(FieldErrors::one("paid_on", wrong)))?;
    store::payments::complete(&tx, id, on).await?;
    Ok(tx.commit().await?)
}

/// Says that a payment that was on its way does not come.
#[server(prefix = "/api", endpoint = "payments/fail", input = Json, output = Json, client = PageClient)]
pub async fn fail_payment(
    /// The payment.
    id: PaymentId,
) -> Result<(), AppError> {
    let tx = session::require(Permission::EditPayments)?.begin().await?;
    store::payments::fail(&tx, id).await?;
    Ok(tx.commit().await?)
}

/// Says that invoices are paid: a payment of today each, of what is left. Answers how many were entered.
#[server(prefix = "/api", endpoint = "payments/mark-paid", input = Json, output = Json, client = PageClient)]
pub async fn mark_paid(
    /// The invoices.
    ids: Chosen<DocumentId>,
) -> Result<u32, AppError> {
    let tx = session::require(Permission::EditPayments)?.begin().await?;
    let entered = store::payments::mark_paid(&tx, &ids.within()?).await?;
    tx.commit().await?;
    Ok(u32::try_from(entered.len()).unwrap_or(u32::MAX))
}

/// Says what a payment pays; without any amount, what has been due for longest.
#[server(prefix = "/api", endpoint = "payments/allocate", input = Json, output = Json, client = PageClient)]
pub async fn allocate_payment(
    /// The payment.
    id: PaymentId,
    /// An amount for each invoice, as typed.
    form: PartsForm,
) -> Result<(), AppError> {
    let tx = session::require(Permission::EditPayments)?.begin().await?;
    let left = store::payments::get(&tx, id).await?.left();
    let parts = form.parse(left).map_err(AppError::Invalid)?;
    store::payments::allocate(&tx, id, &parts).await?;
    Ok(tx.commit().await?)
}

/// Takes a payment off an invoice: what it paid of that is on account again.
#[server(prefix = "/api", endpoint = "payments/release", input = Json, output = Json, client = PageClient)]
pub async fn release_payment(
    /// The payment.
    id: PaymentId,
    /// The invoice.
    invoice: DocumentId,
) -> Result<(), AppError> {
    let tx = session::require(Permission::EditPayments)?.begin().await?;
    store::payments::release(&tx, id, invoice).await?;
    Ok(tx.commit().await?)
}

/// Gives back something of what is on account.
#[server(prefix = "/api", endpoint = "payments/refund", input = Json, output = Json, client = PageClient)]
pub async fn refund_payment(
    /// The payment.
    id: PaymentId,
    /// How much, as typed.
    amount: Typed,
) -> Result<(), AppError> {
    let tx = session::require(Permission::EditPayments)?.begin().await?;
    let currency = store::payments::get(&tx, id).await?.data.currency;
    let read = MinorAmount::read(&amount, &reading(currency));
    let amount = read.map_err(|wrong| AppError::Invalid(FieldErrors::one("amount", wrong)))?;
    store::payments::refund(&tx, id, Money::new(amount.0, currency)).await?;
    Ok(tx.commit().await?)
}

/// Takes a refund back: what was given back is on account again.
#[server(prefix = "/api", endpoint = "payments/take-back-refund", input = Json, output = Json, client = PageClient)]
pub async fn take_back_refund(
    /// The payment.
    id: PaymentId,
    /// The refund, by its place in the client's ledger.
    sequence: u64,
) -> Result<(), AppError> {
    let tx = session::require(Permission::EditPayments)?.begin().await?;
    store::payments::take_back_refund(&tx, id, sequence).await?;
    Ok(tx.commit().await?)
}

/// Deletes a payment: all that it did is undone, and stands beside what undoes it.
#[server(prefix = "/api", endpoint = "payments/reverse", input = Json, output = Json, client = PageClient)]
pub async fn reverse_payment(
    /// The payment.
    id: PaymentId,
) -> Result<(), AppError> {
    let tx = session::require(Permission::EditPayments)?.begin().await?;
    store::payments::reverse(&tx, id).await?;
    Ok(tx.commit().await?)
}

/// Pays invoices with what is left of a credit note; without any amount, what has been due for longest.
#[server(prefix = "/api", endpoint = "payments/apply-credit-note", input = Json, output = Json, client = PageClient)]
pub async fn apply_credit_note(
    /// The credit note.
    id: DocumentId,
    /// An amount for each invoice, as typed.
    form: PartsForm,
) -> Result<(), AppError> {
    let tx = session::require(Permission::EditPayments)?.begin().await?;
    let left = store::documents::get(&tx, id).await?.balance();
    let parts = form.parse(left).map_err(AppError::Invalid)?;
    store::payments::apply_credit_note(&tx, id, &parts).await?;
    Ok(tx.commit().await?)
}
