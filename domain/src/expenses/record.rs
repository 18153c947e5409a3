//! A stored expense.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::form::reading;
use super::{Amounts, ExpenseData, ExpenseFields, ExpenseForm, ExpenseState};
use crate::ids::{DocumentId, ExpenseId, FileId};
use crate::money::Money;

/// An expense as stored, whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Expense {
    /// Its id.
    pub id: ExpenseId,
    /// Counts its saves; a save names the one it was made from.
    pub version: i32,
    /// Where it stands.
    pub state: ExpenseState,
    /// Its own values.
    pub data: ExpenseData,
    /// Its receipt.
    pub receipt: Option<FileId>,
    /// The invoice that bills it again, be it a draft.
    pub invoice: Option<DocumentId>,
    /// When it was entered.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

impl Expense {
    /// The form that shows the expense and, sent back unchanged, changes nothing.
    #[must_use]
    pub fn to_form(&self) -> ExpenseForm {
        ExpenseForm { fields: ExpenseFields::of(&self.data, &reading(self.data.currency)) }
    }
}

impl ExpenseData {
    /// What it comes to.
    #[must_use]
    pub fn amounts(&self) -> Amounts {
        Amounts::of(self.amount, self.basis, self.vat)
    }

    /// Without VAT.
    #[must_use]
    pub fn net(&self) -> Money {
        Money::new(self.amounts().net_minor, self.currency)
    }

    /// With VAT.
    #[must_use]
    pub fn gross(&self) -> Money {
        Money::new(self.amounts().gross_minor, self.currency)
    }
}

/// An expense as it stands in a table of several: those of one client.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExpenseRow {
    /// Which one.
    pub id: ExpenseId,
    /// What it was for.
    pub description: String,
    /// Whom it was bought from.
    pub supplier: Option<String>,
    /// Its day.
    pub date: NaiveDate,
    /// Where it stands.
    pub state: ExpenseState,
    /// Without VAT.
    pub net: Money,
    /// With VAT.
    pub gross: Money,
    /// Whether it is to be billed to the client, and is not yet.
    pub is_to_bill: bool,
    /// The invoice that bills it, and its number once it has one.
    pub invoice: Option<(DocumentId, Option<String>)>,
}
