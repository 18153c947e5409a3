//! What a client has agreed, as it is kept.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::billing::rate::Rate;
use crate::ids::{ClientPriceId, ListItemId, ProductId};
use crate::money::Money;
use crate::products::PriceBasis;
use crate::text::LongText;

/// The most agreements of one client: as many as a price list of its own would have lines, and no more than a page shows.
pub const MAX_CLIENT_PRICES: u32 = 500;

/// What it is agreed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PriceOf {
    /// One product.
    Product(ProductId),
    /// Every product of a category.
    Category(ListItemId),
}

/// What is agreed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Agreed {
    /// A price of its own. What is in another currency than the client's documents holds for none of them.
    Price {
        /// How much.
        amount: Money,
        /// With or without taxes.
        basis: PriceBasis,
    },
    /// What is taken off the price that it would pay otherwise.
    Discount(Rate),
}

/// An agreement that was read without an error.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewClientPrice {
    /// What it is for.
    pub of: PriceOf,
    /// What is agreed.
    pub agreed: Agreed,
    /// The first day that it holds; it has always held without one.
    pub first_day: Option<NaiveDate>,
    /// The last day that it holds; it does not end without one.
    pub last_day: Option<NaiveDate>,
    /// What is worth knowing of it.
    pub note: Option<LongText<500>>,
}

/// An agreement as stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClientPrice {
    /// Its id.
    pub id: ClientPriceId,
    /// Counts its saves; a save names the one it was made from.
    pub version: i32,
    /// What it says.
    pub new: NewClientPrice,
}

/// Where a day lies beside the days that an agreement holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// It holds.
    Holds,
    /// It does not hold yet.
    ToCome,
    /// It holds no longer.
    Over,
}

impl Standing {
    /// How what holds from a first day to a last one stands on a day. Both belong to it.
    #[must_use]
    pub fn between(first_day: Option<NaiveDate>, last_day: Option<NaiveDate>, day: NaiveDate) -> Self {
        if last_day.is_some_and(|last| last < day) {
            Self::Over
        } else if first_day.is_some_and(|first| day < first) {
            Self::ToCome
        } else {
            Self::Holds
        }
    }
}

impl NewClientPrice {
    /// How it stands on a day. Both its days belong to it.
    #[must_use]
    pub fn standing(&self, day: NaiveDate) -> Standing {
        Standing::between(self.first_day, self.last_day, day)
    }
}
