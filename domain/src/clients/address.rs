//! A postal address of a client (A6).

use serde::{Deserialize, Serialize};

use crate::error::{FieldError, FieldErrors};
use crate::field::{FieldValue, Reading};
use crate::form::row;
use crate::geo::{Country, Province};
use crate::ids::AddressId;
use crate::text::Text;

/// An address, every value checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    /// `None` for one that is not stored yet.
    pub id: Option<AddressId>,
    /// What people call it: « Siège », « Entrepôt ».
    pub label: Option<Text<100>>,
    /// Number and street.
    pub line1: Option<Text<200>>,
    /// Building, floor, care of.
    pub line2: Option<Text<200>>,
    /// Postal code, as the country writes it.
    pub postal_code: Option<Text<20>>,
    /// City.
    pub city: Option<Text<100>>,
    /// Province or state, where the country has them (A2.4).
    pub province: Option<Province>,
    /// Country.
    pub country: Country,
    /// Exactly one per client that has addresses.
    pub is_main: bool,
    /// At most one per client; without one the main address is billed (A6.2).
    pub is_billing: bool,
    /// At most one per client.
    pub is_delivery: bool,
}

/// The same as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "named as the fields of `Address`")]
pub struct AddressForm {
    pub id: String,
    pub label: String,
    pub line1: String,
    pub line2: String,
    pub postal_code: String,
    pub city: String,
    pub province: String,
    pub country: String,
    pub is_main: String,
    pub is_billing: String,
    pub is_delivery: String,
}

row!(AddressForm: label, line1, line2, postal_code, city, province, country, is_main, is_billing, is_delivery);

impl AddressForm {
    /// True when no place in the country is typed.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        [&self.label, &self.line1, &self.line2, &self.postal_code, &self.city]
            .into_iter()
            .all(|typed| typed.trim().is_empty())
    }

    /// True when nothing is typed at all: the usual country, which is filled in beforehand, is no address. Another one is.
    #[must_use]
    pub fn is_left_out(&self, usual: Country) -> bool {
        let country = self.country.trim();
        self.is_blank() && (country.is_empty() || Country::parse(country) == Ok(usual))
    }

    /// Every value checked, or every error.
    pub fn parse(&self, reading: &Reading) -> Result<Address, FieldErrors> {
        let mut errors = FieldErrors::default();
        let country = if self.country.trim().is_empty() {
            Some(reading.country)
        } else {
            errors.keep("country", Country::parse(&self.country))
        };
        let here = Reading { country: country.unwrap_or(reading.country), ..*reading };
        let province = errors.keep("province", province(&self.province, &here));
        let id = errors.keep("id", FieldValue::read(&self.id, &here));
        let label = errors.keep("label", FieldValue::read(&self.label, &here));
        let line1 = errors.keep("line1", FieldValue::read(&self.line1, &here));
        let line2 = errors.keep("line2", FieldValue::read(&self.line2, &here));
        let postal_code = errors.keep("postal_code", FieldValue::read(&self.postal_code, &here));
        let city = errors.keep("city", FieldValue::read(&self.city, &here));
        let is_main = errors.keep("is_main", bool::read(&self.is_main, &here));
        let is_billing = errors.keep("is_billing", bool::read(&self.is_billing, &here));
        let is_delivery = errors.keep("is_delivery", bool::read(&self.is_delivery, &here));
        let address = (|| {
            Some(Address {
                id: id?,
                label: label?,
                line1: line1?,
                line2: line2?,
                postal_code: postal_code?,
                city: city?,
                province: province?,
                country: country?,
                is_main: is_main?,
                is_billing: is_billing?,
                is_delivery: is_delivery?,
            })
        })();
        address.ok_or(errors)
    }

    /// The inputs that show an address.
    #[must_use]
    pub fn of(address: &Address, reading: &Reading) -> Self {
        Self {
            id: address.id.written(reading),
            label: address.label.written(reading),
            line1: address.line1.written(reading),
            line2: address.line2.written(reading),
            postal_code: address.postal_code.written(reading),
            city: address.city.written(reading),
            province: address.province.as_ref().map(|province| province.as_str().to_owned()).unwrap_or_default(),
            country: address.country.as_str().to_owned(),
            is_main: address.is_main.written(reading),
            is_billing: address.is_billing.written(reading),
            is_delivery: address.is_delivery.written(reading),
        }
    }
}

/// A country without provinces asks for none and drops what stood there before the country was changed.
fn province(typed: &str, reading: &Reading) -> Result<Option<Province>, FieldError> {
    if reading.country.has_provinces() { Option::<Province>::read(typed, reading) } else { Ok(None) }
}

impl Address {
    /// One line, as shown in lists: street, postal code and city.
    #[must_use]
    pub fn one_line(&self) -> String {
        let place = [&self.postal_code.as_ref().map(Text::as_str), &self.city.as_ref().map(Text::as_str)]
            .into_iter()
            .flatten()
            .copied()
            .collect::<Vec<_>>()
            .join(" ");
        let street = self.line1.as_ref().map(Text::as_str).unwrap_or_default();
        [street, &place].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }
}
