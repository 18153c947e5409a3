//! Where documents, payments and credits are, for whatever names them (A4.4).

use domain::billing::kind::DocumentKind;
use domain::documents::listing::subject_of;
use domain::ids::{CreditId, DocumentId, PaymentId};
use domain::listings::PATHS;
use domain::subject::Subject;

/// The list of a subject; nothing for what has none.
pub fn path_of(subject: Subject) -> &'static str {
    PATHS.into_iter().find(|(listed, _)| *listed == subject).map_or("", |(_, path)| path)
}

/// The page of a document.
pub fn document(kind: DocumentKind, id: DocumentId) -> String {
    format!("{}/{id}", subject_of(kind).map_or("", path_of))
}

/// The page of a payment.
pub fn payment(id: PaymentId) -> String {
    format!("{}/{id}", path_of(Subject::Payment))
}

/// The page of a credit.
pub fn credit(id: CreditId) -> String {
    format!("{}/{id}", path_of(Subject::Credit))
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn every_document_has_its_place() {
        let id = DocumentId(Uuid::nil());
        for (kind, path) in [
            (DocumentKind::Quote, "/quotes"),
            (DocumentKind::Proforma, "/quotes"),
            (DocumentKind::Order, "/orders"),
            (DocumentKind::DeliveryNote, "/deliveries"),
            (DocumentKind::Invoice, "/invoices"),
            (DocumentKind::DownPayment, "/invoices"),
            (DocumentKind::Recurring, "/recurring"),
            (DocumentKind::CreditNote, "/credit-notes"),
        ] {
            assert_eq!(document(kind, id), format!("{path}/{id}"));
        }
        assert_eq!(payment(PaymentId(Uuid::nil())), format!("/payments/{}", Uuid::nil()));
        assert_eq!(credit(CreditId(Uuid::nil())), format!("/credits/{}", Uuid::nil()));
    }
}
