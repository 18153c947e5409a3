//! Which clients may be the one that is being typed (A1, « doublons »): a hint while typing, never a constraint.

use serde::{Deserialize, Serialize};

use crate::clients::ClientState;
use crate::identifiers::{Email, Siret, VatNumber};
use crate::ids::ClientId;
use crate::text::fold_company_name;

/// The most duplicates shown; who has more has other worries.
pub const MAX_DUPLICATES: usize = 5;

/// What is typed so far; half a value finds nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Probe {
    /// The name.
    pub name: String,
    /// The SIRET.
    pub siret: String,
    /// The VAT number.
    pub vat_number: String,
    /// An e-mail, of the client or of a contact.
    pub email: String,
    /// The client that is being edited, which is not its own duplicate.
    pub except: Option<ClientId>,
}

/// Why a client may be the same one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The same SIRET.
    Siret,
    /// The same VAT number.
    VatNumber,
    /// The same e-mail.
    Email,
    /// The same name but for legal form, accents, case and punctuation.
    Name,
}

/// A client that may be the same one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duplicate {
    /// The client.
    pub id: ClientId,
    /// Its number.
    pub number: String,
    /// Its name.
    pub name: String,
    /// Its state: a deleted one can be restored instead of typed again.
    pub state: ClientState,
    /// Why, the surest first.
    pub reasons: Vec<Reason>,
}

/// What a probe compares, in the form in which it is stored. `None` compares nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keys {
    /// `fold_company_name` of the name.
    pub name: Option<String>,
    /// The SIRET's digits.
    pub siret: Option<String>,
    /// The VAT number.
    pub vat_number: Option<String>,
    /// The e-mail in lower case.
    pub email: Option<String>,
}

impl Probe {
    /// What is typed and complete.
    #[must_use]
    pub fn keys(&self) -> Keys {
        Keys {
            name: Some(fold_company_name(&self.name)).filter(|name| !name.is_empty()),
            siret: Siret::parse(&self.siret).ok().map(String::from),
            vat_number: VatNumber::parse(&self.vat_number).ok().map(String::from),
            email: Email::parse(&self.email).ok().map(|email| email.folded()),
        }
    }
}

impl Keys {
    /// True when there is nothing to compare.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What two clients share, the surest first.
    #[must_use]
    pub fn shared(&self, other: &Self) -> Vec<Reason> {
        let same = |one: &Option<String>, other: &Option<String>| one.is_some() && one == other;
        [
            (Reason::Siret, same(&self.siret, &other.siret)),
            (Reason::VatNumber, same(&self.vat_number, &other.vat_number)),
            (Reason::Email, same(&self.email, &other.email)),
            (Reason::Name, same(&self.name, &other.name)),
        ]
        .into_iter()
        .filter_map(|(reason, shared)| shared.then_some(reason))
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_a_value_finds_nothing() {
        let probe = Probe { siret: "732 829 320".into(), email: "ana@".into(), ..Probe::default() };
        assert!(probe.keys().is_empty());
    }

    #[test]
    fn the_surest_reason_comes_first() {
        let typed = Probe {
            name: "SARL Été".into(),
            siret: "732 829 320 00074".into(),
            email: "Ana@Ete.example".into(),
            ..Probe::default()
        };
        let stored = Keys {
            name: Some("ete".into()),
            siret: Some("73282932000074".into()),
            vat_number: None,
            email: Some("ana@ete.example".into()),
        };
        assert_eq!(typed.keys().shared(&stored), [Reason::Siret, Reason::Email, Reason::Name]);
    }
}
