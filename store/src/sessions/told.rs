//! What the security log hears of signing in, once the answer is known: nobody is kept out because something could not be written down.

use chrono::{DateTime, Utc};
use domain::error::Refusal;
use domain::identifiers::Email;
use domain::ids::{SessionId, UserId};
use domain::security_log::{Proof, SecurityEvent};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, Select};
use uuid::Uuid;

use super::sign_in::{self, SignIn, SignedInToken};
use crate::entities::session;
use crate::{Database, StoreError, StoreResult, audit, tokens};

/// Signs in. An unknown e-mail is answered as a wrong password, and takes as long.
pub async fn sign_in(database: &Database, sign_in: SignIn<'_>, now: DateTime<Utc>) -> StoreResult<SignedInToken> {
    let answer = sign_in::sign_in(database, sign_in, now).await;
    match &answer {
        Ok(opened) if !opened.awaits_code => let_in(database, opened, now).await,
        Err(StoreError::Refused(Refusal::WrongCredentials)) => {
            if let Ok(email) = Email::kept(sign_in.email) {
                refused(database, email.folded(), now);
            }
        }
        _ => {}
    }
    answer
}

/// Writes down that somebody tried an e-mail with a wrong password. Nobody waits for it: how long it takes would tell whether the e-mail
/// has an account.
pub(crate) fn refused(database: &Database, email_folded: String, now: DateTime<Utc>) {
    let database = database.clone();
    drop(tokio::spawn(async move {
        audit::refused_to(&database, &email_folded, Proof::Password, now).await;
    }));
}

/// Completes a sign-in with the second factor. The token changes: the one from before it is worth nothing.
pub async fn enter_code(
    database: &Database,
    session: SessionId,
    code: &str,
    known_device: Option<&str>,
    now: DateTime<Utc>,
) -> StoreResult<SignedInToken> {
    let answer = sign_in::enter_code(database, session, code, known_device, now).await;
    match &answer {
        Ok(opened) => let_in(database, opened, now).await,
        Err(StoreError::Refused(Refusal::WrongCode)) => {
            if let Some(user) = user_of(database, session::Entity::find_by_id(session.0)).await {
                audit::of_user(database, user, SecurityEvent::Refused { proof: Proof::Code }, now).await;
            }
        }
        _ => {}
    }
    answer
}

async fn let_in(database: &Database, opened: &SignedInToken, now: DateTime<Utc>) {
    let session = session::Entity::find().filter(session::Column::TokenHash.eq(tokens::hash(&opened.token)));
    if let Some(user) = user_of(database, session).await {
        audit::of_user(database, user, SecurityEvent::SignedIn, now).await;
    }
}

async fn user_of(database: &Database, session: Select<session::Entity>) -> Option<UserId> {
    let user = session.select_only().column(session::Column::UserId).into_tuple().one(database.read()).await;
    let user: Option<Uuid> =
        user.inspect_err(|error| tracing::error!(target: "security", %error, "not written down")).ok().flatten();
    user.map(UserId)
}
