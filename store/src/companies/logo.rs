//! The company's own logo, which its papers bear.

use domain::ids::FileId;
use domain::security_log::{SecurityEvent, SettingsPart};
use sea_orm::{ActiveModelTrait, DatabaseTransaction, IntoActiveModel, Set};

use super::held;
use crate::{StoreResult, Tenant, files};

/// Makes a file of the company its logo, or takes the logo off. A choice on its own has no version: the last one holds.
pub async fn set_logo(tx: &Tenant<DatabaseTransaction>, logo: Option<FileId>) -> StoreResult<()> {
    if let Some(logo) = logo {
        files::get(tx, logo).await?;
    }
    let row = held(tx).await?;
    let kept = logo.map(|logo| logo.0);
    if row.logo != kept {
        let mut row = row.into_active_model();
        row.logo = Set(kept);
        row.updated_at = Set(tx.now());
        row.update(tx.db()).await?;
        tx.note(SecurityEvent::SettingsChanged { part: SettingsPart::Profile, fields: vec!["logo".to_owned()] });
    }
    Ok(())
}
