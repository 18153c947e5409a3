//! What funds are to pay, by the rules.

use domain::billing::allocation::{self, Funds, Part, Plan};
use domain::documents::payment::MAX_PARTS;
use domain::error::FieldError;
use sea_orm::DatabaseTransaction;

use super::invoices;
use super::refused::refused;
use crate::{StoreError, StoreResult, Tenant};

/// The path that all parts are together.
const PARTS: &str = "parts";

/// The parts that somebody chose; without any, what has been due for longest, as far as the funds go.
pub(super) async fn settle(tx: &Tenant<DatabaseTransaction>, funds: &Funds, parts: &[Part]) -> StoreResult<Plan> {
    if !parts.is_empty() {
        return chosen(tx, funds, parts, PARTS).await;
    }
    let open = invoices::open_invoices(tx, funds.client()).await?;
    allocation::oldest_first(funds, &open).map_err(|error| refused(error, PARTS))
}

/// The parts that somebody chose, which may be none; `amount` is the path of what there is to use.
pub(super) async fn chosen(
    tx: &Tenant<DatabaseTransaction>,
    funds: &Funds,
    parts: &[Part],
    amount: &str,
) -> StoreResult<Plan> {
    if parts.len() > MAX_PARTS as usize {
        return Err(StoreError::field(PARTS, FieldError::TooMany { max: MAX_PARTS }));
    }
    let ids: Vec<_> = parts.iter().map(|part| part.invoice).collect();
    let named = invoices::these(tx, &ids).await?;
    allocation::chosen(funds, &named, parts).map_err(|error| refused(error, amount))
}
