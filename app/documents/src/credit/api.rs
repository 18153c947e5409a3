//! What the pages of credits ask for, and what is done from them.

#[cfg(feature = "ssr")]
use domain::access::Permission;
#[cfg(feature = "ssr")]
use domain::documents::credit::CreditRefund;
use domain::documents::event::CreditEvent;
use domain::documents::{CreditForm, CreditRefundForm, PartsForm};
use domain::ids::{ActivityId, CreditId, DocumentId};
#[cfg(feature = "ssr")]
use domain::subject::Subject;
use leptos::prelude::*;
use uuid::Uuid;

use super::view::CreditView;
#[cfg(feature = "ssr")]
use crate::payment::api::methods;
use engines::activity::ActivityPage;
#[cfg(feature = "ssr")]
use engines::activity::PAGE;
use kit::error::AppError;
#[cfg(feature = "ssr")]
use kit::session;
use kit::wire::{Json, PageClient};

/// One credit.
#[server(prefix = "/api", endpoint = "credits/get", input = Json, output = Json, client = PageClient)]
pub async fn get_credit(
    /// The credit.
    id: CreditId,
) -> Result<CreditView, AppError> {
    let tenant = session::require(Permission::ViewDocuments)?.read();
    let credit = store::credits::get(&tenant, id).await?;
    let zone = store::local_time::zone(&tenant).await?;
    let mut named = store::names::Named::default();
    named.clients.insert(credit.data.client);
    let refunds = if credit.refunded_minor > 0 { store::credits::refunds(&tenant, id).await? } else { Vec::new() };
    named.entries.extend(refunds.iter().filter_map(|refund| refund.method));
    let words = store::names::of(&tenant, &named, Subject::Credit).await?.named;
    let named = |refund: CreditRefund| {
        let method = refund.method.and_then(|method| words.get(&method.to_string()).cloned());
        (refund, method)
    };
    let methods = methods(store::lists::choices(&tenant).await?);
    let usual_method = store::payments::usual_method(&tenant, credit.data.client).await?;
    Ok(CreditView {
        client_name: words.get(&credit.data.client.to_string()).cloned().unwrap_or_default(),
        refunds: refunds.into_iter().map(named).collect(),
        usual_method: usual_method.filter(|usual| methods.iter().any(|(offered, _)| offered == usual)),
        methods,
        entered_on: store::local_time::local(credit.created_at, zone).date(),
        credit,
    })
}

/// What happened to a credit before `before`, or lately.
#[server(prefix = "/api", endpoint = "credits/activity", input = Json, output = Json, client = PageClient)]
pub async fn activity_of_credit(
    /// The credit.
    id: CreditId,
    /// The last entry that is shown already.
    before: Option<ActivityId>,
) -> Result<ActivityPage<CreditEvent>, AppError> {
    let tenant = session::require(Permission::ViewDocuments)?.read();
    store::credits::get(&tenant, id).await?;
    let (entries, more) = store::activity::page::<store::credits::Credits, _>(&tenant, id.0, before, PAGE).await?;
    let mut named = store::names::Named::default();
    for entry in &entries {
        if let CreditEvent::Applied { invoice, .. } | CreditEvent::Released { invoice, .. } = &entry.event {
            named.documents.insert(*invoice);
        }
    }
    let words = store::names::of(&tenant, &named, Subject::Credit).await?;
    Ok(ActivityPage { entries, names: words.named, custom: words.fields, more })
}

/// Gives a credit, and says what it pays. Sent again under the same key, it is the same credit.
#[server(prefix = "/api", endpoint = "credits/give", input = Json, output = Json, client = PageClient)]
pub async fn give_credit(
    /// The form, as typed.
    form: CreditForm,
    /// Made by the form when it is opened.
    key: Option<Uuid>,
) -> Result<CreditId, AppError> {
    let tx = session::require(Permission::EditPayments)?.begin().await?;
    let currency = store::companies::get(&tx).await?.profile.currency;
    let new = form.parse(currency).map_err(AppError::Invalid)?;
    let credit = store::credits::give(&tx, new, key.map(|key| key.to_string())).await?;
    tx.commit().await?;
    Ok(credit.id)
}

/// Says what a credit pays; without any amount, what has been due for longest.
#[server(prefix = "/api", endpoint = "credits/apply", input = Json, output = Json, client = PageClient)]
pub async fn apply_credit(
    /// The credit.
    id: CreditId,
    /// An amount for each invoice, as typed.
    form: PartsForm,
) -> Result<(), AppError> {
    let tx = session::require(Permission::EditPayments)?.begin().await?;
    let left = store::credits::get(&tx, id).await?.left();
    let parts = form.parse(left).map_err(AppError::Invalid)?;
    store::credits::apply(&tx, id, &parts).await?;
    Ok(tx.commit().await?)
}

/// Takes a credit off an invoice: what it paid of that is available again.
#[server(prefix = "/api", endpoint = "credits/release", input = Json, output = Json, client = PageClient)]
pub async fn release_credit(
    /// The credit.
    id: CreditId,
    /// The invoice.
    invoice: DocumentId,
) -> Result<(), AppError> {
    let tx = session::require(Permission::EditPayments)?.begin().await?;
    store::credits::release(&tx, id, invoice).await?;
    Ok(tx.commit().await?)
}

/// Gives something of what is left of a credit to its client in money. Sent again under the same key, it is the same refund.
#[server(prefix = "/api", endpoint = "credits/refund", input = Json, output = Json, client = PageClient)]
pub async fn refund_credit(
    /// The credit.
    id: CreditId,
    /// How much, when and how, as typed.
    form: CreditRefundForm,
    /// Made by the form when it is opened.
    key: Option<Uuid>,
) -> Result<(), AppError> {
    let tx = session::require(Permission::EditPayments)?.begin().await?;
    let currency = store::credits::get(&tx, id).await?.data.currency;
    let data = form.parse(currency).map_err(AppError::Invalid)?;
    store::credits::refund(&tx, id, &data, key.map(|key| key.to_string())).await?;
    Ok(tx.commit().await?)
}

/// Takes a refund of a credit back: what was given back may be used again.
#[server(prefix = "/api", endpoint = "credits/take-back-refund", input = Json, output = Json, client = PageClient)]
pub async fn take_back_credit_refund(
    /// The credit.
    id: CreditId,
    /// The refund, by its place in the client's ledger.
    sequence: u64,
) -> Result<(), AppError> {
    let tx = session::require(Permission::EditPayments)?.begin().await?;
    store::credits::take_back_refund(&tx, id, sequence).await?;
    Ok(tx.commit().await?)
}

/// Takes a credit back: all that it did is undone, and stands beside what undoes it.
#[server(prefix = "/api", endpoint = "credits/take-back", input = Json, output = Json, client = PageClient)]
pub async fn take_back_credit(
    /// The credit.
    id: CreditId,
) -> Result<(), AppError> {
    let tx = session::require(Permission::EditPayments)?.begin().await?;
    store::credits::take_back(&tx, id).await?;
    Ok(tx.commit().await?)
}
