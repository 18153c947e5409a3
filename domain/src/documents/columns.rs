//! The columns of files of documents: a row a document, or a row a line. They only go out: a document is written by hand or made of another,
//! and what is issued never changes.
//!
//! A document's form holds what is typed of it. A file says more: its number, its state, and what it comes to. So the columns have paths of
//! their own, and no form stands behind them but the group of the lines.

mod parts;
mod templates;
mod words;

pub use templates::RECURRING_COLUMNS;

use parts::{BALANCE, CLIENT_OF_LINE, DUE, HEAD, KIND, LINE, OF_LINE, SUMS, TEXTS, UNTIL};

use crate::field::Alike;
use crate::form::{FormShape, Group};
use crate::imports::{Column, Columns};
use crate::subject::Subject;

/// Where each value of a document stands in what is taken out.
pub mod path {
    /// What it is.
    pub const KIND: &str = "kind";
    /// Its number.
    pub const NUMBER: &str = "number";
    /// Its day.
    pub const DATE: &str = "date";
    /// The last day to pay it, or to accept it.
    pub const LAST: &str = "last";
    /// What its client is called.
    pub const CLIENT: &str = "client";
    /// The client's number.
    pub const CLIENT_NUMBER: &str = "client_number";
    /// What it is about.
    pub const TITLE: &str = "title";
    /// The client's reference for it.
    pub const REFERENCE: &str = "reference";
    /// Its currency.
    pub const CURRENCY: &str = "currency";
    /// Without taxes.
    pub const NET: &str = "net";
    /// Its taxes.
    pub const TAX: &str = "tax";
    /// With taxes.
    pub const TOTAL: &str = "total";
    /// What is left to pay, or to use.
    pub const BALANCE: &str = "balance";
    /// The numbers of the documents that it was made of.
    pub const ORIGINS: &str = "origins";
    /// When it was delivered.
    pub const DELIVERED: &str = "delivered";
    /// Its payment terms, by the id of their entry.
    pub const TERMS: &str = "terms";
    /// Whether its prices are with taxes.
    pub const BASIS: &str = "basis";
    /// What is taken off the whole.
    pub const DISCOUNT: &str = "discount";
    /// What is printed below.
    pub const PUBLIC_NOTES: &str = "public_notes";
    /// What is not.
    pub const PRIVATE_NOTES: &str = "private_notes";
    /// The day of a template's next invoice.
    pub const NEXT: &str = "next";
    /// How many a template has made.
    pub const MADE: &str = "made";
    /// The number of the last of them.
    pub const LAST_MADE: &str = "last_made";
    /// Every how many …
    pub const EVERY: &str = "every";
    /// … days, weeks, months or years.
    pub const UNIT: &str = "unit";
    /// A template's first day.
    pub const FROM: &str = "from";
    /// The last day that it may have.
    pub const UNTIL: &str = "until";
    /// How many it makes in all.
    pub const TIMES: &str = "times";
    /// The period that its texts name.
    pub const PERIOD: &str = "period";
    /// What becomes of what it makes.
    pub const LEAVES: &str = "leaves";
}

/// The group of the lines, where a row is one.
pub const LINES: &str = super::form::LINES;

/// What stands behind a row of a document: nothing is repeated in it.
static WHOLE: FormShape = FormShape { alone: &[], fields: &[], open: &[], groups: &[], alike: as_it_stands };

/// What stands behind a row of a line.
static BY_LINE: FormShape = FormShape {
    alone: &[],
    fields: &[],
    open: &[],
    groups: &[Group {
        name: LINES,
        line: &[],
        marks: &[],
        told_apart: &[],
        one: None,
        at_most_one: &[],
        names_records: false,
    }],
    alike: as_it_stands,
};

const fn as_it_stands(_: &str) -> Alike {
    Alike::Text
}

/// What stands in every row of a document that has several: a line says whose it is. Its totals are not among it, or a sum over the file would
/// count them as often as it has lines.
const REPEATED: &[&str] = &[
    path::KIND,
    path::NUMBER,
    path::DATE,
    path::CLIENT,
    path::CLIENT_NUMBER,
    path::TITLE,
    path::REFERENCE,
    path::CURRENCY,
    "state",
];

/// Columns that only go out.
const fn out(
    subject: Subject,
    title: (&'static str, &'static str),
    own: &'static [&'static [Column]],
    form: &'static FormShape,
    repeated: &'static [&'static str],
) -> Columns {
    Columns {
        subject,
        title,
        own,
        foreign: &[],
        named: &[],
        form,
        repeated,
        // None: nothing brings them in.
        programs: &[],
        several: &[],
        has_cards: false,
    }
}

macro_rules! files {
    ($(
        $(#[$doc:meta])* $name:ident, $lines:ident: $subject:ident, $title:expr, $of_lines:expr, [$($part:expr),*], $states:ident;
    )+) => {$(
        $(#[$doc])*
        pub static $name: Columns = out(
            Subject::$subject,
            $title,
            &[HEAD, $($part,)* SUMS, parts::$states, TEXTS],
            &WHOLE,
            &[],
        );

        $(#[$doc])*
        ///
        /// A row a line.
        pub static $lines: Columns = out(
            Subject::$subject,
            $of_lines,
            &[OF_LINE, KIND, CLIENT_OF_LINE, parts::$states, LINE],
            &BY_LINE,
            REPEATED,
        );
    )+};
}

files! {
    /// Files of quotes and pro formas.
    QUOTE_COLUMNS, QUOTE_LINES:
        Quote, ("Devis", "Quotes"), ("Lignes des devis", "Lines of quotes"), [KIND, UNTIL], MASCULINE;
    /// Files of orders.
    ORDER_COLUMNS, ORDER_LINES: Order, ("Commandes", "Orders"), ("Lignes des commandes", "Lines of orders"), [], FEMININE;
    /// Files of delivery notes.
    DELIVERY_COLUMNS, DELIVERY_LINES:
        DeliveryNote, ("Livraisons", "Deliveries"), ("Lignes des livraisons", "Lines of deliveries"), [], MASCULINE;
    /// Files of invoices, and of those over down payments.
    INVOICE_COLUMNS, INVOICE_LINES:
        Invoice, ("Factures", "Invoices"), ("Lignes des factures", "Lines of invoices"), [KIND, DUE, BALANCE], FEMININE;
    /// Files of credit notes.
    CREDIT_NOTE_COLUMNS, CREDIT_NOTE_LINES:
        CreditNote, ("Avoirs", "Credit notes"), ("Lignes des avoirs", "Lines of credit notes"), [BALANCE], MASCULINE;
}

#[cfg(test)]
mod tests;
