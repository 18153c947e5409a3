//! What the part « Cotations » of a client's page asks for.

use std::collections::BTreeMap;

#[cfg(feature = "ssr")]
use domain::access::Permission;
use domain::client_prices::{ClientPrice, ClientPriceForm, PriceOf};
use domain::ids::{ClientId, ClientPriceId, ListItemId};
#[cfg(feature = "ssr")]
use domain::lists::ListKind;
use domain::money::Currency;
use domain::products::PriceBasis;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use kit::error::AppError;
#[cfg(feature = "ssr")]
use kit::session;
use kit::wire::{ActClient, Json, PageClient};

/// What a client has agreed on its own, and what a form of it is made of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClientPrices {
    /// All of it, what was recorded last first.
    pub prices: Vec<ClientPrice>,
    /// The names of the products and categories.
    pub names: BTreeMap<Uuid, String>,
    /// The categories of products that may be chosen.
    pub categories: Vec<(ListItemId, String)>,
    /// What the client's prices are in.
    pub currency: Currency,
    /// How they are expressed.
    pub basis: PriceBasis,
    /// Whether whoever looks may change it.
    pub may_change: bool,
}

impl ClientPrices {
    /// What something is agreed for, by name.
    pub fn name_of(&self, of: PriceOf) -> String {
        let id = match of {
            PriceOf::Product(product) => product.0,
            PriceOf::Category(category) => category.0,
        };
        self.names.get(&id).cloned().unwrap_or_default()
    }
}

/// What a client has agreed on its own.
#[server(prefix = "/api", endpoint = "clients/prices", input = Json, output = Json, client = PageClient)]
pub async fn prices_of_client(
    /// The client.
    client: ClientId,
) -> Result<ClientPrices, AppError> {
    let tenant = session::require(Permission::ViewClients)?.read();
    let is_editor = session::require(Permission::EditClients).is_ok();
    let prices = store::client_prices::of_client(&tenant, client).await?;
    let names = store::client_prices::named(&tenant, &prices).await?;
    let of = store::clients::get(&tenant, client).await?;
    // One that is hidden is kept where it is named.
    let categories = store::lists::choices(&tenant).await?.into_iter();
    let categories = categories.filter(|item| item.kind == ListKind::ProductCategory);
    let categories = categories.filter(|item| !item.hidden || names.contains_key(&item.id.0));
    let categories = categories.map(|item| (item.id, item.label)).collect();
    Ok(ClientPrices {
        prices,
        names,
        categories,
        currency: of.data.currency,
        basis: if of.data.prices_with_tax { PriceBasis::Gross } else { PriceBasis::Net },
        may_change: is_editor && of.state.editable(),
    })
}

/// Records a price or a discount. What is wrong is told by the form's fields.
#[server(prefix = "/api", endpoint = "clients/price-add", input = Json, output = Json, client = PageClient)]
pub async fn add_price(
    /// The client.
    client: ClientId,
    /// The form, as typed.
    form: ClientPriceForm,
) -> Result<ClientPriceId, AppError> {
    let tx = session::require(Permission::EditClients)?.begin().await?;
    let price = store::client_prices::add(&tx, client, &form).await?;
    tx.commit().await?;
    Ok(price.id)
}

/// Saves one, unless somebody else did since `version`.
#[server(prefix = "/api", endpoint = "clients/price-change", input = Json, output = Json, client = PageClient)]
pub async fn change_price(
    /// The client.
    client: ClientId,
    /// Which one.
    id: ClientPriceId,
    /// The version that the form was made from.
    version: i32,
    /// The form, as typed.
    form: ClientPriceForm,
) -> Result<ClientPriceId, AppError> {
    let tx = session::require(Permission::EditClients)?.begin().await?;
    store::client_prices::change(&tx, client, id, version, &form).await?;
    tx.commit().await?;
    Ok(id)
}

/// Takes one back.
#[server(prefix = "/api", endpoint = "clients/price-remove", input = Json, output = Json, client = ActClient)]
pub async fn remove_price(
    /// The client.
    client: ClientId,
    /// Which one.
    id: ClientPriceId,
) -> Result<(), AppError> {
    let tx = session::require(Permission::EditClients)?.begin().await?;
    store::client_prices::remove(&tx, client, id).await?;
    Ok(tx.commit().await?)
}
