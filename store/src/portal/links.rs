//! Links by which contacts sign in, sent to their e-mail.
//!
//! A link is kept as its hash, works once, for a quarter of an hour, and in the browser alone that asked for it: whoever reads the letter
//! elsewhere, in a mailbox or in a mail server, cannot follow it. Asking is counted against the e-mail and the address whether or not somebody
//! is let in with it, so that neither the answer nor the waits tell; from a browser that has signed in with the e-mail, it is counted alone.

use chrono::{DateTime, TimeDelta, Utc};
use domain::contacts::ContactState;
use domain::error::{FieldErrors, Refusal};
use domain::format::Language;
use domain::identifiers::Email;
use domain::ids::{ClientId, CompanyId, ContactId};
use domain::mail::NewLetter;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, Set,
};
use uuid::Uuid;

use super::entering::{self, Opened};
use super::{invited, known};
use crate::attempts::{self, Target};
use crate::clients::Clients;
use crate::contacts::columns;
use crate::entities::portal_link::{ActiveModel, Column, Entity, Model};
use crate::entities::{client, contact, portal_access};
use crate::{Access, Database, StoreResult, Tenant, changes, documents, mail, tokens};

/// How long a link works.
pub const LINK_WORKS_FOR: TimeDelta = TimeDelta::minutes(15);
/// The most companies of an installation that let one e-mail in and are written for together.
const MOST_COMPANIES: u64 = 20;

/// A link to be sent.
#[derive(Clone, PartialEq, Eq)]
pub struct SignInLink {
    /// The company that lets in.
    pub company: String,
    /// The contact's name.
    pub name: String,
    /// Their e-mail, as the company has it: what was typed may only look the same.
    pub email: Email,
    /// The language that their client is written to in.
    pub language: Language,
    /// What the link holds.
    pub token: String,
}

impl std::fmt::Debug for SignInLink {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SignInLink({}, …)", self.company)
    }
}

/// Puts a link into words.
pub type Writer = dyn Fn(&SignInLink) -> Result<NewLetter, FieldErrors> + Sync;

/// Counts that links are asked for an e-mail, from an address: refused once that is too often.
pub async fn count_links(database: &Database, email: &Email, address: &str, now: DateTime<Utc>) -> StoreResult<()> {
    count_links_in(database, email, address, None, now).await
}

/// The same of a browser that may be known from a sign-in before.
pub async fn count_links_in(
    database: &Database,
    email: &Email,
    address: &str,
    known: Option<&str>,
    now: DateTime<Utc>,
) -> StoreResult<()> {
    attempts::begin(database, &known::asked_by(database, &email.folded(), address, known), now).await
}

/// Puts a letter with a link into the outbox of each company that lets an e-mail in, and answers how many there are. `write` has the words.
/// A company without a mail server sends none, which its log tells.
pub async fn send_links(
    database: &Database,
    email: &Email,
    browser: &str,
    now: DateTime<Utc>,
    write: &Writer,
) -> StoreResult<usize> {
    let mut sent = 0;
    for (company, contact) in invited_with(database, email).await? {
        let company = CompanyId(company);
        let access = Access::operator(database.clone(), company, now);
        let tx = access.begin().await?;
        let token = tokens::generate();
        match send(&tx, ContactId(contact), browser, write, (token.clone(), &token)).await {
            Ok(true) => {
                tx.commit().await?;
                sent += 1;
            }
            Ok(false) => tx.roll_back().await?,
            Err(error) => {
                tracing::warn!(%company, %error, "no link to the portal can be sent");
                tx.roll_back().await?;
            }
        }
    }
    Ok(sent)
}

/// The contacts who are let in with an e-mail, of any company: those of companies that only know it keep nobody from a link.
async fn invited_with(database: &Database, email: &Email) -> StoreResult<Vec<(Uuid, Uuid)>> {
    Ok(portal_access::Entity::find()
        .select_only()
        .columns([portal_access::Column::CompanyId, portal_access::Column::ContactId])
        .join(JoinType::InnerJoin, invited::to_contact())
        .filter(contact::Column::EmailFolded.eq(email.folded()))
        .filter(contact::Column::State.eq(ContactState::Active.as_str()))
        .filter(portal_access::Column::RevokedAt.is_null())
        .order_by_asc(portal_access::Column::CompanyId)
        .limit(MOST_COMPANIES)
        .into_tuple()
        .all(database.read())
        .await?)
}

/// Whether a link would sign this browser in. Nothing is used up: whoever looks at links before people do is no visitor.
pub async fn link_works(database: &Database, token: &str, browser: &str, now: DateTime<Utc>) -> StoreResult<bool> {
    Ok(working(database.read(), token, browser, now).await?.is_some())
}

/// Lets the browser in that asked for a link, up to the second factor where its contact has one. Whoever comes second with the same link
/// finds it used.
pub async fn follow(
    database: &Database,
    token: &str,
    browser: &str,
    device: &str,
    now: DateTime<Utc>,
) -> StoreResult<Opened> {
    let Some(link) = working(database.read(), token, browser, now).await? else {
        tracing::info!(target: "security", event = "portal_link_refused", address = address(database), device);
        return Err(Refusal::LinkExpired.into());
    };
    let access = Access::operator(database.clone(), CompanyId(link.company_id), now);
    let tx = access.begin().await?;
    // A revocation is over by then, or has not begun.
    changes::hold(&tx).await?;
    if !use_up(&tx, &link).await? {
        return Err(Refusal::LinkExpired.into());
    }
    if !invited::has_email(&tx, link.access_id, &link.email_hash).await? {
        return Err(Refusal::LinkExpired.into());
    }
    let Some((contact, clients)) = invited::let_in(&tx, link.access_id).await? else {
        return Err(Refusal::LinkExpired.into());
    };
    let Some((client, _)) = clients.first() else { return Err(Refusal::LinkExpired.into()) };
    let opened = entering::admit(&tx, link.access_id, (&contact, *client), (device, true)).await?;
    // Whoever asked had the mailbox.
    let folded = contact.email_folded.clone().unwrap_or_default();
    attempts::give_back(tx.db(), &Target::portal(&folded, address(database))).await?;
    tx.commit().await?;
    Ok(opened)
}

/// Writes to one contact, if they are let in: the first of the two is told in the letter, the second is what that is kept as. Answers
/// whether it was so.
pub(super) async fn send(
    tx: &Tenant<DatabaseTransaction>,
    contact: ContactId,
    browser: &str,
    write: &Writer,
    (token, kept): (String, &str),
) -> StoreResult<bool> {
    changes::hold(tx).await?;
    let Some(access) = invited::row_of(tx, contact).await? else { return Ok(false) };
    let Some((row, clients)) = invited::let_in(tx, access.id).await? else { return Ok(false) };
    let person = columns::person(&row)?;
    let (Some(email), Some((client, _))) = (person.email.clone(), clients.first()) else { return Ok(false) };
    let whose = documents::addressed(tx, *client).await?;
    let profile = &whose.company.profile;
    let letter = write(&SignInLink {
        company: profile.name.as_str().to_owned(),
        name: person.display_name(),
        email,
        language: spoken(whose.language.as_deref(), profile.language),
        token,
    })?;
    make(tx, access.id, kept, browser).await?;
    mail::queue_secret(tx, *client, letter, tx.now() + LINK_WORKS_FOR).await?;
    Ok(true)
}

/// The language that a client is written to in: the company's where nobody has said, and English for whoever reads neither of those that
/// there are.
pub(super) fn spoken(clients: Option<&str>, companys: Language) -> Language {
    clients.map_or(companys, |code| Language::parse(code).unwrap_or(Language::English))
}

async fn make(tx: &Tenant<DatabaseTransaction>, access: Uuid, token: &str, browser: &str) -> StoreResult<()> {
    let link = ActiveModel {
        company_id: Set(tx.company().0),
        id: Set(Uuid::now_v7()),
        created_at: Set(tx.now()),
        updated_at: Set(tx.now()),
        access_id: Set(access),
        token_hash: Set(tokens::hash(token)),
        browser_hash: Set(tokens::hash(browser)),
        expires_at: Set(tx.now() + LINK_WORKS_FOR),
        used_at: Set(None),
        email_hash: Set(invited::email_hash(tx, access).await?),
    };
    Entity::insert(link).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// Where the request comes from that a handle is for.
fn address(database: &Database) -> &str {
    database.origin().map(|origin| origin.address.as_str()).unwrap_or_default()
}

/// A link that still works in this browser.
async fn working(
    db: &impl ConnectionTrait,
    token: &str,
    browser: &str,
    now: DateTime<Utc>,
) -> StoreResult<Option<Model>> {
    let row = Entity::find().filter(Column::TokenHash.eq(tokens::hash(token))).one(db).await?;
    let browser = tokens::hash(browser);
    Ok(row.filter(|row| row.used_at.is_none() && row.expires_at > now && row.browser_hash == browser))
}

/// Uses a link up, and with it the others that its contact has asked for. Answers whether nobody else has.
async fn use_up(tx: &Tenant<DatabaseTransaction>, link: &Model) -> StoreResult<bool> {
    let unused = Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(tx.now()))
        .filter(Column::CompanyId.eq(tx.company().0))
        .filter(Column::AccessId.eq(link.access_id))
        .filter(Column::UsedAt.is_null());
    let used = unused.clone().filter(Column::Id.eq(link.id)).exec(tx.db()).await?;
    unused.exec(tx.db()).await?;
    Ok(used.rows_affected == 1)
}

/// Has staff see when the contact, and so the client, signed in last (A1.3).
pub(super) async fn note_sign_in(tx: &Tenant<DatabaseTransaction>, access: Uuid, client: ClientId) -> StoreResult<()> {
    portal_access::Entity::update_many()
        .col_expr(portal_access::Column::LastSignInAt, Expr::value(tx.now()))
        .filter(portal_access::Column::CompanyId.eq(tx.company().0))
        .filter(portal_access::Column::Id.eq(access))
        .exec(tx.db())
        .await?;
    changes::make(tx, Clients, async |change| {
        change
            .update_many(tx)
            .col_expr(client::Column::LastSeenAt, Expr::value(tx.now()))
            .filter(client::Column::Id.eq(client.0))
            .exec(tx.db())
            .await?;
        Ok(((), change.without_activity("the list shows when it was")))
    })
    .await
}
