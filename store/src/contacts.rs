//! Contacts found on their own, to link one that exists to another client (A5.4).

use std::collections::HashMap;

use domain::clients::{ClientState, Contact};
use domain::ids::{ClientId, ContactId};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationDef,
};
use uuid::Uuid;

use crate::clients::filter::containing;
use crate::clients::people;
use crate::clients::read::person;
use crate::entities::{client, client_contact, contact};
use crate::{StoreResult, Tenant};

/// The most contacts offered.
const MAX_FOUND: u64 = 20;

/// A contact, and whose.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundContact {
    /// The person; what they are to a client is left open.
    pub contact: Contact,
    /// Their clients that are not deleted, with their names, in alphabetical order.
    pub clients: Vec<(ClientId, String)>,
}

/// Contacts whose name or e-mail contains the text.
pub async fn search<C: ConnectionTrait>(t: &Tenant<C>, text: &str) -> StoreResult<Vec<FoundContact>> {
    let found: Condition = containing(text, &[contact::Column::NameFolded, contact::Column::EmailFolded]);
    let rows = contact::Entity::find()
        .filter(contact::Column::CompanyId.eq(t.company().0))
        .filter(contact::Column::DeletedAt.is_null())
        .filter(found)
        .order_by_asc(contact::Column::NameFolded)
        .order_by_asc(contact::Column::Id)
        .limit(MAX_FOUND)
        .all(t.db())
        .await?;
    let mut names = client_names(t, rows.iter().map(|row| row.id).collect()).await?;
    rows.into_iter()
        .map(|row| {
            let clients = names.remove(&row.id).unwrap_or_default();
            let id = row.id;
            Ok(FoundContact { contact: person(row, id)?, clients })
        })
        .collect()
}

/// Whose these e-mails are, by the e-mail in lower case: an import links the contacts that exist.
pub async fn by_emails<C: ConnectionTrait>(
    t: &Tenant<C>,
    emails: &[String],
) -> StoreResult<HashMap<String, ContactId>> {
    let owners = people::owners(t, emails).await?;
    Ok(owners.into_iter().map(|(email, id)| (email, ContactId(id))).collect())
}

async fn client_names<C: ConnectionTrait>(
    t: &Tenant<C>,
    contacts: Vec<Uuid>,
) -> StoreResult<HashMap<Uuid, Vec<(ClientId, String)>>> {
    let to_client: RelationDef = client_contact::Entity::belongs_to(client::Entity)
        .from((client_contact::Column::CompanyId, client_contact::Column::ClientId))
        .to((client::Column::CompanyId, client::Column::Id))
        .into();
    let rows: Vec<(Uuid, Uuid, String)> = client_contact::Entity::find()
        .select_only()
        .column(client_contact::Column::ContactId)
        .column(client::Column::Id)
        .column(client::Column::Name)
        .join(JoinType::InnerJoin, to_client)
        .filter(client_contact::Column::CompanyId.eq(t.company().0))
        .filter(client_contact::Column::ContactId.is_in(contacts))
        .filter(client::Column::State.ne(ClientState::Deleted.as_str()))
        .order_by_asc(client::Column::NameSort)
        .into_tuple()
        .all(t.db())
        .await?;
    let mut names: HashMap<Uuid, Vec<(ClientId, String)>> = HashMap::new();
    for (contact, client, name) in rows {
        names.entry(contact).or_default().push((ClientId(client), name));
    }
    Ok(names)
}
