//! Invoice Ninja: version 5 (`ClientMap`, `ClientExport` and its translations) and version 4 (« CLIENTS » of its export).

use crate::imports::Program;
use crate::imports::columns::Names;
use crate::imports::sources::Source;

/// Version 5.
pub const VERSION5: Source = Source {
    program: Program::InvoiceNinja,
    signs: &[
        "client street",
        "client address1",
        "client vat number",
        "client id number",
        "client shipping street",
        "client private notes",
        "contact email + client name",
        "contact first name + client name",
        "client payment terms",
        "client currency id",
        "telephone client + nom du client",
        "rue d expedition",
        "shipping address1 + private notes",
        "apt suite + id number",
    ],
    names: VERSION5_NAMES,
};

/// Version 4: a second « Phone » is the contact’s.
pub const VERSION4: Source = Source {
    program: Program::InvoiceNinja4,
    signs: &[
        "billing street + shipping street + private notes",
        "billing apt suite",
        "billing street + id number",
        "rue de facturation + numero d identification",
        "paid to date + billing street",
    ],
    names: VERSION4_NAMES,
};

#[rustfmt::skip]
const VERSION5_NAMES: Names = &[
    ("client name", "fields.name"), ("nom du client", "fields.name"), ("name", "fields.name"), ("nom", "fields.name contacts[0].last_name"),
    ("client number", "number"), ("numero de client", "number"), ("number", "number"), ("numero", "number"),
    ("client id number", "fields.id_number"), ("id number", "fields.id_number"), ("numero id", "fields.id_number"),
    ("numero d identification", "fields.id_number"), ("client vat number", "fields.vat_number"), ("vat number", "fields.vat_number"),
    ("numero de tva", "fields.vat_number"), ("client website", "fields.website"), ("website", "fields.website"),
    ("site web", "fields.website"), ("client phone", "fields.phone"), ("telephone client", "fields.phone"),
    ("phone", "fields.phone contacts[0].direct_phone"), ("telephone", "fields.phone contacts[0].direct_phone"),
    ("client private notes", "fields.private_notes"), ("private notes", "fields.private_notes"),
    ("note personnelle", "fields.private_notes"), ("notes privees", "fields.private_notes"), ("note privee", "fields.private_notes"),
    ("client public notes", "fields.public_notes"), ("public notes", "fields.public_notes"), ("note publique", "fields.public_notes"),
    ("notes publiques", "fields.public_notes"), ("client industry", "fields.industry"), ("client industry id", "fields.industry"),
    ("industry", "fields.industry"), ("secteur d activite", "fields.industry"), ("champ d activite", "fields.industry"),
    ("client size", "fields.size"), ("client size id", "fields.size"), ("size", "fields.size"), ("taille", "fields.size"),
    ("client currency", "fields.currency"), ("client currency id", "fields.currency"), ("currency", "fields.currency"),
    ("devise", "fields.currency"), ("client language", "fields.language"), ("language", "fields.language"), ("langue", "fields.language"),
    ("client payment terms", "fields.payment_terms"), ("payment terms", "fields.payment_terms"),
    ("conditions de paiement", "fields.payment_terms"), ("client user", "fields.owner"), ("client user id", "fields.owner"),
    ("client assigned user", "fields.owner"), ("client classification", "fields.kind"), ("classification", "fields.kind"),
    ("client address1", "addresses[0].line1"), ("client street", "addresses[0].line1"), ("address1", "addresses[0].line1"),
    ("street", "addresses[0].line1"), ("rue", "addresses[0].line1"), ("client address2", "addresses[0].line2"),
    ("client apt suite", "addresses[0].line2"), ("address2", "addresses[0].line2"), ("apt suite", "addresses[0].line2"),
    ("appt batiment", "addresses[0].line2"), ("client city", "addresses[0].city"), ("city", "addresses[0].city"),
    ("ville", "addresses[0].city"), ("client state", "addresses[0].province"), ("client state province", "addresses[0].province"),
    ("state province", "addresses[0].province"), ("state", "addresses[0].province"), ("region departement", "addresses[0].province"),
    ("client postal code", "addresses[0].postal_code"), ("postal code", "addresses[0].postal_code"),
    ("code postal", "addresses[0].postal_code"), ("client country", "addresses[0].country"), ("client country id", "addresses[0].country"),
    ("country", "addresses[0].country"), ("pays", "addresses[0].country"), ("client shipping address1", "addresses[1].line1"),
    ("client shipping street", "addresses[1].line1"), ("shipping street", "addresses[1].line1"), ("rue d expedition", "addresses[1].line1"),
    ("shipping address1", "addresses[1].line1"), ("client shipping address2", "addresses[1].line2"),
    ("shipping address2", "addresses[1].line2"), ("shipping apt suite", "addresses[1].line2"),
    ("client shipping city", "addresses[1].city"), ("shipping city", "addresses[1].city"), ("ville d expedition", "addresses[1].city"),
    ("client shipping state", "addresses[1].province"), ("shipping state", "addresses[1].province"),
    ("client shipping postal code", "addresses[1].postal_code"), ("shipping postal code", "addresses[1].postal_code"),
    ("client shipping country", "addresses[1].country"), ("client shipping country id", "addresses[1].country"),
    ("shipping country", "addresses[1].country"), ("contact first name", "contacts[0].first_name"),
    ("first name", "contacts[0].first_name"), ("prenom", "contacts[0].first_name"), ("contact last name", "contacts[0].last_name"),
    ("last name", "contacts[0].last_name"), ("nom de famille", "contacts[0].last_name"), ("contact email", "contacts[0].email"),
    ("email", "contacts[0].email"), ("courriel", "contacts[0].email"), ("contact phone", "contacts[0].direct_phone"),
    ("telephone du contact", "contacts[0].direct_phone"), ("client balance", ""), ("balance", ""), ("solde", ""),
    ("client paid to date", ""), ("paid to date", ""), ("paye a ce jour", ""), ("client custom value1", "+fields.private_notes"),
    ("client custom value2", "+fields.private_notes"), ("client custom value3", "+fields.private_notes"),
    ("client custom value4", "+fields.private_notes"), ("contact custom value1", ""), ("contact custom value2", ""),
    ("contact custom value3", ""), ("contact custom value4", ""), ("credit balance", ""), ("created at", ""), ("updated at", ""),
    ("client user name", ""), ("shipping postal code city", ""), ("appt batiment d expedition", "addresses[1].line2"),
    ("code postal d expedition", "addresses[1].postal_code"), ("pays d expedition", "addresses[1].country"),
    ("region d expedition", "addresses[1].province"), ("client classification id", ""), ("client vat", "fields.vat_number"),
    ("contact full name", "contacts[0].full_name"), ("tax exempt", ""),
];

#[rustfmt::skip]
const VERSION4_NAMES: Names = &[
    ("name", "fields.name"), ("nom", "fields.name"), ("nom du client", "fields.name"), ("balance", ""), ("solde", ""), ("paid to date", ""),
    ("paye a ce jour", ""), ("montant verse", ""), ("billing street", "addresses[0].line1"), ("billing address", "addresses[0].line1"),
    ("rue de facturation", "addresses[0].line1"), ("rue", "addresses[0].line1"), ("billing apt suite", "addresses[0].line2"),
    ("appt batiment de facturation", "addresses[0].line2"), ("appt batiment", "addresses[0].line2"), ("billing city", "addresses[0].city"),
    ("ville de facturation", "addresses[0].city"), ("ville", "addresses[0].city"), ("billing state province", "addresses[0].province"),
    ("billing state", "addresses[0].province"), ("region de facturation", "addresses[0].province"),
    ("region departement", "addresses[0].province"), ("billing postal code", "addresses[0].postal_code"),
    ("code postal de facturation", "addresses[0].postal_code"), ("code postal", "addresses[0].postal_code"),
    ("billing country", "addresses[0].country"), ("pays de facturation", "addresses[0].country"), ("pays", "addresses[0].country"),
    ("shipping street", "addresses[1].line1"), ("shipping address", "addresses[1].line1"), ("rue de livraison", "addresses[1].line1"),
    ("rue d expedition", "addresses[1].line1"), ("shipping apt suite", "addresses[1].line2"),
    ("appt batiment de livraison", "addresses[1].line2"), ("shipping city", "addresses[1].city"),
    ("ville de livraison", "addresses[1].city"), ("ville d expedition", "addresses[1].city"),
    ("shipping state province", "addresses[1].province"), ("shipping state", "addresses[1].province"),
    ("region de livraison", "addresses[1].province"), ("shipping postal code", "addresses[1].postal_code"),
    ("code postal de livraison", "addresses[1].postal_code"), ("shipping country", "addresses[1].country"),
    ("pays de livraison", "addresses[1].country"), ("id number", "fields.id_number"), ("numero d identification", "fields.id_number"),
    ("numero id", "fields.id_number"), ("vat number", "fields.vat_number"), ("numero de tva", "fields.vat_number"),
    ("website", "fields.website"), ("site web", "fields.website"), ("phone", "fields.phone contacts[0].direct_phone"),
    ("telephone", "fields.phone contacts[0].direct_phone"), ("currency", "fields.currency"), ("devise", "fields.currency"),
    ("public notes", "fields.public_notes"), ("notes publiques", "fields.public_notes"), ("note publique", "fields.public_notes"),
    ("private notes", "fields.private_notes"), ("notes privees", "fields.private_notes"), ("note personnelle", "fields.private_notes"),
    ("first name", "contacts[0].first_name"), ("prenom", "contacts[0].first_name"), ("last name", "contacts[0].last_name"),
    ("nom de famille", "contacts[0].last_name"), ("email", "contacts[0].email"), ("courriel", "contacts[0].email"),
];
