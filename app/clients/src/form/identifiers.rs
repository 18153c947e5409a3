//! The numbers of a business as they are printed. What is no such number is shown as it was typed.

use domain::format::Locale as FormatLocale;
use domain::identifiers::{Siren, Siret, VatNumber};

/// `732 829 320 00074`.
pub fn siret(stored: &str, _: FormatLocale) -> String {
    Siret::parse(stored).map_or_else(|_| stored.to_owned(), |number| number.formatted())
}

/// `732 829 320`.
pub fn siren(stored: &str, _: FormatLocale) -> String {
    Siren::parse(stored).map_or_else(|_| stored.to_owned(), |number| number.formatted())
}

/// `FR 44 732829320`.
pub fn vat_number(stored: &str, _: FormatLocale) -> String {
    VatNumber::parse(stored).map_or_else(|_| stored.to_owned(), |number| number.formatted())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_as_printed_and_read_back() {
        let french = FormatLocale::FrFr;
        let long = siret("73282932000074", french);
        let short = siren("732829320", french);
        let vat = vat_number("FR44732829320", french);
        assert_eq!([&long, &short, &vat], ["732 829 320 00074", "732 829 320", "FR 44 732829320"]);
        assert_eq!(Siret::parse(&long).unwrap().as_str(), "73282932000074");
        assert_eq!(Siren::parse(&short).unwrap().as_str(), "732829320");
        assert_eq!(VatNumber::parse(&vat).unwrap().as_str(), "FR44732829320");
        assert_eq!(siren("12 ", french), "12 ");
    }
}
