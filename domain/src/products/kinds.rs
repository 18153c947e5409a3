//! The fixed choices of a product.

use crate::field::{choice_fields, choices};

choices! {
    /// What is sold.
    ProductKind {
        /// A thing.
        #[default]
        Article = "article",
        /// Work, or a right.
        Service = "service",
    }

    /// What a price says of VAT (A12.2 « prices expressed HT/TTC »).
    PriceBasis {
        /// Without VAT (HT).
        #[default]
        Net = "net",
        /// VAT included (TTC).
        Gross = "gross",
    }
}

choice_fields!(ProductKind, PriceBasis);
