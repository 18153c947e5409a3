//! What the editor of documents asks for.

#[cfg(feature = "ssr")]
mod costs;

use chrono::NaiveDate;
#[cfg(feature = "ssr")]
use domain::access::Permission;
use domain::billing::kind::DocumentKind;
use domain::documents::DocumentForm;
#[cfg(feature = "ssr")]
use domain::documents::listing::{kinds_of, subject_of};
#[cfg(feature = "ssr")]
use domain::error::Refusal;
use domain::expenses::ToBill;
use domain::ids::{AddressId, ClientId, DocumentId, ProductId};
#[cfg(feature = "ssr")]
use domain::listing::Lookup;
#[cfg(feature = "ssr")]
use domain::products::Product;
use domain::sent::{Few, Typed};
use domain::subject::Subject;
use leptos::prelude::*;

use super::offer::ProductOffer;
#[cfg(feature = "ssr")]
use super::options::Editing;
use super::options::{FormStart, Ruled};
use kit::error::AppError;
#[cfg(feature = "ssr")]
use kit::session;
use kit::wire::{Json, PageClient};
#[cfg(feature = "ssr")]
use store::client_prices::Pricer;

/// What the editor of a new document, or of an existing one, starts from.
#[server(prefix = "/api", endpoint = "documents/form-options", input = Json, output = Json, client = PageClient)]
pub async fn start_document_form(
    /// Whose list it stands in.
    subject: Subject,
    /// What a new one is; the list's usual kind, unless said.
    kind: Option<DocumentKind>,
    /// The document.
    id: Option<DocumentId>,
    /// Whom a new one is for.
    client: Option<ClientId>,
) -> Result<FormStart, AppError> {
    let tenant = session::require(Permission::to_edit(subject))?.read();
    let sees_margins = session::require(Permission::ViewMargins).is_ok();
    let Some(id) = id else {
        let kinds = kinds_of(subject);
        let kind = kind.or_else(|| kinds.first().copied()).filter(|kind| kinds.contains(kind));
        let ruled = ruled(&tenant, kind.ok_or(AppError::NotFound)?, client, None).await?;
        return Ok(FormStart { ruled, sees_margins, editing: None });
    };
    let document = store::documents::get(&tenant, id).await?;
    if subject_of(document.kind) != Some(subject) {
        return Err(AppError::NotFound);
    }
    if !document.state.editable() {
        return Err(AppError::Refused(Refusal::WrongState));
    }
    let data = &document.new.data;
    let ruled = ruled(&tenant, document.kind, Some(data.client), data.delivery_address).await?;
    let document = if sees_margins { document } else { document.without_costs() };
    let deliveries = document.origins.iter().filter(|origin| origin.kind == DocumentKind::DeliveryNote);
    let editing = Editing {
        id,
        version: document.version,
        is_periodic: deliveries.count() > 1,
        form: document.new.to_form(),
        deducted: document.totals.deducted,
    };
    Ok(FormStart { ruled, sees_margins, editing: Some(editing) })
}

/// What follows from a client, and from where goods go.
#[server(prefix = "/api", endpoint = "documents/rules", input = Json, output = Json, client = PageClient)]
pub async fn document_rules(
    /// What is written.
    kind: DocumentKind,
    /// The client.
    client: Option<ClientId>,
    /// Where goods go, if elsewhere.
    delivery: Option<AddressId>,
) -> Result<Ruled, AppError> {
    let tenant = session::require(Permission::EditDocuments)?.read();
    ruled(&tenant, kind, client, delivery).await
}

#[cfg(feature = "ssr")]
async fn ruled<C: sea_orm::ConnectionTrait>(
    tenant: &store::Tenant<C>,
    kind: DocumentKind,
    client: Option<ClientId>,
    delivery: Option<AddressId>,
) -> Result<Ruled, AppError> {
    let rules = store::documents::rules(tenant, kind, client, delivery).await?;
    let seller = store::companies::get(tenant).await?.profile.country;
    let client = match client {
        Some(client) => Some(store::clients::get(tenant, client).await?.data.kind),
        None => None,
    };
    Ok(Ruled { rules, seller, client })
}

/// Creates a document: a draft.
#[server(prefix = "/api", endpoint = "documents/create", input = Json, output = Json, client = PageClient)]
pub async fn create_document(
    /// What it is.
    kind: DocumentKind,
    /// The form, as typed.
    form: DocumentForm,
) -> Result<DocumentId, AppError> {
    let tx = session::require(Permission::EditDocuments)?.begin().await?;
    let sees_margins = session::require(Permission::ViewMargins).is_ok();
    let form = if sees_margins { form } else { costs::of_new(&tx, kind, form).await? };
    let document = store::documents::create(&tx, kind, form).await?;
    tx.commit().await?;
    Ok(document.id)
}

/// Saves a draft, unless somebody else did since `version`.
#[server(prefix = "/api", endpoint = "documents/update", input = Json, output = Json, client = PageClient)]
pub async fn update_document(
    /// The document.
    id: DocumentId,
    /// The version that the form was made from.
    version: i32,
    /// The form, as typed.
    form: DocumentForm,
) -> Result<DocumentId, AppError> {
    let tx = session::require(Permission::EditDocuments)?.begin().await?;
    if session::require(Permission::ViewMargins).is_ok() {
        store::documents::save(&tx, id, version, form.into()).await?;
    } else {
        let form = costs::of_saved(&tx, id, form).await?;
        costs::untold(store::documents::save(&tx, id, version, form.into()).await)?;
    }
    tx.commit().await?;
    Ok(id)
}

/// The most products offered; whoever seeks another types on.
#[cfg(feature = "ssr")]
const MOST_OFFERED: usize = 8;

/// Products that a line may be filled in from: by name, reference or barcode, those that fit best first, each at what the client pays for
/// it on the day.
#[server(prefix = "/api", endpoint = "documents/products", input = Json, output = Json, client = PageClient)]
pub async fn find_products(
    /// What was typed.
    text: Typed,
    /// The client, if there is one yet.
    client: Option<ClientId>,
    /// The document's day; today, unless said.
    on: Option<NaiveDate>,
) -> Result<Vec<ProductOffer>, AppError> {
    session::require(Permission::EditDocuments)?;
    let access = session::require(Permission::ViewProducts)?;
    let sees_costs = session::require(Permission::ViewMargins).is_ok();
    let tenant = access.read();
    let pricer = Pricer::of(&tenant, client, on).await?;
    let found = store::listing::look(&access, Subject::Product, Lookup::Offered(&text, MOST_OFFERED)).await?;
    let ids: Vec<ProductId> = found.iter().map(|row| ProductId(row.id)).collect();
    let mut products = store::products::several(&tenant, &ids).await?;
    products.sort_by_key(|product| ids.iter().position(|id| *id == product.id));
    Ok(offers(&products, &pricer, sees_costs))
}

#[cfg(feature = "ssr")]
fn offers(products: &[Product], pricer: &Pricer, sees_costs: bool) -> Vec<ProductOffer> {
    let offer = |product: &Product| ProductOffer::of(product, pricer.applied(product), pricer.list_name(), sees_costs);
    products.iter().map(offer).collect()
}

/// The most products priced at once: who changes the client of a longer document looks at the rest.
pub const MOST_PRICED: usize = 1_000;

/// The products of a document's lines.
pub type Products = Few<ProductId, MOST_PRICED>;

/// What products cost a client on a day: for lines that were filled in before the client or the day was chosen.
#[server(prefix = "/api", endpoint = "documents/prices", input = Json, output = Json, client = PageClient)]
pub async fn price_products(
    /// The products; those that are not there are left out.
    products: Products,
    /// The client, if there is one.
    client: Option<ClientId>,
    /// The document's day; today, unless said.
    on: Option<NaiveDate>,
) -> Result<Vec<ProductOffer>, AppError> {
    session::require(Permission::EditDocuments)?;
    let tenant = session::require(Permission::ViewProducts)?.read();
    let sees_costs = session::require(Permission::ViewMargins).is_ok();
    let pricer = Pricer::of(&tenant, client, on).await?;
    let products = store::products::several(&tenant, &products.within()?).await?;
    Ok(offers(&products, &pricer, sees_costs))
}

/// The expenses that wait to be billed to a client.
#[server(prefix = "/api", endpoint = "documents/expenses", input = Json, output = Json, client = PageClient)]
pub async fn expenses_to_bill(
    /// The client.
    client: ClientId,
) -> Result<Vec<ToBill>, AppError> {
    session::require(Permission::to_view(Subject::Expense))?;
    let tenant = session::require(Permission::EditDocuments)?.read();
    Ok(store::expenses::to_bill(&tenant, client).await?)
}
