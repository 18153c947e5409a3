//! Which modules a company uses.

use domain::modules::{Module, ModulesOff};
use domain::security_log::{SecurityEvent, SettingsPart};
use sea_orm::{ActiveModelTrait, DatabaseTransaction, IntoActiveModel, Set};

use super::held;
use crate::columns::{self, Column};
use crate::{StoreResult, Tenant};

/// Switches a module on or off; what was kept with it stays. A change on its own has no version: what two people do one after the other both
/// holds.
pub async fn turn_module(tx: &Tenant<DatabaseTransaction>, module: Module, is_on: bool) -> StoreResult<ModulesOff> {
    let row = held(tx).await?;
    let before: ModulesOff = columns::read(row.modules_off.clone(), "modules", row.id)?;
    let after = before.after(module, is_on);
    if after != before {
        let mut row = row.into_active_model();
        row.modules_off = Set(after.stored());
        row.updated_at = Set(tx.now());
        row.update(tx.db()).await?;
        let fields = vec![module.as_str().to_owned(), if is_on { "on" } else { "off" }.to_owned()];
        tx.note(SecurityEvent::SettingsChanged { part: SettingsPart::Modules, fields });
    }
    Ok(after)
}
