//! The products as rows of their list, read from the database.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use domain::access::{Permission, Role, allows};
use domain::listing::{CustomValues, ListBuilder, ListChoices, Listing, Named, day_of};
use domain::lists::ListKind;
use domain::products::listing::{BASIS, CATEGORY, CURRENCY, KIND};
use domain::products::{PRODUCTS, ProductEvent, ProductState};
use domain::subject::Subject;
use domain::table::Cell;
use sea_orm::{ColumnTrait, DerivePartialModel, EntityTrait, JsonValue, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::entities::product::{Column, Entity};
use crate::listing::{AT_ONCE, Listable, Reader, Wanted, Work, unfit};
use crate::{StoreError, StoreResult, activity, custom_fields, lists, local_time, states};

/// The products, as rows of their list.
pub(crate) struct Listed;

impl Listable for Listed {
    fn table(&self) -> &'static str {
        "products"
    }

    /// Costs are for those who may know what is earned.
    fn tells_less(&self, role: Role) -> bool {
        !allows(role, Permission::ViewMargins)
    }

    fn lists(&self) -> &'static [ListKind] {
        &[ListKind::ProductCategory]
    }

    fn check_event(&self, stored: JsonValue) -> StoreResult<()> {
        activity::event::<ProductEvent>(stored).map(drop)
    }

    fn listing(&self) -> &'static Listing {
        &PRODUCTS
    }

    fn choices<'a>(&'a self, t: &'a Reader, _known: Option<&'a ListChoices>) -> Work<'a, ListChoices> {
        Box::pin(async move {
            let categories = lists::of(t, ListKind::ProductCategory).await?.into_iter();
            let named = categories.map(|item| Named { key: item.id.0, label: item.label });
            let choices = ListChoices::default().with(CATEGORY, named.collect());
            Ok(choices.with_fields(custom_fields::all(t, Subject::Product).await?))
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
            let last = rows.last().map(|row| row.id);
            let tells_less = self.tells_less(t.role());
            for mut row in rows {
                row.cost = row.cost.filter(|_| !tells_less);
                row.push(zone, into)?;
            }
            Ok(last)
        })
    }
}

#[derive(DerivePartialModel)]
#[sea_orm(entity = "Entity")]
struct Row {
    id: Uuid,
    name: String,
    reference: Option<String>,
    barcode: Option<String>,
    kind: String,
    category: Option<Uuid>,
    unit: Option<String>,
    price: i64,
    price_basis: String,
    currency: String,
    vat: Option<i32>,
    cost: Option<i64>,
    state: String,
    created_at: DateTime<Utc>,
    picture: Option<Uuid>,
    custom: JsonValue,
}

async fn rows(t: &Reader, wanted: Wanted<'_>) -> StoreResult<Vec<Row>> {
    let of_company = Entity::find().filter(Column::CompanyId.eq(t.company().0));
    let select = match wanted {
        Wanted::After(id) => of_company.filter(Column::Id.gt(id)).order_by_asc(Column::Id).limit(u64::from(AT_ONCE)),
        Wanted::These(ids) => of_company.filter(Column::Id.is_in(ids.iter().copied())),
    };
    Ok(select.into_partial_model().all(t.db()).await?)
}

impl Row {
    fn push(self, zone: Tz, into: &mut ListBuilder<'_>) -> StoreResult<()> {
        let state: ProductState = states::read(&self.state, self.id)?;
        let code = |column, stored: &str| match into.code(column, stored) {
            Cell::Gap => Err(StoreError::Corrupt(format!("{stored:?} of product {}", self.id))),
            cell => Ok(cell),
        };
        let picture = self.picture.map(|file| file.to_string()).unwrap_or_default();
        let cells = [
            Cell::Text(&self.name),
            Cell::Text(self.reference.as_deref().unwrap_or_default()),
            Cell::Text(self.barcode.as_deref().unwrap_or_default()),
            code(KIND, &self.kind)?,
            into.named(CATEGORY, self.category),
            Cell::Text(self.unit.as_deref().unwrap_or_default()),
            Cell::Integer(self.price),
            code(BASIS, &self.price_basis)?,
            code(CURRENCY, &self.currency)?,
            self.vat.map_or(Cell::Gap, |vat| Cell::Integer(vat.into())),
            self.cost.map_or(Cell::Gap, Cell::Integer),
            Cell::Choice(state.id()),
            Cell::Date(day_of(local_time::local(self.created_at, zone).date())),
            Cell::Text(&picture),
        ];
        let custom: CustomValues = serde_json::from_value(self.custom)?;
        into.push(self.id, &cells, &custom).map_err(|error| unfit(&error))
    }
}
