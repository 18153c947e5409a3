//! What a client pays for products on a day.

use chrono::NaiveDate;
use domain::client_prices::{Agreed, Applied, Asked, ClientPrice, Covers, applied};
use domain::ids::{ClientId, ListItemId};
use domain::money::{Currency, Money};
use domain::price_lists::{Entry, Listed, PriceList, listed};
use domain::products::Product;
use sea_orm::ConnectionTrait;

use super::kept;
use crate::clients::read;
use crate::columns as values;
use crate::{StoreResult, Tenant, companies, local_time, price_lists};

/// All that says what products cost a client on a day, read once for however many products.
#[derive(Debug)]
pub struct Pricer {
    list: Option<(PriceList, Vec<Entry>)>,
    agreed: Vec<ClientPrice>,
    currency: Currency,
    on: NaiveDate,
}

impl Pricer {
    /// For a client of the company, or for nobody yet; on the day, or today in the company's time zone. Another company's client is not
    /// found.
    pub async fn of<C: ConnectionTrait>(
        t: &Tenant<C>,
        client: Option<ClientId>,
        on: Option<NaiveDate>,
    ) -> StoreResult<Self> {
        let on = match on {
            Some(on) => on,
            None => local_time::local(t.now(), local_time::zone(t).await?).date(),
        };
        let Some(client) = client else {
            let currency = companies::get(t).await?.profile.currency;
            return Ok(Self { list: None, agreed: Vec::new(), currency, on });
        };
        let row = read::row(t, client).await?;
        let list = match row.price_category {
            Some(list) => price_lists::holding(t, ListItemId(list), on).await?,
            None => None,
        };
        let currency = values::read(row.currency, "currency", row.id)?;
        Ok(Self { list, agreed: kept(t, client).await?, currency, on })
    }

    /// What a product costs, and why.
    #[must_use]
    pub fn applied(&self, product: &Product) -> Applied {
        let data = &product.data;
        let money = |minor| Money::new(minor, data.currency);
        let asked = Asked {
            product: product.id,
            category: data.category,
            price: money(data.price.0),
            listed: self.listed(product),
            basis: data.price_basis,
            currency: self.currency,
            on: self.on,
        };
        applied(&asked, &self.agreed)
    }

    /// What the client's price list says of a product: the price that stands on the product, where the client's documents are in its
    /// currency, else what the list says of its own.
    fn listed(&self, product: &Product) -> Option<Listed> {
        let (list, entries) = self.list.as_ref()?;
        let data = &product.data;
        let price = product.prices.get(&list.id).filter(|_| data.currency == self.currency);
        let own =
            price.map(|price| Agreed::Price { amount: Money::new(price.0, data.currency), basis: data.price_basis });
        let own = own.map(|agreed| Listed { covers: Covers::Product, agreed });
        own.or_else(|| listed(entries, product.id, data.category, self.currency))
    }

    /// What the client's price list is called, if it has one that holds on the day.
    #[must_use]
    pub fn list_name(&self) -> Option<&str> {
        self.list.as_ref().map(|(list, _)| list.name.as_str())
    }
}
