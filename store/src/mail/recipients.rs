//! Who of a client can be written to.

use domain::contacts::ContactState;
use domain::identifiers::Email;
use domain::ids::ClientId;
use domain::mail::Reachable;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationDef};

use crate::columns::read;
use crate::contacts::columns as of_person;
use crate::entities::{client_contact, contact};
use crate::{StoreResult, Tenant, clients};

/// Contacts of one client that are looked at: more are nobody's to choose from.
const MAX_CONTACTS: u64 = 200;

/// The contacts of a client who have an address, the main one first, and the client's own address.
pub async fn reachable<C: ConnectionTrait>(
    t: &Tenant<C>,
    client: ClientId,
) -> StoreResult<(Vec<Reachable>, Option<Email>)> {
    let row = clients::read::row(t, client).await?;
    let own = read(row.email, "email", row.id)?;
    let rows = client_contact::Entity::find()
        .join(JoinType::InnerJoin, to_contact())
        .filter(client_contact::Column::CompanyId.eq(t.company().0))
        .filter(client_contact::Column::ClientId.eq(client.0))
        .filter(contact::Column::State.eq(ContactState::Active.as_str()))
        .filter(contact::Column::Email.is_not_null())
        .order_by_desc(client_contact::Column::IsPrimary)
        .order_by_asc(client_contact::Column::Position)
        .order_by_asc(client_contact::Column::ContactId)
        .limit(MAX_CONTACTS)
        .select_two_required(contact::Entity)
        .all(t.db())
        .await?;
    let mut found = Vec::with_capacity(rows.len());
    for (link, contact) in rows {
        let Some(email): Option<Email> = read(contact.email.clone(), "email", contact.id)? else { continue };
        found.push(Reachable {
            name: of_person::person(&contact)?.display_name(),
            email,
            is_primary: link.is_primary,
            is_billing: link.is_billing,
            receives_invoices: link.receives_invoices,
        });
    }
    Ok((found, own))
}

fn to_contact() -> RelationDef {
    client_contact::Entity::belongs_to(contact::Entity)
        .from((client_contact::Column::CompanyId, client_contact::Column::ContactId))
        .to((contact::Column::CompanyId, contact::Column::Id))
        .into()
}
