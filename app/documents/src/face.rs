//! The lists of documents, of payments and of credits on screen: their words, their rows, and what is done in them.

mod cells;
mod credits;
mod payments;
mod recurring;
pub mod verbs;
pub mod words;

use domain::documents::listing as lists;
use domain::listing::StateId;
use domain::state::Act;
use domain::subject::Subject;

use crate::{bulk, wording};
use engines::listing::{Face, Verbs};
use kit::ui::{BadgeKind, Glyph};
use kit::words::Locale;

pub use credits::CREDITS;
pub use payments::PAYMENTS;
pub use recurring::RECURRING;

/// A face for each list of documents: they differ by what they are about alone.
macro_rules! faces {
    ($($(#[$doc:meta])* $name:ident: $subject:ident, $glyph:ident;)+) => {$(
        $(#[$doc])*
        pub static $name: Face = Face {
            listing: &lists::$name,
            class: "documents",
            glyph: Glyph::$glyph,
            word: |l, word| words::word(l, Subject::$subject, word),
            count: |l, number| wording::count(l, Subject::$subject, number),
            column: |l, column| words::column(l, Subject::$subject, column),
            column_class: cells::column_class,
            title: cells::title,
            cell: cells::cell,
            state: |l, state| {
                wording::shown(Subject::$subject, state)
                    .map_or("", |state| wording::states(l, Subject::$subject, state))
            },
            tag: |_, _, _| None,
            standing: |l, state| standing(l, Subject::$subject, state),
            criterion: |l, name| words::criterion(l, Subject::$subject, name),
            // No criterion is a choice that is the same in every company.
            values: |_, _, _| Vec::new(),
            links: |l, row| cells::links(l, &lists::$name, row),
            verbs: Verbs {
                acts: |state| verbs::acts(&lists::$name, state),
                after: |state, act| verbs::after(&lists::$name, state, act),
                is_editable: |state| state == verbs::DRAFT,
                bulk: &[Act::Archive, Act::Restore, Act::Delete],
                done: words::done,
                send: |ids, act| verbs::send(&lists::$name, ids, act),
                put_back: |previous| verbs::put_back(&lists::$name, previous),
                instead: |_| None,
            },
            bulk: Some(|selection, acts| bulk::slot(Subject::$subject, selection, acts)),
            is_imported: false,
            export: Some(words::files_with_lines),
        };
    )+};
}

faces! {
    /// Quotes and pro formas.
    QUOTES: Quote, Quote;
    /// Orders.
    ORDERS: Order, Task;
    /// Delivery notes.
    DELIVERIES: DeliveryNote, Truck;
    /// Invoices, those over down payments among them.
    INVOICES: Invoice, Invoice;
    /// Credit notes.
    CREDIT_NOTES: CreditNote, Undo;
}

/// The face of a list; nothing for what is another feature's.
pub fn of(subject: Subject) -> Option<&'static Face> {
    match subject {
        Subject::Quote => Some(&QUOTES),
        Subject::Order => Some(&ORDERS),
        Subject::DeliveryNote => Some(&DELIVERIES),
        Subject::Invoice => Some(&INVOICES),
        Subject::Recurring => Some(&RECURRING),
        Subject::CreditNote => Some(&CREDIT_NOTES),
        Subject::Payment => Some(&PAYMENTS),
        Subject::Credit => Some(&CREDITS),
        Subject::Client | Subject::Contact | Subject::Product | Subject::Task | Subject::Expense => None,
    }
}

fn standing(l: Locale, subject: Subject, state: StateId) -> (BadgeKind, &'static str) {
    let state = wording::shown(subject, state).unwrap_or_default();
    (wording::badge(state), wording::state(l, subject, state))
}

#[cfg(test)]
mod tests;
