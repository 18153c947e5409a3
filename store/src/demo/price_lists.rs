//! What the price lists of the examples say beside the prices that stand on products: a discount on a category, and a list of one year.

use chrono::{Datelike, NaiveDate};
use domain::client_prices::PriceOf;
use domain::lists::ListKind;
use domain::price_lists::Terms;
use sea_orm::DatabaseTransaction;

use crate::{StoreResult, Tenant, lists, price_lists};

/// What is taken off a category in the second list.
const DISCOUNT: &str = "5 %";

/// Has the price lists say it. The first is what everybody pays.
pub(super) async fn make_up(tx: &Tenant<DatabaseTransaction>) -> StoreResult<()> {
    let all = price_lists::all(tx).await?;
    let mut others = all.iter().skip(1);
    let category = lists::of(tx, ListKind::ProductCategory).await?.into_iter().next_back();
    if let (Some(list), Some(category)) = (others.next(), category) {
        price_lists::set(tx, list.id, PriceOf::Category(category.id), DISCOUNT).await?;
    }
    if let Some(list) = others.next_back().filter(|list| list.version == 0) {
        let year = tx.now().year();
        let (first_day, last_day) = (NaiveDate::from_ymd_opt(year, 1, 1), NaiveDate::from_ymd_opt(year, 12, 31));
        price_lists::keep(tx, list.id, Terms { first_day, last_day, ..list.terms }).await?;
    }
    Ok(())
}
