//! What a list, a record or an entry of the activity is about.

use crate::field::choices;

choices! {
    /// A kind of record. Everything that is kept for each kind alike (lists, views, revisions, activity, fields) bears it.
    #[derive(PartialOrd, Ord)]
    Subject {
        /// A client or prospect.
        #[default]
        Client = "client",
        /// A person at one or more clients.
        Contact = "contact",
        /// An article or a service that is sold.
        Product = "product",
    }
}
