//! Contacts: the people at clients, each with a form and a page of their own (A5), whatever clients they are linked to.

pub mod event;
pub mod fields;
pub mod form;
pub mod listing;
pub mod primary;
pub mod recipients;
pub mod record;
pub mod state;

pub use event::ContactEvent;
pub use fields::{ContactData, ContactFields};
pub use form::{CONTACT_FORM, ContactForm, ContactRules, LinkForm, MAX_LINKS, NewContact, NewLink, changes};
pub use listing::CONTACTS;
pub use primary::primary;
pub use recipients::recipients;
pub use record::{ContactLink, ContactRecord};
pub use state::ContactState;
