//! What an issued document says, whole: kept beside it as it was issued, printed from, and covered by its hash.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::fields::DocumentData;
use super::line::LineData;
use super::wording::Wording;
use crate::billing::chain::{Canonical, Encoding};
use crate::billing::due::{Due, LateMention};
use crate::billing::lines::Extent;
use crate::billing::regime::DistanceMention;
use crate::billing::taxes::{Tax, Taxes};
use crate::billing::totals::{LineTotals, TaxTotal, Totals};
use crate::billing::vat::Mention;
use crate::ids::DocumentId;

/// One side of a document as it was when it was issued: changing a client never rewrites what was sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// The name.
    pub name: String,
    /// The address, line by line, the country last: by its ISO 3166-1 code, which whoever prints it puts into words.
    pub address: Vec<String>,
    /// Numbers and facts that the law asks for, by the name of their field: `siret`, `vat_number`, `rcs`, `share_capital`, `gst` …
    pub identifiers: Vec<(String, String)>,
    /// Where to write to.
    pub email: Option<String>,
    /// Where to call.
    pub phone: Option<String>,
}

/// What an issued document says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Content {
    /// Who issued it.
    pub seller: Party,
    /// Whom it is for.
    pub buyer: Party,
    /// Where goods went, if elsewhere.
    pub delivery: Option<Party>,
    /// What was typed besides the lines. Private notes stand beside the document and are no part of it.
    pub data: DocumentData,
    /// The lines.
    pub lines: Vec<LineData>,
    /// The taxes of each line, in the same order: those that it bore that day, whatever is decided later. Nothing for words, and for what is
    /// optional.
    pub taxes: Vec<Option<Taxes>>,
    /// What it comes to.
    pub totals: Totals,
    /// The last day to pay; for what is owed.
    pub due_on: Option<NaiveDate>,
    /// The last day of an offer.
    pub valid_until: Option<NaiveDate>,
    /// What is said of taxes that are not charged.
    pub mentions: Vec<Mention>,
    /// The documents that it was made of or that it corrects, with their numbers.
    pub origins: Vec<(DocumentId, String)>,
    /// What it says of paying late; for what a business owes. Documents from before say nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub late: Option<LateMention>,
    /// What is to be paid by when of an invoice that is paid in parts, in the order of the days.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dues: Vec<Due>,
    /// What it says of goods that bear another member state's VAT.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub distance: Option<DistanceMention>,
    /// The words around it on its paper. Drafts have none yet, and documents from before bear those of the day that they are printed on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wording: Option<Box<Wording>>,
}

impl Content {
    /// What is printed and hashed of what was typed: neither private notes nor costs leave the house.
    #[must_use]
    pub fn without_secrets(mut self) -> Self {
        self.data.private_notes = None;
        for line in &mut self.lines {
            line.cost = None;
        }
        self
    }
}

impl Canonical for Party {
    fn write(&self, into: &mut Encoding) {
        into.text(&self.name);
        into.whole(self.address.len() as i128);
        for line in &self.address {
            into.text(line);
        }
        into.whole(self.identifiers.len() as i128);
        for (name, value) in &self.identifiers {
            into.text(name);
            into.text(value);
        }
        into.optional_text(self.email.as_deref());
        into.optional_text(self.phone.as_deref());
    }
}

impl Canonical for LineData {
    fn write(&self, into: &mut Encoding) {
        into.text(self.kind.as_str());
        into.text(self.nature.as_str());
        into.optional_text(self.description.as_ref().map(crate::text::LongText::as_str));
        number(into, self.quantity.map(crate::billing::quantity::Quantity::millionths));
        into.optional_text(self.unit.as_ref().map(crate::text::Text::as_str));
        number(into, self.price.map(crate::billing::unit_price::UnitPrice::millionths));
        extent(into, self.discount.map(|discount| discount.0));
        number(into, self.vat.map(|rate| i64::from(rate.0)));
        into.yes(self.optional);
    }
}

impl Canonical for Tax {
    fn write(&self, into: &mut Encoding) {
        into.text(self.kind().as_str());
        into.text(self.category().as_str());
        into.whole(self.rate().per_100k().into());
    }
}

impl Canonical for TaxTotal {
    fn write(&self, into: &mut Encoding) {
        into.nested(&self.tax);
        into.whole(self.taxable_minor.into());
        into.whole(self.amount_minor.into());
    }
}

impl Canonical for LineTotals {
    fn write(&self, into: &mut Encoding) {
        match self {
            Self::Item { before_minor, amount_minor, net_minor } => {
                into.text("item");
                into.whole((*before_minor).into());
                into.whole((*amount_minor).into());
                into.whole((*net_minor).into());
            }
            Self::Subtotal { amount_minor, net_minor } => {
                into.text("subtotal");
                into.whole((*amount_minor).into());
                into.whole((*net_minor).into());
            }
            Self::Words => into.text("words"),
        }
    }
}

impl Canonical for Totals {
    fn write(&self, into: &mut Encoding) {
        into.text(self.currency.as_str());
        into.several(self.lines.iter());
        for minor in [self.lines_net_minor, self.discounts_net_minor, self.charges_net_minor, self.net_minor] {
            into.whole(minor.into());
        }
        into.several(self.taxes.iter());
        for minor in [self.tax_minor, self.gross_minor, self.due_minor] {
            into.whole(minor.into());
        }
        into.several(self.remaining.iter());
    }
}

impl Canonical for Content {
    fn write(&self, into: &mut Encoding) {
        into.nested(&self.seller);
        into.nested(&self.buyer);
        match &self.delivery {
            Some(delivery) => into.nested(delivery),
            None => into.nothing(),
        }
        into.id(self.data.client.0);
        into.optional_text(self.data.title.as_ref().map(crate::text::Text::as_str));
        into.optional_text(self.data.reference.as_ref().map(crate::text::Text::as_str));
        day(into, self.data.delivered_on);
        into.text(self.data.price_basis.as_str());
        into.text(self.data.charge.as_str());
        extent(into, self.data.discount.map(|discount| discount.0));
        into.optional_text(self.data.public_notes.as_ref().map(crate::text::LongText::as_str));
        into.several(self.lines.iter());
        into.whole(self.taxes.len() as i128);
        for taxes in &self.taxes {
            let each: Vec<Tax> = taxes.iter().flat_map(|taxes| taxes.each()).collect();
            into.several(each.iter());
        }
        into.nested(&self.totals);
        day(into, self.due_on);
        day(into, self.valid_until);
        into.whole(self.mentions.len() as i128);
        for mention in &self.mentions {
            into.text(mention.as_str());
        }
        into.whole(self.origins.len() as i128);
        for (id, number) in &self.origins {
            into.id(id.0);
            into.text(number);
        }
        // What documents from before did not say stands behind all that they did.
        if let Some(late) = &self.late {
            into.text("late");
            into.nested(late);
        }
        if !self.dues.is_empty() {
            into.text("dues");
            into.several(self.dues.iter());
        }
        if let Some(distance) = &self.distance {
            into.text("distance");
            into.nested(distance);
        }
        shipping(into, &self.data);
        if let Some(wording) = &self.wording {
            into.text("wording");
            into.nested(&**wording);
        }
    }
}

/// How goods are on their way, where that is said.
fn shipping(into: &mut Encoding, data: &DocumentData) {
    let texts = [
        data.carrier.as_ref().map(crate::text::Text::as_str),
        data.tracking.as_ref().map(crate::text::Text::as_str),
        data.weight.as_ref().map(crate::text::Text::as_str),
    ];
    if data.parcels.is_none() && texts.iter().all(Option::is_none) {
        return;
    }
    into.text("shipping");
    for text in texts {
        into.optional_text(text);
    }
    number(into, data.parcels.map(|count| count.get().into()));
}

fn number(into: &mut Encoding, number: Option<i64>) {
    match number {
        Some(number) => into.whole(number.into()),
        None => into.nothing(),
    }
}

fn day(into: &mut Encoding, day: Option<NaiveDate>) {
    match day {
        Some(day) => into.day(day),
        None => into.nothing(),
    }
}

fn extent(into: &mut Encoding, extent: Option<Extent>) {
    match extent {
        Some(Extent::Percent(rate)) => {
            into.text("percent");
            into.whole(rate.per_100k().into());
        }
        Some(Extent::AmountMinor(minor)) => {
            into.text("amount");
            into.whole(minor.into());
        }
        None => into.nothing(),
    }
}

#[cfg(test)]
pub(super) mod tests;
