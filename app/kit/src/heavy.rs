//! Work that takes the processor for long: in lanes and threads of its own, so that pages and saves go on beside it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use domain::ids::CompanyId;
use tokio::runtime::Handle;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::error::AppError;

/// How many of a company's works wait in a lane; whoever comes then is told to come back.
const MOST_WAITING: usize = 8;

/// The lanes. Clones are the same ones.
#[derive(Clone, Debug)]
pub struct Heavy {
    /// Files that come in and go out.
    pub files: Lane,
    /// Whole lists for browsers, which wait for them with a page open.
    pub tables: Lane,
    /// Documents on paper, each a matter of milliseconds.
    pub papers: Lane,
    /// The same for guests of the portal: however many a guest asks for, staff and letters do not wait for them.
    pub guests: Lane,
}

impl Heavy {
    /// The same lanes for a guest of the portal.
    #[must_use]
    pub fn of_guest(self) -> Self {
        Self { papers: self.guests.clone(), ..self }
    }
}

impl Default for Heavy {
    /// As the machine allows: a core stays free of files.
    fn default() -> Self {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Self {
            files: Lane::new((cores - 1).max(1)),
            tables: Lane::new(cores),
            papers: Lane::new((cores - 1).max(1)),
            guests: Lane::new(1),
        }
    }
}

/// Some works at once, one of each company: who asks for many waits for oneself.
#[derive(Clone, Debug)]
pub struct Lane {
    places: Arc<Semaphore>,
    companies: Arc<Mutex<HashMap<CompanyId, Arc<Semaphore>>>>,
}

impl Lane {
    /// With so many works at once.
    #[must_use]
    pub fn new(at_once: usize) -> Self {
        Self { places: Arc::new(Semaphore::new(at_once)), companies: Arc::default() }
    }

    /// Does it where blocking is allowed, when its turn comes. Whoever goes away meanwhile leaves it to its end, and its place taken.
    pub async fn run<T, F>(&self, company: CompanyId, work: impl FnOnce() -> F + Send + 'static) -> Result<T, AppError>
    where
        F: Future<Output = T>,
        T: Send + 'static,
    {
        let turn = self.turn(company).await?;
        let done = tokio::task::spawn_blocking(move || {
            let done = Handle::current().block_on(work());
            drop(turn);
            done
        });
        done.await.map_err(|error| {
            let incident = uuid::Uuid::now_v7();
            tracing::error!(%incident, %error, "heavy work failed");
            AppError::Internal { incident }
        })
    }

    async fn turn(&self, company: CompanyId) -> Result<[OwnedSemaphorePermit; 2], AppError> {
        let own = self.own(company)?;
        let of_company = own.acquire_owned().await.map_err(|_| AppError::Busy)?;
        let place = Arc::clone(&self.places).acquire_owned().await.map_err(|_| AppError::Busy)?;
        Ok([of_company, place])
    }

    /// A company's own turn, which counts who waits for it.
    fn own(&self, company: CompanyId) -> Result<Arc<Semaphore>, AppError> {
        let mut companies = self.companies.lock().unwrap_or_else(PoisonError::into_inner);
        companies.retain(|_, own| Arc::strong_count(own) > 1);
        let own = companies.entry(company).or_insert_with(|| Arc::new(Semaphore::new(1)));
        // Besides the map: one at work, the others wait.
        if Arc::strong_count(own) > MOST_WAITING + 1 {
            return Err(AppError::Busy);
        }
        Ok(Arc::clone(own))
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use tokio::task::yield_now;
    use uuid::Uuid;

    use super::*;

    #[tokio::test]
    async fn guests_fill_no_lane_of_staff() {
        let (heavy, nord) = (Heavy::default(), CompanyId(Uuid::from_u128(1)));
        let _guest = heavy.clone().of_guest().papers.turn(nord).await.unwrap();
        let staff = tokio::time::timeout(Duration::from_secs(5), heavy.papers.turn(nord)).await;
        drop(staff.unwrap().unwrap());
        let of_guests = heavy.of_guest();
        let second = tokio::time::timeout(Duration::from_millis(50), of_guests.papers.turn(nord)).await;
        assert!(second.is_err(), "guests wait for one another");
    }

    #[tokio::test]
    async fn a_company_waits_for_itself_alone_and_not_without_end() {
        let lane = Lane::new(2);
        let (nord, sud) = (CompanyId(Uuid::from_u128(1)), CompanyId(Uuid::from_u128(2)));
        let first = lane.turn(nord).await.unwrap();
        let waiting: Vec<_> = (0..MOST_WAITING)
            .map(|_| {
                let lane = lane.clone();
                tokio::spawn(async move { lane.turn(nord).await.map(drop) })
            })
            .collect();
        for _ in 0..100 {
            yield_now().await;
        }
        assert!(waiting.iter().all(|turn| !turn.is_finished()));
        assert_eq!(lane.turn(nord).await.err(), Some(AppError::Busy));
        // Another company's turn comes at once.
        let other = tokio::time::timeout(Duration::from_secs(5), lane.turn(sud)).await.unwrap().unwrap();
        drop(first);
        for turn in waiting {
            turn.await.unwrap().unwrap();
        }
        drop(other);
        drop(lane.turn(sud).await.unwrap());
        assert_eq!(lane.companies.lock().unwrap().len(), 1);
    }
}
