//! What the advanced search narrows the list by (A1.12).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::field::choices;
use crate::geo::Country;

choices! {
    /// Whether somebody is a client yet.
    Standing {
        /// Has been sold something, or is about to be.
        #[default]
        Client = "client",
        /// Not yet.
        Prospect = "prospect",
    }
}

/// See the module. What is left out narrows nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Criteria {
    /// Clients alone, or prospects alone.
    pub standing: Option<Standing>,
    /// The country of the main address.
    pub country: Option<Country>,
    /// The first day of creation, in the company's time zone.
    pub created_from: Option<NaiveDate>,
    /// The last one.
    pub created_to: Option<NaiveDate>,
    /// Its type: an entry of that list.
    pub client_type: Option<Uuid>,
    /// Its category: an entry of that list.
    pub category: Option<Uuid>,
    /// The user who takes care of it.
    pub owner: Option<Uuid>,
    /// A tag that it bears: an entry of that list.
    pub tag: Option<Uuid>,
}

impl Criteria {
    /// The names of the criteria in addresses and forms.
    pub const NAMES: [&'static str; 8] = ["standing", "country", "from", "to", "type", "category", "owner", "tag"];

    /// Reads them by name. What makes no sense is as if it were not there.
    #[must_use]
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        let day = |name: &str| get(name).and_then(|text| NaiveDate::parse_from_str(text.trim(), "%Y-%m-%d").ok());
        let key = |name: &str| get(name).and_then(|text| text.parse().ok());
        Self {
            standing: get("standing").and_then(|text| Standing::parse(&text).ok()),
            country: get("country").and_then(|text| Country::parse(&text).ok()),
            created_from: day("from"),
            created_to: day("to"),
            client_type: key("type"),
            category: key("category"),
            owner: key("owner"),
            tag: key("tag"),
        }
    }

    /// Each with its name, as [`read`](Self::read) takes it; empty where it is left out.
    #[must_use]
    pub fn written(&self) -> [(&'static str, String); 8] {
        let day = |day: Option<NaiveDate>| day.map(|day| day.format("%Y-%m-%d").to_string()).unwrap_or_default();
        let key = |key: Option<Uuid>| key.map(|key| key.to_string()).unwrap_or_default();
        let [standing, country, from, to, client_type, category, owner, tag] = Self::NAMES;
        [
            (standing, self.standing.map(|standing| standing.as_str().to_owned()).unwrap_or_default()),
            (country, self.country.map(|country| country.as_str().to_owned()).unwrap_or_default()),
            (from, day(self.created_from)),
            (to, day(self.created_to)),
            (client_type, key(self.client_type)),
            (category, key(self.category)),
            (owner, key(self.owner)),
            (tag, key(self.tag)),
        ]
    }

    /// The same without one of them, by its name.
    #[must_use]
    pub fn without(&self, name: &str) -> Self {
        let written = self.written();
        Self::read(|other| {
            (other != name).then(|| written.iter().find(|(key, _)| *key == other).map(|(_, value)| value.clone()))?
        })
    }

    /// How many narrow the list.
    #[must_use]
    pub fn count(&self) -> usize {
        self.written().iter().filter(|(_, value)| !value.is_empty()).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_back_and_nonsense_is_left_out() {
        let criteria = Criteria {
            standing: Some(Standing::Prospect),
            country: Some(Country::CANADA),
            created_from: NaiveDate::from_ymd_opt(2026, 1, 31),
            category: Some(Uuid::from_u128(7)),
            ..Criteria::default()
        };
        let written = criteria.written();
        let read = Criteria::read(|name| written.iter().find(|(key, _)| *key == name).map(|(_, value)| value.clone()));
        assert_eq!((read, criteria.count()), (criteria.clone(), 4));
        let country = criteria.without("country");
        assert_eq!((country.country, country.category, country.count()), (None, criteria.category, 3));
        assert_eq!(Criteria::read(|_| Some("x".into())), Criteria::default());
        assert_eq!(Criteria::default().count(), 0);
    }
}
