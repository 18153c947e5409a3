//! Which public numbers a company's papers and its clients' bear.

use crate::geo::Country;

/// Which public numbers name a business: what is asked of the company and of its clients, by their country.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Registry {
    /// SIRET, NAF, RCS and VAT: France, and the overseas territories that the Insee registers.
    French,
    /// NEQ, GST and QST.
    Canadian,
    /// A VAT number at most.
    Other,
}

impl Registry {
    /// The registry of a country.
    #[must_use]
    pub fn of(country: Country) -> Self {
        match country.as_str() {
            "FR" | "GP" | "MQ" | "GF" | "RE" | "YT" | "BL" | "MF" | "PM" => Self::French,
            "CA" => Self::Canadian,
            _ => Self::Other,
        }
    }

    /// Whether an input of [`ProfileForm`] is asked for; what every company has is.
    #[must_use]
    pub fn asks(self, input: &str) -> bool {
        match input {
            "siret" | "naf" | "rcs" | "late_penalty" => self == Self::French,
            "vat_number" => self != Self::Canadian,
            "neq" | "gst" | "qst" => self == Self::Canadian,
            _ => true,
        }
    }
}
