//! How one typed value becomes a typed one, in the browser while typing and on the server before storing.

mod alike;
mod numbers;

pub use alike::Alike;
pub use numbers::{DayCount, MinorAmount, RatePer100k};

use chrono::NaiveDate;

use crate::company::Colour;
use crate::day;
use crate::error::FieldError;
use crate::format::Language;
use crate::geo::{Country, Province};
use crate::identifiers::{Bic, Email, Gst, Iban, Naf, Neq, Phone, PhoneRules, Qst, Siren, Siret, VatNumber, Website};
use crate::ids::{
    AddressId, ClientId, ContactId, DocumentId, DocumentLineId, ExpenseId, ListItemId, ProductId, UserId,
};
use crate::money::Currency;
use crate::text::{LongText, Text, is_blank};

/// What a value is read against.
#[derive(Clone, Copy, Debug)]
pub struct Reading {
    /// The record's country: whose telephone numbers, provinces and identifiers are meant.
    pub country: Country,
    /// The record's currency: how many decimals an amount has.
    pub currency: Currency,
    /// The numbering plan (server) or the shape alone (browser).
    pub phone: PhoneRules,
}

/// A value of a form's field.
pub trait FieldValue: Sized {
    /// When two texts of it are the same value.
    const ALIKE: Alike = Alike::Text;

    /// Reads what a person typed.
    fn read(typed: &str, reading: &Reading) -> Result<Self, FieldError>;

    /// The canonical text, which `read` gives back as the same value.
    fn written(&self, reading: &Reading) -> String;

    /// The entries of lists that users edit, where the value is made of them.
    fn entries(&self) -> Vec<ListItemId> {
        Vec::new()
    }

    /// What a blank input means in a record's form, where it means something that lies outside the form.
    fn usual(_: &Reading) -> Option<Self> {
        None
    }
}

/// A field of a record's form: what is left blank is the usual, if there is one.
pub(crate) fn read_or_usual<T: FieldValue>(typed: &str, reading: &Reading) -> Result<T, FieldError> {
    let usual = if is_blank(typed) { T::usual(reading) } else { None };
    usual.map_or_else(|| T::read(typed, reading), Ok)
}

/// Blank is nothing; anything else must be right.
impl<T: FieldValue> FieldValue for Option<T> {
    const ALIKE: Alike = T::ALIKE;

    fn read(typed: &str, reading: &Reading) -> Result<Self, FieldError> {
        if is_blank(typed) { Ok(None) } else { T::read(typed, reading).map(Some) }
    }

    fn written(&self, reading: &Reading) -> String {
        self.as_ref().map(|value| value.written(reading)).unwrap_or_default()
    }

    fn entries(&self) -> Vec<ListItemId> {
        self.as_ref().map(T::entries).unwrap_or_default()
    }
}

/// A tick box: browsers send `on` or nothing.
impl FieldValue for bool {
    fn read(typed: &str, _: &Reading) -> Result<Self, FieldError> {
        read_yes(typed)
    }

    fn written(&self, _: &Reading) -> String {
        if *self { "on".into() } else { String::new() }
    }
}

/// Reads a yes or a no, as browsers, files and people write them.
pub(crate) fn read_yes(typed: &str) -> Result<bool, FieldError> {
    match typed.trim().to_lowercase().as_str() {
        "" | "false" | "0" | "off" | "no" | "n" | "non" => Ok(false),
        "on" | "true" | "1" | "yes" | "y" | "oui" | "o" | "x" => Ok(true),
        _ => Err(FieldError::NotAChoice),
    }
}

macro_rules! text_fields {
    ($($type:ty),+; $alike:ident) => {$(
        impl $crate::field::FieldValue for $type {
            const ALIKE: $crate::field::Alike = $crate::field::Alike::$alike;

            fn read(typed: &str, _: &$crate::field::Reading) -> Result<Self, $crate::error::FieldError> {
                Self::parse(typed)
            }

            fn written(&self, _: &$crate::field::Reading) -> String {
                self.as_str().to_owned()
            }
        }
    )+};
}

pub(crate) use text_fields;

text_fields!(Siren, Siret, VatNumber, Naf, Neq, Gst, Qst, Iban, Bic; Bare);
text_fields!(Email, Website, Language, Colour; Text);

macro_rules! choice_fields {
    ($($type:ty),+) => {$(
        /// Blank is the usual choice: as little as can be must be typed.
        impl $crate::field::FieldValue for $type {
            fn read(typed: &str, _: &$crate::field::Reading) -> Result<Self, $crate::error::FieldError> {
                if $crate::text::is_blank(typed) { Ok(Self::default()) } else { Self::parse(typed) }
            }

            fn written(&self, _: &$crate::field::Reading) -> String {
                self.as_str().to_owned()
            }
        }
    )+};
}

pub(crate) use choice_fields;

impl<const MAX: usize> FieldValue for Text<MAX> {
    fn read(typed: &str, _: &Reading) -> Result<Self, FieldError> {
        Self::parse(typed)
    }

    fn written(&self, _: &Reading) -> String {
        self.as_str().to_owned()
    }
}

impl<const MAX: usize> FieldValue for LongText<MAX> {
    fn read(typed: &str, _: &Reading) -> Result<Self, FieldError> {
        Self::parse(typed)
    }

    fn written(&self, _: &Reading) -> String {
        self.as_str().to_owned()
    }
}

macro_rules! id_fields {
    ($($type:ty $(, $entries:item)?;)+) => {$(
        impl FieldValue for $type {
            fn read(typed: &str, _: &Reading) -> Result<Self, FieldError> {
                typed.trim().parse().map_err(|_| FieldError::Unknown)
            }

            fn written(&self, _: &Reading) -> String {
                self.to_string()
            }

            $($entries)?
        }
    )+};
}

id_fields! {
    ClientId;
    ContactId;
    AddressId;
    UserId;
    ProductId;
    DocumentId;
    DocumentLineId;
    ExpenseId;
    ListItemId, fn entries(&self) -> Vec<ListItemId> { vec![*self] };
}

impl FieldValue for Country {
    fn read(typed: &str, _: &Reading) -> Result<Self, FieldError> {
        Self::parse(typed)
    }

    fn written(&self, _: &Reading) -> String {
        self.as_str().to_owned()
    }

    fn usual(reading: &Reading) -> Option<Self> {
        Some(reading.country)
    }
}

impl FieldValue for Phone {
    const ALIKE: Alike = Alike::Bare;

    fn read(typed: &str, reading: &Reading) -> Result<Self, FieldError> {
        (reading.phone.parse)(typed, reading.country)
    }

    fn written(&self, _: &Reading) -> String {
        self.as_str().to_owned()
    }
}

impl FieldValue for Province {
    fn read(typed: &str, reading: &Reading) -> Result<Self, FieldError> {
        Self::parse(reading.country, typed)
    }

    fn written(&self, _: &Reading) -> String {
        self.as_str().to_owned()
    }
}

impl FieldValue for Currency {
    fn read(typed: &str, _: &Reading) -> Result<Self, FieldError> {
        Self::parse(typed)
    }

    fn written(&self, _: &Reading) -> String {
        self.as_str().to_owned()
    }

    fn usual(reading: &Reading) -> Option<Self> {
        Some(reading.currency)
    }
}

impl FieldValue for NaiveDate {
    fn read(typed: &str, _: &Reading) -> Result<Self, FieldError> {
        day::parse(typed)
    }

    fn written(&self, _: &Reading) -> String {
        self.format(day::WRITTEN).to_string()
    }
}

/// Several values, one a line (L « téléphones, fax, e-mails » in the plural).
#[derive(Clone, Debug, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Several<T>(pub Vec<T>);

impl<T> Several<T> {
    /// More than ten ways to reach one client is a mistake in the file that brings them.
    pub const MAX: u32 = 10;
}

impl<T: FieldValue> FieldValue for Several<T> {
    fn read(typed: &str, reading: &Reading) -> Result<Self, FieldError> {
        let lines: Vec<&str> = typed.split(['\n', ';', ',']).map(str::trim).filter(|line| !line.is_empty()).collect();
        if lines.len() > Self::MAX as usize {
            return Err(FieldError::TooMany { max: Self::MAX });
        }
        lines.into_iter().map(|line| T::read(line, reading)).collect::<Result<_, _>>().map(Self)
    }

    fn written(&self, reading: &Reading) -> String {
        self.0.iter().map(|value| value.written(reading)).collect::<Vec<_>>().join("\n")
    }
}

macro_rules! choices {
    ($($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            /// Every choice, in the order shown.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The stored and submitted name.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            /// The choice of a submitted name.
            pub fn parse(typed: &str) -> Result<Self, $crate::error::FieldError> {
                match typed.trim() {
                    $($text => Ok(Self::$variant),)+
                    _ => Err($crate::error::FieldError::NotAChoice),
                }
            }
        }
    )+};
}
pub(crate) use choices;
