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
fn check(program: Program, header: &str, expected: &[(&str, &str)]) {
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
        &[("Client Name", "fields.name"), ("Client Shipping Street", "addresses[1].line1"), ("Contact Email", "contacts[0].email")],
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
        &[("Record ID", "fields.reference"), ("Company Domain Name", "fields.website"), ("Phone Number", "fields.phone")],
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
        &[("Billing Address Street", "addresses[0].line1"), ("Shipping Address Street", "addresses[1].line1"), ("Created At", "")],
    );
    check(
        Program::Twenty,
        "Id|Name|Domain Name / Primary Link Url|Employees|Linkedin Link / Primary Link Url|Address / Address Street 1|Address / Address City",
        &[("Name", "fields.name"), ("Address / Address Street 1", "addresses[0].line1")],
    );
    check(
        Program::Axonaut,
        "Nom de la société|Est prospect|Est client|SIRET|Adresse|Code postal|Ville|Prénom|Nom|Email|Téléphone|Portable",
        &[("Nom de la société", "fields.name"), ("Est prospect", "fields.is_prospect"), ("Nom", "contacts[0].last_name")],
    );
}

#[test]
fn billing() {
    check(
        Program::Abby,
        "Nom|Prénom|Emails|Téléphone|Adresse de facturation|Complément adresse de facturation|Code postal de facturation|\
         Ville de facturation|Pays de facturation|Adresse de livraison|Ville de livraison|Pays de livraison",
        &[
            ("Nom", "contacts[0].last_name"),
            ("Emails", "fields.email"),
            ("Complément adresse de facturation", "addresses[0].line2"),
            ("Adresse de livraison", "addresses[1].line1"),
        ],
    );
    check(
        Program::QuickBooks,
        "Nom du client|Nom de l'entreprise|Téléphone|E-mail|Adresse|Ville|Code postal|Pays|N° de TVA|Solde ouvert",
        &[("Nom de l'entreprise", "fields.name"), ("Nom du client", "name_else"), ("Solde ouvert", "")],
    );
    check(
        Program::QuickBooks,
        "Name|Company name|Street Address|City|State|Country|Zip|Phone|Email|Attachments|Open Balance",
        &[("Company name", "fields.name"), ("Name", "name_else"), ("Email", "fields.email")],
    );
    check(
        Program::Zoho,
        "Contact ID|Display Name|Company Name|First Name|Last Name|EmailID|Phone|MobilePhone|Billing Attention|Billing Address|\
         Billing Street2|Billing City|Billing Code|Shipping Address|Shipping City|Currency Code",
        &[("EmailID", "contacts[0].email"), ("Billing Code", "addresses[0].postal_code"), ("Display Name", "name_else")],
    );
    check(
        Program::FreshBooks,
        "Organization|First Name|Last Name|Email|Phone|Street|City|Province/State|Postal Code|Country|Notes",
        &[("Organization", "fields.name"), ("Province/State", "addresses[0].province")],
    );
    check(
        Program::Wave,
        "customer_name|email|contact_first_name|contact_last_name|customer_currency|phone|address_line_1|city|\
         postal_code/zip_code|province/state|country|ship-to_address_line_1|ship-to_city",
        &[("customer_name", "fields.name"), ("ship-to_city", "addresses[1].city"), ("email", "contacts[0].email")],
    );
    check(Program::Invoicely, "Client Name|Email|Country|Phone", &[("Client Name", "fields.name"), ("Phone", "fields.phone")]);
    check(
        Program::ErpNext,
        "ID|Customer Name|Customer Type|Customer Group|Territory|Tax ID|Mobile No|Email Id",
        &[("Customer Name", "fields.name"), ("Customer Group", "fields.category"), ("Mobile No", "fields.mobile")],
    );
    check(
        Program::Akaunting,
        "name|email|user_id|tax_number|phone|address|city|zip_code|state|country|website|currency_code|reference|enabled",
        &[("tax_number", "fields.vat_number"), ("enabled", "state"), ("reference", "number")],
    );
}

#[test]
fn french_accounts() {
    check(
        Program::Pennylane,
        "Identifiant Pennylane|Raison sociale|SIREN|N° TVA|Emails de facturation|Adresse de facturation|Code postal de facturation|\
         Ville de facturation|Délai de paiement",
        &[("Raison sociale", "fields.name"), ("Emails de facturation", "fields.email"), ("Identifiant Pennylane", "")],
    );
    check(
        Program::Ebp,
        "Code|Nom|Famille clients|Adresse 1 (facturation)|Adresse 2 (facturation)|Code postal (facturation)|Ville (facturation)|\
         Téléphone fixe (facturation)|E-mail (facturation)|N° TVA intracommunautaire",
        &[("Code", "number"), ("Nom", "fields.name"), ("Adresse 2 (facturation)", "addresses[0].line2")],
    );
    check(
        Program::Sage,
        "Numéro compte tiers|Intitulé|Qualité|Compte collectif|Contact|Adresse|Complément|Code postal|Ville|Téléphone|Télécopie|E-mail",
        &[("Intitulé", "fields.name"), ("Contact", "contacts[0].full_name"), ("Compte collectif", "fields.accounting_account")],
    );
    check(
        Program::Henrri,
        "Code client|Raison sociale|Type de client|Adresse|Code postal|Ville|Téléphone fixe|Téléphone portable|Email|SIRET",
        &[("Code client", "number"), ("Téléphone portable", "fields.mobile")],
    );
    check(
        Program::Sirene,
        "siren|siret|etablissementSiege|etatAdministratifUniteLegale|denominationUniteLegale|nomUniteLegale|prenom1UniteLegale|\
         numeroVoieEtablissement|typeVoieEtablissement|libelleVoieEtablissement|codePostalEtablissement|activitePrincipaleEtablissement",
        &[
            ("denominationUniteLegale", "fields.name"),
            ("typeVoieEtablissement", "addresses[0].line1"),
            ("libelleVoieEtablissement", "addresses[0].line1"),
            ("etatAdministratifUniteLegale", "state"),
        ],
    );
}

#[test]
fn address_books() {
    check(
        Program::Google,
        "First Name|Last Name|File As|Organization Name|Organization Title|Labels|E-mail 1 - Label|E-mail 1 - Value|E-mail 2 - Value|\
         Phone 1 - Value|Phone 2 - Value|Address 1 - Street|Address 1 - City|Address 1 - Extended Address|Website 1 - Value",
        &[
            ("E-mail 1 - Value", "contacts[0].email"),
            ("E-mail 2 - Value", "fields.other_emails"),
            ("Phone 2 - Value", "fields.other_phones"),
            ("Labels", "fields.tags"),
        ],
    );
    check(
        Program::Outlook,
        "Title|First Name|Last Name|Company|Job Title|Business Street|Business Street 2|Business City|Home Street|Home City|Business Phone|\
         Mobile Phone|E-mail Address|E-mail 2 Address|E-mail 3 Address|Categories|Web Page",
        &[
            ("Company", "fields.name"),
            ("Home City", "addresses[1].city"),
            ("E-mail 3 Address", "fields.other_emails"),
            ("Business Phone", "contacts[0].direct_phone"),
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
    check(Program::Other, "Nom|Adresse|Code postal|Ville|Commentaire", &[("Nom", "fields.name"), ("Commentaire", "fields.private_notes")]);
    check(Program::Other, "Client|Adresse|Téléphone|E-mail", &[("Client", "fields.name"), ("Téléphone", "fields.phone")]);
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
    check(Program::Odoo, "Name|Is a Company|Related Company|Étiquette|NEQ|Télécopieur", &[("NEQ", "fields.neq"), ("Étiquette", "fields.tags")]);
}
