//! Which tax a sale bears: what follows from who sells what to whom, and where it goes.
//!
//! The general rules alone. What has a place of its own (buildings, transport, meals, admission: CGI, art. 259 A; electronic services: art.
//! 259 D) and what is exempt by its nature (art. 261) is for the user to choose: a decision can always be overridden.

mod canada;
mod distance;
mod elsewhere;
mod europe;

pub use distance::{AgainstThreshold, DistanceMention, DistanceSales, DistanceSold, THRESHOLD_MINOR};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::rate::Rate;
use super::taxes::Taxes;
use super::territory::{Place, Territory};
use super::vat::Mention;
use crate::clients::{ClientKind, VatRegime};
use crate::field::{choice_fields, choices};
use crate::geo::Country;
use crate::identifiers::VatNumber;
use crate::products::ProductKind;

choices! {
    /// Whether a company charges tax at all.
    SellerRegime {
        /// It does.
        #[default]
        Taxable = "taxable",
        /// It is below the thresholds and has not chosen to: « franchise en base » (CGI, art. 293 B; directive 2006/112/EC, art. 284), or
        /// small supplier (Excise Tax Act, s. 148).
        Franchise = "franchise",
    }

    /// Why a sale is taxed as it is: told beside the tax, so that nobody need guess.
    Reason {
        /// Seller and client, or the goods' destination, are in the territory of one tax.
        #[default]
        Domestic = "domestic",
        /// The company charges no tax.
        SellerChargesNone = "seller_charges_none",
        /// Goods leave for a client with a VAT number of another member state.
        IntraCommunity = "intra_community",
        /// A service for a client with a VAT number of another member state, who owes the tax.
        ReverseCharge = "reverse_charge",
        /// The client says to be a business of another member state, and has no VAT number of one: the seller's tax.
        NoVatNumber = "no_vat_number",
        /// A consumer elsewhere: the seller's tax.
        Consumer = "consumer",
        /// Goods for a consumer of another member state, taxed there under the one-stop shop.
        DistanceSale = "distance_sale",
        /// The same, declared in that member state itself.
        DistanceSaleThere = "distance_sale_there",
        /// Goods for a consumer of another member state, below the threshold of distance sales: the seller's tax.
        BelowThreshold = "below_threshold",
        /// Goods leave the territory of the tax.
        Export = "export",
        /// A service for a business outside.
        ServiceAbroad = "service_abroad",
        /// Goods between mainland France and its overseas departments.
        Overseas = "overseas",
        /// A service for a business of another part of France, at the rates of that part.
        OverseasService = "overseas_service",
        /// VAT does not apply there.
        UntaxedOverseas = "untaxed_overseas",
        /// Québec: both taxes.
        Quebec = "quebec",
        /// Another province: its tax.
        Province = "province",
        /// Canada, and no province is known.
        ProvinceUnknown = "province_unknown",
        /// The client's file says so.
        ClientFile = "client_file",
        /// The user chose it for this document.
        Chosen = "chosen",
    }
}

choice_fields!(SellerRegime);

/// Who sells.
#[derive(Clone, Copy, Debug)]
pub struct Seller<'a> {
    /// Where it is established.
    pub place: Place<'a>,
    /// Whether it charges tax.
    pub regime: SellerRegime,
    /// Whose VAT it charges consumers of other member states for goods.
    pub distance_sales: DistanceSales,
    /// It is registered for the QST.
    pub has_qst: bool,
}

/// Who buys.
#[derive(Clone, Copy, Debug)]
pub struct Buyer<'a> {
    /// Where it is established: its billing address.
    pub place: Place<'a>,
    /// What it is.
    pub kind: ClientKind,
    /// What its file says of VAT.
    pub regime: VatRegime,
    /// Its VAT number, of the right form; whether it is in force, VIES tells.
    pub vat_number: Option<&'a VatNumber>,
}

/// What is sold by whom to whom.
#[derive(Clone, Copy, Debug)]
pub struct Sale<'a> {
    /// Who sells.
    pub seller: Seller<'a>,
    /// Who buys.
    pub buyer: Buyer<'a>,
    /// Where goods go, if not to the client's own address.
    pub delivery: Option<Place<'a>>,
    /// Goods or a service.
    pub kind: ProductKind,
    /// The day that the tax falls due.
    pub on: NaiveDate,
}

/// What is charged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Charge {
    /// VAT at the product's own rate, else at the company's usual one.
    Own,
    /// These taxes, since the product's own rate is another territory's.
    These(Taxes),
    /// None, for a reason that the document says.
    Untaxed(Mention),
}

/// What is charged, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Decision {
    /// What is charged.
    pub charge: Charge,
    /// Why.
    pub reason: Reason,
}

impl Buyer<'_> {
    /// A taxable person: a business by its file, or whoever has a VAT number (implementing regulation (EU) 282/2011, art. 18).
    #[must_use]
    pub fn is_business(&self) -> bool {
        self.kind == ClientKind::Company || self.vat_number.is_some()
    }
}

impl Charge {
    /// The taxes of a line whose product has a rate. What bears none at home bears none elsewhere.
    ///
    /// Nothing where a rate is needed and neither the product nor the company has one: somebody is to choose.
    #[must_use]
    pub fn taxes(self, own: Option<Rate>) -> Option<Taxes> {
        match self {
            Self::Own => own.map(Taxes::vat),
            Self::These(taxes) if own.is_some_and(Rate::is_zero) => Some(taxes.zero_rated()),
            Self::These(taxes) => Some(taxes),
            Self::Untaxed(mention) => Some(Taxes::none(mention.category())),
        }
    }

    /// What the document must say about it.
    #[must_use]
    pub const fn mention(self) -> Option<Mention> {
        match self {
            Self::Own | Self::These(_) => None,
            Self::Untaxed(mention) => Some(mention),
        }
    }
}

/// What a sale is charged, by the law of where the seller is established; `chosen` is what the user wants instead.
#[must_use]
pub fn decide(sale: &Sale<'_>, chosen: Option<Charge>) -> Decision {
    if let Some(charge) = chosen {
        return Decision { charge, reason: Reason::Chosen };
    }
    match Territory::of(sale.seller.place, sale.on) {
        Territory::Third(Country::CANADA) => canada::decide(sale),
        Territory::Third(_) => elsewhere::decide(sale),
        // A member state for goods alone.
        Territory::NorthernIreland if sale.kind == ProductKind::Service => elsewhere::decide(sale),
        from => europe::decide(sale, from),
    }
}

impl<'a> Sale<'a> {
    /// Where what is sold goes: goods where they are delivered, a service to where the client is established.
    fn destination(&self) -> Place<'a> {
        match self.kind {
            ProductKind::Article => self.delivery.unwrap_or(self.buyer.place),
            ProductKind::Service => self.buyer.place,
        }
    }
}

#[cfg(test)]
mod distance_tests;
#[cfg(test)]
mod tests;
