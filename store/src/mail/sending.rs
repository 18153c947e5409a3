//! What the process that sends a letter notes of it, step by step. Each step but the last asks whether the job is still its own: a process
//! that was thought dead, and whose letter another one has taken over, sends nothing any more.

use chrono::{DateTime, Utc};
use domain::activity::Event;
use domain::documents::listing::subject_of;
use domain::documents::statement::StatementQuery;
use domain::ids::{ClientId, DocumentId, InvitationId, MailId};
use domain::jobs::{Progress, back_off, shortened};
use domain::mail::template::linked;
use domain::mail::{JOB, MailProblem, MailState};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};

use super::columns::{self, Recipients};
use super::links::{self, OwnLink};
use super::outbox::{self, Asked};
use crate::clients::Clients;
use crate::entities::mail_message::{Column, Entity, Model};
use crate::jobs::{Claim, Failure};
use crate::{StoreError, StoreResult, Tenant, changes, documents};

/// A letter that is to be sent now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outgoing {
    /// Which one: its id is the letter's for whoever reads it, however often it is sent.
    pub id: MailId,
    /// When it was written.
    pub written_at: DateTime<Utc>,
    /// About which document.
    pub document: Option<DocumentId>,
    /// To whom.
    pub to: Vec<String>,
    /// Who else sees it.
    pub cc: Vec<String>,
    /// Who sees it without the others knowing.
    pub bcc: Vec<String>,
    /// What it is about.
    pub subject: String,
    /// What it says.
    pub text: String,
    /// Whether the document, or the statement, goes with it.
    pub attached: bool,
    /// To which client.
    pub client: Option<ClientId>,
    /// Which days of the client's account it takes along.
    pub statement: Option<StatementQuery>,
    /// What becomes of the place of its link in the text.
    pub link: Option<OwnLink>,
    /// The invitation that it is.
    pub invitation: Option<InvitationId>,
}

/// Begins an attempt. None where there is nothing to do: it went, it was given up, it has another job by now, its document was cancelled,
/// its link works no more, or nobody knows whether it went; the last three are noted then.
pub async fn begin(claim: &Claim, now: DateTime<Utc>) -> StoreResult<Option<Outgoing>> {
    let Asked { mail, key } = claim.payload()?;
    let tx = claim.access().begin().await?;
    // Giving a letter up, or asking for it again, waits for its turn.
    changes::hold(&tx).await?;
    let row = outbox::find(&tx, mail).await?;
    let state = columns::state(&row)?;
    let may_be_tried = row.job_key == key && state.may_be_tried();
    let vain = if may_be_tried { in_vain(&tx, &row, now).await? } else { None };
    if let Some(problem) = vain {
        set(&tx, &row, MailState::Dead, now)
            .col_expr(Column::Problem, Expr::value(problem.as_str()))
            .col_expr(Column::Said, Expr::value(Option::<String>::None))
            .col_expr(Column::NextAt, Expr::value(Option::<DateTime<Utc>>::None))
            .exec(tx.db())
            .await?;
    } else if may_be_tried {
        claim.advance(&tx, Progress { done: 0, total: 1 }).await?;
        let attempts = Expr::value(row.attempts.saturating_add(1));
        let begun = set(&tx, &row, MailState::Sending, now).col_expr(Column::Attempts, attempts);
        begun.exec(tx.db()).await?;
        let link = links::make(&tx, &row, now).await?;
        tx.commit().await?;
        return outgoing(row, link).map(Some);
    }
    if row.job_key == key && state == MailState::Handing {
        // Whoever handed it over is gone, and with them whether it was taken.
        let unsure = set(&tx, &row, MailState::Unsure, now);
        unsure.col_expr(Column::Problem, Expr::value(MailProblem::Unsure.as_str())).exec(tx.db()).await?;
    }
    claim.finish(&tx).await?;
    tx.commit().await?;
    Ok(None)
}

/// Why a letter is sent no more, if it is not: nobody has anything of it by now.
async fn in_vain(
    tx: &Tenant<DatabaseTransaction>,
    row: &Model,
    now: DateTime<Utc>,
) -> StoreResult<Option<MailProblem>> {
    if row.secret_until.is_some_and(|until| until <= now) {
        return Ok(Some(MailProblem::Expired));
    }
    Ok(outbox::is_cancelled(tx, row).await?.then_some(MailProblem::Cancelled))
}

/// The server takes the letter, which is given to it now. Refused as [`StoreError::Busy`] when the job is another's by now.
pub async fn handing(claim: &Claim, id: MailId, now: DateTime<Utc>) -> StoreResult<()> {
    let tx = claim.access().begin().await?;
    claim.advance(&tx, Progress { done: 0, total: 1 }).await?;
    let row = outbox::find(&tx, id).await?;
    if columns::state(&row)? != MailState::Sending {
        return Err(StoreError::Busy);
    }
    set(&tx, &row, MailState::Handing, now).exec(tx.db()).await?;
    tx.commit().await
}

/// The server has it. That is known, whoever's the job is by now: it is noted also of a letter that was thought unsure meanwhile.
pub async fn sent(claim: &Claim, id: MailId, now: DateTime<Utc>) -> StoreResult<()> {
    let tx = claim.access().begin().await?;
    let row = outbox::find(&tx, id).await?;
    if matches!(columns::state(&row)?, MailState::Handing | MailState::Unsure) {
        set(&tx, &row, MailState::Sent, now).col_expr(Column::SentAt, Expr::value(now)).exec(tx.db()).await?;
        // Whoever likes may ask for links, as often as they like: they would drown what else is told of the client.
        if row.secret_until.is_none() {
            tell(&tx, &row).await?;
        }
    }
    match claim.finish(&tx).await {
        // Another has the job, and will find nothing to do.
        Ok(()) | Err(StoreError::Busy) => tx.commit().await,
        Err(error) => Err(error),
    }
}

/// It did not go. What may pass is tried again, as the job is; then the failure to end this attempt with is answered.
pub async fn failed(
    claim: &Claim,
    id: MailId,
    problem: (MailProblem, &str),
    now: DateTime<Utc>,
) -> StoreResult<Option<Failure>> {
    let (what, said) = problem;
    let again = what.may_pass() && claim.attempts() < JOB.max_attempts;
    let state = match what {
        _ if again => MailState::Failed,
        MailProblem::Unsure => MailState::Unsure,
        _ => MailState::Dead,
    };
    let tx = claim.access().begin().await?;
    claim.advance(&tx, Progress { done: 0, total: 1 }).await?;
    let row = outbox::find(&tx, id).await?;
    let next_at = again.then(|| now + back_off(claim.attempts()));
    set(&tx, &row, state, now)
        .col_expr(Column::Problem, Expr::value(what.as_str()))
        .col_expr(Column::Said, Expr::value(Some(shortened(said)).filter(|said| !said.is_empty())))
        .col_expr(Column::NextAt, Expr::value(next_at))
        .exec(tx.db())
        .await?;
    if !again {
        claim.finish(&tx).await?;
    }
    tx.commit().await?;
    Ok(again.then(|| Failure { text: format!("{}: {said}", what.as_str()), may_pass: true }))
}

/// Begins a statement that leads a letter to a state: what was wrong before is not any more, and a secret that is not sent any more is
/// forgotten.
fn set(
    tx: &Tenant<DatabaseTransaction>,
    row: &Model,
    state: MailState,
    now: DateTime<Utc>,
) -> sea_orm::UpdateMany<Entity> {
    let nothing = || Expr::value(Option::<String>::None);
    let mut update = Entity::update_many()
        .col_expr(Column::State, Expr::value(state.as_str()))
        .col_expr(Column::UpdatedAt, Expr::value(now))
        .filter(Column::CompanyId.eq(tx.company().0))
        .filter(Column::Id.eq(row.id));
    if row.secret_until.is_some() && matches!(state, MailState::Sent | MailState::Dead | MailState::Unsure) {
        update = update.col_expr(Column::Text, Expr::value(""));
    }
    if matches!(state, MailState::Sending | MailState::Sent) {
        let never = Expr::value(Option::<DateTime<Utc>>::None);
        return update
            .col_expr(Column::Problem, nothing())
            .col_expr(Column::Said, nothing())
            .col_expr(Column::NextAt, never);
    }
    update
}

/// Tells the document and the client of it.
async fn tell(tx: &Tenant<DatabaseTransaction>, row: &Model) -> StoreResult<()> {
    let Recipients { to, cc, bcc } = Recipients::read(&row.recipients)?;
    let to: Vec<String> = to.into_iter().chain(cc).chain(bcc).collect();
    let to = to.join(", ");
    let mut about = None;
    if let Some(document) = row.document_id.map(DocumentId) {
        let of = documents::mailed(tx, document, to.clone()).await?;
        about = subject_of(of.kind).map(|subject| (subject, document));
    }
    let Some(client) = row.client_id.map(ClientId) else { return Ok(()) };
    changes::make(tx, Clients, async |change| {
        let event = Event::Mailed { subject: row.subject.clone(), to, document: about };
        Ok(((), change.tell(tx, client, event).await?))
    })
    .await
}

fn outgoing(row: Model, link: Option<OwnLink>) -> StoreResult<Outgoing> {
    let Recipients { to, cc, bcc } = Recipients::read(&row.recipients)?;
    // Whoever is let in no more gets the letter without its link.
    let is_without = row.access_id.is_some() && link.is_none();
    let statement = columns::statement(&row)?;
    Ok(Outgoing {
        id: MailId(row.id),
        written_at: row.created_at,
        document: row.document_id.map(DocumentId),
        to,
        cc,
        bcc,
        subject: row.subject,
        text: if is_without { linked(&row.text, None) } else { row.text },
        attached: row.attached,
        client: row.client_id.map(ClientId),
        statement,
        link,
        invitation: row.invitation_id.map(InvitationId),
    })
}
