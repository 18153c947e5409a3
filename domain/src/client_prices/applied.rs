//! What a client pays for a product on a day, and why.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::choices::Covers;
use super::record::{Agreed, ClientPrice, NewClientPrice, PriceOf, Standing};
use crate::billing::rate::Rate;
use crate::ids::{ListItemId, ProductId};
use crate::money::{Currency, Money};
use crate::price_lists::Listed;
use crate::products::PriceBasis;

/// A product that is asked about.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    /// Which one.
    pub product: ProductId,
    /// The category that it is of.
    pub category: Option<ListItemId>,
    /// Its own price.
    pub price: Money,
    /// What the client's price list says of it on the day.
    pub listed: Option<Listed>,
    /// Whether its own price is with or without taxes.
    pub basis: PriceBasis,
    /// What the client's documents are in.
    pub currency: Currency,
    /// The day.
    pub on: NaiveDate,
}

/// What is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Applied {
    /// The price of one, before the discount.
    pub price: Money,
    /// With or without taxes.
    pub basis: PriceBasis,
    /// What is taken off it.
    pub discount: Option<Rate>,
    /// Why.
    pub reason: PriceReason,
}

/// Why a product costs what it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PriceReason {
    /// The client has agreed it on its own.
    Agreed {
        /// The first day that this holds.
        first_day: Option<NaiveDate>,
        /// The last day.
        last_day: Option<NaiveDate>,
    },
    /// It is in the client's price list.
    PriceList,
    /// The client's price list says so of its category.
    PriceListCategory,
    /// It is the product's own price.
    Product,
}

/// How closely an agreement is about a product; a later one is closer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Closeness {
    DiscountOfCategory,
    DiscountOfProduct,
    Price,
}

/// What a client pays on a day, by what it has agreed: its own price of the product, else its own discount of the product, else that of the
/// product's category, else what its price list says of the product, else what that says of the category, else the product's own price.
///
/// Of several that hold and are equally close, the one that began last counts, and of those the one that was recorded last. A discount is
/// taken off the price that would be paid otherwise: the price list's, else the product's. Discounts do not add up: where the price list has
/// one, the client's own takes its place.
#[must_use]
pub fn applied(asked: &Asked, agreed: &[ClientPrice]) -> Applied {
    let usual = usual(asked);
    let close = |one: &ClientPrice| Some((closeness(asked, &one.new)?, one.new.first_day, one.id));
    let holding = agreed.iter().filter(|one| one.new.standing(asked.on) == Standing::Holds);
    let closest = holding.filter_map(|one| Some((close(one)?, &one.new))).max_by_key(|(close, _)| *close);
    let Some((_, NewClientPrice { agreed, first_day, last_day, .. })) = closest else { return usual };
    let reason = PriceReason::Agreed { first_day: *first_day, last_day: *last_day };
    match *agreed {
        Agreed::Price { amount, basis } => Applied { price: amount, basis, discount: None, reason },
        Agreed::Discount(rate) => Applied { discount: Some(rate), reason, ..usual },
    }
}

/// Without any agreement.
fn usual(asked: &Asked) -> Applied {
    let own = Applied { price: asked.price, basis: asked.basis, discount: None, reason: PriceReason::Product };
    let Some(Listed { covers, agreed }) = asked.listed else { return own };
    let reason = match covers {
        Covers::Product => PriceReason::PriceList,
        Covers::Category => PriceReason::PriceListCategory,
    };
    match agreed {
        Agreed::Price { amount, basis } => Applied { price: amount, basis, discount: None, reason },
        Agreed::Discount(rate) => Applied { discount: Some(rate), reason, ..own },
    }
}

/// How closely it is about the product; nothing where it is not.
fn closeness(asked: &Asked, new: &NewClientPrice) -> Option<Closeness> {
    match (new.of, new.agreed) {
        (PriceOf::Product(product), _) if product != asked.product => None,
        (PriceOf::Category(category), _) if Some(category) != asked.category => None,
        (PriceOf::Product(_), Agreed::Price { amount, .. }) => {
            (amount.currency() == asked.currency).then_some(Closeness::Price)
        }
        (PriceOf::Product(_), Agreed::Discount(_)) => Some(Closeness::DiscountOfProduct),
        (PriceOf::Category(_), Agreed::Discount(_)) => Some(Closeness::DiscountOfCategory),
        // A category has no price: what is in it costs this and that.
        (PriceOf::Category(_), Agreed::Price { .. }) => None,
    }
}

#[cfg(test)]
mod tests;
