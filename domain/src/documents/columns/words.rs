//! The words of kinds and states in files of documents: those of the screen, each in the gender of what it is said of.

use crate::billing::kind::DocumentKind as K;
use crate::billing::recurrence::Unit;
use crate::billing::state::ShownState as S;
use crate::documents::repeat::{Billed, Leaves};
use crate::imports::choices::Choices;

/// What documents are.
#[rustfmt::skip]
pub(super) const KINDS: Choices = &[
    (K::Quote.as_str(), "Devis", "Quote", &[]),
    (K::Order.as_str(), "Commande", "Order", &[]),
    (K::DeliveryNote.as_str(), "Bon de livraison", "Delivery note", &[]),
    (K::Proforma.as_str(), "Facture pro forma", "Pro forma invoice", &[]),
    (K::Invoice.as_str(), "Facture", "Invoice", &[]),
    (K::DownPayment.as_str(), "Facture d’acompte", "Down payment invoice", &[]),
    (K::CreditNote.as_str(), "Avoir", "Credit note", &[]),
    (K::Recurring.as_str(), "Facture récurrente", "Recurring invoice", &[]),
];

/// The states of « un devis », « un bon de livraison » and « un avoir ».
#[rustfmt::skip]
pub(super) const MASCULINE: Choices = &[
    (S::Draft.as_str(), "Brouillon", "Draft", &[]),
    (S::Issued.as_str(), "Émis", "Issued", &[]),
    (S::Sent.as_str(), "Envoyé", "Sent", &[]),
    (S::Viewed.as_str(), "Consulté", "Viewed", &[]),
    (S::Accepted.as_str(), "Accepté", "Accepted", &[]),
    (S::Refused.as_str(), "Refusé", "Refused", &[]),
    (S::Expired.as_str(), "Expiré", "Expired", &[]),
    (S::Delivered.as_str(), "Livré", "Delivered", &[]),
    (S::Invoiced.as_str(), "Facturé", "Invoiced", &[]),
    (S::Cancelled.as_str(), "Annulé", "Cancelled", &[]),
    (S::Partial.as_str(), "Utilisé en partie", "Partly used", &[]),
    (S::Applied.as_str(), "Utilisé", "Used", &[]),
    (S::Archived.as_str(), "Archivé", "Archived", &[]),
    (S::Deleted.as_str(), "Supprimé", "Deleted", &[]),
];

/// The states of « une commande », « une facture » and « une facture récurrente ».
#[rustfmt::skip]
pub(super) const FEMININE: Choices = &[
    (S::Draft.as_str(), "Brouillon", "Draft", &[]),
    (S::Issued.as_str(), "Émise", "Issued", &[]),
    (S::Sent.as_str(), "Envoyée", "Sent", &[]),
    (S::Viewed.as_str(), "Consultée", "Viewed", &[]),
    (S::Accepted.as_str(), "Acceptée", "Accepted", &[]),
    (S::Refused.as_str(), "Refusée", "Refused", &[]),
    (S::Delivered.as_str(), "Livrée", "Delivered", &[]),
    (S::Invoiced.as_str(), "Facturée", "Invoiced", &[]),
    (S::Cancelled.as_str(), "Annulée", "Cancelled", &[]),
    (S::Partial.as_str(), "Payée en partie", "Partly paid", &[]),
    (S::Overdue.as_str(), "En retard", "Overdue", &[]),
    (S::Paid.as_str(), "Payée", "Paid", &[]),
    (S::Credited.as_str(), "Annulée par avoir", "Credited", &[]),
    (S::WrittenOff.as_str(), "Irrécouvrable", "Written off", &[]),
    (S::Active.as_str(), "Active", "Active", &[]),
    (S::Paused.as_str(), "En pause", "Paused", &[]),
    (S::Ended.as_str(), "Terminée", "Ended", &[]),
    (S::Archived.as_str(), "Archivée", "Archived", &[]),
    (S::Deleted.as_str(), "Supprimée", "Deleted", &[]),
];

/// What a rhythm is counted in.
pub(super) const UNITS: Choices = &[
    (Unit::Days.as_str(), "jours", "days", &[]),
    (Unit::Weeks.as_str(), "semaines", "weeks", &[]),
    (Unit::Months.as_str(), "mois", "months", &[]),
    (Unit::Years.as_str(), "ans", "years", &[]),
];

/// The period that the texts of an invoice name.
pub(super) const PERIODS: Choices = &[
    (Billed::Ahead.as_str(), "À venir", "The one ahead", &[]),
    (Billed::Behind.as_str(), "Écoulée", "The one before", &[]),
];

/// What becomes of an invoice that was made.
pub(super) const LEAVES: Choices = &[
    (Leaves::Issued.as_str(), "Émises", "Issued", &[]),
    (Leaves::Draft.as_str(), "Laissées en brouillon", "Left as drafts", &[]),
];
