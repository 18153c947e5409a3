//! `FreshBooks`, Wave and Invoicely: customers as their exports have them.

use crate::imports::Program;
use crate::imports::columns::Names;
use crate::imports::sources::Source;

/// `FreshBooks`: clients.
pub const FRESHBOOKS: Source = Source {
    program: Program::FreshBooks,
    signs: &[
        "organization + first name + street",
        "organization + province state",
        "organization + postal code + notes",
        "organization + address line 1",
        "organization + state province",
        "secondary street",
    ],
    names: FRESHBOOKS_NAMES,
};

/// Wave: customers.
pub const WAVE: Source = Source {
    program: Program::Wave,
    signs: &[
        "ship to address line 1",
        "ship to city",
        "customer currency",
        "ship to contact",
        "contact first name + customer name",
        "address line 1 + customer name",
        "delivery instructions",
    ],
    names: WAVE_NAMES,
};

/// Invoicely: clients.
pub const INVOICELY: Source = Source {
    program: Program::Invoicely,
    signs: &[
        "client name + street + zip",
        "client name + email + country + phone",
        "client name + contact name",
        "company client name",
    ],
    names: INVOICELY_NAMES,
};

#[rustfmt::skip]
const FRESHBOOKS_NAMES: Names = &[
    ("organization", "fields.name"), ("organisation", "fields.name"), ("company", "fields.name"), ("first name", "contacts[0].first_name"),
    ("prenom", "contacts[0].first_name"), ("last name", "contacts[0].last_name"), ("nom de famille", "contacts[0].last_name"),
    ("email", "contacts[0].email"), ("e mail", "contacts[0].email"), ("phone", "fields.phone contacts[0].direct_phone"),
    ("business phone", "fields.phone contacts[0].direct_phone"), ("telephone", "fields.phone contacts[0].direct_phone"),
    ("mobile", "contacts[0].mobile"), ("mobile phone", "contacts[0].mobile"), ("cell phone", "contacts[0].mobile"),
    ("home phone", "+fields.other_phones"), ("fax", "fields.fax"), ("street", "addresses[0].line1"),
    ("address line 1", "addresses[0].line1"), ("rue", "addresses[0].line1"), ("street 2", "addresses[0].line2"),
    ("address line 2", "addresses[0].line2"), ("city", "addresses[0].city"), ("ville", "addresses[0].city"),
    ("province state", "addresses[0].province"), ("state province", "addresses[0].province"), ("province", "addresses[0].province"),
    ("postal code", "addresses[0].postal_code"), ("zip postal code", "addresses[0].postal_code"), ("zip code", "addresses[0].postal_code"),
    ("country", "addresses[0].country"), ("pays", "addresses[0].country"), ("secondary street", "addresses[1].line1"),
    ("secondary street 2", "addresses[1].line2"), ("secondary city", "addresses[1].city"),
    ("secondary province state", "addresses[1].province"), ("secondary postal code", "addresses[1].postal_code"),
    ("secondary country", "addresses[1].country"), ("notes", "fields.private_notes"), ("note", "fields.private_notes"),
    ("currency", "fields.currency"), ("devise", "fields.currency"), ("language", "fields.language"), ("langue", "fields.language"),
    ("vat name", ""), ("outstanding", ""), ("credit", ""), ("total billed", ""), ("last login", ""), ("vat number", "fields.vat_number"),
    ("phone number", "fields.phone contacts[0].direct_phone"), ("outstanding balance", ""), ("state", "addresses[0].province"),
    ("credit balance", ""),
];

#[rustfmt::skip]
const WAVE_NAMES: Names = &[
    ("customer name", "fields.name"), ("account number", "number"), ("contact first name", "contacts[0].first_name"),
    ("contact last name", "contacts[0].last_name"), ("email", "contacts[0].email"), ("phone", "fields.phone"), ("mobile", "fields.mobile"),
    ("toll free", "+fields.other_phones"), ("fax", "fields.fax"), ("website", "fields.website"), ("customer currency", "fields.currency"),
    ("currency", "fields.currency"), ("country", "addresses[0].country"), ("billing country", "addresses[0].country"),
    ("province state", "addresses[0].province"), ("billing province state", "addresses[0].province"),
    ("address line 1", "addresses[0].line1"), ("billing address line 1", "addresses[0].line1"), ("address line 2", "addresses[0].line2"),
    ("billing address line 2", "addresses[0].line2"), ("city", "addresses[0].city"), ("billing city", "addresses[0].city"),
    ("postal code zip code", "addresses[0].postal_code"), ("billing postal code zip code", "addresses[0].postal_code"),
    ("ship to contact", "addresses[1].label"), ("shipping name", "addresses[1].label"), ("ship to country", "addresses[1].country"),
    ("shipping country", "addresses[1].country"), ("ship to province state", "addresses[1].province"),
    ("shipping province state", "addresses[1].province"), ("ship to address line 1", "addresses[1].line1"),
    ("shipping address line 1", "addresses[1].line1"), ("ship to address line 2", "addresses[1].line2"),
    ("shipping address line 2", "addresses[1].line2"), ("ship to city", "addresses[1].city"), ("shipping city", "addresses[1].city"),
    ("ship to postal code zip code", "addresses[1].postal_code"), ("shipping postal code zip code", "addresses[1].postal_code"),
    // Whether there is one, and no place.
    ("shipping address", ""), ("ship to phone", "+fields.other_phones"), ("shipping phone", "+fields.other_phones"),
    ("delivery instructions", "+fields.private_notes"), ("internal notes", "+fields.private_notes"), ("notes", "+fields.private_notes"),
];

#[rustfmt::skip]
const INVOICELY_NAMES: Names = &[
    ("client name", "fields.name"), ("company client name", "fields.name"), ("contact name", "contacts[0].full_name"),
    ("first name", "contacts[0].first_name"), ("last name", "contacts[0].last_name"), ("email", "contacts[0].email"),
    ("phone", "fields.phone"), ("mobile", "fields.mobile"), ("fax", "fields.fax"), ("website", "fields.website"),
    ("street", "addresses[0].line1"), ("address", "addresses[0].line1"), ("address 1", "addresses[0].line1"),
    ("address 2", "addresses[0].line2"), ("city", "addresses[0].city"), ("state", "addresses[0].province"),
    ("province", "addresses[0].province"), ("zip", "addresses[0].postal_code"), ("zip code", "addresses[0].postal_code"),
    ("postal code", "addresses[0].postal_code"), ("country", "addresses[0].country"), ("vat", "fields.vat_number"),
    ("vat id", "fields.vat_number"), ("tax id", "fields.vat_number"), ("currency", "fields.currency"), ("language", "fields.language"),
    ("notes", "fields.private_notes"), ("total invoiced", ""), ("outstanding", ""), ("balance", ""),
];
