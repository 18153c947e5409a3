//! The column names of the programs that people leave, as their exports have them in French and English.
//!
//! Invoice Ninja: `ClientMap`, `ClientExport` and its translations; Dolibarr: `modSociete` and `companies.lang`; Odoo: the
//! labels and names of `res.partner`; Sellsy and `HubSpot`: their exports. A name may mean several things; the first that no
//! other column of the file means already is taken, so that a second « Nom » or « E-mail » is the contact's.

use serde::{Deserialize, Serialize};

/// A program that writes lists of clients.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Program {
    /// Clientèle itself.
    Clientele,
    /// Invoice Ninja.
    InvoiceNinja,
    /// Dolibarr.
    Dolibarr,
    /// Sellsy.
    Sellsy,
    /// Odoo.
    Odoo,
    /// `HubSpot`.
    HubSpot,
    /// Any other, or a file made by hand.
    #[default]
    Other,
}

impl Program {
    /// Every program, in the order offered.
    pub const ALL: [Self; 7] =
        [Self::Clientele, Self::InvoiceNinja, Self::Dolibarr, Self::Sellsy, Self::Odoo, Self::HubSpot, Self::Other];

    /// Its name; a file made by hand has none.
    #[must_use]
    pub const fn name(self) -> Option<&'static str> {
        match self {
            Self::Clientele => Some("Clientèle"),
            Self::InvoiceNinja => Some("Invoice Ninja"),
            Self::Dolibarr => Some("Dolibarr"),
            Self::Sellsy => Some("Sellsy"),
            Self::Odoo => Some("Odoo"),
            Self::HubSpot => Some("HubSpot"),
            Self::Other => None,
        }
    }

    /// The names its columns have, each with what it may mean.
    pub(super) const fn names(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::InvoiceNinja => invoice_ninja::NAMES,
            Self::Dolibarr => dolibarr::NAMES,
            Self::Sellsy => sellsy::NAMES,
            Self::Odoo => odoo::NAMES,
            Self::HubSpot => hubspot::NAMES,
            Self::Clientele => &[],
            Self::Other => other::NAMES,
        }
    }
}

mod dolibarr;
mod hubspot;
mod invoice_ninja;
mod odoo;
mod other;
mod sellsy;
