//! Whether contacts may have a password for the portal.

use domain::security_log::{SecurityEvent, SettingsPart};
use sea_orm::{ActiveModelTrait, ConnectionTrait, DatabaseTransaction, IntoActiveModel, Set};

use super::find;
use crate::{StoreResult, Tenant};

/// Whether they may.
pub async fn portal_passwords<C: ConnectionTrait>(tenant: &Tenant<C>) -> StoreResult<bool> {
    Ok(find(tenant.db(), tenant.company()).await?.portal_passwords)
}

/// Lets them, or no longer: then those that there are open nothing, until it is allowed again. A choice on its own has no version: the last
/// one holds.
pub async fn allow_portal_passwords(tx: &Tenant<DatabaseTransaction>, allowed: bool) -> StoreResult<()> {
    let row = find(tx.db(), tx.company()).await?;
    if row.portal_passwords != allowed {
        let mut row = row.into_active_model();
        row.portal_passwords = Set(allowed);
        row.updated_at = Set(tx.now());
        row.update(tx.db()).await?;
        let fields = vec![if allowed { "passwords_on" } else { "passwords_off" }.to_owned()];
        tx.note(SecurityEvent::SettingsChanged { part: SettingsPart::Portal, fields });
    }
    Ok(())
}
