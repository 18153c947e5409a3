//! Ten codes to print and keep, each of which stands in once for a lost second factor.

use chrono::{DateTime, Utc};
use domain::ids::UserId;
use domain::users::RECOVERY_CODES;
use domain::users::code::{RECOVERY_ALPHABET, RECOVERY_LETTERS, grouped};
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter, Set};

use crate::entities::recovery_code;
use crate::{StoreError, StoreResult, tokens};

/// Makes new codes in the place of all old ones. They are shown now and never again.
pub(super) async fn renew(tx: &DatabaseTransaction, user: UserId, now: DateTime<Utc>) -> StoreResult<Vec<String>> {
    forget(tx, user).await?;
    let codes = make()?;
    let rows = codes.iter().map(|code| recovery_code::ActiveModel {
        user_id: Set(user.0),
        code_hash: Set(tokens::hash(code)),
        created_at: Set(now),
    });
    recovery_code::Entity::insert_many(rows).exec_without_returning(tx).await?;
    Ok(codes.iter().map(|code| grouped(code)).collect())
}

/// Uses a code up; false when there is no such code, or no longer.
pub(super) async fn spend(tx: &DatabaseTransaction, user: UserId, code: &str) -> StoreResult<bool> {
    let spent = recovery_code::Entity::delete_by_id((user.0, tokens::hash(code))).exec(tx).await?;
    Ok(spent.rows_affected == 1)
}

/// Takes every code away.
pub(super) async fn forget(tx: &DatabaseTransaction, user: UserId) -> StoreResult<()> {
    recovery_code::Entity::delete_many().filter(recovery_code::Column::UserId.eq(user.0)).exec(tx).await?;
    Ok(())
}

/// How many still work.
pub(super) async fn left(db: &impl ConnectionTrait, user: UserId) -> StoreResult<u64> {
    Ok(recovery_code::Entity::find().filter(recovery_code::Column::UserId.eq(user.0)).count(db).await?)
}

/// New codes, as they are hashed; grouped, they are shown.
pub(crate) fn make() -> StoreResult<Vec<String>> {
    (0..RECOVERY_CODES).map(|_| random()).collect()
}

/// Sixteen letters of five random bits each.
fn random() -> StoreResult<String> {
    let mut bytes = [0_u8; RECOVERY_LETTERS];
    getrandom::fill(&mut bytes).map_err(|error| StoreError::Corrupt(error.to_string()))?;
    Ok(bytes.iter().map(|byte| char::from(RECOVERY_ALPHABET[usize::from(byte % 32)])).collect())
}
