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
        /// A quote or a pro forma.
        Quote = "quote",
        /// What a client has ordered.
        Order = "order",
        /// What was handed over.
        DeliveryNote = "delivery_note",
        /// An invoice, that over a down payment among them.
        Invoice = "invoice",
        /// What invoices are made of again and again.
        Recurring = "recurring",
        /// What is taken back of an invoice.
        CreditNote = "credit_note",
        /// What a client has paid.
        Payment = "payment",
        /// A credit given to a client.
        Credit = "credit",
        /// Something to do, and the time spent on it.
        Task = "task",
        /// What the company has bought.
        Expense = "expense",
    }
}
