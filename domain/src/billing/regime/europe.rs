//! Sellers in the European Union: France by its own code, the others by the directive.

use super::{Charge, Decision, DistanceSales, Reason, Sale, SellerRegime};
use crate::billing::rates::{standard, standard_at};
use crate::billing::taxes::Taxes;
use crate::billing::territory::{Place, Territory};
use crate::billing::vat::Mention;
use crate::clients::VatRegime;
use crate::geo::Country;
use crate::products::ProductKind;

/// What a sale from the European Union is charged.
pub(super) fn decide(sale: &Sale<'_>, from: Territory) -> Decision {
    let told = |charge| Decision { charge, reason: Reason::ClientFile };
    let decision = match sale.buyer.regime {
        VatRegime::Automatic => match sale.kind {
            ProductKind::Article => goods(sale, from),
            ProductKind::Service => service(sale, from),
        },
        VatRegime::Taxable => told(own(from)),
        VatRegime::Export => told(Charge::Untaxed(export(from))),
        VatRegime::IntraCommunity => told(Charge::Untaxed(match sale.kind {
            ProductKind::Article => intra_community(from),
            ProductKind::Service => Mention::ReverseCharge,
        })),
        VatRegime::NotSubject => told(Charge::Untaxed(Mention::NotApplicable)),
    };
    let is_franchise = sale.seller.regime == SellerRegime::Franchise;
    if is_franchise && !holds_for_franchise(decision) {
        let mention = by_law(from, Mention::FranchiseFrance, Mention::FranchiseUnion);
        return Decision { charge: Charge::Untaxed(mention), reason: Reason::SellerChargesNone };
    }
    decision
}

/// A service whose place is elsewhere is not taxed here at all, so that being below the thresholds here changes nothing (CGI, art. 259, 1°
/// and 286 ter, 5°), and neither are goods whose place is where a consumer is (art. 258 A). Other goods are: those of a seller in
/// « franchise » are not exempt as intra-community supplies (art. 262 ter, I, 1°).
const fn holds_for_franchise(decision: Decision) -> bool {
    let is_elsewhere = matches!(
        decision.charge,
        Charge::Untaxed(Mention::ReverseCharge | Mention::ServiceAbroadFrance | Mention::ServiceAbroadUnion)
    );
    is_elsewhere || decision.reason.is_taxed_there()
}

/// Goods are taxed where they leave from (CGI, art. 258, I, a; directive 2006/112/EC, art. 32), unless they leave for good.
fn goods(sale: &Sale<'_>, from: Territory) -> Decision {
    let to = Territory::of(sale.destination(), sale.on);
    if matches!(from, Territory::UntaxedFrance(_)) {
        return untaxed(Mention::UntaxedOverseas, Reason::UntaxedOverseas);
    }
    if from == to {
        return Decision { charge: own(from), reason: Reason::Domestic };
    }
    if from.is_french() && to.is_french() {
        return untaxed(Mention::Overseas, Reason::Overseas);
    }
    if !(from.is_union_for_goods() && to.is_union_for_goods()) {
        return untaxed(export(from), Reason::Export);
    }
    if has_number_of_another_state(sale, from) {
        return untaxed(intra_community(from), Reason::IntraCommunity);
    }
    distance_sale(sale, from).unwrap_or_else(|| taxed_at_the_sellers(sale, from))
}

/// Goods for consumers of another member state: taxed there beyond the threshold, or where the seller chose so (CGI, art. 258 A; directive
/// 2006/112/EC, art. 33 and 59 c).
fn distance_sale(sale: &Sale<'_>, from: Territory) -> Option<Decision> {
    let rate = standard_at(sale.destination()).filter(|_| !sale.buyer.is_business())?;
    let there = Charge::These(Taxes::vat(rate));
    let (charge, reason) = match sale.seller.distance_sales {
        DistanceSales::Below => (own(from), Reason::BelowThreshold),
        DistanceSales::OneStopShop => (there, Reason::DistanceSale),
        DistanceSales::EachState => (there, Reason::DistanceSaleThere),
    };
    Some(Decision { charge, reason })
}

/// A service is taxed where a business that buys it is established, and else where the seller is (CGI, art. 259; directive 2006/112/EC,
/// art. 44 and 45).
fn service(sale: &Sale<'_>, from: Territory) -> Decision {
    let to = Territory::of(sale.buyer.place, sale.on);
    if from == to {
        Decision { charge: own(from), reason: Reason::Domestic }
    } else if !sale.buyer.is_business() {
        Decision { charge: own(from), reason: Reason::Consumer }
    } else if from.is_french() && to.is_french() {
        within_france(sale, from, to)
    } else if !to.is_union_for_services() {
        let mention = by_law(from, Mention::ServiceAbroadFrance, Mention::ServiceAbroadUnion);
        untaxed(mention, Reason::ServiceAbroad)
    } else if has_number_of_another_state(sale, from) {
        untaxed(Mention::ReverseCharge, Reason::ReverseCharge)
    } else {
        taxed_at_the_sellers(sale, from)
    }
}

/// A business of another part of France is charged by the seller, at the rate of its own part (BOI-TVA-GEO-20-40; impots.gouv.fr, « TVA sur
/// prestations de services métropole/DOM »): the normal one, unless a reduced one is chosen.
fn within_france(sale: &Sale<'_>, from: Territory, to: Territory) -> Decision {
    if matches!(to, Territory::UntaxedFrance(_)) {
        return untaxed(Mention::UntaxedOverseas, Reason::OverseasService);
    }
    let rate = standard(sale.buyer.place.country);
    let is_same_rate = rate == standard(sale.seller.place.country);
    let charge = rate.filter(|_| !is_same_rate).map_or_else(|| own(from), |rate| Charge::These(Taxes::vat(rate)));
    Decision { charge, reason: Reason::OverseasService }
}

/// Taxed as if the client were a neighbour, since nothing shows that the tax is due elsewhere.
fn taxed_at_the_sellers(sale: &Sale<'_>, from: Territory) -> Decision {
    let reason = if sale.buyer.is_business() { Reason::NoVatNumber } else { Reason::Consumer };
    Decision { charge: own(from), reason }
}

/// Whether the client has a VAT number of a member state that is not the seller's (directive 2006/112/EC, art. 138, 1, b and 196). `XI`,
/// Northern Ireland's, is for goods.
fn has_number_of_another_state(sale: &Sale<'_>, from: Territory) -> bool {
    let home = match from {
        Territory::Member(country) => country,
        Territory::NorthernIreland => Country::UNITED_KINGDOM,
        _ => Country::FRANCE,
    };
    sale.buyer.vat_number.is_some_and(|number| {
        let issuer = number.country();
        let of_issuer = Territory::of(Place { country: issuer, province: None, postal_code: "" }, sale.on);
        let is_valid = match number.prefix() {
            "XI" => sale.kind == ProductKind::Article,
            _ => of_issuer.is_union_for_goods(),
        };
        is_valid && issuer != home
    })
}

/// What is taxed where the seller is: nothing in French Guiana and Mayotte.
const fn own(from: Territory) -> Charge {
    match from {
        Territory::UntaxedFrance(_) => Charge::Untaxed(Mention::UntaxedOverseas),
        _ => Charge::Own,
    }
}

const fn untaxed(mention: Mention, reason: Reason) -> Decision {
    Decision { charge: Charge::Untaxed(mention), reason }
}

const fn by_law(from: Territory, french: Mention, other: Mention) -> Mention {
    if from.is_french() { french } else { other }
}

const fn export(from: Territory) -> Mention {
    by_law(from, Mention::ExportFrance, Mention::ExportUnion)
}

const fn intra_community(from: Territory) -> Mention {
    by_law(from, Mention::IntraCommunityFrance, Mention::IntraCommunityUnion)
}
