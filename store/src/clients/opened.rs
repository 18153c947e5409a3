//! A client as its page shows it: with what it names and what stands beside it, in as many statements however much it holds.

use std::collections::BTreeMap;

use chrono_tz::Tz;
use domain::clients::{Client, Tags};
use domain::company::{AddressService, Defaults};
use domain::geo::Country;
use domain::ids::{ClientId, ListItemId};
use domain::lists::ListItem;
use domain::pins::PinnedFacts;
use domain::subject::Subject;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, IntoCondition};
use sea_orm::{
    ConnectionTrait, EntityTrait, FromQueryResult, JoinType, JsonValue, QueryOrder, QuerySelect, RelationDef,
};
use uuid::Uuid;

use super::read;
use crate::columns;
use crate::entities::{address, client, client_tag, company, list_item, pinned_facts, user};
use crate::{StoreError, StoreResult, Tenant, lists, local_time};

/// A client and what its page shows beside it.
#[derive(Debug)]
pub struct Opened {
    /// The client.
    pub client: Client,
    /// The names of its owner, its parent and its payer, by id.
    pub names: BTreeMap<String, String>,
    /// The entries of all lists, hidden ones too, list by list in their order; uses are not counted.
    pub lists: Vec<ListItem>,
    /// What whoever acts keeps in sight of clients.
    pub pinned: PinnedFacts,
    /// What the company's clients usually have.
    pub defaults: Defaults,
    /// What suggests addresses to the company.
    pub address_service: AddressService,
    /// Whether it has a map drawn.
    pub shows_map: bool,
    /// The company's time zone.
    pub zone: Tz,
}

/// A client of the company, whatever its state, for its page: four statements.
pub async fn opened<C: ConnectionTrait>(t: &Tenant<C>, id: ClientId) -> StoreResult<Opened> {
    let found = found(t, id).await?.ok_or(StoreError::NotFound)?;
    let (lists, tags) = choices(t, id).await?;
    Ok(Opened {
        client: read::bearing(t, &found.row, Tags::known(tags)).await?,
        lists,
        pinned: found.facts.as_deref().map(PinnedFacts::read).unwrap_or_default(),
        address_service: columns::read(found.address_service.clone(), "address service", t.company().0)?,
        shows_map: found.shows_map,
        zone: local_time::read(&found.time_zone)?,
        names: found.names(),
        defaults: serde_json::from_value(found.defaults)?,
    })
}

/// The country by whose usage a client is written to: its own, else the company's.
pub async fn country<C: ConnectionTrait>(t: &Tenant<C>, id: ClientId) -> StoreResult<Country> {
    let found: Option<(JsonValue, Option<String>)> = client::Entity::find_by_id((t.company().0, id.0))
        .select_only()
        .column(company::Column::Defaults)
        .column(address::Column::Country)
        .join(JoinType::InnerJoin, to_company())
        .join(JoinType::LeftJoin, to_addresses())
        .order_by_desc(address::Column::IsMain)
        .order_by_asc(address::Column::Position)
        .into_tuple()
        .one(t.db())
        .await?;
    let (defaults, own) = found.ok_or(StoreError::NotFound)?;
    match own {
        Some(own) => columns::read(own, "country of client", id.0),
        None => Ok(serde_json::from_value::<Defaults>(defaults)?.country),
    }
}

/// Its row, with all that there is one of.
#[derive(FromQueryResult)]
struct Found {
    #[sea_orm(nested)]
    row: client::Model,
    defaults: JsonValue,
    address_service: String,
    shows_map: bool,
    time_zone: String,
    facts: Option<String>,
    owner_name: Option<String>,
    parent_name: Option<String>,
    payer_name: Option<String>,
}

impl Found {
    fn names(&self) -> BTreeMap<String, String> {
        let row = &self.row;
        let named = [(row.owner, &self.owner_name), (row.parent, &self.parent_name), (row.payer, &self.payer_name)];
        named.into_iter().filter_map(|(id, name)| Some((id?.to_string(), name.clone()?))).collect()
    }
}

async fn found<C: ConnectionTrait>(t: &Tenant<C>, id: ClientId) -> StoreResult<Option<Found>> {
    let (parents, payers) = (Alias::new("parents"), Alias::new("payers"));
    // The command line is nobody, and has nothing pinned.
    let me = t.actor().user.map_or(Uuid::nil(), |user| user.0);
    let query = client::Entity::find_by_id((t.company().0, id.0))
        .columns([
            company::Column::Defaults,
            company::Column::AddressService,
            company::Column::ShowsMap,
            company::Column::TimeZone,
        ])
        .column(pinned_facts::Column::Facts)
        .column_as(user::Column::Name, "owner_name")
        .expr_as(Expr::col((parents.clone(), client::Column::Name)), "parent_name")
        .expr_as(Expr::col((payers.clone(), client::Column::Name)), "payer_name")
        .join(JoinType::InnerJoin, to_company())
        .join(JoinType::LeftJoin, to_owner())
        .join(JoinType::LeftJoin, to_pins(me))
        .join_as(JoinType::LeftJoin, to_client(client::Column::Parent), parents)
        .join_as(JoinType::LeftJoin, to_client(client::Column::Payer), payers);
    Ok(query.into_model().one(t.db()).await?)
}

/// An entry of a list, and whether the client bears it as a tag.
#[derive(FromQueryResult)]
struct Choice {
    #[sea_orm(nested)]
    row: list_item::Model,
    bearer: Option<Uuid>,
}

/// The entries of all lists, and which of them are tags of the client.
async fn choices<C: ConnectionTrait>(t: &Tenant<C>, id: ClientId) -> StoreResult<(Vec<ListItem>, Vec<ListItemId>)> {
    let query =
        lists::in_order(t).column_as(client_tag::Column::ClientId, "bearer").join(JoinType::LeftJoin, to_bearer(id.0));
    let choices: Vec<Choice> = query.into_model().all(t.db()).await?;
    let borne = choices.iter().filter(|choice| choice.bearer.is_some()).map(|choice| ListItemId(choice.row.id));
    let items = choices.iter().map(|choice| lists::item(&choice.row));
    Ok((items.collect::<StoreResult<_>>()?, borne.collect()))
}

fn to_company() -> RelationDef {
    client::Entity::belongs_to(company::Entity).from(client::Column::CompanyId).to(company::Column::Id).into()
}

fn to_addresses() -> RelationDef {
    client::Entity::belongs_to(address::Entity)
        .from((client::Column::CompanyId, client::Column::Id))
        .to((address::Column::CompanyId, address::Column::ClientId))
        .into()
}

/// Whoever looks after it, also one who has left the company.
fn to_owner() -> RelationDef {
    client::Entity::belongs_to(user::Entity).from(client::Column::Owner).to(user::Column::Id).into()
}

fn to_client(by: client::Column) -> RelationDef {
    client::Entity::belongs_to(client::Entity)
        .from((client::Column::CompanyId, by))
        .to((client::Column::CompanyId, client::Column::Id))
        .into()
}

/// From a client to what somebody keeps in sight of all clients.
fn to_pins(user: Uuid) -> RelationDef {
    use pinned_facts::Column;
    let of_company =
        client::Entity::belongs_to(pinned_facts::Entity).from(client::Column::CompanyId).to(Column::CompanyId);
    RelationDef::from(of_company).on_condition(move |_, pins| {
        let own = Expr::col((pins.clone(), Column::UserId)).eq(user);
        own.and(Expr::col((pins, Column::Subject)).eq(Subject::Client.as_str())).into_condition()
    })
}

/// From an entry of a list to the client, if it bears it.
fn to_bearer(client: Uuid) -> RelationDef {
    use client_tag::Column;
    let of_entry = list_item::Entity::belongs_to(client_tag::Entity)
        .from((list_item::Column::CompanyId, list_item::Column::Id))
        .to((Column::CompanyId, Column::ListItemId));
    RelationDef::from(of_entry)
        .on_condition(move |_, tags| Expr::col((tags, Column::ClientId)).eq(client).into_condition())
}
