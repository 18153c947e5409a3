//! Where a place stands for taxes: not every address of a country is in the territory of its tax.

use chrono::{Datelike, NaiveDate};

use crate::geo::{Country, Province};

/// A place that something is sold from or to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place<'a> {
    /// Its country, by ISO 3166-1: the French overseas departments have codes of their own.
    pub country: Country,
    /// Its province, in Canada.
    pub province: Option<Province>,
    /// Its postal code as typed, or nothing: it tells the Canary Islands from Spain.
    pub postal_code: &'a str,
}

/// The territory of a tax.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Territory {
    /// Mainland France with Corsica, and Monaco (convention of 18 May 1963; directive 2006/112/EC, art. 7).
    France,
    /// Guadeloupe and Martinique, one territory for goods (CGI, art. 294, 2, 2°).
    Antilles,
    /// Réunion (CGI, art. 294, 2, 3°).
    Reunion,
    /// French Guiana or Mayotte, where VAT does not apply (CGI, art. 294, 1).
    UntaxedFrance(Country),
    /// Another member state of the European Union.
    Member(Country),
    /// Northern Ireland, a member state for goods and not for services (protocol on Ireland and Northern Ireland, art. 8; directive (EU)
    /// 2020/1756).
    NorthernIreland,
    /// Anywhere else, and the parts of member states where the directive does not apply (2006/112/EC, art. 6).
    Third(Country),
}

impl Territory {
    /// The territory of a place on a day, that on which the tax falls due.
    #[must_use]
    pub fn of(place: Place<'_>, on: NaiveDate) -> Self {
        let Place { country, postal_code, .. } = place;
        match country.as_str() {
            "FR" | "MC" => Self::France,
            "GP" | "MQ" => Self::Antilles,
            "RE" => Self::Reunion,
            "GF" | "YT" => Self::UntaxedFrance(country),
            _ if is_set_apart(country, postal_code) => Self::Third(country),
            _ if is_member(country, on) => Self::Member(country),
            "GB" if starts_with(postal_code, "BT") => Self::NorthernIreland,
            _ => Self::Third(country),
        }
    }

    /// Whether French law says how what is sold from there is taxed.
    #[must_use]
    pub const fn is_french(self) -> bool {
        matches!(self, Self::France | Self::Antilles | Self::Reunion | Self::UntaxedFrance(_))
    }

    /// Whether goods move from and to it without being exported. The overseas departments are third territories to the others (directive
    /// 2006/112/EC, art. 6, 1, c; BOI-TVA-CHAMP-30-20-10).
    #[must_use]
    pub const fn is_union_for_goods(self) -> bool {
        matches!(self, Self::France | Self::Member(_) | Self::NorthernIreland)
    }

    /// Whether a client established there is one of the European Union for services. To those outside France, its overseas departments
    /// are as the mainland (BOI-TVA-GEO-20-40).
    #[must_use]
    pub const fn is_union_for_services(self) -> bool {
        matches!(self, Self::Member(_)) || self.is_french()
    }
}

/// Corsica has rates of its own for some goods (CGI, art. 297), and is France otherwise.
#[must_use]
pub fn is_corsica(place: Place<'_>) -> bool {
    place.country == Country::FRANCE && starts_with(place.postal_code, "20")
}

/// The twenty-seven, and the United Kingdom until the transition ended (withdrawal agreement, art. 126). None has joined in the ten years
/// that invoices are kept (Code de commerce, art. L123-22).
fn is_member(country: Country, on: NaiveDate) -> bool {
    country.is_eu() || country == Country::UNITED_KINGDOM && on.year() <= 2020
}

/// The parts of member states that are out of the directive's reach (2006/112/EC, art. 6) and have no code of their own in ISO 3166-1, by
/// their postal codes: the Canary Islands, Ceuta and Melilla, Mount Athos, Heligoland and Büsingen, Campione d’Italia and Livigno.
fn is_set_apart(country: Country, postal_code: &str) -> bool {
    let prefixes: &[&str] = match country.as_str() {
        "ES" => &["35", "38", "51", "52"],
        "GR" => &["63086", "63087"],
        "DE" => &["27498", "78266"],
        "IT" => &["22061", "23041"],
        _ => &[],
    };
    prefixes.iter().any(|prefix| starts_with(postal_code, prefix))
}

/// Whether a postal code begins so, whatever stands between its signs.
pub(super) fn starts_with(postal_code: &str, prefix: &str) -> bool {
    let signs = postal_code.chars().filter(char::is_ascii_alphanumeric).map(|sign| sign.to_ascii_uppercase());
    signs.take(prefix.len()).eq(prefix.chars())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn territory(country: &str, postal_code: &str, year: i32) -> Territory {
        let place = Place { country: Country::parse(country).unwrap(), province: None, postal_code };
        Territory::of(place, NaiveDate::from_ymd_opt(year, 6, 30).unwrap())
    }

    fn country(code: &str) -> Country {
        Country::parse(code).unwrap()
    }

    #[test]
    fn overseas_departments_are_territories_of_their_own() {
        for (code, expected) in [
            ("FR", Territory::France),
            ("MC", Territory::France),
            ("GP", Territory::Antilles),
            ("MQ", Territory::Antilles),
            ("RE", Territory::Reunion),
            ("GF", Territory::UntaxedFrance(country("GF"))),
            ("YT", Territory::UntaxedFrance(country("YT"))),
            // Collectivities with taxes of their own.
            ("MF", Territory::Third(country("MF"))),
            ("NC", Territory::Third(country("NC"))),
        ] {
            assert_eq!(territory(code, "", 2026), expected, "{code}");
        }
    }

    #[test]
    fn parts_of_member_states_are_outside() {
        assert_eq!(territory("ES", "28013", 2026), Territory::Member(country("ES")));
        for (code, postal_code) in
            [("ES", "35 001"), ("ES", "38001"), ("ES", "51001"), ("DE", "27498"), ("IT", "23041")]
        {
            assert_eq!(territory(code, postal_code, 2026), Territory::Third(country(code)), "{postal_code}");
        }
        assert!(is_corsica(Place { country: Country::FRANCE, province: None, postal_code: "20 200" }));
        assert!(!is_corsica(Place { country: Country::FRANCE, province: None, postal_code: "75020" }));
    }

    #[test]
    fn members_come_and_go() {
        assert_eq!(territory("GB", "SW1A 1AA", 2020), Territory::Member(Country::UNITED_KINGDOM));
        assert_eq!(territory("GB", "SW1A 1AA", 2021), Territory::Third(Country::UNITED_KINGDOM));
        assert_eq!(territory("GB", "bt1 5gs", 2021), Territory::NorthernIreland);
        assert_eq!(territory("HR", "10000", 2026), Territory::Member(country("HR")));
        assert_eq!(territory("CH", "1201", 2026), Territory::Third(Country::SWITZERLAND));
        assert!(Territory::NorthernIreland.is_union_for_goods() && !Territory::NorthernIreland.is_union_for_services());
        assert!(!Territory::Reunion.is_union_for_goods() && Territory::Reunion.is_union_for_services());
    }
}
