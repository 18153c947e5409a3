//! The list of expenses: its columns and what it may be narrowed by.

use super::ExpenseState;
use crate::ids::ClientId;
use crate::listing::{Criterion, CriterionKind, ListRow, Listing, columns};
use crate::money::{Currency, Money};
use crate::subject::Subject;
use crate::table::{ColumnIndex, ColumnKind};

const SEARCHED: ColumnKind = ColumnKind::Text { searched: true };
const PLAIN: ColumnKind = ColumnKind::Text { searched: false };

columns! {
    /// What it was for.
    DESCRIPTION = "expense": SEARCHED,
    /// Whom it was bought from.
    SUPPLIER = "supplier": SEARCHED,
    /// The same, by id, where the company keeps them.
    SUPPLIER_ID = "supplier_id": PLAIN,
    /// The client whom it was made for, by name.
    CLIENT = "client": SEARCHED,
    /// The same, by id.
    CLIENT_ID = "client_id": PLAIN,
    /// Its day.
    DATE = "date": ColumnKind::Date,
    /// Its category.
    CATEGORY = "category": ColumnKind::Choice,
    /// How it was paid.
    METHOD = "method": ColumnKind::Choice,
    /// Without VAT, in the smallest unit of its currency.
    NET = "net": ColumnKind::Integer,
    /// The VAT.
    VAT = "vat": ColumnKind::Integer,
    /// With VAT.
    GROSS = "gross": ColumnKind::Integer,
    /// Its currency.
    CURRENCY = "currency": ColumnKind::Choice,
    /// The day it was paid.
    PAID_ON = "paid": ColumnKind::Date,
    /// Where it stands.
    STATE = "state": ColumnKind::Choice,
    /// Whether it waits to be billed to its client.
    IS_TO_BILL = "is_to_bill": ColumnKind::Flag,
    /// Whether it has a receipt.
    HAS_RECEIPT = "has_receipt": ColumnKind::Flag,
}

/// The list of expenses.
pub static EXPENSES: Listing = Listing {
    subject: Subject::Expense,
    path: "/expenses",
    schema: SCHEMA,
    title: DESCRIPTION,
    title_else: None,
    number: None,
    known_by: &[],
    unsought: None,
    state: STATE,
    states: &[
        ExpenseState::ToPay.as_str(),
        ExpenseState::Paid.as_str(),
        ExpenseState::Billed.as_str(),
        ExpenseState::Archived.as_str(),
        ExpenseState::Deleted.as_str(),
    ],
    usual_states: &[ExpenseState::ToPay.id(), ExpenseState::Paid.id(), ExpenseState::Billed.id()],
    gone: ExpenseState::Deleted.id(),
    columns: &[SUPPLIER, DATE, CATEGORY, CLIENT, NET, VAT, GROSS, METHOD, PAID_ON, STATE],
    usual_columns: &[SUPPLIER, DATE, CATEGORY, GROSS, STATE],
    sorts: &[DATE, DESCRIPTION, SUPPLIER, CATEGORY, CLIENT, NET, VAT, GROSS, METHOD, PAID_ON, STATE],
    usual_descending: true,
    criteria: &[
        Criterion { name: "category", column: CATEGORY, kind: CriterionKind::Named },
        Criterion { name: "method", column: METHOD, kind: CriterionKind::Named },
        Criterion { name: "billing", column: IS_TO_BILL, kind: CriterionKind::Flag("nothing", "to_bill") },
        Criterion { name: "receipt", column: HAS_RECEIPT, kind: CriterionKind::Flag("without", "with") },
        Criterion { name: "from", column: DATE, kind: CriterionKind::DayFrom },
        Criterion { name: "to", column: DATE, kind: CriterionKind::DayTo },
        Criterion { name: "amount_from", column: GROSS, kind: CriterionKind::AmountFrom(CURRENCY) },
        Criterion { name: "amount_to", column: GROSS, kind: CriterionKind::AmountTo(CURRENCY) },
    ],
    sums: &[(NET, CURRENCY), (GROSS, CURRENCY)],
    codes: &[(CURRENCY, currencies)],
    named: &[CATEGORY, METHOD],
};

fn currencies() -> Vec<&'static str> {
    Currency::all().map(Currency::as_str).collect()
}

/// An amount of an expense's row.
#[must_use]
pub fn amount(row: &ListRow, column: ColumnIndex) -> Option<Money> {
    Some(Money::new(row.number(column)?, Currency::parse(row.text(CURRENCY)).ok()?))
}

/// A client of an expense's row: its supplier, or whom it was made for.
#[must_use]
pub fn client(row: &ListRow, column: ColumnIndex) -> Option<ClientId> {
    row.text(column).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn criteria_are_written_one_way_and_nonsense_is_left_out() {
        let query = EXPENSES.read_string("billing=to_bill&amount_from=12,5&receipt=lost&from=x&sort=gross&dir=desc");
        assert_eq!(query.criteria.get("billing"), Some("to_bill"));
        assert_eq!(EXPENSES.written(&query), "?billing=to_bill&amount_from=12.50&sort=gross&dir=desc");
        assert_eq!(EXPENSES.read_string("billing=all&to=x&sort=is_to_bill"), EXPENSES.usual());
        assert_eq!((EXPENSES.state_id("billed"), EXPENSES.state_id("inactive")), (Some(2), None));
    }

    #[test]
    fn the_states_stand_in_the_order_of_their_numbers() {
        for state in ExpenseState::ALL {
            assert_eq!(EXPENSES.state_id(state.as_str()), Some(state.id()));
        }
    }
}
