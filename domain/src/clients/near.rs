//! How near two addresses are, as far as their postal codes and cities tell (A6.4).
//!
//! Postal codes grow from large to small in nearly every country, so that what two of them begin with alike is what two places share.
//! No map is asked: nobody is told where clients are.

use serde::{Deserialize, Serialize};

use crate::clients::Address;
use crate::company::Registry;
use crate::geo::Country;
use crate::text::{Text, fold};

/// Where an address is, as others are compared with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Locality {
    /// Codes of two countries have nothing to do with each other.
    pub country: Country,
    /// The postal code's letters and digits, in capitals; empty without one.
    pub code: String,
    /// What the code begins with that stands for an area; empty without a whole one.
    pub area: String,
    /// The city without accents, case and punctuation; empty without one.
    pub city: String,
}

/// How near an address is to another; the nearest is the least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Nearness {
    /// They have the same postal code.
    SameCode,
    /// They are in the same city.
    SameCity,
    /// They are in the same area; `apart` is how much of the code differs.
    SameArea {
        /// How many characters of the code are behind what both begin with.
        apart: u8,
    },
}

/// What a country's area is called where it has a name of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AreaKind {
    /// France: the postal code begins with its number.
    Department,
    /// What the post calls it differs from country to country.
    PostalArea,
}

impl Locality {
    /// Of an address.
    #[must_use]
    pub fn of(address: &Address) -> Self {
        let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
        let code = text(address.postal_code.as_ref().map(Text::as_str));
        let city = text(address.city.as_ref().map(Text::as_str));
        Self::new(address.country, &code, &city)
    }

    /// Of a country, a postal code and a city as they are written.
    #[must_use]
    pub fn new(country: Country, code: &str, city: &str) -> Self {
        let code = postal_folded(country, code);
        let area = area(country, &code).to_owned();
        Self { country, area, city: city_folded(city), code }
    }

    /// Whether anything could be near it: a country alone is no place.
    #[must_use]
    pub fn is_known(&self) -> bool {
        !self.area.is_empty() || !self.city.is_empty()
    }

    /// How near another place is; `None` when it is not.
    #[must_use]
    pub fn nearness(&self, other: &Self) -> Option<Nearness> {
        if self.country != other.country {
            return None;
        }
        if !self.code.is_empty() && self.code == other.code {
            return Some(Nearness::SameCode);
        }
        if !self.city.is_empty() && self.city == other.city {
            return Some(Nearness::SameCity);
        }
        if self.area.is_empty() || self.area != other.area {
            return None;
        }
        let shared = self.code.bytes().zip(other.code.bytes()).take_while(|(one, other)| one == other).count();
        Some(Nearness::SameArea { apart: u8::try_from(self.code.len() - shared).unwrap_or(u8::MAX) })
    }

    /// What codes of its area may begin with, the longest first: whoever shares more of the code is nearer.
    pub fn beginnings(&self) -> impl Iterator<Item = &str> {
        // Letters and digits of ASCII, so that each is a byte.
        (self.area.len().max(1)..=self.code.len()).rev().map(|length| &self.code[..length])
    }

    /// What its area is called.
    #[must_use]
    pub fn area_kind(&self) -> AreaKind {
        if Registry::of(self.country) == Registry::French { AreaKind::Department } else { AreaKind::PostalArea }
    }
}

/// Where a postal code may begin with letters that mean something. Elsewhere they are the country's (`L-1234`, `F-69003`).
const BEGINS_WITH_LETTERS: [&str; 11] = ["AR", "BM", "BN", "CA", "GB", "GG", "IE", "IM", "JE", "MT", "SZ"];

/// A postal code as it is compared: letters and digits alone, in capitals.
fn postal_folded(country: Country, code: &str) -> String {
    let code: String =
        code.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_uppercase()).collect();
    if BEGINS_WITH_LETTERS.contains(&country.as_str()) {
        return code;
    }
    code.trim_start_matches(|letter: char| letter.is_ascii_alphabetic()).to_owned()
}

/// What a folded code begins with that stands for an area: a department, a forward sortation area, a sectional center. A code that is
/// shorter stands for none.
fn area(country: Country, code: &str) -> &str {
    let length = match country.as_str() {
        // The letters are the post town's: M is Manchester, SW the south-west of London.
        "GB" | "IM" | "JE" | "GG" => code.bytes().take_while(u8::is_ascii_alphabetic).count(),
        "CA" | "US" | "PR" | "IE" | "MX" => 3,
        // Overseas, the department's number has three digits.
        _ if is_overseas(country, code) => 3,
        // Single digits stand for cities there.
        "LU" | "DK" | "NO" | "AT" | "AU" | "NZ" | "IS" => 1,
        _ => 2,
    };
    code.get(..length).unwrap_or_default()
}

fn is_overseas(country: Country, code: &str) -> bool {
    let is_french = Registry::of(country) == Registry::French || matches!(country.as_str(), "MC" | "NC" | "PF" | "WF");
    is_french && (code.starts_with("97") || code.starts_with("98"))
}

/// A city as it is compared: `Saint-Étienne` and `ST ETIENNE CEDEX 1` are not far from each other, and `Lyon Cedex 03` is Lyon.
fn city_folded(city: &str) -> String {
    let folded = fold(city);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let named = words.iter().position(|word| *word == "cedex").unwrap_or(words.len());
    let written = words[..named].iter().map(|word| match *word {
        "st" => "saint",
        "ste" => "sainte",
        other => other,
    });
    written.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(country: &str, code: &str, city: &str) -> Locality {
        Locality::new(Country::parse(country).unwrap(), code, city)
    }

    fn lyon(code: &str, city: &str) -> Option<Nearness> {
        at("FR", "69003", "Lyon").nearness(&at("FR", code, city))
    }

    #[test]
    fn the_more_of_the_code_is_shared_the_nearer() {
        assert_eq!(lyon("69003", "Lyon 3e"), Some(Nearness::SameCode));
        assert_eq!(lyon("69439", "LYON CEDEX 03"), Some(Nearness::SameCity));
        assert_eq!(lyon("69005", "Ailleurs"), Some(Nearness::SameArea { apart: 1 }));
        assert_eq!(lyon("69100", "Villeurbanne"), Some(Nearness::SameArea { apart: 3 }));
        assert_eq!(lyon("38000", "Grenoble"), None);
        assert_eq!(lyon("", ""), None);
        let mut order =
            [Nearness::SameArea { apart: 3 }, Nearness::SameCity, Nearness::SameArea { apart: 1 }, Nearness::SameCode];
        order.sort();
        assert_eq!(order[..2], [Nearness::SameCode, Nearness::SameCity]);
        assert_eq!(order[3], Nearness::SameArea { apart: 3 });
    }

    #[test]
    fn another_country_is_never_near() {
        assert_eq!(at("FR", "69003", "Lyon").nearness(&at("US", "69003", "Lyon")), None);
    }

    #[test]
    fn an_area_is_what_the_country_makes_of_it() {
        for (country, code, area) in [
            ("FR", "69 003", "69"),
            ("FR", "97 110", "971"),
            ("RE", "97400", "974"),
            ("FR", "6", ""),
            ("CA", "h2x 1y4", "H2X"),
            ("US", "10001-1234", "100"),
            ("GB", "SW1A 1AA", "SW"),
            ("GB", "M1 1AE", "M"),
            ("GB", "123", ""),
            ("LU", "L-1234", "1"),
            ("FR", "F-69003", "69"),
            ("BE", "1000", "10"),
            ("DE", "80331", "80"),
            ("IE", "D02 AF30", "D02"),
            ("HK", "", ""),
        ] {
            assert_eq!(at(country, code, "").area, area, "{country} {code}");
        }
        assert_eq!(
            (at("FR", "69003", "").area_kind(), at("CA", "H2X", "").area_kind()),
            (AreaKind::Department, AreaKind::PostalArea)
        );
    }

    #[test]
    fn cities_are_compared_as_they_are_meant() {
        for (city, folded) in [
            ("Saint-Étienne", "saint etienne"),
            ("ST ETIENNE CEDEX 1", "saint etienne"),
            ("Lyon Cedex 03", "lyon"),
            ("  L’Haÿ-les-Roses ", "l hay les roses"),
            ("Cedex", ""),
        ] {
            assert_eq!(city_folded(city), folded);
        }
        let near = at("IE", "", "Galway").nearness(&at("IE", "", "GALWAY"));
        assert_eq!(near, Some(Nearness::SameCity), "without any code");
    }

    #[test]
    fn beginnings_go_from_the_whole_code_to_the_area() {
        let here = at("FR", "69003", "Lyon");
        assert_eq!(here.beginnings().collect::<Vec<_>>(), ["69003", "6900", "690", "69"]);
        assert_eq!(at("FR", "6", "Lyon").beginnings().collect::<Vec<_>>(), ["6"]);
        assert_eq!(at("FR", "", "Lyon").beginnings().count(), 0);
        assert!(here.is_known() && at("IE", "", "Galway").is_known() && !at("FR", "6", "").is_known());
    }
}
