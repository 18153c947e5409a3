//! What the company's clients are chosen by, as its settings have it now.

use domain::clients::listing::{CATEGORY, OWNER, TAGS, TYPE};
use domain::listing::{ListChoices, Named};
use domain::lists::ListKind;
use domain::subject::Subject;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::entities::{client, list_item, user};
use crate::{StoreResult, Tenant, custom_fields, members};

/// Which lists the table of clients names entries of: what changes them moves the clients' revision.
pub(super) const LISTS: [ListKind; 3] = [ListKind::ClientType, ListKind::Category, ListKind::Tag];

/// All of it. Who has left is an owner while they own a client.
pub(super) async fn all<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<ListChoices> {
    let owners: Vec<Uuid> = client::Entity::find()
        .select_only()
        .column(client::Column::Owner)
        .distinct()
        .filter(client::Column::CompanyId.eq(t.company().0))
        .filter(client::Column::Owner.is_not_null())
        .into_tuple()
        .all(t.db())
        .await?;
    let former = user::Entity::find()
        .select_only()
        .columns([user::Column::Id, user::Column::Name])
        .filter(user::Column::Id.is_in(owners))
        .order_by_asc(user::Column::Name)
        .order_by_asc(user::Column::Id)
        .into_tuple::<(Uuid, String)>()
        .all(t.db())
        .await?;
    let former: Vec<Named> = former.into_iter().map(|(key, label)| Named { key, label }).collect();
    with_owners(t, &former).await
}

/// All of it, with the owners known so far: nobody becomes one who is not a user of the company.
pub(super) async fn with_owners<C: ConnectionTrait>(t: &Tenant<C>, known: &[Named]) -> StoreResult<ListChoices> {
    let mut owners: Vec<Named> =
        members::list(t).await?.into_iter().map(|member| Named { key: member.user.0, label: member.name }).collect();
    let has_left = |known: &&Named| !owners.iter().any(|owner| owner.key == known.key);
    let former: Vec<Named> = known.iter().filter(has_left).cloned().collect();
    owners.extend(former);
    let kinds @ [types, categories, tags] = LISTS.map(ListKind::as_str);
    let items: Vec<(Uuid, String, String)> = list_item::Entity::find()
        .select_only()
        .columns([list_item::Column::Id, list_item::Column::Kind, list_item::Column::Label])
        .filter(list_item::Column::CompanyId.eq(t.company().0))
        .filter(list_item::Column::Kind.is_in(kinds))
        .order_by_asc(list_item::Column::Position)
        .order_by_asc(list_item::Column::Id)
        .into_tuple()
        .all(t.db())
        .await?;
    let of = |kind: &str| {
        let of_kind = items.iter().filter(|(_, other, _)| other == kind);
        of_kind.map(|(key, _, label)| Named { key: *key, label: label.clone() }).collect()
    };
    Ok(ListChoices::default()
        .with(TYPE, of(types))
        .with(CATEGORY, of(categories))
        .with(OWNER, owners)
        .with(TAGS, of(tags))
        .with_fields(custom_fields::all(t, Subject::Client).await?))
}
