//! The kinds of documents: what each may become, whose numbers it has and how it moves what a client owes.

use crate::field::choices;
use crate::ids::ClientId;
use crate::money::Currency;

choices! {
    /// What is exchanged with a client (A8.2); one table keeps them all.
    #[derive(PartialOrd, Ord)]
    DocumentKind {
        /// Prices offered until a day: a « devis », in Québec a « soumission ».
        #[default]
        Quote = "quote",
        /// What the client has ordered.
        Order = "order",
        /// What was handed over, without prices if so wished.
        DeliveryNote = "delivery_note",
        /// What an invoice would say. It is none: nothing is owed by it, and it deducts no VAT.
        Proforma = "proforma",
        /// What is owed.
        Invoice = "invoice",
        /// An invoice over a part that is paid in advance (« facture d’acompte », CGI art. 289, I, 1, c).
        DownPayment = "down_payment",
        /// What is taken back of an invoice (« avoir », in Québec a « note de crédit »; CGI art. 272, 1).
        CreditNote = "credit_note",
        /// What invoices are made of again and again; never issued itself.
        Recurring = "recurring",
    }

    /// Documents that are numbered together.
    #[derive(PartialOrd, Ord)]
    DocumentSeries {
        /// Quotes.
        #[default]
        Quote = "quote",
        /// Orders.
        Order = "order",
        /// Delivery notes.
        DeliveryNote = "delivery_note",
        /// Pro formas: apart from invoices, whose series may have no gap.
        Proforma = "proforma",
        /// Invoices, those over down payments among them.
        Invoice = "invoice",
        /// Credit notes.
        CreditNote = "credit_note",
    }
}

/// Which way a document moves what its client owes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// More is owed.
    Up,
    /// Less is owed.
    Down,
}

impl DocumentKind {
    /// What it may be made into, the usual first.
    #[must_use]
    pub const fn conversions(self) -> &'static [Self] {
        match self {
            Self::Quote => &[Self::Order, Self::Invoice, Self::DownPayment],
            Self::Order => &[Self::DeliveryNote, Self::Invoice, Self::DownPayment],
            Self::DeliveryNote | Self::Proforma | Self::Recurring => &[Self::Invoice],
            Self::Invoice | Self::DownPayment => &[Self::CreditNote],
            Self::CreditNote => &[],
        }
    }

    /// Whether several of it go into one of another kind: what was ordered or delivered in a month is invoiced at its end.
    #[must_use]
    pub const fn joins(self, other: Self) -> bool {
        matches!((self, other), (Self::Order | Self::DeliveryNote, Self::Invoice))
    }

    /// Whose numbers it is given when it is issued; none where it is never issued.
    #[must_use]
    pub const fn series(self) -> Option<DocumentSeries> {
        match self {
            Self::Quote => Some(DocumentSeries::Quote),
            Self::Order => Some(DocumentSeries::Order),
            Self::DeliveryNote => Some(DocumentSeries::DeliveryNote),
            Self::Proforma => Some(DocumentSeries::Proforma),
            Self::Invoice | Self::DownPayment => Some(DocumentSeries::Invoice),
            Self::CreditNote => Some(DocumentSeries::CreditNote),
            Self::Recurring => None,
        }
    }

    /// Which way its issue moves the ledger; nothing where it says nothing of what is owed.
    #[must_use]
    pub const fn moves(self) -> Option<Direction> {
        match self {
            Self::Invoice | Self::DownPayment => Some(Direction::Up),
            Self::CreditNote => Some(Direction::Down),
            Self::Quote | Self::Order | Self::DeliveryNote | Self::Proforma | Self::Recurring => None,
        }
    }

    /// Whether payments are allocated to it.
    #[must_use]
    pub const fn is_owed(self) -> bool {
        matches!(self.moves(), Some(Direction::Up))
    }
}

/// A document that another is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Its kind.
    pub kind: DocumentKind,
    /// Whose it is.
    pub client: ClientId,
    /// What its amounts are in.
    pub currency: Currency,
}

/// Why documents cannot be made into another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConversionError {
    /// There is none.
    #[error("nothing to make it of")]
    Nothing,
    /// That kind does not become the other.
    #[error("one kind does not become the other")]
    Kind,
    /// Each of that kind becomes a document of its own.
    #[error("only one may become it")]
    NotTogether,
    /// They are of several kinds.
    #[error("several kinds in one document")]
    SeveralKinds,
    /// They are several clients'.
    #[error("several clients in one document")]
    SeveralClients,
    /// Their amounts are in several currencies.
    #[error("several currencies in one document")]
    SeveralCurrencies,
}

/// Whether documents may be made into one of a kind. Their states have their say besides ([`DocumentState`]).
///
/// [`DocumentState`]: crate::billing::state::DocumentState
pub fn convert(origins: &[Origin], into: DocumentKind) -> Result<(), ConversionError> {
    let (first, others) = origins.split_first().ok_or(ConversionError::Nothing)?;
    if !first.kind.conversions().contains(&into) {
        return Err(ConversionError::Kind);
    }
    for other in others {
        if other.kind != first.kind {
            return Err(ConversionError::SeveralKinds);
        }
        if other.client != first.client {
            return Err(ConversionError::SeveralClients);
        }
        if other.currency != first.currency {
            return Err(ConversionError::SeveralCurrencies);
        }
    }
    if others.is_empty() || first.kind.joins(into) { Ok(()) } else { Err(ConversionError::NotTogether) }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn origin(kind: DocumentKind) -> Origin {
        Origin { kind, client: ClientId(Uuid::nil()), currency: Currency::EUR }
    }

    #[test]
    fn what_is_made_into_something_ends_with_an_invoice_or_its_credit_note() {
        for &kind in DocumentKind::ALL {
            let mut ahead = vec![kind];
            for _ in DocumentKind::ALL {
                ahead = ahead.iter().flat_map(|kind| kind.conversions().iter().copied()).collect();
                assert!(!ahead.contains(&kind), "{kind:?} becomes itself again");
            }
            assert!(ahead.is_empty(), "{kind:?} never ends");
        }
        let ends: Vec<_> = DocumentKind::ALL.iter().filter(|kind| kind.conversions().is_empty()).collect();
        assert_eq!(ends, [&DocumentKind::CreditNote]);
    }

    #[test]
    fn only_what_is_numbered_moves_the_ledger() {
        for kind in DocumentKind::ALL {
            assert!(kind.moves().is_none() || kind.series().is_some(), "{kind:?}");
            let is_invoice = kind.series() == Some(DocumentSeries::Invoice);
            assert_eq!(kind.is_owed(), is_invoice, "{kind:?}");
            assert_eq!(kind.conversions().contains(&DocumentKind::CreditNote), is_invoice, "{kind:?}");
        }
        for &series in DocumentSeries::ALL {
            assert!(DocumentKind::ALL.iter().any(|kind| kind.series() == Some(series)), "{series:?}");
        }
    }

    #[test]
    fn documents_of_one_client_become_one() {
        use DocumentKind as K;
        assert_eq!(convert(&[origin(K::Quote)], K::Order), Ok(()));
        assert_eq!(convert(&[origin(K::DeliveryNote), origin(K::DeliveryNote)], K::Invoice), Ok(()));
        assert_eq!(convert(&[origin(K::Order), origin(K::Order)], K::Invoice), Ok(()));
        assert_eq!(convert(&[], K::Invoice), Err(ConversionError::Nothing));
        assert_eq!(convert(&[origin(K::Invoice)], K::Quote), Err(ConversionError::Kind));
        assert_eq!(convert(&[origin(K::Quote), origin(K::Quote)], K::Invoice), Err(ConversionError::NotTogether));
        assert_eq!(
            convert(&[origin(K::Invoice), origin(K::Invoice)], K::CreditNote),
            Err(ConversionError::NotTogether)
        );
        assert_eq!(
            convert(&[origin(K::Order), origin(K::DeliveryNote)], K::Invoice),
            Err(ConversionError::SeveralKinds)
        );
        let foreign = Origin { currency: Currency::CAD, ..origin(K::Order) };
        assert_eq!(convert(&[origin(K::Order), foreign], K::Invoice), Err(ConversionError::SeveralCurrencies));
        let anothers = Origin { client: ClientId(Uuid::max()), ..origin(K::Order) };
        assert_eq!(convert(&[origin(K::Order), anothers], K::Invoice), Err(ConversionError::SeveralClients));
    }
}
