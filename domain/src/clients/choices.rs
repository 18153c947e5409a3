//! The words of a client's fixed choices in files.

use super::{ClientKind, ClientState, ShippingIdentity, VatRegime};
use crate::imports::choices::Choices;

/// What a client is.
#[rustfmt::skip]
pub const KINDS: Choices = &[
    (ClientKind::Company.as_str(), "Entreprise", "Company",
        &["societe", "professionnel", "true", "vrai", "yes", "oui", "1", "corporation", "organisation", "organization", "business", "pro", "b2b",
        "personne morale", "entreprises", "professionnels", "client professionnel"]),
    (ClientKind::Individual.as_str(), "Particulier", "Individual",
        &["personne", "person", "false", "faux", "no", "non", "0", "individu prive", "private individual", "individu", "b2c",
        "particuliers", "personne physique", "client particulier"]),
    (ClientKind::Association.as_str(), "Association", "Association", &["asso", "assoc", "associations", "non-profit", "nonprofit"]),
    (ClientKind::PublicBody.as_str(), "Organisme public", "Public body",
        &["public", "administration", "government", "collectivite", "governmental", "mairie", "commune", "secteur public", "etablissement public"]),
];

/// How it is taxed.
#[rustfmt::skip]
pub const REGIMES: Choices = &[
    (VatRegime::Automatic.as_str(), "Automatique selon le pays", "Automatic by country", &["automatique", "auto"]),
    (VatRegime::Taxable.as_str(), "Assujetti", "Taxable", &["france", "national", "oui", "yes", "1", "true"]),
    (VatRegime::Export.as_str(), "Export hors UE", "Export outside the EU", &["export", "hors ue", "exonere"]),
    (VatRegime::IntraCommunity.as_str(), "Intracommunautaire", "Intra-community", &["intra", "ue", "eu"]),
    (VatRegime::NotSubject.as_str(), "Non assujetti", "Not subject", &["non", "no", "0", "false", "exempt"]),
];

/// In whose name parcels leave.
pub const IDENTITIES: Choices = &[
    (ShippingIdentity::Standard.as_str(), "Standard", "Standard", &[]),
    (ShippingIdentity::Client.as_str(), "Client", "Client", &[]),
    (ShippingIdentity::None.as_str(), "Aucune", "None", &["blank"]),
];

/// Its state.
#[rustfmt::skip]
pub const STATES: Choices = &[
    (ClientState::Active.as_str(), "Actif", "Active", &["true", "vrai", "1", "oui", "yes", "on", "open", "ouvert", "active", "a", "enabled"]),
    (ClientState::Inactive.as_str(), "Inactif", "Inactive", &["false", "faux", "0", "non", "no", "ferme", "closed", "disabled", "clos", "f", "c", "fermee", "cessee",
        "en sommeil", "sommeil", "suspendu", "suspended", "radie", "radiee"]),
    (ClientState::Archived.as_str(), "Archivé", "Archived", &[]),
    (ClientState::Deleted.as_str(), "Supprimé", "Deleted", &[]),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Language;
    use crate::imports::choices::{read, write};

    #[test]
    fn words_mean_choices_in_both_languages() {
        for &kind in ClientKind::ALL {
            for language in [Language::French, Language::English] {
                let word = write(KINDS, kind.as_str(), language).unwrap();
                assert_eq!(read(KINDS, word), kind.as_str());
            }
        }
        assert_eq!(read(KINDS, "False"), "individual", "Odoo's is_company");
        assert_eq!(read(STATES, "ARCHIVÉ"), "archived");
        assert_eq!(read(STATES, "perdu"), "perdu");
    }

    #[test]
    fn every_choice_is_written() {
        let stored =
            |all: &[&'static str], words| all.iter().all(|name| write(words, name, Language::French).is_some());
        assert!(stored(&ClientKind::ALL.iter().map(|x| x.as_str()).collect::<Vec<_>>(), KINDS));
        assert!(stored(&VatRegime::ALL.iter().map(|x| x.as_str()).collect::<Vec<_>>(), REGIMES));
        assert!(stored(&ShippingIdentity::ALL.iter().map(|x| x.as_str()).collect::<Vec<_>>(), IDENTITIES));
        assert!(stored(&ClientState::ALL.iter().map(|x| x.as_str()).collect::<Vec<_>>(), STATES));
    }
}
