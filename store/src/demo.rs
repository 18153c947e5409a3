//! A believable company to look at: French and Québec clients and some products, made up, the same for the same seed.
//!
//! Numbers are valid and lead nowhere: e-mails end in `.example`, telephones are of ranges kept for fiction.

mod business;
mod contacts;
mod dice;
mod expenses;
mod form;
mod history;
mod house;
mod people;
mod places;
mod price_lists;
mod products;
mod sales;
mod tasks;
mod words;

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Duration, Utc};
use domain::clients::Client;
use domain::error::Refusal;
use domain::format::Language;
use domain::ids::{ClientId, CompanyId, ListItemId, UserId};
use domain::lists::ListKind;
use domain::numbers::Series;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::activity::About;
use crate::changes::{self, Change, Feature};
use crate::clients::{Clients, create};
use crate::entities::{activity, membership, user};
use crate::{Access, Actor, Database, StoreError, StoreResult, Tenant, batches, companies, lists, numbers};

use dice::Dice;

pub use house::settle;

/// The most clients made: more than anybody looks at, enough to measure with.
pub const MAX_CLIENTS: u32 = 200_000;

/// Clients written together.
const AT_ONCE: u32 = 1_000;

/// The oldest client is this old.
const DAYS: i64 = 3 * 365;

/// What every client is made with.
struct World {
    lists: HashMap<ListKind, Vec<ListItemId>>,
    actor: Actor,
    /// Québec clients in a hundred: few for a French company, most for a Canadian one.
    quebec_in_100: u64,
    domains: HashSet<String>,
    emails: HashSet<String>,
    /// Tags have dice of their own, so that all else is the same with them and without.
    tag_dice: Dice,
    /// As the tags, what happened to contacts.
    contact_dice: Dice,
}

/// Fills a company that has no clients yet, with products and expenses beside them. What was sold to them is [`sell`]'s.
pub async fn fill(
    database: &Database,
    company: CompanyId,
    clients: u32,
    seed: u64,
    now: DateTime<Utc>,
) -> StoreResult<()> {
    if clients > MAX_CLIENTS {
        return Err(Refusal::TooMany { max: MAX_CLIENTS }.into());
    }
    let tx = Access::operator(database.clone(), company, now).begin().await?;
    if !companies::has_no_client(&tx).await? {
        return Err(Refusal::NotEmpty.into());
    }
    changes::make(&tx, Clients, async |change| {
        make_up(&tx, &change, clients, seed).await?;
        Ok(((), change.without_activity("their past is written with them, each event at its instant")))
    })
    .await?;
    let owner = owner(&tx).await?;
    products::make_up(&tx, &owner, seed).await?;
    price_lists::make_up(&tx).await?;
    expenses::make_up(&tx, &owner, seed).await?;
    tx.commit().await
}

/// Sells to the clients that [`fill`] has made, from the day each was created to now: each step in a transaction of its own, on its day, so
/// that whatever stops it leaves a company that is sound.
pub async fn sell(database: &Database, company: CompanyId, seed: u64, now: DateTime<Utc>) -> StoreResult<()> {
    let tx = Access::operator(database.clone(), company, now).begin().await?;
    let owner = owner(&tx).await?;
    drop(tx);
    sales::make_up(database, company, &owner, seed, now).await?;
    tasks::make_up(database, company, &owner, seed, now).await
}

async fn make_up(
    tx: &Tenant<DatabaseTransaction>,
    change: &Change<Clients>,
    clients: u32,
    seed: u64,
) -> StoreResult<()> {
    let now = tx.now();
    let mut world = world(tx, seed).await?;
    let mut dice = Dice::new(seed);
    let mut known: Vec<ClientId> = Vec::new();
    let mut place = 0;
    while place < clients {
        let batch = std::cmp::min(AT_ONCE, clients - place);
        let numbers = numbers::next(tx, Series::Client, batch as usize).await?;
        let (mut fresh, mut events) = (Vec::new(), Vec::new());
        for number in numbers {
            let at = created(place, clients, now, &mut dice);
            let made = client(&mut world, &mut dice, &known, place, number, at, now)?;
            events.extend(made.1);
            known.push(made.0.id);
            fresh.push(made.0);
            place += 1;
        }
        create::insert(tx, change, &fresh).await?;
        contacts::insert(tx, &mut world, &fresh).await?;
        let events = events.into_iter().map(|told| (told.id, told.at, told.client, told.event));
        write::<Clients>(tx, &world.actor, events).await?;
    }
    contacts::make_up(tx, &mut world, clients).await
}

/// Clients came one after the other, more and more of them, the last one yesterday.
fn created(place: u32, clients: u32, now: DateTime<Utc>, dice: &mut Dice) -> DateTime<Utc> {
    let minutes = DAYS * 24 * 60;
    let into = minutes * i64::from(place) / i64::from(clients.max(1));
    let day = now - Duration::minutes(minutes - into) - Duration::days(1);
    // At working hours, to the second.
    let midnight = day.date_naive().and_hms_opt(7, 0, 0).map_or(day, |at| at.and_utc());
    midnight + Duration::seconds(i64::from(dice.below(9 * 3600)))
}

fn client(
    world: &mut World,
    dice: &mut Dice,
    known: &[ClientId],
    place: u32,
    number: String,
    at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> StoreResult<(Client, Vec<history::Told>)> {
    let new = form::client(world, dice, known)?;
    let id = ClientId(dice.id(at));
    let past = history::of(id, &new, place, at, now, dice);
    let (version, state, score, updated_at) = (past.version, past.state, past.score, past.last_at());
    let fresh = Client { version, state, score, updated_at, ..create::fresh(id, number, at, new) };
    Ok((fresh, past.told))
}

async fn world(tx: &Tenant<DatabaseTransaction>, seed: u64) -> StoreResult<World> {
    let company = companies::get(tx).await?;
    add_tags(tx, company.profile.language).await?;
    let mut by_kind: HashMap<ListKind, Vec<ListItemId>> = HashMap::new();
    for item in lists::choices(tx).await? {
        by_kind.entry(item.kind).or_default().push(item.id);
    }
    Ok(World {
        lists: by_kind,
        actor: owner(tx).await?,
        quebec_in_100: if company.profile.country.as_str() == "CA" { 80 } else { 25 },
        domains: HashSet::new(),
        emails: HashSet::new(),
        tag_dice: Dice::new(!seed),
        contact_dice: Dice::new(seed ^ 0xC0_57AC),
    })
}

/// No company starts with tags: these are as people would have made them.
async fn add_tags(tx: &Tenant<DatabaseTransaction>, language: Language) -> StoreResult<()> {
    for (french, english) in words::TAGS {
        let label = if language == Language::French { french } else { english };
        lists::find_or_add(tx, ListKind::Tag, label).await?;
    }
    Ok(())
}

/// Whose work the past is: the first owner's.
async fn owner(tx: &Tenant<DatabaseTransaction>) -> StoreResult<Actor> {
    let member = membership::Entity::find()
        .filter(membership::Column::CompanyId.eq(tx.company().0))
        .order_by_asc(membership::Column::CreatedAt)
        .one(tx.db())
        .await?;
    let Some(member) = member else { return Ok(tx.actor().clone()) };
    let user = user::Entity::find_by_id(member.user_id).one(tx.db()).await?.ok_or(StoreError::NotFound)?;
    Ok(Actor { user: Some(UserId(user.id)), name: user.name })
}

/// Tells what happened to a feature's records, each event with an id and at an instant of its own.
async fn write<F: Feature>(
    tx: &Tenant<DatabaseTransaction>,
    actor: &Actor,
    told: impl Iterator<Item = (Uuid, DateTime<Utc>, F::Record, F::Event)>,
) -> StoreResult<()> {
    let row = |(id, at, record, event): (Uuid, DateTime<Utc>, F::Record, F::Event)| -> StoreResult<activity::Model> {
        let About { record, client } = record.into();
        Ok(activity::Model {
            company_id: tx.company().0,
            id,
            at,
            actor: actor.user.map(|user| user.0),
            actor_name: actor.name.clone(),
            subject: F::SUBJECT.as_str().to_owned(),
            record_id: record,
            client_id: client.map(|client| client.0),
            event: serde_json::to_value(event)?,
        })
    };
    let rows = told.map(row).collect::<StoreResult<Vec<_>>>()?;
    Ok(batches::insert::<activity::Entity, _, _>(tx.db(), rows).await?)
}
