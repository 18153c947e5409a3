//! An address in words: as it stands on an envelope, as a map is asked for it, and what it is called.

use domain::clients::Address;
use domain::geo::{Latitude, Longitude, Province};
use domain::listing::escaped;
use domain::text::Text;

use kit::map::ORIGIN;
use kit::places;
use kit::words::{Locale, td_string};

/// How far a map shows to the east and to the west, in millionths of a degree: some five hundred metres in Europe.
const WIDE: i32 = 6_000;
/// How far to the north and to the south.
const HIGH: i32 = 1_500;

/// How near a map is that is opened: single streets are told apart.
const NEAR: u8 = 17;

/// The address as it stands on an envelope, line by line.
pub fn lines(l: Locale, address: &Address) -> Vec<String> {
    let text = |text: &Option<Text<200>>| text.as_ref().map(|text| text.as_str().to_owned());
    let town = [address.postal_code.as_ref().map(Text::as_str), address.city.as_ref().map(Text::as_str)];
    let town = town.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let town = match address.province {
        Some(province) => format!("{town} ({})", places::province(l, province)),
        None => town,
    };
    let all = [
        text(&address.line1),
        text(&address.line2),
        Some(town.trim().to_owned()),
        Some(places::country(l, address.country).to_owned()),
    ];
    all.into_iter().flatten().filter(|line| !line.is_empty()).collect()
}

/// What an address is called: its label, else what it begins with.
pub fn called(l: Locale, address: &Address) -> String {
    let label = address.label.as_ref().map(|label| label.as_str().to_owned());
    label
        .or_else(|| lines(l, address).into_iter().next())
        .unwrap_or_else(|| td_string!(l, addresses.unnamed).to_owned())
}

/// Where a map shows it: at its position where that is known, a yard or a field having no street, else where its words are found.
pub fn on_map(address: &Address) -> String {
    match address.position() {
        Some((north, east)) => format!("{ORIGIN}/?mlat={north}&mlon={east}#map={NEAR}/{north}/{east}"),
        None => format!("{ORIGIN}/search?query={}", searched(address)),
    }
}

/// How to get there.
pub fn directions(address: &Address) -> String {
    match address.position() {
        Some((north, east)) => format!("{ORIGIN}/directions?to={north}%2C{east}"),
        None => format!("{ORIGIN}/directions?to={}", searched(address)),
    }
}

/// The map around a position, drawn in a frame: a few streets each way.
pub fn drawn((north, east): (Latitude, Longitude)) -> String {
    let [west, south] = [east.moved(-WIDE).to_string(), north.moved(-HIGH).to_string()];
    let [upto_east, upto_north] = [east.moved(WIDE).to_string(), north.moved(HIGH).to_string()];
    let area = [west, south, upto_east, upto_north].join("%2C");
    format!("{ORIGIN}/export/embed.html?bbox={area}&layer=mapnik&marker={north}%2C{east}")
}

/// What a map is asked for: the street, the town, the country; floors and people would confuse it.
fn searched(address: &Address) -> String {
    let parts =
        [Some(address.one_line()), address.province.map(Province::iso), Some(address.country.as_str().to_owned())];
    escaped(&parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
mod tests {
    use domain::geo::Country;

    use super::*;

    fn montreal() -> Address {
        Address {
            id: None,
            label: None,
            line1: Text::parse("12 rue Émile").ok(),
            line2: Text::parse("2e étage").ok(),
            postal_code: Text::parse("H2X 1Y4").ok(),
            city: Text::parse("Montréal").ok(),
            province: Province::parse(Country::CANADA, "QC").ok(),
            country: Country::CANADA,
            latitude: None,
            longitude: None,
            is_main: true,
            is_billing: false,
            is_delivery: false,
        }
    }

    #[test]
    fn an_address_reads_as_on_an_envelope() {
        let lines = lines(Locale::fr, &montreal());
        assert_eq!(lines, ["12 rue Émile", "2e étage", "H2X 1Y4 Montréal (Québec)", "Canada"]);
    }

    #[test]
    fn an_address_is_called_by_its_label_or_its_street() {
        assert_eq!(called(Locale::fr, &montreal()), "12 rue Émile");
        let labelled = Address { label: Text::parse("Siège").ok(), ..montreal() };
        assert_eq!(called(Locale::fr, &labelled), "Siège");
    }

    #[test]
    fn a_map_is_drawn_around_its_address() {
        let place = (Latitude::parse("45.757814").unwrap(), Longitude::parse("-0.002").unwrap());
        let expected = "https://www.openstreetmap.org/export/embed.html?bbox=-0.008%2C45.756314%2C0.004%2C45.759314\
                        &layer=mapnik&marker=45.757814%2C-0.002";
        assert_eq!(drawn(place), expected);
    }

    #[test]
    fn where_it_is_comes_before_what_it_is_called() {
        let placed = Address {
            latitude: Latitude::parse("45.757814").ok(),
            longitude: Longitude::parse("-0.002").ok(),
            ..montreal()
        };
        let expected = "https://www.openstreetmap.org/?mlat=45.757814&mlon=-0.002#map=17/45.757814/-0.002";
        assert_eq!(on_map(&placed), expected);
        assert_eq!(directions(&placed), "https://www.openstreetmap.org/directions?to=45.757814%2C-0.002");
        let half = Address { longitude: None, ..placed };
        for (link, start) in [(on_map(&half), "/search?query=12%20rue"), (directions(&half), "/directions?to=12%20rue")]
        {
            assert!(link.strip_prefix(ORIGIN).is_some_and(|path| path.starts_with(start)), "{link}");
        }
    }

    #[test]
    fn a_map_is_asked_without_the_floor() {
        let query = searched(&montreal());
        assert_eq!(query, "12%20rue%20%C3%89mile%2C%20H2X%201Y4%20Montr%C3%A9al%2C%20CA-QC%2C%20CA");
    }
}
