//! Whether the pages of a company's clients draw a map.

use domain::security_log::{SecurityEvent, SettingsPart};
use sea_orm::{ActiveModelTrait, DatabaseTransaction, IntoActiveModel, Set};

use super::find;
use crate::{StoreResult, Tenant};

/// Has them draw one, or no longer. A choice on its own has no version: the last one holds.
pub async fn show_map(tx: &Tenant<DatabaseTransaction>, shown: bool) -> StoreResult<()> {
    let row = find(tx.db(), tx.company()).await?;
    if row.shows_map != shown {
        let mut row = row.into_active_model();
        row.shows_map = Set(shown);
        row.updated_at = Set(tx.now());
        row.update(tx.db()).await?;
        let fields = vec![if shown { "on" } else { "off" }.to_owned()];
        tx.note(SecurityEvent::SettingsChanged { part: SettingsPart::Map, fields });
    }
    Ok(())
}
