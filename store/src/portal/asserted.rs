//! Contacts who are signed in by what their company's own back end says of them, signed.
//!
//! Whoever is wrong learns nothing of why: a token that is forged, old, used, of another company or of somebody who is not let in is the same.

use chrono::{DateTime, Utc};
use domain::error::Refusal;
use domain::ids::{ClientId, CompanyId, ContactId};
use domain::portal::{Asserted, SignedToken};
use domain::security_log::SecurityEvent;
use hmac::{Hmac, KeyInit, Mac};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set,
};
use sha2::Sha256;
use uuid::Uuid;

use super::beginning::{self, Beginning};
use super::{embedding, invited, links};
use crate::contacts::columns;
use crate::entities::portal_assertion::{ActiveModel, Column, Entity};
use crate::entities::{client, client_contact, contact};
use crate::{Access, Actor, Database, StoreError, StoreResult, Tenant, changes, tokens};

/// The most contacts of a client that are looked through for one who is let in.
const MOST_CONTACTS: u64 = 200;

/// Signs in by a token, which is used up by it, and answers the token of the session.
pub async fn enter_signed(
    database: &Database,
    company: CompanyId,
    token: &str,
    device: &str,
    now: DateTime<Utc>,
) -> StoreResult<String> {
    let refused = || StoreError::from(Refusal::LinkExpired);
    let read = SignedToken::read(token).ok_or_else(refused)?;
    let access = Access::operator(database.clone(), company, now);
    let secret = embedding::secret(&access).await?.ok_or_else(refused)?;
    if !is_signed(&secret, &read) {
        return Err(refused());
    }
    let said = read.judged(company, now).ok_or_else(refused)?;
    let tx = access.begin().await?;
    // A revocation is over by then, or has not begun; so is another use of the same token.
    changes::hold(&tx).await?;
    use_up(&tx, &said).await?;
    let Found { access, contact, client } = found(&tx, &said).await?.ok_or_else(refused)?;
    // The company vouches for whoever is there: no second factor is asked for.
    let session = beginning::open(&tx, access, client, Beginning::vouched(device)).await?;
    links::note_sign_in(&tx, access, client).await?;
    let who = Actor { user: None, name: columns::person(&contact)?.display_name() };
    tx.note_for(who, SecurityEvent::PortalSignIn { email: contact.email.unwrap_or_default() });
    tx.commit().await?;
    Ok(session)
}

/// Whether the company's back end has signed it. How long it takes tells nothing.
fn is_signed(secret: &str, token: &SignedToken<'_>) -> bool {
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret.as_bytes()) else { return false };
    mac.update(token.signed.as_bytes());
    mac.verify_slice(&token.signature).is_ok()
}

async fn use_up(tx: &Tenant<DatabaseTransaction>, said: &Asserted) -> StoreResult<()> {
    let name = tokens::hash(&said.name);
    let used = Entity::find().filter(Column::CompanyId.eq(tx.company().0)).filter(Column::NameHash.eq(name.as_str()));
    if used.one(tx.db()).await?.is_some() {
        return Err(Refusal::LinkExpired.into());
    }
    let row = ActiveModel {
        company_id: Set(tx.company().0),
        id: Set(Uuid::now_v7()),
        created_at: Set(tx.now()),
        updated_at: Set(tx.now()),
        name_hash: Set(name),
        expires_at: Set(said.forgotten_at),
    };
    Entity::insert(row).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// Whom a token means.
struct Found {
    access: Uuid,
    contact: contact::Model,
    /// The client whose papers they see first.
    client: ClientId,
}

/// Whom a token means, if they are let in.
async fn found<C: ConnectionTrait>(t: &Tenant<C>, said: &Asserted) -> StoreResult<Option<Found>> {
    let client = match &said.number {
        Some(number) => match client_of(t, number).await? {
            Some(client) => Some(client),
            None => return Ok(None),
        },
        None => None,
    };
    for contact in contacts(t, said, client).await? {
        let Some(access) = invited::row_of(t, contact).await? else { continue };
        let Some((contact, clients)) = invited::let_in(t, access.id).await? else { continue };
        let shown = clients.iter().map(|(id, _)| *id).find(|id| client.is_none_or(|client| client == *id));
        if let Some(client) = shown {
            return Ok(Some(Found { access: access.id, contact, client }));
        }
    }
    Ok(None)
}

async fn client_of<C: ConnectionTrait>(t: &Tenant<C>, number: &str) -> StoreResult<Option<ClientId>> {
    let row = client::Entity::find()
        .filter(client::Column::CompanyId.eq(t.company().0))
        .filter(client::Column::Number.eq(number))
        .one(t.db())
        .await?;
    Ok(row.map(|row| ClientId(row.id)))
}

/// The contact of the e-mail; without one, those of the client, the main one first.
async fn contacts<C: ConnectionTrait>(
    t: &Tenant<C>,
    said: &Asserted,
    client: Option<ClientId>,
) -> StoreResult<Vec<ContactId>> {
    if let Some(email) = &said.email {
        let row = contact::Entity::find()
            .filter(contact::Column::CompanyId.eq(t.company().0))
            .filter(contact::Column::EmailFolded.eq(email.folded()))
            .one(t.db())
            .await?;
        return Ok(row.into_iter().map(|row| ContactId(row.id)).collect());
    }
    let Some(client) = client else { return Ok(Vec::new()) };
    let rows = client_contact::Entity::find()
        .filter(client_contact::Column::CompanyId.eq(t.company().0))
        .filter(client_contact::Column::ClientId.eq(client.0))
        .order_by_desc(client_contact::Column::IsPrimary)
        .order_by_asc(client_contact::Column::Position)
        .limit(MOST_CONTACTS)
        .all(t.db())
        .await?;
    Ok(rows.into_iter().map(|row| ContactId(row.contact_id)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_signed_is_checked_with_the_secret() {
        let header = "eyJhbGciOiJIUzI1NiJ9";
        let claims = "eyJhdWQiOiJhIiwiaWF0IjoxLCJleHAiOjIsImp0aSI6IjAxMjM0NTY3ODlhYmNkZWYifQ";
        let signature = "YFvGHaAUBZDQTYS1KUFLH1kpuqBBCaHyvC4LJIsyoI0";
        let whole = format!("{header}.{claims}.{signature}");
        let read = SignedToken::read(&whole).unwrap();
        assert!(is_signed("s3cret", &read));
        assert!(!is_signed("other", &read) && !is_signed("", &read));
    }
}
