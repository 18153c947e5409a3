//! What clients answer to quotes (A11.1), kept as proof: added once and never changed. What follows for the quote is the step that staff
//! take by hand, so that its state, its activity and what is made of it are the same.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use chrono_tz::Tz;
use domain::billing::kind::DocumentKind;
use domain::billing::totals::Totals;
use domain::documents::answer::{Answer, Closed, NewAnswer, closed, options_of, with_options};
use domain::documents::{AfterApproval, Document, NewDocument, Signature, Verdict, priced};
use domain::ids::{ContactId, DocumentId, DocumentLineId};
use domain::money::{Currency, Money};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, JsonValue, QueryFilter,
    QuerySelect,
};
use uuid::Uuid;

use super::customer::Customer;
use super::house::House;
use super::{make, papers, read as documents, step};
use crate::columns::{self, texts};
use crate::entities::quote_answer::{Column, Entity, Model};
use crate::{StoreError, StoreResult, Tenant, changes, contacts, local_time};

texts!(Signature, Verdict);

/// What came of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answered {
    /// It is kept, and the quote has taken its step.
    Kept,
    /// The quote takes none any more.
    Closed(Closed),
    /// With the options that are taken it comes to something else than whoever answers was shown.
    Otherwise,
}

/// Whoever answers, and from where.
#[derive(Clone, Copy, Debug)]
pub struct Signer<'a> {
    /// The contact.
    pub contact: ContactId,
    /// The network address.
    pub address: &'a str,
    /// What the device calls itself.
    pub device: &'a str,
}

/// A quote as it is answered to.
#[derive(Clone, Debug)]
pub struct Offer {
    /// The quote.
    pub document: Document,
    /// Why it takes no answer; nothing where it does.
    pub closed: Option<Closed>,
    /// The options that are taken: in an answer, or for the moment.
    pub options: BTreeSet<DocumentLineId>,
    /// What it comes to with them, taxes included.
    pub total: Money,
    /// What was answered.
    pub answer: Option<Answer>,
}

/// A quote as it is answered to, with those of its options that are asked for.
pub async fn offer<C: ConnectionTrait>(
    t: &Tenant<C>,
    id: DocumentId,
    asked: &BTreeSet<DocumentLineId>,
) -> StoreResult<Offer> {
    let document = documents::get(t, id).await?;
    if document.kind != DocumentKind::Quote {
        return Err(StoreError::NotFound);
    }
    let answer = answer_of(t, id).await?;
    let today = today(t).await?;
    let closed = closed(&document, today);
    if let Some(answer) = answer {
        let (options, total) = (answer.options.iter().copied().collect(), answer.total);
        return Ok(Offer { document, closed, options, total, answer: Some(answer) });
    }
    let options = if closed.is_none() { options_of(&document.new, asked) } else { BTreeSet::new() };
    let total = Box::pin(total(t, &document, &options)).await?;
    Ok(Offer { document, closed, options, total, answer: None })
}

/// Keeps an answer to a quote, and takes the step that follows. Whoever comes second, in another tab or after somebody else, is told why
/// there is nothing left to answer. A draft of the invoice is made where the company wants that.
pub async fn answer(
    tx: &Tenant<DatabaseTransaction>,
    id: DocumentId,
    new: &NewAnswer,
    signer: Signer<'_>,
) -> StoreResult<Answered> {
    // Nobody else answers, nor changes the quote, until this one is done.
    changes::hold(tx).await?;
    let document = documents::get(tx, id).await?;
    if let Some(why) = closed(&document, today(tx).await?) {
        return Ok(Answered::Closed(why));
    }
    let is_approved = new.verdict == Verdict::Approved;
    let options = options_of(&document.new, &new.options);
    let total = Box::pin(total(tx, &document, &options)).await?;
    if is_approved && new.shown_minor != Some(total.minor()) {
        return Ok(Answered::Otherwise);
    }
    let options: Vec<Uuid> = options.into_iter().map(|line| line.0).collect();
    let row = Model {
        company_id: tx.company().0,
        id: Uuid::now_v7(),
        created_at: tx.now(),
        updated_at: tx.now(),
        document_id: id.0,
        contact_id: signer.contact.0,
        verdict: new.verdict.as_str().to_owned(),
        name: new.name.as_str().to_owned(),
        reason: new.reason.as_ref().map(|reason| reason.as_str().to_owned()),
        signature: new.signature.as_ref().map(|signature| signature.as_str().to_owned()),
        options: serde_json::to_value(options)?,
        total_minor: total.minor(),
        currency: total.currency().as_str().to_owned(),
        address: signer.address.to_owned(),
        device: signer.device.to_owned(),
        signed_as: Box::pin(signed_as(tx, signer.contact)).await?,
    };
    Entity::insert(row.into_active_model()).exec_without_returning(tx.db()).await?;
    Box::pin(step::step(tx, &[id], new.verdict.step())).await?;
    // The paper that bears it is made now, whenever somebody first looks at it.
    papers::ask(tx, &[id]).await?;
    if is_approved {
        Box::pin(go_on(tx, id)).await?;
    }
    Ok(Answered::Kept)
}

/// Makes the draft of the invoice, where the company wants that. What cannot be invoiced today stays accepted, for people to go on with:
/// the answer is the client's in any case.
async fn go_on(tx: &Tenant<DatabaseTransaction>, id: DocumentId) -> StoreResult<()> {
    if House::open(tx).await?.company.profile.after_approval != AfterApproval::Invoice {
        return Ok(());
    }
    match make::make(tx, &[id], DocumentKind::Invoice).await {
        Ok(_) => Ok(()),
        Err(error @ (StoreError::Refused(_) | StoreError::Invalid(_))) => {
            tracing::warn!(document = %id, %error, "a quote that was approved did not become an invoice");
            Ok(())
        }
        Err(error) => Err(error),
    }
}

/// What a client has answered to a document; nothing where nobody has.
pub async fn answer_of<C: ConnectionTrait>(t: &Tenant<C>, id: DocumentId) -> StoreResult<Option<Answer>> {
    match row_of(t, id).await? {
        Some(row) => read(row, local_time::zone(t).await?).map(Some),
        None => Ok(None),
    }
}

/// The row of it.
pub(super) async fn row_of<C: ConnectionTrait>(t: &Tenant<C>, id: DocumentId) -> StoreResult<Option<Model>> {
    let of_company = Entity::find().filter(Column::CompanyId.eq(t.company().0));
    Ok(of_company.filter(Column::DocumentId.eq(id.0)).one(t.db()).await?)
}

/// An answer as it is kept, by the company's clock.
pub(crate) fn read(row: Model, zone: Tz) -> StoreResult<Answer> {
    let id = row.id;
    let currency: Currency = columns::read(row.currency, "currency", id)?;
    Ok(Answer {
        verdict: columns::read(row.verdict, "verdict", id)?,
        name: columns::read(row.name, "name", id)?,
        reason: columns::read(row.reason, "reason", id)?,
        signature: columns::read(row.signature, "signature", id)?,
        options: lines(row.options)?.into_iter().map(DocumentLineId).collect(),
        total: Money::new(row.total_minor, currency),
        at: local_time::local(row.created_at, zone),
        address: row.address,
        device: row.device,
        signed_as: row.signed_as,
    })
}

/// How a contact is called, and where they are written to: whatever is typed as a name, it was they who were signed in.
async fn signed_as<C: ConnectionTrait>(t: &Tenant<C>, contact: ContactId) -> StoreResult<String> {
    let person = contacts::get(t, contact).await?.person;
    let name = person.display_name();
    let email = person.email.filter(|email| email.as_str() != name);
    Ok(email.map_or_else(|| name.clone(), |email| format!("{name} ({email})")))
}

/// The lines of these documents that were offered as options, and that their clients have taken.
pub(super) async fn taken<C: ConnectionTrait>(t: &Tenant<C>, of: &[Uuid]) -> StoreResult<Vec<Uuid>> {
    let kept: Vec<JsonValue> = Entity::find()
        .select_only()
        .column(Column::Options)
        .filter(Column::CompanyId.eq(t.company().0))
        .filter(Column::DocumentId.is_in(of.iter().copied()))
        .filter(Column::Verdict.eq(Verdict::Approved.as_str()))
        .into_tuple()
        .all(t.db())
        .await?;
    let mut taken = Vec::new();
    for options in kept {
        taken.extend(lines(options)?);
    }
    Ok(taken)
}

/// Has what was offered as an option and was taken be sold like the rest, before something is made of its quote.
pub(super) async fn take_options<C: ConnectionTrait>(
    t: &Tenant<C>,
    house: &House,
    of: &mut [Document],
) -> StoreResult<()> {
    let quotes: Vec<Uuid> =
        of.iter().filter(|document| document.kind == DocumentKind::Quote).map(|document| document.id.0).collect();
    if quotes.is_empty() {
        return Ok(());
    }
    let taken: BTreeSet<DocumentLineId> = taken(t, &quotes).await?.into_iter().map(DocumentLineId).collect();
    for document in of {
        let options = options_of(&document.new, &taken);
        if !options.is_empty() {
            document.new = with_options(&document.new, &options);
            document.totals = anew(t, house, document.kind, &document.new).await?;
        }
    }
    Ok(())
}

/// What a quote comes to with some of its options: without any, what it was issued with.
async fn total<C: ConnectionTrait>(
    t: &Tenant<C>,
    document: &Document,
    options: &BTreeSet<DocumentLineId>,
) -> StoreResult<Money> {
    if options.is_empty() {
        return Ok(Money::new(document.totals.gross_minor, document.totals.currency));
    }
    let house = House::open(t).await?;
    let totals = anew(t, &house, document.kind, &with_options(&document.new, options)).await?;
    Ok(Money::new(totals.gross_minor, totals.currency))
}

async fn anew<C: ConnectionTrait>(
    t: &Tenant<C>,
    house: &House,
    kind: DocumentKind,
    new: &NewDocument,
) -> StoreResult<Totals> {
    let customer = Customer::of(t, new.data.client).await?.ok_or(StoreError::NotFound)?;
    let rules = house.rules(kind, Some(&customer), new.data.delivery_address)?;
    Ok(priced(&new.data, &new.lines, &rules, &[])?.totals)
}

async fn today<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<NaiveDate> {
    Ok(local_time::local(t.now(), local_time::zone(t).await?).date())
}

fn lines(kept: JsonValue) -> StoreResult<Vec<Uuid>> {
    Ok(serde_json::from_value(kept)?)
}
