//! What the browser may ask about price lists.

#[cfg(feature = "ssr")]
use domain::access::Permission;
use domain::client_prices::PriceOf;
#[cfg(feature = "ssr")]
use domain::error::FieldErrors;
use domain::ids::ListItemId;
#[cfg(feature = "ssr")]
use domain::lists::ListKind;
use domain::money::Currency;
use domain::price_lists::{Entries, EntryRow, Pasted, PriceList, PriceListForm};
use domain::sent::Typed;
#[cfg(feature = "ssr")]
use domain::text::Text;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use kit::error::AppError;
#[cfg(feature = "ssr")]
use kit::session;
use kit::wire::{ActClient, Json, PageClient};

/// A price list, with how much it is used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UsedList {
    /// The list.
    pub list: PriceList,
    /// How many products and categories it says something of.
    pub entries: u64,
    /// How many clients have it.
    pub clients: u64,
}

/// All price lists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceLists {
    /// Archived ones too, in their order.
    pub lists: Vec<UsedList>,
    /// What a new one is in.
    pub currency: Currency,
}

/// One price list, whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenList {
    /// The list.
    pub list: PriceList,
    /// What it says.
    pub entries: Entries,
    /// The categories of products that may be chosen.
    pub categories: Vec<(ListItemId, String)>,
}

/// All price lists, with how much each is used.
#[server(prefix = "/api", endpoint = "settings/price-lists", input = Json, output = Json, client = PageClient)]
pub async fn all_price_lists() -> Result<PriceLists, AppError> {
    let tenant = session::require(Permission::ManageSettings)?.read();
    let counts = store::price_lists::uses(&tenant).await?;
    let used = |list: PriceList| {
        let id = list.id.0;
        let entries = counts.entries.get(&id).copied().unwrap_or(0);
        UsedList { list, entries, clients: counts.clients.get(&id).copied().unwrap_or(0) }
    };
    let lists = store::price_lists::all(&tenant).await?.into_iter().map(used).collect();
    Ok(PriceLists { lists, currency: store::companies::get(&tenant).await?.profile.currency })
}

/// One price list, with what it says.
#[server(prefix = "/api", endpoint = "settings/price-list", input = Json, output = Json, client = PageClient)]
pub async fn open_price_list(
    /// Which one.
    id: ListItemId,
) -> Result<OpenList, AppError> {
    let tenant = session::require(Permission::ManageSettings)?.read();
    let list = store::price_lists::get(&tenant, id).await?;
    let entries = store::price_lists::entries(&tenant, id).await?;
    let categories = store::lists::choices(&tenant).await?.into_iter();
    let categories = categories.filter(|item| item.kind == ListKind::ProductCategory && !item.hidden);
    let categories = categories.map(|item| (item.id, item.label)).collect();
    Ok(OpenList { list, entries, categories })
}

/// Makes a price list, or saves one unless somebody else did since `version`.
#[server(prefix = "/api", endpoint = "settings/price-list-save", input = Json, output = Json, client = PageClient)]
pub async fn save_price_list(
    /// Which one; nothing for a new one.
    id: Option<ListItemId>,
    /// The version that the form was made from.
    version: i32,
    /// The form, as typed.
    form: PriceListForm,
) -> Result<PriceList, AppError> {
    let access = session::require(Permission::ManageSettings)?;
    let new = form.parse().map_err(AppError::Invalid)?;
    let tx = access.begin().await?;
    let list = match id {
        Some(id) => store::price_lists::save(&tx, id, version, new).await?,
        None => store::price_lists::create(&tx, new).await?,
    };
    tx.commit().await?;
    Ok(list)
}

/// Makes another price list that says the same.
#[server(prefix = "/api", endpoint = "settings/price-list-copy", input = Json, output = Json, client = PageClient)]
pub async fn copy_price_list(
    /// Of which one.
    id: ListItemId,
    /// What the copy is called.
    name: Typed,
) -> Result<ListItemId, AppError> {
    let access = session::require(Permission::ManageSettings)?;
    let name = Text::parse(&name).map_err(|error| AppError::Invalid(FieldErrors::one("name", error)))?;
    let tx = access.begin().await?;
    let copy = store::price_lists::duplicate(&tx, id, &name).await?;
    tx.commit().await?;
    Ok(copy.id)
}

/// Has a price list say a price or a discount of a product or a category; nothing any more, where nothing is typed.
#[server(prefix = "/api", endpoint = "settings/price-list-entry", input = Json, output = Json, client = ActClient)]
pub async fn set_price_entry(
    /// The list.
    list: ListItemId,
    /// Of what.
    of: PriceOf,
    /// What is typed.
    value: Typed,
) -> Result<Option<EntryRow>, AppError> {
    let tx = session::require(Permission::ManageSettings)?.begin().await?;
    let row = store::price_lists::set(&tx, list, of, &value).await?;
    tx.commit().await?;
    Ok(row)
}

/// Has a price list say what is pasted: a reference of a product and its price or discount a row.
#[server(prefix = "/api", endpoint = "settings/price-list-paste", input = Json, output = Json, client = PageClient)]
pub async fn paste_price_entries(
    /// The list.
    list: ListItemId,
    /// The rows.
    rows: Typed,
) -> Result<Pasted, AppError> {
    let tx = session::require(Permission::ManageSettings)?.begin().await?;
    let pasted = store::price_lists::paste(&tx, list, &rows).await?;
    tx.commit().await?;
    Ok(pasted)
}
