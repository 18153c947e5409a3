//! Programs of billing and of accounts, and address books.

use super::tests::check;
use crate::imports::Program;

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
        Program::QuickBooks,
        "Customer full name|Phone numbers|Email|Full name|Billing address|Shipping address",
        &[
            ("Customer full name", "fields.name"),
            ("Full name", "contacts[0].full_name"),
            ("Billing address", "addresses[0].line1"),
        ],
    );
    check(
        Program::Zoho,
        "Contact ID|Display Name|Company Name|First Name|Last Name|EmailID|Phone|MobilePhone|Billing Attention|Billing Address|\
         Billing Street2|Billing City|Billing Code|Shipping Address|Shipping City|Currency Code",
        &[
            ("EmailID", "contacts[0].email"),
            ("Billing Code", "addresses[0].postal_code"),
            ("Display Name", "name_else"),
        ],
    );
    check(
        Program::Zoho,
        "Record Id|Contact Owner|Lead Source|First Name|Last Name|Account Name|Email|Title|Department|Phone|Other Phone|Mobile|Asst Phone|\
         Email Opt Out|Mailing Street|Other Street|Mailing Zip|Other Zip|Description|Salutation|Secondary Email",
        &[
            ("Record Id", ""),
            ("Account Name", "fields.name"),
            ("Title", "contacts[0].position"),
            ("Salutation", "contacts[0].civility"),
            ("Phone", "contacts[0].direct_phone"),
            ("Other Zip", "addresses[1].postal_code"),
        ],
    );
    check(
        Program::FreshBooks,
        "Organization|First Name|Last Name|Email|Phone|Street|City|Province/State|Postal Code|Country|Notes",
        &[("Organization", "fields.name"), ("Province/State", "addresses[0].province")],
    );
    check(
        Program::FreshBooks,
        "First Name|Last Name|Organization|Email|Phone Number|Address Line 1|Address Line 2|City|State/Province|Postal Code|Country|Currency",
        &[("Organization", "fields.name"), ("State/Province", "addresses[0].province"), ("Email", "contacts[0].email")],
    );
    check(
        Program::Wave,
        "customer_name|email|contact_first_name|contact_last_name|customer_currency|phone|address_line_1|city|\
         postal_code/zip_code|province/state|country|ship-to_address_line_1|ship-to_city",
        &[("customer_name", "fields.name"), ("ship-to_city", "addresses[1].city"), ("email", "contacts[0].email")],
    );
    check(
        Program::Invoicely,
        "Client Name|Email|Country|Phone",
        &[("Client Name", "fields.name"), ("Phone", "fields.phone")],
    );
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
        Program::Ebp,
        "Code|Nom|Adresse 1 (facturation)|Nom Contact (facturation)|Téléphone fixe Contact (facturation)|\
         E-mail Contact (facturation)|Encours autorisé|Mode de règlement|Taux de remise",
        &[
            ("Téléphone fixe Contact (facturation)", "contacts[0].direct_phone"),
            ("E-mail Contact (facturation)", "contacts[0].email"),
            ("Encours autorisé", "fields.credit_limit"),
            ("Mode de règlement", "fields.payment_method"),
            ("Taux de remise", "fields.discount"),
        ],
    );
    check(
        Program::Sage,
        "Numéro compte tiers|Intitulé|Qualité|Compte collectif|Contact|Adresse|Complément|Code postal|Ville|Téléphone|Télécopie|E-mail",
        &[
            ("Intitulé", "fields.name"),
            ("Contact", "contacts[0].full_name"),
            ("Compte collectif", "fields.accounting_account"),
        ],
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
