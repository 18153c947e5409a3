//! What every client of the company is recognised by.

use std::collections::HashMap;

use domain::clients::imports::{ClientKeys, id_of};
use domain::clients::{ClientKind, ClientState};
use domain::imports::identity::Same;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::batches::IDS;
use crate::entities::{client, client_contact, contact};
use crate::imports::Index;
use crate::{StoreResult, Tenant};

/// Reads the keys of every client, or of those that bear a later revision. Deleted ones are recognised by their number alone, which nobody
/// else may have.
pub(super) async fn load<C: ConnectionTrait>(t: &Tenant<C>, index: &mut Index, since: Option<i64>) -> StoreResult<()> {
    type Row = (Uuid, String, String, Option<String>, Option<String>, Option<String>, String, String, Option<String>);
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
            client::Column::Kind,
            client::Column::Reference,
        ])
        .filter(client::Column::CompanyId.eq(t.company().0))
        .filter(Condition::all().add_option(since.map(|since| client::Column::Revision.gt(since))))
        .into_tuple()
        .all(t.db())
        .await?;
    if since.is_some() {
        index.forget(&rows.iter().map(|row| row.0).collect());
    }
    let mut places = HashMap::with_capacity(rows.len());
    for (id, state, number, siret, vat_number, email, name, kind, reference) in rows {
        let is_deleted = state == ClientState::Deleted.as_str();
        let number = Some(number.to_lowercase());
        let keys = if is_deleted {
            ClientKeys { number, ..ClientKeys::default() }
        } else {
            let (emails, is_person) = (email.into_iter().collect(), kind == ClientKind::Individual.as_str());
            ClientKeys { number, siret, vat_number, reference: None, emails, name, is_person }
        };
        let mut identity = keys.identity();
        // Numbers tell two of the same name apart within a file alone: here it may have had another one.
        identity.apart.retain(|(same, _)| *same != Same::Number);
        let place = index.store(id, identity);
        if !is_deleted {
            places.insert(id, place);
            // People without a client's name come with the id that it had in the program they come from.
            if let Some(reference) = reference.as_deref().and_then(id_of) {
                index.give((Same::Reference, reference), place);
            }
        }
    }
    // Of a few, their contacts alone are looked for.
    let few: Option<Vec<Uuid>> = since.map(|_| places.keys().copied().collect());
    for (email, id) in emails(t, few).await? {
        if let Some(place) = places.get(&id) {
            index.give((Same::Email, email), *place);
        }
    }
    Ok(())
}

/// The e-mails of contacts, each with a client that they are at, one of these if only some are meant.
async fn emails<C: ConnectionTrait>(t: &Tenant<C>, at: Option<Vec<Uuid>>) -> StoreResult<Vec<(String, Uuid)>> {
    if at.as_ref().is_some_and(Vec::is_empty) {
        return Ok(Vec::new());
    }
    let at = at.filter(|at| at.len() <= IDS);
    let links: Vec<(Uuid, Uuid)> = client_contact::Entity::find()
        .select_only()
        .columns([client_contact::Column::ContactId, client_contact::Column::ClientId])
        .filter(client_contact::Column::CompanyId.eq(t.company().0))
        .filter(Condition::all().add_option(at.clone().map(|at| client_contact::Column::ClientId.is_in(at))))
        .into_tuple()
        .all(t.db())
        .await?;
    let few = at.map(|_| links.iter().map(|(contact, _)| *contact).collect::<Vec<_>>()).filter(|few| few.len() <= IDS);
    let people: HashMap<Uuid, String> = contact::Entity::find()
        .select_only()
        .columns([contact::Column::Id, contact::Column::EmailFolded])
        .filter(contact::Column::CompanyId.eq(t.company().0))
        .filter(contact::Column::EmailFolded.is_not_null())
        .filter(Condition::all().add_option(few.map(|few| contact::Column::Id.is_in(few))))
        .into_tuple::<(Uuid, String)>()
        .all(t.db())
        .await?
        .into_iter()
        .collect();
    Ok(links.into_iter().filter_map(|(contact, client)| Some((people.get(&contact)?.clone(), client))).collect())
}
