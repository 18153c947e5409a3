//! A draft saved again.

use domain::billing::kind::DocumentKind;
use domain::billing::state::DocumentState;
use domain::documents::{self, DOCUMENT_FORM, Document, DocumentEvent, DocumentForm, DocumentRules, NewDocument};
use domain::error::Refusal;
use domain::form::{Edit, FormText};
use domain::ids::DocumentId;
use sea_orm::DatabaseTransaction;
use uuid::Uuid;

use super::features::{OfDocuments, listed, of_subject};
use super::house::House;
use super::price::Sheet;
use super::read::Stored;
use super::{check, columns, read, recurring, settle, write};
use crate::changes::{self, Base, Change, Told};
use crate::{StoreResult, Tenant, expenses, tasks};

/// Saves a draft over the version that the form, or the one value, was made from.
///
/// An older version is a `Conflict` that tells what the others changed, unless they made the same of the draft; a form that changes nothing
/// leaves no trace. What is issued stays as it is.
pub async fn save(
    tx: &Tenant<DatabaseTransaction>,
    id: DocumentId,
    version: i32,
    edit: Edit<DocumentForm>,
) -> StoreResult<Document> {
    let kind = read::kind(tx, id).await?;
    of_subject!(listed(kind)?, feature => Box::pin(save_as(tx, feature, id, version, edit)).await)
}

async fn save_as<F: OfDocuments>(
    tx: &Tenant<DatabaseTransaction>,
    of: F,
    id: DocumentId,
    version: i32,
    edit: Edit<DocumentForm>,
) -> StoreResult<Document> {
    let (after, origins) = changes::make(tx, of, async |change| {
        let Stored { document: before, row } = read::stored(tx, id).await?;
        if !before.state.editable() {
            let is_deleted = before.state == DocumentState::Deleted;
            return Err(if is_deleted { Refusal::Deleted } else { Refusal::WrongState }.into());
        }
        let base = Base::of(version, &edit);
        let mut form = edit.over(&DOCUMENT_FORM, &[], || before.new.to_form())?;
        form.drop_blanks();
        let (rules, _) = House::open(tx).await?.of_form(tx, before.kind, &form).await?;
        let mut new = form.parse(&rules)?;
        let is_same = new == before.new;
        // Whoever made the same of it before has told of it.
        if is_same && base.is_older_than(before.version) {
            return Ok(((before, Vec::new()), change.without_activity("it was told when it was saved")));
        }
        let stands = || FormText::from(before.new.to_form());
        base.admit::<F>(tx, id.0, before.version, DocumentEvent::saved, stands).await?;
        if is_same {
            return Ok(((before, Vec::new()), change.without_activity("the form says what there was")));
        }
        check::check(tx, Some(&before), &new).await?;
        if before.kind != DocumentKind::Invoice {
            expenses::none_named(&new.lines)?;
        }
        check::identify(&mut new);
        let made_of: Vec<Uuid> = before.origins.iter().map(|origin| origin.id.0).collect();
        let (after, told) = write_over(tx, change, &rules, Stored { document: before, row }, new).await?;
        Ok(((after, made_of), told))
    })
    .await?;
    if origins.is_empty() {
        return Ok(after);
    }
    // What it is made of may be wholly invoiced now, or no longer, and is told of with it.
    settle::origins(tx, &origins).await?;
    read::get(tx, id).await
}

/// Prices what was checked and writes it over a draft. Answers what it becomes.
async fn write_over<F: OfDocuments>(
    tx: &Tenant<DatabaseTransaction>,
    change: Change<F>,
    rules: &DocumentRules,
    Stored { document: before, mut row }: Stored,
    new: NewDocument,
) -> StoreResult<(Document, Told)> {
    let id = before.id;
    let sheet = Sheet { id: Some(id), origins: &before.origins, new: &new, rules };
    let settlement = sheet.price(tx).await?;
    let changes = documents::changes(&before.new.to_form(), &new.to_form());
    let origins = write::kept(before.origins.clone(), &settlement);
    let left = before.origins.iter().filter(|origin| !origins.contains(origin)).map(|origin| origin.id.0);
    write::unlink(tx, &change, id, &left.collect::<Vec<_>>()).await?;
    let totals = settlement.priced.totals;
    let lines = columns::line_rows(tx.company(), id, &new.lines, &totals)?;
    write::replace_lines(tx, &change, id, lines).await?;

    row.version += 1;
    (row.updated_at, row.last_on) = (tx.now(), write::last_on(rules, &new));
    columns::lay(&new.data, &totals, settlement.priced.margin.cost_minor, &mut row)?;
    let (version, client) = (row.version, new.data.client);
    change.update(tx, row).await?;
    if before.kind == DocumentKind::Recurring {
        recurring::replan(tx, id, before.state, &new.data).await?;
    }
    if before.kind == DocumentKind::Invoice {
        let is_same_client = before.new.data.client == client;
        Box::pin(tasks::kept(tx, id, is_same_client, &new.lines)).await?;
    }
    Box::pin(expenses::kept(tx, id, client, &before.new.lines, &new.lines)).await?;
    let told = change.tell(tx, (id, client), DocumentEvent::Updated { version, changes }).await?;
    Ok((Document { version, new, totals, origins, updated_at: tx.now(), ..before }, told))
}
