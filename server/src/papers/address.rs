//! Addresses of documents, whose last line is a country's code.

use domain::documents::Party;
use domain::geo::Country;
use kit::places;
use kit::words::Locale;

/// The country that an address ends with.
pub fn country(party: &Party) -> Option<Country> {
    party.address.last().and_then(|line| code(line))
}

/// The lines of an address; the country in words, and only where it is not `home`.
pub fn written(l: Locale, party: &Party, home: Option<Country>) -> Vec<String> {
    let line = |line: &String| match code(line) {
        Some(country) if Some(country) == home => None,
        Some(country) => Some(places::country(l, country).to_owned()),
        None => Some(line.clone()),
    };
    party.address.iter().filter_map(line).collect()
}

/// The country of a line that is nothing but its code.
fn code(line: &str) -> Option<Country> {
    (line.len() == 2).then(|| Country::parse(line).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_is_named_abroad_alone() {
        let lines = ["12 rue des Forges", "69001 Lyon", "FR"].map(str::to_owned).to_vec();
        let party = Party { address: lines, ..Party::default() };
        assert_eq!(country(&party), Some(Country::FRANCE));
        assert_eq!(written(Locale::fr, &party, Some(Country::FRANCE)), ["12 rue des Forges", "69001 Lyon"]);
        assert_eq!(written(Locale::en, &party, Some(Country::CANADA)).last().map(String::as_str), Some("France"));
        assert_eq!(country(&Party::default()), None);
    }
}
