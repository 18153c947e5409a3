//! The accounts of one e-mail.
//!
//! No link proves whose an e-mail is until links are sent by mail: an account that an invitation makes is its company's, and another
//! company's invitation of the same e-mail makes another account. Each is entered by its own password, so those of one e-mail differ:
//! were two alike, one of them could no longer be entered. Finding out that another account has the same password is as good as signing in
//! to it, and is counted as a guess wherever a password is set.

use domain::error::Refusal;
use domain::ids::UserId;
use domain::users::Password;
use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbBackend, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    Statement,
};

use super::MAX_OF_EMAIL;
use super::hashing::{self, PasswordHash};
use crate::entities::{membership, user};
use crate::{Database, StoreError, StoreResult};

/// Held on PostgreSQL while the accounts of an e-mail change, beside the e-mail's own number; `SQLite` has one writer anyway.
const ACCOUNTS_LOCK: i32 = 7_230_188;

/// The accounts of an e-mail that are entered by it, however it is written, the oldest first. Those that belong to no company any more give
/// way: else whoever invites an e-mail and throws it out again could take all its places.
pub(crate) async fn of_email(db: &impl ConnectionTrait, folded: &str) -> StoreResult<Vec<user::Model>> {
    let mut accounts = in_companies(db, folded).await?;
    let left = MAX_OF_EMAIL.saturating_sub(accounts.len() as u64);
    if left > 0 {
        let others = all(folded).filter(user::Column::Id.not_in_subquery(members())).limit(left);
        accounts.extend(others.all(db).await?);
        accounts.sort_by_key(|account| (account.created_at, account.id));
    }
    Ok(accounts)
}

/// Those that belong to a company.
pub(super) async fn in_companies(db: &impl ConnectionTrait, folded: &str) -> StoreResult<Vec<user::Model>> {
    Ok(all(folded).filter(user::Column::Id.in_subquery(members())).limit(MAX_OF_EMAIL).all(db).await?)
}

fn all(folded: &str) -> sea_orm::Select<user::Entity> {
    let accounts = user::Entity::find().filter(user::Column::EmailFolded.eq(folded));
    accounts.order_by_asc(user::Column::CreatedAt).order_by_asc(user::Column::Id)
}

/// Everybody who belongs to a company.
fn members() -> SelectStatement {
    Query::select().column(membership::Column::UserId).from(membership::Entity).to_owned()
}

/// Which of the accounts of an e-mail a password opens; it takes as long for none as for all of them.
pub(crate) async fn opened_by(accounts: Vec<user::Model>, typed: &str) -> StoreResult<Option<user::Model>> {
    let place = hashing::find(typed, hashes(&accounts)).await?;
    Ok(place.and_then(|place| accounts.into_iter().nth(place)))
}

/// The account that a password has opened, held until the transaction ends. Refused if the password was replaced meanwhile: hashing takes a
/// while, and whoever knew the old one is not let in after a change that has signed everybody out.
pub(crate) async fn still_opened(tx: &DatabaseTransaction, opened: &user::Model) -> StoreResult<user::Model> {
    let row = user::Entity::find_by_id(opened.id).lock_exclusive().one(tx).await?;
    let same = row.filter(|row| hashing::same(&row.password_hash, &opened.password_hash));
    same.ok_or_else(|| Refusal::WrongCredentials.into())
}

/// Lets nobody else change which accounts an e-mail has, nor which company has them, until the transaction ends.
pub(crate) async fn hold(tx: &DatabaseTransaction, folded: &str) -> StoreResult<()> {
    if tx.get_database_backend() == DbBackend::Postgres {
        let lock = "SELECT pg_advisory_xact_lock($1, hashtext($2))";
        tx.execute_raw(Statement::from_sql_and_values(
            DbBackend::Postgres,
            lock,
            [ACCOUNTS_LOCK.into(), folded.into()],
        ))
        .await?;
    }
    Ok(())
}

/// A new password for an account of an e-mail, compared with what the other accounts had when it was hashed.
pub(crate) struct Chosen {
    hash: PasswordHash,
    others: Vec<user::Model>,
    same_as: Option<user::Model>,
}

impl Chosen {
    /// Hashes a password that was judged good enough, for an account that there is or is to be.
    pub(crate) async fn hash(
        database: &Database,
        folded: &str,
        account: Option<UserId>,
        new: &Password,
    ) -> StoreResult<Self> {
        let others = others(database.read(), folded, account).await?;
        let (hash, place) = hashing::hash(new, hashes(&others)).await?;
        let same_as = place.and_then(|place| others.get(place).cloned());
        Ok(Self { hash, others, same_as })
    }

    /// The other account that has this very password, if one has.
    pub(crate) const fn same_as(&self) -> Option<&user::Model> {
        self.same_as.as_ref()
    }

    /// The hash to keep. Refused as busy if another account of the e-mail came or changed meanwhile: what it was compared with is no more.
    pub(crate) async fn keep(
        self,
        tx: &DatabaseTransaction,
        folded: &str,
        account: Option<UserId>,
    ) -> StoreResult<PasswordHash> {
        hold(tx, folded).await?;
        if hashes(&others(tx, folded, account).await?) == hashes(&self.others) {
            Ok(self.hash)
        } else {
            Err(StoreError::Busy)
        }
    }
}

async fn others(db: &impl ConnectionTrait, folded: &str, account: Option<UserId>) -> StoreResult<Vec<user::Model>> {
    let all = of_email(db, folded).await?;
    Ok(all.into_iter().filter(|row| Some(UserId(row.id)) != account).collect())
}

fn hashes(accounts: &[user::Model]) -> Vec<String> {
    accounts.iter().map(|account| account.password_hash.clone()).collect()
}
