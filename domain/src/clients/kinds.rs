//! The fixed choices of a client's file.

use crate::field::{choice_fields, choices};

choices! {
    /// What a client is (L « particulier, professionnel… »; B2B or B2C decides which invoice rules apply).
    ClientKind {
        /// A business.
        #[default]
        Company = "company",
        /// A person who buys for themself.
        Individual = "individual",
        /// A non-profit association.
        Association = "association",
        /// A public body: invoices go through the State's portal.
        PublicBody = "public_body",
    }

    /// How VAT applies (A3.9).
    VatRegime {
        /// Decided by the client's country (L « automatique selon le pays »).
        #[default]
        Automatic = "automatic",
        /// VAT is charged.
        Taxable = "taxable",
        /// Export outside the European Union: exempt (CGI art. 262 I).
        Export = "export",
        /// Intra-community supply: reverse charge (CGI art. 262 ter I).
        IntraCommunity = "intra_community",
        /// Not subject to VAT.
        NotSubject = "not_subject",
    }

    /// Whose name stands on delivery slips and labels (A3.11).
    ShippingIdentity {
        /// The company's own logo and address.
        #[default]
        Standard = "standard",
        /// The client's uploaded logo.
        Client = "client",
        /// Blank.
        None = "none",
    }
}

choice_fields!(ClientKind, VatRegime, ShippingIdentity);
