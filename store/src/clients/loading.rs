//! Rows of the list read from the database, a few thousand at a time: all of them, or those that changed since a revision.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use domain::clients::index::{Chosen, ClientChoices, IndexBuilder};
use domain::clients::list::ClientRow;
use domain::geo::Country;
use domain::identifiers::phone::dialled;
use domain::ids::{ClientId, FileId, ListItemId};
use domain::money::{Currency, Money};
use domain::table::{RowError, Table};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, Select,
};
use uuid::Uuid;

use super::{read, tags};
use crate::entities::address;
use crate::entities::client::{Column, Entity};
use crate::{StoreError, StoreResult, Tenant, local_time};

/// Rows of one query: few enough that their ids fit another one.
const AT_ONCE: u16 = 4_000;

/// What rows are read with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known<'a> {
    /// The company's time zone.
    pub zone: Tz,
    /// What its clients are chosen by.
    pub choices: &'a ClientChoices,
}

/// All the company's clients as a table of a revision.
pub(super) async fn all<C: ConnectionTrait>(t: &Tenant<C>, revision: u64, known: Known<'_>) -> StoreResult<Table> {
    let mut builder = IndexBuilder::new(known.choices);
    let mut after = Uuid::nil();
    loop {
        let rows =
            rows(t, |select| select.filter(Column::Id.gt(after)).order_by_asc(Column::Id).limit(u64::from(AT_ONCE)))
                .await?;
        let Some(last) = rows.last() else { return Ok(builder.finish(revision)) };
        after = last.id;
        push(t, rows, known, &mut builder).await?;
    }
}

/// Those that changed after a revision. Their ids come from an index of their own: put together with the rows, the question might be
/// answered by reading every client.
pub(super) async fn since<C: ConnectionTrait>(
    t: &Tenant<C>,
    since: u64,
    revision: u64,
    known: Known<'_>,
) -> StoreResult<Table> {
    let ids: Vec<Uuid> = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::CompanyId.eq(t.company().0))
        .filter(Column::Revision.gt(i64::try_from(since).unwrap_or(i64::MAX)))
        .into_tuple()
        .all(t.db())
        .await?;
    let mut builder = IndexBuilder::new(known.choices);
    for ids in ids.chunks(usize::from(AT_ONCE)) {
        let rows = rows(t, |select| select.filter(Column::Id.is_in(ids.iter().copied()))).await?;
        push(t, rows, known, &mut builder).await?;
    }
    Ok(builder.finish(revision))
}

async fn push<C: ConnectionTrait>(
    t: &Tenant<C>,
    rows: Vec<Row>,
    known: Known<'_>,
    builder: &mut IndexBuilder<'_>,
) -> StoreResult<()> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let mut places = places(t, ids.iter().copied()).await?;
    let borne = tags::borne(t, &ids).await?;
    for row in rows {
        let place = places.remove(&row.id);
        let chosen = Chosen { client_type: row.client_type, category: row.category, owner: row.owner };
        let tags = borne.get(&row.id).map(|borne| labels(borne, known.choices)).unwrap_or_default();
        builder.push(&ClientRow { tags, ..row.read(place, known.zone)? }, chosen).map_err(|error| unfit(&error))?;
    }
    Ok(())
}

/// What tags are called, in the order of their list.
fn labels(borne: &[ListItemId], choices: &ClientChoices) -> Vec<String> {
    let borne = choices.tags.iter().filter(|tag| borne.iter().any(|id| id.0 == tag.key));
    borne.map(|tag| tag.label.clone()).collect()
}

/// A row that no table takes was never written by this program.
pub(super) fn unfit(error: &RowError) -> StoreError {
    StoreError::Corrupt(format!("row of the list: {error}"))
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    number: String,
    name: String,
    contact_name: String,
    contact_email: String,
    created_at: DateTime<Utc>,
    last_seen_at: Option<DateTime<Utc>>,
    balance_minor: i64,
    currency: String,
    state: String,
    is_prospect: bool,
    logo: Option<Uuid>,
    phone: Option<String>,
    mobile: Option<String>,
    switchboard: Option<String>,
    client_type: Option<Uuid>,
    category: Option<Uuid>,
    owner: Option<Uuid>,
}

async fn rows<C: ConnectionTrait>(
    t: &Tenant<C>,
    narrowed: impl FnOnce(Select<Entity>) -> Select<Entity>,
) -> StoreResult<Vec<Row>> {
    let select = Entity::find()
        .select_only()
        .columns([
            Column::Id,
            Column::Number,
            Column::Name,
            Column::ContactName,
            Column::ContactEmail,
            Column::CreatedAt,
            Column::LastSeenAt,
            Column::BalanceMinor,
            Column::Currency,
            Column::State,
            Column::IsProspect,
            Column::Logo,
            Column::Phone,
            Column::Mobile,
            Column::Switchboard,
            Column::ClientType,
            Column::Category,
            Column::Owner,
        ])
        .filter(Column::CompanyId.eq(t.company().0));
    Ok(narrowed(select).into_model().all(t.db()).await?)
}

#[derive(FromQueryResult)]
struct Place {
    client_id: Uuid,
    city: Option<String>,
    country: String,
}

/// Their main addresses.
async fn places<C: ConnectionTrait>(
    t: &Tenant<C>,
    clients: impl Iterator<Item = Uuid>,
) -> StoreResult<HashMap<Uuid, Place>> {
    let places: Vec<Place> = address::Entity::find()
        .select_only()
        .columns([address::Column::ClientId, address::Column::City, address::Column::Country])
        .filter(address::Column::CompanyId.eq(t.company().0))
        .filter(address::Column::ClientId.is_in(clients))
        .filter(address::Column::IsMain.eq(true))
        .into_model()
        .all(t.db())
        .await?;
    Ok(places.into_iter().map(|place| (place.client_id, place)).collect())
}

impl Row {
    fn read(self, place: Option<Place>, zone: Tz) -> StoreResult<ClientRow> {
        let currency = Currency::parse(&self.currency)
            .map_err(|_| StoreError::Corrupt(format!("currency {:?}", self.currency)))?;
        let (city, country) =
            place.map_or_else(Default::default, |place| (place.city, Country::parse(&place.country).ok()));
        let phone = self.phone.or(self.mobile).or(self.switchboard);
        Ok(ClientRow {
            id: ClientId(self.id),
            number: self.number,
            name: self.name,
            contact: self.contact_name,
            email: self.contact_email,
            city: city.unwrap_or_default(),
            country,
            created_on: local_time::local(self.created_at, zone).date(),
            last_seen_on: self.last_seen_at.map(|at| local_time::local(at, zone).date()),
            balance: Money::new(self.balance_minor, currency),
            state: read::state(&self.state, self.id)?,
            is_prospect: self.is_prospect,
            logo: self.logo.map(FileId),
            phone: phone.map(|phone| dialled(&phone)).unwrap_or_default(),
            tags: Vec::new(),
            // The table names them from what is chosen.
            client_type: String::new(),
            category: String::new(),
            owner: String::new(),
        })
    }
}
