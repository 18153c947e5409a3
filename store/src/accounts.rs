//! People who sign in: their account, beside what they may do in a company.

mod operator;
mod password;
mod recovery;
mod sealing;
mod two_factor;

use chrono::{DateTime, Utc};
use domain::error::FieldError;
use domain::format::Language;
use domain::ids::{CompanyId, UserId};
use domain::subject::Subject;
use domain::text::Text;
use domain::users::NewAccount;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter,
    QuerySelect, Set,
};
use uuid::Uuid;

pub use operator::{add_user, set_password};
pub use password::{PasswordHash, change_password, check_password, hash};
pub use sealing::{Sealing, seal_second_factors};
pub use two_factor::{
    TwoFactor, begin_two_factor, confirm_two_factor, disable_two_factor, renew_recovery_codes, two_factor,
};

pub(crate) use password::verify;
pub(crate) use sealing::closed;
pub(crate) use two_factor::spend;

use crate::entities::{membership, user};
use crate::{Database, StoreError, StoreResult, changes};

/// Makes an account of its own, in the caller's transaction. An e-mail signs in as one user alone.
pub(crate) async fn create(
    tx: &DatabaseTransaction,
    account: &NewAccount,
    hash: PasswordHash,
    language: Language,
    now: DateTime<Utc>,
) -> StoreResult<UserId> {
    let id = Uuid::now_v7();
    let row = user::ActiveModel {
        id: Set(id),
        email: Set(account.email.as_str().to_owned()),
        email_folded: Set(account.email.folded()),
        name: Set(account.name.as_str().to_owned()),
        password_hash: Set(hash.into_string()),
        totp_secret: Set(None),
        totp_active: Set(false),
        totp_last_step: Set(None),
        language: Set(language.as_str().to_owned()),
        created_at: Set(now),
        updated_at: Set(now),
    };
    user::Entity::insert(row).exec_without_returning(tx).await.map_err(|error| {
        let error = StoreError::from(error);
        if error.is_duplicate() { StoreError::field("email", FieldError::Taken) } else { error }
    })?;
    Ok(UserId(id))
}

/// The account of an e-mail, however it is written.
pub(crate) async fn by_email(db: &impl ConnectionTrait, folded: &str) -> StoreResult<Option<user::Model>> {
    Ok(user::Entity::find().filter(user::Column::EmailFolded.eq(folded)).one(db).await?)
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
    let mut row = by_id(&tx, id).await?.into_active_model();
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
    changes::moved(&tx, Subject::Client, companies.into_iter().map(CompanyId)).await?;
    Ok(tx.commit().await?)
}
