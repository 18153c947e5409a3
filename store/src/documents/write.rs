//! The rows of documents, written with their change.

use chrono::NaiveDate;
use domain::billing::kind::DocumentKind;
use domain::billing::state::DocumentState;
use domain::documents::{Document, DocumentRules, NewDocument, Related, Settled};
use domain::ids::DocumentId;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::columns;
use super::features::OfDocuments;
use super::price::{Settlement, is_down_payment};
use super::recurring;
use crate::changes::Change;
use crate::entities::{document_line, document_origin};
use crate::{StoreResult, Tenant, batches};

/// The last day to pay or to accept what bears its date, or is issued today: of a draft as of now.
pub(super) fn last_on(rules: &DocumentRules, new: &NewDocument) -> Option<NaiveDate> {
    last_on_of(rules, new, new.data.date.unwrap_or(rules.today))
}

/// The last day to pay or to accept what is issued on a day.
pub(super) fn last_on_of(rules: &DocumentRules, new: &NewDocument, issued_on: NaiveDate) -> Option<NaiveDate> {
    if rules.kind.is_owed() {
        Some(rules.due_on(&new.data, issued_on))
    } else {
        rules.valid_until(&new.data, issued_on)
    }
}

/// A draft that was checked and priced, its lines with their ids.
pub(super) struct Draft {
    pub id: DocumentId,
    pub new: NewDocument,
    pub settlement: Settlement,
    pub origins: Vec<Related>,
}

/// Writes a new draft. Answers it as it would be read.
pub(super) async fn insert<F: OfDocuments>(
    tx: &Tenant<DatabaseTransaction>,
    change: &Change<F>,
    rules: &DocumentRules,
    draft: Draft,
) -> StoreResult<Document> {
    let Draft { id, new, settlement, origins } = draft;
    let origins = kept(origins, &settlement);
    let (kind, company) = (rules.kind, tx.company());
    let totals = settlement.priced.totals;
    let mut row = columns::empty(company, id, kind, tx.now());
    columns::lay(&new.data, &totals, settlement.priced.margin.cost_minor, &mut row)?;
    row.last_on = last_on(rules, &new);
    change.insert(tx, vec![row]).await?;
    put_lines(tx, change, columns::line_rows(company, id, &new.lines, &totals)?).await?;
    link(tx, change, id, &origins).await?;
    if kind == DocumentKind::Recurring {
        recurring::begin(tx, id).await?;
    }
    Ok(fresh(tx, id, kind, new, totals, origins))
}

fn fresh(
    tx: &Tenant<DatabaseTransaction>,
    id: DocumentId,
    kind: DocumentKind,
    new: NewDocument,
    totals: domain::billing::totals::Totals,
    origins: Vec<Related>,
) -> Document {
    Document {
        id,
        version: 1,
        kind,
        state: DocumentState::Draft,
        number: None,
        issued_on: None,
        due_on: None,
        valid_until: None,
        new,
        totals,
        settled: Settled::default(),
        archived: false,
        content: None,
        origins,
        made: Vec::new(),
        created_at: tx.now(),
        updated_at: tx.now(),
    }
}

/// What a document stays linked to: down payments that it does not deduct are another invoice's.
pub(super) fn kept(mut origins: Vec<Related>, settlement: &Settlement) -> Vec<Related> {
    origins.retain(|origin| !(settlement.leaves_down_payments && is_down_payment(origin)));
    origins
}

/// Makes the lines of a draft these.
pub(super) async fn replace_lines<F: OfDocuments>(
    tx: &Tenant<DatabaseTransaction>,
    change: &Change<F>,
    id: DocumentId,
    rows: Vec<document_line::Model>,
) -> StoreResult<()> {
    use document_line::Column as Of;
    let of_company = document_line::Entity::delete_many().filter(Of::CompanyId.eq(tx.company().0));
    of_company.filter(Of::DocumentId.eq(id.0)).exec(tx.db()).await?;
    put_lines(tx, change, rows).await
}

async fn put_lines<F: OfDocuments>(
    tx: &Tenant<DatabaseTransaction>,
    _change: &Change<F>,
    rows: Vec<document_line::Model>,
) -> StoreResult<()> {
    Ok(batches::insert::<document_line::Entity, _, _>(tx.db(), rows).await?)
}

/// Notes what a document was made of.
async fn link<F: OfDocuments>(
    tx: &Tenant<DatabaseTransaction>,
    _change: &Change<F>,
    id: DocumentId,
    origins: &[Related],
) -> StoreResult<()> {
    let row = |origin: &Related| document_origin::Model {
        company_id: tx.company().0,
        document_id: id.0,
        origin_id: origin.id.0,
    };
    let rows = origins.iter().map(row).collect();
    Ok(batches::insert::<document_origin::Entity, _, _>(tx.db(), rows).await?)
}

/// Forgets that a draft was made of these.
pub(super) async fn unlink<F: OfDocuments>(
    tx: &Tenant<DatabaseTransaction>,
    _change: &Change<F>,
    id: DocumentId,
    origins: &[Uuid],
) -> StoreResult<()> {
    use document_origin::Column as Of;
    if origins.is_empty() {
        return Ok(());
    }
    let of_company = document_origin::Entity::delete_many().filter(Of::CompanyId.eq(tx.company().0));
    let of_document = of_company.filter(Of::DocumentId.eq(id.0));
    of_document.filter(Of::OriginId.is_in(origins.iter().copied())).exec(tx.db()).await?;
    Ok(())
}
