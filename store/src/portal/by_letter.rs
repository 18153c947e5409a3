//! What the link of a letter shows: its one document, or the client's statement of the days that it was sent for, for as long as the contact that
//! it was written to is let in with that e-mail and the document is one that is sent. It signs nobody in.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::billing::kind::DocumentKind;
use domain::contacts::ContactState;
use domain::documents::statement::StatementQuery;
use domain::error::Refusal;
use domain::ids::{ClientId, CompanyId, ContactId, DocumentId, MailId};
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::sessions::{self, Guest};
use super::{invited, shown};
use crate::entities::{client_contact, contact, mail_message, portal_access};
use crate::mail::Reader;
use crate::{Access, Database, StoreResult, Tenant, documents, mail, tokens};

/// The most contacts of one client who are looked at.
const MOST_CONTACTS: u64 = 200;

/// What a letter leads to, and to whom it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Whoever holds the link is taken for them; they are signed in nowhere.
    pub guest: Guest,
    /// What it shows.
    pub shows: Shows,
    letter: MailId,
}

/// What the link of a letter shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shows {
    /// A document.
    Document {
        /// Which one.
        id: DocumentId,
        /// Its kind.
        kind: DocumentKind,
        /// Its number.
        number: String,
    },
    /// The client's account over these days.
    Statement(StatementQuery),
}

/// Who of a client is let in: their accesses by their folded e-mails.
pub async fn let_in_at<C: ConnectionTrait>(t: &Tenant<C>, client: ClientId) -> StoreResult<BTreeMap<String, Uuid>> {
    let company = t.company().0;
    let at_client = Query::select()
        .column(client_contact::Column::ContactId)
        .from(client_contact::Entity)
        .and_where(client_contact::Column::CompanyId.eq(company))
        .and_where(client_contact::Column::ClientId.eq(client.0))
        .to_owned();
    let people: BTreeMap<Uuid, String> = contact::Entity::find()
        .filter(contact::Column::CompanyId.eq(company))
        .filter(contact::Column::State.eq(ContactState::Active.as_str()))
        .filter(contact::Column::Id.in_subquery(at_client))
        .limit(MOST_CONTACTS)
        .all(t.db())
        .await?
        .into_iter()
        .filter_map(|row| Some((row.id, row.email_folded?)))
        .collect();
    let accesses = portal_access::Entity::find()
        .filter(portal_access::Column::CompanyId.eq(company))
        .filter(portal_access::Column::RevokedAt.is_null())
        .filter(portal_access::Column::ContactId.is_in(people.keys().copied()))
        .all(t.db())
        .await?;
    let by_email = |row: portal_access::Model| Some((people.get(&row.contact_id)?.clone(), row.id));
    Ok(accesses.into_iter().filter_map(by_email).collect())
}

/// Whether whoever is behind an access is let in with this e-mail, folded, and is at a client.
pub(crate) async fn is_at<C: ConnectionTrait>(
    t: &Tenant<C>,
    (access, email): (Uuid, &str),
    client: ClientId,
) -> StoreResult<bool> {
    let Some((contact, clients)) = invited::let_in(t, access).await? else { return Ok(false) };
    Ok(contact.email_folded.as_deref() == Some(email) && clients.iter().any(|(id, _)| *id == client))
}

/// What a link shows. One that works no more, or never has, is refused as [`Refusal::LinkExpired`].
pub async fn by_letter(database: &Database, token: &str, now: DateTime<Utc>) -> StoreResult<Written> {
    let row = mail_message::Entity::find()
        .filter(mail_message::Column::LinkHash.eq(tokens::hash(token)))
        .filter(mail_message::Column::LinkUntil.gt(now))
        .one(database.read())
        .await?;
    let row = row.ok_or(Refusal::LinkExpired)?;
    let (Some(access), Some(client)) = (row.access_id, row.client_id) else { return Err(Refusal::LinkExpired.into()) };
    let t = Access::operator(database.clone(), CompanyId(row.company_id), now).read();
    // As for a session, whoever has the mailbox of an e-mail that was corrected is a stranger.
    if !invited::has_email(&t, access, &tokens::hash(&mail::recipient(&row)?)).await? {
        return Err(Refusal::LinkExpired.into());
    }
    let guest = sessions::of_access(&t, (Uuid::nil(), access), ClientId(client)).await?.ok_or(Refusal::LinkExpired)?;
    let shows = if let Some(document) = row.document_id {
        let of = documents::get(&t, DocumentId(document)).await?;
        let is_theirs = of.new.data.client == guest.client && mail::may_go(of.state);
        let number = of.number.filter(|_| is_theirs).ok_or(Refusal::LinkExpired)?;
        Shows::Document { id: of.id, kind: of.kind, number }
    } else {
        Shows::Statement(mail::statement(&row)?.ok_or(Refusal::LinkExpired)?)
    };
    Ok(Written { guest, shows, letter: MailId(row.id) })
}

/// Notes that whoever has the link of a letter opened what it shows.
pub async fn opened_by_letter(database: &Database, written: &Written, now: DateTime<Utc>) -> StoreResult<()> {
    let access = written.guest.access(database.clone(), now);
    match &written.shows {
        Shows::Document { id, .. } => shown::is_seen(&written.guest, &access, *id).await,
        Shows::Statement(_) => mail::note_opened(&access, written.letter).await,
    }
}

/// Notes in the letters about documents that their recipient has opened them.
pub(super) async fn note_letters(access: &Access, whose: ContactId, documents: &[DocumentId]) -> StoreResult<()> {
    let read = access.read();
    let Some(row) = invited::row_of(&read, whose).await? else { return Ok(()) };
    let email = contact::Entity::find_by_id((access.company().0, whose.0)).one(read.db()).await?;
    let email = email.and_then(|contact| contact.email_folded);
    mail::note_seen(access, documents, &Reader { access: row.id, email }).await
}
