//! Documents, as what changes: a feature for each of their lists, over one table.

use domain::documents::DocumentEvent;
use domain::documents::listing::subject_of;
use domain::ids::{ClientId, DocumentId};
use domain::subject::Subject;
use uuid::Uuid;

use crate::activity::About;
use crate::changes::{Feature, Listed};
use crate::entities::document::{Column, Entity, Model};
use crate::{StoreError, StoreResult};

/// A document with its client, whom it belongs to.
pub type Mine = (DocumentId, ClientId);

impl From<Mine> for About {
    fn from((document, client): Mine) -> Self {
        Self { record: document.0, client: Some(client) }
    }
}

/// The features whose records are documents.
pub(super) trait OfDocuments: Listed<Entity = Entity, Record = Mine, Event = DocumentEvent> + Copy {}

macro_rules! features {
    ($($(#[$doc:meta])* $name:ident: $subject:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $name;

        impl Feature for $name {
            const SUBJECT: Subject = Subject::$subject;
            type Record = Mine;
            type Event = DocumentEvent;
        }

        impl Listed for $name {
            type Entity = Entity;
            const ID: Column = Column::Id;
            const COMPANY: Column = Column::CompanyId;
            const REVISION: Column = Column::Revision;

            fn bear(row: &mut Model, revision: i64) -> Uuid {
                row.revision = revision;
                row.id
            }
        }

        impl OfDocuments for $name {}
    )+};
}

features! {
    /// Quotes, and pro formas.
    Quotes: Quote;
    /// Orders.
    Orders: Order;
    /// Delivery notes.
    Deliveries: DeliveryNote;
    /// Invoices, and those over down payments.
    Invoices: Invoice;
    /// What invoices are made of again and again.
    Templates: Recurring;
    /// Credit notes.
    CreditNotes: CreditNote;
}

/// Does something for the feature of a subject, which bears a name in it. What is no list of documents is not found.
macro_rules! of_subject {
    ($subject:expr, $feature:ident => $work:expr) => {
        match $subject {
            domain::subject::Subject::Quote => {
                let $feature = $crate::documents::Quotes;
                $work
            }
            domain::subject::Subject::Order => {
                let $feature = $crate::documents::Orders;
                $work
            }
            domain::subject::Subject::DeliveryNote => {
                let $feature = $crate::documents::Deliveries;
                $work
            }
            domain::subject::Subject::Invoice => {
                let $feature = $crate::documents::Invoices;
                $work
            }
            domain::subject::Subject::Recurring => {
                let $feature = $crate::documents::Templates;
                $work
            }
            domain::subject::Subject::CreditNote => {
                let $feature = $crate::documents::CreditNotes;
                $work
            }
            domain::subject::Subject::Client
            | domain::subject::Subject::Contact
            | domain::subject::Subject::Product
            | domain::subject::Subject::Payment
            | domain::subject::Subject::Credit
            | domain::subject::Subject::Task
            | domain::subject::Subject::Expense => Err($crate::StoreError::NotFound),
        }
    };
}

pub(super) use of_subject;

/// The list that documents of a kind stand in.
pub(super) fn listed(kind: domain::billing::kind::DocumentKind) -> StoreResult<Subject> {
    subject_of(kind).ok_or(StoreError::NotFound)
}
