//! The French territories overseas: countries of their own in ISO 3166, as everywhere here, though people write « France ».

use super::Country;

/// The country of a French postal code.
#[must_use]
pub fn country_of_french_code(code: &str) -> Country {
    let code: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    let overseas = match (code.get(..3), code.as_str()) {
        // Two that were communes of Guadeloupe until 2007 have kept their codes.
        (_, "97133") => "BL",
        (_, "97150") => "MF",
        (Some("971"), _) => "GP",
        (Some("972"), _) => "MQ",
        (Some("973"), _) => "GF",
        (Some("974"), _) => "RE",
        (Some("975"), _) => "PM",
        (Some("976"), _) => "YT",
        (Some("984"), _) => "TF",
        (Some("986"), _) => "WF",
        (Some("987"), _) => "PF",
        (Some("988"), _) => "NC",
        _ => return Country::FRANCE,
    };
    Country::parse(overseas).unwrap_or(Country::FRANCE)
}

/// Where an address is, whose country may be written as France though its postal code is of a territory overseas.
#[must_use]
pub fn territory(country: Country, postal_code: &str) -> Country {
    if country == Country::FRANCE { country_of_french_code(postal_code) } else { country }
}

/// The territories that have an ISO code of their own, and people write « France » of.
#[rustfmt::skip]
const TERRITORIES: [&str; 12] = ["BL", "GF", "GP", "MF", "MQ", "NC", "PF", "PM", "RE", "TF", "WF", "YT"];

/// Whether a country is one of them.
#[must_use]
pub fn is_french_territory(country: Country) -> bool {
    TERRITORIES.contains(&country.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overseas_is_a_country_of_its_own() {
        let of = |code: &str| country_of_french_code(code).as_str();
        assert_eq!((of("69003"), of("97400"), of("97110"), of("98800"), of("")), ("FR", "RE", "GP", "NC", "FR"));
        assert_eq!((of("97 600"), of("97133"), of("97150"), of("98713")), ("YT", "BL", "MF", "PF"));
    }

    #[test]
    fn france_alone_is_told_by_the_code() {
        let of = |country: &str, code: &str| territory(Country::parse(country).unwrap(), code).as_str();
        assert_eq!((of("FR", "97400"), of("FR", "75001"), of("US", "97401")), ("RE", "FR", "US"));
    }
}
