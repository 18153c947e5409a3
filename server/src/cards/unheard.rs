//! Payments of which the provider has told nothing, although their time has passed: it is asked, every hour. Its word may have been lost, and
//! whoever paid may not have come back.

use chrono::{DateTime, Utc};
use domain::cards::Happening;
use domain::ids::CompanyId;
use store::cards::{self, OpenPage};
use store::{Database, StoreResult};

use super::Stripe;

/// Asks of each, and takes what is answered. Who says nothing is asked again an hour later; what goes wrong with one leaves the others
/// alone.
pub async fn ask(database: &Database, stripe: &Stripe, now: DateTime<Utc>) -> StoreResult<()> {
    for (company, page) in cards::unheard(database, now).await? {
        if let Err(error) = ask_of(database, stripe, (company, &page), now).await {
            tracing::warn!(card_payment = %page.id, %error, "what became of a payment by card is not taken");
        }
    }
    Ok(())
}

async fn ask_of(
    database: &Database,
    stripe: &Stripe,
    (company, page): (CompanyId, &OpenPage),
    now: DateTime<Utc>,
) -> StoreResult<()> {
    let Some(hook) = cards::hook(database, company, now).await? else { return Ok(()) };
    let Some(key) = hook.key().await? else { return Ok(()) };
    match stripe.look(&key, page.id, &page.page).await {
        Ok(Happening::Other) => {}
        Ok(what) => hook.answered(&what).await?,
        Err(error) => {
            tracing::warn!(card_payment = %page.id, %error, "what became of a payment by card is not known");
        }
    }
    Ok(())
}
