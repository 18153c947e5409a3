//! What a list, a record or an entry of the activity is about.

use crate::field::choices;

choices! {
    /// What a list, a record or an entry of the activity is about. Whatever several features share (revisions, activity, custom
    /// fields, files) is kept by subject, so that a new feature adds a subject and no table.
    Subject {
        /// A client or prospect.
        #[default]
        Client = "client",
        /// A person at one or more clients.
        Contact = "contact",
        /// A product or service.
        Product = "product",
    }
}
