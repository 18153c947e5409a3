//! Where templates stand, and what comes next: for whoever looks at one, at a client's, or at all.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::billing::state::DocumentState;
use domain::documents::Document;
use domain::documents::dashboard::NextRun;
use domain::documents::repeat::{Running, SHOWN};
use domain::ids::{ClientId, DocumentId};
use domain::money::{Currency, Money};
use sea_orm::{
    ColumnTrait, ConnectionTrait, FromQueryResult, JoinType, JsonValue, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use super::kept::Kept;
use super::listed::to_recurrence;
use crate::documents::read::of_company;
use crate::documents::rows::to_client;
use crate::entities::document::Column;
use crate::entities::{client, recurrence};
use crate::{StoreError, StoreResult, Tenant, local_time};

/// Where a template stands: what it has made, what comes, and what went wrong.
pub async fn running<C: ConnectionTrait>(t: &Tenant<C>, of: &Document) -> StoreResult<Running> {
    let today = local_time::local(t.now(), local_time::zone(t).await?).date();
    let kept = Kept::of(t, of.id).await?;
    let upcoming = match (of.state, of.new.data.schedule()) {
        (DocumentState::Draft, Some(schedule)) => schedule.planned(today, SHOWN),
        (DocumentState::Active, Some(schedule)) => schedule.upcoming(&kept.course, SHOWN),
        _ => Vec::new(),
    };
    let day = kept.next_on();
    Ok(Running { upcoming, made: kept.course.made, trouble: day.zip(kept.trouble) })
}

/// The day of the next invoice of each template of a client that has one.
pub(in crate::documents) async fn next_days<C: ConnectionTrait>(
    t: &Tenant<C>,
    client: ClientId,
) -> StoreResult<HashMap<Uuid, NaiveDate>> {
    let days: Vec<(Uuid, Option<NaiveDate>)> = of_company(t)
        .select_only()
        .column(Column::Id)
        .column_as(recurrence::Column::NextOn, "next_on")
        .join(JoinType::InnerJoin, to_recurrence())
        .filter(Column::ClientId.eq(client.0))
        .filter(recurrence::Column::NextOn.is_not_null())
        .into_tuple()
        .all(t.db())
        .await?;
    Ok(days.into_iter().filter_map(|(id, day)| Some((id, day?))).collect())
}

/// An invoice that comes.
#[derive(FromQueryResult)]
struct Coming {
    id: Uuid,
    client_id: Uuid,
    client_name: String,
    title: Option<String>,
    next_on: Option<NaiveDate>,
    gross_minor: i64,
    currency: String,
    trouble: Option<JsonValue>,
}

/// The next invoices of the company's templates, so many of them, those that come first.
pub async fn next_runs<C: ConnectionTrait>(t: &Tenant<C>, limit: u32) -> StoreResult<Vec<NextRun>> {
    let rows: Vec<Coming> = of_company(t)
        .select_only()
        .columns([Column::Id, Column::ClientId, Column::Title, Column::GrossMinor, Column::Currency])
        .column_as(client::Column::Name, "client_name")
        .column_as(recurrence::Column::NextOn, "next_on")
        .column_as(recurrence::Column::Trouble, "trouble")
        .join(JoinType::InnerJoin, to_recurrence())
        .join(JoinType::InnerJoin, to_client())
        .filter(recurrence::Column::NextOn.is_not_null())
        .order_by_asc(recurrence::Column::NextOn)
        .order_by_asc(Column::Id)
        .limit(u64::from(limit))
        .into_model()
        .all(t.db())
        .await?;
    rows.into_iter().filter_map(|row| row.read().transpose()).collect()
}

impl Coming {
    fn read(self) -> StoreResult<Option<NextRun>> {
        let wrong = |_| StoreError::Corrupt(format!("currency {:?} of {}", self.currency, self.id));
        let currency = Currency::parse(&self.currency).map_err(wrong)?;
        let run = |on| NextRun {
            id: DocumentId(self.id),
            client: ClientId(self.client_id),
            client_name: self.client_name,
            title: self.title,
            on,
            amount: Money::new(self.gross_minor, currency),
            is_troubled: self.trouble.is_some(),
        };
        Ok(self.next_on.map(run))
    }
}
