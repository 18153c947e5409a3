//! One thing about a client changed on its own, outside its form: prospect, number, score, logo. As with the form, what is thrown
//! away is restored first.

use domain::activity::{Event, NoteText};
use domain::clients::Client;
use domain::error::{FieldError, Refusal};
use domain::ids::{ClientId, FileId};
use domain::numbers::Series;
use domain::text::Text;
use sea_orm::DatabaseTransaction;

use super::read::Stored;
use super::{Clients, read, update, write};
use crate::{StoreError, StoreResult, Tenant, changes, companies, files, ledger, numbers};

/// The furthest a score goes from nothing.
const MAX_SCORE: i32 = 1_000_000;

/// Makes a prospect a client, or a client a prospect again while nothing is invoiced (A4.6).
pub async fn set_prospect(tx: &Tenant<DatabaseTransaction>, id: ClientId, is_prospect: bool) -> StoreResult<Client> {
    changes::make(tx, Clients, async |change| {
        let Stored { client: mut after, mut row, .. } = read::editable(tx, id).await?;
        if row.is_prospect == is_prospect {
            return Ok((after, change.without_activity("it is one already")));
        }
        // Whatever was invoiced or paid stands in the ledger.
        let is_moved = row.balance_minor != 0 || row.paid_minor != 0;
        if is_prospect && (is_moved || ledger::is_begun(tx, id).await?) {
            return Err(Refusal::WrongState.into());
        }
        row.is_prospect = is_prospect;
        row.version += 1;
        (after.data.is_prospect, after.version, after.updated_at) = (is_prospect, row.version, tx.now());
        write::row(tx, &change, row).await?;
        let event = if is_prospect { Event::BecameProspect } else { Event::BecameClient };
        Ok((after, change.tell(tx, id, event).await?))
    })
    .await
}

/// Gives a client another number; one that another client has is taken.
pub async fn change_number(tx: &Tenant<DatabaseTransaction>, id: ClientId, number: Text<40>) -> StoreResult<Client> {
    changes::make(tx, Clients, async |change| {
        let stored = read::editable(tx, id).await?;
        if stored.client.number == number.as_str() {
            return Ok((stored.client, change.without_activity("it has that number already")));
        }
        if numbers::is_taken(tx, Series::Client, number.as_str()).await? {
            return Err(StoreError::field("number", FieldError::Taken));
        }
        let country = companies::get(tx).await?.defaults.country;
        let after = Client { number: number.as_str().to_owned(), ..stored.client.clone() };
        Box::pin(update::finish(tx, change, stored, after, country)).await
    })
    .await
}

/// Notes something in a client's activity (A7.1). What is kept of the client itself stays as it is, and so does its version.
pub async fn add_note(tx: &Tenant<DatabaseTransaction>, id: ClientId, text: NoteText) -> StoreResult<()> {
    changes::make(tx, Clients, async |change| {
        read::editable_row(tx, id).await?;
        Ok(((), change.tell(tx, id, Event::NoteAdded { text }).await?))
    })
    .await
}

/// Adds points to a client's score (A16.1), or takes some off. Answers the sum.
pub async fn add_score(tx: &Tenant<DatabaseTransaction>, id: ClientId, points: i32) -> StoreResult<i32> {
    changes::make(tx, Clients, async |change| {
        let mut row = read::editable_row(tx, id).await?;
        let out = || {
            let (min, max) = (i64::from(-MAX_SCORE), i64::from(MAX_SCORE));
            StoreError::field("points", FieldError::OutOfRange { min, max })
        };
        let total =
            row.score.checked_add(points).filter(|total| (-MAX_SCORE..=MAX_SCORE).contains(total)).ok_or_else(out)?;
        if points == 0 {
            return Ok((total, change.without_activity("no points")));
        }
        row.score = total;
        write::row(tx, &change, row).await?;
        Ok((total, change.tell(tx, id, Event::ScoreChanged { points, total }).await?))
    })
    .await
}

/// Sets a client's logo, or takes it off. The file must be the company's.
pub async fn set_logo(tx: &Tenant<DatabaseTransaction>, id: ClientId, logo: Option<FileId>) -> StoreResult<()> {
    changes::make(tx, Clients, async |change| {
        let mut row = read::editable_row(tx, id).await?;
        if let Some(file) = logo {
            files::get(tx, file).await?;
        }
        if row.logo == logo.map(|file| file.0) {
            return Ok(((), change.without_activity("it has that logo already")));
        }
        row.logo = logo.map(|file| file.0);
        write::row(tx, &change, row).await?;
        Ok(((), change.tell(tx, id, Event::LogoChanged { set: logo.is_some() }).await?))
    })
    .await
}
