//! Invoices that are said to be paid: a payment each, of what is left.

use domain::billing::allocation::OpenInvoice;
use domain::documents::NewPayment;
use domain::documents::payment::PaymentData;
use domain::field::MinorAmount;
use domain::ids::{DocumentId, PaymentId};
use sea_orm::DatabaseTransaction;

use super::{enter, invoices, read, today};
use crate::{StoreResult, Tenant, changes};

/// Enters a payment of today for each of these invoices with something left to pay, by the client's usual means. What is settled already, or is no
/// issued invoice, is left alone: said twice, it is entered once.
pub async fn mark_paid(tx: &Tenant<DatabaseTransaction>, ids: &[DocumentId]) -> StoreResult<Vec<PaymentId>> {
    changes::hold(tx).await?;
    let paid_on = today(tx).await?;
    let mut entered = Vec::new();
    for OpenInvoice { id, client, balance, .. } in invoices::these(tx, ids).await? {
        if balance.minor() <= 0 {
            continue;
        }
        let amount = MinorAmount(balance.minor());
        let data = PaymentData {
            client,
            amount,
            currency: balance.currency(),
            paid_on,
            method: read::usual_method(tx, client).await?,
            reference: None,
            source: None,
            note: None,
        };
        entered.push(enter(tx, NewPayment { data, parts: vec![(id, amount)] }, None).await?.id);
    }
    Ok(entered)
}
