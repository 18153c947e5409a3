//! How values stand in rows, whoever's they are.

use chrono::NaiveDate;
use domain::company::{AddressService, ClientLanguages};
use domain::error::FieldError;
use domain::field::{DayCount, MinorAmount, RatePer100k, Several};
use domain::geo::{Country, Latitude, Longitude, Province};
use domain::identifiers::{Email, Gst, Naf, Neq, Phone, Qst, Siren, Siret, VatNumber, Website};
use domain::ids::{AddressId, ClientId, DocumentLineId, ExpenseId, ListItemId, ProductId, UserId};
use domain::modules::ModulesOff;
use domain::money::Currency;
use domain::text::{LongText, Text};
use sea_orm::JsonValue;
use uuid::Uuid;

use crate::{StoreError, StoreResult};

/// A value and its column.
pub(crate) trait Column: Sized {
    /// What the database keeps.
    type Stored;

    /// As it is kept.
    fn stored(&self) -> Self::Stored;

    /// Read back, and checked again: what no longer reads was never written by this program.
    fn of(stored: Self::Stored) -> Result<Self, FieldError>;
}

impl<T: Column> Column for Option<T> {
    type Stored = Option<T::Stored>;

    fn stored(&self) -> Self::Stored {
        self.as_ref().map(T::stored)
    }

    fn of(stored: Self::Stored) -> Result<Self, FieldError> {
        stored.map(T::of).transpose()
    }
}

macro_rules! texts {
    ($($type:ty),+ $(,)?) => {$(
        impl $crate::columns::Column for $type {
            type Stored = String;

            fn stored(&self) -> String {
                self.as_str().to_owned()
            }

            fn of(stored: String) -> Result<Self, domain::error::FieldError> {
                Self::parse(&stored)
            }
        }
    )+};
}
pub(crate) use texts;

texts!(AddressService, Country, Currency, Siren, Siret, VatNumber, Naf, Neq, Gst, Qst, Phone, Website);

/// One that an earlier version took stays where it is: what is asked of e-mails since is asked of those that are typed.
impl Column for Email {
    type Stored = String;

    fn stored(&self) -> String {
        self.as_str().to_owned()
    }

    fn of(stored: String) -> Result<Self, FieldError> {
        Self::kept(&stored)
    }
}

impl<const MAX: usize> Column for Text<MAX> {
    type Stored = String;

    fn stored(&self) -> String {
        self.as_str().to_owned()
    }

    fn of(stored: String) -> Result<Self, FieldError> {
        Self::parse(&stored)
    }
}

impl<const MAX: usize> Column for LongText<MAX> {
    type Stored = String;

    fn stored(&self) -> String {
        self.as_str().to_owned()
    }

    fn of(stored: String) -> Result<Self, FieldError> {
        Self::parse(&stored)
    }
}

impl Column for ClientLanguages {
    type Stored = String;

    fn stored(&self) -> String {
        self.to_string()
    }

    fn of(stored: String) -> Result<Self, FieldError> {
        Self::parse(&stored)
    }
}

impl Column for ModulesOff {
    type Stored = String;

    fn stored(&self) -> String {
        self.to_string()
    }

    fn of(stored: String) -> Result<Self, FieldError> {
        Self::parse(&stored)
    }
}

/// The whole ISO 3166-2 code, which needs no country beside it.
impl Column for Province {
    type Stored = String;

    fn stored(&self) -> String {
        self.iso()
    }

    fn of(stored: String) -> Result<Self, FieldError> {
        Self::parse_iso(&stored)
    }
}

macro_rules! ids {
    ($($type:ident),+) => {$(
        impl Column for $type {
            type Stored = Uuid;

            fn stored(&self) -> Uuid {
                self.0
            }

            fn of(stored: Uuid) -> Result<Self, FieldError> {
                Ok(Self(stored))
            }
        }
    )+};
}

ids!(AddressId, ClientId, DocumentLineId, ExpenseId, ListItemId, ProductId, UserId);

impl Column for NaiveDate {
    type Stored = Self;

    fn stored(&self) -> Self {
        *self
    }

    fn of(stored: Self) -> Result<Self, FieldError> {
        Ok(stored)
    }
}

impl Column for bool {
    type Stored = Self;

    fn stored(&self) -> Self {
        *self
    }

    fn of(stored: Self) -> Result<Self, FieldError> {
        Ok(stored)
    }
}

impl Column for MinorAmount {
    type Stored = i64;

    fn stored(&self) -> i64 {
        self.0
    }

    fn of(stored: i64) -> Result<Self, FieldError> {
        if stored < 0 { Err(FieldError::NotAnAmount) } else { Ok(Self(stored)) }
    }
}

impl Column for RatePer100k {
    type Stored = i32;

    fn stored(&self) -> i32 {
        self.0
    }

    fn of(stored: i32) -> Result<Self, FieldError> {
        if (0..=100_000).contains(&stored) {
            Ok(Self(stored))
        } else {
            Err(FieldError::OutOfRange { min: 0, max: 100 })
        }
    }
}

impl Column for DayCount {
    type Stored = i32;

    fn stored(&self) -> i32 {
        self.0.into()
    }

    fn of(stored: i32) -> Result<Self, FieldError> {
        u16::try_from(stored).map(Self).map_err(|_| FieldError::NotANumber)
    }
}

macro_rules! degrees {
    ($($type:ident),+) => {$(
        /// Millionths of a degree.
        impl Column for $type {
            type Stored = i32;

            fn stored(&self) -> i32 {
                self.micro()
            }

            fn of(stored: i32) -> Result<Self, FieldError> {
                Self::of_micro(stored)
            }
        }
    )+};
}

degrees!(Latitude, Longitude);

/// A JSON list of texts.
impl<T: Column<Stored = String>> Column for Several<T> {
    type Stored = JsonValue;

    fn stored(&self) -> JsonValue {
        self.0.iter().map(T::stored).collect()
    }

    fn of(stored: JsonValue) -> Result<Self, FieldError> {
        let texts: Vec<String> = serde_json::from_value(stored).map_err(|_| FieldError::NotAChoice)?;
        texts.into_iter().map(T::of).collect::<Result<_, _>>().map(Self)
    }
}

/// A stored value, or which one no longer reads.
pub(crate) fn read<T: Column>(stored: T::Stored, column: &str, row: Uuid) -> StoreResult<T> {
    T::of(stored).map_err(|error| StoreError::Corrupt(format!("{column} of {row}: {error:?}")))
}
