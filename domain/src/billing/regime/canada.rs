//! Sellers in Canada: the tax of the province that what is sold goes to (Excise Tax Act, s. 165 and schedule IX; Canada Revenue Agency,
//! « Place of supply »).

use chrono::{Datelike, NaiveDate};

use super::{Charge, Decision, Reason, Sale, SellerRegime};
use crate::billing::rate::Rate;
use crate::billing::taxes::{Tax, TaxKind, Taxes};
use crate::billing::vat::Mention;
use crate::clients::VatRegime;
use crate::geo::{Country, Province};

/// What a sale from Canada is charged.
pub(super) fn decide(sale: &Sale<'_>) -> Decision {
    if sale.seller.regime == SellerRegime::Franchise {
        return Decision { charge: Charge::Untaxed(Mention::NotRegistered), reason: Reason::SellerChargesNone };
    }
    let leaves = Charge::Untaxed(Mention::ExportElsewhere);
    match sale.buyer.regime {
        VatRegime::Export => Decision { charge: leaves, reason: Reason::ClientFile },
        VatRegime::NotSubject => {
            Decision { charge: Charge::Untaxed(Mention::NotApplicable), reason: Reason::ClientFile }
        }
        // Zero-rated: Excise Tax Act, schedule VI, part V.
        VatRegime::Automatic | VatRegime::IntraCommunity if sale.destination().country != Country::CANADA => {
            Decision { charge: leaves, reason: Reason::Export }
        }
        VatRegime::Automatic | VatRegime::IntraCommunity | VatRegime::Taxable => within(sale),
    }
}

/// The tax of the client's province, of the seller's where that is not known.
fn within(sale: &Sale<'_>) -> Decision {
    let is_canadian = |province: &Province| province.country() == Country::CANADA;
    let province = sale.destination().province.filter(is_canadian).or(sale.seller.place.province);
    let (taxes, reason) = match province.map(Province::as_str) {
        Some("QC") if sale.seller.has_qst => (Taxes::QUEBEC, Reason::Quebec),
        Some("QC") => (Taxes::GST, Reason::Province),
        Some(code) => (harmonized(code, sale.on).unwrap_or(Taxes::GST), Reason::Province),
        None => (Taxes::GST, Reason::ProvinceUnknown),
    };
    Decision { charge: Charge::These(taxes), reason }
}

/// The harmonized sales tax, where a province has it. The sales taxes that British Columbia, Manitoba and Saskatchewan raise by themselves
/// are charged by who is registered there alone.
fn harmonized(province: &str, on: NaiveDate) -> Option<Taxes> {
    let rate = match province {
        "ON" => Rate::known(13_000),
        "NB" | "NL" | "PE" => Rate::known(15_000),
        // 15 % until the end of March 2025.
        "NS" if (on.year(), on.month()) < (2025, 4) => Rate::known(15_000),
        "NS" => Rate::known(14_000),
        _ => return None,
    };
    Some(Taxes::one(Tax::at(TaxKind::Hst, rate)))
}
