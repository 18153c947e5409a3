//! People of a file whom the company knows already.

use std::collections::HashMap;

use domain::clients::imports::are_two;
use domain::clients::{ClientData, Contact, NewClient};
use domain::field::Several;
use domain::identifiers::Email;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::clients::{people, read};
use crate::entities::contact;
use crate::{StoreResult, Tenant};

/// A contact whose e-mail somebody here has is that person: linked as they are, whatever the file says of them. Not so where they are called
/// differently: an e-mail that people share is their client's.
pub(super) async fn link(tx: &Tenant<DatabaseTransaction>, clients: &mut [NewClient]) -> StoreResult<()> {
    let contacts = clients.iter().flat_map(|client| &client.contacts);
    let emails: Vec<String> = contacts.filter_map(|contact| contact.email.as_ref()).map(Email::folded).collect();
    let owners = people::owners(tx, &emails).await?;
    if owners.is_empty() {
        return Ok(());
    }
    let known = known(tx, &owners).await?;
    for NewClient { data, contacts, .. } in clients {
        for contact in contacts {
            let owner = contact.email.as_ref().and_then(|email| known.get(owners.get(&email.folded())?));
            let Some(owner) = owner.filter(|owner| owner.id != contact.id) else { continue };
            if contact.id.is_some() || are_two(contact, owner) {
                share(data, contact.email.take());
                continue;
            }
            *contact = Contact {
                is_primary: contact.is_primary,
                is_billing: contact.is_billing,
                is_dunning: contact.is_dunning,
                receives_invoices: contact.receives_invoices,
                ..owner.clone()
            };
        }
    }
    Ok(())
}

/// Those who have the e-mails, by their ids.
async fn known(
    tx: &Tenant<DatabaseTransaction>,
    owners: &HashMap<String, Uuid>,
) -> StoreResult<HashMap<Uuid, Contact>> {
    let ids: Vec<Uuid> = owners.values().copied().collect();
    let mut known = HashMap::new();
    for ids in ids.chunks(crate::batches::IDS) {
        let rows = contact::Entity::find()
            .filter(contact::Column::CompanyId.eq(tx.company().0))
            .filter(contact::Column::Id.is_in(ids.iter().copied()))
            .all(tx.db())
            .await?;
        for row in rows {
            known.insert(row.id, read::person(&row)?);
        }
    }
    Ok(known)
}

/// Gives a client what its people share.
fn share(data: &mut ClientData, email: Option<Email>) {
    let Some(email) = email else { return };
    let others = &mut data.other_emails.0;
    if data.email.is_none() {
        data.email = Some(email);
    } else if data.email.as_ref() != Some(&email)
        && !others.contains(&email)
        && others.len() < Several::<Email>::MAX as usize
    {
        others.push(email);
    }
}
