//! The clients' own door (A11.1). A contact is let in by staff, asks for a link by e-mail, and signs in with it, or by a password that they
//! have chosen there.
//!
//! A contact is no user: there is neither a role nor a membership, the sessions are apart from those of staff, and whatever is read for a
//! [`Guest`] names the company and the client of that guest. Whether a contact is still let in is asked again with every request: a contact
//! who is revoked, inactive or thrown away, has another e-mail, or is no longer at the client, is signed out by that alone.

mod answers;
mod asserted;
mod beginning;
mod by_letter;
mod codes;
mod credentials;
mod embedding;
mod entering;
mod factor;
mod handed;
mod invited;
mod known;
mod links;
mod message;
mod own;
mod password;
mod sessions;
mod shown;

pub use answers::{answer, offer};
pub use asserted::enter_signed;
pub use by_letter::{Shows, Written, by_letter, let_in_at, opened_by_letter};
pub use codes::{enter_code, is_expired, send_code};
pub use embedding::{Embedding, NewSecret, embedding, forget_secret, keep_secret, new_secret, save_sites, sites};
pub use entering::{ByPassword, Opened, awaits_factor, enter_factor, enter_password};
pub use factor::{begin_factor, confirm_factor, disable_factor, renew_codes};
pub use handed::{Handed, hand_over};
pub use invited::{PortalAccess, Welcome, Welcomed, invite, invite_by_letter, of_contact, revoke};
pub use known::known_as;
pub use links::{LINK_WORKS_FOR, SignInLink, Writer, count_links, count_links_in, follow, link_works, send_links};
pub use message::{count_messages, write_message};
pub use own::{Own, own, save_own, save_place};
pub use password::{Choice, Safety, choose_password, remove_password, reset_password, safety};
pub use sessions::{Guest, IDLE, LIFETIME, find, go_to, preview, prune, sign_out};
pub use shown::{MOST_SHOWN, are_seen, documents, is_seen, require_document, require_documents};

pub(crate) use by_letter::is_at;
pub(crate) use credentials::closed_factors;
