//! The few values of a backup that are read; whatever else stands there is passed over.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::{NAMES, OTHER_NAMES};
use crate::imports::MAX_ROWS;

/// How the error begins of more clients than a file may have rows.
pub(super) const TOO_MANY: &str = "too many";

/// The settings that are read.
const SETTINGS: [&str; 3] = ["currency_id", "language_id", "payment_terms"];

/// What is read of a backup.
#[derive(Default)]
pub(super) struct Backup {
    pub clients: Option<Vec<Fields>>,
    pub contacts: Vec<Fields>,
}

/// The values of a client or of a contact, by their names.
#[derive(Clone, Default)]
pub(super) struct Fields {
    values: Vec<(&'static str, String)>,
    /// The people that stand within their client.
    pub people: Vec<Fields>,
}

impl Fields {
    /// Keeps a value; the first of a name counts.
    fn put(&mut self, name: &'static str, value: String) {
        if self.get(name).is_empty() && !value.is_empty() {
            self.values.push((name, value));
        }
    }

    pub(super) fn get(&self, name: &str) -> &str {
        self.values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value.as_str())
    }
}

fn known(name: &str) -> Option<&'static str> {
    NAMES.iter().chain(&OTHER_NAMES).find(|known| !known.is_empty() && **known == name).copied()
}

impl<'de> Deserialize<'de> for Backup {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Whole;
        impl<'de> Visitor<'de> for Whole {
            type Value = Backup;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a backup")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Backup, A::Error> {
                let mut backup = Backup::default();
                while let Some(name) = map.next_key::<String>()? {
                    match name.as_str() {
                        "clients" => backup.clients = Some(map.next_value::<Few>()?.0),
                        "client_contacts" => backup.contacts = map.next_value::<Few>()?.0,
                        _ => {
                            map.next_value::<IgnoredAny>()?;
                        }
                    }
                }
                Ok(backup)
            }
        }
        deserializer.deserialize_map(Whole)
    }
}

/// As many of them as a file may have rows.
struct Few(Vec<Fields>);

impl<'de> Deserialize<'de> for Few {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Each;
        impl<'de> Visitor<'de> for Each {
            type Value = Few;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a list")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Few, A::Error> {
                let (mut few, mut count) = (Vec::new(), 0);
                while let Some(fields) = list.next_element::<Fields>()? {
                    count += 1 + fields.people.len();
                    few.push(fields);
                    if count > MAX_ROWS as usize {
                        return Err(A::Error::custom(TOO_MANY));
                    }
                }
                Ok(Few(few))
            }
        }
        deserializer.deserialize_seq(Each)
    }
}

impl<'de> Deserialize<'de> for Fields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Pairs;
        impl<'de> Visitor<'de> for Pairs {
            type Value = Fields;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("values by name")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields, A::Error> {
                let mut fields = Fields::default();
                while let Some(name) = map.next_key::<String>()? {
                    match (name.as_str(), known(&name)) {
                        ("settings", _) => {
                            let Settings(values) = map.next_value()?;
                            for (name, value) in values {
                                fields.put(name, value);
                            }
                        }
                        ("contacts", _) => fields.people = map.next_value::<Few>()?.0,
                        (_, Some(name)) => fields.put(name, map.next_value::<Scalar>()?.0),
                        _ => {
                            map.next_value::<IgnoredAny>()?;
                        }
                    }
                }
                Ok(fields)
            }
        }
        deserializer.deserialize_map(Pairs)
    }
}

/// A client's own settings; a program written in PHP writes none of them as a list.
struct Settings(Vec<(&'static str, String)>);

impl<'de> Deserialize<'de> for Settings {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Own;
        impl<'de> Visitor<'de> for Own {
            type Value = Settings;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("settings")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Settings, A::Error> {
                let mut fields = Fields::default();
                while let Some(name) = map.next_key::<String>()? {
                    match SETTINGS.into_iter().find(|known| *known == name) {
                        Some(name) => fields.put(name, map.next_value::<Scalar>()?.0),
                        None => {
                            map.next_value::<IgnoredAny>()?;
                        }
                    }
                }
                Ok(Settings(fields.values))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Settings, A::Error> {
                while list.next_element::<IgnoredAny>()?.is_some() {}
                Ok(Settings(Vec::new()))
            }

            fn visit_unit<E>(self) -> Result<Settings, E> {
                Ok(Settings(Vec::new()))
            }
        }
        deserializer.deserialize_any(Own)
    }
}

/// A text, a number or a tick; nothing of anything else.
struct Scalar(String);

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;
        impl<'de> Visitor<'de> for Any {
            type Value = Scalar;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a value")
            }

            fn visit_str<E>(self, text: &str) -> Result<Scalar, E> {
                Ok(Scalar(text.trim().to_owned()))
            }

            fn visit_i64<E>(self, number: i64) -> Result<Scalar, E> {
                Ok(Scalar(number.to_string()))
            }

            fn visit_u64<E>(self, number: u64) -> Result<Scalar, E> {
                Ok(Scalar(number.to_string()))
            }

            fn visit_f64<E>(self, number: f64) -> Result<Scalar, E> {
                Ok(Scalar(number.to_string()))
            }

            fn visit_bool<E>(self, is_true: bool) -> Result<Scalar, E> {
                Ok(Scalar(is_true.to_string()))
            }

            fn visit_unit<E>(self) -> Result<Scalar, E> {
                Ok(Scalar(String::new()))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Scalar, A::Error> {
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Ok(Scalar(String::new()))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Scalar, A::Error> {
                while list.next_element::<IgnoredAny>()?.is_some() {}
                Ok(Scalar(String::new()))
            }
        }
        deserializer.deserialize_any(Any)
    }
}
