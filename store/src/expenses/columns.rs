//! How an expense stands in its row: each field of `ExpenseData` is a column of the same name.

use domain::expenses::{Expense, ExpenseData};
use domain::ids::{CompanyId, DocumentId, ExpenseId, FileId};

use crate::StoreResult;
use crate::columns::{Column, read};
use crate::entities::expense::Model;
use crate::states;

macro_rules! mapped {
    ($($field:ident: $type:ty = $value:expr, $french:literal, $english:literal;)+) => {
        /// An expense's row, with what it comes to.
        pub(crate) fn row(company: CompanyId, expense: &Expense) -> Model {
            let amounts = expense.data.amounts();
            Model {
                company_id: company.0,
                id: expense.id.0,
                created_at: expense.created_at,
                updated_at: expense.updated_at,
                version: expense.version,
                revision: 0,
                state: expense.state.as_str().to_owned(),
                net_minor: amounts.net_minor,
                vat_minor: amounts.vat_minor,
                gross_minor: amounts.gross_minor,
                receipt: expense.receipt.map(|file| file.0),
                invoice_id: expense.invoice.map(|invoice| invoice.0),
                $($field: expense.data.$field.stored(),)+
            }
        }

        /// Reads an expense from its row.
        pub(crate) fn expense(row: &Model) -> StoreResult<Expense> {
            Ok(Expense {
                id: ExpenseId(row.id),
                version: row.version,
                state: states::read(&row.state, row.id)?,
                data: ExpenseData { $($field: read(row.$field.clone(), stringify!($field), row.id)?,)+ },
                receipt: row.receipt.map(FileId),
                invoice: row.invoice_id.map(DocumentId),
                created_at: row.created_at,
                updated_at: row.updated_at,
            })
        }
    };
}

domain::for_each_expense_field!(mapped);
