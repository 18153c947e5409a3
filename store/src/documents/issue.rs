//! Documents given their numbers: from there on they stay as they are.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use chrono::NaiveDate;
use domain::billing::chain::Hash;
use domain::billing::document::{Document as Stage, Issued};
use domain::billing::due::Due;
use domain::billing::kind::DocumentKind;
use domain::billing::ledger::{EntryKind, Movement};
use domain::billing::state::{DocumentState, Step};
use domain::documents::{
    Content, Document, DocumentEvent, DocumentRules, LineKind, NewDocument, Priced, Related, goods,
};
use domain::error::{FieldError, Refusal};
use domain::ids::{ClientId, DocumentId};
use domain::lists::{ListItem, ListKind};
use domain::money::Money;
use domain::text::fold;
use sea_orm::DatabaseTransaction;
use uuid::Uuid;

use super::customer::Customer;
use super::features::{OfDocuments, listed, of_subject};
use super::house::House;
use super::price::{Settlement, Sheet};
use super::read::{self, Stored};
use super::series::Ends;
use super::{columns, papers, parties, recurring, settle, write};
use crate::changes::{self, Change};
use crate::entities::document::Model;
use crate::states::MAX_AT_ONCE;
use crate::{StoreError, StoreResult, Tenant, clients, ledger, lists};

/// Issues drafts, all or none: each gets the next number of its series and its place in the chain, and what it is owed by enters the ledger.
/// Drafts are numbered by their days, those of one day in the order asked. One that is issued already is answered as it is.
pub async fn issue(tx: &Tenant<DatabaseTransaction>, ids: &[DocumentId]) -> StoreResult<Vec<Document>> {
    let (documents, numbered) = all(tx, ids).await?;
    papers::ask(tx, &numbered).await?;
    Ok(documents)
}

/// The same of what is made up, whose papers are made when somebody looks at them.
pub(crate) async fn issue_unprinted(
    tx: &Tenant<DatabaseTransaction>,
    ids: &[DocumentId],
) -> StoreResult<Vec<Document>> {
    all(tx, ids).await.map(|(documents, _)| documents)
}

/// Answers with the documents which of them are issued only now.
async fn all(tx: &Tenant<DatabaseTransaction>, ids: &[DocumentId]) -> StoreResult<(Vec<Document>, Vec<DocumentId>)> {
    if ids.len() > usize::from(MAX_AT_ONCE) {
        return Err(Refusal::TooMany { max: MAX_AT_ONCE.into() }.into());
    }
    changes::hold(tx).await?;
    let (mut drafts, mut answer) = (Vec::new(), HashMap::new());
    let asked: Vec<Stored> = read::these(tx, ids).await?;
    let order: Vec<DocumentId> = asked.iter().map(|stored| stored.document.id).collect();
    for stored in asked {
        let Document { id, kind, state, .. } = stored.document;
        if state.is_issued() {
            answer.insert(id, stored.document);
        } else {
            state.after(kind, Step::Issue)?;
            drafts.push(stored);
        }
    }
    let numbered: Vec<DocumentId> = drafts.iter().map(|stored| stored.document.id).collect();
    if !drafts.is_empty() {
        let mut desk = Desk::open(tx).await?;
        drafts.sort_by_key(|stored| stored.document.new.data.date.unwrap_or(desk.house.today));
        for stored in drafts {
            let subject = listed(stored.document.kind)?;
            let issued = of_subject!(subject, feature => Box::pin(desk.issue(tx, feature, stored)).await)?;
            answer.insert(issued.id, issued);
        }
        desk.ends.keep(tx).await?;
    }
    let documents = order.into_iter().map(|id| answer.remove(&id).ok_or(StoreError::NotFound));
    Ok((documents.collect::<StoreResult<_>>()?, numbered))
}

/// What documents are issued with.
struct Desk {
    house: House,
    means: Vec<ListItem>,
    ends: Ends,
    customers: HashMap<ClientId, Customer>,
}

/// A draft with all that it says on the day of its issue.
struct Ready {
    stored: Stored,
    new: NewDocument,
    rules: DocumentRules,
    settlement: Settlement,
    last_on: Option<NaiveDate>,
    issued_on: NaiveDate,
}

impl Desk {
    async fn open(tx: &Tenant<DatabaseTransaction>) -> StoreResult<Self> {
        let house = House::open(tx).await?;
        let ends = Ends::read(tx, house.company.profile.language).await?;
        let means = lists::of(tx, ListKind::PaymentMethod).await?;
        Ok(Self { house, means, ends, customers: HashMap::new() })
    }

    async fn issue<F: OfDocuments>(
        &mut self,
        tx: &Tenant<DatabaseTransaction>,
        of: F,
        stored: Stored,
    ) -> StoreResult<Document> {
        let ready = self.ready(tx, stored).await?;
        let (kind, client) = (ready.rules.kind, ready.new.data.client);
        let origins = &ready.stored.document.origins;
        let made_of: Vec<Uuid> = origins.iter().map(|origin| origin.id.0).collect();
        let templates =
            origins.iter().filter(|origin| origin.kind == DocumentKind::Recurring).map(|origin| origin.id.0);
        let templates: Vec<Uuid> = templates.collect();
        let issued = changes::make(tx, of, async |change| {
            let issued = self.write(tx, &change, ready).await?;
            let number = issued.number.clone().unwrap_or_default();
            let told = change.tell(tx, (issued.id, client), DocumentEvent::Issued { number }).await?;
            Ok((issued, told))
        })
        .await?;
        enter(tx, &issued).await?;
        recurring::shown_anew(tx, &templates).await?;
        if kind.is_owed() || kind == DocumentKind::Order {
            self.no_prospect(tx, client).await?;
        }
        if kind != DocumentKind::DeliveryNote || made_of.is_empty() {
            return Ok(issued);
        }
        // What was ordered may be handed over as a whole now, and is told of with it.
        settle::origins(tx, &made_of).await?;
        read::get(tx, issued.id).await
    }

    /// Reads a draft by what holds today, and prices it.
    async fn ready(&mut self, tx: &Tenant<DatabaseTransaction>, stored: Stored) -> StoreResult<Ready> {
        let Document { id, kind, new: kept, origins, .. } = &stored.document;
        let customer = customer(&mut self.customers, tx, kept.data.client).await?;
        let rules = self.house.rules(*kind, Some(customer), kept.data.delivery_address)?;
        let mut new = kept.to_form().parse(&rules)?;
        rules.take_parts(&mut new.data);
        if !new.lines.iter().any(|line| line.kind == LineKind::Item) {
            return Err(Refusal::NothingInIt.into());
        }
        let settlement = Sheet { id: Some(*id), origins, new: &new, rules: &rules }.price(tx).await?;
        let issued_on = new.data.date.unwrap_or(rules.today);
        let last_on = write::last_on_of(&rules, &new, issued_on);
        Ok(Ready { stored, new, rules, settlement, last_on, issued_on })
    }

    /// Writes a draft as issued. Answers it as it would be read.
    async fn write<F: OfDocuments>(
        &mut self,
        tx: &Tenant<DatabaseTransaction>,
        change: &Change<F>,
        ready: Ready,
    ) -> StoreResult<Document> {
        let Ready { stored: Stored { document, mut row }, new, rules, settlement, last_on, issued_on } = ready;
        let kind = document.kind;
        let origins = write::kept(document.origins.clone(), &settlement);
        let left = document.origins.iter().filter(|origin| !origins.contains(origin)).map(|origin| origin.id.0);
        write::unlink(tx, change, document.id, &left.collect::<Vec<_>>()).await?;
        let priced = settlement.priced;
        if priced.totals != document.totals {
            let lines = columns::line_rows(tx.company(), document.id, &new.lines, &priced.totals)?;
            write::replace_lines(tx, change, document.id, lines).await?;
        }
        let series = kind.series().ok_or(Refusal::WrongState)?;
        let numbered = self.ends.number(tx, series, [issued_on, rules.today]).await?;
        let customer = self.customers.get(&new.data.client).ok_or(StoreError::NotFound)?;
        let wording = self.house.wording(customer, new.data.payment_terms, &self.means);
        let says = content(&self.house, customer, &new, &priced, &origins, (&rules, last_on, settlement.dues));
        let content = Content { wording: Some(Box::new(wording)), ..says };
        let wrong = |error| StoreError::Corrupt(format!("{kind:?} {}: {error}", document.id));
        let issued = Stage::draft(kind, content).issue(numbered).map_err(wrong)?;
        let place = self.ends.chain(tx, &issued);

        columns::lay(&new.data, &priced.totals, priced.margin.cost_minor, &mut row)?;
        row.distance_minor = distance_minor(&new, &priced, &rules);
        seal(&issued, place, &mut row)?;
        (row.updated_at, row.last_on) = (tx.now(), last_on);
        change.update(tx, row).await?;
        Ok(Document {
            state: DocumentState::Issued,
            number: Some(issued.number().to_owned()),
            issued_on: Some(issued_on),
            due_on: issued.content().due_on,
            valid_until: issued.content().valid_until,
            content: Some(issued.content().clone()),
            totals: priced.totals,
            new,
            origins,
            updated_at: tx.now(),
            ..document
        })
    }

    /// Whoever orders, or owes something, is a client (A3.3).
    async fn no_prospect(&mut self, tx: &Tenant<DatabaseTransaction>, client: ClientId) -> StoreResult<()> {
        if let Some(customer) = self.customers.get_mut(&client).filter(|customer| customer.row.is_prospect) {
            clients::set_prospect(tx, client, false).await?;
            customer.row.is_prospect = false;
        }
        Ok(())
    }
}

/// A client, read once.
async fn customer<'a>(
    known: &'a mut HashMap<ClientId, Customer>,
    tx: &Tenant<DatabaseTransaction>,
    id: ClientId,
) -> StoreResult<&'a Customer> {
    match known.entry(id) {
        Entry::Occupied(known) => Ok(known.into_mut()),
        Entry::Vacant(place) => {
            let customer = Customer::of(tx, id).await?;
            Ok(place.insert(customer.ok_or_else(|| StoreError::field("fields.client", FieldError::Unknown))?))
        }
    }
}

/// What a document says from here on; of a draft, what it would.
pub(super) fn content(
    house: &House,
    customer: &Customer,
    new: &NewDocument,
    priced: &Priced,
    origins: &[Related],
    (rules, last_on, dues): (&DocumentRules, Option<NaiveDate>, Vec<Due>),
) -> Content {
    let is_owed = rules.kind.is_owed();
    let named = |origin: &Related| Some((origin.id, origin.number.clone()?));
    let content = Content {
        seller: parties::seller(&house.company.profile),
        buyer: parties::buyer(customer, &new.data, rules.kind),
        delivery: parties::delivery(customer, &new.data, rules.kind),
        data: new.data.clone(),
        lines: new.lines.clone(),
        taxes: priced.taxes(),
        totals: priced.totals.clone(),
        due_on: last_on.filter(|_| is_owed),
        valid_until: last_on.filter(|_| !is_owed),
        mentions: priced.mentions.clone(),
        origins: origins.iter().filter_map(named).collect(),
        late: rules.buyer.as_ref().and_then(|buyer| buyer.late).filter(|_| is_owed),
        dues,
        distance: rules.distance_of(&priced.reasons),
        wording: None,
    };
    content.without_secrets()
}

/// Puts what a document says, its number and its place in the chain into its row.
fn seal(
    issued: &Stage<Issued, Content>,
    (position, previous, hash): (i64, Option<Hash>, Hash),
    row: &mut Model,
) -> StoreResult<()> {
    let numbered = issued.numbered();
    let counter = i64::try_from(numbered.counter());
    DocumentState::Issued.as_str().clone_into(&mut row.state);
    row.series = Some(numbered.series().as_str().to_owned());
    row.number = Some(numbered.number().to_owned());
    row.number_folded = Some(fold(numbered.number()));
    row.counter = Some(counter.map_err(|_| StoreError::Corrupt(format!("counter of {}", row.id)))?);
    row.issued_on = Some(numbered.issued_on());
    row.content = Some(serde_json::to_value(issued.content())?);
    row.chain_position = Some(position);
    row.previous_hash = previous.map(|previous| previous.to_string());
    row.hash = Some(hash.to_string());
    Ok(())
}

/// What adds up to the threshold of distance sales: what was invoiced before was counted then.
fn distance_minor(new: &NewDocument, priced: &Priced, rules: &DocumentRules) -> i64 {
    let counts = rules.kind.moves().is_some() && rules.buyer.as_ref().is_some_and(|buyer| buyer.is_far_consumer);
    let (totals, deducted) = (&priced.totals, priced.totals.deducted.net_minor);
    if counts { goods::sold_minor(goods::lines_minor(&new.lines, totals), totals, deducted) } else { 0 }
}

/// Has what is owed by a document, or no longer, enter the ledger.
async fn enter(tx: &Tenant<DatabaseTransaction>, issued: &Document) -> StoreResult<()> {
    let Some(kind) = EntryKind::of_document(issued.kind) else { return Ok(()) };
    let wrong = |error| StoreError::Corrupt(format!("ledger entry of document {}: {error}", issued.id));
    let amount = Money::new(issued.totals.due_minor, issued.totals.currency);
    let movement = Movement::new(kind, amount).map_err(wrong)?;
    let day = issued.issued_on.ok_or(StoreError::NotFound)?;
    ledger::enter(tx, issued.new.data.client, movement, issued.id.0, day).await
}
