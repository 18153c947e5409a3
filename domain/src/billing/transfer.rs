//! A transfer that is ready to be made: the text of the code that banks' programs read off a screen or a paper (European Payments Council,
//! EPC069-12, version 002). It exists for euros alone, and for accounts of the SEPA area.

use crate::identifiers::{Bic, Iban};
use crate::money::{Currency, Money};

/// The longest name of whoever is paid, in characters.
const LONGEST_NAME: usize = 70;
/// The longest reference, in characters.
const LONGEST_REFERENCE: usize = 140;
/// The longest text, in bytes.
const LONGEST: usize = 331;
/// The largest amount: 999,999,999.99 €.
const LARGEST_MINOR: i64 = 99_999_999_999;

/// Countries of the area whose banks are found by the account alone.
const WITHOUT_BIC: [&str; 30] = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT", "LI", "LT",
    "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
];
/// Countries of the area outside the European Economic Area: there the bank is named.
const WITH_BIC: [&str; 12] = ["AD", "AL", "CH", "GB", "GI", "MC", "MD", "ME", "MK", "RS", "SM", "VA"];

/// Who is paid.
#[derive(Clone, Copy, Debug)]
pub struct Payee<'a> {
    /// What they are called.
    pub name: &'a str,
    /// Their account.
    pub iban: &'a Iban,
    /// Its bank.
    pub bic: Option<&'a Bic>,
}

/// The text of the code, or none where there is no such code: another currency, an account outside the area, nothing to pay.
#[must_use]
pub fn epc_code(payee: Payee<'_>, amount: Money, reference: &str) -> Option<String> {
    let name = line(payee.name, LONGEST_NAME);
    let minor = amount.minor();
    let is_payable = amount.currency() == Currency::EUR && (1..=LARGEST_MINOR).contains(&minor);
    if !is_payable || !is_reached(payee) || name.is_empty() {
        return None;
    }
    let bic = payee.bic.map(Bic::as_str).unwrap_or_default();
    let (iban, units, cents) = (payee.iban.as_str(), minor / 100, minor % 100);
    // Empty: the purpose, and the reference of a creditor (ISO 11649), which excludes one in words.
    let mut code = format!("BCD\n002\n1\nSCT\n{bic}\n{name}\n{iban}\nEUR{units}.{cents:02}\n\n\n");
    let room = LONGEST.saturating_sub(code.len());
    let reference = line(reference, LONGEST_REFERENCE);
    let end = (0..=room.min(reference.len())).rev().find(|end| reference.is_char_boundary(*end)).unwrap_or_default();
    code.push_str(reference.get(..end).unwrap_or_default());
    Some(code)
}

/// What a transfer says it pays: as many numbers as fit, each whole.
#[must_use]
pub fn reference<'a>(numbers: impl IntoIterator<Item = &'a str>) -> String {
    let mut said = String::new();
    for number in numbers {
        let glue = if said.is_empty() { "" } else { ", " };
        let number = line(number, LONGEST_REFERENCE);
        if said.chars().count() + glue.len() + number.chars().count() > LONGEST_REFERENCE {
            break;
        }
        said.push_str(glue);
        said.push_str(&number);
    }
    said
}

/// Whether transfers of this kind reach the account.
fn is_reached(payee: Payee<'_>) -> bool {
    let country = payee.iban.as_str().get(..2).unwrap_or_default();
    WITHOUT_BIC.contains(&country) || (WITH_BIC.contains(&country) && payee.bic.is_some())
}

/// Text as one line, and no longer than this.
fn line(text: &str, longest: usize) -> String {
    let one = text.chars().map(|c| if c.is_control() { ' ' } else { c });
    one.take(longest).collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(iban: &str, bic: Option<&str>, amount: Money, reference: &str) -> Option<String> {
        let (iban, bic) = (Iban::parse(iban).unwrap(), bic.map(|bic| Bic::parse(bic).unwrap()));
        epc_code(Payee { name: "Ateliers Noé\n& Fils", iban: &iban, bic: bic.as_ref() }, amount, reference)
    }

    fn euros(minor: i64) -> Money {
        Money::new(minor, Currency::EUR)
    }

    const FRENCH: &str = "FR76 3000 6000 0112 3456 7890 189";
    const BRITISH: &str = "GB82 WEST 1234 5698 7654 32";

    #[test]
    fn a_code_says_who_how_much_and_what_for() {
        let said = code(FRENCH, Some("AGRIFRPP"), euros(12_005), "F2026-0012").unwrap();
        let head = "BCD\n002\n1\nSCT\nAGRIFRPP\nAteliers Noé & Fils\n";
        assert_eq!(said, format!("{head}FR7630006000011234567890189\nEUR120.05\n\n\nF2026-0012"));
        assert!(code(FRENCH, None, euros(7), "A").unwrap().contains("\nSCT\n\nAteliers Noé & Fils\n"));
        assert!(code(FRENCH, None, euros(7), "A").unwrap().contains("\nEUR0.07\n"));
    }

    #[test]
    fn there_is_none_outside_euros_and_the_area() {
        assert_eq!(code(FRENCH, None, Money::new(100, Currency::CAD), "A"), None);
        for minor in [0, -5, LARGEST_MINOR + 1] {
            assert_eq!(code(FRENCH, None, euros(minor), "A"), None, "{minor}");
        }
        assert!(code(FRENCH, None, euros(LARGEST_MINOR), "A").unwrap().contains("EUR999999999.99"));
        assert_eq!(code(BRITISH, None, euros(100), "A"), None, "its bank is not named");
        assert!(code(BRITISH, Some("WESTGB2L"), euros(100), "A").is_some());
        assert!(code("RS35 2600 0560 1001 6113 79", Some("NBSRRSBG"), euros(100), "A").is_some());
    }

    #[test]
    fn a_code_is_never_longer_than_banks_read() {
        let long = "É".repeat(200);
        let iban = Iban::parse(FRENCH).unwrap();
        let said = epc_code(Payee { name: &long, iban: &iban, bic: None }, euros(LARGEST_MINOR), &long).unwrap();
        assert!(said.len() <= LONGEST && said.contains(&format!("\n{}\n", "É".repeat(LONGEST_NAME))), "{}", said.len());
    }

    #[test]
    fn a_reference_names_whole_numbers() {
        assert_eq!(reference(["F-1", "F-2"]), "F-1, F-2");
        assert_eq!(reference([]), "");
        let numbers: Vec<String> = (0..40).map(|number| format!("F2026-{number:04}")).collect();
        let said = reference(numbers.iter().map(String::as_str));
        assert!(said.chars().count() <= LONGEST_REFERENCE && said.ends_with("F2026-0010"), "{said}");
    }
}
