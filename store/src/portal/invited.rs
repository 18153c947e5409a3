//! Which contacts may enter the portal: invited and revoked by staff.

use chrono::{DateTime, Utc};
use domain::contacts::{ContactEvent, ContactState};
use domain::error::{FieldError, FieldErrors, Refusal};
use domain::format::Language;
use domain::identifiers::Email;
use domain::ids::{ClientId, ContactId};
use domain::mail::NewLetter;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, JoinType,
    QueryFilter, QuerySelect, RelationDef, Set,
};
use uuid::Uuid;

use super::links::spoken;
use super::{credentials, sessions};
use crate::contacts::{self, Contacts, linked};
use crate::entities::portal_access::{Column, Entity, Model};
use crate::entities::{contact, portal_link};
use crate::{StoreError, StoreResult, Tenant, changes, documents, mail, tokens};

/// How a contact stands with the portal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PortalAccess {
    /// When they were invited last.
    pub invited_at: DateTime<Utc>,
    /// By whom.
    pub invited_by: String,
    /// Whether they may enter no more.
    pub is_revoked: bool,
    /// When they signed in last; never, where there is nothing.
    pub last_sign_in_at: Option<DateTime<Utc>>,
    /// Whether they have a password.
    pub has_password: bool,
    /// Whether they give a code as well.
    pub has_factor: bool,
}

/// How a contact of the company stands with the portal; nothing for one who was never invited.
pub async fn of_contact<C: ConnectionTrait>(t: &Tenant<C>, id: ContactId) -> StoreResult<Option<PortalAccess>> {
    contacts::get(t, id).await?;
    let Some(row) = row_of(t, id).await? else { return Ok(None) };
    let credential = credentials::of_access(t, row.id).await?;
    Ok(Some(PortalAccess {
        invited_at: row.invited_at,
        invited_by: row.invited_by,
        is_revoked: row.revoked_at.is_some(),
        last_sign_in_at: row.last_sign_in_at,
        has_password: credential.is_some(),
        has_factor: credential.is_some_and(|row| row.totp_active),
    }))
}

/// Lets a contact in, again where that was revoked. They must be there, have an e-mail, and be at a client that is not thrown away.
pub async fn invite(tx: &Tenant<DatabaseTransaction>, id: ContactId) -> StoreResult<()> {
    changes::hold(tx).await?;
    let contact = contacts::get(tx, id).await?;
    if contact.state != ContactState::Active || clients_of(tx, id).await?.is_empty() {
        return Err(Refusal::WrongState.into());
    }
    if contact.person.email.is_none() {
        return Err(StoreError::field("email", FieldError::Required));
    }
    if let Some(row) = row_of(tx, id).await? {
        let was_out = row.revoked_at.is_some();
        let mut row = row.into_active_model();
        row.invited_by = Set(tx.actor().name.clone());
        row.invited_at = Set(tx.now());
        row.revoked_at = Set(None);
        row.updated_at = Set(tx.now());
        row.update(tx.db()).await?;
        return if was_out { tell(tx, id, ContactEvent::PortalInvited).await } else { Ok(()) };
    }
    let row = Model {
        company_id: tx.company().0,
        id: Uuid::now_v7(),
        created_at: tx.now(),
        updated_at: tx.now(),
        contact_id: id.0,
        invited_by: tx.actor().name.clone(),
        invited_at: tx.now(),
        revoked_at: None,
        last_sign_in_at: None,
    };
    Entity::insert(row.into_active_model()).exec_without_returning(tx.db()).await?;
    tell(tx, id, ContactEvent::PortalInvited).await
}

/// Whom an invitation is written to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Welcomed {
    /// The company that lets in.
    pub company: String,
    /// The contact's name.
    pub name: String,
    /// Their e-mail.
    pub email: Email,
    /// The language that their client is written to in.
    pub language: Language,
}

/// Puts an invitation into words.
pub type Welcome = dyn Fn(&Welcomed) -> Result<NewLetter, FieldErrors> + Sync;

/// Lets a contact in as [`invite`] does, and tells them by a letter. It holds no secret: they ask for their link where it leads. Without a
/// mail server nobody is invited, for no link would reach them. Pressed twice within a minute, it writes once.
pub async fn invite_by_letter(tx: &Tenant<DatabaseTransaction>, id: ContactId, write: &Welcome) -> StoreResult<()> {
    invite(tx, id).await?;
    let person = contacts::get(tx, id).await?.person;
    let clients = clients_of(tx, id).await?;
    let (Some(email), Some((client, _))) = (person.email.clone(), clients.first()) else {
        return Err(Refusal::WrongState.into());
    };
    let whose = documents::addressed(tx, *client).await?;
    let profile = &whose.company.profile;
    let key = format!("portal {id} {} {}", tokens::hash(&email.folded()), tx.now().timestamp() / 60);
    let letter = write(&Welcomed {
        company: profile.name.as_str().to_owned(),
        name: person.display_name(),
        email,
        language: spoken(whose.language.as_deref(), profile.language),
    })?;
    mail::queue_for_client(tx, *client, letter, Some(key)).await?;
    Ok(())
}

/// Lets a contact in no more: their links and sessions end at once, and their password goes with its second factor. One who was never
/// invited, or is revoked already, stays so.
pub async fn revoke(tx: &Tenant<DatabaseTransaction>, id: ContactId) -> StoreResult<()> {
    changes::hold(tx).await?;
    contacts::get(tx, id).await?;
    let Some(row) = row_of(tx, id).await?.filter(|row| row.revoked_at.is_none()) else { return Ok(()) };
    let access = row.id;
    sessions::end_others(tx, access, None).await?;
    credentials::forget(tx, access).await?;
    portal_link::Entity::delete_many()
        .filter(portal_link::Column::CompanyId.eq(tx.company().0))
        .filter(portal_link::Column::AccessId.eq(access))
        .exec(tx.db())
        .await?;
    let mut row = row.into_active_model();
    row.revoked_at = Set(Some(tx.now()));
    row.updated_at = Set(tx.now());
    row.update(tx.db()).await?;
    tell(tx, id, ContactEvent::PortalRevoked).await
}

/// Tells it with what else happened to the contact.
async fn tell(tx: &Tenant<DatabaseTransaction>, id: ContactId, event: ContactEvent) -> StoreResult<()> {
    changes::make(tx, Contacts, async |change| Ok(((), change.tell(tx, id, event).await?))).await
}

/// The clients that a contact is at, with their names.
pub(super) type Clients = Vec<(ClientId, String)>;

/// Whoever is behind an access, with their clients by name; nothing where they may not enter.
pub(super) async fn let_in<C: ConnectionTrait>(
    t: &Tenant<C>,
    access: Uuid,
) -> StoreResult<Option<(contact::Model, Clients)>> {
    let row = Entity::find_by_id((t.company().0, access)).one(t.db()).await?;
    let Some(row) = row.filter(|row| row.revoked_at.is_none()) else { return Ok(None) };
    let contact = contact::Entity::find_by_id((t.company().0, row.contact_id)).one(t.db()).await?;
    let Some(contact) = contact.filter(|contact| contact.state == ContactState::Active.as_str()) else {
        return Ok(None);
    };
    let clients = clients_of(t, ContactId(contact.id)).await?;
    Ok((!clients.is_empty()).then_some((contact, clients)))
}

/// What the e-mail is known by of whoever is behind an access; nothing where they have none.
pub(super) async fn email_hash<C: ConnectionTrait>(t: &Tenant<C>, access: Uuid) -> StoreResult<String> {
    let email = Entity::find_by_id((t.company().0, access))
        .select_only()
        .column(contact::Column::EmailFolded)
        .join(JoinType::InnerJoin, to_contact())
        .into_tuple::<Option<String>>();
    Ok(email.one(t.db()).await?.flatten().map(|folded| tokens::hash(&folded)).unwrap_or_default())
}

/// Whether somebody still has the e-mail that let them in. Whoever has the mailbox of one that was corrected is a stranger.
pub(super) async fn has_email<C: ConnectionTrait>(t: &Tenant<C>, access: Uuid, hash: &str) -> StoreResult<bool> {
    Ok(!hash.is_empty() && email_hash(t, access).await? == hash)
}

/// The contact behind an access.
pub(super) fn to_contact() -> RelationDef {
    Entity::belongs_to(contact::Entity)
        .from((Column::CompanyId, Column::ContactId))
        .to((contact::Column::CompanyId, contact::Column::Id))
        .into()
}

/// The access of a contact, whether or not it was revoked.
pub(super) async fn row_of<C: ConnectionTrait>(t: &Tenant<C>, id: ContactId) -> StoreResult<Option<Model>> {
    let of_company = Entity::find().filter(Column::CompanyId.eq(t.company().0));
    Ok(of_company.filter(Column::ContactId.eq(id.0)).one(t.db()).await?)
}

/// The clients that a contact is at, by name, but for those that are thrown away.
async fn clients_of<C: ConnectionTrait>(t: &Tenant<C>, id: ContactId) -> StoreResult<Clients> {
    let links = linked::clients_of(t, &[id.0]).await?.remove(&id.0).unwrap_or_default();
    let there = links.into_iter().filter(|link| !link.is_gone());
    Ok(there.map(|link| (ClientId(link.client_id), link.name)).collect())
}
