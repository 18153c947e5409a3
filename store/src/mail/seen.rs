//! When whoever got a letter about a document opened that.

use domain::ids::DocumentId;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::columns::Recipients;
use crate::entities::mail_message::{Column, Entity, Model};
use crate::{Access, StoreResult};

/// The most letters about one document that are looked at, the newest first.
const MOST: u64 = 200;

/// Whoever has opened a document.
pub(crate) struct Reader {
    /// Their access to the portal.
    pub access: Uuid,
    /// Their e-mail, folded.
    pub email: Option<String>,
}

/// Notes in the letters about a document that have gone to a reader when they opened it; the first time stays. A letter to several people has
/// been seen once one of them has opened what it is about.
pub(crate) async fn note_seen(access: &Access, document: DocumentId, reader: &Reader) -> StoreResult<()> {
    let unseen = Entity::find()
        .filter(Column::CompanyId.eq(access.company().0))
        .filter(Column::DocumentId.eq(document.0))
        .filter(Column::SentAt.is_not_null())
        .filter(Column::SeenAt.is_null())
        .order_by_desc(Column::Id)
        .limit(MOST)
        .all(access.read().db())
        .await?;
    let mut theirs = Vec::new();
    for row in &unseen {
        if is_to(row, reader)? {
            theirs.push(row.id);
        }
    }
    if theirs.is_empty() {
        return Ok(());
    }
    let tx = access.begin().await?;
    Entity::update_many()
        .col_expr(Column::SeenAt, Expr::value(tx.now()))
        .filter(Column::CompanyId.eq(access.company().0))
        .filter(Column::Id.is_in(theirs))
        .filter(Column::SeenAt.is_null())
        .exec(tx.db())
        .await?;
    tx.commit().await
}

fn is_to(row: &Model, reader: &Reader) -> StoreResult<bool> {
    if let Some(whose) = row.access_id {
        return Ok(whose == reader.access);
    }
    let Recipients { to, cc, bcc } = Recipients::read(&row.recipients)?;
    let mut all = to.iter().chain(&cc).chain(&bcc);
    Ok(reader.email.as_ref().is_some_and(|email| all.any(|one| one.to_lowercase() == *email)))
}
