//! How many connections there may be: in all, so that files and the database find descriptors left, and from one address, so that it
//! does not take everybody's.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::proxies::Proxies;

/// As many descriptors as are asked of the system, where it gives more than it gives at first.
const WANTED: u64 = 65_536;
/// Descriptors that are left to files and to the database.
const KEPT: u64 = 128;
/// Connections for which memory is at hand.
const MOST: u64 = 20_000;
/// The part of all that one address may have.
const OF_ONE_ADDRESS: usize = 4;

/// The places of a process.
pub struct Places {
    free: Arc<Semaphore>,
    taken: Arc<Mutex<HashMap<IpAddr, usize>>>,
    of_one_address: usize,
    proxies: Proxies,
}

/// Room for one more connection, whosever it is.
pub struct Room {
    _permit: OwnedSemaphorePermit,
}

/// The place of one connection, until it is dropped.
pub struct Place {
    taken: Arc<Mutex<HashMap<IpAddr, usize>>>,
    address: Option<IpAddr>,
    _room: Room,
}

impl Places {
    /// As many as the system lets this process have. Who comes by a trusted proxy is not counted by address: all have the proxy's.
    pub fn of_this_process(proxies: Proxies) -> Self {
        let descriptors = descriptors();
        let all = descriptors.saturating_sub(KEPT).max(descriptors / 2).min(MOST);
        Self::new(usize::try_from(all).unwrap_or(usize::MAX).max(1), proxies)
    }

    fn new(all: usize, proxies: Proxies) -> Self {
        let of_one_address = (all / OF_ONE_ADDRESS).max(1);
        Self { free: Arc::new(Semaphore::new(all)), taken: Arc::default(), of_one_address, proxies }
    }

    /// Waits until there is room.
    pub async fn room(&self) -> Room {
        match Arc::clone(&self.free).acquire_owned().await {
            Ok(permit) => Room { _permit: permit },
            // Nobody closes it.
            Err(_) => std::future::pending().await,
        }
    }

    /// Gives the room to an address, unless it has its part already.
    pub fn take(&self, room: Room, peer: IpAddr) -> Option<Place> {
        let address = (!self.proxies.trusts(peer.to_canonical())).then(|| household(peer));
        if let Some(address) = address {
            let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
            let count = taken.entry(address).or_default();
            if *count >= self.of_one_address {
                tracing::warn!(%address, "too many connections");
                return None;
            }
            *count += 1;
        }
        Some(Place { taken: Arc::clone(&self.taken), address, _room: room })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let Some(address) = self.address else { return };
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = taken.get_mut(&address) {
            *count -= 1;
            if *count == 0 {
                taken.remove(&address);
            }
        }
    }
}

/// Who counts as one: an address or, of the long ones, the network of which a household has any number.
fn household(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(long) => {
            let [a, b, c, d, ..] = long.segments();
            Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
        }
        short @ IpAddr::V4(_) => short,
    }
}

/// How many descriptors this process may have, after asking for more.
#[cfg(unix)]
fn descriptors() -> u64 {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let limits = getrlimit(Resource::Nofile);
    let current = limits.current.unwrap_or(WANTED);
    let wanted = limits.maximum.unwrap_or(WANTED).min(WANTED);
    if wanted <= current {
        return current;
    }
    match setrlimit(Resource::Nofile, Rlimit { current: Some(wanted), maximum: limits.maximum }) {
        Ok(()) => wanted,
        Err(error) => {
            tracing::debug!(%error, "the system gives no more descriptors");
            current
        }
    }
}

#[cfg(not(unix))]
fn descriptors() -> u64 {
    WANTED
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn one_address_leaves_places_to_others() {
        let places = Places::new(8, "10.0.0.0/8".parse().unwrap());
        let take = async |address: &str| places.take(places.room().await, address.parse().unwrap());
        let (first, second) = (take("203.0.113.7").await, take("203.0.113.7").await);
        assert!(first.is_some() && second.is_some());
        assert!(take("::ffff:203.0.113.7").await.is_none(), "two of eight is its part");
        assert!(take("203.0.113.8").await.is_some());
        drop(first);
        assert!(take("203.0.113.7").await.is_some());
        let one = take("2001:db8::1").await;
        let other = take("2001:db8::2:3").await;
        assert!(one.is_some() && other.is_some() && take("2001:db8::4").await.is_none(), "one household");
    }

    #[tokio::test]
    async fn a_proxy_brings_everybody() {
        let places = Places::new(8, "10.0.0.0/8".parse().unwrap());
        let mut held = Vec::new();
        for _ in 0..8 {
            held.push(places.take(places.room().await, "10.0.0.1".parse().unwrap()).unwrap());
        }
        assert!(places.free.try_acquire().is_err(), "but no more than there are");
    }
}
