//! Costs in what is saved by whoever may not see them: a line keeps the one that is stored, and takes its product's where it is filled in
//! from another.

use std::collections::HashMap;

use domain::billing::kind::DocumentKind;
use domain::billing::unit_price::UnitPrice;
use domain::documents::form::{LINES, reading};
use domain::documents::{DocumentForm, LineData, LineForm};
use domain::field::FieldValue;
use domain::form::{FormText, in_row};
use domain::ids::{ClientId, DocumentId, DocumentLineId, ProductId};
use domain::money::{Currency, Money};
use domain::products::Product;
use sea_orm::DatabaseTransaction;
use store::{StoreError, StoreResult, Tenant};

use kit::error::AppError;

/// The form of a new document, with the costs of its products.
pub async fn of_new(
    tx: &Tenant<DatabaseTransaction>,
    kind: DocumentKind,
    form: DocumentForm,
) -> Result<DocumentForm, AppError> {
    filled(tx, kind, form, &[]).await
}

/// The form of a document that is stored, with the costs of its lines.
pub async fn of_saved(
    tx: &Tenant<DatabaseTransaction>,
    id: DocumentId,
    form: DocumentForm,
) -> Result<DocumentForm, AppError> {
    let stored = store::documents::get(tx, id).await?;
    filled(tx, stored.kind, form, &stored.new.lines).await
}

/// What came of a save. Who saved first is told without costs.
pub fn untold<T>(saved: StoreResult<T>) -> Result<(), AppError> {
    match saved {
        Err(StoreError::Conflict(mut conflict)) => {
            hide(&mut conflict.current);
            Err(AppError::Conflict(conflict))
        }
        saved => saved.map(drop).map_err(AppError::from),
    }
}

async fn filled(
    tx: &Tenant<DatabaseTransaction>,
    kind: DocumentKind,
    mut form: DocumentForm,
    stored: &[LineData],
) -> Result<DocumentForm, AppError> {
    let currency = currency(tx, kind, &form).await;
    let products = products(tx, &form).await?;
    let stored: HashMap<DocumentLineId, &LineData> = stored.iter().filter_map(|line| Some((line.id?, line))).collect();
    for line in &mut form.lines {
        let cost = cost(line, &stored, &products, currency);
        line.cost = cost.written(&reading(currency.unwrap_or(Currency::EUR)));
    }
    Ok(form)
}

/// What amounts of the document are in; nothing where that is not known. What is wrong with its client, the save tells.
async fn currency(tx: &Tenant<DatabaseTransaction>, kind: DocumentKind, form: &DocumentForm) -> Option<Currency> {
    let client: ClientId = form.fields.client.trim().parse().ok()?;
    let rules = store::documents::rules(tx, kind, Some(client), None).await.ok()?;
    Some(form.reading(&rules).currency)
}

async fn products(
    tx: &Tenant<DatabaseTransaction>,
    form: &DocumentForm,
) -> Result<HashMap<ProductId, Product>, AppError> {
    let mut ids: Vec<ProductId> = form.lines.iter().filter_map(|line| line.product.trim().parse().ok()).collect();
    ids.sort_unstable();
    ids.dedup();
    let found = store::products::several(tx, &ids).await?;
    Ok(found.into_iter().map(|product| (product.id, product)).collect())
}

fn cost(
    line: &LineForm,
    stored: &HashMap<DocumentLineId, &LineData>,
    products: &HashMap<ProductId, Product>,
    currency: Option<Currency>,
) -> Option<UnitPrice> {
    let product: Option<ProductId> = line.product.trim().parse().ok();
    let kept = line.id.trim().parse::<DocumentLineId>().ok().and_then(|id| stored.get(&id));
    if let Some(kept) = kept.filter(|kept| kept.product == product) {
        return kept.cost;
    }
    let data = &products.get(&product?)?.data;
    let cost = data.cost.filter(|_| currency == Some(data.currency))?;
    UnitPrice::from_money(Money::new(cost.0, data.currency)).ok()
}

fn hide(form: &mut FormText) {
    let is_cost = |path: &str| in_row(path).is_some_and(|(group, _, name)| group == LINES && name == "cost");
    let costs: Vec<String> =
        form.iter().map(|(path, _)| path).filter(|path| is_cost(path)).map(str::to_owned).collect();
    for path in costs {
        form.set(path, "");
    }
}
