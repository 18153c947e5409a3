//! Whether clients change their own address in the portal.

use domain::security_log::{SecurityEvent, SettingsPart};
use sea_orm::{ActiveModelTrait, ConnectionTrait, DatabaseTransaction, IntoActiveModel, Set};

use super::find;
use crate::{StoreResult, Tenant};

/// Whether they do.
pub async fn clients_move<C: ConnectionTrait>(tenant: &Tenant<C>) -> StoreResult<bool> {
    Ok(find(tenant.db(), tenant.company()).await?.clients_move)
}

/// Lets them, or no longer. A choice on its own has no version: the last one holds.
pub async fn let_clients_move(tx: &Tenant<DatabaseTransaction>, allowed: bool) -> StoreResult<()> {
    let row = find(tx.db(), tx.company()).await?;
    if row.clients_move != allowed {
        let mut row = row.into_active_model();
        row.clients_move = Set(allowed);
        row.updated_at = Set(tx.now());
        row.update(tx.db()).await?;
        let fields = vec![if allowed { "on" } else { "off" }.to_owned()];
        tx.note(SecurityEvent::SettingsChanged { part: SettingsPart::OwnAddress, fields });
    }
    Ok(())
}
