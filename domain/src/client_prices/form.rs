//! The form of what a client has agreed, as typed, what it is read into, and what differs between two of them.

use serde::{Deserialize, Serialize};

use super::choices::{Covers, Grants};
use super::fields::{ClientPriceData, ClientPriceFields};
use super::record::{Agreed, NewClientPrice, PriceOf};
use crate::error::{FieldError, FieldErrors};
use crate::field::{Alike, MinorAmount, Reading};
use crate::form::{self, Change, FormShape, FormText};
use crate::geo::Country;
use crate::identifiers::PhoneRules;
use crate::money::{Currency, Money};

/// What the form holds, as typed: its [`FormText`] (`fields.price`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "FormText", into = "FormText")]
pub struct ClientPriceForm {
    /// Its fields. Of a product and a category, and of a price and a discount, the one that is chosen counts.
    pub fields: ClientPriceFields,
}

/// What values in a currency are read against; nothing of an agreement is read by country.
fn reading(currency: Currency) -> Reading {
    Reading { country: Country::FRANCE, currency, phone: PhoneRules::shape() }
}

impl ClientPriceForm {
    /// What is wrong with one field alone, in the client's currency.
    ///
    /// # Errors
    /// What its type says.
    pub fn check(name: &str, typed: &str, currency: Currency) -> Result<(), FieldError> {
        ClientPriceFields::check(name, typed, &reading(currency))
    }

    /// Every value checked, or every error, each beside its input. A price is in the client's currency, and of one product: what a whole
    /// category has in common is a discount.
    ///
    /// # Errors
    /// What is wrong, by path.
    pub fn parse(&self, currency: Currency) -> Result<NewClientPrice, FieldErrors> {
        let (mut errors, mut own) = (FieldErrors::default(), FieldErrors::default());
        let data = self.fields.parse(&reading(currency), &mut own);
        errors.nest("fields", own);
        let new = data.and_then(|data| settled(data, currency, &mut errors));
        new.filter(|_| errors.is_empty()).ok_or(errors)
    }
}

fn settled(data: ClientPriceData, currency: Currency, errors: &mut FieldErrors) -> Option<NewClientPrice> {
    let (path, of) = match data.covers {
        Covers::Product => ("fields.product", data.product.map(PriceOf::Product)),
        Covers::Category => ("fields.category", data.category.map(PriceOf::Category)),
    };
    let of = errors.keep(path, of.ok_or(FieldError::Required));
    let own = |MinorAmount(minor): MinorAmount| Agreed::Price {
        amount: Money::new(minor, currency),
        basis: data.price_basis,
    };
    let (path, agreed) = match (data.grants, data.covers) {
        (Grants::Price, Covers::Category) => ("fields.grants", Err(FieldError::NotAChoice)),
        (Grants::Price, Covers::Product) => ("fields.price", data.price.map(own).ok_or(FieldError::Required)),
        (Grants::Discount, _) => {
            let discount = data.discount.filter(|rate| !rate.is_zero()).map(Agreed::Discount);
            ("fields.discount", discount.ok_or(FieldError::Required))
        }
    };
    let agreed = errors.keep(path, agreed);
    if data.first_day.zip(data.last_day).is_some_and(|(first, last)| last < first) {
        errors.push("fields.last_day", FieldError::BeforeFirstDay);
    }
    let ClientPriceData { first_day, last_day, note, .. } = data;
    Some(NewClientPrice { of: of?, agreed: agreed?, first_day, last_day, note })
}

impl NewClientPrice {
    /// The form that shows it and, sent back unchanged, changes nothing.
    #[must_use]
    pub fn to_form(&self) -> ClientPriceForm {
        let (covers, product, category) = match self.of {
            PriceOf::Product(product) => (Covers::Product, Some(product), None),
            PriceOf::Category(category) => (Covers::Category, None, Some(category)),
        };
        let (grants, price, discount) = match self.agreed {
            Agreed::Price { amount, basis } => (Grants::Price, Some((amount, basis)), None),
            Agreed::Discount(rate) => (Grants::Discount, None, Some(rate)),
        };
        let currency = price.map_or(Currency::EUR, |(amount, _)| amount.currency());
        let data = ClientPriceData {
            covers,
            product,
            category,
            grants,
            price: price.map(|(amount, _)| MinorAmount(amount.minor())),
            price_basis: price.map(|(_, basis)| basis).unwrap_or_default(),
            discount,
            first_day: self.first_day,
            last_day: self.last_day,
            note: self.note.clone(),
        };
        ClientPriceForm { fields: ClientPriceFields::of(&data, &reading(currency)) }
    }
}

/// What the form is made of.
pub static CLIENT_PRICE_FORM: FormShape =
    FormShape { alone: &[], fields: ClientPriceFields::NAMES, open: &[], groups: &[], alike };

fn alike(path: &str) -> Alike {
    path.strip_prefix("fields.").map_or(Alike::Text, ClientPriceFields::alike)
}

/// What differs between two of them.
#[must_use]
pub fn changes(before: &NewClientPrice, after: &NewClientPrice) -> Vec<Change> {
    form::changes(&CLIENT_PRICE_FORM, &before.to_form().into(), &after.to_form().into())
}

impl From<FormText> for ClientPriceForm {
    fn from(text: FormText) -> Self {
        Self { fields: ClientPriceFields::from_text(&text) }
    }
}

impl From<ClientPriceForm> for FormText {
    fn from(form: ClientPriceForm) -> Self {
        let mut text = Self::default();
        form.fields.put_into(&mut text);
        text
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::billing::rate::Rate;
    use crate::ids::{ListItemId, ProductId};
    use crate::products::PriceBasis;

    fn typed(values: &[(&str, &str)]) -> ClientPriceForm {
        let mut text = FormText::default();
        for (name, value) in values {
            text.set(format!("fields.{name}"), *value);
        }
        text.into()
    }

    fn id() -> String {
        Uuid::from_u128(7).to_string()
    }

    #[test]
    fn a_product_has_a_price_or_a_discount() {
        let price = [("product", id()), ("price", "12,50".into()), ("price_basis", "gross".into())];
        let price = price.each_ref().map(|(name, value)| (*name, value.as_str()));
        let new = typed(&price).parse(Currency::EUR).unwrap();
        let amount = Money::new(1_250, Currency::EUR);
        assert_eq!(new.of, PriceOf::Product(ProductId(Uuid::from_u128(7))));
        assert_eq!(new.agreed, Agreed::Price { amount, basis: PriceBasis::Gross });
        assert_eq!(new.to_form().parse(Currency::EUR), Ok(new));

        let id = id();
        let discount = typed(&[("product", &id), ("grants", "discount"), ("discount", "10 %"), ("price", "3")]);
        let new = discount.parse(Currency::EUR).unwrap();
        assert_eq!(new.agreed, Agreed::Discount(Rate::new(10_000).unwrap()), "what is not chosen does not count");
        assert_eq!(new.to_form().parse(Currency::EUR), Ok(new));
    }

    #[test]
    fn a_category_has_a_discount_alone() {
        let id = id();
        let wrong = typed(&[("covers", "category"), ("category", &id), ("price", "3")]).parse(Currency::EUR);
        assert_eq!(wrong.unwrap_err().at("fields.grants"), Some(&FieldError::NotAChoice));
        let right = [("covers", "category"), ("category", id.as_str()), ("grants", "discount"), ("discount", "5")];
        let new = typed(&right).parse(Currency::CAD).unwrap();
        assert_eq!(new.of, PriceOf::Category(ListItemId(Uuid::from_u128(7))));
        assert_eq!(new.to_form().parse(Currency::CAD), Ok(new));
    }

    #[test]
    fn what_is_missing_is_told_beside_its_input() {
        let errors = typed(&[]).parse(Currency::EUR).unwrap_err();
        for name in ["product", "price"] {
            assert_eq!(errors.at(&format!("fields.{name}")), Some(&FieldError::Required), "{name}");
        }
        let errors = typed(&[("covers", "category"), ("grants", "discount"), ("discount", "0")]);
        let errors = errors.parse(Currency::EUR).unwrap_err();
        for name in ["category", "discount"] {
            assert_eq!(errors.at(&format!("fields.{name}")), Some(&FieldError::Required), "{name}");
        }
        let id = id();
        let days = [("product", id.as_str()), ("price", "1"), ("first_day", "2026-06-30"), ("last_day", "2026-06-29")];
        let errors = typed(&days).parse(Currency::EUR).unwrap_err();
        assert_eq!(errors.at("fields.last_day"), Some(&FieldError::BeforeFirstDay));
    }

    #[test]
    fn what_differs_is_told_by_field() {
        let id = id();
        let before = typed(&[("product", &id), ("price", "10")]).parse(Currency::EUR).unwrap();
        let after = typed(&[("product", &id), ("price", "9"), ("last_day", "2026-06-30")]);
        let after = after.parse(Currency::EUR).unwrap();
        let fields: Vec<String> = changes(&before, &after).into_iter().map(|change| change.field).collect();
        assert_eq!(fields, ["fields.price", "fields.last_day"]);
        assert!(changes(&before, &before).is_empty());
    }
}
