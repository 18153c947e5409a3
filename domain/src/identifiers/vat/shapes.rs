//! The shape of each country's VAT number (European Commission, VIES FAQ, « What is the format of a VAT number »).

use crate::geo::Country;

/// Each prefix with the shapes of what follows: `9` a digit, `A` a letter, `*` either, `+` either or the old Irish
/// signs; anything else stands for itself.
#[rustfmt::skip]
const SHAPES: &[(&str, &[&str])] = &[
    ("AT", &["U99999999"]), ("BE", &["9999999999"]), ("BG", &["999999999", "9999999999"]), ("CHE", &["999999999"]),
    ("CY", &["99999999A"]), ("CZ", &["99999999", "999999999", "9999999999"]), ("DE", &["999999999"]),
    ("DK", &["99999999"]), ("EE", &["999999999"]), ("EL", &["999999999"]),
    ("ES", &["A99999999", "99999999A", "A9999999A"]), ("FI", &["99999999"]), ("FR", &["**999999999"]),
    ("GB", &["999999999", "999999999999", "GD999", "HA999"]), ("HR", &["99999999999"]), ("HU", &["99999999"]),
    ("IE", &["9999999A", "9999999AA", "9+99999A"]), ("IT", &["99999999999"]), ("LT", &["999999999", "999999999999"]),
    ("LU", &["99999999"]), ("LV", &["99999999999"]), ("MT", &["99999999"]), ("NL", &["999999999B99"]),
    ("NO", &["999999999"]), ("PL", &["9999999999"]), ("PT", &["999999999"]),
    ("RO", &["99", "999", "9999", "99999", "999999", "9999999", "99999999", "999999999", "9999999999"]),
    ("SE", &["999999999901"]), ("SI", &["99999999"]), ("SK", &["9999999999"]),
    ("XI", &["999999999", "999999999999", "GD999", "HA999"]),
];

/// Overseas departments are part of France for VAT numbers (CGI, art. 286 ter), and so is Monaco (convention of 1963).
const FRENCH: [&str; 9] = ["FR", "MC", "GP", "MQ", "GF", "RE", "YT", "BL", "MF"];

/// The prefix and what follows it, `GR` read as `EL` and the Swiss and Norwegian endings dropped.
pub(super) fn split(number: &str) -> Option<(&'static str, &str)> {
    if let Some(body) = number.strip_prefix("GR") {
        return Some(("EL", body));
    }
    let (prefix, _) = SHAPES.iter().find(|(prefix, _)| number.starts_with(prefix))?;
    let body = number.strip_prefix(prefix)?;
    let endings: &[&str] = match *prefix {
        "CHE" => &["MWST", "TVA", "IVA"],
        "NO" => &["MVA"],
        _ => &[],
    };
    Some((prefix, endings.iter().find_map(|ending| body.strip_suffix(ending)).unwrap_or(body)))
}

/// True when the body has one of its country's shapes.
pub(super) fn fits(prefix: &str, body: &str) -> bool {
    let shapes = SHAPES.iter().find(|(known, _)| *known == prefix).map_or(&[][..], |(_, shapes)| shapes);
    shapes.iter().any(|shape| shape.len() == body.len() && shape.bytes().zip(body.bytes()).all(|(s, b)| fits_one(s, b)))
}

fn fits_one(shape: u8, byte: u8) -> bool {
    match shape {
        b'9' => byte.is_ascii_digit(),
        b'A' => byte.is_ascii_uppercase(),
        b'*' => byte.is_ascii_digit() || byte.is_ascii_uppercase() && byte != b'I' && byte != b'O',
        b'+' => byte.is_ascii_digit() || byte.is_ascii_uppercase() || byte == b'+' || byte == b'*',
        literal => byte == literal,
    }
}

/// How many letters stand in front: three for Switzerland's `CHE`, two for all others.
pub(super) fn prefix_length(number: &str) -> usize {
    if number.starts_with("CHE") { 3 } else { 2 }
}

/// The prefixes a business of that country may have; none outside the countries listed here.
pub(super) fn prefixes_of(country: Country) -> &'static [&'static str] {
    match country.as_str() {
        french if FRENCH.contains(&french) => &["FR"],
        "GR" => &["EL"],
        "GB" => &["GB", "XI"],
        "IM" => &["GB"],
        "CH" | "LI" => &["CHE"],
        iso => match SHAPES.iter().find(|(prefix, _)| *prefix == iso) {
            Some((prefix, _)) => std::slice::from_ref(prefix),
            None => &[],
        },
    }
}
