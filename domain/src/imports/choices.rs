//! The words of fixed choices in files, in both directions: as we write them, and as other programs do.

use crate::clients::{ClientKind, ClientState, ShippingIdentity, VatRegime};
use crate::format::Language;
use crate::text::fold;

/// A stored name, its French and English words in our files, and other words that mean the same, folded.
type Choice = (&'static str, &'static str, &'static str, &'static [&'static str]);

#[rustfmt::skip]
const KINDS: &[Choice] = &[
    (ClientKind::Company.as_str(), "Entreprise", "Company",
        &["societe", "professionnel", "true", "vrai", "yes", "oui", "1", "corporation", "organisation", "organization", "business", "pro", "b2b"]),
    (ClientKind::Individual.as_str(), "Particulier", "Individual",
        &["personne", "person", "false", "faux", "no", "non", "0", "individu prive", "private individual", "individu", "b2c"]),
    (ClientKind::Association.as_str(), "Association", "Association", &["asso", "non-profit", "nonprofit"]),
    (ClientKind::PublicBody.as_str(), "Organisme public", "Public body",
        &["public", "administration", "government", "collectivite", "governmental"]),
];

#[rustfmt::skip]
const REGIMES: &[Choice] = &[
    (VatRegime::Automatic.as_str(), "Automatique selon le pays", "Automatic by country", &["automatique", "auto"]),
    (VatRegime::Taxable.as_str(), "Assujetti", "Taxable", &["france", "national", "oui", "yes", "1", "true"]),
    (VatRegime::Export.as_str(), "Export hors UE", "Export outside the EU", &["export", "hors ue", "exonere"]),
    (VatRegime::IntraCommunity.as_str(), "Intracommunautaire", "Intra-community", &["intra", "ue", "eu"]),
    (VatRegime::NotSubject.as_str(), "Non assujetti", "Not subject", &["non", "no", "0", "false", "exempt"]),
];

const IDENTITIES: &[Choice] = &[
    (ShippingIdentity::Standard.as_str(), "Standard", "Standard", &[]),
    (ShippingIdentity::Client.as_str(), "Client", "Client", &[]),
    (ShippingIdentity::None.as_str(), "Aucune", "None", &["blank"]),
];

#[rustfmt::skip]
const STATES: &[Choice] = &[
    (ClientState::Active.as_str(), "Actif", "Active", &["true", "vrai", "1", "oui", "yes", "on", "open", "ouvert", "active"]),
    (ClientState::Inactive.as_str(), "Inactif", "Inactive", &["false", "faux", "0", "non", "no", "ferme", "closed", "disabled", "clos"]),
    (ClientState::Archived.as_str(), "Archivé", "Archived", &[]),
    (ClientState::Deleted.as_str(), "Supprimé", "Deleted", &[]),
];

/// The choices of a column that has a fixed few: a field's name, or `state`.
fn of(column: &str) -> Option<&'static [Choice]> {
    Some(match column {
        "kind" => KINDS,
        "vat_regime" => REGIMES,
        "shipping_identity" => IDENTITIES,
        "state" => STATES,
        _ => return None,
    })
}

/// The stored name that a cell's word means; the cell itself when it means none, so that the check says so.
#[must_use]
pub fn read(column: &str, cell: &str) -> Option<String> {
    let choices = of(column)?;
    let word = fold(cell.trim());
    let found = choices.iter().find(|(stored, french, english, others)| {
        word == *stored || word == fold(french) || word == fold(english) || others.contains(&word.as_str())
    });
    Some(found.map_or_else(|| cell.trim().to_owned(), |(stored, ..)| (*stored).to_owned()))
}

/// The word that our files have for a stored name.
#[must_use]
pub fn write(column: &str, stored: &str, language: Language) -> Option<&'static str> {
    let (_, french, english, _) = of(column)?.iter().find(|(known, ..)| *known == stored)?;
    Some(if language == Language::French { french } else { english })
}

/// A yes or a no in a cell, as a tick box says it: `on` or nothing. What is neither stays, so that the check says so.
#[must_use]
pub fn read_tick(cell: &str) -> String {
    match fold(cell.trim()).as_str() {
        "" | "0" | "false" | "faux" | "no" | "n" | "non" | "off" => String::new(),
        "1" | "true" | "vrai" | "yes" | "y" | "oui" | "o" | "x" | "on" | "✓" => "on".to_owned(),
        _ => cell.trim().to_owned(),
    }
}

/// A tick in our files.
#[must_use]
pub const fn write_tick(ticked: bool, language: Language) -> &'static str {
    match (ticked, language) {
        (false, _) => "",
        (true, Language::French) => "oui",
        (true, Language::English) => "yes",
    }
}

/// Whether « Client » in Dolibarr (0 to 3) or « Type » in Sellsy (words) means a prospect.
#[must_use]
pub fn is_prospect(cell: &str) -> bool {
    let word = fold(cell.trim());
    word == "2" || word.starts_with("prospect") || word == "lead"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_mean_choices_in_both_languages() {
        for &kind in ClientKind::ALL {
            for language in [Language::French, Language::English] {
                let word = write("kind", kind.as_str(), language).unwrap();
                assert_eq!(read("kind", word).as_deref(), Some(kind.as_str()));
            }
        }
        assert_eq!(read("kind", "False").as_deref(), Some("individual"), "Odoo's is_company");
        assert_eq!(read("state", "ARCHIVÉ").as_deref(), Some("archived"));
        assert_eq!(read("state", "perdu").as_deref(), Some("perdu"));
        assert_eq!(read("name", "x"), None);
        assert!(is_prospect("2") && is_prospect("Prospect") && !is_prospect("1") && !is_prospect("3"));
    }

    #[test]
    fn every_choice_is_written() {
        let stored =
            |all: &[&'static str], column| all.iter().all(|name| write(column, name, Language::French).is_some());
        assert!(stored(&VatRegime::ALL.iter().map(|x| x.as_str()).collect::<Vec<_>>(), "vat_regime"));
        assert!(stored(&ShippingIdentity::ALL.iter().map(|x| x.as_str()).collect::<Vec<_>>(), "shipping_identity"));
        assert!(stored(&ClientState::ALL.iter().map(|x| x.as_str()).collect::<Vec<_>>(), "state"));
    }
}
