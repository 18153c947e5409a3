//! The clients as rows of their list, read from the database.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use domain::activity::Event;
use domain::clients::listing::{CATEGORY, COUNTRY, CURRENCY, LANGUAGE, OWNER, TAGS, TYPE};
use domain::clients::{CLIENTS, ClientState};
use domain::identifiers::VatNumber;
use domain::identifiers::phone::dialled;
use domain::ids::ListItemId;
use domain::listing::{ListBuilder, ListChoices, Listing, Named, day_of};
use domain::lists::ListKind;
use domain::table::{APART, Cell};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, JsonValue, QueryFilter, QueryOrder, QuerySelect, Select,
};
use uuid::Uuid;

use super::{chosen, read, rung, tags};
use crate::entities::address;
use crate::entities::client::{Column, Entity};
use crate::listing::{AT_ONCE, Listable, Reader, Wanted, Work, unfit};
use crate::{StoreError, StoreResult, Tenant, activity, local_time, states};

/// The clients, as rows of their list.
pub(crate) struct Listed;

impl Listable for Listed {
    fn table(&self) -> &'static str {
        "clients"
    }

    fn lists(&self) -> &'static [ListKind] {
        &chosen::LISTS
    }

    fn check_event(&self, stored: JsonValue) -> StoreResult<()> {
        activity::event::<Event>(stored).map(drop)
    }

    fn listing(&self) -> &'static Listing {
        &CLIENTS
    }

    fn choices<'a>(&'a self, t: &'a Reader, known: Option<&'a ListChoices>) -> Work<'a, ListChoices> {
        Box::pin(async move {
            match known {
                Some(known) => chosen::with_owners(t, known.of(OWNER)).await,
                None => chosen::all(t).await,
            }
        })
    }

    /// Their ids come from an index of their own: put together with the rows, the question might be answered by reading every client.
    fn changed_since<'a>(&'a self, t: &'a Reader, revision: i64) -> Work<'a, Vec<Uuid>> {
        let changed = Entity::find()
            .select_only()
            .column(Column::Id)
            .filter(Column::CompanyId.eq(t.company().0))
            .filter(Column::Revision.gt(revision))
            .into_tuple();
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
            let rows = rows(t, |select| match wanted {
                Wanted::After(id) => {
                    select.filter(Column::Id.gt(id)).order_by_asc(Column::Id).limit(u64::from(AT_ONCE))
                }
                Wanted::These(ids) => select.filter(Column::Id.is_in(ids.iter().copied())),
            });
            push(t, rows.await?, zone, into).await
        })
    }
}

async fn push(t: &Reader, rows: Vec<Row>, zone: Tz, into: &mut ListBuilder<'_>) -> StoreResult<Option<Uuid>> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let mut places = places(t, &ids).await?;
    let mut people = rung::of_people(t, &ids).await?;
    let borne = tags::borne(t, &ids).await?;
    let last = rows.last().map(|row| row.id);
    for row in rows {
        let places = places.remove(&row.id).unwrap_or_default();
        let tags = borne.get(&row.id).map(|borne| labels(borne, into.choices().of(TAGS))).unwrap_or_default();
        let people = people.remove(&row.id).unwrap_or_default();
        row.push(&places, people, &tags, zone, into)?;
    }
    Ok(last)
}

/// What tags are called, in the order of their list.
fn labels(borne: &[ListItemId], tags: &[Named]) -> String {
    let borne = tags.iter().filter(|tag| borne.iter().any(|id| id.0 == tag.key));
    borne.map(|tag| tag.label.as_str()).collect::<Vec<_>>().join(&APART.to_string())
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
    other_phones: JsonValue,
    siren: Option<String>,
    siret: Option<String>,
    vat_number: Option<String>,
    client_type: Option<Uuid>,
    category: Option<Uuid>,
    owner: Option<Uuid>,
    custom: JsonValue,
    language: Option<String>,
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
            Column::OtherPhones,
            Column::Siren,
            Column::Siret,
            Column::VatNumber,
            Column::ClientType,
            Column::Category,
            Column::Owner,
            Column::Custom,
            Column::Language,
        ])
        .filter(Column::CompanyId.eq(t.company().0));
    Ok(narrowed(select).into_model().all(t.db()).await?)
}

#[derive(FromQueryResult)]
struct Place {
    client_id: Uuid,
    city: Option<String>,
    country: String,
    postal_code: Option<String>,
    is_main: bool,
}

/// Their addresses, in their order.
async fn places<C: ConnectionTrait>(t: &Tenant<C>, clients: &[Uuid]) -> StoreResult<HashMap<Uuid, Vec<Place>>> {
    use address::Column as Of;
    let places: Vec<Place> = address::Entity::find()
        .select_only()
        .columns([Of::ClientId, Of::City, Of::Country, Of::PostalCode, Of::IsMain])
        .filter(Of::CompanyId.eq(t.company().0))
        .filter(Of::ClientId.is_in(clients.iter().copied()))
        .order_by_asc(Of::Position)
        .into_model()
        .all(t.db())
        .await?;
    let mut found: HashMap<Uuid, Vec<Place>> = HashMap::new();
    for place in places {
        found.entry(place.client_id).or_default().push(place);
    }
    Ok(found)
}

/// The SIREN that a French VAT number ends with.
fn siren_of(vat_number: &str) -> Option<String> {
    Some(VatNumber::parse(vat_number).ok()?.siren()?.as_str().to_owned())
}

/// Their postal codes, each once.
fn postal_codes(places: &[Place]) -> String {
    let mut codes: Vec<&str> = Vec::new();
    for code in places.iter().filter_map(|place| place.postal_code.as_deref()) {
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    codes.join(&APART.to_string())
}

impl Row {
    fn push(
        self,
        places: &[Place],
        people: Vec<String>,
        tags: &str,
        zone: Tz,
        into: &mut ListBuilder<'_>,
    ) -> StoreResult<()> {
        let currency = into.code(CURRENCY, &self.currency);
        if currency == Cell::Gap {
            return Err(StoreError::Corrupt(format!("currency {:?}", self.currency)));
        }
        let state: ClientState = states::read(&self.state, self.id)?;
        let main = places.iter().find(|place| place.is_main);
        let (city, country) =
            main.map_or(("", ""), |place| (place.city.as_deref().unwrap_or_default(), place.country.as_str()));
        let more: Option<Vec<String>> = serde_json::from_value(self.other_phones)?;
        let own = [self.phone, self.mobile, self.switchboard].into_iter().flatten().chain(more.unwrap_or_default());
        let mut own = own.peekable();
        let phone = own.peek().map(|phone| dialled(phone)).unwrap_or_default();
        let phones = rung::but_for(&phone, own.chain(people));
        let logo = self.logo.map(|file| file.to_string()).unwrap_or_default();
        let vat_number = self.vat_number.unwrap_or_default();
        let siret = self.siret.or(self.siren).or_else(|| siren_of(&vat_number)).unwrap_or_default();
        let codes = postal_codes(places);
        let day = |at: DateTime<Utc>| Cell::Date(day_of(local_time::local(at, zone).date()));
        let cells = [
            Cell::Text(&self.name),
            Cell::Text(&self.contact_name),
            Cell::Text(&self.contact_email),
            Cell::Text(&self.number),
            Cell::Text(city),
            Cell::Text(&logo),
            day(self.created_at),
            self.last_seen_at.map_or(Cell::Gap, day),
            Cell::Integer(self.balance_minor),
            currency,
            Cell::Choice(state.id()),
            Cell::Flag(self.is_prospect),
            into.code(COUNTRY, country),
            Cell::Text(&phone),
            Cell::Text(tags),
            into.named(TYPE, self.client_type),
            into.named(CATEGORY, self.category),
            into.named(OWNER, self.owner),
            Cell::Text(&siret),
            Cell::Text(&vat_number),
            Cell::Text(&codes),
            self.language.map_or(Cell::Gap, |language| into.code(LANGUAGE, &language)),
            Cell::Text(&phones),
        ];
        into.push(self.id, &cells, &read::custom(&self.custom)?).map_err(|error| unfit(&error))
    }
}
