//! The list of payments.

use super::{PLAIN, SEARCHED, currencies};
use crate::documents::payment::PaymentState;
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
    /// The day that it came in.
    DATE = "date": ColumnKind::Date,
    /// How much.
    AMOUNT = "amount": ColumnKind::Integer,
    /// What of it pays nothing yet.
    LEFT = "left": ColumnKind::Integer,
    /// Its currency.
    CURRENCY = "currency": ColumnKind::Choice,
    /// How it was paid.
    METHOD = "method": ColumnKind::Choice,
    /// The reference of the transaction.
    REFERENCE = "reference": SEARCHED,
    /// Where it came from: an account, a card.
    SOURCE = "source": SEARCHED,
    /// The numbers of the invoices that it pays, apart by a comma.
    INVOICES = "invoices": SEARCHED,
    /// What became of it.
    STATE = "state": ColumnKind::Choice,
}

/// The payments.
pub static PAYMENTS: Listing = Listing {
    subject: Subject::Payment,
    path: "/payments",
    schema: SCHEMA,
    title: CLIENT,
    title_else: None,
    number: None,
    known_by: &[],
    unsought: None,
    state: STATE,
    states: &[
        PaymentState::Pending.as_str(),
        PaymentState::Completed.as_str(),
        PaymentState::PartlyRefunded.as_str(),
        PaymentState::Refunded.as_str(),
        PaymentState::Failed.as_str(),
        PaymentState::Deleted.as_str(),
    ],
    // What failed is no money: it is not in the total unless one asks for it.
    usual_states: &[0, 1, 2, 3],
    gone: PaymentState::Deleted as StateId,
    columns: &[DATE, AMOUNT, LEFT, METHOD, REFERENCE, SOURCE, INVOICES, STATE],
    usual_columns: &[DATE, AMOUNT, LEFT, METHOD, SOURCE, INVOICES, STATE],
    sorts: &[DATE, CLIENT, AMOUNT, LEFT, METHOD, REFERENCE, SOURCE, STATE],
    usual_descending: true,
    criteria: &[
        Criterion { name: "method", column: METHOD, kind: CriterionKind::Named },
        Criterion { name: "from", column: DATE, kind: CriterionKind::DayFrom },
        Criterion { name: "to", column: DATE, kind: CriterionKind::DayTo },
        Criterion { name: "amount_from", column: AMOUNT, kind: CriterionKind::AmountFrom(CURRENCY) },
        Criterion { name: "amount_to", column: AMOUNT, kind: CriterionKind::AmountTo(CURRENCY) },
    ],
    sums: &[(AMOUNT, CURRENCY)],
    codes: &[(CURRENCY, currencies)],
    named: &[METHOD],
};

/// An amount of a payment's row.
#[must_use]
pub fn amount(row: &ListRow, column: ColumnIndex) -> Option<Money> {
    Some(Money::new(row.number(column)?, Currency::parse(row.text(CURRENCY)).ok()?))
}

/// Its client.
#[must_use]
pub fn client(row: &ListRow) -> Option<ClientId> {
    row.text(CLIENT_ID).parse().ok()
}
