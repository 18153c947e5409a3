//! The provider is asked what became of a page. What it tells by itself, before or after, comes to the same.

use domain::cards::{CardState, Happening};
use domain::ids::CompanyId;
use kit::session::Visitor;
use store::cards::{self, Hook, OpenPage};
use store::{StoreError, StoreResult};
use tokio::sync::Semaphore;
use uuid::Uuid;

use crate::cards::Stripe;
use crate::cards::stripe::NotOpened;

/// The most who come back and have it asked at once; of the others it tells by itself.
static TURNS: Semaphore = Semaphore::const_new(4);

/// Who asks: for a company, as whoever has its key.
pub struct Asking<'a> {
    /// Where the company takes what is answered.
    pub hook: Hook,
    /// Who is asked.
    pub stripe: &'a Stripe,
    /// The key.
    pub key: String,
}

/// Why pages are not closed.
pub enum NotClosed {
    /// The provider did not do it.
    Provider(NotOpened),
    /// What it answered could not be taken.
    Store(StoreError),
}

impl From<StoreError> for NotClosed {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl Asking<'_> {
    /// Has nobody pay on these pages any more. Answers the payment of one that was paid already, if there is one: it has come in now, or is
    /// on its way, and there may be nothing left to pay.
    pub async fn closed(&self, pages: &[OpenPage]) -> Result<Option<Uuid>, NotClosed> {
        let mut came_in = None;
        for page in pages {
            match self.close(page).await {
                Ok(has_come_in) => came_in = came_in.or(has_come_in.then_some(page.id)),
                // Whatever became of it, nobody pays there: the provider may not tell us, and is heard all the same.
                Err(NotClosed::Provider(error)) if page.is_over => {
                    tracing::warn!(card_payment = %page.id, %error, "what became of a payment by card is not known");
                }
                Err(error) => return Err(error),
            }
        }
        Ok(came_in)
    }

    /// Closes one. Answers whether it was paid.
    async fn close(&self, OpenPage { id, page, .. }: &OpenPage) -> Result<bool, NotClosed> {
        let what = self.stripe.close(&self.key, *id, page).await.map_err(NotClosed::Provider)?;
        let has_come_in = match &what {
            Happening::Paid(_) | Happening::Waiting(_) => true,
            Happening::Expired(_) | Happening::Failed(_) => false,
            _ => return Err(NotClosed::Provider(NotOpened::StillOpen)),
        };
        self.hook.answered(&what).await?;
        Ok(has_come_in)
    }
}

/// What became of a payment of a company; none of what is nobody's. The provider is asked while it has told nothing: where that fails, it
/// tells by itself later.
pub async fn became(
    visitor: &Visitor,
    stripe: &Stripe,
    company: CompanyId,
    id: Uuid,
) -> StoreResult<Option<CardState>> {
    let Some(hook) = cards::hook(&visitor.database, company, visitor.now).await? else { return Ok(None) };
    let Some((state, page)) = hook.found(id).await? else { return Ok(None) };
    let (true, Some(page), Some(key)) = (is_untold(state), page, hook.key().await?) else { return Ok(Some(state)) };
    let Ok(turn) = TURNS.try_acquire() else { return Ok(Some(state)) };
    let said = stripe.look(&key, id, &page).await;
    drop(turn);
    match said {
        Ok(Happening::Other) => {}
        Ok(what) => hook.answered(&what).await?,
        Err(error) => tracing::warn!(card_payment = %id, %error, "what became of a payment by card is not known yet"),
    }
    Ok(hook.found(id).await?.map(|(state, _)| state))
}

fn is_untold(state: CardState) -> bool {
    matches!(state, CardState::New | CardState::Open)
}
