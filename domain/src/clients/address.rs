//! A postal address of a client (A6).

use serde::{Deserialize, Serialize};

use crate::error::{FieldError, FieldErrors};
use crate::field::{FieldValue, Reading, read_or_usual};
use crate::form::row;
use crate::geo::{Country, Latitude, Longitude, Province, territory};
use crate::ids::AddressId;
use crate::imports::{Column, Value};
use crate::text::{Text, is_blank};

/// Calls a macro with every field of [`Address`]: `$then! { field: Type = Value, "French", "English"; … }`, after what else is asked for:
/// `@more`. The names are those of clients' files, there after « Adresse : ».
#[macro_export]
macro_rules! for_each_address_field {
    ($then:ident $(, $more:ident)*) => {
        $then! {
            $(@$more)*
            /// What people call it: « Siège », « Entrepôt ».
            label: Option<Text<100>> = Value::Line, "libellé", "label";
            /// Number and street.
            line1: Option<Text<200>> = Value::Line, "rue", "street";
            /// Building, floor, care of.
            line2: Option<Text<200>> = Value::Line, "complément", "second line";
            /// Postal code, as the country writes it.
            postal_code: Option<Text<20>> = Value::Line, "code postal", "postal code";
            /// City.
            city: Option<Text<100>> = Value::Line, "ville", "city";
            /// Province or state, where the country has them (A2.4).
            province: Option<Province> = Value::Line, "province", "province";
            /// Country.
            country: Country = Value::Line, "pays", "country";
            /// Where it is on a map, as far as it is known: an address is looked for nowhere by itself.
            latitude: Option<Latitude> = Value::Line, "latitude", "latitude";
            /// Likewise: one is nothing without the other.
            longitude: Option<Longitude> = Value::Line, "longitude", "longitude";
            /// Exactly one per client that has addresses.
            is_main: bool = Value::Tick, "principale", "main";
            /// At most one per client; without one the main address is billed (A6.2).
            is_billing: bool = Value::Tick, "de facturation", "billing";
            /// At most one per client.
            is_delivery: bool = Value::Tick, "de livraison", "delivery";
        }
    };
}

macro_rules! address {
    ($($(#[$doc:meta])* $field:ident: $type:ty = $value:expr, $french:literal, $english:literal;)+) => {
        /// An address, every value checked.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        pub struct Address {
            /// `None` for one that is not stored yet.
            pub id: Option<AddressId>,
            $($(#[$doc])* pub $field: $type,)+
        }

        /// The same as typed.
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(default)]
        #[expect(missing_docs, reason = "named as the fields of `Address`")]
        pub struct AddressForm {
            pub id: String,
            $(pub $field: String,)+
        }

        row!(AddressForm: $($field),+);

        impl AddressForm {
            /// The columns of clients' files.
            pub const COLUMNS: &[Column] = &[$(Column {
                path: concat!("addresses[0].", stringify!($field)),
                value: $value,
                french: concat!("Adresse : ", $french),
                english: concat!("Address: ", $english),
            }),+];

            /// Every value checked, or every error. Without a country it is in the one that it is read against, or in the territory of its
            /// postal code; one without provinces drops what stood there before the country was changed.
            pub fn parse(&self, reading: &Reading) -> Result<Address, FieldErrors> {
                let mut errors = FieldErrors::default();
                let usual = territory(reading.country, &self.postal_code);
                let country = if is_blank(&self.country) { usual } else { Country::parse(&self.country).unwrap_or(usual) };
                let here = Reading { country, ..*reading };
                let mut typed = self.clone();
                if !country.has_provinces() {
                    typed.province.clear();
                }
                let id = errors.keep("id", FieldValue::read(&typed.id, &here));
                $(let $field = errors.keep(stringify!($field), read_or_usual(&typed.$field, &here));)+
                if let Some(missing) = typed.half_a_position() {
                    errors.push(missing, FieldError::Required);
                }
                let address = (|| Some(Address { id: id?, $($field: $field?,)+ }))();
                address.filter(|_| errors.is_empty()).ok_or(errors)
            }

            /// The inputs that show an address.
            #[must_use]
            pub fn of(address: &Address, reading: &Reading) -> Self {
                Self { id: address.id.written(reading), $($field: address.$field.written(reading),)+ }
            }
        }
    };
}

for_each_address_field!(address);

impl AddressForm {
    /// True when no place in the country is typed.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        [&self.label, &self.line1, &self.line2, &self.postal_code, &self.city, &self.latitude, &self.longitude]
            .into_iter()
            .all(|typed| typed.trim().is_empty())
    }

    /// True when nothing is typed at all: the usual country, which is filled in beforehand, is no address. Another one is.
    #[must_use]
    pub fn is_left_out(&self, usual: Country) -> bool {
        let country = self.country.trim();
        self.is_blank() && (country.is_empty() || Country::parse(country) == Ok(usual))
    }

    /// Whose telephone numbers are meant there: those of the territory that the postal code is of, though the country is France.
    #[must_use]
    pub fn dialled_in(&self, usual: Country) -> Country {
        territory(Country::parse(&self.country).unwrap_or(usual), &self.postal_code)
    }

    /// Which of latitude and longitude is missing beside the other.
    fn half_a_position(&self) -> Option<&'static str> {
        match (is_blank(&self.latitude), is_blank(&self.longitude)) {
            (true, false) => Some("latitude"),
            (false, true) => Some("longitude"),
            _ => None,
        }
    }
}

impl Address {
    /// Where it is on a map, if that is known.
    #[must_use]
    pub fn position(&self) -> Option<(Latitude, Longitude)> {
        self.latitude.zip(self.longitude)
    }

    /// Whose telephone numbers are meant there; see [`AddressForm::dialled_in`].
    #[must_use]
    pub fn dialled_in(&self) -> Country {
        territory(self.country, self.postal_code.as_ref().map(Text::as_str).unwrap_or_default())
    }

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
