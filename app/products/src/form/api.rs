//! What the form of a product asks for.

#[cfg(feature = "ssr")]
use domain::access::Permission;
#[cfg(feature = "ssr")]
use domain::custom_fields::keep_chosen;
#[cfg(feature = "ssr")]
use domain::error::Refusal;
#[cfg(feature = "ssr")]
use domain::form::Edit;
use domain::ids::ProductId;
#[cfg(feature = "ssr")]
use domain::lists::ListKind;
#[cfg(feature = "ssr")]
use domain::numbers::Series;
use domain::products::ProductForm;
#[cfg(feature = "ssr")]
use domain::products::ProductRules;
use domain::sent::Typed;
#[cfg(feature = "ssr")]
use domain::subject::Subject;
use leptos::prelude::*;

use super::options::FormStart;
#[cfg(feature = "ssr")]
use super::options::{Editing, FormOptions};
use kit::error::AppError;
#[cfg(feature = "ssr")]
use kit::session;
use kit::wire::{ActClient, Json, PageClient};
#[cfg(feature = "ssr")]
use store::StoreError;

/// What the form of a new product, or of an existing one, starts from.
#[server(prefix = "/api", endpoint = "products/form-options", input = Json, output = Json, client = PageClient)]
pub async fn start_product_form(
    /// The product.
    id: Option<ProductId>,
) -> Result<FormStart, AppError> {
    let tenant = session::require(Permission::to_edit(Subject::Product))?.read();
    let rules = store::products::form_rules(&tenant).await?;
    let mut lists = store::lists::choices(&tenant).await?;
    lists.retain(|item| matches!(item.kind, ListKind::ProductCategory | ListKind::PriceCategory));
    let next_reference = if store::numbers::of(&tenant, Series::Product).await?.is_given {
        Some(store::numbers::upcoming(&tenant, Series::Product).await?.1)
    } else {
        None
    };
    let ProductRules { currency, usual_vat, custom_fields } = rules;
    let mut options = FormOptions { lists, custom_fields, currency, next_reference, usual_vat };
    let Some(id) = id else { return Ok(FormStart { options, editing: None }) };
    let product = store::products::get(&tenant, id).await?;
    if !product.state.editable() {
        return Err(AppError::Refused(Refusal::Deleted));
    }
    keep_chosen(&mut options.custom_fields, &product.custom);
    let (state, mut form) = (product.state.id(), product.to_form());
    if session::require(Permission::ViewMargins).is_err() {
        form.fields.cost.clear();
    }
    let editing = Editing { id, version: product.version, state, form };
    Ok(FormStart { options, editing: Some(editing) })
}

/// Creates a product.
#[server(prefix = "/api", endpoint = "products/create", input = Json, output = Json, client = PageClient)]
pub async fn create_product(
    /// The form, as typed.
    form: ProductForm,
) -> Result<ProductId, AppError> {
    let tx = session::require(Permission::to_edit(Subject::Product))?.begin().await?;
    let mut form = form;
    if session::require(Permission::ViewMargins).is_err() {
        form.fields.cost.clear();
    }
    let rules = store::products::form_rules(&tx).await?;
    let product = store::products::create(&tx, form.parse(&rules).map_err(AppError::Invalid)?).await?;
    tx.commit().await?;
    Ok(product.id)
}

/// Saves a product, unless somebody else did since `version`.
#[server(prefix = "/api", endpoint = "products/update", input = Json, output = Json, client = PageClient)]
pub async fn update_product(
    /// The product.
    id: ProductId,
    /// The version that the form was made from.
    version: i32,
    /// The form, as typed.
    form: ProductForm,
) -> Result<ProductId, AppError> {
    save(id, version, form.into()).await.map(|_| id)
}

/// Saves one value of a product, unless somebody else has changed that one since `version`. Tells the version that is stored then.
#[server(prefix = "/api", endpoint = "products/set", input = Json, output = Json, client = ActClient)]
pub async fn set_product_field(
    /// The product.
    id: ProductId,
    /// The version that was shown.
    version: i32,
    /// The value's path in the form.
    path: Typed,
    /// What is typed.
    typed: Typed,
) -> Result<i32, AppError> {
    let edit = Edit::One { path: path.into_string(), typed: typed.into_string() };
    save(id, version, edit).await
}

/// The path of what a product costs, which is for those who may know what is earned.
#[cfg(feature = "ssr")]
pub const COST: &str = "fields.cost";

/// Saves a product, and tells its version. Whoever is told no costs changes none, and is told none of who saved first.
#[cfg(feature = "ssr")]
async fn save(id: ProductId, version: i32, edit: Edit<ProductForm>) -> Result<i32, AppError> {
    let tx = session::require(Permission::to_edit(Subject::Product))?.begin().await?;
    let tells_costs = session::require(Permission::ViewMargins).is_ok();
    let edit = match edit {
        edit if tells_costs => edit,
        Edit::One { path, .. } if path == COST => return Err(AppError::Forbidden),
        Edit::One { path, typed } => Edit::One { path, typed },
        Edit::Whole(mut form) => {
            form.fields.cost = store::products::get(&tx, id).await?.to_form().fields.cost;
            Edit::Whole(form)
        }
    };
    let version = match store::products::save(&tx, id, version, edit).await {
        Err(StoreError::Conflict(mut conflict)) if !tells_costs => {
            conflict.changes.retain(|change| change.field != COST);
            conflict.current.set(COST, "");
            return Err(AppError::Conflict(conflict));
        }
        saved => saved?.version,
    };
    tx.commit().await?;
    Ok(version)
}
