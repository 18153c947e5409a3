//! Browsers that a contact has signed in with: known by a cookie that outlives their sessions, so that no stranger who asks for links keeps
//! the contact out.
//!
//! Nothing of it is kept here. The cookie is sealed with a key of this server's and bound to the e-mail: it opens nothing, and says only that
//! whoever has it once had the mailbox.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::attempts::Target;
use crate::entities::portal_session::{Column, Entity};
use crate::{Database, StoreResult, tokens};

/// What the browser of a session is known by from now on, whenever its contact asks for a link again or types a password. Each time it is
/// another one, of which nothing was counted yet: so it is for those alone who have come by what was sent to the e-mail, since whoever
/// has a password in one company could else guess without end at those of the same e-mail in others.
pub async fn known_as(database: &Database, session: &str) -> StoreResult<Option<String>> {
    let email = Entity::find().select_only().column(Column::EmailHash);
    let email = email.filter(Column::TokenHash.eq(tokens::hash(session)));
    let email = email.filter(Column::AwaitsCode.eq(false)).filter(Column::ByMail.eq(true)).into_tuple::<String>();
    let Some(email) = email.one(database.read()).await? else { return Ok(None) };
    database.secrets().seal_portal_browser(&email, Uuid::now_v7()).map(Some)
}

/// What asking for a link counts against.
pub(super) fn asked_by(database: &Database, folded: &str, address: &str, known: Option<&str>) -> Vec<Target> {
    let browser = browser(database, folded, known);
    browser.map_or_else(|| Target::portal(folded, address), |browser| vec![Target::portal_browser(&browser)])
}

/// Which browser it is that has signed in with an e-mail before, if it has.
pub(super) fn browser(database: &Database, folded: &str, known: Option<&str>) -> Option<String> {
    known.and_then(|known| database.secrets().portal_browser(&tokens::hash(folded), known))
}
