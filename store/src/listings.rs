//! The features whose records are listed, go out as files and come in from them, by subject, and those whose records are numbered, by
//! series.

use domain::numbers::Series;
use domain::subject::Subject;

use crate::exports::Exported;
use crate::listing::Listable;
use crate::numbers::Bearer;
use crate::{clients, contacts, credits, documents, expenses, payments, products, tasks};

/// What gives the rows of a subject; nothing for one that has no list of its own.
#[expect(clippy::unnecessary_wraps, reason = "a subject to come may have none")]
pub(crate) fn of(subject: Subject) -> Option<&'static dyn Listable> {
    match subject {
        Subject::Client => Some(&clients::Listed),
        Subject::Contact => Some(&contacts::Listed),
        Subject::Product => Some(&products::Listed),
        Subject::Quote => Some(&documents::Listed(Subject::Quote)),
        Subject::Order => Some(&documents::Listed(Subject::Order)),
        Subject::DeliveryNote => Some(&documents::Listed(Subject::DeliveryNote)),
        Subject::Invoice => Some(&documents::Listed(Subject::Invoice)),
        Subject::Recurring => Some(&documents::recurring::Listed),
        Subject::CreditNote => Some(&documents::Listed(Subject::CreditNote)),
        Subject::Payment => Some(&payments::Listed),
        Subject::Credit => Some(&credits::Listed),
        Subject::Task => Some(&tasks::Listed),
        Subject::Expense => Some(&expenses::Listed),
    }
}

/// Where the numbers of a series stand.
pub(crate) fn numbered(series: Series) -> &'static Bearer {
    match series {
        Series::Client => &clients::NUMBERS,
        Series::Product => &products::NUMBERS,
    }
}

/// What gives the records of a subject to a file; nothing for one that goes into none.
pub(crate) fn exported(subject: Subject) -> Option<&'static dyn Exported> {
    match subject {
        Subject::Client => Some(&clients::Files),
        Subject::Product => Some(&products::Files),
        Subject::Quote => Some(&documents::Files(Subject::Quote)),
        Subject::Order => Some(&documents::Files(Subject::Order)),
        Subject::DeliveryNote => Some(&documents::Files(Subject::DeliveryNote)),
        Subject::Invoice => Some(&documents::Files(Subject::Invoice)),
        Subject::Recurring => Some(&documents::recurring::Files),
        Subject::CreditNote => Some(&documents::Files(Subject::CreditNote)),
        Subject::Payment => Some(&payments::Files),
        Subject::Credit => Some(&credits::Files),
        Subject::Task => Some(&tasks::Files),
        Subject::Expense => Some(&expenses::Files),
        Subject::Contact => None,
    }
}

/// What gives the lines of the records of a subject to a file; nothing for one whose records have none.
pub(crate) fn exported_by_line(subject: Subject) -> Option<&'static dyn Exported> {
    match subject {
        Subject::Quote => Some(&documents::LineFiles(Subject::Quote)),
        Subject::Order => Some(&documents::LineFiles(Subject::Order)),
        Subject::DeliveryNote => Some(&documents::LineFiles(Subject::DeliveryNote)),
        Subject::Invoice => Some(&documents::LineFiles(Subject::Invoice)),
        Subject::CreditNote => Some(&documents::LineFiles(Subject::CreditNote)),
        Subject::Client
        | Subject::Contact
        | Subject::Product
        | Subject::Recurring
        | Subject::Payment
        | Subject::Credit
        | Subject::Task
        | Subject::Expense => None,
    }
}

/// Does something for the feature whose records of a subject are brought in, which bears a name in it.
macro_rules! with_imported {
    ($subject:expr, $feature:ident => $work:expr) => {
        match $subject {
            domain::subject::Subject::Client => {
                type $feature = crate::clients::Imports;
                $work
            }
            domain::subject::Subject::Product => {
                type $feature = crate::products::Imports;
                $work
            }
            domain::subject::Subject::Contact
            | domain::subject::Subject::Quote
            | domain::subject::Subject::Order
            | domain::subject::Subject::DeliveryNote
            | domain::subject::Subject::Invoice
            | domain::subject::Subject::Recurring
            | domain::subject::Subject::CreditNote
            | domain::subject::Subject::Payment
            | domain::subject::Subject::Credit
            | domain::subject::Subject::Task
            | domain::subject::Subject::Expense => Err(crate::StoreError::NotFound),
        }
    };
}

pub(crate) use with_imported;
