//! The server that takes letters, and how far one goes to reach it.

use std::fmt;
use std::net::IpAddr;
use std::time::Duration;

/// How the way to the server is kept from others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Security {
    /// Encrypted from the first byte on (port 465).
    Tls,
    /// Encrypted after a word in the open, and never without it (port 587).
    StartTls,
    /// In the open: on this machine, or where the operator allows it.
    None,
}

/// Who one is for the server.
#[derive(Clone, PartialEq, Eq)]
pub struct Login {
    /// The user.
    pub user: String,
    /// The password.
    pub password: String,
}

impl fmt::Debug for Login {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Login(…)")
    }
}

/// A server that takes letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relay {
    /// Its name, or its address.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the way to it is kept from others.
    pub security: Security,
    /// Who one is there; none where it asks for nobody.
    pub login: Option<Login>,
    /// What one calls oneself there: the name of this machine, if it has one.
    pub hello: String,
}

/// Which addresses may be connected to.
///
/// Whoever may name a server in the settings must not reach through us what they cannot reach themselves.
#[derive(Clone, Copy)]
pub struct Reach {
    /// Whether an address is everybody's.
    pub is_public: fn(IpAddr) -> bool,
    /// Whether the operator allows others too.
    pub is_private_allowed: bool,
}

impl Reach {
    /// Whether an address may be connected to.
    #[must_use]
    pub fn allows(self, address: IpAddr) -> bool {
        self.is_private_allowed || (self.is_public)(address)
    }

    /// Whether something may be said in the open on the way to an address.
    #[must_use]
    pub fn may_be_open(self, address: IpAddr) -> bool {
        self.is_private_allowed || address.is_loopback()
    }
}

impl fmt::Debug for Reach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reach").field("is_private_allowed", &self.is_private_allowed).finish_non_exhaustive()
    }
}

/// How long one waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadlines {
    /// For a connection to one of the server's addresses.
    pub connect: Duration,
    /// For everything before the letter itself.
    pub offer: Duration,
    /// For the letter itself and the word that it is kept. Long, since whoever gives up then does not know what became of it.
    pub hand_over: Duration,
}

impl Default for Deadlines {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(15),
            offer: Duration::from_mins(1),
            // RFC 5321, 4.5.3.2.6 has ten minutes; servers that scan for viruses take one or two.
            hand_over: Duration::from_mins(5),
        }
    }
}
