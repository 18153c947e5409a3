//! Clients: what a file may hold, what may be typed into it, and which state leads to which.

pub mod address;
pub mod choices;
pub mod columns;
pub mod contact;
pub mod duplicates;
pub mod fields;
pub mod form;
pub mod implied;
pub mod imports;
pub mod kinds;
pub mod listing;
mod marks;
pub mod near;
pub mod people;
pub mod places;
pub mod record;
pub mod state;
pub mod suggested;
pub mod tags;
pub mod typed;

pub use address::{Address, AddressForm};
pub use columns::CLIENT_COLUMNS;
pub use contact::{Contact, ContactForm};
pub use duplicates::{Duplicate, Probe, Reason};
pub use fields::ClientData;
pub use form::{ClientForm, FormRules, NewClient};
pub use implied::Filled;
pub use kinds::{ClientKind, ShippingIdentity, VatRegime};
pub use listing::{CLIENTS, ClientRow};
pub use people::ContactMark;
pub use places::{AddressMark, AddressUse};
pub use record::Client;
pub use state::ClientState;
pub use suggested::SuggestedAddress;
pub use tags::{Tag, Tagging, TaggingForm, Tags};
pub use typed::{CLIENT_FORM, changes};
