//! What some clients have agreed to pay: prices and discounts of this year, and some of the year before.

use chrono::{DateTime, Datelike, Utc};
use domain::client_prices::ClientPriceForm;
use domain::field::{FieldValue, MinorAmount};
use domain::form::FormText;
use domain::products::Product;
use sea_orm::DatabaseTransaction;

use super::Buyer;
use super::typed::Shop;
use crate::demo::dice::Dice;
use crate::{StoreResult, Tenant, client_prices};

/// How much of its usual price a product costs whoever has agreed one, in hundredths.
const OF_USUAL: i64 = 90;

/// Agrees something with a buyer: a price of one product, a discount on the category of another, and a discount that is over.
pub(super) async fn with(
    tx: &Tenant<DatabaseTransaction>,
    shop: &Shop,
    buyer: Buyer,
    now: DateTime<Utc>,
    dice: &mut Dice,
) -> StoreResult<()> {
    let year = now.year();
    let product = dice.pick(shop.products());
    let own = if product.data.currency == buyer.currency { price(product) } else { discount(product, "10") };
    client_prices::add(tx, buyer.id, &of_year(own, year)).await?;
    let other = dice.pick(shop.products());
    if let Some(category) = other.data.category {
        let id = category.to_string();
        let off = off(&[("covers", "category"), ("category", &id), ("discount", "5")]);
        client_prices::add(tx, buyer.id, &of_year(off, year)).await?;
    }
    let over = dice.pick(shop.products());
    client_prices::add(tx, buyer.id, &of_year(discount(over, "12.5"), year - 1)).await.map(drop)
}

fn price(product: &Product) -> FormText {
    let data = &product.data;
    let amount = MinorAmount(data.price.0 * OF_USUAL / 100);
    let mut text = FormText::default();
    text.set("fields.product", product.id.to_string());
    text.set("fields.price", amount.written(&domain::documents::form::reading(data.currency)));
    text.set("fields.price_basis", data.price_basis.as_str());
    text
}

fn discount(product: &Product, share: &str) -> FormText {
    off(&[("product", &product.id.to_string()), ("discount", share)])
}

fn off(values: &[(&str, &str)]) -> FormText {
    let mut text = FormText::default();
    text.set("fields.grants", "discount");
    for (name, value) in values {
        text.set(format!("fields.{name}"), *value);
    }
    text
}

fn of_year(mut text: FormText, year: i32) -> ClientPriceForm {
    text.set("fields.first_day", format!("{year}-01-01"));
    text.set("fields.last_day", format!("{year}-12-31"));
    text.into()
}
