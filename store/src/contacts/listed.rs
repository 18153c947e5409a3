//! The contacts as rows of their list, read from the database.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use domain::contacts::listing::SOURCE;
use domain::contacts::{CONTACTS, ContactEvent};
use domain::identifiers::Phone;
use domain::identifiers::phone::dialled;
use domain::listing::{CustomValues, ListBuilder, ListChoices, Listing, Named, day_of};
use domain::lists::ListKind;
use domain::subject::Subject;
use domain::table::{APART, Cell};
use sea_orm::{ColumnTrait, EntityTrait, JsonValue, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::linked::{self, LinkedClient};
use super::{columns, read};
use crate::entities::contact::{Column, Entity, Model};
use crate::listing::{AT_ONCE, Listable, Reader, Wanted, Work, unfit};
use crate::{StoreResult, activity, custom_fields, lists, local_time};

/// The contacts, as rows of their list.
pub(crate) struct Listed;

impl Listable for Listed {
    fn table(&self) -> &'static str {
        "contacts"
    }

    fn lists(&self) -> &'static [ListKind] {
        &[ListKind::ContactSource]
    }

    fn check_event(&self, stored: JsonValue) -> StoreResult<()> {
        activity::event::<ContactEvent>(stored).map(drop)
    }

    fn listing(&self) -> &'static Listing {
        &CONTACTS
    }

    fn choices<'a>(&'a self, t: &'a Reader, _known: Option<&'a ListChoices>) -> Work<'a, ListChoices> {
        Box::pin(async move {
            let sources = lists::of(t, ListKind::ContactSource).await?.into_iter();
            let named = sources.map(|item| Named { key: item.id.0, label: item.label });
            let choices = ListChoices::default().with(SOURCE, named.collect());
            Ok(choices.with_fields(custom_fields::all(t, Subject::Contact).await?))
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
            let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
            let mut links = linked::clients_of(t, &ids).await?;
            for row in &rows {
                push(row, links.remove(&row.id).unwrap_or_default(), zone, into)?;
            }
            Ok(ids.last().copied())
        })
    }
}

async fn rows(t: &Reader, wanted: Wanted<'_>) -> StoreResult<Vec<Model>> {
    let of_company = Entity::find().filter(Column::CompanyId.eq(t.company().0));
    let select = match wanted {
        Wanted::After(id) => of_company.filter(Column::Id.gt(id)).order_by_asc(Column::Id).limit(u64::from(AT_ONCE)),
        Wanted::These(ids) => of_company.filter(Column::Id.is_in(ids.iter().copied())),
    };
    Ok(select.all(t.db()).await?)
}

fn push(row: &Model, mut links: Vec<LinkedClient>, zone: Tz, into: &mut ListBuilder<'_>) -> StoreResult<()> {
    let is_linked = !links.is_empty();
    links.retain(|link| !link.is_gone());
    let person = columns::person(row)?;
    let number = |number: Option<&Phone>| number.map(|number| dialled(number.as_str())).unwrap_or_default();
    let phone = number(person.direct_phone.as_ref().or(person.switchboard.as_ref()));
    let mobile = number(person.mobile.as_ref());
    let name = Some(person.display_name()).filter(|name| !name.is_empty());
    let name = name.unwrap_or_else(|| number(person.rung_at()));
    let clients = links.iter().map(|link| link.name.as_str()).collect::<Vec<_>>().join(&APART.to_string());
    let is = |mark: fn(&LinkedClient) -> bool| Cell::Flag(links.iter().any(mark));
    let day = |at: DateTime<Utc>| Cell::Date(day_of(local_time::local(at, zone).date()));
    let cells = [
        Cell::Text(&name),
        Cell::Text(&clients),
        Cell::Flag(!links.is_empty()),
        Cell::Text(row.position.as_deref().unwrap_or_default()),
        Cell::Text(row.email.as_deref().unwrap_or_default()),
        Cell::Text(&phone),
        Cell::Text(&mobile),
        into.named(SOURCE, row.source),
        is(|link| link.is_primary),
        is(|link| link.is_billing),
        is(|link| link.is_dunning),
        is(|link| link.receives_invoices),
        Cell::Flag(row.marketing_email),
        Cell::Flag(row.marketing_sms),
        Cell::Choice(read::state(&row.state, row.id)?.id()),
        day(row.created_at),
        day(row.updated_at),
        Cell::Flag(is_linked && links.is_empty()),
    ];
    let custom: CustomValues = serde_json::from_value(row.custom.clone())?;
    into.push(row.id, &cells, &custom).map_err(|error| unfit(&error))
}
