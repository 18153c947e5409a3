//! The programs that people leave.

use serde::{Deserialize, Serialize};

/// A program that writes lists of clients, or of whatever else is brought in.
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
}
