//! The languages that a company offers for its clients.

use domain::company::{ClientLanguages, LanguageChange};
use domain::security_log::{SecurityEvent, SettingsPart};
use sea_orm::{ActiveModelTrait, DatabaseTransaction, IntoActiveModel, Set};

use super::held;
use crate::columns::{self, Column};
use crate::{StoreError, StoreResult, Tenant};

/// Offers one, at a place, or offers one no more; clients that have it keep it. Answers those that are offered from now on. A change on its
/// own has no version: what two people do one after the other both holds.
pub async fn change_languages(
    tx: &Tenant<DatabaseTransaction>,
    change: LanguageChange,
) -> StoreResult<ClientLanguages> {
    let row = held(tx).await?;
    let before: ClientLanguages = columns::read(row.client_languages.clone(), "client languages", row.id)?;
    let after = before.after(change).map_err(|error| StoreError::field("language", error))?;
    if after != before {
        let mut row = row.into_active_model();
        row.client_languages = Set(after.stored());
        row.updated_at = Set(tx.now());
        row.update(tx.db()).await?;
        let fields = after.codes().iter().map(ToString::to_string).collect();
        tx.note(SecurityEvent::SettingsChanged { part: SettingsPart::Languages, fields });
    }
    Ok(after)
}
