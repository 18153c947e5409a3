//! Goods that a company sends to consumers of other member states: whose VAT they bear, and what a document says of it.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{Decision, Reason, Sale};
use crate::billing::chain::{Canonical, Encoding};
use crate::billing::territory::Territory;
use crate::clients::VatRegime;
use crate::field::{choice_fields, choices};
use crate::geo::Country;
use crate::products::ProductKind;

/// What a company may sell to consumers of other member states and still charge its own VAT, in cents of a euro without taxes: €10,000 in
/// this calendar year and in the last, goods and electronic services together (directive 2006/112/EC, art. 59 c; CGI, art. 259 D, I).
pub const THRESHOLD_MINOR: i64 = 1_000_000;

/// From which share of it on a company is warned: four fifths.
const NEAR_MINOR: i64 = THRESHOLD_MINOR / 5 * 4;

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

/// What a company has sold to consumers of other member states without taxes, in cents of a euro: goods alone, since nothing tells electronic
/// services from others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DistanceSold {
    /// A calendar year.
    pub year: i32,
    /// In that year.
    pub this_minor: i64,
    /// In the year before.
    pub last_minor: i64,
    /// More was sold in other currencies, which is not counted: no rate of exchange is known.
    pub has_others: bool,
}

/// Where that stands against the threshold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AgainstThreshold {
    /// Well below it.
    Below,
    /// Four fifths of it and more, in this year: what is sold next may pass it.
    Near,
    /// Beyond it, in this year or in the last.
    Beyond,
}

impl DistanceSold {
    /// Where it stands.
    #[must_use]
    pub const fn stands(self) -> AgainstThreshold {
        if self.this_minor > THRESHOLD_MINOR || self.last_minor > THRESHOLD_MINOR {
            AgainstThreshold::Beyond
        } else if self.this_minor >= NEAR_MINOR {
            AgainstThreshold::Near
        } else {
            AgainstThreshold::Below
        }
    }

    /// With so much more, sold on a day. Other years do not count.
    #[must_use]
    pub fn with(mut self, minor: i64, on: NaiveDate) -> Self {
        if on.year() == self.year {
            self.this_minor = self.this_minor.saturating_add(minor);
        } else if on.year() == self.year - 1 {
            self.last_minor = self.last_minor.saturating_add(minor);
        }
        self
    }
}

impl Sale<'_> {
    /// Whether it adds up to the threshold: goods that go to a consumer of another member state (directive 2006/112/EC, art. 14, 4, 1),
    /// whatever they are charged.
    #[must_use]
    pub fn is_at_a_distance(&self) -> bool {
        let (from, to) = (Territory::of(self.seller.place, self.on), Territory::of(self.destination(), self.on));
        let is_of_a_consumer =
            !self.buyer.is_business() && matches!(self.buyer.regime, VatRegime::Automatic | VatRegime::Taxable);
        let is_within_union = from.is_union_for_goods() && to.is_union_for_goods();
        self.kind == ProductKind::Article && is_of_a_consumer && is_within_union && from != to
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
