//! The list of templates that invoices are made of again and again.

use super::{PLAIN, RECURRING_STATES, SEARCHED, all_but_the_last_two, currencies, last, names};
use crate::billing::recurrence::{Every, Unit};
use crate::ids::{ClientId, DocumentId};
use crate::listing::{Criterion, CriterionKind, ListRow, Listing, columns};
use crate::money::{Currency, Money};
use crate::subject::Subject;
use crate::table::{ColumnIndex, ColumnKind};

columns! {
    /// What it is about.
    TITLE = "title": SEARCHED,
    /// Its client's name.
    CLIENT = "client": SEARCHED,
    /// Its client, by id.
    CLIENT_ID = "client_id": PLAIN,
    /// The client's reference for it.
    REFERENCE = "reference": SEARCHED,
    /// How often: `3 months`.
    RHYTHM = "rhythm": PLAIN,
    /// The day of the next invoice.
    NEXT = "next": ColumnKind::Date,
    /// How many were made.
    MADE = "made": ColumnKind::Integer,
    /// The number of the last one; empty while that is a draft.
    LAST = "last": SEARCHED,
    /// The last one, by id.
    LAST_ID = "last_id": PLAIN,
    /// Without taxes, in the smallest unit of its currency.
    NET = "net": ColumnKind::Integer,
    /// With taxes.
    TOTAL = "total": ColumnKind::Integer,
    /// Its currency.
    CURRENCY = "currency": ColumnKind::Choice,
    /// Where it stands.
    STATE = "state": ColumnKind::Choice,
    /// `failed` where the invoice that was due could not be made.
    TROUBLE = "trouble": PLAIN,
}

/// What stands in [`TROUBLE`] where there is some.
pub const FAILED: &str = "failed";

/// The templates.
pub static RECURRING: Listing = Listing {
    subject: Subject::Recurring,
    path: "/recurring",
    schema: SCHEMA,
    title: TITLE,
    title_else: Some(CLIENT),
    number: None,
    known_by: &[],
    unsought: None,
    state: STATE,
    states: &names::<{ RECURRING_STATES.len() }>(RECURRING_STATES),
    usual_states: &all_but_the_last_two::<{ RECURRING_STATES.len() - 2 }>(),
    gone: last(RECURRING_STATES),
    columns: &[CLIENT, TOTAL, RHYTHM, NEXT, LAST, MADE, NET, STATE, REFERENCE],
    usual_columns: &[CLIENT, TOTAL, RHYTHM, NEXT, LAST, STATE],
    sorts: &[NEXT, TITLE, CLIENT, TOTAL, NET, MADE, LAST, STATE, REFERENCE],
    usual_descending: false,
    criteria: &[
        Criterion { name: "next_from", column: NEXT, kind: CriterionKind::DayFrom },
        Criterion { name: "next_to", column: NEXT, kind: CriterionKind::DayTo },
        Criterion { name: "total_from", column: TOTAL, kind: CriterionKind::AmountFrom(CURRENCY) },
        Criterion { name: "total_to", column: TOTAL, kind: CriterionKind::AmountTo(CURRENCY) },
    ],
    sums: &[(TOTAL, CURRENCY)],
    codes: &[(CURRENCY, currencies)],
    named: &[],
};

/// How often, as it stands in [`RHYTHM`].
#[must_use]
pub fn rhythm(every: Every) -> String {
    format!("{} {}", every.count(), every.unit().as_str())
}

/// How often a row says.
#[must_use]
pub fn every(row: &ListRow) -> Option<Every> {
    let (count, unit) = row.text(RHYTHM).split_once(' ')?;
    Every::new(count.parse().ok()?, Unit::parse(unit).ok()?).ok()
}

/// An amount of a row.
#[must_use]
pub fn amount(row: &ListRow, column: ColumnIndex) -> Option<Money> {
    Some(Money::new(row.number(column)?, Currency::parse(row.text(CURRENCY)).ok()?))
}

/// Its client.
#[must_use]
pub fn client(row: &ListRow) -> Option<ClientId> {
    row.text(CLIENT_ID).parse().ok()
}

/// The invoice that it made last.
#[must_use]
pub fn last_made(row: &ListRow) -> Option<DocumentId> {
    row.text(LAST_ID).parse().ok()
}
