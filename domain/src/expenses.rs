//! Expenses: what the company buys, what may be typed of it, what it comes to, and what of it a client is billed again.

pub mod amounts;
pub mod billing;
pub mod columns;
pub mod event;
pub mod fields;
pub mod form;
pub mod listing;
pub mod receipts;
pub mod record;
pub mod state;

pub use amounts::Amounts;
pub use billing::ToBill;
pub use columns::EXPENSE_COLUMNS;
pub use event::ExpenseEvent;
pub use fields::{ExpenseData, ExpenseFields};
pub use form::{EXPENSE_FORM, ExpenseForm, NewExpense, changes, reading};
pub use listing::EXPENSES;
pub use receipts::MAX_RECEIPT_BYTES;
pub use record::{Expense, ExpenseRow};
pub use state::ExpenseState;
