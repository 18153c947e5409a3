//! Invitations that are sent by the company's mail server. Nobody but the letter has their link: it is made when the letter goes.

use domain::error::FieldErrors;
use domain::format::Language;
use domain::ids::InvitationId;
use domain::mail::NewLetter;
use domain::users::NewInvitation;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, Select};

use super::create;
use crate::entities::invitation::{Column, Entity};
use crate::mail::OwnLink;
use crate::{Access, StoreResult, Tenant, companies, mail, tokens};

/// What the letter of an invitation tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invited {
    /// The company.
    pub company: String,
    /// Who invites.
    pub by: String,
    /// The language of the company: nobody knows yet which one they read.
    pub language: Language,
}

/// Puts an invitation into words, with [`domain::mail::template::LINK`] where its link belongs.
pub type Writer = dyn Fn(&Invited) -> Result<NewLetter, FieldErrors> + Sync;

/// Invites somebody by a letter. An earlier invitation of the same e-mail ends, whether it was sent or not.
pub async fn send(tx: &Tenant<DatabaseTransaction>, new: &NewInvitation, write: &Writer) -> StoreResult<InvitationId> {
    let profile = companies::get(tx).await?.profile;
    let told =
        Invited { company: profile.name.as_str().to_owned(), by: tx.actor().name.clone(), language: profile.language };
    let letter = write(&told)?;
    // Its first token is told nobody.
    let (id, _) = create(tx, new).await?;
    mail::queue_invitation(tx, id, letter).await?;
    Ok(id)
}

/// Notes that the letter of an invitation goes by the operator's own server and in its name, so that nobody of the company comes by its
/// link: whoever follows that has the mailbox. Of another attempt it says nothing, which has another link and may go another way.
pub async fn vouch(access: &Access, id: InvitationId, link: &OwnLink) -> StoreResult<()> {
    let token = link.path().rsplit('/').next().unwrap_or_default();
    let tx = access.begin().await?;
    Entity::update_many()
        .col_expr(Column::Proves, Expr::value(true))
        .filter(Column::CompanyId.eq(tx.company().0))
        .filter(Column::Id.eq(id.0))
        .filter(Column::TokenHash.eq(tokens::hash(token)))
        .exec(tx.db())
        .await?;
    tx.commit().await
}

/// Whether somebody may still accept an invitation.
pub(crate) async fn is_open<C: ConnectionTrait>(t: &Tenant<C>, id: InvitationId) -> StoreResult<bool> {
    Ok(open(t, id).one(t.db()).await?.is_some())
}

/// Gives an invitation another link, by which the one before ends; none where nobody may accept it any more. Whether the new one proves
/// anything is known when it goes.
pub(crate) async fn renew(tx: &Tenant<DatabaseTransaction>, id: InvitationId) -> StoreResult<Option<String>> {
    if !is_open(tx, id).await? {
        return Ok(None);
    }
    let token = tokens::generate();
    Entity::update_many()
        .col_expr(Column::TokenHash, Expr::value(tokens::hash(&token)))
        .col_expr(Column::Proves, Expr::value(false))
        .col_expr(Column::UpdatedAt, Expr::value(tx.now()))
        .filter(Column::CompanyId.eq(tx.company().0))
        .filter(Column::Id.eq(id.0))
        .filter(Column::AcceptedAt.is_null())
        .exec(tx.db())
        .await?;
    Ok(Some(token))
}

fn open<C>(t: &Tenant<C>, id: InvitationId) -> Select<Entity> {
    Entity::find_by_id((t.company().0, id.0)).filter(Column::AcceptedAt.is_null()).filter(Column::ExpiresAt.gt(t.now()))
}
