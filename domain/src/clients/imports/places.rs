//! The addresses of a row: where a country and a province are named in words, and one by the other.

use super::reading::{Cell, Reading, at, set};
use super::settle::is_canadian;
use super::values;
use crate::clients::AddressForm;
use crate::format::Language;
use crate::geo::{Country, is_french_territory, territory, words};
use crate::imports::Lookup;
use crate::imports::choices::read_tick;
use crate::imports::nothing::{Holds, says_nothing};
use crate::imports::values::{digits, one_line};

/// What programs call the kinds of addresses that people have, and what we do, in French and in English.
const KINDS: [(&str, &str, &str); 2] = [("home", "Domicile", "Home"), ("work", "Bureau", "Work")];

/// A word of fewer letters is a code, which other places have as well.
const SHORTEST_NAME: usize = 4;

impl<L: Lookup> Reading<'_, L> {
    /// Reads a cell of an address.
    pub(super) fn address(&mut self, index: u8, name: &'static str, cell: &Cell<'_>) {
        let address = at(&mut self.form.addresses, index);
        let value = match name {
            "country" => return self.country(index, cell),
            "province" => return self.province(index, cell),
            "postal_code" => digits(cell.text),
            "line1" => return street(address, cell.text),
            "line2" if !address.line2.is_empty() => format!("{}, {}", address.line2, one_line(cell.text)),
            _ if name.starts_with("is_") => read_tick(cell.text),
            _ => one_line(cell.text),
        };
        set(address.get_mut(name), value);
    }

    /// A country by any of its names, or by a province in its place: « Québec ».
    fn country(&mut self, index: u8, cell: &Cell<'_>) {
        let text = without_id(cell.text);
        let cell = &Cell { text: &text, ..*cell };
        let address = at(&mut self.form.addresses, index);
        if values::is_no_country(cell.text, &address.postal_code) {
            return;
        }
        if let Some((country, province)) = words::country(cell.text) {
            country.as_str().clone_into(&mut address.country);
            if let Some(province) = province.filter(|_| address.province.is_empty()) {
                province.as_str().clone_into(&mut address.province);
            }
            return;
        }
        let known = self.lookup.country(cell.text).map(|country| country.as_str().to_owned());
        let unread = || if says_nothing(cell.text, Holds::Words) { String::new() } else { one_line(cell.text) };
        at(&mut self.form.addresses, index).country = known.unwrap_or_else(unread);
    }

    /// A province by its code or its name. It says the country, where no other column does; a territory overseas is one of its own. What is no
    /// part of an address there is kept in the notes, unless the postal code says as much.
    fn province(&mut self, index: u8, cell: &Cell<'_>) {
        let text = without_id(cell.text);
        let cell = &Cell { text: &text, ..*cell };
        let address = at(&mut self.form.addresses, index).clone();
        let by_code = || is_canadian(&address.postal_code).then_some(Country::CANADA);
        let named = Country::parse(&address.country).ok().or_else(by_code);
        let usual = territory(named.unwrap_or(self.rules.country), &address.postal_code);
        let overseas = words::country(cell.text).map(|(country, _)| country).filter(|it| is_french_territory(*it));
        if overseas == Some(usual) {
            return;
        }
        if let Some(overseas) = overseas.filter(|_| usual == Country::FRANCE) {
            overseas.as_str().clone_into(&mut at(&mut self.form.addresses, index).country);
            return;
        }
        let found = match named {
            Some(country) => self.province_of(country, cell.text).map(|code| (country, code)),
            None => self.province_anywhere(cell.text),
        };
        let address = at(&mut self.form.addresses, index);
        match found {
            Some((country, code)) => {
                country.as_str().clone_into(&mut address.country);
                address.province = code;
            }
            None if usual.has_provinces() => address.province = one_line(cell.text),
            None if words::is_said_by_code(cell.text, &address.postal_code) => {}
            None => self.keep(None, cell, None),
        }
    }

    fn province_of(&self, country: Country, cell: &str) -> Option<String> {
        let known = words::province(country, cell).map(|province| province.as_str().to_owned());
        known.or_else(|| self.lookup.province(country, cell))
    }

    /// The province of the company's own country, else one of North America by its name.
    fn province_anywhere(&self, cell: &str) -> Option<(Country, String)> {
        let of = |country: Country| Some((country, self.province_of(country, cell)?));
        let is_name = cell.chars().filter(|c| c.is_alphabetic()).count() >= SHORTEST_NAME;
        let abroad = || [Country::CANADA, Country::UNITED_STATES].into_iter().filter(|_| is_name).find_map(of);
        of(self.rules.country).or_else(abroad)
    }
}

/// Odoo's ids of countries and of their parts by what they stand for: « `base.fr` », « `base.state_ca_qc` ».
fn without_id(cell: &str) -> String {
    let id =
        cell.strip_prefix("base.").filter(|id| id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_'));
    id.map_or_else(|| cell.to_owned(), |id| id.rsplit('_').next().unwrap_or(id).to_uppercase())
}

/// Puts a kind of address into words, alone or with somebody's name behind: « home – Ana Roche ».
pub(super) fn name_kind(label: &mut String, language: Language) {
    let (kind, whose) = label.split_once(" – ").unwrap_or((label.as_str(), ""));
    let Some((_, french, english)) = KINDS.iter().find(|(known, ..)| kind.eq_ignore_ascii_case(known)) else { return };
    let word = if language == Language::French { french } else { english };
    *label = if whose.is_empty() { (*word).to_owned() } else { format!("{word} – {whose}") };
}

/// A street of several lines: the first is the street, the rest is its second line.
fn street(address: &mut AddressForm, cell: &str) {
    let (first, rest) = cell.split_once(['\r', '\n']).unwrap_or((cell, ""));
    let first = one_line(first);
    // A register has the number, the kind of street and its name in columns of their own.
    address.line1 = if address.line1.is_empty() { first } else { format!("{} {first}", address.line1) };
    let rest = rest.lines().map(one_line).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(", ");
    if !rest.is_empty() {
        address.line2 = if address.line2.is_empty() { rest } else { format!("{rest}, {}", address.line2) };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_odoo_stand_for_codes() {
        for (cell, code) in
            [("base.fr", "FR"), ("base.state_ca_qc", "QC"), ("France", "France"), ("base. 1", "base. 1")]
        {
            assert_eq!(without_id(cell), code);
        }
    }

    #[test]
    fn kinds_of_addresses_are_put_into_words() {
        let named = |label: &str, language| {
            let mut label = label.to_owned();
            name_kind(&mut label, language);
            label
        };
        assert_eq!(named("home – Ana Roche", Language::French), "Domicile – Ana Roche");
        assert_eq!(
            (named("Work", Language::French), named("work", Language::English)),
            ("Bureau".into(), "Work".into())
        );
        assert_eq!(named("Homeless – A", Language::French), "Homeless – A");
    }
}
