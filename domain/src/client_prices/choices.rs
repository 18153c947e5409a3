//! The fixed choices of what a client has agreed.

use crate::field::{choice_fields, choices};

choices! {
    /// What it is agreed for.
    Covers {
        /// One product.
        #[default]
        Product = "product",
        /// Every product of a category.
        Category = "category",
    }

    /// What is agreed.
    Grants {
        /// A price of its own.
        #[default]
        Price = "price",
        /// A part taken off the price that it would pay otherwise.
        Discount = "discount",
    }

    /// What became of an agreement.
    PriceAct {
        /// It was recorded.
        #[default]
        Added = "added",
        /// It was changed.
        Changed = "changed",
        /// It was taken back.
        Removed = "removed",
    }
}

choice_fields!(Covers, Grants);
