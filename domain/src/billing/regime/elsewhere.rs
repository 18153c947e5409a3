//! Sellers outside the European Union and Canada: their own tax at home, none on what leaves. Their law has more to say, and the user may
//! choose otherwise.

use super::{Charge, Decision, Reason, Sale, SellerRegime};
use crate::billing::vat::Mention;
use crate::clients::VatRegime;
use crate::products::ProductKind;

/// What a sale from another country is charged.
pub(super) fn decide(sale: &Sale<'_>) -> Decision {
    if sale.seller.regime == SellerRegime::Franchise {
        return Decision { charge: Charge::Untaxed(Mention::NotRegistered), reason: Reason::SellerChargesNone };
    }
    let (charge, reason) = match sale.buyer.regime {
        VatRegime::Automatic => by_place(sale),
        VatRegime::Taxable => (Charge::Own, Reason::ClientFile),
        VatRegime::Export | VatRegime::IntraCommunity => {
            (Charge::Untaxed(Mention::ExportElsewhere), Reason::ClientFile)
        }
        VatRegime::NotSubject => (Charge::Untaxed(Mention::NotApplicable), Reason::ClientFile),
    };
    Decision { charge, reason }
}

fn by_place(sale: &Sale<'_>) -> (Charge, Reason) {
    if sale.destination().country == sale.seller.place.country {
        return (Charge::Own, Reason::Domestic);
    }
    match sale.kind {
        ProductKind::Article => (Charge::Untaxed(Mention::ExportElsewhere), Reason::Export),
        ProductKind::Service => (Charge::Untaxed(Mention::NotApplicable), Reason::ServiceAbroad),
    }
}
