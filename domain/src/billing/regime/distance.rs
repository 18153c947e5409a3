//! Goods that a company sends to consumers of other member states: whose VAT they bear, and what a document says of it.

use serde::{Deserialize, Serialize};

use super::{Decision, Reason, Sale};
use crate::billing::chain::{Canonical, Encoding};
use crate::field::{choice_fields, choices};
use crate::geo::Country;

/// What a company may sell to consumers of other member states and still charge its own VAT, in cents of a euro without taxes: €10,000 in
/// this calendar year and in the last, goods and electronic services together (directive 2006/112/EC, art. 59 c; CGI, art. 259 D, I).
pub const THRESHOLD_MINOR: i64 = 1_000_000;

choices! {
    /// Whose VAT a company charges for goods that it sends to consumers of other member states.
    DistanceSales {
        /// Its own, up to the threshold ([`THRESHOLD_MINOR`]).
        #[default]
        Below = "below",
        /// That of their country, declared in the one-stop shop: beyond the threshold, or by choice (CGI, art. 258 A and 298 sexdecies G;
        /// directive 2006/112/EC, art. 33, 59 c and 369 a).
        OneStopShop = "one_stop_shop",
        /// That of their country, declared there: it has a VAT number in each.
        EachState = "each_state",
    }
}

choice_fields!(DistanceSales);

impl DistanceSales {
    /// Whether companies of a country are asked for it: those from which goods go to other member states without being exported.
    #[must_use]
    pub fn is_asked_in(country: Country) -> bool {
        country.is_eu() || country.as_str() == "MC"
    }
}

/// What a document says of goods that bear the VAT of the state they go to. The words are told elsewhere, in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DistanceMention {
    /// Where it is declared.
    pub declared: DistanceSales,
    /// The state whose VAT it is.
    pub country: Country,
}

impl Decision {
    /// What a document says of where its VAT is due, if that is another member state.
    #[must_use]
    pub fn distance(self, sale: &Sale<'_>) -> Option<DistanceMention> {
        let (declared, to) = (sale.seller.distance_sales, sale.destination().country);
        // Monaco is France for VAT (directive 2006/112/EC, art. 7).
        let country = if to.as_str() == "MC" { Country::FRANCE } else { to };
        self.reason.is_taxed_there().then_some(DistanceMention { declared, country })
    }
}

impl Reason {
    /// Whether it has the VAT of the state that the goods go to charged.
    #[must_use]
    pub const fn is_taxed_there(self) -> bool {
        matches!(self, Self::DistanceSale | Self::DistanceSaleThere)
    }
}

impl Canonical for DistanceMention {
    fn write(&self, into: &mut Encoding) {
        into.text(self.declared.as_str());
        into.text(self.country.as_str());
    }
}
