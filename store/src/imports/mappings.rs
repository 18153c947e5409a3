//! The columns chosen last time for a file with the same names of columns.

use domain::imports::{Columns, SheetKind, Target, suggest};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::entities::import_mapping::{ActiveModel, Column, Entity};
use crate::{StoreResult, Tenant, tokens};

/// Keeps where the columns go, for the next file like it. Cards have always the same, and what has no names is like nothing.
pub(super) async fn remember(
    tx: &Tenant<DatabaseTransaction>,
    columns: &Columns,
    kind: SheetKind,
    header: &[String],
    mapping: &[Target],
) -> StoreResult<()> {
    if matches!(kind, SheetKind::Cards | SheetKind::Backup) || is_nameless(header) {
        return Ok(());
    }
    let row = ActiveModel {
        company_id: Set(tx.company().0),
        id: Set(Uuid::now_v7()),
        created_at: Set(tx.now()),
        updated_at: Set(tx.now()),
        subject: Set(columns.subject.as_str().to_owned()),
        signature: Set(signature(header)),
        mapping: Set(serde_json::to_value(mapping)?),
    };
    let again = OnConflict::columns([Column::CompanyId, Column::Subject, Column::Signature])
        .update_columns([Column::Mapping, Column::UpdatedAt])
        .to_owned();
    Entity::insert(row).on_conflict(again).exec_without_returning(tx.db()).await?;
    Ok(())
}

/// Where they went last time. A mapping that no longer reads, or that names a field that is gone, is as if it were not there.
pub(super) async fn recall<C: ConnectionTrait>(
    t: &Tenant<C>,
    columns: &Columns,
    header: &[String],
) -> StoreResult<Option<Vec<Target>>> {
    if is_nameless(header) {
        return Ok(None);
    }
    let found = Entity::find()
        .filter(Column::CompanyId.eq(t.company().0))
        .filter(Column::Subject.eq(columns.subject.as_str()))
        .filter(Column::Signature.eq(signature(header)))
        .one(t.db())
        .await?;
    let mapping = found.and_then(|row| serde_json::from_value::<Vec<Target>>(row.mapping).ok());
    let fits =
        |mapping: &Vec<Target>| mapping.len() == header.len() && mapping.iter().all(|target| columns.accepts(target));
    Ok(mapping.filter(fits))
}

fn is_nameless(header: &[String]) -> bool {
    header.iter().all(|name| name.trim().is_empty())
}

fn signature(header: &[String]) -> String {
    tokens::hash(&suggest::signature(header))
}
