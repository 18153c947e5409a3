//! What a product's page asks for.

use std::collections::BTreeMap;

use chrono::NaiveDate;
#[cfg(feature = "ssr")]
use domain::access::Permission;
use domain::custom_fields::CustomField;
use domain::field::RatePer100k;
use domain::ids::{ActivityId, ProductId};
use domain::pins::PinnedFacts;
use domain::products::{Product, ProductEvent};
#[cfg(feature = "ssr")]
use domain::subject::Subject;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use crate::form::api::COST;
use engines::activity::ActivityPage;
#[cfg(feature = "ssr")]
use engines::activity::PAGE;
use kit::error::AppError;
#[cfg(feature = "ssr")]
use kit::session;
use kit::wire::{Json, PageClient};

/// A product and the words for what it only names.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProductView {
    /// The product.
    pub product: Product,
    /// The names of its category and of price lists, by id.
    pub names: BTreeMap<String, String>,
    /// The company's custom fields.
    pub custom_fields: Vec<CustomField>,
    /// The company's usual rate of VAT, which holds where the product has none.
    pub usual_vat: Option<RatePer100k>,
    /// What the user keeps in sight.
    pub pinned: PinnedFacts,
    /// The day it was created, in the company's time zone.
    pub created_on: NaiveDate,
    /// The day it was last changed, likewise.
    pub updated_on: NaiveDate,
}

/// One product.
#[server(prefix = "/api", endpoint = "products/get", input = Json, output = Json, client = PageClient)]
pub async fn get_product(
    /// The product.
    id: ProductId,
) -> Result<ProductView, AppError> {
    let tenant = session::require(Permission::to_view(Subject::Product))?.read();
    let mut product = store::products::get(&tenant, id).await?;
    if session::require(Permission::ViewMargins).is_err() {
        product.data.cost = None;
    }
    let zone = store::local_time::zone(&tenant).await?;
    let rules = store::products::form_rules(&tenant).await?;
    let lists = store::lists::choices(&tenant).await?;
    let is_named = |item: &domain::lists::ListItem| {
        product.data.category == Some(item.id) || product.prices.contains_key(&item.id)
    };
    Ok(ProductView {
        names: lists.into_iter().filter(is_named).map(|item| (item.id.to_string(), item.label)).collect(),
        custom_fields: rules.custom_fields,
        usual_vat: rules.usual_vat,
        pinned: store::pins::all(&tenant, Subject::Product).await?,
        created_on: store::local_time::local(product.created_at, zone).date(),
        updated_on: store::local_time::local(product.updated_at, zone).date(),
        product,
    })
}

/// What happened to a product before `before`, or lately.
#[server(prefix = "/api", endpoint = "activity/of-product", input = Json, output = Json, client = PageClient)]
pub async fn activity_of_product(
    /// The product.
    id: ProductId,
    /// The last entry that is shown already.
    before: Option<ActivityId>,
) -> Result<ActivityPage<ProductEvent>, AppError> {
    let tenant = session::require(Permission::to_view(Subject::Product))?.read();
    store::products::get(&tenant, id).await?;
    let (mut entries, more) =
        store::activity::page::<store::products::Products, _>(&tenant, id.0, before, PAGE).await?;
    if session::require(Permission::ViewMargins).is_err() {
        for entry in &mut entries {
            if let ProductEvent::Updated { changes, .. } = &mut entry.event {
                changes.retain(|change| change.field != COST);
            }
        }
    }
    let lists = store::lists::choices(&tenant).await?;
    let custom = store::custom_fields::all(&tenant, Subject::Product).await?;
    Ok(ActivityPage {
        entries,
        names: lists.into_iter().map(|item| (item.id.to_string(), item.label)).collect(),
        custom: custom.into_iter().map(|field| (field.id.to_string(), field.label)).collect(),
        more,
    })
}

/// Makes another product like one, and answers which.
#[server(prefix = "/api", endpoint = "products/duplicate", input = Json, output = Json, client = PageClient)]
pub async fn duplicate_product(
    /// The product.
    id: ProductId,
) -> Result<ProductId, AppError> {
    let tx = session::require(Permission::to_edit(Subject::Product))?.begin().await?;
    let copy = store::products::duplicate(&tx, id).await?;
    tx.commit().await?;
    Ok(copy.id)
}
