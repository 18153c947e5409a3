//! The rows of ledgers, and what a client's row says of its own.

use chrono::NaiveDate;
use domain::billing::ledger::{Entry, EntryKind};
use domain::documents::LedgerRow;
use domain::ids::ClientId;
use domain::money::{Currency, Money};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder,
    QuerySelect, RelationDef, Select,
};
use uuid::Uuid;

use crate::entities::ledger_entry::{Column, Entity, Model};
use crate::entities::{client, document};
use crate::{StoreError, StoreResult, Tenant, batches, columns};

/// What a client's row says of its ledger.
pub(super) struct Account {
    /// The only currency of its ledger.
    pub currency: Currency,
    /// What it has paid to date.
    pub paid_minor: i64,
}

/// What a client's row says of its ledger.
pub(super) async fn account<C: ConnectionTrait>(t: &Tenant<C>, client: ClientId) -> StoreResult<Account> {
    let row: Option<(String, i64)> = client::Entity::find_by_id((t.company().0, client.0))
        .select_only()
        .columns([client::Column::Currency, client::Column::PaidMinor])
        .into_tuple()
        .one(t.db())
        .await?;
    let (currency, paid_minor) = row.ok_or(StoreError::NotFound)?;
    Ok(Account { currency: columns::read(currency, "currency", client.0)?, paid_minor })
}

/// The last entry of a client's ledger.
pub(super) async fn last<C: ConnectionTrait>(t: &Tenant<C>, client: ClientId) -> StoreResult<Option<Entry>> {
    let row = of(t, client).order_by_desc(Column::Sequence).limit(1).one(t.db()).await?;
    row.as_ref().map(read).transpose()
}

/// Whether a client's ledger has an entry.
pub(crate) async fn is_begun<C: ConnectionTrait>(t: &Tenant<C>, client: ClientId) -> StoreResult<bool> {
    let first: Option<i64> =
        of(t, client).select_only().column(Column::Sequence).limit(1).into_tuple().one(t.db()).await?;
    Ok(first.is_some())
}

/// What an entry of a client's ledger is about.
pub(super) async fn kind_of<C: ConnectionTrait>(
    t: &Tenant<C>,
    client: ClientId,
    sequence: u64,
) -> StoreResult<EntryKind> {
    let missing = || StoreError::Corrupt(format!("no entry {sequence} of client {client}"));
    let place = i64::try_from(sequence).map_err(|_| missing())?;
    let row = of(t, client).filter(Column::Sequence.eq(place)).one(t.db()).await?;
    Ok(read(&row.ok_or_else(missing)?)?.kind)
}

/// The entries about a document, payment, credit or write-off, in their order.
pub(super) async fn about<C: ConnectionTrait>(t: &Tenant<C>, source: Uuid) -> StoreResult<Vec<Entry>> {
    Ok(dated(t, source).await?.into_iter().map(|(entry, _)| entry).collect())
}

/// As [`about`], each with its day.
pub(super) async fn dated<C: ConnectionTrait>(t: &Tenant<C>, source: Uuid) -> StoreResult<Vec<(Entry, NaiveDate)>> {
    let of_company = Entity::find().filter(Column::CompanyId.eq(t.company().0));
    let rows = of_company.filter(Column::SourceId.eq(source)).order_by_asc(Column::Sequence).all(t.db()).await?;
    rows.iter().map(|row| Ok((read(row)?, row.dated_on))).collect()
}

/// Writes an entry.
pub(super) async fn insert(
    tx: &Tenant<DatabaseTransaction>,
    client: ClientId,
    entry: &Entry,
    source: Uuid,
    on: NaiveDate,
) -> StoreResult<()> {
    let place = |sequence: u64| {
        i64::try_from(sequence).map_err(|_| StoreError::Corrupt(format!("entry {sequence} of client {client}")))
    };
    let row = Model {
        company_id: tx.company().0,
        client_id: client.0,
        sequence: place(entry.sequence)?,
        kind: entry.kind.as_str().to_owned(),
        source_id: source,
        reverses: entry.reverses.map(place).transpose()?,
        adjustment_minor: entry.adjustment.minor(),
        balance_minor: entry.balance.minor(),
        currency: entry.balance.currency().as_str().to_owned(),
        dated_on: on,
        created_at: tx.now(),
    };
    Ok(batches::insert::<Entity, _, _>(tx.db(), vec![row]).await?)
}

/// An entry, and the number of the document that it is about.
#[derive(FromQueryResult)]
struct Numbered {
    #[sea_orm(nested)]
    row: Model,
    number: Option<String>,
}

/// A client's entries, the newest first.
pub(super) async fn newest<C: ConnectionTrait>(
    t: &Tenant<C>,
    client: ClientId,
    limit: u64,
) -> StoreResult<Vec<LedgerRow>> {
    let rows: Vec<Numbered> = of(t, client)
        .column(document::Column::Number)
        .join(JoinType::LeftJoin, to_document())
        .order_by_desc(Column::Sequence)
        .limit(limit)
        .into_model()
        .all(t.db())
        .await?;
    let shown = |Numbered { row, number }: Numbered| -> StoreResult<LedgerRow> {
        let Entry { sequence, kind, reverses, adjustment, balance } = read(&row)?;
        Ok(LedgerRow { sequence, kind, reverses, source: row.source_id, number, on: row.dated_on, adjustment, balance })
    };
    rows.into_iter().map(shown).collect()
}

fn to_document() -> RelationDef {
    Entity::belongs_to(document::Entity)
        .from((Column::CompanyId, Column::SourceId))
        .to((document::Column::CompanyId, document::Column::Id))
        .into()
}

/// What a row says.
pub(crate) fn read(row: &Model) -> StoreResult<Entry> {
    let wrong =
        |what: &str| StoreError::Corrupt(format!("{what} of entry {} of client {}", row.sequence, row.client_id));
    let place = |stored: i64| u64::try_from(stored).map_err(|_| wrong("place"));
    let currency = Currency::parse(&row.currency).map_err(|_| wrong("currency"))?;
    Ok(Entry {
        sequence: place(row.sequence)?,
        kind: EntryKind::parse(&row.kind).map_err(|_| wrong("kind"))?,
        reverses: row.reverses.map(place).transpose()?,
        adjustment: Money::new(row.adjustment_minor, currency),
        balance: Money::new(row.balance_minor, currency),
    })
}

fn of<C>(t: &Tenant<C>, client: ClientId) -> Select<Entity> {
    Entity::find().filter(Column::CompanyId.eq(t.company().0)).filter(Column::ClientId.eq(client.0))
}
