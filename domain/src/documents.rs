//! Documents as they are typed, kept and listed: quotes, orders, delivery notes, pro formas, invoices, down payments, credit notes, and the
//! templates that invoices are made of again and again. What they come to, how they are numbered and what becomes of them is
//! [`billing`](crate::billing)'s.

pub mod account;
pub mod choices;
pub mod columns;
pub mod content;
pub mod conversion;
pub mod counted;
pub mod credit;
pub mod dashboard;
pub mod event;
pub mod fields;
pub mod figures;
pub mod form;
pub mod instalments;
pub mod ledger_row;
pub mod line;
pub mod listing;
pub mod parts;
pub mod pasted;
pub mod payment;
pub mod priced;
pub mod pricing;
pub mod record;
pub mod repeat;
pub mod rules;
pub mod scheduled;
pub mod settled;
pub mod shipping;
pub mod statement;
pub mod statistics;
pub mod terms;
pub mod traces;
pub mod worded;

pub use account::Account;
pub use choices::{ChosenCharge, Discount, LineKind};
pub use content::{Content, Party};
pub use counted::{Counted, counted};
pub use credit::{CREDIT_FORM, Credit, CreditForm, CreditRefundForm, NewCredit};
pub use event::DocumentEvent;
pub use fields::{DocumentData, DocumentFields};
pub use figures::{Figures, InCurrency};
pub use form::{DOCUMENT_FORM, DocumentForm, NewDocument, changes};
pub use instalments::{InstalmentCell, InstalmentRow, WrongInstalment};
pub use ledger_row::LedgerRow;
pub use line::{LineData, LineForm};
pub use parts::PartsForm;
pub use pasted::pasted;
pub use payment::{NewPayment, PAYMENT_FORM, Payment, PaymentForm};
pub use priced::{Priced, priced};
pub use pricing::Pricing;
pub use record::{Bought, Document, DocumentRow, Related, Settled};
pub use repeat::{Course, Schedule, Trouble};
pub use rules::{BuyerRules, DocumentRules};
pub use settled::{Settlement, Settler};
