//! Documents made of others: an order of a quote, deliveries of an order, one invoice of several deliveries, a credit note of an invoice.

use std::collections::BTreeSet;

use domain::billing::kind::{ConversionError, DocumentKind, Origin, convert};
use domain::documents::conversion::{MAX_ORIGINS, converted, go_together, may_become};
use domain::documents::{Document, DocumentEvent, NewDocument, Related};
use domain::error::Refusal;
use domain::ids::DocumentId;
use sea_orm::DatabaseTransaction;
use uuid::Uuid;

use super::family::{Family, counts};
use super::features::{OfDocuments, listed, of_subject};
use super::house::House;
use super::price::Sheet;
use super::write::{Draft, insert};
use super::{answers, check, read, recurring, settle};
use crate::changes::{self, Change, Told};
use crate::{StoreError, StoreResult, Tenant};

/// Makes a draft of documents of one client, with what remains of them: of an order that was delivered in part, the rest. Each of its lines
/// names the one that it is of. Down payments that were invoiced before are deducted on an invoice for the whole.
pub async fn make(tx: &Tenant<DatabaseTransaction>, of: &[DocumentId], into: DocumentKind) -> StoreResult<Document> {
    if of.len() > MAX_ORIGINS as usize {
        return Err(Refusal::TooMany { max: MAX_ORIGINS }.into());
    }
    let document = of_subject!(listed(into)?, feature => Box::pin(make_as(tx, feature, of, into)).await)?;
    let made_of: Vec<DocumentId> = document.origins.iter().map(|origin| origin.id).collect();
    settle::became(tx, &made_of, document.id).await?;
    // Read again, since what it was made of has moved on.
    read::get(tx, document.id).await
}

async fn make_as<F: OfDocuments>(
    tx: &Tenant<DatabaseTransaction>,
    feature: F,
    of: &[DocumentId],
    into: DocumentKind,
) -> StoreResult<Document> {
    changes::make(tx, feature, async |change| {
        let mut of: Vec<Document> = read::these(tx, of).await?.into_iter().map(|stored| stored.document).collect();
        admit(&of, into)?;
        let house = House::open(tx).await?;
        answers::take_options(tx, &house, &mut of).await?;
        // A template makes the same again and again: nothing of it is used up by what it made before.
        if let [template] = of.as_slice()
            && template.kind == DocumentKind::Recurring
        {
            let carried = recurring::carried(tx, &house, template, house.today).await?;
            return begin(tx, change, &house, &of, Carried { into, new: carried, deducted: Vec::new() }).await;
        }
        let family = Family::of(tx, &of.iter().map(|document| document.id.0).collect::<Vec<_>>()).await?;
        let new = converted(&of, into, &family.traces(counts)).ok_or(Refusal::NothingLeft)?;
        let deducted = if into == DocumentKind::Invoice { to_deduct(tx, &family).await? } else { Vec::new() };
        begin(tx, change, &house, &of, Carried { into, new, deducted }).await
    })
    .await
}

/// What is carried over of documents into another one.
pub(super) struct Carried {
    /// What they become.
    pub into: DocumentKind,
    /// What stands in it.
    pub new: NewDocument,
    /// The down payments that it deducts.
    pub deducted: Vec<Related>,
}

/// Writes a draft that is made of documents, and tells of it.
pub(super) async fn begin<F: OfDocuments>(
    tx: &Tenant<DatabaseTransaction>,
    change: Change<F>,
    house: &House,
    of: &[Document],
    carried: Carried,
) -> StoreResult<(Document, Told)> {
    let (rules, mut new) = house.anew(tx, carried.into, &carried.new).await?;
    check::identify(&mut new);
    let origins: Vec<Related> = of.iter().map(related).chain(carried.deducted).collect();
    let settlement = Sheet { id: None, origins: &origins, new: &new, rules: &rules }.price(tx).await?;
    let draft = Draft { id: DocumentId(Uuid::now_v7()), new, settlement, origins };
    let document = insert(tx, &change, &rules, draft).await?;
    let event = DocumentEvent::Made { of: of.iter().map(|document| document.id).collect() };
    let told = change.tell(tx, (document.id, document.new.data.client), event).await?;
    Ok((document, told))
}

/// Refuses what does not become that kind: by its own kind, by its state, or beside the others.
fn admit(of: &[Document], into: DocumentKind) -> StoreResult<()> {
    let origins: Vec<Origin> = of
        .iter()
        .map(|document| Origin {
            kind: document.kind,
            client: document.new.data.client,
            currency: document.new.data.currency,
        })
        .collect();
    let refused = |error| match error {
        ConversionError::Nothing => StoreError::NotFound,
        ConversionError::Kind => Refusal::WrongState.into(),
        ConversionError::NotTogether
        | ConversionError::SeveralKinds
        | ConversionError::SeveralClients
        | ConversionError::SeveralCurrencies => Refusal::NotTogether.into(),
    };
    convert(&origins, into).map_err(refused)?;
    if !of.iter().all(|document| may_become(document.kind, document.state, into)) {
        return Err(Refusal::WrongState.into());
    }
    if go_together(of) { Ok(()) } else { Err(Refusal::NotTogether.into()) }
}

fn related(document: &Document) -> Related {
    Related { id: document.id, kind: document.kind, number: document.number.clone(), state: document.state }
}

/// The down payments of a family that were invoiced, were not taken back as a whole, and that no invoice deducts yet.
async fn to_deduct(tx: &Tenant<DatabaseTransaction>, family: &Family) -> StoreResult<Vec<Related>> {
    let is_deducted = |id: Uuid| family.made_of(id).any(|made| made.kind == DocumentKind::Invoice && counts(made));
    let paid_before: Vec<DocumentId> = family
        .members
        .values()
        .filter(|member| member.kind == DocumentKind::DownPayment && member.state.is_issued())
        .filter(|member| !is_deducted(member.id.0))
        .map(|member| member.id)
        .collect();
    let mut left = Vec::new();
    for stored in read::these(tx, &paid_before).await? {
        let notes: BTreeSet<Uuid> = family
            .made_of(stored.document.id.0)
            .filter(|made| made.kind == DocumentKind::CreditNote && made.state.is_issued())
            .map(|note| note.id.0)
            .collect();
        let notes = read::rows(tx, &notes.into_iter().collect::<Vec<_>>()).await?;
        let taken_back: i64 = notes.iter().map(|note| note.due_minor).sum();
        if taken_back < stored.row.due_minor {
            left.push(related(&stored.document));
        }
    }
    Ok(left)
}
