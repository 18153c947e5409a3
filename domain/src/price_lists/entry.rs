//! What a price list says of products, and what of it applies.

use serde::{Deserialize, Serialize};

use crate::billing::rate::Rate;
use crate::client_prices::{Agreed, Covers, PriceOf};
use crate::error::FieldError;
use crate::field::{FieldValue, MinorAmount, Reading};
use crate::geo::Country;
use crate::identifiers::PhoneRules;
use crate::ids::{ListItemId, ProductId};
use crate::money::{Currency, Money};
use crate::products::PriceBasis;
use crate::text::is_blank;

/// The most entries of one list beside the prices that stand on products: a catalogue of a wholesaler, and no more than a page shows.
pub const MAX_ENTRIES: u32 = 2_000;

/// The longest value that is typed of an entry.
pub const MAX_VALUE: u32 = 40;

/// What a list says of a product, or of every product of a category. It says one thing of each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// What it is about.
    pub of: PriceOf,
    /// A price, or what is taken off the product's own. A category has no price: what is in it costs this and that.
    pub agreed: Agreed,
}

/// What a list says of the product that is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    /// Whether it says so of this very product, or of its category.
    pub covers: Covers,
    /// What it says.
    pub agreed: Agreed,
}

/// What applies to a product: what the list says of it, else what it says of its category. A price in another currency than the
/// client's documents are in holds for none of them.
#[must_use]
pub fn listed(
    entries: &[Entry],
    product: ProductId,
    category: Option<ListItemId>,
    currency: Currency,
) -> Option<Listed> {
    let holds = |agreed: Agreed, covers: Covers| match agreed {
        Agreed::Price { amount, .. } => covers == Covers::Product && amount.currency() == currency,
        Agreed::Discount(_) => true,
    };
    let said = |of: PriceOf, covers: Covers| {
        let of_it = |entry: &&Entry| entry.of == of && holds(entry.agreed, covers);
        entries.iter().find(of_it).map(|entry| Listed { covers, agreed: entry.agreed })
    };
    let of_product = said(PriceOf::Product(product), Covers::Product);
    of_product.or_else(|| category.and_then(|category| said(PriceOf::Category(category), Covers::Category)))
}

/// Reads what is typed of an entry: `12,50` is a price in the list's currency, on the product's own basis; `10 %` is a discount. Of a
/// category, any number is a discount. Blank is nothing: the list says nothing of it.
///
/// # Errors
/// What is wrong with the number.
pub fn read_entry(
    of: PriceOf,
    typed: &str,
    currency: Currency,
    basis: PriceBasis,
) -> Result<Option<Agreed>, FieldError> {
    if is_blank(typed) {
        return Ok(None);
    }
    let typed = typed.trim();
    if typed.chars().count() > MAX_VALUE as usize {
        return Err(FieldError::TooLong { max: MAX_VALUE });
    }
    if typed.ends_with('%') || matches!(of, PriceOf::Category(_)) {
        // « −10 % » says as much as « 10 % ».
        let rate = Rate::parse(typed.trim_start_matches(['-', '\u{2212}']).trim_start())?;
        return if rate.is_zero() { Err(FieldError::Required) } else { Ok(Some(Agreed::Discount(rate))) };
    }
    let reading = Reading { country: Country::FRANCE, currency, phone: PhoneRules::shape() };
    let MinorAmount(minor) = MinorAmount::read(typed, &reading)?;
    Ok(Some(Agreed::Price { amount: Money::new(minor, currency), basis }))
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn product(id: u128) -> PriceOf {
        PriceOf::Product(ProductId(Uuid::from_u128(id)))
    }

    fn category(id: u128) -> PriceOf {
        PriceOf::Category(ListItemId(Uuid::from_u128(id)))
    }

    fn price(minor: i64, currency: Currency) -> Agreed {
        Agreed::Price { amount: Money::new(minor, currency), basis: PriceBasis::Net }
    }

    fn discount(per_100k: i32) -> Agreed {
        Agreed::Discount(Rate::new(per_100k).unwrap())
    }

    /// What a list says of product 1 of category 1, in euros.
    fn said(entries: &[Entry]) -> Option<Listed> {
        listed(entries, ProductId(Uuid::from_u128(1)), Some(ListItemId(Uuid::from_u128(1))), Currency::EUR)
    }

    #[test]
    fn what_is_said_of_the_product_counts_before_what_is_said_of_its_category() {
        let of_category = Entry { of: category(1), agreed: discount(5_000) };
        let of_product = Entry { of: product(1), agreed: price(900, Currency::EUR) };
        let by_product = Some(Listed { covers: Covers::Product, agreed: of_product.agreed });
        let by_category = Some(Listed { covers: Covers::Category, agreed: of_category.agreed });
        assert_eq!(said(&[of_category, of_product]), by_product);
        assert_eq!(said(&[of_product, of_category]), by_product, "in whatever order");
        assert_eq!(said(&[of_category]), by_category);
        let others =
            [Entry { of: product(2), agreed: discount(5_000) }, Entry { of: category(2), agreed: discount(5_000) }];
        assert_eq!(said(&others), None);
        let dollars = Entry { of: product(1), agreed: price(900, Currency::CAD) };
        assert_eq!(said(&[dollars, of_category]), by_category, "dollars hold for no document in euros");
        let odd = Entry { of: category(1), agreed: price(900, Currency::EUR) };
        assert_eq!(said(&[odd]), None, "a category has no price");
        let of_none = listed(&[of_category], ProductId(Uuid::from_u128(1)), None, Currency::EUR);
        assert_eq!(of_none, None);
    }

    #[test]
    fn a_value_is_a_price_or_a_discount() {
        let read = |of, typed: &str| read_entry(of, typed, Currency::EUR, PriceBasis::Net);
        for typed in [" 12,50 ", "12.50", "12,50\u{a0}€"] {
            assert_eq!(read(product(1), typed), Ok(Some(price(1_250, Currency::EUR))), "{typed}");
        }
        for typed in ["10 %", "-10%", "−10 %", "− 10,0 %", "10\u{a0}%", "10\u{202f}%"] {
            assert_eq!(read(product(1), typed), Ok(Some(discount(10_000))), "{typed}");
        }
        assert_eq!(read(category(1), "12.5"), Ok(Some(discount(12_500))), "a category has discounts alone");
        assert_eq!((read(product(1), " "), read(category(1), "")), (Ok(None), Ok(None)));
        assert_eq!(read(category(1), "0"), Err(FieldError::Required));
        assert_eq!(read(product(1), "101 %"), Err(FieldError::OutOfRange { min: 0, max: 100 }));
        assert!(read(product(1), "cher").is_err() && read(product(1), "-1").is_err());
        let long = "1".repeat(MAX_VALUE as usize + 1);
        assert_eq!(read(product(1), &long), Err(FieldError::TooLong { max: MAX_VALUE }));
    }
}
