//! Passwords of contacts, for those who want one beside the links, and the second factor beside it.
//!
//! A password is that of the e-mail that it was chosen for: whoever has another e-mail by now has none, and it goes with the access. As for
//! staff (`accounts::of_email`), those of one e-mail share a salt, so that one hashing answers for all of them, and differ: each opens the
//! portal of its company alone.

use chrono::{DateTime, Utc};
use domain::contacts::ContactState;
use domain::ids::CompanyId;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect,
    RelationDef,
};
use uuid::Uuid;

use super::invited;
use crate::entities::portal_credential::{Column, Entity, Model};
use crate::entities::{company, contact, portal_access, portal_recovery_code};
use crate::{Access, Database, StoreResult, Tenant, changes};

/// The most companies of an installation in which one e-mail has a password.
pub(super) const MOST: u64 = 20;
/// The most that are dropped at once, for another e-mail; the others are an hour later.
const MOST_DROPPED: u64 = 1_000;

/// Those of an e-mail, folded, the oldest first, whether or not they open anything now.
pub(super) async fn all(db: &impl ConnectionTrait, folded: &str) -> StoreResult<Vec<Model>> {
    let of_email = Entity::find().filter(Column::EmailFolded.eq(folded));
    Ok(of_email.order_by_asc(Column::CreatedAt).order_by_asc(Column::Id).limit(MOST).all(db).await?)
}

/// Those of an e-mail that open something: of contacts who are let in with it, by companies that allow passwords.
pub(super) async fn opening(db: &impl ConnectionTrait, folded: &str) -> StoreResult<Vec<Model>> {
    let to_company: RelationDef =
        Entity::belongs_to(company::Entity).from(Column::CompanyId).to(company::Column::Id).into();
    Ok(Entity::find()
        .join(JoinType::InnerJoin, to_access())
        .join(JoinType::InnerJoin, invited::to_contact())
        .join(JoinType::InnerJoin, to_company)
        .filter(Column::EmailFolded.eq(folded))
        .filter(contact::Column::EmailFolded.eq(folded))
        .filter(contact::Column::State.eq(ContactState::Active.as_str()))
        .filter(portal_access::Column::RevokedAt.is_null())
        .filter(company::Column::PortalPasswords.eq(true))
        .order_by_asc(Column::CreatedAt)
        .order_by_asc(Column::Id)
        .limit(MOST)
        .all(db)
        .await?)
}

/// That of whoever is behind an access, if it is that of the e-mail that they have now.
pub(super) async fn of_access<C: ConnectionTrait>(t: &Tenant<C>, access: Uuid) -> StoreResult<Option<Model>> {
    let email = Expr::col((contact::Entity, contact::Column::EmailFolded));
    let row = Entity::find()
        .join(JoinType::InnerJoin, to_access())
        .join(JoinType::InnerJoin, invited::to_contact())
        .filter(Column::CompanyId.eq(t.company().0))
        .filter(Column::AccessId.eq(access))
        .filter(email.equals((Entity, Column::EmailFolded)));
    Ok(row.one(t.db()).await?)
}

/// The hashes of passwords, in their order.
pub(super) fn hashes(rows: &[Model]) -> Vec<String> {
    rows.iter().map(|row| row.password_hash.clone()).collect()
}

/// Takes a password away, and the second factor with it; whether there was one.
pub(super) async fn forget(tx: &Tenant<DatabaseTransaction>, access: Uuid) -> StoreResult<bool> {
    let of_access =
        Entity::find().filter(Column::CompanyId.eq(tx.company().0)).filter(Column::AccessId.eq(access)).one(tx.db());
    let Some(row) = of_access.await? else { return Ok(false) };
    forget_codes(tx, row.id).await?;
    Entity::delete_by_id((row.company_id, row.id)).exec(tx.db()).await?;
    Ok(true)
}

/// Takes the recovery codes of a password away.
pub(super) async fn forget_codes(tx: &Tenant<DatabaseTransaction>, credential: Uuid) -> StoreResult<()> {
    portal_recovery_code::Entity::delete_many()
        .filter(portal_recovery_code::Column::CompanyId.eq(tx.company().0))
        .filter(portal_recovery_code::Column::CredentialId.eq(credential))
        .exec(tx.db())
        .await?;
    Ok(())
}

/// Drops those of contacts who have another e-mail by now: they open nothing already, and would again if the e-mail came back.
pub(super) async fn drop_strangers(database: &Database, now: DateTime<Utc>) -> StoreResult<u64> {
    let email = Expr::col((contact::Entity, contact::Column::EmailFolded));
    let strangers = Entity::find()
        .join(JoinType::InnerJoin, to_access())
        .join(JoinType::InnerJoin, invited::to_contact())
        .filter(email.not_equals((Entity, Column::EmailFolded)))
        .limit(MOST_DROPPED)
        .all(database.read())
        .await?;
    let mut dropped = 0;
    for row in strangers {
        let tx = Access::operator(database.clone(), CompanyId(row.company_id), now).begin().await?;
        changes::hold(&tx).await?;
        // The e-mail may be the same again.
        if of_access(&tx, row.access_id).await?.is_none() && forget(&tx, row.access_id).await? {
            dropped += 1;
        }
        tx.commit().await?;
    }
    Ok(dropped)
}

/// The accesses whose second factor does not open with the installation's key.
pub(crate) async fn closed_factors(database: &Database) -> StoreResult<Vec<Uuid>> {
    let stored: Vec<(Uuid, String)> = Entity::find()
        .select_only()
        .columns([Column::AccessId, Column::TotpSecret])
        .filter(Column::TotpSecret.is_not_null())
        .into_tuple()
        .all(database.read())
        .await?;
    let is_closed = |(access, sealed): &(Uuid, String)| database.secrets().portal_factor(*access, sealed).is_err();
    Ok(stored.iter().filter(|row| is_closed(row)).map(|(access, _)| *access).collect())
}

fn to_access() -> RelationDef {
    Entity::belongs_to(portal_access::Entity)
        .from((Column::CompanyId, Column::AccessId))
        .to((portal_access::Column::CompanyId, portal_access::Column::Id))
        .into()
}
