//! A company that asks its users for a second factor: who has none does nothing there but set one up.

use domain::error::Refusal;
use domain::ids::UserId;
use domain::security_log::{SecurityEvent, SettingsPart};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, JoinType,
    QueryFilter, QueryOrder, QuerySelect, Set,
};

use super::{find, to_membership};
use crate::entities::{company, membership};
use crate::{Database, StoreResult, Tenant, accounts};

/// Whether the company does.
pub async fn requires_two_factor<C: ConnectionTrait>(tenant: &Tenant<C>) -> StoreResult<bool> {
    Ok(find(tenant.db(), tenant.company()).await?.requires_two_factor)
}

/// Makes it ask, or no longer. Whoever makes it ask has a second factor: they would shut themselves out. A choice on its own has no version:
/// the last one holds.
pub async fn require_two_factor(tx: &Tenant<DatabaseTransaction>, required: bool) -> StoreResult<()> {
    if required
        && let Some(me) = tx.actor().user
        && !accounts::by_id(tx.db(), me).await?.totp_active
    {
        return Err(Refusal::TwoFactorFirst.into());
    }
    let row = find(tx.db(), tx.company()).await?;
    if row.requires_two_factor != required {
        let mut row = row.into_active_model();
        row.requires_two_factor = Set(required);
        row.updated_at = Set(tx.now());
        row.update(tx.db()).await?;
        let fields = vec![if required { "on" } else { "off" }.to_owned()];
        tx.note(SecurityEvent::SettingsChanged { part: SettingsPart::SecondFactor, fields });
    }
    Ok(())
}

/// The name of a company of the user's that does, if one does: their own security page says so.
pub async fn two_factor_required_of(database: &Database, user: UserId) -> StoreResult<Option<String>> {
    requiring_two_factor(database.read(), user).await
}

/// As [`two_factor_required_of`], inside a transaction.
pub(crate) async fn requiring_two_factor(db: &impl ConnectionTrait, user: UserId) -> StoreResult<Option<String>> {
    let query = company::Entity::find()
        .select_only()
        .column(company::Column::Name)
        .join(JoinType::InnerJoin, to_membership())
        .filter(membership::Column::UserId.eq(user.0))
        .filter(company::Column::RequiresTwoFactor.eq(true))
        .order_by_asc(company::Column::Name)
        .order_by_asc(company::Column::Id)
        .limit(1);
    Ok(query.into_tuple().one(db).await?)
}
