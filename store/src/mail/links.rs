//! The links of letters. A link is made when its letter is about to go and is kept as its hash alone, so that neither the outbox nor a copy of
//! the database opens anything; each attempt makes another one, by which the one before ends.

use chrono::{DateTime, TimeDelta, Utc};
use domain::ids::{ClientId, InvitationId};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};

use super::columns::Recipients;
use crate::entities::mail_message::{Column, Entity, Model};
use crate::{StoreResult, Tenant, invitations, portal, tokens};

/// How long the link of a letter shows its document.
pub const LETTER_LINK_WORKS_FOR: TimeDelta = TimeDelta::days(30);

/// Where the link of a letter leads.
#[derive(Clone, PartialEq, Eq)]
pub struct OwnLink(String);

impl OwnLink {
    /// The path, which holds the secret.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for OwnLink {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("OwnLink(…)")
    }
}

/// The e-mail, folded, that a letter with a link goes to: it has no other recipient.
pub(crate) fn recipient(row: &Model) -> StoreResult<String> {
    let Recipients { to, .. } = Recipients::read(&row.recipients)?;
    Ok(to.first().map(|email| email.to_lowercase()).unwrap_or_default())
}

/// Makes the link of a letter that is about to go. None for a letter without one, and for whoever is not let in any more or has another
/// e-mail by now.
pub(super) async fn make(
    tx: &Tenant<DatabaseTransaction>,
    row: &Model,
    now: DateTime<Utc>,
) -> StoreResult<Option<OwnLink>> {
    if let Some(invitation) = row.invitation_id {
        let token = invitations::renew(tx, InvitationId(invitation)).await?;
        return Ok(token.map(|token| OwnLink(format!("/invite/{token}"))));
    }
    let (Some(access), Some(client)) = (row.access_id, row.client_id) else { return Ok(None) };
    if !portal::is_at(tx, (access, recipient(row)?.as_str()), ClientId(client)).await? {
        return Ok(None);
    }
    let token = tokens::generate();
    Entity::update_many()
        .col_expr(Column::LinkHash, Expr::value(tokens::hash(&token)))
        .col_expr(Column::LinkUntil, Expr::value(now + LETTER_LINK_WORKS_FOR))
        .filter(Column::CompanyId.eq(tx.company().0))
        .filter(Column::Id.eq(row.id))
        .exec(tx.db())
        .await?;
    Ok(Some(OwnLink(format!("/portal/d/{token}"))))
}
