//! Who is linked to whom: the clients of contacts, and the contacts of clients. Links of a deleted contact stay, so that it comes back
//! with them, and count for nobody meanwhile.

use std::collections::HashMap;

use domain::clients::ClientState;
use domain::contacts::ContactState;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder,
    QuerySelect, RelationDef,
};
use uuid::Uuid;

use crate::batches::IDS;
use crate::entities::{client, client_contact, contact};
use crate::{StoreResult, Tenant};

/// A client of a contact, and what the contact is to it.
#[expect(clippy::struct_excessive_bools, reason = "one column each")]
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct LinkedClient {
    contact_id: Uuid,
    /// The client.
    pub client_id: Uuid,
    /// What it is called.
    pub name: String,
    /// Its state, as it is stored.
    pub state: String,
    pub is_primary: bool,
    pub is_billing: bool,
    pub is_dunning: bool,
    pub receives_invoices: bool,
}

impl LinkedClient {
    /// Whether the client is thrown away.
    pub(crate) fn is_gone(&self) -> bool {
        self.state == ClientState::Deleted.as_str()
    }
}

/// The clients of each of these contacts by name; contacts without any are left out.
pub(crate) async fn clients_of<C: ConnectionTrait>(
    t: &Tenant<C>,
    contacts: &[Uuid],
) -> StoreResult<HashMap<Uuid, Vec<LinkedClient>>> {
    use client_contact::Column;
    let to_client: RelationDef = client_contact::Entity::belongs_to(client::Entity)
        .from((Column::CompanyId, Column::ClientId))
        .to((client::Column::CompanyId, client::Column::Id))
        .into();
    let mut found: HashMap<Uuid, Vec<LinkedClient>> = HashMap::new();
    for contacts in contacts.chunks(IDS) {
        let links: Vec<LinkedClient> = client_contact::Entity::find()
            .select_only()
            .columns([Column::ContactId, Column::ClientId])
            .columns([Column::IsPrimary, Column::IsBilling, Column::IsDunning, Column::ReceivesInvoices])
            .columns([client::Column::Name, client::Column::State])
            .join(JoinType::InnerJoin, to_client.clone())
            .filter(Column::CompanyId.eq(t.company().0))
            .filter(Column::ContactId.is_in(contacts.iter().copied()))
            .order_by_asc(client::Column::NameSort)
            .order_by_asc(client::Column::Id)
            .into_model()
            .all(t.db())
            .await?;
        for link in links {
            found.entry(link.contact_id).or_default().push(link);
        }
    }
    Ok(found)
}

/// Whether a contact of the company is linked to none, or to a client that is not thrown away.
pub(crate) fn is_not_stranded<C>(t: &Tenant<C>) -> Condition {
    use client_contact::Column;
    let of = |column: Column| Expr::col((client_contact::Entity, column));
    let links = Query::select()
        .column((client_contact::Entity, Column::ContactId))
        .from(client_contact::Entity)
        .and_where(of(Column::CompanyId).eq(t.company().0))
        .to_owned();
    let is_its_client = Condition::all()
        .add(of(Column::CompanyId).equals((client::Entity, client::Column::CompanyId)))
        .add(of(Column::ClientId).equals((client::Entity, client::Column::Id)));
    let kept = links
        .clone()
        .inner_join(client::Entity, is_its_client)
        .and_where(Expr::col((client::Entity, client::Column::State)).ne(ClientState::Deleted.as_str()))
        .to_owned();
    let id = contact::Column::Id;
    Condition::any().add(id.not_in_subquery(links)).add(id.in_subquery(kept))
}

/// The contacts of clients that are not thrown away, each with the clients among these that it is linked to.
pub(crate) async fn contacts_at<C: ConnectionTrait>(
    t: &Tenant<C>,
    clients: &[Uuid],
) -> StoreResult<HashMap<Uuid, Vec<Uuid>>> {
    use client_contact::Column;
    let to_contact: RelationDef = client_contact::Entity::belongs_to(contact::Entity)
        .from((Column::CompanyId, Column::ContactId))
        .to((contact::Column::CompanyId, contact::Column::Id))
        .into();
    let mut found: HashMap<Uuid, Vec<Uuid>> = HashMap::new();
    for clients in clients.chunks(IDS) {
        let links: Vec<(Uuid, Uuid)> = client_contact::Entity::find()
            .select_only()
            .columns([Column::ContactId, Column::ClientId])
            .join(JoinType::InnerJoin, to_contact.clone())
            .filter(Column::CompanyId.eq(t.company().0))
            .filter(Column::ClientId.is_in(clients.iter().copied()))
            .filter(contact::Column::State.ne(ContactState::Deleted.as_str()))
            .into_tuple()
            .all(t.db())
            .await?;
        for (contact, client) in links {
            found.entry(contact).or_default().push(client);
        }
    }
    Ok(found)
}

/// How many contacts that are not thrown away each of these clients has; clients without any are left out.
pub(crate) async fn counted<C: ConnectionTrait>(t: &Tenant<C>, clients: &[Uuid]) -> StoreResult<HashMap<Uuid, usize>> {
    let mut counts = HashMap::new();
    for client in contacts_at(t, clients).await?.into_values().flatten() {
        *counts.entry(client).or_default() += 1;
    }
    Ok(counts)
}

/// The clients that any of these contacts is linked to, each once.
pub(crate) async fn clients_with<C: ConnectionTrait>(t: &Tenant<C>, contacts: &[Uuid]) -> StoreResult<Vec<Uuid>> {
    use client_contact::Column;
    let mut clients = Vec::new();
    for contacts in contacts.chunks(IDS) {
        let of_company = client_contact::Entity::find().select_only().column(Column::ClientId).distinct();
        let of_company = of_company.filter(Column::CompanyId.eq(t.company().0));
        let linked = of_company.filter(Column::ContactId.is_in(contacts.iter().copied()));
        clients.extend(linked.into_tuple::<Uuid>().all(t.db()).await?);
    }
    clients.sort_unstable();
    clients.dedup();
    Ok(clients)
}

/// The contacts that are linked to any of these clients, each once, deleted ones too.
pub(crate) async fn contacts_of<C: ConnectionTrait>(t: &Tenant<C>, clients: &[Uuid]) -> StoreResult<Vec<Uuid>> {
    use client_contact::Column;
    let mut contacts = Vec::new();
    for clients in clients.chunks(IDS) {
        let of_company = client_contact::Entity::find().select_only().column(Column::ContactId).distinct();
        let of_company = of_company.filter(Column::CompanyId.eq(t.company().0));
        let linked = of_company.filter(Column::ClientId.is_in(clients.iter().copied()));
        contacts.extend(linked.into_tuple::<Uuid>().all(t.db()).await?);
    }
    contacts.sort_unstable();
    contacts.dedup();
    Ok(contacts)
}
