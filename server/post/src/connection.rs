//! A connection to the server: to an address that may be connected to, encrypted as was asked, and signed in.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use domain::mail::problem::MailProblem;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{AsyncSmtpConnection, AsyncTokioStream, CertificateStore, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use tokio::net::{TcpStream, lookup_host};
use tokio::time::timeout;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::ServerName;
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

use crate::bounded::{Bounded, Careful};
use crate::problem::{Problem, Step};
use crate::relay::{Deadlines, Reach, Relay, Security};

/// The ways to sign in, the first that the server knows.
const MECHANISMS: &[Mechanism] = &[Mechanism::Plain, Mechanism::Login];

/// Connects, encrypts and signs in.
pub(crate) async fn open(relay: &Relay, reach: Reach, deadlines: Deadlines) -> Result<AsyncSmtpConnection, Problem> {
    let hello = ClientId::Domain(hello(&relay.hello));
    let careful = Careful::new(relay.security == Security::StartTls);
    let mut connection = reached(relay, reach, deadlines, (&hello, &careful)).await?;
    if relay.security == Security::StartTls {
        let started = connection.starttls(tls(relay)?, &hello).await;
        started.map_err(|error| Problem::at(Step::Encryption, &error))?;
        careful.end();
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
    (hello, careful): (&ClientId, &Careful),
) -> Result<AsyncSmtpConnection, Problem> {
    first_of(addresses(relay, reach).await?, relay, deadlines, (hello, careful)).await
}

/// To the first of some addresses that answers. One that accepts and then stays silent keeps nobody from the next; the last has all the time
/// that there is, since some servers let strangers wait on purpose.
async fn first_of(
    addresses: Vec<SocketAddr>,
    relay: &Relay,
    deadlines: Deadlines,
    (hello, careful): (&ClientId, &Careful),
) -> Result<AsyncSmtpConnection, Problem> {
    let (mut problem, mut left) = (Problem::new(MailProblem::Unreachable, "no address"), addresses.len());
    for address in addresses {
        left -= 1;
        let patience = if left == 0 { deadlines.offer } else { deadlines.connect };
        let greeted = timeout(patience, greeted(relay, address, deadlines.connect, (hello, careful))).await;
        match greeted {
            Ok(Ok(connection)) => return Ok(connection),
            Ok(Err(why)) => problem = why,
            Err(_) => problem = Problem::new(MailProblem::TooSlow, "no greeting in time"),
        }
    }
    Err(problem)
}

/// Connected to an address, and greeted by whoever is there.
async fn greeted(
    relay: &Relay,
    address: SocketAddr,
    wait: Duration,
    (hello, careful): (&ClientId, &Careful),
) -> Result<AsyncSmtpConnection, Problem> {
    let stream = line(relay, address, wait, careful).await?;
    let greeted = AsyncSmtpConnection::connect_with_transport(stream, hello).await;
    greeted.map_err(|error| of_greeting(&error))
}

/// A line to an address, of which no more is read than a bound, however the server goes on.
async fn line(
    relay: &Relay,
    address: SocketAddr,
    wait: Duration,
    careful: &Careful,
) -> Result<Box<dyn AsyncTokioStream>, Problem> {
    let late = |_| Err(io::Error::new(io::ErrorKind::TimedOut, "connection timed out"));
    let connected = timeout(wait, TcpStream::connect(address)).await.unwrap_or_else(late);
    let stream = Bounded::new(connected.map_err(of_connecting)?, address, careful.clone());
    if relay.security != Security::Tls {
        return Ok(Box::new(stream));
    }
    Ok(Box::new(Bounded::new(encrypted(relay, stream).await?, address, careful.clone())))
}

/// Encrypted from the first byte on.
async fn encrypted(relay: &Relay, stream: Bounded<TcpStream>) -> Result<TlsStream<Bounded<TcpStream>>, Problem> {
    let name = ServerName::try_from(certified(relay));
    let name = name.map_err(|error| Problem::new(MailProblem::Certificate, error))?;
    let roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|error| Problem::new(MailProblem::Certificate, error))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    TlsConnector::from(Arc::new(config)).connect(name, stream).await.map_err(of_encrypting)
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

fn of_connecting(error: io::Error) -> Problem {
    let is_late = error.kind() == io::ErrorKind::TimedOut;
    Problem::new(if is_late { MailProblem::TooSlow } else { MailProblem::Unreachable }, error)
}

fn of_encrypting(error: io::Error) -> Problem {
    let problem = of_connecting(error);
    // It encrypts, and not as whom it was asked for.
    let what = if problem.said.contains("certificate") { MailProblem::Certificate } else { problem.what };
    Problem { what, ..problem }
}

/// Whoever does not greet as a server of letters is none.
fn of_greeting(error: &lettre::transport::smtp::Error) -> Problem {
    let problem = Problem::at(Step::Greeting, error);
    let what = if problem.what == MailProblem::Broken { MailProblem::Unreachable } else { problem.what };
    Problem { what, ..problem }
}

fn tls(relay: &Relay) -> Result<TlsParameters, Problem> {
    TlsParameters::builder(certified(relay))
        .certificate_store(CertificateStore::WebpkiRoots)
        .build_rustls()
        .map_err(|error| Problem::at(Step::Encryption, &error))
}

/// Whom the certificate names: it bears an IPv6 address without its brackets.
fn certified(relay: &Relay) -> String {
    relay.host.trim_matches(['[', ']']).to_owned()
}

/// A name that may stand in a line of the conversation.
fn hello(name: &str) -> String {
    let is_plain = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'));
    if is_plain { name.to_owned() } else { "localhost".into() }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
    use tokio::net::TcpListener;

    use super::*;

    #[tokio::test]
    async fn who_accepts_and_stays_silent_keeps_nobody_from_the_next() {
        let (silent, answers) =
            (TcpListener::bind("127.0.0.1:0").await.unwrap(), TcpListener::bind("127.0.0.1:0").await.unwrap());
        let addresses = vec![silent.local_addr().unwrap(), answers.local_addr().unwrap()];
        tokio::spawn(async move {
            let (stream, _) = answers.accept().await.unwrap();
            let mut stream = BufReader::new(stream);
            stream.get_mut().write_all(b"220 sink\r\n").await.unwrap();
            stream.read_line(&mut String::new()).await.unwrap();
            stream.get_mut().write_all(b"250 sink\r\n").await.unwrap();
            stream.read_line(&mut String::new()).await
        });
        let relay = Relay {
            host: "127.0.0.1".into(),
            port: 25,
            security: Security::None,
            login: None,
            hello: "clientele.example".into(),
        };
        let connect = Duration::from_millis(200);
        let deadlines = Deadlines { connect, ..Deadlines::default() };
        let (hello, careful) = (ClientId::Domain(relay.hello.clone()), Careful::default());
        let first = first_of(addresses, &relay, deadlines, (&hello, &careful));
        timeout(Duration::from_secs(30), first).await.unwrap().unwrap();
        drop(silent);
    }
}
