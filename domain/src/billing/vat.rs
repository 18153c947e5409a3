//! What a line is to VAT, and what an invoice must say where none is charged.

pub mod mention;

pub use mention::Mention;

use crate::field::choices;

choices! {
    /// A category of VAT, of those that EN 16931 allows in BT-118, BT-95, BT-102 and BT-151 (UNCL5305). The Canary Islands' and Ceuta's
    /// own taxes (L and M) are left out: who is established there bills by their law.
    #[derive(PartialOrd, Ord)]
    VatCategory {
        /// S: a rate above zero. Canada's taxes are of this category too.
        #[default]
        Standard = "standard",
        /// Z: taxed, at a rate of zero.
        ZeroRated = "zero_rated",
        /// E: exempt by what is sold or by who sells (directive 2006/112/EC, art. 132 and 135; CGI, art. 261 and 293 B).
        Exempt = "exempt",
        /// AE: the client owes the tax (directive 2006/112/EC, art. 194 to 199 b; CGI, art. 283).
        ReverseCharge = "reverse_charge",
        /// K: goods that leave for a taxable person of another member state (directive 2006/112/EC, art. 138; CGI, art. 262 ter I).
        IntraCommunity = "intra_community",
        /// G: goods that leave the European Union (directive 2006/112/EC, art. 146; CGI, art. 262 I).
        Export = "export",
        /// O: beyond the reach of the tax, as a service whose place is in a third country (directive 2006/112/EC, art. 44).
        OutOfScope = "out_of_scope",
    }
}

impl VatCategory {
    /// The code of UNCL5305 that e-invoices bear.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Standard => "S",
            Self::ZeroRated => "Z",
            Self::Exempt => "E",
            Self::ReverseCharge => "AE",
            Self::IntraCommunity => "K",
            Self::Export => "G",
            Self::OutOfScope => "O",
        }
    }

    /// Whether an invoice must say why there is no tax (EN 16931: BR-E-10, BR-AE-10, BR-IC-10, BR-G-10 and BR-O-10; for Z none is allowed,
    /// BR-Z-10, nor for S, BR-S-10).
    #[must_use]
    pub const fn wants_mention(self) -> bool {
        !matches!(self, Self::Standard | Self::ZeroRated)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_those_of_the_standard() {
        let codes: Vec<&str> = VatCategory::ALL.iter().map(|category| category.code()).collect();
        assert_eq!(codes, ["S", "Z", "E", "AE", "K", "G", "O"]);
    }

    #[test]
    fn every_category_without_tax_has_a_mention_that_goes_with_it() {
        for &category in VatCategory::ALL {
            let has_mention = Mention::ALL.iter().any(|mention| mention.category() == category);
            assert_eq!(has_mention, category.wants_mention(), "{category:?}");
        }
    }
}
