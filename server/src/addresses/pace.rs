//! How fast one person may ask: as fast as they type, but not as fast as a program would.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use domain::ids::UserId;
use moka::sync::Cache;

/// What may be asked for ever.
const EVERY: Duration = Duration::from_secs(1);
/// What may be asked at once, after a rest: the pauses in the typing of a few addresses.
const BURST: u32 = 30;
/// The most people counted; beyond, whoever asked longest ago begins anew.
const MOST_COUNTED: u64 = 10_000;

/// When everybody will have used up what they asked (the generic cell rate algorithm: one instant each).
pub(super) struct Pace {
    spent_until: Cache<UserId, Arc<Mutex<Option<Instant>>>>,
}

impl Default for Pace {
    fn default() -> Self {
        let spent_until = Cache::builder().max_capacity(MOST_COUNTED).time_to_idle(EVERY * BURST).build();
        Self { spent_until }
    }
}

impl Pace {
    /// Counts a question, or says in how many seconds the next one may come.
    pub(super) fn ask(&self, user: UserId) -> Result<(), u32> {
        let spent = self.spent_until.get_with(user, Arc::default);
        // An instant is whole whoever panicked while holding it.
        let mut spent = spent.lock().unwrap_or_else(PoisonError::into_inner);
        *spent = Some(after(*spent, Instant::now())?);
        Ok(())
    }
}

/// Until when everything is spent once this is asked too; or how long to wait, in seconds.
fn after(spent: Option<Instant>, now: Instant) -> Result<Instant, u32> {
    let next = spent.map_or(now, |spent| spent.max(now)) + EVERY;
    let ahead = next.saturating_duration_since(now);
    let most = EVERY * BURST;
    if ahead <= most {
        return Ok(next);
    }
    Err(u32::try_from(ahead.saturating_sub(most).as_millis().div_ceil(1000)).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_a_burst_one_waits_for_each() {
        let start = Instant::now();
        let mut spent = None;
        for asked in 0..BURST {
            spent = Some(after(spent, start).unwrap_or_else(|_| panic!("{asked} were too many")));
        }
        assert_eq!(after(spent, start), Err(1));
        assert_eq!(after(spent, start + Duration::from_millis(400)), Err(1));
        let later = after(spent, start + EVERY).unwrap();
        assert_eq!(after(Some(later), start + EVERY), Err(1));
        // After a rest, everything is as at first.
        let rested = start + EVERY * 100;
        assert_eq!(after(Some(later), rested), Ok(rested + EVERY));
    }

    #[test]
    fn each_person_is_counted_apart() {
        let pace = Pace::default();
        let (ana, bob) = (UserId(uuid::Uuid::from_u128(1)), UserId(uuid::Uuid::from_u128(2)));
        let asked = (0..BURST * 2).filter(|_| pace.ask(ana).is_ok()).count();
        // The clock goes on meanwhile.
        assert!((BURST as usize..BURST as usize * 2).contains(&asked), "{asked}");
        assert_eq!(pace.ask(bob), Ok(()));
    }
}
