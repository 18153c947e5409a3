//! Who asks, past the proxies that the operator trusts.

use std::net::{IpAddr, SocketAddr};
use std::str::FromStr;

use axum::http::{HeaderMap, HeaderName};
use ipnet::IpNet;

/// Each proxy adds at its end the address that it saw.
const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");
/// What a proxy leaves behind, whichever it is.
const LEFT_BY_PROXIES: [&str; 6] =
    ["forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip"];

/// The addresses whose word on who asks is believed: single ones and networks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proxies(Vec<IpNet>);

impl FromStr for Proxies {
    type Err = String;

    /// Reads addresses and networks (`10.0.0.0/8`) between commas; none at all trusts nobody.
    fn from_str(text: &str) -> Result<Self, String> {
        let named = text.split(',').map(str::trim).filter(|name| !name.is_empty());
        let network = |name: &str| {
            let alone = name.parse::<IpAddr>().map(IpNet::from).ok();
            alone.or_else(|| name.parse().ok()).ok_or_else(|| format!("{name} is neither an address nor a network"))
        };
        named.map(network).collect::<Result<_, _>>().map(Self)
    }
}

impl Proxies {
    /// Where a request comes from: its peer or, as long as that is a proxy to be believed, whom it saw.
    ///
    /// A list of addresses is read from its end, where the nearest proxy wrote; what stands before the first stranger may be anything.
    #[must_use]
    pub fn client(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let mut client = peer.to_canonical();
        let lists: Vec<&str> = headers.get_all(FORWARDED_FOR).iter().filter_map(|list| list.to_str().ok()).collect();
        for seen in lists.iter().rev().flat_map(|list| list.rsplit(',')) {
            if !self.trusts(client) {
                break;
            }
            let Some(seen) = address(seen.trim()) else { break };
            client = seen;
        }
        client
    }

    /// Whether an address is one of them.
    #[must_use]
    pub fn trusts(&self, address: IpAddr) -> bool {
        self.0.iter().any(|network| network.contains(&address))
    }
}

/// An address, as proxies write it: alone, or with its port.
fn address(text: &str) -> Option<IpAddr> {
    let alone = text.parse::<IpAddr>().ok();
    let with_port = || text.parse::<SocketAddr>().ok().map(|address| address.ip());
    let in_brackets = || text.strip_prefix('[')?.strip_suffix(']')?.parse().ok();
    alone.or_else(with_port).or_else(in_brackets).map(|address| address.to_canonical())
}

/// Whether a request came by no proxy, as far as it shows.
pub fn is_direct(headers: &HeaderMap) -> bool {
    LEFT_BY_PROXIES.iter().all(|name| !headers.contains_key(*name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(trusted: &str, peer: &str, lists: &[&str]) -> String {
        let mut headers = HeaderMap::new();
        for list in lists {
            headers.append(FORWARDED_FOR, list.parse().unwrap());
        }
        trusted.parse::<Proxies>().unwrap().client(peer.parse().unwrap(), &headers).to_string()
    }

    #[test]
    fn a_stranger_is_not_believed() {
        assert_eq!(client("127.0.0.0/8,::1", "203.0.113.7", &["198.51.100.1"]), "203.0.113.7");
        assert_eq!(client("", "127.0.0.1", &["198.51.100.1"]), "127.0.0.1");
    }

    #[test]
    fn proxies_are_gone_past_from_the_right() {
        let two = "127.0.0.0/8, 10.0.0.0/8";
        assert_eq!(client(two, "127.0.0.1", &["6.6.6.6, 198.51.100.1, 10.0.0.3"]), "198.51.100.1");
        assert_eq!(client(two, "127.0.0.1", &["6.6.6.6, 198.51.100.1", "10.0.0.3"]), "198.51.100.1");
        assert_eq!(client(two, "127.0.0.1", &["10.0.0.9, 10.0.0.3"]), "10.0.0.9");
        assert_eq!(client(two, "127.0.0.1", &["198.51.100.1, unknown"]), "127.0.0.1");
        assert_eq!(client(two, "127.0.0.1", &[]), "127.0.0.1");
    }

    #[test]
    fn an_address_is_the_same_however_it_is_written() {
        assert_eq!(client("127.0.0.0/8", "::ffff:127.0.0.1", &["::ffff:198.51.100.1"]), "198.51.100.1");
        assert_eq!(client("::1", "::1", &["198.51.100.1:4711"]), "198.51.100.1");
        assert_eq!(client("::1", "::1", &["[2001:db8::7]:4711"]), "2001:db8::7");
        assert_eq!(client("::1", "::1", &["[2001:db8::7]"]), "2001:db8::7");
    }

    #[test]
    fn what_is_no_network_is_said() {
        assert!("10.0.0.0/33".parse::<Proxies>().is_err() && "proxy.local".parse::<Proxies>().is_err());
        assert_eq!("".parse(), Ok(Proxies(vec![])));
    }
}
