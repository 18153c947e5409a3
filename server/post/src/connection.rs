//! A connection to the server: to an address that may be connected to, encrypted as was asked, and signed in.

use std::net::SocketAddr;

use domain::mail::problem::MailProblem;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{AsyncSmtpConnection, CertificateStore, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use tokio::net::lookup_host;

use crate::problem::{Problem, Step};
use crate::relay::{Deadlines, Reach, Relay, Security};

/// The ways to sign in, the first that the server knows.
const MECHANISMS: &[Mechanism] = &[Mechanism::Plain, Mechanism::Login];

/// Connects, encrypts and signs in.
pub(crate) async fn open(relay: &Relay, reach: Reach, deadlines: Deadlines) -> Result<AsyncSmtpConnection, Problem> {
    let hello = ClientId::Domain(hello(&relay.hello));
    let mut connection = reached(relay, reach, deadlines, &hello).await?;
    if relay.security == Security::StartTls {
        let started = connection.starttls(tls(relay)?, &hello).await;
        started.map_err(|error| Problem::at(Step::Encryption, &error))?;
    }
    if let Some(login) = &relay.login {
        let credentials = Credentials::new(login.user.clone(), login.password.clone());
        let signed_in = connection.auth(MECHANISMS, &credentials).await;
        signed_in.map_err(|error| Problem::at(Step::SignIn, &error))?;
    }
    Ok(connection)
}

/// To the first of the server's addresses that answers, of those that may be connected to.
async fn reached(
    relay: &Relay,
    reach: Reach,
    deadlines: Deadlines,
    hello: &ClientId,
) -> Result<AsyncSmtpConnection, Problem> {
    let mut last = None;
    for address in addresses(relay, reach).await? {
        let encryption = if relay.security == Security::Tls { Some(tls(relay)?) } else { None };
        let made = AsyncSmtpConnection::connect_tokio1(address, Some(deadlines.connect), hello, encryption, None).await;
        match made {
            Ok(connection) => return Ok(connection),
            Err(error) => last = Some(of_connecting(relay.security, &error)),
        }
    }
    Err(last.unwrap_or_else(|| Problem::new(MailProblem::Unreachable, "no address")))
}

/// Looked up once: what is connected to is what was looked at, so that a name cannot lead elsewhere the next time.
async fn addresses(relay: &Relay, reach: Reach) -> Result<Vec<SocketAddr>, Problem> {
    let host = relay.host.trim_matches(['[', ']']);
    let found = lookup_host((host, relay.port)).await;
    let found: Vec<_> = found.map_err(|error| Problem::new(MailProblem::Unreachable, error))?.collect();
    let is_open = relay.security == Security::None;
    let allowed: Vec<_> = found
        .iter()
        .copied()
        .filter(|address| reach.allows(address.ip()) && (!is_open || reach.may_be_open(address.ip())))
        .collect();
    if !allowed.is_empty() {
        return Ok(allowed);
    }
    let is_private = found.iter().any(|address| !reach.allows(address.ip()));
    let what = if is_private { MailProblem::Private } else { MailProblem::NoEncryption };
    // Which addresses a name of the inner network has is nobody's business.
    Err(Problem::new(what, "not connected"))
}

fn of_connecting(security: Security, error: &lettre::transport::smtp::Error) -> Problem {
    let problem = Problem::at(Step::Greeting, error);
    if problem.what != MailProblem::Broken {
        return problem;
    }
    // The library calls a refused connection and a refused certificate alike.
    let is_certificate = security == Security::Tls && problem.said.contains("certificate");
    let what = if is_certificate { MailProblem::Certificate } else { MailProblem::Unreachable };
    Problem { what, ..problem }
}

fn tls(relay: &Relay) -> Result<TlsParameters, Problem> {
    // A certificate bears an IPv6 address without its brackets.
    TlsParameters::builder(relay.host.trim_matches(['[', ']']).to_owned())
        .certificate_store(CertificateStore::WebpkiRoots)
        .build_rustls()
        .map_err(|error| Problem::at(Step::Encryption, &error))
}

/// A name that may stand in a line of the conversation.
fn hello(name: &str) -> String {
    let is_plain = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'));
    if is_plain { name.to_owned() } else { "localhost".into() }
}
