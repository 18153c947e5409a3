//! New documents, and copies of others.

use domain::billing::kind::DocumentKind;
use domain::billing::state::DocumentState;
use domain::documents::{Document, DocumentEvent, DocumentForm, DocumentRules, NewDocument};
use domain::error::Refusal;
use domain::ids::DocumentId;
use sea_orm::DatabaseTransaction;
use uuid::Uuid;

use super::features::{OfDocuments, listed, of_subject};
use super::house::House;
use super::price::Sheet;
use super::write::{Draft, insert};
use super::{check, offered, read};
use crate::changes::{self, Change, Told};
use crate::{StoreResult, Tenant, expenses};

/// Creates a draft. The form is read by what the company and its client say, and priced.
pub async fn create(tx: &Tenant<DatabaseTransaction>, kind: DocumentKind, form: DocumentForm) -> StoreResult<Document> {
    of_subject!(listed(kind)?, feature => Box::pin(create_as(tx, feature, kind, form)).await)
}

async fn create_as<F: OfDocuments>(
    tx: &Tenant<DatabaseTransaction>,
    of: F,
    kind: DocumentKind,
    mut form: DocumentForm,
) -> StoreResult<Document> {
    changes::make(tx, of, async |change| {
        form.drop_blanks();
        let (rules, _) = House::open(tx).await?.of_form(tx, kind, &form).await?;
        offered::fill(tx, &rules, &mut form).await?;
        let new = form.parse(&rules)?;
        check::check(tx, None, &new).await?;
        if kind != DocumentKind::Invoice {
            expenses::none_named(&new.lines)?;
        }
        let (document, told) = begin(tx, change, &rules, new, DocumentEvent::Created).await?;
        Box::pin(expenses::kept(tx, document.id, document.new.data.client, &[], &document.new.lines)).await?;
        Ok((document, told))
    })
    .await
}

/// Makes another draft like a document that is not thrown away.
pub async fn duplicate(tx: &Tenant<DatabaseTransaction>, id: DocumentId) -> StoreResult<Document> {
    let of = read::get(tx, id).await?;
    of_subject!(listed(of.kind)?, feature => Box::pin(duplicate_as(tx, feature, of)).await)
}

async fn duplicate_as<F: OfDocuments>(
    tx: &Tenant<DatabaseTransaction>,
    feature: F,
    of: Document,
) -> StoreResult<Document> {
    changes::make(tx, feature, async |change| {
        if of.state == DocumentState::Deleted {
            return Err(Refusal::WrongState.into());
        }
        // The products that it names were looked at when it was saved.
        let (rules, new) = House::open(tx).await?.anew(tx, of.kind, &of.copy()).await?;
        begin(tx, change, &rules, new, DocumentEvent::Duplicated { of: of.id }).await
    })
    .await
}

/// Writes a draft that was checked, and tells how it came about.
pub(super) async fn begin<F: OfDocuments>(
    tx: &Tenant<DatabaseTransaction>,
    change: Change<F>,
    rules: &DocumentRules,
    mut new: NewDocument,
    event: DocumentEvent,
) -> StoreResult<(Document, Told)> {
    check::identify(&mut new);
    let settlement = Sheet { id: None, origins: &[], new: &new, rules }.price(tx).await?;
    let draft = Draft { id: DocumentId(Uuid::now_v7()), new, settlement, origins: Vec::new() };
    let document = insert(tx, &change, rules, draft).await?;
    let told = change.tell(tx, (document.id, document.new.data.client), event).await?;
    Ok((document, told))
}
