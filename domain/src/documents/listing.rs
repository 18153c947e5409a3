//! The lists of documents, of payments and of credits: one table of columns for all documents, a listing for each list.

pub mod credits;
pub mod payments;
pub mod recurring;

use crate::billing::kind::DocumentKind;
use crate::billing::state::ShownState as S;
use crate::ids::ClientId;
use crate::listing::{Criterion, CriterionKind, ListRow, Listing, columns};
use crate::money::{Currency, Money};
use crate::state::StateId;
use crate::subject::Subject;
use crate::table::{ColumnIndex, ColumnKind};

const SEARCHED: ColumnKind = ColumnKind::Text { searched: true };
const PLAIN: ColumnKind = ColumnKind::Text { searched: false };

columns! {
    /// Its number; empty while it is a draft.
    NUMBER = "number": SEARCHED,
    /// Its client's name.
    CLIENT = "client": SEARCHED,
    /// Its client, by id.
    CLIENT_ID = "client_id": PLAIN,
    /// What it is about.
    TITLE = "title": SEARCHED,
    /// The client's reference for it.
    REFERENCE = "reference": SEARCHED,
    /// What it is.
    KIND = "kind": ColumnKind::Choice,
    /// Its day: that of issue, of a draft the one that was typed or else the one that it was created on.
    DATE = "date": ColumnKind::Date,
    /// The last day to pay it, or to accept it.
    DUE = "due": ColumnKind::Date,
    /// Without taxes, in the smallest unit of its currency.
    NET = "net": ColumnKind::Integer,
    /// With taxes.
    TOTAL = "total": ColumnKind::Integer,
    /// What is left to pay, or to use.
    BALANCE = "balance": ColumnKind::Integer,
    /// Its currency.
    CURRENCY = "currency": ColumnKind::Choice,
    /// What it is said to be today.
    STATE = "state": ColumnKind::Choice,
}

const QUOTE_STATES: &[S] = &[
    S::Draft,
    S::Issued,
    S::Sent,
    S::Viewed,
    S::Accepted,
    S::Refused,
    S::Expired,
    S::Invoiced,
    S::Cancelled,
    S::Archived,
    S::Deleted,
];
const ORDER_STATES: &[S] = &[
    S::Draft,
    S::Issued,
    S::Sent,
    S::Viewed,
    S::Accepted,
    S::Refused,
    S::Delivered,
    S::Invoiced,
    S::Cancelled,
    S::Archived,
    S::Deleted,
];
const DELIVERY_STATES: &[S] =
    &[S::Draft, S::Issued, S::Sent, S::Viewed, S::Delivered, S::Invoiced, S::Cancelled, S::Archived, S::Deleted];
const INVOICE_STATES: &[S] = &[
    S::Draft,
    S::Issued,
    S::Sent,
    S::Viewed,
    S::Partial,
    S::Overdue,
    S::Paid,
    S::Credited,
    S::WrittenOff,
    S::Archived,
    S::Deleted,
];
const CREDIT_NOTE_STATES: &[S] =
    &[S::Draft, S::Issued, S::Sent, S::Viewed, S::Partial, S::Applied, S::Archived, S::Deleted];
const RECURRING_STATES: &[S] = &[S::Draft, S::Active, S::Paused, S::Ended, S::Archived, S::Deleted];

macro_rules! listings {
    ($($(#[$doc:meta])* $name:ident: $subject:ident, $path:literal, $states:ident, [$($column:ident),+], $criteria:expr, $sums:expr;)+) => {$(
        $(#[$doc])*
        pub static $name: Listing = Listing {
            subject: Subject::$subject,
            path: $path,
            schema: SCHEMA,
            title: NUMBER,
            title_else: Some(CLIENT),
            number: Some(NUMBER),
            known_by: &[],
            unsought: None,
            state: STATE,
            states: &names::<{ $states.len() }>($states),
            usual_states: &all_but_the_last_two::<{ $states.len() - 2 }>(),
            gone: last($states),
            columns: &[CLIENT, $($column,)+ STATE, TITLE, REFERENCE],
            usual_columns: &[CLIENT, $($column,)+ STATE],
            sorts: &[DATE, NUMBER, CLIENT, DUE, NET, TOTAL, BALANCE, STATE, TITLE, REFERENCE],
            usual_descending: true,
            criteria: $criteria,
            sums: $sums,
            codes: &[(KIND, kinds), (CURRENCY, currencies)],
            named: &[],
        };
    )+};
}

const FROM: Criterion = Criterion { name: "from", column: DATE, kind: CriterionKind::DayFrom };
const TO: Criterion = Criterion { name: "to", column: DATE, kind: CriterionKind::DayTo };
const DUE_FROM: Criterion = Criterion { name: "due_from", column: DUE, kind: CriterionKind::DayFrom };
const DUE_TO: Criterion = Criterion { name: "due_to", column: DUE, kind: CriterionKind::DayTo };
const TOTAL_FROM: Criterion =
    Criterion { name: "total_from", column: TOTAL, kind: CriterionKind::AmountFrom(CURRENCY) };
const TOTAL_TO: Criterion = Criterion { name: "total_to", column: TOTAL, kind: CriterionKind::AmountTo(CURRENCY) };

/// What narrows a list of documents without a last day.
const WITHOUT_END: &[Criterion] = &[FROM, TO, TOTAL_FROM, TOTAL_TO];
/// And of those that are paid or accepted until a day.
const WITH_END: &[Criterion] = &[FROM, TO, DUE_FROM, DUE_TO, TOTAL_FROM, TOTAL_TO];

listings! {
    /// Quotes, and pro formas.
    QUOTES: Quote, "/quotes", QUOTE_STATES, [DATE, DUE, NET, TOTAL], WITH_END, &[(TOTAL, CURRENCY)];
    /// Orders.
    ORDERS: Order, "/orders", ORDER_STATES, [DATE, NET, TOTAL], WITHOUT_END, &[(TOTAL, CURRENCY)];
    /// Delivery notes.
    DELIVERIES: DeliveryNote, "/deliveries", DELIVERY_STATES, [DATE, NET, TOTAL], WITHOUT_END, &[(TOTAL, CURRENCY)];
    /// Invoices, and those over down payments.
    INVOICES:
        Invoice, "/invoices", INVOICE_STATES, [DATE, DUE, NET, TOTAL, BALANCE], WITH_END,
        &[(TOTAL, CURRENCY), (BALANCE, CURRENCY)];
    /// Credit notes.
    CREDIT_NOTES: CreditNote, "/credit-notes", CREDIT_NOTE_STATES, [DATE, NET, TOTAL, BALANCE], WITHOUT_END, &[(TOTAL, CURRENCY)];
}

/// What states are called, in the order of their numbers.
const fn names<const N: usize>(states: &[S]) -> [&'static str; N] {
    let mut names = [""; N];
    let mut at = 0;
    while at < N {
        names[at] = states[at].as_str();
        at += 1;
    }
    names
}

/// The number of the last state.
const fn last(states: &[S]) -> StateId {
    let mut at: StateId = 0;
    while (at as usize) + 1 < states.len() {
        at += 1;
    }
    at
}

/// All states that are shown unless others are chosen: what is put aside comes last, and what is thrown away.
const fn all_but_the_last_two<const N: usize>() -> [StateId; N] {
    let mut ids = [0; N];
    let mut at: StateId = 0;
    while (at as usize) < N {
        ids[at as usize] = at;
        at += 1;
    }
    ids
}

/// The states of a list in the order of their numbers; none for what is no list of documents.
#[must_use]
pub const fn states(subject: Subject) -> &'static [S] {
    match subject {
        Subject::Quote => QUOTE_STATES,
        Subject::Order => ORDER_STATES,
        Subject::DeliveryNote => DELIVERY_STATES,
        Subject::Invoice => INVOICE_STATES,
        Subject::Recurring => RECURRING_STATES,
        Subject::CreditNote => CREDIT_NOTE_STATES,
        Subject::Client
        | Subject::Contact
        | Subject::Product
        | Subject::Payment
        | Subject::Credit
        | Subject::Task
        | Subject::Expense => &[],
    }
}

/// The list that documents of a kind stand in.
#[must_use]
pub const fn subject_of(kind: DocumentKind) -> Option<Subject> {
    match kind {
        DocumentKind::Quote | DocumentKind::Proforma => Some(Subject::Quote),
        DocumentKind::Order => Some(Subject::Order),
        DocumentKind::DeliveryNote => Some(Subject::DeliveryNote),
        DocumentKind::Invoice | DocumentKind::DownPayment => Some(Subject::Invoice),
        DocumentKind::CreditNote => Some(Subject::CreditNote),
        DocumentKind::Recurring => Some(Subject::Recurring),
    }
}

/// The kinds of a list's documents, the usual one first; none for what is no list of documents.
#[must_use]
pub const fn kinds_of(subject: Subject) -> &'static [DocumentKind] {
    match subject {
        Subject::Quote => &[DocumentKind::Quote, DocumentKind::Proforma],
        Subject::Order => &[DocumentKind::Order],
        Subject::DeliveryNote => &[DocumentKind::DeliveryNote],
        Subject::Invoice => &[DocumentKind::Invoice, DocumentKind::DownPayment],
        Subject::Recurring => &[DocumentKind::Recurring],
        Subject::CreditNote => &[DocumentKind::CreditNote],
        Subject::Client
        | Subject::Contact
        | Subject::Product
        | Subject::Payment
        | Subject::Credit
        | Subject::Task
        | Subject::Expense => &[],
    }
}

fn kinds() -> Vec<&'static str> {
    DocumentKind::ALL.iter().map(|kind| kind.as_str()).collect()
}

fn currencies() -> Vec<&'static str> {
    Currency::all().map(Currency::as_str).collect()
}

/// An amount of a document's row.
#[must_use]
pub fn amount(row: &ListRow, column: ColumnIndex) -> Option<Money> {
    Some(Money::new(row.number(column)?, Currency::parse(row.text(CURRENCY)).ok()?))
}

/// What a row's document is.
#[must_use]
pub fn kind(row: &ListRow) -> Option<DocumentKind> {
    DocumentKind::parse(row.text(KIND)).ok()
}

/// Its client.
#[must_use]
pub fn client(row: &ListRow) -> Option<ClientId> {
    row.text(CLIENT_ID).parse().ok()
}

#[cfg(test)]
mod tests;
