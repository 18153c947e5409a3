//! The tasks as rows of their list, read from the database.

use chrono_tz::Tz;
use domain::listing::{CustomValues, ListBuilder, ListChoices, Listing, Named, day_of};
use domain::lists::ListKind;
use domain::table::Cell;
use domain::tasks::listing::OWNER;
use domain::tasks::{TASKS, TaskEvent, TaskState};
use sea_orm::{
    ColumnTrait, EntityTrait, FromQueryResult, JoinType, JsonValue, QueryFilter, QueryOrder, QuerySelect, RelationDef,
};
use uuid::Uuid;

use super::spent::{self, Counted};
use crate::entities::task::{Column, Entity, Model};
use crate::entities::{client, user};
use crate::listing::{AT_ONCE, Listable, Reader, Wanted, Work, unfit};
use crate::{StoreResult, activity, local_time, members, states};

/// The tasks, as rows of their list.
pub(crate) struct Listed;

impl Listable for Listed {
    fn table(&self) -> &'static str {
        "tasks"
    }

    fn has_fields(&self) -> bool {
        false
    }

    fn lists(&self) -> &'static [ListKind] {
        &[]
    }

    fn check_event(&self, stored: JsonValue) -> StoreResult<()> {
        activity::event::<TaskEvent>(stored).map(drop)
    }

    fn listing(&self) -> &'static Listing {
        &TASKS
    }

    /// Who has left does the tasks that they had.
    fn choices<'a>(&'a self, t: &'a Reader, known: Option<&'a ListChoices>) -> Work<'a, ListChoices> {
        Box::pin(async move {
            let known = match known {
                Some(known) => known.of(OWNER).to_vec(),
                None => owners(t).await?,
            };
            let members = members::list(t).await?.into_iter();
            let mut offered: Vec<Named> =
                members.map(|member| Named { key: member.user.0, label: member.name }).collect();
            let has_left = |known: &Named| !offered.iter().any(|offered| offered.key == known.key);
            let former: Vec<Named> = known.into_iter().filter(has_left).collect();
            offered.extend(former);
            Ok(ListChoices::default().with(OWNER, offered))
        })
    }

    /// Their ids come from an index of their own, as those of clients.
    fn changed_since<'a>(&'a self, t: &'a Reader, revision: i64) -> Work<'a, Vec<Uuid>> {
        let of_company = Entity::find().select_only().column(Column::Id).filter(Column::CompanyId.eq(t.company().0));
        let changed = of_company.filter(Column::Revision.gt(revision)).into_tuple();
        Box::pin(async move { Ok(changed.all(t.db()).await?) })
    }

    fn add<'a>(
        &'a self,
        t: &'a Reader,
        zone: Tz,
        wanted: Wanted<'a>,
        into: &'a mut ListBuilder<'_>,
    ) -> Work<'a, Option<Uuid>> {
        Box::pin(async move {
            let rows = rows(t, wanted).await?;
            let ids: Vec<Uuid> = rows.iter().map(|of_client| of_client.row.id).collect();
            let counted = spent::minutes(t, &ids).await?;
            for of_client in &rows {
                of_client.push(zone, counted.get(&of_client.row.id).copied().unwrap_or_default(), into)?;
            }
            Ok(ids.last().copied())
        })
    }
}

/// Whoever does a task, by name.
async fn owners(t: &Reader) -> StoreResult<Vec<Named>> {
    let owners: Vec<Uuid> = Entity::find()
        .select_only()
        .column(Column::Owner)
        .distinct()
        .filter(Column::CompanyId.eq(t.company().0))
        .filter(Column::Owner.is_not_null())
        .into_tuple()
        .all(t.db())
        .await?;
    let named: Vec<(Uuid, String)> = user::Entity::find()
        .select_only()
        .columns([user::Column::Id, user::Column::Name])
        .filter(user::Column::Id.is_in(owners))
        .order_by_asc(user::Column::Name)
        .order_by_asc(user::Column::Id)
        .into_tuple()
        .all(t.db())
        .await?;
    Ok(named.into_iter().map(|(key, label)| Named { key, label }).collect())
}

/// A task, and what its client is called.
#[derive(FromQueryResult)]
struct OfClient {
    #[sea_orm(nested)]
    row: Model,
    name: Option<String>,
}

async fn rows(t: &Reader, wanted: Wanted<'_>) -> StoreResult<Vec<OfClient>> {
    let to_client: RelationDef = Entity::belongs_to(client::Entity)
        .from((Column::CompanyId, Column::Client))
        .to((client::Column::CompanyId, client::Column::Id))
        .into();
    let of_company = Entity::find()
        .column(client::Column::Name)
        .join(JoinType::LeftJoin, to_client)
        .filter(Column::CompanyId.eq(t.company().0));
    let select = match wanted {
        Wanted::After(id) => of_company.filter(Column::Id.gt(id)).order_by_asc(Column::Id).limit(u64::from(AT_ONCE)),
        Wanted::These(ids) => of_company.filter(Column::Id.is_in(ids.iter().copied())),
    };
    Ok(select.into_model().all(t.db()).await?)
}

impl OfClient {
    fn push(&self, zone: Tz, Counted { free, billed }: Counted, into: &mut ListBuilder<'_>) -> StoreResult<()> {
        let row = &self.row;
        let state: TaskState = states::read(&row.state, row.id)?;
        let client = row.client.map(|client| client.to_string()).unwrap_or_default();
        let to_bill = if row.billable { free } else { 0 };
        let minutes = |minutes: u64| match i64::try_from(minutes) {
            Ok(minutes) if minutes > 0 => Cell::Integer(minutes),
            _ => Cell::Gap,
        };
        let cells = [
            Cell::Text(&row.title),
            Cell::Text(self.name.as_deref().unwrap_or_default()),
            Cell::Text(&client),
            into.named(OWNER, row.owner),
            row.due_on.map_or(Cell::Gap, |due| Cell::Date(day_of(due))),
            Cell::Choice(state.id()),
            minutes(free.saturating_add(billed)),
            minutes(to_bill),
            Cell::Flag(to_bill > 0),
            Cell::Date(day_of(local_time::local(row.created_at, zone).date())),
        ];
        into.push(row.id, &cells, &CustomValues::new()).map_err(|error| unfit(&error))
    }
}
