//! Addresses suggested while one types (A6.5), by whichever service a company has chosen: asked briefly, rarely, and not twice.

mod ban;
mod pace;

use std::sync::Arc;
use std::time::Duration;

use domain::clients::SuggestedAddress;
use domain::company::AddressService;
use engines::addresses::port::{AddressFinder, Answering, Asked, Unanswered};
use moka::sync::Cache;
use tokio::sync::Semaphore;

use self::pace::Pace;
use crate::outgoing::Outgoing;

/// How long an answer is given again: letters are taken back and typed again, and a colleague asks for the same street.
const KEPT_FOR: Duration = Duration::from_mins(10);
/// The most answers kept; each is of five addresses at most.
const MOST_KEPT: u64 = 2_000;
/// The most questions under way. The Base Adresse Nationale answers fifty a second to one address of the network, and refuses all of them
/// for a while beyond.
const AT_ONCE: usize = 16;

/// Who finds addresses in this process.
pub struct Addresses {
    outgoing: Outgoing,
    /// By the service and the question.
    kept: Cache<(AddressService, String), Arc<Vec<SuggestedAddress>>>,
    pace: Pace,
    at_once: Semaphore,
}

impl Addresses {
    /// On a client of the network.
    #[must_use]
    pub fn new(outgoing: Outgoing) -> Self {
        let kept = Cache::builder().max_capacity(MOST_KEPT).time_to_live(KEPT_FOR).build();
        Self { outgoing, kept, pace: Pace::default(), at_once: Semaphore::new(AT_ONCE) }
    }

    async fn answer(&self, asked: Asked) -> Result<Vec<SuggestedAddress>, Unanswered> {
        let Asked { service, text, user } = asked;
        // What is kept is folded as services fold it: capitals make no other question.
        let key = (service, text.to_lowercase());
        if let Some(known) = self.kept.get(&key) {
            return Ok(known.to_vec());
        }
        if let Some(user) = user {
            self.pace.ask(user).map_err(|seconds| Unanswered::TooMuch { seconds })?;
        }
        let _turn = self.at_once.try_acquire().map_err(|_| Unanswered::NoAnswer)?;
        match ban::ask(&self.outgoing, &key.0, &text).await {
            Ok(found) => {
                self.kept.insert(key, Arc::new(found.clone()));
                Ok(found)
            }
            Err(error) => {
                // What was typed stays out of the log.
                tracing::warn!(service = key.0.as_str(), %error, "no addresses");
                Err(Unanswered::NoAnswer)
            }
        }
    }
}

impl AddressFinder for Addresses {
    fn accepts(&self, service: &AddressService) -> bool {
        service.base().is_none_or(|base| self.outgoing.may_ask(base))
    }

    fn find(self: Arc<Self>, asked: Asked) -> Answering {
        Box::pin(async move { self.answer(asked).await })
    }
}
