//! What a French client's numbers say of one another: whoever types the SIRET has typed the rest.

use std::collections::BTreeMap;

use crate::company::Registry;
use crate::form::FormText;
use crate::geo::Country;
use crate::identifiers::{Siren, Siret, VatNumber};

/// The numbers that others follow from.
const SOURCES: [&str; 2] = ["siret", "siren"];

/// What follows for other fields from what was typed in one: the SIREN begins the SIRET (Code de commerce, art. R123-221), and the VAT
/// number is computed from it (BOI-TVA-DECLA-20-10-20). Nothing follows from a number that is none, nor for a country that gives others.
#[must_use]
pub fn implied(name: &str, typed: &str, country: Country) -> Vec<(&'static str, String)> {
    if Registry::of(country) != Registry::French {
        return Vec::new();
    }
    let siren = match name {
        "siret" => Siret::parse(typed).ok().map(|siret| siret.siren()),
        "siren" => Siren::parse(typed).ok(),
        _ => None,
    };
    let Some(siren) = siren else { return Vec::new() };
    let mut implied = Vec::new();
    if name == "siret" {
        implied.push(("siren", siren.as_str().to_owned()));
    }
    // Saint-Pierre-et-Miquelon has SIRENs, and taxes of its own.
    if let Ok(number) = VatNumber::parse_for(VatNumber::of_french(&siren).as_str(), country) {
        implied.push(("vat_number", number.as_str().to_owned()));
    }
    implied
}

/// What was filled in for whoever types, so that what they typed themselves, or took away, stays.
#[derive(Clone, Debug, Default)]
pub struct Filled {
    /// What each source held when something last followed from it.
    seen: BTreeMap<&'static str, String>,
    /// What was filled in last, by field.
    filled: BTreeMap<&'static str, String>,
}

impl Filled {
    /// The form is drawn from this: nothing follows from what stands in it already.
    pub fn begin(&mut self, form: &FormText) {
        self.seen = SOURCES.into_iter().map(|name| (name, held(form, name).to_owned())).collect();
    }

    /// A field was left: what is to be filled in, path and text. Only what is blank, or holds what was filled in before.
    pub fn left(&mut self, path: &str, form: &FormText, country: Country) -> Vec<(String, String)> {
        let source = SOURCES.into_iter().find(|name| path.strip_prefix("fields.") == Some(name));
        let Some(source) = source else { return Vec::new() };
        let typed = held(form, source);
        let mut fills = implied(source, typed, country);
        if fills.is_empty() || self.seen.get(source).is_some_and(|seen| seen == typed) {
            return Vec::new();
        }
        self.seen.insert(source, typed.to_owned());
        fills.retain(|(name, _)| {
            let text = held(form, name);
            text.is_empty() || self.filled.get(name).is_some_and(|filled| filled == text)
        });
        for (name, text) in &fills {
            self.filled.insert(name, text.clone());
            if SOURCES.contains(name) {
                self.seen.insert(name, text.clone());
            }
        }
        fills.into_iter().map(|(name, text)| (format!("fields.{name}"), text)).collect()
    }
}

fn held<'a>(form: &'a FormText, name: &str) -> &'a str {
    form.get(&format!("fields.{name}")).trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIRET: &str = "73282932000074";
    const OTHER: &str = "35600000000048";

    fn form(texts: &[(&str, &str)]) -> FormText {
        let mut form = FormText::default();
        for (name, text) in texts {
            form.set(format!("fields.{name}"), *text);
        }
        form
    }

    /// Leaves a field, and puts into the form what follows.
    fn leave(filled: &mut Filled, name: &str, form: &mut FormText) -> usize {
        let fills = filled.left(&format!("fields.{name}"), form, Country::FRANCE);
        let count = fills.len();
        for (path, text) in fills {
            form.set(path, text);
        }
        count
    }

    #[test]
    fn the_siret_says_the_rest() {
        let follows = [("siren", "732829320".to_owned()), ("vat_number", "FR44732829320".to_owned())];
        assert_eq!(implied("siret", "732 829 320 00074", Country::FRANCE), follows);
        assert_eq!(implied("siren", "732 829 320", Country::FRANCE), follows[1..]);
        for (name, typed) in [("siret", "73282932000075"), ("siret", "732829320"), ("siren", ""), ("naf", SIRET)] {
            assert_eq!(implied(name, typed, Country::FRANCE), [], "{name} {typed}");
        }
        assert_eq!(implied("siret", SIRET, Country::CANADA), []);
        assert_eq!(implied("siret", SIRET, Country::parse("BE").unwrap()), []);
        let miquelon = Country::parse("PM").unwrap();
        assert_eq!(implied("siret", SIRET, miquelon), follows[..1]);
    }

    #[test]
    fn what_was_filled_follows_and_what_was_typed_stays() {
        let (mut filled, mut typed) = (Filled::default(), form(&[("siret", SIRET)]));
        filled.begin(&FormText::default());
        assert_eq!(leave(&mut filled, "siret", &mut typed), 2);
        assert_eq!(typed, form(&[("siret", SIRET), ("siren", "732829320"), ("vat_number", "FR44732829320")]));
        // Another SIRET takes the place of what came from the first one, but not of what somebody has typed.
        typed.set("fields.siret", OTHER);
        typed.set("fields.vat_number", "FR00 à vérifier");
        assert_eq!(leave(&mut filled, "siret", &mut typed), 1);
        assert_eq!(typed.get("fields.siren"), "356000000");
        assert_eq!(typed.get("fields.vat_number"), "FR00 à vérifier");
    }

    #[test]
    fn what_was_taken_away_stays_away() {
        let (mut filled, mut typed) = (Filled::default(), form(&[("siret", SIRET)]));
        filled.begin(&FormText::default());
        leave(&mut filled, "siret", &mut typed);
        typed.set("fields.vat_number", "");
        assert_eq!((leave(&mut filled, "siret", &mut typed), leave(&mut filled, "siren", &mut typed)), (0, 0));
        // Nor does anything follow from what a client had before.
        let mut stored = form(&[("siret", SIRET), ("siren", "732829320")]);
        filled.begin(&stored);
        assert_eq!((leave(&mut filled, "siret", &mut stored), leave(&mut filled, "siren", &mut stored)), (0, 0));
        stored.set("fields.siren", "356000000");
        assert_eq!(leave(&mut filled, "siren", &mut stored), 1);
        assert_eq!(leave(&mut filled, "name", &mut stored), 0);
    }
}
