//! A session in a frame that goes on in a tab of its own, where what a frame is known by does not count.

use chrono::{DateTime, Utc};
use domain::ids::{ClientId, CompanyId};

use super::{invited, sessions};
use crate::{Access, Database, StoreResult, changes};

/// Begins a session beside that of a frame, of the same contact and client, and answers its token; nothing where the frame's has ended. A tab
/// whose own session is of the same contact keeps it, so that whoever opens many papers does not end their other sessions.
pub async fn hand_over(
    database: &Database,
    framed: &str,
    own: Option<&str>,
    device: &str,
    now: DateTime<Utc>,
) -> StoreResult<Option<Handed>> {
    let Some(guest) = sessions::find(database, framed, now).await? else { return Ok(None) };
    if let Some(own) = own
        && let Some(known) = sessions::find(database, own, now).await?
        && (known.company, known.contact) == (guest.company, guest.contact)
    {
        if known.client != guest.client {
            sessions::go_to(database, &known, guest.client).await?;
        }
        return Ok(Some(Handed::Kept));
    }
    let Some(session) = sessions::running(database, framed, now).await? else { return Ok(None) };
    let tx = Access::operator(database.clone(), CompanyId(session.company_id), now).begin().await?;
    // A revocation is over by then, or has not begun.
    changes::hold(&tx).await?;
    if invited::let_in(&tx, session.access_id).await?.is_none() {
        tx.roll_back().await?;
        return Ok(None);
    }
    let token = sessions::open(&tx, session.access_id, ClientId(session.client_id), device).await?;
    tx.commit().await?;
    Ok(Some(Handed::Begun(token)))
}

/// What became of a tab that a frame opened.
#[derive(Clone, PartialEq, Eq)]
pub enum Handed {
    /// It has a session of its own.
    Kept,
    /// It has a new one, of this token.
    Begun(String),
}

impl std::fmt::Debug for Handed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Kept => "Kept",
            Self::Begun(_) => "Begun(…)",
        })
    }
}
