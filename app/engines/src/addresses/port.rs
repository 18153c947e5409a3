//! What stands between a call and whoever knows addresses. The server's process brings it, so that nothing here speaks to a network.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use domain::clients::SuggestedAddress;
use domain::company::AddressService;
use domain::ids::UserId;

/// What is asked.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Of whom.
    pub service: AddressService,
    /// What was typed, as [`domain::clients::suggested::question`] leaves it.
    pub text: String,
    /// For whom: nobody asks more than a person types. The command line is nobody.
    pub user: Option<UserId>,
}

/// Why nothing was found out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unanswered {
    /// This person asked too much; `seconds` until they may again.
    TooMuch {
        /// How long to wait.
        seconds: u32,
    },
    /// The service did not answer in time, or not as agreed.
    NoAnswer,
}

/// An answer on its way.
pub type Answering = Pin<Box<dyn Future<Output = Result<Vec<SuggestedAddress>, Unanswered>> + Send>>;

/// Whoever finds addresses.
pub trait AddressFinder: Send + Sync + 'static {
    /// Whether this installation asks such a service at all: one on the machine itself is the operator's to allow.
    fn accepts(&self, service: &AddressService) -> bool;

    /// Asks.
    fn find(self: Arc<Self>, asked: Asked) -> Answering;
}

/// The finder of this process, found in each request.
#[derive(Clone)]
pub struct Finder(pub Arc<dyn AddressFinder>);
