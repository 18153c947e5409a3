//! Payments of which the provider has told nothing, although their time has passed: it is asked, every hour. Its word may have been lost, and
//! whoever paid may not have come back.

use chrono::{DateTime, Utc};
use domain::cards::Happening;
use store::{Database, StoreResult, cards};

use super::Stripe;

/// Asks of each, and takes what is answered. Who says nothing is asked again an hour later.
pub async fn ask(database: &Database, stripe: &Stripe, now: DateTime<Utc>) -> StoreResult<()> {
    for (company, page) in cards::unheard(database, now).await? {
        let Some(hook) = cards::hook(database, company, now).await? else { continue };
        let Some(key) = hook.key().await? else { continue };
        match stripe.look(&key, page.id, &page.page).await {
            Ok(Happening::Other) => {}
            Ok(what) => hook.answered(&what).await?,
            Err(error) => {
                tracing::warn!(card_payment = %page.id, %error, "what became of a payment by card is not known")
            }
        }
    }
    Ok(())
}
