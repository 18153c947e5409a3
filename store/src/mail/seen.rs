//! When whoever got a letter about a document opened that.

use domain::ids::{DocumentId, MailId};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, JsonValue, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::columns::Recipients;
use crate::entities::mail_message::{Column, Entity};
use crate::{Access, StoreResult};

/// The most letters that are looked at, the newest first.
const MOST: u64 = 1_000;

/// Whoever has opened a document.
pub(crate) struct Reader {
    /// Their access to the portal.
    pub access: Uuid,
    /// Their e-mail, folded.
    pub email: Option<String>,
}

/// Notes in the letters about documents that have gone to a reader when they opened them; the first time stays. A letter to several people
/// has been seen once one of them has opened what it is about.
pub(crate) async fn note_seen(access: &Access, documents: &[DocumentId], reader: &Reader) -> StoreResult<()> {
    let unseen: Vec<(Uuid, Option<Uuid>, JsonValue)> = Entity::find()
        .select_only()
        .columns([Column::Id, Column::AccessId, Column::Recipients])
        .filter(Column::CompanyId.eq(access.company().0))
        .filter(Column::DocumentId.is_in(documents.iter().map(|document| document.0)))
        .filter(Column::SentAt.is_not_null())
        .filter(Column::SeenAt.is_null())
        .order_by_desc(Column::Id)
        .limit(MOST)
        .into_tuple()
        .all(access.read().db())
        .await?;
    let mut theirs = Vec::new();
    for (id, whose, recipients) in &unseen {
        if is_to(*whose, recipients, reader)? {
            theirs.push(*id);
        }
    }
    if theirs.is_empty() { Ok(()) } else { mark(access, theirs).await }
}

/// Notes that whoever has the link of a letter has opened what it shows; the first time stays.
pub(crate) async fn note_opened(access: &Access, letter: MailId) -> StoreResult<()> {
    mark(access, vec![letter.0]).await
}

async fn mark(access: &Access, letters: Vec<Uuid>) -> StoreResult<()> {
    let tx = access.begin().await?;
    Entity::update_many()
        .col_expr(Column::SeenAt, Expr::value(tx.now()))
        .filter(Column::CompanyId.eq(access.company().0))
        .filter(Column::Id.is_in(letters))
        .filter(Column::SeenAt.is_null())
        .exec(tx.db())
        .await?;
    tx.commit().await
}

/// Whether a letter, with the link of an access if it has one, has gone to a reader.
fn is_to(whose: Option<Uuid>, recipients: &JsonValue, reader: &Reader) -> StoreResult<bool> {
    if let Some(whose) = whose {
        return Ok(whose == reader.access);
    }
    let Recipients { to, cc, bcc } = Recipients::read(recipients)?;
    let mut all = to.iter().chain(&cc).chain(&bcc);
    Ok(reader.email.as_ref().is_some_and(|email| all.any(|one| one.to_lowercase() == *email)))
}
