//! The numbers that the law asks for as they are printed: in groups, and the share capital as an amount.

use domain::documents::form::reading;
use domain::field::{FieldValue, MinorAmount};
use domain::format::amount;
use domain::identifiers::{Iban, Siren, Siret, VatNumber};
use domain::money::{Currency, Money};
use kit::words::formats;

/// A number by its name; as it is kept where it does not read.
pub fn printed(name: &str, kept: &str) -> String {
    let read = match name {
        "siren" => Siren::parse(kept).map(|number| number.formatted()),
        "siret" => Siret::parse(kept).map(|number| number.formatted()),
        "vat_number" => VatNumber::parse(kept).map(|number| number.formatted()),
        "iban" => Iban::parse(kept).map(|number| number.formatted()),
        // Its currency is the company's own, and not said.
        "share_capital" => MinorAmount::read(kept, &reading(Currency::EUR))
            .map(|capital| amount(Money::new(capital.0, Currency::EUR), formats())),
        _ => return kept.to_owned(),
    };
    read.unwrap_or_else(|_| kept.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stand_in_groups_and_what_is_none_stays() {
        let plain = |name, kept| printed(name, kept).replace(['\u{a0}', '\u{202f}'], " ");
        assert_eq!(plain("siret", "73282932000074"), "732 829 320 00074");
        assert_eq!(plain("iban", "FR7630006000011234567890189"), "FR76 3000 6000 0112 3456 7890 189");
        assert_eq!(plain("share_capital", "25000.00"), "25 000,00");
        for (name, kept) in [("siret", "12"), ("rcs", "Lyon B 732 829 320"), ("share_capital", "?")] {
            assert_eq!(printed(name, kept), kept, "{name}");
        }
    }
}
