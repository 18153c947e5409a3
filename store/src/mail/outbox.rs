//! Letters that are asked for, sent again, and given up.

use chrono::{DateTime, Utc};
use domain::billing::state::DocumentState;
use domain::documents::statement::StatementQuery;
use domain::error::Refusal;
use domain::identifiers::Email;
use domain::ids::{ClientId, DocumentId, InvitationId, MailId};
use domain::mail::template::KINDS;
use domain::mail::{JOB, MailProblem, MailState, NewLetter, Part, apart, unlinked};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, Set,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::columns::{self, Recipients};
use super::settings;
use crate::entities::mail_message::{Column, Entity, Model};
use crate::{StoreError, StoreResult, Tenant, changes, clients, documents, invitations, jobs, local_time, portal};

/// What a job is to send.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Asked {
    /// The letter.
    pub mail: MailId,
    /// The job's own key: a letter that is sent again has another job, and the first one does nothing any more.
    pub key: String,
}

/// What a letter is about, and what goes with it.
#[derive(Clone, Copy, Debug, Default)]
struct About {
    client: Option<ClientId>,
    document: Option<DocumentId>,
    /// Whose link it has.
    access: Option<Uuid>,
    statement: Option<StatementQuery>,
    invitation: Option<InvitationId>,
}

/// Asks for a letter about an issued document. A key that came before answers its first letter: a form that is sent twice is sent once.
/// Where it has a link, each who is let into the portal gets a letter of their own, and the first one is answered.
pub async fn queue(
    tx: &Tenant<DatabaseTransaction>,
    document: DocumentId,
    letter: NewLetter,
    key: Option<String>,
) -> StoreResult<MailId> {
    // From here on nobody else of the company asks.
    changes::hold(tx).await?;
    if let Some(first) = of_key(tx, key.as_deref()).await? {
        return Ok(first);
    }
    let of = documents::get(tx, document).await?;
    if !may_go(of.state) || !KINDS.contains(&of.kind) {
        return Err(Refusal::WrongState.into());
    }
    let client = of.new.data.client;
    let about = About { client: Some(client), document: Some(document), ..About::default() };
    insert_apart(tx, (client, about), letter, key).await
}

/// Asks for a letter as it goes to each who is let into the portal, and to the others. The first one is answered.
async fn insert_apart(
    tx: &Tenant<DatabaseTransaction>,
    (client, about): (ClientId, About),
    letter: NewLetter,
    key: Option<String>,
) -> StoreResult<MailId> {
    let let_in = portal::let_in_at(tx, client).await?;
    let (mut key, mut first) = (key, None);
    for Part { letter, is_own } in apart(letter, &let_in.keys().cloned().collect()) {
        let whose = letter.to.first().filter(|_| is_own).map(Email::folded);
        let access = whose.and_then(|email| let_in.get(&email).copied());
        let id = insert(tx, About { access, ..about }, letter, key.take()).await?;
        first.get_or_insert(id);
    }
    first.ok_or_else(|| Refusal::WrongState.into())
}

/// Asks for a letter to a client, about nothing that is attached or that a link could show. As with its form, a client that is thrown away
/// is restored first.
pub async fn queue_for_client(
    tx: &Tenant<DatabaseTransaction>,
    client: ClientId,
    letter: NewLetter,
    key: Option<String>,
) -> StoreResult<MailId> {
    queue_about_client(tx, client, unlinked(letter), key).await
}

/// Asks for a letter to a client that takes their statement along, of the days that it is asked for on this one (A10.1). Where it has a link,
/// each who is let into the portal gets a letter of their own, whose link shows that statement.
pub async fn queue_statement(
    tx: &Tenant<DatabaseTransaction>,
    (client, asked): (ClientId, StatementQuery),
    letter: NewLetter,
    key: Option<String>,
) -> StoreResult<MailId> {
    let today = local_time::local(tx.now(), local_time::zone(tx).await?).date();
    // However late it goes, it is of the days that were looked at.
    let days = asked.days(today);
    let statement = StatementQuery { is_open: asked.is_open, ..StatementQuery::between(days.from, days.to) };
    changes::hold(tx).await?;
    if let Some(first) = of_key(tx, key.as_deref()).await? {
        return Ok(first);
    }
    clients::read::editable_row(tx, client).await?;
    let about = About { client: Some(client), statement: Some(statement), ..About::default() };
    insert_apart(tx, (client, about), letter, key).await
}

async fn queue_about_client(
    tx: &Tenant<DatabaseTransaction>,
    client: ClientId,
    letter: NewLetter,
    key: Option<String>,
) -> StoreResult<MailId> {
    changes::hold(tx).await?;
    if let Some(first) = of_key(tx, key.as_deref()).await? {
        return Ok(first);
    }
    clients::read::editable_row(tx, client).await?;
    let about = About { client: Some(client), ..About::default() };
    insert(tx, about, NewLetter { attach: false, ..letter }, key).await
}

/// Asks for the letter of an invitation, which gets its link when it goes.
pub(crate) async fn queue_invitation(
    tx: &Tenant<DatabaseTransaction>,
    invitation: InvitationId,
    letter: NewLetter,
) -> StoreResult<MailId> {
    changes::hold(tx).await?;
    let about = About { invitation: Some(invitation), ..About::default() };
    insert(tx, about, NewLetter { attach: false, ..letter }, None).await
}

/// The same for a letter with a secret that works until then: nobody reads it in the outbox, it is forgotten once the letter went or does not
/// go, and it is neither sent later nor sent again.
pub(crate) async fn queue_secret(
    tx: &Tenant<DatabaseTransaction>,
    client: ClientId,
    letter: NewLetter,
    until: DateTime<Utc>,
) -> StoreResult<MailId> {
    // Its text has its own link already.
    let id = queue_about_client(tx, client, letter, None).await?;
    Entity::update_many()
        .col_expr(Column::SecretUntil, Expr::value(until))
        .filter(Column::CompanyId.eq(tx.company().0))
        .filter(Column::Id.eq(id.0))
        .exec(tx.db())
        .await?;
    Ok(id)
}

async fn insert(
    tx: &Tenant<DatabaseTransaction>,
    about: About,
    letter: NewLetter,
    key: Option<String>,
) -> StoreResult<MailId> {
    if settings::settings(tx).await?.is_none() {
        return Err(Refusal::NoMailServer.into());
    }
    let id = MailId(Uuid::now_v7());
    let job_key = id.to_string();
    let row = Model {
        company_id: tx.company().0,
        id: id.0,
        created_at: tx.now(),
        updated_at: tx.now(),
        client_id: about.client.map(|client| client.0),
        document_id: about.document.map(|document| document.0),
        recipients: serde_json::to_value(Recipients::of(&letter))?,
        subject: letter.subject.as_str().to_owned(),
        text: letter.text.as_str().to_owned(),
        secret_until: None,
        attached: letter.attach,
        state: MailState::Waiting.as_str().to_owned(),
        attempts: 0,
        next_at: None,
        problem: None,
        said: None,
        sent_at: None,
        job_key: job_key.clone(),
        idempotency_key: key,
        author: tx.actor().user.map(|user| user.0),
        author_name: tx.actor().name.clone(),
        access_id: about.access,
        link_hash: None,
        link_until: None,
        seen_at: None,
        statement: about.statement.map(serde_json::to_value).transpose()?,
        invitation_id: about.invitation.map(|invitation| invitation.0),
    };
    Entity::insert(row.into_active_model()).exec_without_returning(tx.db()).await?;
    ask(tx, id, job_key).await?;
    Ok(id)
}

/// Has a letter sent again that did not go, or of which nobody knows; none with a secret, which is forgotten by then. Answers why it is not:
/// what was cancelled meanwhile goes nowhere, and its letter says so.
pub async fn resend(tx: &Tenant<DatabaseTransaction>, id: MailId) -> StoreResult<Option<MailProblem>> {
    changes::hold(tx).await?;
    let row = find(tx, id).await?;
    if !columns::state(&row)?.may_be_resent() || row.secret_until.is_some() {
        return Err(Refusal::WrongState.into());
    }
    let problem = is_cancelled(tx, &row).await?.then_some(MailProblem::Cancelled);
    let state = if problem.is_some() { MailState::Dead } else { MailState::Waiting };
    // The job before, if it still waits, finds that it is not the letter's any more.
    let key = format!("{id}/{}", Uuid::now_v7());
    let mut row = row.into_active_model();
    row.state = Set(state.as_str().to_owned());
    row.job_key = Set(key.clone());
    row.next_at = Set(None);
    row.problem = Set(problem.map(|problem| problem.as_str().to_owned()));
    row.said = Set(None);
    row.updated_at = Set(tx.now());
    row.update(tx.db()).await?;
    if problem.is_none() {
        ask(tx, id, key).await?;
    }
    Ok(problem)
}

/// Whether what a letter is about is nothing any more that one would send: a document that was cancelled, an invitation that was taken
/// back.
pub(super) async fn is_cancelled(tx: &Tenant<DatabaseTransaction>, row: &Model) -> StoreResult<bool> {
    if let Some(invitation) = row.invitation_id.map(InvitationId) {
        return Ok(!invitations::is_open(tx, invitation).await?);
    }
    let Some(document) = row.document_id.map(DocumentId) else { return Ok(false) };
    Ok(!may_go(documents::get(tx, document).await?.state))
}

/// Whether a document in a state is sent to anybody.
pub(crate) fn may_go(state: DocumentState) -> bool {
    state.is_issued() && state != DocumentState::Cancelled
}

/// Has a letter sent no more.
pub async fn give_up(tx: &Tenant<DatabaseTransaction>, id: MailId) -> StoreResult<()> {
    changes::hold(tx).await?;
    let row = find(tx, id).await?;
    if !columns::state(&row)?.may_be_given_up() {
        return Err(Refusal::WrongState.into());
    }
    let is_secret = row.secret_until.is_some();
    let mut row = row.into_active_model();
    if is_secret {
        row.text = Set(String::new());
    }
    row.state = Set(MailState::Dead.as_str().to_owned());
    row.next_at = Set(None);
    row.updated_at = Set(tx.now());
    row.update(tx.db()).await?;
    Ok(())
}

async fn ask(tx: &Tenant<DatabaseTransaction>, mail: MailId, key: String) -> StoreResult<()> {
    jobs::ask(tx, JOB, &Asked { mail, key: key.clone() }, Some(&key)).await?;
    Ok(())
}

/// A letter of the company.
pub(super) async fn find<C: ConnectionTrait>(t: &Tenant<C>, id: MailId) -> StoreResult<Model> {
    Entity::find_by_id((t.company().0, id.0)).one(t.db()).await?.ok_or(StoreError::NotFound)
}

/// The letter that was asked for with a key.
async fn of_key(tx: &Tenant<DatabaseTransaction>, key: Option<&str>) -> StoreResult<Option<MailId>> {
    let Some(key) = key else { return Ok(None) };
    let first = Entity::find().filter(Column::CompanyId.eq(tx.company().0)).filter(Column::IdempotencyKey.eq(key));
    Ok(first.one(tx.db()).await?.map(|row| MailId(row.id)))
}
