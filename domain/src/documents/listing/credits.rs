//! The list of credits (A9.2).

use super::{PLAIN, SEARCHED, currencies};
use crate::documents::credit::CreditState;
use crate::ids::ClientId;
use crate::listing::{Criterion, CriterionKind, ListRow, Listing, columns};
use crate::money::{Currency, Money};
use crate::state::StateId;
use crate::subject::Subject;
use crate::table::{ColumnIndex, ColumnKind};

columns! {
    /// Its client's name.
    CLIENT = "client": SEARCHED,
    /// Its client, by id.
    CLIENT_ID = "client_id": PLAIN,
    /// The day that it was given.
    DATE = "date": ColumnKind::Date,
    /// How much.
    AMOUNT = "amount": ColumnKind::Integer,
    /// What of it may still be used.
    LEFT = "left": ColumnKind::Integer,
    /// Its currency.
    CURRENCY = "currency": ColumnKind::Choice,
    /// What the client may read of it.
    PUBLIC_NOTES = "public_notes": SEARCHED,
    /// What the team noted.
    PRIVATE_NOTES = "private_notes": SEARCHED,
    /// Where it came from: a voucher, a gesture.
    SOURCE = "source": SEARCHED,
    /// The numbers of the invoices that it pays, apart by a comma.
    INVOICES = "invoices": SEARCHED,
    /// What became of it.
    STATE = "state": ColumnKind::Choice,
}

/// The credits.
pub static CREDITS: Listing = Listing {
    subject: Subject::Credit,
    path: "/credits",
    schema: SCHEMA,
    title: CLIENT,
    title_else: None,
    number: None,
    known_by: &[],
    unsought: None,
    state: STATE,
    states: &[
        CreditState::Available.as_str(),
        CreditState::PartlyUsed.as_str(),
        CreditState::UsedUp.as_str(),
        CreditState::Deleted.as_str(),
    ],
    usual_states: &[0, 1, 2],
    gone: CreditState::Deleted as StateId,
    columns: &[DATE, AMOUNT, LEFT, SOURCE, PUBLIC_NOTES, PRIVATE_NOTES, INVOICES, STATE],
    usual_columns: &[DATE, AMOUNT, LEFT, SOURCE, PUBLIC_NOTES, INVOICES, STATE],
    sorts: &[DATE, CLIENT, AMOUNT, LEFT, SOURCE, STATE],
    usual_descending: true,
    criteria: &[
        Criterion { name: "from", column: DATE, kind: CriterionKind::DayFrom },
        Criterion { name: "to", column: DATE, kind: CriterionKind::DayTo },
        Criterion { name: "amount_from", column: AMOUNT, kind: CriterionKind::AmountFrom(CURRENCY) },
        Criterion { name: "amount_to", column: AMOUNT, kind: CriterionKind::AmountTo(CURRENCY) },
    ],
    sums: &[(AMOUNT, CURRENCY), (LEFT, CURRENCY)],
    codes: &[(CURRENCY, currencies)],
    named: &[],
};

/// An amount of a credit's row.
#[must_use]
pub fn amount(row: &ListRow, column: ColumnIndex) -> Option<Money> {
    Some(Money::new(row.number(column)?, Currency::parse(row.text(CURRENCY)).ok()?))
}

/// Its client.
#[must_use]
pub fn client(row: &ListRow) -> Option<ClientId> {
    row.text(CLIENT_ID).parse().ok()
}
