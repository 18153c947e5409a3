//! The payments as rows of their list, read from the database.

use chrono_tz::Tz;
use domain::documents::event::PaymentEvent;
use domain::documents::listing::payments::{CURRENCY, METHOD, PAYMENTS, STATE};
use domain::listing::{CustomValues, ListBuilder, ListChoices, Listing, Named, day_of};
use domain::lists::ListKind;
use domain::table::Cell;
use sea_orm::{
    ColumnTrait, EntityTrait, FromQueryResult, JoinType, JsonValue, QueryFilter, QueryOrder, QuerySelect, RelationDef,
};
use uuid::Uuid;

use super::columns;
use super::funds::PAYMENT;
use super::pays::{self, Line};
use crate::entities::client;
use crate::entities::payment::{Column, Entity, Model};
use crate::listing::{AT_ONCE, Listable, Reader, Wanted, Work, unfit};
use crate::{StoreError, StoreResult, activity, lists};

/// The payments, as rows of their list.
pub(crate) struct Listed;

impl Listable for Listed {
    fn table(&self) -> &'static str {
        "payments"
    }

    fn has_fields(&self) -> bool {
        false
    }

    fn lists(&self) -> &'static [ListKind] {
        &[ListKind::PaymentMethod]
    }

    fn check_event(&self, stored: JsonValue) -> StoreResult<()> {
        activity::event::<PaymentEvent>(stored).map(drop)
    }

    fn listing(&self) -> &'static Listing {
        &PAYMENTS
    }

    fn choices<'a>(&'a self, t: &'a Reader, _known: Option<&'a ListChoices>) -> Work<'a, ListChoices> {
        Box::pin(async move {
            let methods = lists::of(t, ListKind::PaymentMethod).await?.into_iter();
            let named = methods.map(|item| Named { key: item.id.0, label: item.label });
            Ok(ListChoices::default().with(METHOD, named.collect()))
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
        _zone: Tz,
        wanted: Wanted<'a>,
        into: &'a mut ListBuilder<'_>,
    ) -> Work<'a, Option<Uuid>> {
        Box::pin(async move {
            let rows = rows(t, wanted).await?;
            let ids: Vec<Uuid> = rows.iter().map(|of_client| of_client.row.id).collect();
            let mut paid = pays::of(t, PAYMENT, &ids).await?;
            paid.extend(pays::meant(t, &rows.iter().map(|of_client| &of_client.row).collect::<Vec<_>>()).await?);
            for of_client in &rows {
                of_client.push(&paid.remove(&of_client.row.id).unwrap_or_default(), into)?;
            }
            Ok(ids.last().copied())
        })
    }
}

/// A payment, and what its client is called.
#[derive(FromQueryResult)]
struct OfClient {
    #[sea_orm(nested)]
    row: Model,
    name: String,
}

async fn rows(t: &Reader, wanted: Wanted<'_>) -> StoreResult<Vec<OfClient>> {
    let to_client: RelationDef = Entity::belongs_to(client::Entity)
        .from((Column::CompanyId, Column::ClientId))
        .to((client::Column::CompanyId, client::Column::Id))
        .into();
    let of_company = Entity::find()
        .column(client::Column::Name)
        .join(JoinType::InnerJoin, to_client)
        .filter(Column::CompanyId.eq(t.company().0));
    let select = match wanted {
        Wanted::After(id) => of_company.filter(Column::Id.gt(id)).order_by_asc(Column::Id).limit(u64::from(AT_ONCE)),
        Wanted::These(ids) => of_company.filter(Column::Id.is_in(ids.iter().copied())),
    };
    Ok(select.into_model().all(t.db()).await?)
}

impl OfClient {
    fn push(&self, pays: &[Line], into: &mut ListBuilder<'_>) -> StoreResult<()> {
        let row = &self.row;
        let payment = columns::payment(row, Vec::new())?;
        let code = |column, stored: &str| match into.code(column, stored) {
            Cell::Gap => Err(StoreError::Corrupt(format!("{stored:?} of payment {}", row.id))),
            cell => Ok(cell),
        };
        let client = row.client_id.to_string();
        let numbers = pays.iter().map(|line| line.number.as_str()).collect::<Vec<_>>().join(", ");
        let cells = [
            Cell::Text(&self.name),
            Cell::Text(&client),
            Cell::Date(day_of(row.paid_on)),
            Cell::Integer(row.amount_minor),
            Cell::Integer(payment.left().minor()),
            code(CURRENCY, &row.currency)?,
            into.named(METHOD, row.method),
            Cell::Text(row.reference.as_deref().unwrap_or_default()),
            Cell::Text(row.source.as_deref().unwrap_or_default()),
            Cell::Text(&numbers),
            code(STATE, &row.state)?,
        ];
        into.push(row.id, &cells, &CustomValues::new()).map_err(|error| unfit(&error))
    }
}
