//! The past of made-up people: those who came with the clients, some who stand for a second one, and some who stand for nobody yet.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Duration, Utc};
use domain::clients::Client;
use domain::contacts::{ContactEvent, ContactState};
use domain::field::Reading;
use domain::geo::Country;
use domain::identifiers::PhoneRules;
use domain::ids::ContactId;
use domain::money::Currency;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::dice::Dice;
use super::places::town;
use super::{World, created, people, write};
use crate::clients::{create, people as people_of};
use crate::contacts::{Contacts, columns};
use crate::entities::{client, client_contact, contact};
use crate::{StoreError, StoreResult, Tenant, batches, changes};

/// Of so many clients, one has a contact of another one besides its own.
const SHARED_AMONG: usize = 20;
/// The contacts that are looked at for that: enough to show it.
const MOST_LOOKED_AT: u64 = 2_000;
/// Nobody made up has more contacts: a further one stands behind them.
const BEHIND: i32 = 4;
/// The most who stand for nobody.
const MOST_ALONE: u32 = 60;

type Told = (Uuid, DateTime<Utc>, ContactId, ContactEvent);

const WRITTEN: &str = "their past is written with them, each event at its instant";

/// Writes the contacts of clients about to be written, and what happened to them.
pub(super) async fn insert(tx: &Tenant<DatabaseTransaction>, world: &mut World, clients: &[Client]) -> StoreResult<()> {
    changes::make(tx, Contacts, async |change| {
        let born = people_of::write(tx, &change, &create::contacts_of(clients), &HashSet::new()).await?;
        let came = clients
            .iter()
            .flat_map(|client| client.contacts.iter().map(|contact| (client.created_at, contact.state())));
        let mut told = Vec::new();
        for (id, (at, state)) in born.into_iter().zip(came) {
            told.extend(past(id, at, state, &mut world.contact_dice));
        }
        write::<Contacts>(tx, &world.actor, told.into_iter()).await?;
        Ok(((), change.without_activity(WRITTEN)))
    })
    .await
}

/// What happened to somebody since they came.
fn past(id: ContactId, at: DateTime<Utc>, state: ContactState, dice: &mut Dice) -> Vec<Told> {
    let mut told = vec![(dice.id(at), at, id, ContactEvent::Created)];
    if let Some(event) = ContactEvent::of_states(ContactState::Active, state) {
        let later = at + Duration::hours(1);
        told.push((dice.id(later), later, id, event));
    }
    told
}

/// Once the clients are there: people of several, and people of none.
pub(super) async fn make_up(tx: &Tenant<DatabaseTransaction>, world: &mut World, clients: u32) -> StoreResult<()> {
    share(tx, world).await?;
    alone(tx, world, std::cmp::min(9 + clients / 100, MOST_ALONE)).await
}

/// Some clients were created with somebody who stood for another one already.
async fn share(tx: &Tenant<DatabaseTransaction>, world: &mut World) -> StoreResult<()> {
    let links: Vec<(Uuid, Uuid)> = client_contact::Entity::find()
        .select_only()
        .columns([client_contact::Column::ClientId, client_contact::Column::ContactId])
        .filter(client_contact::Column::CompanyId.eq(tx.company().0))
        .filter(client_contact::Column::IsPrimary.eq(true))
        // As they were created: ids are of that instant.
        .order_by_asc(client_contact::Column::ClientId)
        .limit(MOST_LOOKED_AT)
        .into_tuple()
        .all(tx.db())
        .await?;
    let pairs = links.iter().skip(SHARED_AMONG / 2).zip(&links).step_by(SHARED_AMONG);
    let pairs: Vec<(Uuid, Uuid)> = pairs.map(|((client, _), (_, contact))| (*client, *contact)).collect();
    let rows: Vec<(Uuid, String, DateTime<Utc>)> = client::Entity::find()
        .select_only()
        .columns([client::Column::Id, client::Column::Name, client::Column::CreatedAt])
        .filter(client::Column::CompanyId.eq(tx.company().0))
        .filter(client::Column::Id.is_in(pairs.iter().map(|(client, _)| *client)))
        .into_tuple()
        .all(tx.db())
        .await?;
    let known: HashMap<Uuid, (String, DateTime<Utc>)> =
        rows.into_iter().map(|(id, name, at)| (id, (name, at))).collect();
    changes::make(tx, Contacts, async |change| {
        let (mut linked, mut told) = (Vec::new(), Vec::new());
        for (client, contact) in pairs {
            let Some((name, at)) = known.get(&client) else { continue };
            linked.push(link(tx, client, contact));
            let second = change.update_many(tx).col_expr(contact::Column::Version, Expr::value(2));
            let second = second.col_expr(contact::Column::UpdatedAt, Expr::value(*at));
            second.filter(contact::Column::Id.eq(contact)).exec(tx.db()).await?;
            let client = domain::ids::ClientId(client);
            let event = ContactEvent::Linked { version: 2, client, line: name.clone() };
            told.push((world.contact_dice.id(*at), *at, ContactId(contact), event));
        }
        batches::insert::<client_contact::Entity, _, _>(tx.db(), linked).await?;
        write::<Contacts>(tx, &world.actor, told.into_iter()).await?;
        Ok(((), change.without_activity(WRITTEN)))
    })
    .await
}

fn link(tx: &Tenant<DatabaseTransaction>, client_id: Uuid, contact_id: Uuid) -> client_contact::Model {
    client_contact::Model {
        company_id: tx.company().0,
        client_id,
        contact_id,
        is_primary: false,
        is_billing: false,
        is_dunning: false,
        receives_invoices: false,
        position: BEHIND,
    }
}

/// People met at a fair, whose place decides their state, so that every one is there.
async fn alone(tx: &Tenant<DatabaseTransaction>, world: &mut World, count: u32) -> StoreResult<()> {
    changes::make(tx, Contacts, async |change| {
        let mut dice = Dice::new(u64::from(count));
        let reading = Reading { country: Country::FRANCE, currency: Currency::EUR, phone: PhoneRules::shape() };
        let (mut rows, mut told) = (Vec::new(), Vec::new());
        for place in 0..count {
            let at = created(place, count, tx.now(), &mut dice);
            let state = match place {
                place if place % 11 == 7 => ContactState::Deleted,
                place if place % 5 == 3 => ContactState::Inactive,
                _ => ContactState::Active,
            };
            let form = people::contact(world, town(&mut dice, false), "rencontres.example", &mut dice);
            let person = form.parse(&reading).map_err(StoreError::Invalid)?.person();
            let id = ContactId(dice.id(at));
            let past = past(id, at, state, &mut world.contact_dice);
            let mut row = columns::fresh(tx.company(), id, at, &person, state);
            row.updated_at = past.last().map_or(at, |(_, at, ..)| *at);
            rows.push(row);
            told.extend(past);
        }
        change.insert(tx, rows).await?;
        write::<Contacts>(tx, &world.actor, told.into_iter()).await?;
        Ok(((), change.without_activity(WRITTEN)))
    })
    .await
}
