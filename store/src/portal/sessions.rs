//! Browsers in which contacts are signed in.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use domain::company::Colour;
use domain::format::Language;
use domain::geo::Country;
use domain::ids::{ClientId, CompanyId, ContactId, FileId};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::links::spoken;
use super::{credentials, invited};
use crate::contacts::columns;
use crate::entities::portal_session::{Column, Entity, Model};
use crate::entities::{portal_assertion, portal_link};
use crate::{Access, Database, StoreError, StoreResult, Tenant, documents, tokens};

/// A browser that nobody uses for so long is signed out.
pub const IDLE: TimeDelta = TimeDelta::days(7);
/// However much it is used, a session ends after so long.
pub const LIFETIME: TimeDelta = TimeDelta::days(30);
/// « Last seen » is written at most so often: a read must not become a write each time.
const SEEN_EVERY: TimeDelta = TimeDelta::minutes(5);
/// A read waits no longer for its « last seen ».
const TOUCH_WAITS: Duration = Duration::from_millis(100);
/// What the token of a tab begins with that a frame has opened.
const OF_TAB: &str = "tab";

/// A contact in the portal: what they reach is of this client of this company.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guest {
    session: Uuid,
    /// The company.
    pub company: CompanyId,
    /// What it is called.
    pub company_name: String,
    /// The client whose papers are shown.
    pub client: ClientId,
    /// All the clients that the contact is at, by name.
    pub clients: Vec<(ClientId, String)>,
    /// The contact; nobody's id in a preview.
    pub contact: ContactId,
    /// Their name.
    pub name: String,
    /// The language that the client is written to in.
    pub language: Language,
    /// The country of the company, whose numbers and dates these are.
    pub country: Country,
    /// The company's colour.
    pub colour: Option<Colour>,
    /// The company's logo.
    pub logo: Option<FileId>,
    /// Whether it is staff who look at what a client sees: nothing that they do here is the client's.
    pub is_preview: bool,
}

/// What a client sees, for staff who look at it: in their own name, and marked so.
pub async fn preview(access: &Access, client: ClientId) -> StoreResult<Guest> {
    let whose = documents::addressed(&access.read(), client).await?;
    let profile = &whose.company.profile;
    Ok(Guest {
        session: Uuid::nil(),
        company: access.company(),
        company_name: profile.name.as_str().to_owned(),
        client,
        clients: vec![(client, whose.buyer.name.clone())],
        contact: ContactId(Uuid::nil()),
        name: access.actor().name.clone(),
        language: spoken(whose.language.as_deref(), profile.language),
        country: profile.country,
        colour: profile.accent.clone(),
        logo: whose.company.logo,
        is_preview: true,
    })
}

/// Whoever presents this token, if their session still runs and they are still let in. A use now and then prolongs it, up to its whole
/// lifetime.
pub async fn find(database: &Database, token: &str, now: DateTime<Utc>) -> StoreResult<Option<Guest>> {
    let Some(session) = running(database, token, now).await? else { return Ok(None) };
    let Some(guest) = guest(database, &session, now).await? else { return Ok(None) };
    let t = Access::operator(database.clone(), guest.company, now).read();
    if !invited::has_email(&t, session.access_id, &session.email_hash).await? {
        return Ok(None);
    }
    if session.last_seen_at + SEEN_EVERY <= now
        && let Err(error) = touch(database, &session, now).await
    {
        tracing::warn!(%error, "a session of the portal is not prolonged");
    }
    Ok(Some(guest))
}

/// The session of a token, if it still runs, and the second factor was given where there is one.
pub(super) async fn running(database: &Database, token: &str, now: DateTime<Utc>) -> StoreResult<Option<Model>> {
    let query = Entity::find()
        .filter(Column::TokenHash.eq(tokens::hash(token)))
        .filter(Column::ExpiresAt.gt(now))
        .filter(Column::CreatedAt.gt(now - LIFETIME))
        .filter(Column::AwaitsCode.eq(false));
    Ok(query.one(database.read()).await?)
}

/// The session of a token that waits for its second factor; one that took too long begins again.
pub(super) async fn waiting(db: &impl ConnectionTrait, token: &str, now: DateTime<Utc>) -> StoreResult<Option<Model>> {
    let query = Entity::find().filter(Column::TokenHash.eq(tokens::hash(token))).filter(Column::ExpiresAt.gt(now));
    Ok(query.filter(Column::AwaitsCode.eq(true)).one(db).await?)
}

/// Whether a guest has come by what was sent to their e-mail, and not longer ago.
pub(super) async fn came_by_mail<C: ConnectionTrait>(
    t: &Tenant<C>,
    guest: &Guest,
    within: TimeDelta,
) -> StoreResult<bool> {
    let row = Entity::find_by_id((t.company().0, guest.session)).one(t.db()).await?;
    Ok(row.is_some_and(|row| row.by_mail && row.created_at > t.now() - within))
}

/// Ends the sessions of an access, but for the one of a guest.
pub(super) async fn end_others(tx: &Tenant<DatabaseTransaction>, access: Uuid, but: Option<&Guest>) -> StoreResult<()> {
    let mut of_access =
        Entity::delete_many().filter(Column::CompanyId.eq(tx.company().0)).filter(Column::AccessId.eq(access));
    if let Some(guest) = but {
        of_access = of_access.filter(Column::Id.ne(guest.session));
    }
    of_access.exec(tx.db()).await?;
    Ok(())
}

/// Goes on with another client of the same contact; one that they are not at is not found.
pub async fn go_to(database: &Database, guest: &Guest, client: ClientId) -> StoreResult<()> {
    if !guest.clients.iter().any(|(id, _)| *id == client) {
        return Err(StoreError::NotFound);
    }
    Entity::update_many()
        .col_expr(Column::ClientId, Expr::value(client.0))
        .filter(Column::CompanyId.eq(guest.company.0))
        .filter(Column::Id.eq(guest.session))
        .exec(database.write())
        .await?;
    Ok(())
}

/// Signs a browser out, and the tabs that were opened from it as a frame. One that is signed out already stays so.
pub async fn sign_out(database: &Database, token: &str) -> StoreResult<()> {
    let ended = [tokens::hash(token), tokens::hash(&of_tab(token))];
    Entity::delete_many().filter(Column::TokenHash.is_in(ended)).exec(database.write()).await?;
    Ok(())
}

/// The token of the tabs that a frame opens. It follows from the frame's, so that it is the same for all of them and ends with it; the
/// frame's does not follow from it.
pub(super) fn of_tab(framed: &str) -> String {
    format!("{OF_TAB}{}", tokens::hash(&format!("{OF_TAB} {framed}")))
}

/// Whether a token is that of a tab.
pub(super) fn is_of_tab(token: &str) -> bool {
    token.starts_with(OF_TAB)
}

/// Forgets sessions and links that work no more, and passwords of contacts who have another e-mail by now.
pub async fn prune(database: &Database, now: DateTime<Utc>) -> StoreResult<u64> {
    let ended = Condition::any().add(Column::ExpiresAt.lte(now)).add(Column::CreatedAt.lte(now - LIFETIME));
    let sessions = Entity::delete_many().filter(ended).exec(database.write()).await?;
    let links = portal_link::Entity::delete_many().filter(portal_link::Column::ExpiresAt.lte(now));
    let links = links.exec(database.write()).await?;
    let used = portal_assertion::Entity::delete_many().filter(portal_assertion::Column::ExpiresAt.lte(now));
    let used = used.exec(database.write()).await?.rows_affected;
    Ok(sessions.rows_affected + links.rows_affected + used + credentials::drop_strangers(database, now).await?)
}

/// Ends a session of the company by its token, if there is one.
pub(super) async fn close(tx: &Tenant<DatabaseTransaction>, token: &str) -> StoreResult<()> {
    Entity::delete_many()
        .filter(Column::CompanyId.eq(tx.company().0))
        .filter(Column::TokenHash.eq(tokens::hash(token)))
        .exec(tx.db())
        .await?;
    Ok(())
}

/// Whoever a session is of; nobody where they are let in no more, or are at its client no more.
async fn guest(database: &Database, session: &Model, now: DateTime<Utc>) -> StoreResult<Option<Guest>> {
    let t = Access::operator(database.clone(), CompanyId(session.company_id), now).read();
    of_access(&t, (session.id, session.access_id), ClientId(session.client_id)).await
}

/// Whoever is behind an access, at a client of theirs, in a session; nobody where they are let in no more, or are at the client no more.
pub(super) async fn of_access<C: ConnectionTrait>(
    t: &Tenant<C>,
    (session, access): (Uuid, Uuid),
    client: ClientId,
) -> StoreResult<Option<Guest>> {
    let Some((contact, clients)) = invited::let_in(t, access).await? else { return Ok(None) };
    if !clients.iter().any(|(id, _)| *id == client) {
        return Ok(None);
    }
    let whose = documents::addressed(t, client).await?;
    let profile = &whose.company.profile;
    Ok(Some(Guest {
        session,
        company: t.company(),
        company_name: profile.name.as_str().to_owned(),
        client,
        clients,
        contact: ContactId(contact.id),
        name: columns::person(&contact)?.display_name(),
        language: spoken(whose.language.as_deref(), profile.language),
        country: profile.country,
        colour: profile.accent.clone(),
        logo: whose.company.logo,
        is_preview: false,
    }))
}

/// Writes down that the session was used; one that ended meanwhile stays ended. While somebody else writes for long, the next use does it.
async fn touch(database: &Database, session: &Model, now: DateTime<Utc>) -> StoreResult<()> {
    let update = Entity::update_many()
        .col_expr(Column::LastSeenAt, Expr::value(now))
        .col_expr(Column::ExpiresAt, Expr::value(now + IDLE))
        .filter(Column::CompanyId.eq(session.company_id))
        .filter(Column::Id.eq(session.id));
    match tokio::time::timeout(TOUCH_WAITS, update.exec(database.write())).await {
        Ok(done) => done.map(drop).map_err(StoreError::from),
        Err(_) => Ok(()),
    }
}
