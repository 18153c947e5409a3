//! Letters: by the company's server, over the public network unless the operator allows more.

pub mod house;
pub mod lost_password;
pub mod papers;

use std::net::IpAddr;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use domain::mail::MailSettings;
use domain::mail::settings::MailSecurity;
use engines::mail::port::{Essay, NotSent, Postman, Trying};
use post::{Deadlines, Letter, Login, Person, Post, Reach, Relay, Security};
use tokio::sync::Semaphore;
use uuid::Uuid;

use crate::config::Config;
use crate::outgoing::public::is_public;

/// How long somebody waits who tries the settings out; together less than a call may take.
const WHILE_ONE_WAITS: Deadlines =
    Deadlines { connect: Duration::from_secs(5), offer: Duration::from_secs(10), hand_over: Duration::from_secs(10) };
/// The most settings tried out at once.
const AT_ONCE: usize = 2;

/// How this installation reaches mail servers.
#[derive(Clone, Debug)]
pub struct Way {
    post: Post,
    hello: Arc<str>,
}

impl Way {
    /// As the operator allows.
    #[must_use]
    pub fn of(config: &Config) -> Self {
        let address = config.public_url();
        let host = address.rsplit("://").next().unwrap_or_default();
        let host = host.rsplit_once(':').map_or(host, |(host, _)| host);
        Self::new(config.smtp_allow_private, host)
    }

    /// Under a name, to the public network alone or anywhere.
    #[must_use]
    pub fn new(is_private_allowed: bool, hello: &str) -> Self {
        let everybodys: fn(IpAddr) -> bool = is_public;
        Self { post: Post::new(Reach { is_public: everybodys, is_private_allowed }), hello: hello.into() }
    }

    /// What hands letters over.
    #[must_use]
    pub const fn post(&self) -> Post {
        self.post
    }

    /// The server that the settings name.
    #[must_use]
    pub fn relay(&self, settings: &MailSettings, password: Option<String>) -> Relay {
        let security = match settings.security {
            MailSecurity::Tls => Security::Tls,
            MailSecurity::StartTls => Security::StartTls,
            MailSecurity::Open => Security::None,
        };
        let login = settings.user.as_ref().zip(password);
        Relay {
            host: settings.host.as_str().to_owned(),
            port: settings.port,
            security,
            login: login.map(|(user, password)| Login { user: user.as_str().to_owned(), password }),
            hello: self.hello.to_string(),
        }
    }
}

/// Who writes, as the settings say.
#[must_use]
pub fn sender(settings: &MailSettings) -> Person {
    let name = settings.sender_name.as_ref().map(|name| name.as_str().to_owned());
    Person { name, address: settings.sender.to_string() }
}

/// Where answers go, as the settings say.
#[must_use]
pub fn reply_to(settings: &MailSettings) -> Option<Person> {
    settings.reply_to.as_ref().map(|email| Person { name: None, address: email.to_string() })
}

/// Tries settings out while somebody waits.
pub struct Trial {
    way: Way,
    at_once: Semaphore,
}

impl Trial {
    /// On a way to mail servers.
    #[must_use]
    pub fn new(way: Way) -> Self {
        Self { way, at_once: Semaphore::new(AT_ONCE) }
    }

    async fn send(&self, essay: Essay) -> Result<(), NotSent> {
        let _turn = self.at_once.try_acquire().map_err(|_| NotSent::Busy)?;
        let Essay { settings, password, to, subject, text } = essay;
        let letter = Letter {
            id: Uuid::now_v7().to_string(),
            written_at: SystemTime::now(),
            from: sender(&settings),
            reply_to: reply_to(&settings),
            to: vec![Person { name: None, address: to.to_string() }],
            cc: Vec::new(),
            bcc: Vec::new(),
            subject,
            text,
            attached: Vec::new(),
        };
        let post = self.way.post().within(WHILE_ONE_WAITS);
        let sent = post.send(&self.way.relay(&settings, password), &letter).await;
        sent.map_err(|problem| NotSent::Problem(problem.what, problem.said))
    }
}

impl Postman for Trial {
    fn try_out(self: Arc<Self>, essay: Essay) -> Trying {
        Box::pin(async move { self.send(essay).await })
    }
}
