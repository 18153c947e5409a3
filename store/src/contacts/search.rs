//! Contacts found by name, e-mail or telephone number, to link one that exists to another client (A5.4).

use std::collections::HashMap;

use domain::clients::Contact;
use domain::contacts::ContactState;
use domain::ids::{ClientId, ContactId};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::linked;
use crate::clients::filter::{containing, or_number};
use crate::clients::people;
use crate::clients::read::person;
use crate::entities::contact::{Column, Entity};
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

/// Contacts whose name or e-mail contains the text, or who are rung at that number, those who are no longer there among them. Whoever is
/// linked to nobody but clients that are thrown away is passed over.
pub async fn search<C: ConnectionTrait>(t: &Tenant<C>, text: &str) -> StoreResult<Vec<FoundContact>> {
    let named = containing(text, &[Column::NameFolded, Column::EmailFolded]);
    let found = or_number(named, text, &[Column::DirectPhone, Column::Mobile, Column::Switchboard]);
    let rows = Entity::find()
        .filter(Column::CompanyId.eq(t.company().0))
        .filter(Column::State.ne(ContactState::Deleted.as_str()))
        .filter(found)
        .filter(linked::is_not_stranded(t))
        .order_by_asc(Column::NameFolded)
        .order_by_asc(Column::Id)
        .limit(MAX_FOUND)
        .all(t.db())
        .await?;
    let mut links = linked::clients_of(t, &rows.iter().map(|row| row.id).collect::<Vec<Uuid>>()).await?;
    let found = |row| {
        let contact = person(&row)?;
        let clients = links.remove(&row.id).unwrap_or_default().into_iter().filter(|link| !link.is_gone());
        Ok(FoundContact { contact, clients: clients.map(|link| (ClientId(link.client_id), link.name)).collect() })
    };
    rows.into_iter().map(found).collect()
}

/// Whose these e-mails are, by the e-mail in lower case: an import links the contacts that exist.
pub async fn by_emails<C: ConnectionTrait>(
    t: &Tenant<C>,
    emails: &[String],
) -> StoreResult<HashMap<String, ContactId>> {
    let owners = people::owners(t, emails).await?;
    Ok(owners.into_iter().map(|(email, id)| (email, ContactId(id))).collect())
}
