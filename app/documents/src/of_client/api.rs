//! What the page of a client asks for of its documents, payments and credits.

#[cfg(feature = "ssr")]
use std::collections::HashMap;

#[cfg(feature = "ssr")]
use domain::access::Permission;
use domain::documents::statistics::{SalesPeriod, Statistics};
use domain::documents::{Account, Bought, DocumentRow};
#[cfg(feature = "ssr")]
use domain::documents::{Credit, Payment};
use domain::ids::ClientId;
#[cfg(feature = "ssr")]
use domain::ids::ListItemId;
#[cfg(feature = "ssr")]
use domain::money::Money;
use domain::sent::Few;
use domain::subject::Subject;
use leptos::prelude::*;

use super::view::{CreditRow, PaymentRow, Standing};
use kit::error::AppError;
#[cfg(feature = "ssr")]
use kit::session;
use kit::wire::{Json, PageClient};

/// The most rows of a table: whoever looks for more finds it in the list.
pub const MOST: u32 = 1_000;

/// How many of the things bought last are shown (A4.9).
#[cfg(feature = "ssr")]
const BOUGHT: u32 = 5;

/// The lists that one table may show together.
pub type Subjects = Few<Subject, 10>;

/// A client's documents of some lists, the newest first.
#[server(prefix = "/api", endpoint = "documents/of-client", input = Json, output = Json, client = PageClient)]
pub async fn documents_of_client(
    /// The client.
    client: ClientId,
    /// The lists.
    subjects: Subjects,
) -> Result<Vec<DocumentRow>, AppError> {
    let tenant = session::require(Permission::ViewDocuments)?.read();
    Ok(store::documents::of_client(&tenant, client, &subjects.within()?, MOST).await?)
}

/// What a client has bought, the newest first.
#[server(prefix = "/api", endpoint = "documents/purchases", input = Json, output = Json, client = PageClient)]
pub async fn purchases_of_client(
    /// The client.
    client: ClientId,
) -> Result<Vec<Bought>, AppError> {
    let tenant = session::require(Permission::ViewDocuments)?.read();
    Ok(store::documents::lately_bought(&tenant, client, MOST).await?)
}

/// A client's payments, the newest first.
#[server(prefix = "/api", endpoint = "payments/of-client", input = Json, output = Json, client = PageClient)]
pub async fn payments_of_client(
    /// The client.
    client: ClientId,
) -> Result<Vec<PaymentRow>, AppError> {
    let tenant = session::require(Permission::ViewDocuments)?.read();
    let payments = store::payments::of_client(&tenant, client, MOST).await?;
    let lists = store::lists::choices(&tenant).await?;
    let labels: HashMap<ListItemId, String> = lists.into_iter().map(|item| (item.id, item.label)).collect();
    Ok(payments.into_iter().map(|payment| row(payment, &labels)).collect())
}

#[cfg(feature = "ssr")]
fn row(payment: Payment, labels: &HashMap<ListItemId, String>) -> PaymentRow {
    let left = payment.left();
    let data = payment.data;
    PaymentRow {
        id: payment.id,
        paid_on: data.paid_on,
        amount: Money::new(data.amount.0, data.currency),
        left,
        method: data.method.and_then(|method| labels.get(&method).cloned()),
        reference: data.reference.map(|text| text.as_str().to_owned()),
        source: data.source.map(|text| text.as_str().to_owned()),
        pays: payment.pays,
        state: payment.state,
    }
}

/// A client's credits, the newest first.
#[server(prefix = "/api", endpoint = "credits/of-client", input = Json, output = Json, client = PageClient)]
pub async fn credits_of_client(
    /// The client.
    client: ClientId,
) -> Result<Vec<CreditRow>, AppError> {
    let tenant = session::require(Permission::ViewDocuments)?.read();
    let credits = store::credits::of_client(&tenant, client, MOST).await?;
    Ok(credits.into_iter().map(credit_row).collect())
}

#[cfg(feature = "ssr")]
fn credit_row(credit: Credit) -> CreditRow {
    let (amount, left, data) = (credit.amount(), credit.left(), credit.data);
    CreditRow {
        id: credit.id,
        given_on: data.given_on,
        amount,
        left,
        source: data.source.map(|text| text.as_str().to_owned()),
        public_notes: data.public_notes.map(|notes| notes.as_str().to_owned()),
        private_notes: data.private_notes.map(|notes| notes.as_str().to_owned()),
        pays: credit.pays,
        state: credit.state,
    }
}

/// A client's account: what it owes, and what may still be used for that.
#[server(prefix = "/api", endpoint = "payments/account", input = Json, output = Json, client = PageClient)]
pub async fn account_of_client(
    /// The client.
    client: ClientId,
) -> Result<Account, AppError> {
    let tenant = session::require(Permission::ViewDocuments)?.read();
    Ok(store::payments::account(&tenant, client).await?)
}

/// Where one stands with a client, and what it bought last.
#[server(prefix = "/api", endpoint = "documents/bought", input = Json, output = Json, client = PageClient)]
pub async fn standing_of_client(
    /// The client.
    client: ClientId,
) -> Result<Standing, AppError> {
    let tenant = session::require(Permission::ViewDocuments)?.read();
    let (figures, bought) = store::documents::standing(&tenant, client, BOUGHT).await?;
    // Where nothing came in, nothing was fast or slow.
    let has_paid = figures.currencies.iter().any(|in_one| in_one.received_minor > 0);
    let paid = if has_paid { store::documents::days_to_pay(&tenant, client).await? } else { None };
    Ok(Standing { figures, bought, paid })
}

/// The figures of a client over a period (A17.1); what was earned, to who may see it.
#[server(prefix = "/api", endpoint = "documents/statistics", input = Json, output = Json, client = PageClient)]
pub async fn statistics_of_client(
    /// The client.
    client: ClientId,
    /// Whose sales.
    period: SalesPeriod,
) -> Result<Statistics, AppError> {
    let tenant = session::require(Permission::ViewDocuments)?.read();
    let sees_margins = session::require(Permission::ViewMargins).is_ok();
    Ok(store::documents::statistics(&tenant, client, period, sees_margins).await?)
}
