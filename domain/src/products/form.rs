//! The whole form of a product as typed, what it is read into, and what differs between two of them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::custom_fields::{CustomField, CustomValue, read_all};
use crate::error::{FieldError, FieldErrors};
use crate::field::{Alike, FieldValue, MinorAmount, RatePer100k, Reading};
use crate::form::{self, Change, FormShape, FormText};
use crate::geo::Country;
use crate::identifiers::PhoneRules;
use crate::ids::{CustomFieldId, ListItemId};
use crate::lists::MAX_LIST_ITEMS;
use crate::money::Currency;
use crate::products::{ProductData, ProductFields};

/// The most prices of a product: one for each price list that there can be.
pub const MAX_PRICES: u32 = MAX_LIST_ITEMS;

/// What the form of a product holds, as typed: its [`FormText`], read into parts (`fields.name`, `prices.<id>`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "FormText", into = "FormText")]
pub struct ProductForm {
    /// The product's own fields.
    pub fields: ProductFields,
    /// Prices by price list, an entry of the list of price categories; blank where the product's own price holds.
    pub prices: BTreeMap<String, String>,
    /// Custom values by field.
    pub custom: BTreeMap<String, String>,
}

/// What a company's settings say about the form.
#[derive(Clone, Debug)]
pub struct ProductRules {
    /// Used where the form names no currency: the company's.
    pub currency: Currency,
    /// What a new product's form starts with; a product that leaves its own rate blank means it as well.
    pub usual_vat: Option<RatePer100k>,
    /// The company's custom fields of products.
    pub custom_fields: Vec<CustomField>,
}

/// A form that was read without an error: what the store accepts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NewProduct {
    /// The product's own values.
    pub data: ProductData,
    /// Prices by price list, on the same basis and in the same currency as the product's own.
    pub prices: BTreeMap<ListItemId, MinorAmount>,
    /// Custom values.
    pub custom: BTreeMap<CustomFieldId, CustomValue>,
}

/// What values in a currency are read against; no field of a product is read by country.
pub(super) fn reading(currency: Currency) -> Reading {
    Reading { country: Country::FRANCE, currency, phone: PhoneRules::shape() }
}

impl ProductForm {
    /// What the form's values are read against.
    #[must_use]
    pub fn reading(&self, rules: &ProductRules) -> Reading {
        reading(Currency::parse(&self.fields.currency).unwrap_or(rules.currency))
    }

    /// Every value checked, or every error, each beside its input.
    pub fn parse(&self, rules: &ProductRules) -> Result<NewProduct, FieldErrors> {
        let reading = self.reading(rules);
        let (mut errors, mut own) = (FieldErrors::default(), FieldErrors::default());
        let data = self.fields.parse(&reading, &mut own);
        errors.nest("fields", own);
        let prices = self.read_prices(&reading, &mut errors);
        let custom = read_all(&rules.custom_fields, &self.custom, &mut errors);
        match data {
            Some(data) if errors.is_empty() => Ok(NewProduct { data, prices, custom }),
            _ => Err(errors),
        }
    }

    fn read_prices(&self, reading: &Reading, errors: &mut FieldErrors) -> BTreeMap<ListItemId, MinorAmount> {
        let typed = || self.prices.iter().filter(|(_, typed)| !typed.trim().is_empty());
        if typed().count() > MAX_PRICES as usize {
            errors.push("prices", FieldError::TooMany { max: MAX_PRICES });
            return BTreeMap::new();
        }
        let mut prices = BTreeMap::new();
        for (list, typed) in typed() {
            let path = format!("prices.{list}");
            let list = errors.keep(path.as_str(), ListItemId::read(list, reading));
            if let (Some(list), Some(price)) = (list, errors.keep(path, MinorAmount::read(typed, reading))) {
                prices.insert(list, price);
            }
        }
        prices
    }
}

/// What the form of a product is made of.
pub static PRODUCT_FORM: FormShape =
    FormShape { alone: &[], fields: ProductFields::NAMES, open: &["prices", "custom"], groups: &[], alike };

fn alike(path: &str) -> Alike {
    match path.strip_prefix("fields.") {
        Some(name) => ProductFields::alike(name),
        None if path.starts_with("prices.") => MinorAmount::ALIKE,
        None => Alike::Text,
    }
}

/// What differs between two forms.
#[must_use]
pub fn changes(before: &ProductForm, after: &ProductForm) -> Vec<Change> {
    form::changes(&PRODUCT_FORM, &before.clone().into(), &after.clone().into())
}

/// What no part of a product's form has a place for is left out.
impl From<FormText> for ProductForm {
    fn from(text: FormText) -> Self {
        let fields = ProductFields::from_text(&text);
        Self { fields, prices: text.map_under("prices."), custom: text.map_under("custom.") }
    }
}

impl From<ProductForm> for FormText {
    fn from(form: ProductForm) -> Self {
        let mut text = Self::default();
        form.fields.put_into(&mut text);
        text.put_under("prices.", form.prices);
        text.put_under("custom.", form.custom);
        text
    }
}

#[cfg(test)]
mod tests;
