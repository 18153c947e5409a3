//! What every client of the company is recognised by.

use std::collections::HashMap;

use domain::clients::ClientState;
use domain::clients::imports::ClientKeys;
use domain::imports::identity::Same;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::entities::{client, client_contact, contact};
use crate::imports::Index;
use crate::{StoreResult, Tenant};

/// Reads the keys of every client. Deleted ones are recognised by their number alone, which nobody else may have.
pub(super) async fn load<C: ConnectionTrait>(t: &Tenant<C>, index: &mut Index) -> StoreResult<()> {
    type Row = (Uuid, String, String, Option<String>, Option<String>, Option<String>, String);
    let rows: Vec<Row> = client::Entity::find()
        .select_only()
        .columns([
            client::Column::Id,
            client::Column::State,
            client::Column::Number,
            client::Column::Siret,
            client::Column::VatNumber,
            client::Column::EmailFolded,
            client::Column::NameIdentity,
        ])
        .filter(client::Column::CompanyId.eq(t.company().0))
        .into_tuple()
        .all(t.db())
        .await?;
    let mut places = HashMap::with_capacity(rows.len());
    for (id, state, number, siret, vat_number, email, name) in rows {
        let is_deleted = state == ClientState::Deleted.as_str();
        let number = Some(number.to_lowercase());
        let keys = if is_deleted {
            ClientKeys { number, ..ClientKeys::default() }
        } else {
            ClientKeys { number, siret, vat_number, emails: email.into_iter().collect(), name }
        };
        let mut identity = keys.identity();
        // Numbers tell two of the same name apart within a file alone: here it may have had another one.
        identity.apart.retain(|(same, _)| *same != Same::Number);
        let place = index.store(id, identity);
        if !is_deleted {
            places.insert(id, place);
        }
    }
    for (email, id) in emails(t).await? {
        if let Some(place) = places.get(&id) {
            index.give((Same::Email, email), *place);
        }
    }
    Ok(())
}

/// The e-mails of contacts, each with a client that they are at.
async fn emails<C: ConnectionTrait>(t: &Tenant<C>) -> StoreResult<Vec<(String, Uuid)>> {
    let people: HashMap<Uuid, String> = contact::Entity::find()
        .select_only()
        .columns([contact::Column::Id, contact::Column::EmailFolded])
        .filter(contact::Column::CompanyId.eq(t.company().0))
        .filter(contact::Column::EmailFolded.is_not_null())
        .into_tuple::<(Uuid, String)>()
        .all(t.db())
        .await?
        .into_iter()
        .collect();
    let links: Vec<(Uuid, Uuid)> = client_contact::Entity::find()
        .select_only()
        .columns([client_contact::Column::ContactId, client_contact::Column::ClientId])
        .filter(client_contact::Column::CompanyId.eq(t.company().0))
        .into_tuple()
        .all(t.db())
        .await?;
    Ok(links.into_iter().filter_map(|(contact, client)| Some((people.get(&contact)?.clone(), client))).collect())
}
