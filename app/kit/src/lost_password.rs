//! What stands between a call and whoever sends links to people who have forgotten their password. The server's process brings it, so that
//! nothing here speaks to a network.

use std::sync::Arc;

use domain::identifiers::Email;
use leptos::prelude::use_context;

/// Whoever sends such links.
pub trait Locksmith: Send + Sync + 'static {
    /// Sends a link for each account of an e-mail, to that e-mail, beside the request: how long it takes tells whoever asks nothing.
    fn send(self: Arc<Self>, email: Email);
}

/// The locksmith of this process, found in each request; none where the operator has set no mail server.
#[derive(Clone)]
pub struct Locks(pub Option<Arc<dyn Locksmith>>);

/// Whoever sends such links in this process.
#[must_use]
pub fn locksmith() -> Option<Arc<dyn Locksmith>> {
    let parts = use_context::<http::request::Parts>()?;
    parts.extensions.get::<Locks>().and_then(|locks| locks.0.clone())
}
