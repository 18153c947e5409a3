//! VAT numbers of the European Union and its neighbours.

mod checks;
mod shapes;

use super::Siren;
use super::canonical::{canonical_text, compact, grouped};
use crate::error::FieldError;
use crate::geo::Country;

/// A VAT identification number with its country prefix (Directive 2006/112/EC, art. 215): `FR44732829320`.
///
/// The shape is checked for every country, and the check digits where the rule is published and simple: Belgium,
/// France, Germany, Italy, Luxembourg, Norway and Switzerland. Whether the number is in force, only VIES can tell.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct VatNumber(String);

canonical_text!(VatNumber);

impl VatNumber {
    /// Parses a number with its prefix and any punctuation.
    ///
    /// `GR` is read as `EL`, the prefix Greece uses. Swiss and Norwegian numbers end in `TVA` (or `MWST`, `IVA`) and
    /// `MVA`; the ending is the same for all, so it is not kept.
    pub fn parse(typed: &str) -> Result<Self, FieldError> {
        let number = compact(typed);
        if number.is_empty() {
            return Err(FieldError::Required);
        }
        let (prefix, body) = shapes::split(&number).ok_or(FieldError::VatNumber)?;
        if shapes::fits(prefix, body) && checks::passes(prefix, body) {
            Ok(Self(format!("{prefix}{body}")))
        } else {
            Err(FieldError::VatNumber)
        }
    }

    /// Parses the number of a client in `country`; the prefix may be missing, but not be another country's.
    pub fn parse_for(typed: &str, country: Country) -> Result<Self, FieldError> {
        let prefixes = shapes::prefixes_of(country);
        match Self::parse(typed) {
            Ok(number) if prefixes.contains(&number.prefix()) => Ok(number),
            Err(FieldError::Required) => Err(FieldError::Required),
            parsed => {
                let with_prefix = prefixes.iter().find_map(|prefix| Self::parse(&format!("{prefix}{typed}")).ok());
                let unfit = if parsed.is_ok() { FieldError::VatOfOtherCountry } else { FieldError::VatNumber };
                with_prefix.ok_or(unfit)
            }
        }
    }

    /// The number of a French business: the key is computed from its SIREN (BOI-TVA-DECLA-20-10-20).
    pub fn of_french(siren: &Siren) -> Self {
        let key = checks::french_key(siren.as_str());
        Self(format!("FR{key:02}{siren}"))
    }

    /// The letters in front: the country's ISO code but for `EL` (Greece), `XI` (Northern Ireland) and `CHE`.
    pub fn prefix(&self) -> &str {
        &self.0[..shapes::prefix_length(&self.0)]
    }

    /// The country whose administration gave the number. Monaco uses French numbers, Northern Ireland `XI` ones.
    pub fn country(&self) -> Country {
        match self.prefix() {
            "EL" => Country::GREECE,
            "XI" => Country::UNITED_KINGDOM,
            "CHE" => Country::SWITZERLAND,
            iso => Country::parse(iso).unwrap_or(Country::FRANCE),
        }
    }

    /// The SIREN inside a French number. Monaco's have none: what stands there begins with 000, and may look like one by chance.
    pub fn siren(&self) -> Option<Siren> {
        let digits = self.0.strip_prefix("FR")?.get(2..)?;
        Siren::parse(digits).ok().filter(|_| !digits.starts_with("000"))
    }

    /// As printed on invoices: `FR 44 732829320`, `CHE-116.281.710 TVA`, `NO 974 760 673 MVA`, others as stored.
    pub fn formatted(&self) -> String {
        printed(&self.0)
    }
}

/// A stored number as it is printed, for whoever shows many of them and checks none: what is no number stays as it is.
#[must_use]
pub fn printed(stored: &str) -> String {
    let Some((prefix, body)) = stored.split_at_checked(shapes::prefix_length(stored)) else { return stored.to_owned() };
    match prefix {
        "FR" => grouped(stored, &[2, 2]),
        "CHE" => format!("CHE-{} TVA", grouped(body, &[3, 3]).replace(' ', ".")),
        "NO" => format!("NO {} MVA", grouped(body, &[3, 3])),
        _ => stored.to_owned(),
    }
}

#[cfg(test)]
mod tests;
