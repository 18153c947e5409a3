//! The rates of VAT, by place. In force in 2026.

use super::rate::Rate;
use super::territory::{Place, Territory, is_corsica, starts_with};
use crate::geo::Country;

/// Mainland France and Monaco: normal (CGI, art. 278), intermediate (art. 278 bis to 279), reduced (art. 278-0 bis), special (art. 281
/// quater to 281 nonies), and nothing.
pub const FRANCE: [Rate; 5] =
    [Rate::known(20_000), Rate::known(10_000), Rate::known(5_500), Rate::known(2_100), Rate::ZERO];

/// Corsica: those of the mainland, and 13 %, 10 %, 2.1 % and 0.9 % on what art. 297 of the CGI names.
pub const CORSICA: [Rate; 7] = [
    Rate::known(20_000),
    Rate::known(13_000),
    Rate::known(10_000),
    Rate::known(5_500),
    Rate::known(2_100),
    Rate::known(900),
    Rate::ZERO,
];

/// Guadeloupe, Martinique and Réunion: normal and reduced (CGI, art. 296), 1.75 % on livestock and 1.05 % on first performances and the
/// press (art. 296 ter).
pub const OVERSEAS: [Rate; 5] =
    [Rate::known(8_500), Rate::known(2_100), Rate::known(1_750), Rate::known(1_050), Rate::ZERO];

/// The rates that are offered where something is sold from a place or taxed in it: in full for France, the standard one and
/// zero elsewhere, zero alone where none is known: Canada's taxes follow from the province.
#[must_use]
pub fn offered(place: Place<'_>, territory: Territory) -> Vec<Rate> {
    match territory {
        Territory::France if is_corsica(place) => CORSICA.to_vec(),
        Territory::France => FRANCE.to_vec(),
        Territory::Antilles | Territory::Reunion => OVERSEAS.to_vec(),
        Territory::UntaxedFrance(_) => vec![Rate::ZERO],
        _ => standard(place.country).into_iter().chain([Rate::ZERO]).collect(),
    }
}

/// The standard rates of the twenty-seven member states, in hundred-thousandths, by country: the European Commission's « Taxes in Europe »
/// database and « Your Europe », « VAT rules and rates », as of 1 January 2026. The latest changes: Finland, 1 September 2024; Slovakia,
/// 1 January 2025; Estonia, 1 July 2025; Romania, 1 August 2025.
pub const MEMBER_STATES: [(&str, i32); 27] = [
    ("AT", 20_000),
    ("BE", 21_000),
    ("BG", 20_000),
    ("CY", 19_000),
    ("CZ", 21_000),
    ("DE", 19_000),
    ("DK", 25_000),
    ("EE", 24_000),
    ("ES", 21_000),
    ("FI", 25_500),
    ("FR", 20_000),
    ("GR", 24_000),
    ("HR", 25_000),
    ("HU", 27_000),
    ("IE", 23_000),
    ("IT", 22_000),
    ("LT", 21_000),
    ("LU", 17_000),
    ("LV", 21_000),
    ("MT", 18_000),
    ("NL", 21_000),
    ("PL", 23_000),
    ("PT", 23_000),
    ("RO", 21_000),
    ("SE", 25_000),
    ("SI", 22_000),
    ("SK", 23_000),
];

/// The standard rate of VAT of a country, which most of what is sold there bears ([`MEMBER_STATES`]; CGI, art. 296 for the French overseas
/// departments). Nothing where it depends on the province, where there is none, or where it is not known here.
#[must_use]
pub fn standard(country: Country) -> Option<Rate> {
    let code = country.as_str();
    let of_member = || MEMBER_STATES.iter().find(|(member, _)| *member == code).map(|(_, rate)| *rate);
    let rate = match code {
        "MC" | "GB" => 20_000,
        "GP" | "MQ" | "RE" => 8_500,
        "CH" | "LI" => 8_100,
        _ => of_member()?,
    };
    Some(Rate::known(rate))
}

/// The standard rate of VAT of a place: of a part of its country that has its own (Madeira, the Azores, Jungholz and the Kleinwalsertal),
/// that, else its country's.
#[must_use]
pub fn standard_at(place: Place<'_>) -> Option<Rate> {
    let begins = |prefixes: &[&str]| prefixes.iter().any(|prefix| starts_with(place.postal_code, prefix));
    Some(Rate::known(match place.country.as_str() {
        "PT" if begins(&["90", "91", "92", "93", "94"]) => 22_000,
        "PT" if begins(&["95", "96", "97", "98", "99"]) => 16_000,
        "AT" if begins(&["6691", "6991", "6992", "6993"]) => 19_000,
        _ => return standard(place.country),
    }))
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    fn rates(country: &str, postal_code: &str) -> Vec<i32> {
        let place = Place { country: Country::parse(country).unwrap(), province: None, postal_code };
        let territory = Territory::of(place, NaiveDate::from_ymd_opt(2026, 11, 28).unwrap());
        offered(place, territory).into_iter().map(Rate::per_100k).collect()
    }

    #[test]
    fn every_place_has_its_rates() {
        assert_eq!(rates("FR", "75011"), [20_000, 10_000, 5_500, 2_100, 0]);
        assert_eq!(rates("FR", "20000"), [20_000, 13_000, 10_000, 5_500, 2_100, 900, 0]);
        assert_eq!(rates("RE", "97400"), [8_500, 2_100, 1_750, 1_050, 0]);
        assert_eq!(rates("YT", "97600"), [0]);
        assert_eq!(rates("DE", "10115"), [19_000, 0]);
        assert_eq!(rates("CA", ""), [0]);
    }

    /// Sales to consumers of other member states are taxed there, so that none may be missing.
    #[test]
    fn every_member_state_has_a_standard_rate() {
        let members: Vec<&str> = MEMBER_STATES.iter().map(|(code, _)| *code).collect();
        let union: Vec<&str> = Country::all().filter(|country| country.is_eu()).map(Country::as_str).collect();
        assert_eq!(members, union, "each once, by code");
        for country in Country::all().filter(|country| country.is_eu()) {
            let rate = standard(country).unwrap();
            // Directive 2006/112/EC, art. 97: no lower than 15 %. None is above Hungary's.
            assert!((15_000..=27_000).contains(&rate.per_100k()), "{country}");
        }
        assert_eq!(standard(Country::CANADA), None);
    }

    #[test]
    fn parts_of_a_country_have_their_own() {
        for (country, postal_code, expected) in [
            ("PT", "1100-148", 23_000),
            ("PT", "9000-082", 22_000),
            ("PT", "9500-055", 16_000),
            ("AT", "6020", 20_000),
            ("AT", "6991", 19_000),
        ] {
            let place = Place { country: Country::parse(country).unwrap(), province: None, postal_code };
            assert_eq!(standard_at(place).map(Rate::per_100k), Some(expected), "{country} {postal_code}");
        }
    }
}
