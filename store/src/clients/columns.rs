//! How a client's values stand in its row: each field of `ClientData` is a column of the same name.

use domain::clients::{ClientData, ClientKind, ShippingIdentity, Tags, VatRegime};
use domain::error::FieldError;
use domain::field::{DayCount, MinorAmount, RatePer100k, Several};
use domain::geo::{Country, Province};
use domain::identifiers::{Email, Gst, Naf, Neq, Phone, Qst, Siren, Siret, VatNumber, Website};
use domain::ids::{ClientId, ListItemId, UserId};
use domain::money::Currency;
use domain::text::{LongText, Text};
use sea_orm::JsonValue;
use uuid::Uuid;

use crate::entities::client::Model;
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
        impl Column for $type {
            type Stored = String;

            fn stored(&self) -> String {
                self.as_str().to_owned()
            }

            fn of(stored: String) -> Result<Self, FieldError> {
                Self::parse(&stored)
            }
        }
    )+};
}

texts!(
    Country,
    Currency,
    Siren,
    Siret,
    VatNumber,
    Naf,
    Neq,
    Gst,
    Qst,
    Email,
    Phone,
    Website,
    ClientKind,
    VatRegime,
    ShippingIdentity
);

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

ids!(ClientId, ListItemId, UserId);

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

macro_rules! mapped {
    ($($field:ident: $type:ty),+ $(,)?) => {
        /// Puts a client's values into its row. What is derived from them is `summary`'s.
        pub(super) fn keep(data: &ClientData, row: &mut Model) {
            row.name = data.name.stored();
            row.currency = data.currency.stored();
            row.language = data.language.stored();
            $(row.$field = data.$field.stored();)+
        }

        /// Reads a client's values from its row; its tags have rows of their own.
        pub(super) fn data(row: &Model, tags: Tags) -> StoreResult<ClientData> {
            Ok(ClientData {
                name: read(row.name.clone(), "name", row.id)?,
                currency: read(row.currency.clone(), "currency", row.id)?,
                language: read(row.language.clone(), "language", row.id)?,
                tags,
                $($field: read(row.$field.clone(), stringify!($field), row.id)?,)+
            })
        }

        /// A row with nothing in it: every value is put there by `keep` before it is written.
        pub(super) fn empty(company_id: Uuid, id: Uuid, at: sea_orm::prelude::DateTimeUtc) -> Model {
            Model {
                company_id,
                id,
                created_at: at,
                updated_at: at,
                version: 1,
                revision: 0,
                state: String::new(),
                number: String::new(),
                name: String::new(),
                name_folded: String::new(),
                name_sort: Vec::new(),
                name_identity: String::new(),
                contact_name: String::new(),
                contact_email: String::new(),
                email_folded: None,
                currency: String::new(),
                language: None,
                custom: JsonValue::Null,
                score: 0,
                logo: None,
                balance_minor: 0,
                paid_minor: 0,
                last_seen_at: None,
                archived_at: None,
                deleted_at: None,
                $($field: Default::default(),)+
            }
        }
    };
}

domain::for_each_client_field!(mapped);
