//! Zoho: customers of Books and Invoice, accounts and contacts of the CRM.

use crate::imports::Program;
use crate::imports::columns::Names;
use crate::imports::sources::Source;

/// Customers, and accounts of the CRM.
pub const SOURCE: Source = Source {
    program: Program::Zoho,
    signs: &[
        "emailid",
        "mobilephone",
        "billing attention",
        "billing street2",
        "billing code",
        "primary contact id",
        "customer sub type",
        "account id + account name",
        "contact name + emailid",
        "opening balance + display name",
        "account site",
        "ticker symbol",
    ],
    names: NAMES,
};

/// Contacts of the CRM: the record’s id is the person’s.
pub const CONTACTS: Source = Source {
    program: Program::Zoho,
    signs: &[
        "mailing street",
        "mailing zip",
        "asst phone",
        "email opt out",
        "contact owner + account name",
        "vendor name + account name",
        "reports to + account name",
    ],
    names: CONTACTS_NAMES,
};

#[rustfmt::skip]
const CONTACTS_NAMES: Names = &[
    ("record id", ""), ("contact id", ""), ("first name", "contacts[0].first_name"), ("last name", "contacts[0].last_name"),
    ("full name", "?contacts[0].full_name"), ("contact name", "?contacts[0].full_name"), ("salutation", "contacts[0].civility"),
    ("account name", "fields.name"), ("account name id", "fields.reference"), ("account id", "fields.reference"), ("vendor name", ""),
    ("vendor name id", ""), ("title", "contacts[0].position"), ("department", "+note"), ("email", "contacts[0].email"),
    ("secondary email", "+fields.other_emails"), ("phone", "contacts[0].direct_phone"), ("mobile", "contacts[0].mobile"),
    ("home phone", "+fields.other_phones"), ("other phone", "+fields.other_phones"), ("asst phone", "+fields.other_phones"),
    ("fax", "contacts[0].fax"), ("mailing street", "addresses[0].line1"), ("mailing city", "addresses[0].city"),
    ("mailing state", "addresses[0].province"), ("mailing zip", "addresses[0].postal_code"), ("mailing country", "addresses[0].country"),
    ("other street", "addresses[1].line1"), ("other city", "addresses[1].city"), ("other state", "addresses[1].province"),
    ("other zip", "addresses[1].postal_code"), ("other country", "addresses[1].country"), ("date of birth", "+note"),
    ("assistant", "+note"),
    ("reports to", ""), ("reports to id", ""), ("email opt out", ""), ("tag", "fields.tags"), ("lead source", "fields.origin"),
    ("contact owner", "fields.owner"), ("contact owner id", ""), ("description", "+fields.private_notes"), ("skype id", ""),
    ("twitter", ""),
    ("created by", ""), ("modified by", ""), ("created time", ""), ("modified time", ""), ("last activity time", ""),
    ("currency", "fields.currency"), ("exchange rate", ""),
];

#[rustfmt::skip]
const NAMES: Names = &[
    ("display name", "?fields.name name_else"), ("nom d affichage", "?fields.name name_else"), ("company name", "fields.name"),
    ("nom de l entreprise", "fields.name"), ("account name", "fields.name"), ("nom du compte", "fields.name"),
    ("contact name", "?name_else"), ("nom du contact", "?name_else"), ("customer number", "number"), ("account number", "number"),
    ("numero du client", "number"), ("customer id", ""), ("primary contact id", ""), ("contact id", ""), ("account id", "fields.reference"),
    ("created time", ""), ("last modified time", ""), ("last sync time", ""), ("status source", ""), ("salutation", "contacts[0].civility"),
    ("civilite", "contacts[0].civility"), ("first name", "contacts[0].first_name"), ("prenom", "contacts[0].first_name"),
    ("last name", "contacts[0].last_name"), ("nom de famille", "contacts[0].last_name"), ("nom", "contacts[0].last_name"),
    ("emailid", "contacts[0].email"), ("email", "contacts[0].email"), ("e mail", "contacts[0].email"),
    ("secondary email", "+fields.other_emails"), ("phone", "fields.phone contacts[0].direct_phone"),
    ("telephone", "fields.phone contacts[0].direct_phone"), ("mobilephone", "contacts[0].mobile"), ("mobile phone", "contacts[0].mobile"),
    ("mobile", "contacts[0].mobile"), ("fax", "fields.fax"), ("billing fax", "fields.fax"), ("shipping fax", "+fields.other_phones"),
    ("billing phone", "+fields.other_phones"), ("shipping phone", "+fields.other_phones"), ("designation", "contacts[0].position"),
    ("title", "contacts[0].position"), ("titre", "contacts[0].position"), ("department", ""), ("customer sub type", "fields.kind"),
    ("status", "state"), ("statut", "state"), ("website", "fields.website"), ("site web", "fields.website"),
    ("billing attention", "addresses[0].label"), ("billing contact", "addresses[0].label"), ("billing address", "addresses[0].line1"),
    ("billing street", "addresses[0].line1"), ("billing street2", "addresses[0].line2"), ("billing city", "addresses[0].city"),
    ("billing state", "addresses[0].province"), ("billing code", "addresses[0].postal_code"), ("billing zip", "addresses[0].postal_code"),
    ("billing country", "addresses[0].country"), ("shipping attention", "addresses[1].label"), ("shipping address", "addresses[1].line1"),
    ("shipping street", "addresses[1].line1"), ("shipping street2", "addresses[1].line2"), ("shipping city", "addresses[1].city"),
    ("shipping state", "addresses[1].province"), ("shipping code", "addresses[1].postal_code"),
    ("shipping zip", "addresses[1].postal_code"), ("shipping country", "addresses[1].country"), ("billing county", ""),
    ("shipping county", ""), ("billing latitude", ""), ("opening balance", ""), ("balance", ""), ("exchange rate", ""),
    ("credit limit", "fields.credit_limit"), ("mailing street", "addresses[0].line1"), ("mailing city", "addresses[0].city"),
    ("mailing state", "addresses[0].province"), ("mailing zip", "addresses[0].postal_code"), ("mailing country", "addresses[0].country"),
    ("currency code", "fields.currency"), ("currency", "fields.currency"), ("devise", "fields.currency"),
    ("payment terms label", "fields.payment_terms"), ("payment terms", "?fields.negotiated_days"), ("notes", "fields.private_notes"),
    ("description", "fields.private_notes"), ("language", "fields.language"), ("language code", "fields.language"),
    ("owner name", "fields.owner"), ("account owner", "fields.owner"), ("contact owner", "fields.owner"), ("sales person", "fields.owner"),
    ("industry", "fields.industry"), ("account type", "fields.client_type"), ("employees", "fields.size"),
    ("vat number", "fields.vat_number"), ("tax registration number", "fields.vat_number"),
    ("gst identification number gstin", "fields.vat_number"), ("vat reg no", "fields.vat_number"), ("siret", "fields.siret"),
    ("company id", "fields.siret"), ("facebook", "fields.facebook"), ("twitter", "fields.twitter"), ("tax name", ""),
    ("tax percentage", ""), ("tax type", ""), ("portal enabled", ""), ("taxable", ""), ("price list", ""),
    ("source", ""),
    ("record id", "fields.reference"), ("parent account", "fields.parent"), ("tag", "fields.tags"), ("tags", "fields.tags"),
    ("lead source", "fields.origin"), ("account site", ""), ("ticker symbol", ""), ("ownership", ""), ("rating", ""), ("sic code", ""),
    ("annual revenue", ""), ("no of employees", "fields.size"), ("created by", ""), ("modified by", ""), ("modified time", ""),
    ("last activity time", ""),
];
