//! What the values of a client say of one another, once all its rows are read: the postal code of the country, the country of the VAT number,
//! a SIRET of the SIREN.

use std::borrow::Cow;

use crate::clients::fields::ClientFields;
use crate::clients::{AddressForm, ClientForm, FormRules};
use crate::geo::{Country, is_french_territory, territory};
use crate::identifiers::{Naf, Siren, Siret, VatNumber, compact};
use crate::imports::html::as_text;
use crate::text::fold;

/// The digits of a French postal code, and of a Belgian number before 2005, when a 0 came in front.
const POSTAL_DIGITS: usize = 5;
const OLD_BELGIAN: usize = 9;

/// Words that people write before a VAT number, folded.
#[rustfmt::skip]
const BEFORE_VAT: [&str; 14] = [
    "tva", "vat", "n", "no", "num", "numero", "intra", "intracom", "intracommunautaire", "ue", "id", "number", "btw", "mwst",
];

/// See the module.
pub(super) fn settle(form: &mut ClientForm, rules: &FormRules) {
    for address in &mut form.addresses {
        place(address, rules.country);
    }
    let country = form.reading(rules).country;
    let fields = &mut form.fields;
    for notes in [&mut fields.private_notes, &mut fields.public_notes] {
        let text = match as_text(notes) {
            Cow::Owned(text) => Some(text),
            Cow::Borrowed(_) => None,
        };
        if let Some(text) = text {
            *notes = text;
        }
    }
    without_labels(fields);
    french_numbers(fields);
    vat_number(fields, country);
    dollars(fields, country);
}

/// The country that the postal code says, where France or none is written, and the 0 that a spreadsheet takes from the code's front.
fn place(address: &mut AddressForm, usual: Country) {
    let written = Country::parse(&address.country).ok();
    if written.is_none() && !address.country.is_empty() {
        return;
    }
    if written.is_none_or(|written| written == Country::CANADA) && is_canadian(&address.postal_code) {
        Country::CANADA.as_str().clone_into(&mut address.country);
        let code = compact(&address.postal_code);
        address.postal_code = format!("{} {}", &code[..3], &code[3..]);
        return;
    }
    let country = written.unwrap_or(usual);
    if let Some(code) = french_code(&address.postal_code)
        && (country == Country::FRANCE || is_french_territory(country))
    {
        address.postal_code = code;
    }
    let is_digits = address.postal_code.bytes().all(|digit| digit.is_ascii_digit());
    if country == Country::FRANCE && is_digits && address.postal_code.len() == POSTAL_DIGITS - 1 {
        address.postal_code.insert(0, '0');
    }
    let there = territory(country, &address.postal_code);
    if there != country && is_french_territory(there) {
        there.as_str().clone_into(&mut address.country);
    }
}

/// A French postal code as it is written on a letter: « 69 002 », « F-69002 ».
fn french_code(typed: &str) -> Option<String> {
    let bare = compact(typed);
    let code = bare.strip_prefix("FR").or_else(|| bare.strip_prefix('F')).unwrap_or(&bare);
    let is_code = code.len() == POSTAL_DIGITS && code.bytes().all(|digit| digit.is_ascii_digit());
    (is_code && code.len() < typed.len()).then(|| code.to_owned())
}

/// Letters and digits in turn, as no other country writes its codes: « H2X 1Y4 ».
pub(super) fn is_canadian(postal_code: &str) -> bool {
    let code = compact(postal_code);
    let fits = |(at, byte): (usize, u8)| if at % 2 == 0 { byte.is_ascii_uppercase() } else { byte.is_ascii_digit() };
    code.len() == 6 && code.bytes().enumerate().all(fits)
}

/// A number without what is written before or behind it: « SIRET : 732 829 320 00074 », « 46.19B - Commerce ».
fn without_labels(fields: &mut ClientFields) {
    for number in [&mut fields.siren, &mut fields.siret] {
        let digits: String = number.chars().filter(char::is_ascii_digit).collect();
        if Siren::parse(&digits).is_ok() || Siret::parse(&digits).is_ok() {
            *number = digits;
        }
    }
    if Naf::parse(&fields.naf).is_err() {
        let code = fields.naf.split([' ', ':', '(', ')']).find(|word| Naf::parse(word).is_ok()).map(str::to_owned);
        if let Some(code) = code {
            fields.naf = code;
        }
    }
}

/// A SIRET where the SIREN would stand, and the other way round.
fn french_numbers(fields: &mut ClientFields) {
    if let (Err(_), Ok(siret)) = (Siren::parse(&fields.siren), Siret::parse(&fields.siren)) {
        siret.siren().as_str().clone_into(&mut fields.siren);
        if fields.siret.is_empty() {
            siret.as_str().clone_into(&mut fields.siret);
        }
    }
    if fields.siren.is_empty()
        && Siret::parse(&fields.siret).is_err()
        && let Ok(siren) = Siren::parse(&fields.siret)
    {
        siren.as_str().clone_into(&mut fields.siren);
        fields.siret.clear();
    }
}

/// A VAT number without its prefix has that of the client's country.
fn vat_number(fields: &mut ClientFields, country: Country) {
    let typed = fields.vat_number.as_str();
    if typed.is_empty() || VatNumber::parse(typed).is_ok() {
        return;
    }
    let folded = fold(typed);
    let words = folded.split(|c: char| c.is_whitespace() || matches!(c, ':' | '°' | '(' | ')' | ','));
    let bare = words.filter(|word| !BEFORE_VAT.contains(word)).collect::<Vec<_>>().join(" ");
    let digits = compact(&bare);
    let belgian = digits.strip_prefix("BE").unwrap_or(&digits);
    let belgian = (belgian.len() == OLD_BELGIAN).then(|| format!("BE0{belgian}"));
    let read = |typed: &str| VatNumber::parse(typed).or_else(|_| VatNumber::parse_for(typed, country)).ok();
    let found = read(typed).or_else(|| read(&bare));
    let found = found.or_else(|| belgian.filter(|_| country.as_str() == "BE").and_then(|typed| read(&typed)));
    if let Some(number) = found {
        number.as_str().clone_into(&mut fields.vat_number);
    }
}

/// « $ » is the client's own dollar.
fn dollars(fields: &mut ClientFields, country: Country) {
    if fields.currency.trim() == "$" {
        match country.as_str() {
            "CA" => "CAD".clone_into(&mut fields.currency),
            "US" => "USD".clone_into(&mut fields.currency),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clients::form::tests::rules;

    fn settled(country: &str, postal_code: &str, vat_number: &str) -> (String, String, String) {
        let fields = ClientFields { vat_number: vat_number.into(), ..ClientFields::default() };
        let line1 = "1 rue A".to_owned();
        let address =
            AddressForm { line1, country: country.into(), postal_code: postal_code.into(), ..AddressForm::default() };
        let mut form = ClientForm { fields, addresses: vec![address], ..ClientForm::default() };
        settle(&mut form, &rules());
        let AddressForm { country, postal_code, .. } = form.addresses.remove(0);
        (country, postal_code, form.fields.vat_number)
    }

    #[test]
    fn notes_of_an_editor_are_text() {
        let fields = ClientFields { private_notes: "<p>Bon&nbsp;client</p>".into(), ..ClientFields::default() };
        let mut form = ClientForm { fields, ..ClientForm::default() };
        settle(&mut form, &rules());
        assert_eq!(form.fields.private_notes, "Bon client");
    }

    #[test]
    fn a_postal_code_says_the_country() {
        for (country, code, expected) in [
            ("FR", "97400", ("RE", "97400")),
            ("", "97110", ("GP", "97110")),
            ("MQ", "97200", ("MQ", "97200")),
            ("FR", "69001", ("FR", "69001")),
            ("", "69001", ("", "69001")),
            ("FR", "1000", ("FR", "01000")),
            ("BE", "1000", ("BE", "1000")),
            ("", "H2X 1Y4", ("CA", "H2X 1Y4")),
            ("CA", "h2x1y4", ("CA", "H2X 1Y4")),
            ("FR", "69 002", ("FR", "69002")),
            ("", "F-69003", ("", "69003")),
            ("", "97 400", ("RE", "97400")),
            ("DE", "D-80331", ("DE", "D-80331")),
            ("US", "97401", ("US", "97401")),
        ] {
            let (found, postal_code, _) = settled(country, code, "");
            assert_eq!((found.as_str(), postal_code.as_str()), expected, "{country} {code}");
        }
    }

    #[test]
    fn a_vat_number_takes_its_countrys_prefix() {
        for (country, typed, expected) in [
            ("FR", "44732829320", "FR44732829320"),
            ("FR", "TVA intracom : FR 44 732 829 320", "FR44732829320"),
            ("FR", "N° TVA 44.732.829.320", "FR44732829320"),
            ("RE", "44732829320", "FR44732829320"),
            ("BE", "0123456749", "BE0123456749"),
            ("BE", "123456749", "BE0123456749"),
            ("BE", "BE 123.456.749", "BE0123456749"),
            ("FR", "BE0123456749", "BE0123456749"),
            ("FR", "demain", "demain"),
        ] {
            assert_eq!(settled(country, "", typed).2, expected, "{country} {typed}");
        }
    }

    #[test]
    fn what_stands_beside_a_number_is_left_out() {
        let read = |siret: &str, naf: &str| {
            let mut fields = ClientFields { siret: siret.into(), naf: naf.into(), ..ClientFields::default() };
            without_labels(&mut fields);
            (fields.siret, fields.naf)
        };
        assert_eq!(read("SIRET : 732 829 320 00074", "APE 4619B"), ("73282932000074".into(), "4619B".into()));
        assert_eq!(read("12", "46.19B - Commerce"), ("12".into(), "46.19B".into()));
        assert_eq!(read("", "Commerce"), (String::new(), "Commerce".into()));
    }

    #[test]
    fn numbers_of_a_business_find_their_places() {
        let read = |siren: &str, siret: &str| {
            let mut fields = ClientFields { siren: siren.into(), siret: siret.into(), ..ClientFields::default() };
            french_numbers(&mut fields);
            (fields.siren, fields.siret)
        };
        let both = ("732829320".to_owned(), "73282932000074".to_owned());
        assert_eq!(read("732 829 320 00074", ""), both);
        assert_eq!(read("", "732 829 320"), ("732829320".to_owned(), String::new()));
        assert_eq!(read("732829320", "73282932000074"), both);
        assert_eq!(read("", "12"), (String::new(), "12".to_owned()));
    }
}
