//! The programs that people leave.

use serde::{Deserialize, Serialize};

macro_rules! programs {
    ($($(#[$doc:meta])* $program:ident = $name:expr;)+) => {
        /// A program that writes lists of clients, or of whatever else is brought in.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Program {
            $($(#[$doc])* $program,)+
        }

        impl Program {
            /// Every program, in the order offered.
            pub const ALL: &'static [Self] = &[$(Self::$program),+];

            /// Its name; a file made by hand has none.
            #[must_use]
            pub const fn name(self) -> Option<&'static str> {
                match self {
                    $(Self::$program => $name,)+
                }
            }
        }
    };
}

programs! {
    /// Clientèle itself.
    Clientele = Some("Clientèle");
    /// Invoice Ninja, version 5.
    InvoiceNinja = Some("Invoice Ninja");
    /// Invoice Ninja, version 4.
    InvoiceNinja4 = Some("Invoice Ninja 4");
    /// Dolibarr.
    Dolibarr = Some("Dolibarr");
    /// Sellsy.
    Sellsy = Some("Sellsy");
    /// Odoo.
    Odoo = Some("Odoo");
    /// `HubSpot`.
    HubSpot = Some("HubSpot");
    /// Axonaut.
    Axonaut = Some("Axonaut");
    /// Abby.
    Abby = Some("Abby");
    /// Pennylane.
    Pennylane = Some("Pennylane");
    /// EBP.
    Ebp = Some("EBP");
    /// Sage.
    Sage = Some("Sage");
    /// Henrri and Rivalis.
    Henrri = Some("Henrri, Rivalis");
    /// Zoho.
    Zoho = Some("Zoho");
    /// `QuickBooks`.
    QuickBooks = Some("QuickBooks");
    /// `FreshBooks`.
    FreshBooks = Some("FreshBooks");
    /// Wave.
    Wave = Some("Wave");
    /// Invoicely.
    Invoicely = Some("Invoicely");
    /// Google's contacts.
    Google = Some("Google Contacts");
    /// Outlook's contacts.
    Outlook = Some("Outlook");
    /// `EspoCRM`.
    EspoCrm = Some("EspoCRM");
    /// Twenty.
    Twenty = Some("Twenty");
    /// `ERPNext`.
    ErpNext = Some("ERPNext");
    /// Akaunting.
    Akaunting = Some("Akaunting");
    /// INSEE's register of establishments.
    Sirene = Some("SIRENE (INSEE)");
    /// Any other, or a file made by hand.
    #[default]
    Other = None;
}
