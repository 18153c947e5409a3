//! The words for taxes: their names, what a document must say where none is charged, why a sale is taxed as it is, and why it has no
//! totals.

use domain::billing::regime::{DistanceMention, DistanceSales, Reason};
use domain::billing::taxes::TaxKind;
use domain::billing::totals::{Problem, TotalsError};
use domain::billing::vat::{Mention, VatCategory};

use crate::places;
use crate::words::{Locale, td_string};

/// The name of a tax.
#[must_use]
pub fn tax_kind(l: Locale, kind: TaxKind) -> &'static str {
    match kind {
        TaxKind::Vat => td_string!(l, taxes.kind_vat),
        TaxKind::Gst => td_string!(l, taxes.kind_gst),
        TaxKind::Hst => td_string!(l, taxes.kind_hst),
        TaxKind::Qst => td_string!(l, taxes.kind_qst),
    }
}

/// The words for a category of VAT.
#[must_use]
pub fn vat_category(l: Locale, category: VatCategory) -> &'static str {
    match category {
        VatCategory::Standard => td_string!(l, taxes.category_standard),
        VatCategory::ZeroRated => td_string!(l, taxes.category_zero_rated),
        VatCategory::Exempt => td_string!(l, taxes.category_exempt),
        VatCategory::ReverseCharge => td_string!(l, taxes.category_reverse_charge),
        VatCategory::IntraCommunity => td_string!(l, taxes.category_intra_community),
        VatCategory::Export => td_string!(l, taxes.category_export),
        VatCategory::OutOfScope => td_string!(l, taxes.category_out_of_scope),
    }
}

/// What a document must say, as it is printed.
#[must_use]
pub fn mention(l: Locale, mention: Mention) -> &'static str {
    match mention {
        Mention::FranchiseFrance => td_string!(l, taxes.mention_franchise_france),
        Mention::FranchiseUnion => td_string!(l, taxes.mention_franchise_union),
        Mention::NotRegistered => td_string!(l, taxes.mention_not_registered),
        Mention::IntraCommunityFrance => td_string!(l, taxes.mention_intra_community_france),
        Mention::IntraCommunityUnion => td_string!(l, taxes.mention_intra_community_union),
        Mention::ReverseCharge => td_string!(l, taxes.mention_reverse_charge),
        Mention::ExportFrance => td_string!(l, taxes.mention_export_france),
        Mention::Overseas => td_string!(l, taxes.mention_overseas),
        Mention::ExportUnion => td_string!(l, taxes.mention_export_union),
        Mention::ExportElsewhere => td_string!(l, taxes.mention_export_elsewhere),
        Mention::ServiceAbroadFrance => td_string!(l, taxes.mention_service_abroad_france),
        Mention::ServiceAbroadUnion => td_string!(l, taxes.mention_service_abroad_union),
        Mention::UntaxedOverseas => td_string!(l, taxes.mention_untaxed_overseas),
        Mention::NotApplicable => td_string!(l, taxes.mention_not_applicable),
        Mention::Disbursement => td_string!(l, taxes.mention_disbursement),
        Mention::Education => td_string!(l, taxes.mention_education),
        Mention::Care => td_string!(l, taxes.mention_care),
        Mention::SecondHand => td_string!(l, taxes.mention_second_hand),
        Mention::WorksOfArt => td_string!(l, taxes.mention_works_of_art),
        Mention::Collectors => td_string!(l, taxes.mention_collectors),
        Mention::TravelAgents => td_string!(l, taxes.mention_travel_agents),
    }
}

/// What a document says of goods that bear another member state's VAT.
#[must_use]
pub fn distance_mention(l: Locale, of: DistanceMention) -> String {
    let country = places::country(l, of.country);
    match of.declared {
        DistanceSales::OneStopShop => td_string!(l, taxes.mention_one_stop_shop, country = country).to_string(),
        DistanceSales::EachState | DistanceSales::Below => {
            td_string!(l, taxes.mention_taxed_there, country = country).to_string()
        }
    }
}

/// Why a sale is taxed as it is.
#[must_use]
pub fn tax_reason(l: Locale, reason: Reason) -> &'static str {
    match reason {
        Reason::Domestic => td_string!(l, taxes.reason_domestic),
        Reason::SellerChargesNone => td_string!(l, taxes.reason_seller_charges_none),
        Reason::IntraCommunity => td_string!(l, taxes.reason_intra_community),
        Reason::ReverseCharge => td_string!(l, taxes.reason_reverse_charge),
        Reason::NoVatNumber => td_string!(l, taxes.reason_no_vat_number),
        Reason::Consumer => td_string!(l, taxes.reason_consumer),
        Reason::DistanceSale => td_string!(l, taxes.reason_distance_sale),
        Reason::DistanceSaleThere => td_string!(l, taxes.reason_distance_sale_there),
        Reason::BelowThreshold => td_string!(l, taxes.reason_below_threshold),
        Reason::Export => td_string!(l, taxes.reason_export),
        Reason::ServiceAbroad => td_string!(l, taxes.reason_service_abroad),
        Reason::Overseas => td_string!(l, taxes.reason_overseas),
        Reason::OverseasService => td_string!(l, taxes.reason_overseas_service),
        Reason::UntaxedOverseas => td_string!(l, taxes.reason_untaxed_overseas),
        Reason::Quebec => td_string!(l, taxes.reason_quebec),
        Reason::Province => td_string!(l, taxes.reason_province),
        Reason::ProvinceUnknown => td_string!(l, taxes.reason_province_unknown),
        Reason::ClientFile => td_string!(l, taxes.reason_client_file),
        Reason::Chosen => td_string!(l, taxes.reason_chosen),
    }
}

/// What stands against totals. It is shown beside the line or the discount that it is about, and does not name its place.
#[must_use]
pub fn totals_error(l: Locale, error: TotalsError) -> String {
    match error {
        TotalsError::TooManyLines { max } => td_string!(l, taxes.error_lines, max = max.to_string()).to_string(),
        TotalsError::TooManyAdjustments { max }
        | TotalsError::Line { problem: Problem::TooManyAdjustments { max }, .. }
        | TotalsError::Adjustment { problem: Problem::TooManyAdjustments { max }, .. } => {
            td_string!(l, taxes.error_adjustments, max = max.to_string()).to_string()
        }
        TotalsError::TooManyDownPayments { max } => {
            td_string!(l, taxes.error_down_payments, max = max.to_string()).to_string()
        }
        TotalsError::Line { problem: Problem::TooLarge, .. }
        | TotalsError::Adjustment { problem: Problem::TooLarge, .. } => {
            td_string!(l, taxes.error_too_large).to_string()
        }
        TotalsError::Line { problem: Problem::NothingToSpreadOver, .. }
        | TotalsError::Adjustment { problem: Problem::NothingToSpreadOver, .. } => {
            td_string!(l, taxes.error_nothing_to_spread).to_string()
        }
        TotalsError::TooLarge => td_string!(l, taxes.error_total).to_string(),
    }
}
