//! Three years of made-up sales: quotes, what becomes of them, invoices, how they are paid, and credits; each step done by the verbs that
//! people's clicks call, on its day, so that numbers, chain and ledger are what they would be.

mod agreed;
mod awaited;
mod expenses;
mod gifts;
mod plan;
mod repeated;
mod typed;

use chrono::{DateTime, Utc};
use domain::billing::correction::Correction;
use domain::billing::kind::DocumentKind;
use domain::billing::state::Step;
use domain::clients::ClientState;
use domain::documents::{Document, PaymentForm};
use domain::ids::{ClientId, CompanyId, DocumentId, ListItemId};
use domain::lists::ListKind;
use domain::money::Currency;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::dice::Dice;
use crate::entities::client;
use crate::{Access, Actor, Database, StoreError, StoreResult, Tenant, documents, jobs, lists, payments};
use domain::access::Role;
use plan::{Plan, What};
use typed::{Shop, payment};

/// Clients that something is sold to: enough to fill every screen, few enough that they are soon made.
const BUYERS: u64 = 250;

/// How many of them in a hundred have agreed prices of their own.
const AGREES_IN_100: u64 = 30;

/// A client that something is sold to.
#[derive(Clone, Copy, Debug)]
struct Buyer {
    id: ClientId,
    since: DateTime<Utc>,
    currency: Currency,
}

/// Sells to the company's clients, from the day each was created to now.
pub(super) async fn make_up(
    database: &Database,
    company: CompanyId,
    actor: &Actor,
    seed: u64,
    now: DateTime<Utc>,
) -> StoreResult<()> {
    let at = |now| Access::new(database.clone(), company, Role::Owner, actor.clone(), now);
    let reading = at(now).read();
    let shop = Shop::open(&reading).await?;
    if shop.is_empty() {
        return Ok(());
    }
    let methods: Vec<ListItemId> =
        lists::of(&reading, ListKind::PaymentMethod).await?.into_iter().map(|method| method.id).collect();
    let mut dice = Dice::new(seed ^ 0x5A1E5);
    let mut plan = Plan::default();
    let buyers = buyers(&reading).await?;
    for &buyer in &buyers {
        for deal in plan::deals(buyer.since, now, &mut dice) {
            plan.add(deal.at, What::Begin { buyer, deal });
        }
    }
    repeated::plan(&buyers, now, &mut plan);
    let mut chance = Dice::new(seed ^ 0x61F75);
    for &buyer in &buyers {
        gifts::plan(buyer, now, &mut plan, &mut chance);
    }
    while let Some((day, what)) = plan.next(now) {
        let tx = at(day).begin().await?;
        carry_out(&tx, &shop, &methods, day, what, &mut plan, &mut dice).await?;
        // Printed when somebody looks at it: hundreds at once would keep the machine from whoever waits for the examples.
        jobs::withdraw(&tx, domain::documents::paper::JOB).await?;
        tx.commit().await?;
    }
    // Dice of their own, so that all else is the same with them and without.
    let mut dice = Dice::new(seed ^ 0xA6_9EED);
    for &buyer in &buyers {
        if dice.in_100(AGREES_IN_100) {
            let tx = at(now).begin().await?;
            agreed::with(&tx, &shop, buyer, now, &mut dice).await?;
            tx.commit().await?;
        }
    }
    let tx = at(now).begin().await?;
    expenses::bill(&tx).await?;
    awaited::enter(&tx, &buyers).await?;
    // As above, of what was billed here.
    jobs::withdraw(&tx, domain::documents::paper::JOB).await?;
    tx.commit().await
}

/// Clients of any state but deleted, the oldest first: whoever left bought something before.
async fn buyers<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<Vec<Buyer>> {
    let rows: Vec<(Uuid, DateTime<Utc>, String)> = client::Entity::find()
        .select_only()
        .columns([client::Column::Id, client::Column::CreatedAt, client::Column::Currency])
        .filter(client::Column::CompanyId.eq(t.company().0))
        .filter(client::Column::State.eq(ClientState::Active.as_str()))
        .order_by_asc(client::Column::Id)
        .limit(BUYERS)
        .into_tuple()
        .all(t.db())
        .await?;
    let buyer = |(id, since, currency): (Uuid, DateTime<Utc>, String)| {
        let currency =
            Currency::parse(&currency).map_err(|_| StoreError::Corrupt(format!("currency of client {id}")))?;
        Ok(Buyer { id: ClientId(id), since, currency })
    };
    rows.into_iter().map(buyer).collect()
}

/// Does one step of a deal, and plans what follows from it.
async fn carry_out(
    tx: &Tenant<sea_orm::DatabaseTransaction>,
    shop: &Shop,
    methods: &[ListItemId],
    day: DateTime<Utc>,
    what: What,
    plan: &mut Plan,
    dice: &mut Dice,
) -> StoreResult<()> {
    match what {
        What::Begin { buyer, deal } => {
            let kind = if deal.has_quote { DocumentKind::Quote } else { DocumentKind::Invoice };
            let rules = documents::rules(tx, kind, Some(buyer.id), None).await?;
            let form = shop.form(buyer.id, &rules, &deal, dice);
            let document = documents::create(tx, kind, form).await?;
            if deal.stays_draft {
                return Ok(());
            }
            send(tx, document.id).await?;
            if deal.has_quote {
                plan.add(deal.answered, What::Answer { quote: document.id, buyer, deal });
            } else {
                plan.settle(document.id, buyer, &deal, dice);
            }
        }
        What::Answer { quote, buyer, deal } => {
            if let Some(step) = deal.answer {
                documents::step(tx, &[quote], step).await?;
            }
            if deal.answer == Some(Step::Accept) {
                plan.add(deal.invoiced, What::Invoice { quote, buyer, deal });
            }
        }
        What::Invoice { quote, buyer, deal } => {
            let invoice = documents::make(tx, &[quote], DocumentKind::Invoice).await?;
            send(tx, invoice.id).await?;
            plan.settle(invoice.id, buyer, &deal, dice);
        }
        What::Pay { invoice, buyer, in_100 } => pay(tx, invoice, buyer, in_100, methods, day, dice).await?,
        What::Credit { invoice } => credit(tx, invoice).await?,
        What::Repeat { buyer, turn } => Box::pin(repeated::begin(tx, shop, day, buyer, turn, plan)).await?,
        What::Run { template, buyer, turn } => Box::pin(repeated::run(tx, day, (template, buyer, turn), plan)).await?,
        What::Rest { template } => repeated::rest(tx, template).await?,
        What::Give { buyer, gift } => gifts::give(tx, shop.language(), (buyer, gift), day, plan).await?,
        What::TakeBack { credit } => gifts::take_back(tx, credit).await?,
    }
    Ok(())
}

/// Issues a document and says that it was sent.
async fn send(tx: &Tenant<sea_orm::DatabaseTransaction>, id: DocumentId) -> StoreResult<()> {
    documents::issue_unprinted(tx, &[id]).await?;
    send_on(tx, id).await
}

/// Says of what is issued that it was sent.
async fn send_on(tx: &Tenant<sea_orm::DatabaseTransaction>, id: DocumentId) -> StoreResult<()> {
    documents::step(tx, &[id], Step::Send).await.map(drop)
}

/// Pays so much in a hundred of what is left of an invoice.
async fn pay(
    tx: &Tenant<sea_orm::DatabaseTransaction>,
    invoice: DocumentId,
    buyer: Buyer,
    in_100: i64,
    methods: &[ListItemId],
    day: DateTime<Utc>,
    dice: &mut Dice,
) -> StoreResult<()> {
    let left = documents::get(tx, invoice).await?.balance_minor();
    let amount = left * in_100 / 100;
    if amount <= 0 {
        return Ok(());
    }
    let form: PaymentForm = payment(buyer.id, buyer.currency, invoice, amount, day, dice.pick_any(methods), dice);
    let new = form.parse(buyer.currency).map_err(StoreError::Invalid)?;
    payments::enter(tx, new, None).await.map(drop)
}

/// Takes an invoice back as a whole.
async fn credit(tx: &Tenant<sea_orm::DatabaseTransaction>, invoice: DocumentId) -> StoreResult<()> {
    let Document { kind, totals, settled, .. } = documents::get(tx, invoice).await?;
    debug_assert!(kind.is_owed());
    let total = domain::money::Money::new(totals.due_minor, totals.currency);
    let credited = domain::money::Money::new(settled.credited_minor, totals.currency);
    if domain::billing::correction::credit_note(total, credited, Correction::Full).is_err() {
        return Ok(());
    }
    let note = documents::make(tx, &[invoice], DocumentKind::CreditNote).await?;
    send(tx, note.id).await?;
    payments::apply_credit_note(tx, note.id, &[]).await
}
