//! A session in a frame that goes on in a tab of its own, where what a frame is known by does not count.
//!
//! It ends with the frame's: when that is signed out, and when its whole lifetime is over. Nothing can be handed on from it.

use chrono::{DateTime, Utc};
use domain::ids::{ClientId, CompanyId};

use super::beginning::{self, Beginning};
use super::{Guest, invited, sessions};
use crate::{Access, Database, StoreResult, changes};

/// Begins a session beside that of a frame, of the same contact and client, and answers its token, which is the same for each tab; nothing
/// where the frame's has ended. A tab in which the contact has signed in by themselves keeps that session.
pub async fn hand_over(
    database: &Database,
    framed: &str,
    own: Option<&str>,
    device: &str,
    now: DateTime<Utc>,
) -> StoreResult<Option<Handed>> {
    if sessions::is_of_tab(framed) {
        return Ok(None);
    }
    let Some(guest) = sessions::find(database, framed, now).await? else { return Ok(None) };
    let token = sessions::of_tab(framed);
    if let Some(own) = own {
        if sessions::is_of_tab(own) && own != token {
            // Another frame's, which this one's way out would not end.
            sessions::sign_out(database, own).await?;
        } else if goes_on(database, own, &guest, now).await? {
            return Ok(Some(Handed::Kept));
        }
    }
    if goes_on(database, &token, &guest, now).await? {
        return Ok(Some(Handed::Begun(token)));
    }
    let Some(session) = sessions::running(database, framed, now).await? else { return Ok(None) };
    let tx = Access::operator(database.clone(), CompanyId(session.company_id), now).begin().await?;
    // A revocation is over by then, or has not begun.
    changes::hold(&tx).await?;
    if invited::let_in(&tx, session.access_id).await?.is_none() {
        tx.roll_back().await?;
        return Ok(None);
    }
    // One that nobody used for long may be there still, or one that was begun meanwhile.
    sessions::close(&tx, &token).await?;
    let whose = (session.access_id, ClientId(session.client_id));
    beginning::open_as(&tx, whose, Beginning::vouched(device), (&token, session.created_at)).await?;
    tx.commit().await?;
    Ok(Some(Handed::Begun(token)))
}

/// Whether a token is that of a session of the same contact; it shows the same client from now on.
async fn goes_on(database: &Database, token: &str, guest: &Guest, now: DateTime<Utc>) -> StoreResult<bool> {
    let Some(known) = sessions::find(database, token, now).await? else { return Ok(false) };
    if (known.company, known.contact) != (guest.company, guest.contact) {
        return Ok(false);
    }
    if known.client != guest.client {
        sessions::go_to(database, &known, guest.client).await?;
    }
    Ok(true)
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
