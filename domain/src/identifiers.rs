//! The numbers and addresses that name a business or reach a person, parsed as people type them.
//!
//! Each type keeps one canonical form, so that a search, a uniqueness rule and an e-invoice all see the same value,
//! whatever spaces, dots and dashes were typed. A blank value is [`FieldError::Required`](crate::error::FieldError):
//! an optional field goes through [`crate::text::optional`].

pub mod bank;
mod beginning;
mod canonical;
pub mod email;
pub mod gst;
pub mod luhn;
pub mod naf;
pub mod neq;
pub mod phone;
pub mod siren;
pub mod siret;
pub mod vat;
pub mod website;

pub use bank::{Bic, Iban};
pub use beginning::Beginning;
pub(crate) use canonical::{compact, is_digits};
pub use email::Email;
pub use gst::{Gst, Qst};
pub use naf::Naf;
pub use neq::Neq;
pub use phone::{Phone, PhoneRules};
pub use siren::Siren;
pub use siret::Siret;
pub use vat::VatNumber;
pub use website::Website;
