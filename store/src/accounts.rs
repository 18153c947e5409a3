//! People who sign in: their account, beside what they may do in a company.

mod hashing;
mod of_email;
mod operator;
mod password;
mod recovery;
mod reset;
mod sealing;
mod strength;
mod two_factor;

use chrono::{DateTime, Utc};
use domain::error::Refusal;
use domain::format::Language;
use domain::ids::{CompanyId, UserId};
use domain::security_log::SecurityEvent;
use domain::subject::Subject;
use domain::text::Text;
use domain::users::NewAccount;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter,
    QuerySelect, Set,
};
use uuid::Uuid;

pub use operator::{AccountOfEmail, accounts_of, add_user, set_password};
pub use password::{Change, change_password, check_password};
pub use reset::{RESET_WORKS_FOR, ResetLink, count_reset, prune_resets, reset, reset_links, reset_of};
pub use sealing::{Sealing, seal_second_factors};
pub use two_factor::{
    TwoFactor, begin_two_factor, confirm_two_factor, disable_two_factor, renew_recovery_codes, two_factor,
};

pub(crate) use hashing::{find as find_password, hash as hash_password, same as is_same};
pub(crate) use of_email::{Chosen, hold, of_email, opened_by, still_opened};
pub(crate) use recovery::make as make_recovery_codes;
pub(crate) use sealing::closed;
pub(crate) use strength::check as check_strength;
pub(crate) use two_factor::{new_secret, read as read_code, shown as show_factor, spend, step_of};

use crate::entities::{membership, user};
use crate::{Database, StoreError, StoreResult, audit, changes};

/// The most accounts of one e-mail that belong to companies: nobody has more employers here, and a password is compared with all of them.
pub const MAX_OF_EMAIL: u64 = 5;

/// Who says that an e-mail is the account's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// Whoever founded the installation, or its operator.
    Vouched,
    /// An invitation's link, which its inviter has as well. Signing in with such an account does not clear the failures counted for its
    /// e-mail: else whoever made one could guess at the others without end.
    Invited,
}

/// An account that was asked for.
pub(crate) struct Made {
    pub(crate) user: UserId,
    /// Whether its second factor is still to be given before anybody is let in.
    pub(crate) awaits_code: bool,
}

/// Makes an account, in the caller's transaction; where the e-mail has one with that very password, that one is meant. Of one e-mail there are
/// [`MAX_OF_EMAIL`] at most.
pub(crate) async fn create(
    tx: &DatabaseTransaction,
    account: &NewAccount,
    chosen: Chosen,
    origin: Origin,
    language: Language,
    now: DateTime<Utc>,
) -> StoreResult<Made> {
    let folded = account.email.folded();
    let same = chosen.same_as().map(|row| Made { user: UserId(row.id), awaits_code: row.totp_active });
    let hash = chosen.keep(tx, &folded, None).await?;
    if let Some(same) = same {
        return Ok(same);
    }
    if of_email::in_companies(tx, &folded).await?.len() as u64 >= MAX_OF_EMAIL {
        return Err(Refusal::TooManyAccounts { max: u32::try_from(MAX_OF_EMAIL).unwrap_or(u32::MAX) }.into());
    }
    let id = Uuid::now_v7();
    let row = user::ActiveModel {
        id: Set(id),
        email: Set(account.email.as_str().to_owned()),
        email_folded: Set(folded),
        name: Set(account.name.as_str().to_owned()),
        password_hash: Set(hash.into_string()),
        totp_secret: Set(None),
        totp_active: Set(false),
        totp_last_step: Set(None),
        language: Set(language.as_str().to_owned()),
        is_proven: Set(origin == Origin::Vouched),
        created_at: Set(now),
        updated_at: Set(now),
    };
    user::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(Made { user: UserId(id), awaits_code: false })
}

/// Notes that an account's e-mail is its own: a link has come from its mailbox.
pub(crate) async fn prove(tx: &DatabaseTransaction, id: UserId) -> StoreResult<()> {
    user::Entity::update_many()
        .col_expr(user::Column::IsProven, Expr::value(true))
        .filter(user::Column::Id.eq(id.0))
        .exec(tx)
        .await?;
    Ok(())
}

/// The account of a user.
pub(crate) async fn by_id(db: &impl ConnectionTrait, id: UserId) -> StoreResult<user::Model> {
    user::Entity::find_by_id(id.0).one(db).await?.ok_or(StoreError::NotFound)
}

/// Chooses the language of every screen.
pub async fn set_language(database: &Database, id: UserId, language: Language, now: DateTime<Utc>) -> StoreResult<()> {
    let tx = database.begin().await?;
    let mut row = by_id(&tx, id).await?.into_active_model();
    row.language = Set(language.as_str().to_owned());
    row.updated_at = Set(now);
    row.update(&tx).await?;
    Ok(tx.commit().await?)
}

/// Changes the name shown to colleagues; what was done under the old one keeps it.
pub async fn set_name(database: &Database, id: UserId, name: &Text<120>, now: DateTime<Utc>) -> StoreResult<()> {
    let tx = database.begin().await?;
    let row = by_id(&tx, id).await?;
    let event = SecurityEvent::NameChanged { from: row.name.clone(), to: name.as_str().to_owned() };
    if row.name == name.as_str() {
        return Ok(());
    }
    let mut row = row.into_active_model();
    row.name = Set(name.as_str().to_owned());
    row.updated_at = Set(now);
    row.update(&tx).await?;
    let companies: Vec<Uuid> = membership::Entity::find()
        .select_only()
        .column(membership::Column::CompanyId)
        .filter(membership::Column::UserId.eq(id.0))
        .into_tuple()
        .all(&tx)
        .await?;
    let companies: Vec<CompanyId> = companies.into_iter().map(CompanyId).collect();
    for subject in [Subject::Client, Subject::Task] {
        changes::moved(&tx, subject, companies.iter().copied()).await?;
    }
    audit::commit_of_user(tx, database, id, event, now).await
}
