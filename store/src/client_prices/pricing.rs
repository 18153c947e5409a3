//! What a client pays for products on a day.

use chrono::NaiveDate;
use domain::client_prices::{Applied, Asked, ClientPrice, applied};
use domain::ids::{ClientId, ListItemId};
use domain::lists::ListKind;
use domain::money::{Currency, Money};
use domain::products::Product;
use sea_orm::ConnectionTrait;

use super::kept;
use crate::clients::read;
use crate::columns as values;
use crate::{StoreResult, Tenant, companies, lists, local_time};

/// All that says what products cost a client on a day, read once for however many products.
#[derive(Debug)]
pub struct Pricer {
    list: Option<(ListItemId, String)>,
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
            Some(list) => {
                let lists = lists::of(t, ListKind::PriceCategory).await?;
                lists.into_iter().find(|item| item.id.0 == list).map(|item| (item.id, item.label))
            }
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
        let listed = self.list.as_ref().and_then(|(list, _)| product.prices.get(list));
        let asked = Asked {
            product: product.id,
            category: data.category,
            price: money(data.price.0),
            listed: listed.map(|price| money(price.0)),
            basis: data.price_basis,
            currency: self.currency,
            on: self.on,
        };
        applied(&asked, &self.agreed)
    }

    /// What the client's price list is called, if it has one.
    #[must_use]
    pub fn list_name(&self) -> Option<&str> {
        self.list.as_ref().map(|(_, name)| name.as_str())
    }
}
