//! The clients list by SQL: one page, what it counts, what it sums.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use domain::clients::list::{ClientRow, ListPage, ListQuery, PAGE_SIZE, SortColumn};
use domain::clients::{Client, ClientState};
use domain::ids::{ClientId, FileId};
use domain::money::{Currency, Money};
use sea_orm::sea_query::{Expr, ExprTrait, NullOrdering, Query};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, Order, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use super::filter::containing;
use super::read;
use crate::entities::client::{Column, Entity};
use crate::{StoreError, StoreResult, Tenant, local_time};

/// The most clients of one page of an export.
const MAX_EXPORTED: u32 = 1_000;

/// A page of the list, with what stands around it. Beyond the last page, the last is answered.
pub async fn list<C: ConnectionTrait>(t: &Tenant<C>, query: &ListQuery) -> StoreResult<ListPage> {
    let zone = local_time::zone(t).await?;
    let everything = groups(t, Condition::all()).await?;
    let filtered = if query.filter.trim().is_empty() { None } else { Some(groups(t, matching(query)).await?) };
    let mut total = 0;
    let mut balances: Vec<Money> = Vec::new();
    for group in filtered.as_ref().unwrap_or(&everything).iter().filter(|group| query.states.contains(&group.state)) {
        total += group.clients;
        let known = balances.iter_mut().find(|sum| sum.currency() == group.balance.currency());
        match known {
            Some(sum) => {
                *sum = sum.checked_add(group.balance).map_err(|_| StoreError::Corrupt("sum of balances".into()))?;
            }
            None => balances.push(group.balance),
        }
    }
    balances.sort_by_key(|sum| sum.currency());
    let count =
        |state: ClientState| everything.iter().filter(|group| group.state == state).map(|group| group.clients).sum();
    let page = query.page_among(total);
    Ok(ListPage {
        page,
        rows: rows(t, query, page, zone).await?,
        total,
        counts: ClientState::ALL.iter().map(|&state| (state, count(state))).collect(),
        balances,
    })
}

/// Whole clients that the query matches, by id from the one named on: an export reads page after page in bounded memory.
pub async fn page_for_export<C: ConnectionTrait>(
    t: &Tenant<C>,
    query: &ListQuery,
    after: Option<ClientId>,
    limit: u32,
) -> StoreResult<Vec<Client>> {
    let mut select = Entity::find()
        .filter(Column::CompanyId.eq(t.company().0))
        .filter(Column::State.is_in(query.states.iter().map(|state| state.as_str())))
        .filter(matching(query));
    if let Some(after) = after {
        select = select.filter(Column::Id.gt(after.0));
    }
    let rows = select.order_by_asc(Column::Id).limit(u64::from(std::cmp::min(limit, MAX_EXPORTED))).all(t.db()).await?;
    read::whole(t, rows).await
}

fn matching(query: &ListQuery) -> Condition {
    match query.filter.trim() {
        "" => Condition::all(),
        typed => containing(typed, &[Column::NameFolded, Column::ContactFolded]),
    }
}

struct Group {
    state: ClientState,
    clients: u64,
    balance: Money,
}

/// What matches, counted and summed by state and currency.
async fn groups<C: ConnectionTrait>(t: &Tenant<C>, matching: Condition) -> StoreResult<Vec<Group>> {
    let rows: Vec<(String, String, i64, i64)> = Entity::find()
        .select_only()
        .column(Column::State)
        .column(Column::Currency)
        .column_as(Column::BalanceMinor.count(), "clients")
        // PostgreSQL sums whole numbers into decimals.
        .column_as(Expr::col(Column::BalanceMinor).sum().cast_as("bigint"), "balance")
        .filter(Column::CompanyId.eq(t.company().0))
        .filter(matching)
        .group_by(Column::State)
        .group_by(Column::Currency)
        .into_tuple()
        .all(t.db())
        .await?;
    let group = |(state, currency, clients, balance): (String, String, i64, i64)| -> StoreResult<Group> {
        Ok(Group {
            state: read::state(&state, Uuid::nil())?,
            clients: u64::try_from(clients).unwrap_or(0),
            balance: Money::new(balance, parsed(&currency)?),
        })
    };
    rows.into_iter().map(group).collect()
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
}

async fn rows<C: ConnectionTrait>(
    t: &Tenant<C>,
    query: &ListQuery,
    page: u32,
    zone: Tz,
) -> StoreResult<Vec<ClientRow>> {
    let (column, order) = (sorted_by(query.sort), if query.descending { Order::Desc } else { Order::Asc });
    let rows: Vec<Row> = Entity::find()
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
        ])
        .filter(Column::CompanyId.eq(t.company().0))
        .filter(Column::State.is_in(query.states.iter().map(|state| state.as_str())))
        .filter(found(t, query))
        // What is missing comes last, either way: nobody sorts to see gaps.
        .order_by_with_nulls(column, order.clone(), NullOrdering::Last)
        .order_by(Column::Id, order)
        .offset(u64::from(page.saturating_sub(1)) * u64::from(PAGE_SIZE))
        .limit(u64::from(PAGE_SIZE))
        .into_model()
        .all(t.db())
        .await?;
    rows.into_iter().map(|row| row.read(zone)).collect()
}

/// What the filter finds, by id: it is looked for in an index of its own that holds what it reads, and sorting reads another.
fn found<C: ConnectionTrait>(t: &Tenant<C>, query: &ListQuery) -> Condition {
    if query.filter.trim().is_empty() {
        return Condition::all();
    }
    let ids = Query::select()
        .column(Column::Id)
        .from(Entity)
        .and_where(Column::CompanyId.eq(t.company().0))
        .cond_where(matching(query))
        .to_owned();
    Condition::all().add(Column::Id.in_subquery(ids))
}

const fn sorted_by(sort: SortColumn) -> Column {
    match sort {
        SortColumn::Client => Column::NameSort,
        SortColumn::Contact => Column::ContactSort,
        SortColumn::Email => Column::EmailSort,
        SortColumn::Created => Column::CreatedAt,
        SortColumn::LastSeen => Column::LastSeenAt,
        SortColumn::Balance => Column::BalanceMinor,
    }
}

impl Row {
    fn read(self, zone: Tz) -> StoreResult<ClientRow> {
        Ok(ClientRow {
            id: ClientId(self.id),
            number: self.number,
            name: self.name,
            contact: self.contact_name,
            email: self.contact_email,
            created_on: local_time::local(self.created_at, zone).date(),
            last_seen_on: self.last_seen_at.map(|at| local_time::local(at, zone).date()),
            balance: Money::new(self.balance_minor, parsed(&self.currency)?),
            state: read::state(&self.state, self.id)?,
            is_prospect: self.is_prospect,
            logo: self.logo.map(FileId),
        })
    }
}

fn parsed(currency: &str) -> StoreResult<Currency> {
    Currency::parse(currency).map_err(|_| StoreError::Corrupt(format!("currency {currency:?}")))
}
