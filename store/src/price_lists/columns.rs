//! How price lists and what they say stand in their rows.

use chrono::{DateTime, Utc};
use domain::billing::rate::Rate;
use domain::client_prices::{Agreed, PriceOf};
use domain::field::{MinorAmount, RatePer100k};
use domain::ids::{CompanyId, ListItemId, ProductId};
use domain::money::{Currency, Money};
use domain::price_lists::{Entry, Terms};
use domain::products::PriceBasis;
use uuid::Uuid;

use crate::columns::read;
use crate::entities::{price_list, price_list_entry};
use crate::{StoreError, StoreResult};

/// When a list holds. Its days are in their order.
pub(crate) fn read_terms(row: &price_list::Model) -> StoreResult<Terms> {
    if row.first_day.zip(row.last_day).is_some_and(|(first, last)| last < first) {
        return Err(StoreError::Corrupt(format!("last day of {}", row.id)));
    }
    let currency: Currency = read(row.currency.clone(), "currency", row.id)?;
    Ok(Terms { currency, first_day: row.first_day, last_day: row.last_day })
}

/// Reads an entry. It is of a product or of a category, and says a price or a discount.
pub(crate) fn read_entry(row: &price_list_entry::Model) -> StoreResult<Entry> {
    let id = row.id;
    let corrupt = |what: &str| StoreError::Corrupt(format!("{what} of {id}"));
    let of = match (row.product, row.category) {
        (Some(product), None) => PriceOf::Product(ProductId(product)),
        (None, Some(category)) => PriceOf::Category(ListItemId(category)),
        _ => return Err(corrupt("product or category")),
    };
    let price: Option<MinorAmount> = read(row.price_minor, "price", id)?;
    let basis: Option<PriceBasis> = read(row.price_basis.clone(), "price basis", id)?;
    let currency: Option<Currency> = read(row.currency.clone(), "currency", id)?;
    let discount: Option<RatePer100k> = read(row.discount, "discount", id)?;
    let agreed = match (price, basis, currency, discount) {
        (Some(MinorAmount(minor)), Some(basis), Some(currency), None) => {
            Agreed::Price { amount: Money::new(minor, currency), basis }
        }
        (None, None, None, Some(rate)) => Agreed::Discount(Rate::try_from(rate).map_err(|_| corrupt("discount"))?),
        _ => return Err(corrupt("price or discount")),
    };
    if matches!((of, agreed), (PriceOf::Category(_), Agreed::Price { .. })) {
        return Err(corrupt("price of a category"));
    }
    Ok(Entry { of, agreed })
}

/// The row of an entry that is written now.
pub(super) fn row(company: CompanyId, list: ListItemId, entry: Entry, now: DateTime<Utc>) -> price_list_entry::Model {
    let (product, category) = match entry.of {
        PriceOf::Product(product) => (Some(product.0), None),
        PriceOf::Category(category) => (None, Some(category.0)),
    };
    let (price, discount) = match entry.agreed {
        Agreed::Price { amount, basis } => (Some((amount, basis)), None),
        Agreed::Discount(rate) => (None, Some(rate.per_100k())),
    };
    price_list_entry::Model {
        company_id: company.0,
        id: Uuid::now_v7(),
        created_at: now,
        updated_at: now,
        price_list: list.0,
        product,
        category,
        price_minor: price.map(|(amount, _)| amount.minor()),
        price_basis: price.map(|(_, basis)| basis.as_str().to_owned()),
        currency: price.map(|(amount, _)| amount.currency().as_str().to_owned()),
        discount,
    }
}
