//! What stands on a document's paper, and the paper of an issued one: it is made once, and given out ever after.

use chrono::NaiveDate;
use domain::company::Company;
use domain::documents::{Content, Document};
use domain::error::Refusal;
use domain::ids::{DocumentId, FileId, ListItemId};
use sea_orm::{ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel};

use super::customer::Customer;
use super::features::{listed, of_subject};
use super::house::House;
use super::issue::content;
use super::price::Sheet;
use super::{read, write};
use crate::entities::document_paper::{Entity, Model};
use crate::files::{self, NewFile, StoredFile};
use crate::names::{self, Named};
use crate::{StoreError, StoreResult, Tenant, changes};

/// What a document says, with what its paper shows beside it.
#[derive(Clone, Debug)]
pub struct Said {
    /// The document; what it says stands beside it.
    pub document: Document,
    /// What it says: as it was issued; of a draft, as it would be today.
    pub content: Content,
    /// The company.
    pub company: Company,
    /// The language that the client is written to in, as it is kept.
    pub language: Option<String>,
    /// Its payment terms, in the company's own words.
    pub terms: Option<String>,
    /// How the client usually pays, likewise.
    pub means: Option<String>,
    /// Today, in the company's time zone.
    pub today: NaiveDate,
}

/// What a document says now.
///
/// # Errors
/// As issuing it would, for a draft that has no amounts today.
pub async fn said<C: ConnectionTrait>(t: &Tenant<C>, id: DocumentId) -> StoreResult<Said> {
    let mut document = read::get(t, id).await?;
    let house = House::open(t).await?;
    let customer = Customer::of(t, document.new.data.client).await?.ok_or(StoreError::NotFound)?;
    let content = match document.content.take() {
        Some(content) => content,
        None => as_today(t, &house, &customer, &document).await?,
    };
    let (terms, means) = (content.data.payment_terms, customer.row.payment_method.map(ListItemId));
    let mut named = Named::default();
    named.entries.extend([terms, means].into_iter().flatten());
    let words = names::of(t, &named, listed(document.kind)?).await?.named;
    let word = |id: Option<ListItemId>| id.and_then(|id| words.get(&id.to_string()).cloned());
    Ok(Said {
        content: content.without_secrets(),
        document,
        language: customer.row.language,
        terms: word(terms),
        means: word(means),
        today: house.today,
        company: house.company,
    })
}

/// What a draft would say if it were issued today.
async fn as_today<C: ConnectionTrait>(
    t: &Tenant<C>,
    house: &House,
    customer: &Customer,
    draft: &Document,
) -> StoreResult<Content> {
    let Document { id, kind, new, origins, .. } = draft;
    let rules = house.rules(*kind, Some(customer), new.data.delivery_address)?;
    let settlement = Sheet { id: Some(*id), origins, new, rules: &rules }.price(t).await?;
    let last_on = write::last_on(&rules, new);
    let origins = write::kept(origins.clone(), &settlement);
    Ok(content(house, customer, new, &settlement.priced, &origins, (&rules, last_on, settlement.dues)))
}

/// The paper of an issued document, once it was made.
pub async fn paper<C: ConnectionTrait>(t: &Tenant<C>, id: DocumentId) -> StoreResult<Option<StoredFile>> {
    match Entity::find_by_id((t.company().0, id.0)).one(t.db()).await? {
        Some(kept) => files::get(t, FileId(kept.file_id)).await.map(Some),
        None => Ok(None),
    }
}

/// Keeps the paper of an issued document, whose bytes are kept. Answers the one that stands from here on: the first that was made.
pub async fn keep_paper(tx: &Tenant<DatabaseTransaction>, id: DocumentId, new: NewFile) -> StoreResult<StoredFile> {
    changes::hold(tx).await?;
    if let Some(kept) = paper(tx, id).await? {
        return Ok(kept);
    }
    let Document { kind, number, new: says, .. } = read::get(tx, id).await?;
    if number.is_none() {
        return Err(Refusal::WrongState.into());
    }
    let (subject, record) = (listed(kind)?, (id, says.data.client));
    let file = of_subject!(subject, feature => files::record(tx, feature, record, new).await)?;
    let row = Model { company_id: tx.company().0, document_id: id.0, file_id: file.0, created_at: tx.now() };
    Entity::insert(row.into_active_model()).exec_without_returning(tx.db()).await?;
    files::get(tx, file).await
}
