//! Each program's headings lead to the fields that they are about.

use std::collections::HashSet;

use super::CLIENT_SOURCES;
use crate::clients::CLIENT_COLUMNS;
use crate::clients::imports::Place;
use crate::imports::suggest::signature;
use crate::imports::{Program, Source, Target, suggest};

/// Who wrote a file of this header, and where each of its columns goes.
fn read(header: &str) -> (Program, Vec<(String, String)>) {
    let names: Vec<String> = header.split('|').map(str::to_owned).collect();
    let found = suggest(&CLIENT_COLUMNS, &names, None, &[]);
    let paths = found.mapping.iter().map(|target| target.path().to_owned());
    (found.program, names.into_iter().zip(paths).collect())
}

/// Checks a program, and where columns go: « heading: path » for some of them.
pub(super) fn check(program: Program, header: &str, expected: &[(&str, &str)]) {
    let (found, columns) = read(header);
    assert_eq!(found, program, "{header}");
    for (heading, path) in expected {
        let at: Vec<&str> = columns.iter().filter(|(name, _)| name == heading).map(|(_, path)| path.as_str()).collect();
        assert!(at.contains(path), "{program:?}, {heading}: {at:?}, not {path}");
    }
    let mut taken = HashSet::new();
    for (heading, path) in columns.iter().filter(|(_, path)| !path.is_empty()) {
        assert!(taken.insert(path) || CLIENT_COLUMNS.takes_several(path), "{heading} fills {path} as well");
    }
}

fn every_name() -> impl Iterator<Item = (&'static str, &'static str)> {
    let of_programs = CLIENT_SOURCES.all.iter().flat_map(|source| source.names);
    CLIENT_SOURCES.usual.iter().chain(of_programs).copied()
}

#[test]
fn every_name_is_as_it_is_compared_and_leads_somewhere() {
    for (name, paths) in every_name() {
        assert_eq!(signature(&[name.to_owned()]), name);
        for path in paths.split_whitespace() {
            let target = Target::to(path.trim_start_matches(['+', '?']));
            assert!(CLIENT_COLUMNS.accepts(&target) && Place::of(&target).is_some(), "{name}: {path}");
            assert!(!path.starts_with('+') || CLIENT_COLUMNS.takes_several(target.path()), "{name}: {path}");
        }
    }
}

#[test]
fn no_table_says_a_name_twice_and_no_two_share_a_sign() {
    let mut signs: Vec<(&str, Program)> = Vec::new();
    for source in CLIENT_SOURCES.all {
        let Source { names, .. } = source;
        let distinct: HashSet<&str> = names.iter().map(|(name, _)| *name).collect();
        assert_eq!(distinct.len(), names.len(), "{:?}", source.program);
        for sign in source.signs {
            let other = signs.iter().find(|(known, program)| known == sign && *program != source.program);
            assert_eq!(other, None, "{sign}");
            signs.push((*sign, source.program));
        }
    }
    let known: HashSet<Program> = CLIENT_SOURCES.all.iter().map(|source| source.program).collect();
    for program in Program::ALL.iter().filter(|program| !matches!(program, Program::Clientele | Program::Other)) {
        assert!(known.contains(program), "{program:?}");
    }
}

#[test]
fn invoice_ninja() {
    check(
        Program::InvoiceNinja4,
        "Name|Balance|Paid to Date|Billing Street|Billing Apt/Suite|Billing City|Billing State/Province|Billing Postal Code|\
         Billing Country|Shipping Street|Shipping City|ID Number|VAT Number|Website|Phone|Currency|Public Notes|Private Notes|\
         First Name|Last Name|Email|Phone",
        &[
            ("Name", "fields.name"),
            ("Balance", ""),
            ("Billing Street", "addresses[0].line1"),
            ("Shipping City", "addresses[1].city"),
            ("Phone", "fields.phone"),
            ("Phone", "contacts[0].direct_phone"),
            ("Email", "contacts[0].email"),
        ],
    );
    check(
        Program::InvoiceNinja,
        "Client Name|Client Number|Client Street|Client Shipping Street|Client Vat Number|Contact First Name|Contact Email",
        &[
            ("Client Name", "fields.name"),
            ("Client Shipping Street", "addresses[1].line1"),
            ("Contact Email", "contacts[0].email"),
        ],
    );
}

#[test]
fn dolibarr() {
    check(
        Program::Dolibarr,
        "Nom du tiers* (s.nom)|Code client (s.code_client)|Adresse (s.address)|Code État / Province (s.fk_departement)|Code pays (s.fk_pays)|\
         Identifiant professionnel 1 (s.siren)|Identifiant professionnel 3 (s.ape)|Identifiant professionnel 4 (s.idprof4)|\
         Note (privée) (s.note_private)|Note (publique) (s.note_public)",
        &[
            ("Nom du tiers* (s.nom)", "fields.name"),
            ("Code client (s.code_client)", "number"),
            ("Code pays (s.fk_pays)", "addresses[0].country"),
            ("Identifiant professionnel 1 (s.siren)", "fields.siren"),
            ("Identifiant professionnel 4 (s.idprof4)", "fields.rcs"),
        ],
    );
    check(
        Program::Dolibarr,
        "Id contact|Code civilité|Nom|Prénom|Poste/Fonction|Adresse|Code postal|Ville|Pays|Téléphone|Mobile|Adresse e-mail|Raison sociale|\
         Code client|Adresse|Code postal|Ville|Téléphone|Adresse e-mail",
        &[
            ("Nom", "contacts[0].last_name"),
            ("Raison sociale", "fields.name"),
            ("Code client", "number"),
            ("Téléphone", "contacts[0].direct_phone"),
            ("Téléphone", "fields.phone"),
            ("Adresse e-mail", "contacts[0].email"),
            ("Adresse e-mail", "fields.email"),
            ("Ville", "addresses[1].city"),
        ],
    );
}

#[test]
fn crms() {
    check(
        Program::Sellsy,
        "Raison sociale|Civilité|Nom|Prénom|Email|Téléphone|Portable|Fonction",
        &[("Raison sociale", "fields.name"), ("Nom", "contacts[0].last_name"), ("Email", "contacts[0].email")],
    );
    check(
        Program::HubSpot,
        "Record ID|First Name|Last Name|Email|Phone Number|Job Title|Company Name",
        &[("Record ID", ""), ("Phone Number", "contacts[0].direct_phone"), ("Company Name", "fields.name")],
    );
    check(
        Program::HubSpot,
        "Record ID|Company name|Company Domain Name|Company owner|City|Phone Number",
        &[
            ("Record ID", "fields.reference"),
            ("Company Domain Name", "fields.website"),
            ("Phone Number", "fields.phone"),
        ],
    );
    check(
        Program::Odoo,
        "Display Name|Is a Company|Related Company|Street|Zip|Email",
        &[("Related Company", "contact_of"), ("Email", "fields.email")],
    );
    check(
        Program::Odoo,
        "id|name|is_company|parent_id|street|zip|city|country_id|vat|email|phone|function",
        &[("name", "fields.name"), ("parent_id", "contact_of"), ("vat", "fields.vat_number")],
    );
    check(
        Program::EspoCrm,
        "Name|Website|Email|Phone|Type|Industry|Billing Address Street|Billing Address City|Shipping Address Street|Description|Created At",
        &[
            ("Billing Address Street", "addresses[0].line1"),
            ("Shipping Address Street", "addresses[1].line1"),
            ("Created At", ""),
        ],
    );
    check(
        Program::EspoCrm,
        "First Name|Last Name|Account|Title|Email|Phone|Address Street|Address City|Address Postal Code|Do Not Call|Assigned User",
        &[
            ("Account", "fields.name"),
            ("Title", "contacts[0].position"),
            ("Email", "contacts[0].email"),
            ("Address Street", "addresses[0].line1"),
        ],
    );
    check(
        Program::Twenty,
        "Id|Name|Domain Name / Primary Link Url|Employees|Linkedin Link / Primary Link Url|Address / Address Street 1|Address / Address City",
        &[("Name", "fields.name"), ("Address / Address Street 1", "addresses[0].line1")],
    );
    check(
        Program::Axonaut,
        "Nom de la société|Est prospect|Est client|SIRET|Adresse|Code postal|Ville|Prénom|Nom|Email|Téléphone|Portable",
        &[
            ("Nom de la société", "fields.name"),
            ("Est prospect", "fields.is_prospect"),
            ("Nom", "contacts[0].last_name"),
        ],
    );
}

#[test]
fn a_sheet_by_hand_is_nobodys_and_its_names_mean_what_everybody_means() {
    check(
        Program::Other,
        "Société|Prénom|Nom|E-mail|Fonction|Tél|Mobile|Adresse|CP|Ville",
        &[("Société", "fields.name"), ("Nom", "contacts[0].last_name"), ("CP", "addresses[0].postal_code")],
    );
    check(Program::Other, "Nom|Prénom|E-mail|Ville", &[("Nom", "contacts[0].last_name"), ("E-mail", "fields.email")]);
    check(
        Program::Other,
        "Nom|Adresse|Code postal|Ville|Commentaire",
        &[("Nom", "fields.name"), ("Commentaire", "fields.private_notes")],
    );
    check(
        Program::Other,
        "Client|Adresse|Téléphone|E-mail",
        &[("Client", "fields.name"), ("Téléphone", "fields.phone")],
    );
    check(
        Program::Other,
        "Société|Contact|Contact 2|Téléphone|Téléphone 2|E-mail|E-mail 2",
        &[
            ("Contact 2", "contacts[1].full_name"),
            ("Téléphone 2", "fields.other_phones"),
            ("E-mail 2", "fields.other_emails"),
        ],
    );
    // A name that a recognised program does not have is everybody's.
    check(
        Program::Odoo,
        "Name|Is a Company|Related Company|Étiquette|NEQ|Télécopieur",
        &[("NEQ", "fields.neq"), ("Étiquette", "fields.tags")],
    );
}

#[test]
fn headings_made_by_hand() {
    check(
        Program::Other,
        "NOM CLIENT|ADRESSE 1|CODE POSTAL|VILLE|TEL. FIXE|TEL. PORT.|MAIL|OBS.|Mode de règlement|Remise|Plafond|TVA|Nom du dirigeant",
        &[
            ("NOM CLIENT", "fields.name"),
            ("TEL. PORT.", "fields.mobile"),
            ("OBS.", "fields.private_notes"),
            ("Mode de règlement", "fields.payment_method"),
            ("Remise", "fields.discount"),
            ("Plafond", "fields.credit_limit"),
            ("TVA", "fields.vat_number"),
            ("Nom du dirigeant", "contacts[0].full_name"),
        ],
    );
    check(
        Program::Other,
        "Société|Contact 1 Nom|Contact 1 Prénom|Contact 1 Email|Contact 2 Nom|Contact 2 Prénom|Contact 2 Email|Adresse complète",
        &[
            ("Contact 1 Nom", "contacts[0].last_name"),
            ("Contact 2 Prénom", "contacts[1].first_name"),
            ("Contact 2 Email", "contacts[1].email"),
            ("Adresse complète", "addresses[0].line1"),
        ],
    );
    check(
        Program::Other,
        "Company|Contact First Name|Contact Last Name|Street Address|City|State|ZIP|Phone|Ext",
        &[("State", "addresses[0].province"), ("Ext", "note"), ("Contact First Name", "contacts[0].first_name")],
    );
    check(
        Program::Other,
        "Client|Adresse de facturation|Adresse de livraison|Contact principal",
        &[
            ("Adresse de facturation", "addresses[0].line1"),
            ("Adresse de livraison", "addresses[1].line1"),
            ("Contact principal", "contacts[0].full_name"),
        ],
    );
    check(
        Program::Other,
        "Société|Name|N° de tél|Ville du client|Rue|N°|Numéro d'entreprise|Billing Street 2|Shipping Street 1",
        &[
            ("Name", "contacts[0].full_name"),
            ("N° de tél", "fields.phone"),
            ("Ville du client", "addresses[0].city"),
            ("N°", "addresses[0].line1"),
            ("Numéro d'entreprise", "fields.id_number"),
            ("Billing Street 2", "addresses[0].line2"),
            ("Shipping Street 1", "addresses[1].line1"),
        ],
    );
    check(
        Program::Other,
        "Société (obligatoire)|Notes|Observations|Tags|Étiquettes|N° rue|Nom de la rue",
        &[
            ("Société (obligatoire)", "fields.name"),
            ("N° rue", "addresses[0].line1"),
            ("Nom de la rue", "addresses[0].line1"),
            ("Observations", "fields.private_notes"),
            ("Étiquettes", "fields.tags"),
            ("Tags", "fields.tags"),
        ],
    );
    check(
        Program::Other,
        "Nom et prénom|Ville|Inactif",
        &[("Nom et prénom", "contacts[0].last_first"), ("Inactif", "inactive")],
    );
}
