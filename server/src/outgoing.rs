//! Requests to somebody else's server: short, small, and to the public network alone. Whoever may name a service in the settings must
//! not reach through us what they cannot reach themselves.

pub mod public;

use std::sync::Arc;
use std::time::Duration;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::redirect::Policy;
use reqwest::{Client, Response, Url};
use rustls::{ClientConfig, RootCertStore};

use self::public::is_public;

/// The longest an answer may take, from the first packet to the last: somebody is typing meanwhile.
const LONGEST: Duration = Duration::from_secs(2);
/// The same of what is asked in somebody's name, who waits for it: giving up early would leave them without an answer.
const LONGEST_ORDER: Duration = Duration::from_secs(15);
/// The largest answer, in bytes; five addresses are a tenth of it.
const LARGEST: usize = 64 * 1024;
/// The most redirections followed, within one server: a slash more or less, and then enough.
const MOST_REDIRECTIONS: usize = 2;
/// How we call ourselves.
const AGENT: &str = concat!("Clientele/", env!("CARGO_PKG_VERSION"));

/// Why there is no answer. Tells nothing of what was asked.
#[derive(Debug, thiserror::Error)]
pub enum NoAnswer {
    /// Such an address is not asked.
    #[error("such an address is not asked")]
    NotAsked,
    /// The other side failed, was too slow, or refused.
    #[error("{0}")]
    Failed(reqwest::Error),
    /// It answered too much.
    #[error("the answer is larger than {LARGEST} bytes")]
    TooLarge,
    /// It answered something else than agreed.
    #[error("the answer does not read: {0}")]
    Unreadable(#[from] serde_json::Error),
}

impl From<reqwest::Error> for NoAnswer {
    fn from(error: reqwest::Error) -> Self {
        // The address holds what somebody typed.
        Self::Failed(error.without_url())
    }
}

/// A client of the network.
#[derive(Clone, Debug)]
pub struct Outgoing {
    /// None where it could not be made: then nothing is asked.
    http: Option<Client>,
    is_private_allowed: bool,
}

impl Outgoing {
    /// Whether services of this machine and of its own network may be asked is the operator's choice.
    #[must_use]
    pub fn new(is_private_allowed: bool) -> Self {
        let http = client(is_private_allowed);
        let http = http.inspect_err(|error| tracing::error!(%error, "other servers cannot be asked")).ok();
        Self { http, is_private_allowed }
    }

    /// Whether an address is asked at all: by https, and by http on this machine where the operator allows it.
    #[must_use]
    pub fn may_ask(&self, url: &str) -> bool {
        url.starts_with("https://") || (self.is_private_allowed && url.starts_with("http://"))
    }

    /// The body of what stands at an address.
    pub async fn get(&self, url: Url) -> Result<Vec<u8>, NoAnswer> {
        let response = self.client_of(&url)?.get(url).send().await?.error_for_status()?;
        if !response.status().is_success() {
            return Err(NoAnswer::NotAsked);
        }
        body(response).await
    }

    /// Sends a form to a service, as whoever has this key, and answers the status and the body. What bears the same `once` is done once.
    pub async fn post(&self, url: Url, key: &str, once: &str, form: String) -> Result<(u16, Vec<u8>), NoAnswer> {
        let order = self.client_of(&url)?.post(url).bearer_auth(key).header("idempotency-key", once);
        let order = order.header("content-type", "application/x-www-form-urlencoded").body(form);
        let response = order.timeout(LONGEST_ORDER).send().await?;
        let status = response.status().as_u16();
        Ok((status, body(response).await?))
    }

    /// Asks a service for what stands at an address, as whoever has this key, and answers the status and the body.
    pub async fn get_as(&self, url: Url, key: &str) -> Result<(u16, Vec<u8>), NoAnswer> {
        let response = self.client_of(&url)?.get(url).bearer_auth(key).timeout(LONGEST_ORDER).send().await?;
        let status = response.status().as_u16();
        Ok((status, body(response).await?))
    }

    /// The client, for an address that is asked.
    fn client_of(&self, url: &Url) -> Result<&Client, NoAnswer> {
        let is_asked = self.may_ask(url.as_str()) && (self.is_private_allowed || !is_private_number(url));
        self.http.as_ref().filter(|_| is_asked).ok_or(NoAnswer::NotAsked)
    }
}

/// The body of an answer, if it is small enough.
async fn body(mut response: Response) -> Result<Vec<u8>, NoAnswer> {
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await? {
        if body.len() + chunk.len() > LARGEST {
            return Err(NoAnswer::TooLarge);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

/// Whether a network address stands in place of a name, and is not public: names are looked up, addresses are not.
fn is_private_number(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default().trim_matches(['[', ']']);
    host.parse().is_ok_and(|address| !is_public(address))
}

fn client(is_private_allowed: bool) -> Result<Client, Box<dyn std::error::Error>> {
    // The same certificates and cryptography as for PostgreSQL over a network.
    let roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    let tls = ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()?
        .with_root_certificates(roots)
        .with_no_client_auth();
    let http = Client::builder()
        .tls_backend_preconfigured(tls)
        .user_agent(AGENT)
        .timeout(LONGEST)
        .redirect(Policy::custom(|attempt| {
            let asked = attempt.previous().first().map(Url::origin);
            if asked == Some(attempt.url().origin()) && attempt.previous().len() <= MOST_REDIRECTIONS {
                attempt.follow()
            } else {
                attempt.stop()
            }
        }))
        // A proxy of the environment would look names up itself.
        .no_proxy()
        .dns_resolver(Resolver { is_private_allowed })
        .build()?;
    Ok(http)
}

/// Looks names up, and answers what is public alone: a name may lead anywhere, and elsewhere the next time.
struct Resolver {
    is_private_allowed: bool,
}

impl Resolve for Resolver {
    fn resolve(&self, name: Name) -> Resolving {
        let is_private_allowed = self.is_private_allowed;
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let allowed: Vec<_> = found.filter(|address| is_private_allowed || is_public(address.ip())).collect();
            if allowed.is_empty() {
                return Err("no public address".into());
            }
            Ok(Box::new(allowed.into_iter()) as Addrs)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_not_sent_in_the_open() {
        assert!(
            Outgoing::new(false).may_ask("https://a.example") && !Outgoing::new(false).may_ask("http://127.0.0.1:80")
        );
        assert!(
            Outgoing::new(true).may_ask("http://127.0.0.1:80") && !Outgoing::new(true).may_ask("file:///etc/passwd")
        );
    }

    #[tokio::test]
    async fn names_of_this_machine_lead_nowhere() {
        let url = |text: &str| Url::parse(text).unwrap();
        let closed = Outgoing::new(false);
        assert!(matches!(closed.get(url("http://localhost/")).await, Err(NoAnswer::NotAsked)));
        for number in [
            "https://127.0.0.1/",
            "https://2130706433/",
            "https://[::1]/",
            "https://169.254.169.254/",
            "https://0x7f.1/",
        ] {
            assert!(matches!(closed.get(url(number)).await, Err(NoAnswer::NotAsked)), "{number}");
        }
        // By https the name is looked up, and what it leads to is not asked.
        let Err(NoAnswer::Failed(error)) = closed.get(url("https://localhost:1/secret")).await else { panic!() };
        assert!(error.is_connect() && !format!("{error:?}").contains("secret"), "{error:?}");
    }
}
