//! INSEE’s SIRENE: establishments, as `StockEtablissement` and what is filtered from it have them. The street stands in four columns.

use crate::imports::Program;
use crate::imports::columns::Names;
use crate::imports::sources::Source;

/// Establishments.
pub const SOURCE: Source = Source {
    program: Program::Sirene,
    signs: &[
        "denominationunitelegale",
        "etablissementsiege",
        "etatadministratifetablissement",
        "libellevoieetablissement",
        "codepostaletablissement",
        "activiteprincipaleunitelegale",
        "categoriejuridiqueunitelegale",
    ],
    names: NAMES,
};

#[rustfmt::skip]
const NAMES: Names = &[
    ("siren", "fields.siren"), ("siret", "fields.siret"), ("denominationunitelegale", "fields.name"),
    ("denominationusuelleetablissement", "?name_else"), ("enseigne1etablissement", "?name_else"),
    ("denominationusuelle1unitelegale", "?name_else"), ("nomusageunitelegale", "?contacts[0].last_name"),
    ("nomunitelegale", "contacts[0].last_name"), ("prenomusuelunitelegale", "?contacts[0].first_name"),
    ("prenom1unitelegale", "contacts[0].first_name"), ("sexeunitelegale", ""), ("nic", ""), ("sigleunitelegale", ""),
    ("prenom2unitelegale", ""), ("prenom3unitelegale", ""), ("prenom4unitelegale", ""), ("pseudonymeunitelegale", ""),
    ("categoriejuridiqueunitelegale", "fields.legal_form"), ("activiteprincipaleetablissement", "fields.naf"),
    ("activiteprincipaleunitelegale", "?fields.naf"), ("etatadministratifetablissement", "state"),
    ("etatadministratifunitelegale", "?state"), ("complementadresseetablissement", "+addresses[0].line2"),
    ("distributionspecialeetablissement", "+addresses[0].line2"), ("numerovoieetablissement", "+addresses[0].line1"),
    ("indicerepetitionetablissement", "+addresses[0].line1"), ("typevoieetablissement", "+addresses[0].line1"),
    ("libellevoieetablissement", "+addresses[0].line1"), ("codepostaletablissement", "addresses[0].postal_code"),
    ("libellecommuneetablissement", "addresses[0].city"), ("libellecommuneetrangeretablissement", "?addresses[0].city"),
    ("libellepaysetrangeretablissement", "addresses[0].country"), ("codecommuneetablissement", ""), ("codecedexetablissement", ""),
    ("libellecedexetablissement", ""), ("codepaysetrangeretablissement", ""), ("statutdiffusionetablissement", ""),
    ("datecreationetablissement", ""), ("trancheeffectifsetablissement", ""), ("anneeeffectifsetablissement", ""),
    ("activiteprincipaleregistremetiersetablissement", ""), ("datederniertraitementetablissement", ""), ("etablissementsiege", ""),
    ("trancheeffectifsunitelegale", ""), ("datedebut", ""),
];
