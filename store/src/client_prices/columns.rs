//! How what a client has agreed stands in its row.

use chrono::{DateTime, Utc};
use domain::billing::rate::Rate;
use domain::client_prices::{Agreed, ClientPrice, NewClientPrice, PriceOf};
use domain::field::{MinorAmount, RatePer100k};
use domain::ids::{ClientId, ClientPriceId, CompanyId, ListItemId, ProductId};
use domain::money::{Currency, Money};
use domain::products::PriceBasis;
use domain::text::LongText;

use crate::columns::{self, Column};
use crate::entities::client_price::Model;
use crate::{StoreError, StoreResult};

/// The row of what is written now; `created_at` is when it was recorded.
pub(super) fn row(
    (company, client): (CompanyId, ClientId),
    price: &ClientPrice,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
) -> Model {
    let new = &price.new;
    let (product, category) = match new.of {
        PriceOf::Product(product) => (Some(product.0), None),
        PriceOf::Category(category) => (None, Some(category.0)),
    };
    let (agreed, discount) = match new.agreed {
        Agreed::Price { amount, basis } => (Some((amount, basis)), None),
        Agreed::Discount(rate) => (None, Some(rate.per_100k())),
    };
    Model {
        company_id: company.0,
        id: price.id.0,
        created_at,
        updated_at,
        version: price.version,
        client_id: client.0,
        product,
        category,
        price_minor: agreed.map(|(amount, _)| amount.minor()),
        price_basis: agreed.map(|(_, basis)| basis.as_str().to_owned()),
        currency: agreed.map(|(amount, _)| amount.currency().as_str().to_owned()),
        discount,
        first_day: new.first_day,
        last_day: new.last_day,
        note: new.note.stored(),
    }
}

/// Reads a row. It is for a product or for a category, and says a price or a discount; its days are in their order.
pub(crate) fn read(row: &Model) -> StoreResult<ClientPrice> {
    let id = row.id;
    let corrupt = |what: &str| StoreError::Corrupt(format!("{what} of {id}"));
    let of = match (row.product, row.category) {
        (Some(product), None) => PriceOf::Product(ProductId(product)),
        (None, Some(category)) => PriceOf::Category(ListItemId(category)),
        _ => return Err(corrupt("product or category")),
    };
    let price: Option<MinorAmount> = columns::read(row.price_minor, "price", id)?;
    let basis: Option<PriceBasis> = columns::read(row.price_basis.clone(), "price basis", id)?;
    let currency: Option<Currency> = columns::read(row.currency.clone(), "currency", id)?;
    let discount: Option<RatePer100k> = columns::read(row.discount, "discount", id)?;
    let agreed = match (price, basis, currency, discount) {
        (Some(MinorAmount(minor)), Some(basis), Some(currency), None) => {
            Agreed::Price { amount: Money::new(minor, currency), basis }
        }
        (None, None, None, Some(rate)) => Agreed::Discount(Rate::try_from(rate).map_err(|_| corrupt("discount"))?),
        _ => return Err(corrupt("price or discount")),
    };
    if row.first_day.zip(row.last_day).is_some_and(|(first, last)| last < first) {
        return Err(corrupt("last day"));
    }
    let note: Option<LongText<500>> = columns::read(row.note.clone(), "note", id)?;
    let new = NewClientPrice { of, agreed, first_day: row.first_day, last_day: row.last_day, note };
    Ok(ClientPrice { id: ClientPriceId(id), version: row.version, new })
}
