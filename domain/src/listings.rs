//! The listings that there are, by subject and by path, and the files that their records go out and come in as.

use crate::clients::imports::programs::CLIENT_SOURCES;
use crate::clients::{CLIENT_COLUMNS, CLIENTS};
use crate::contacts::CONTACTS;
use crate::documents::columns::{
    CREDIT_NOTE_COLUMNS, CREDIT_NOTE_LINES, DELIVERY_COLUMNS, DELIVERY_LINES, INVOICE_COLUMNS, INVOICE_LINES,
    ORDER_COLUMNS, ORDER_LINES, QUOTE_COLUMNS, QUOTE_LINES, RECURRING_COLUMNS,
};
use crate::documents::credit::columns::CREDIT_COLUMNS;
use crate::documents::listing::credits::CREDITS;
use crate::documents::listing::payments::PAYMENTS;
use crate::documents::listing::recurring::RECURRING;
use crate::documents::listing::{CREDIT_NOTES, DELIVERIES, INVOICES, ORDERS, QUOTES};
use crate::documents::payment::columns::PAYMENT_COLUMNS;
use crate::expenses::{EXPENSE_COLUMNS, EXPENSES};
use crate::imports::{Columns, Sources};
use crate::listing::Listing;
use crate::products::{PRODUCT_COLUMNS, PRODUCT_SOURCES, PRODUCTS};
use crate::subject::Subject;
use crate::tasks::{TASK_COLUMNS, TASKS};

/// Where the lists are, for whoever only follows links and needs no listing for it.
pub const PATHS: [(Subject, &str); 13] = [
    (Subject::Client, "/clients"),
    (Subject::Contact, "/contacts"),
    (Subject::Product, "/products"),
    (Subject::Quote, "/quotes"),
    (Subject::Order, "/orders"),
    (Subject::DeliveryNote, "/deliveries"),
    (Subject::Invoice, "/invoices"),
    (Subject::Recurring, "/recurring"),
    (Subject::CreditNote, "/credit-notes"),
    (Subject::Payment, "/payments"),
    (Subject::Credit, "/credits"),
    (Subject::Task, "/tasks"),
    (Subject::Expense, "/expenses"),
];

/// Where work begins: with the first of them.
pub const START: &str = PATHS[0].1;

/// The listing of a subject; nothing for one that has no list of its own.
#[must_use]
pub fn of(subject: Subject) -> Option<&'static Listing> {
    match subject {
        Subject::Client => Some(&CLIENTS),
        Subject::Contact => Some(&CONTACTS),
        Subject::Product => Some(&PRODUCTS),
        Subject::Quote => Some(&QUOTES),
        Subject::Order => Some(&ORDERS),
        Subject::DeliveryNote => Some(&DELIVERIES),
        Subject::Invoice => Some(&INVOICES),
        Subject::Recurring => Some(&RECURRING),
        Subject::CreditNote => Some(&CREDIT_NOTES),
        Subject::Payment => Some(&PAYMENTS),
        Subject::Credit => Some(&CREDITS),
        Subject::Task => Some(&TASKS),
        Subject::Expense => Some(&EXPENSES),
    }
}

/// The columns of files of a subject; nothing for one whose records are in none.
#[must_use]
pub fn columns(subject: Subject) -> Option<&'static Columns> {
    match subject {
        Subject::Client => Some(&CLIENT_COLUMNS),
        Subject::Product => Some(&PRODUCT_COLUMNS),
        Subject::Quote => Some(&QUOTE_COLUMNS),
        Subject::Order => Some(&ORDER_COLUMNS),
        Subject::DeliveryNote => Some(&DELIVERY_COLUMNS),
        Subject::Invoice => Some(&INVOICE_COLUMNS),
        Subject::Recurring => Some(&RECURRING_COLUMNS),
        Subject::CreditNote => Some(&CREDIT_NOTE_COLUMNS),
        Subject::Payment => Some(&PAYMENT_COLUMNS),
        Subject::Credit => Some(&CREDIT_COLUMNS),
        Subject::Task => Some(&TASK_COLUMNS),
        Subject::Expense => Some(&EXPENSE_COLUMNS),
        Subject::Contact => None,
    }
}

/// The columns of files of a subject that have a row a line of its records; nothing for one whose records have none.
#[must_use]
pub fn line_columns(subject: Subject) -> Option<&'static Columns> {
    match subject {
        Subject::Quote => Some(&QUOTE_LINES),
        Subject::Order => Some(&ORDER_LINES),
        Subject::DeliveryNote => Some(&DELIVERY_LINES),
        Subject::Invoice => Some(&INVOICE_LINES),
        Subject::CreditNote => Some(&CREDIT_NOTE_LINES),
        Subject::Client
        | Subject::Contact
        | Subject::Product
        | Subject::Recurring
        | Subject::Payment
        | Subject::Credit
        | Subject::Task
        | Subject::Expense => None,
    }
}

/// What is known of other programs' files of a subject; nothing for one whose records are in none.
#[must_use]
pub fn sources(subject: Subject) -> Option<&'static Sources> {
    match subject {
        Subject::Client => Some(&CLIENT_SOURCES),
        Subject::Product => Some(&PRODUCT_SOURCES),
        Subject::Contact
        | Subject::Quote
        | Subject::Order
        | Subject::DeliveryNote
        | Subject::Invoice
        | Subject::Recurring
        | Subject::CreditNote
        | Subject::Payment
        | Subject::Credit
        | Subject::Task
        | Subject::Expense => None,
    }
}

/// Whether records of a subject come in from files as well.
#[must_use]
pub const fn come_in(subject: Subject) -> bool {
    matches!(subject, Subject::Client | Subject::Product)
}

/// Every listing there is.
pub fn all() -> impl Iterator<Item = &'static Listing> {
    Subject::ALL.iter().filter_map(|subject| of(*subject))
}

/// The listing whose page is at a path.
#[must_use]
pub fn at(path: &str) -> Option<&'static Listing> {
    all().find(|listing| listing.path == path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_listing_is_where_it_says_and_nowhere_else() {
        for listing in all() {
            assert_eq!(at(listing.path).map(|found| found.subject), Some(listing.subject));
            assert_eq!(of(listing.subject).map(|found| found.path), Some(listing.path));
            assert!(columns(listing.subject).is_none_or(|columns| columns.subject == listing.subject));
            assert!(line_columns(listing.subject).is_none_or(|columns| columns.subject == listing.subject));
            assert!(!come_in(listing.subject) || columns(listing.subject).is_some());
            assert!(listing.path.starts_with('/') && !listing.path.ends_with('/'), "{}", listing.path);
        }
        let paths: Vec<_> = all().map(|listing| (listing.subject, listing.path)).collect();
        assert_eq!(paths, PATHS);
        for elsewhere in ["", "/", "/clients/", "/clients/new", "clients"] {
            assert!(at(elsewhere).is_none(), "{elsewhere:?}");
        }
    }
}
