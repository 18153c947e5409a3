//! The clients' own door (A11.1). A contact is let in by staff, asks for a link by e-mail, and signs in with it.
//!
//! A contact is no user: there is neither a role nor a membership, the sessions are apart from those of staff, and whatever is read for a
//! [`Guest`] names the company and the client of that guest. Whether a contact is still let in is asked again with every request: a contact
//! who is revoked, inactive or thrown away, has another e-mail, or is no longer at the client, is signed out by that alone.

mod invited;
mod known;
mod links;
mod sessions;
mod shown;

pub use invited::{PortalAccess, Welcome, Welcomed, invite, invite_by_letter, of_contact, revoke};
pub use known::known_as;
pub use links::{LINK_WORKS_FOR, SignInLink, Writer, count_links, count_links_in, follow, link_works, send_links};
pub use sessions::{Guest, IDLE, LIFETIME, find, go_to, preview, prune, sign_out};
pub use shown::{MOST_SHOWN, documents, is_seen, require_document};
