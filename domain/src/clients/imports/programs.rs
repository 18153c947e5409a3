//! The headings of the programs that people leave, as their exports have them in French and English: one table a kind of file, as data.
//!
//! Invoice Ninja: `ClientMap`, `ClientExport` and its translations; Dolibarr: `modSociete` and `companies.lang`; Odoo: the
//! labels and names of `res.partner`; the others: their exports and the templates that they offer for an import.

mod books;
mod books_of_addresses;
mod crm;
mod dolibarr;
mod french;
mod french_accounts;
mod hubspot;
mod invoice_ninja;
mod odoo;
mod quickbooks;
mod sellsy;
mod sirene;
mod usual;
mod zoho;

use super::by_names::by_names;
use super::by_values::by_values;
use super::further::{self, further, list_of_people};
use crate::imports::sources::Sources;
use crate::imports::{Record, Target};

/// What is known of other programs' files of clients. Those that come first are looked up first where nobody knows who wrote a file.
pub static CLIENT_SOURCES: Sources = Sources {
    usual: usual::NAMES,
    all: &[
        &dolibarr::COMPANIES,
        &dolibarr::CONTACTS,
        &sellsy::COMPANIES,
        &sellsy::CONTACTS,
        &invoice_ninja::VERSION5,
        &invoice_ninja::VERSION4,
        &hubspot::COMPANIES,
        &hubspot::CONTACTS,
        &odoo::SOURCE,
        &zoho::SOURCE,
        &zoho::CONTACTS,
        &quickbooks::SOURCE,
        &books::FRESHBOOKS,
        &books::WAVE,
        &books::INVOICELY,
        &french::AXONAUT,
        &french::ABBY,
        &french::PENNYLANE,
        &french_accounts::EBP,
        &french_accounts::SAGE,
        &french_accounts::HENRRI,
        &books_of_addresses::GOOGLE,
        &books_of_addresses::OUTLOOK,
        &crm::ESPO,
        &crm::ESPO_CONTACTS,
        &crm::TWENTY,
        &crm::ERPNEXT,
        &crm::AKAUNTING,
        &sirene::SOURCE,
    ],
    settle,
    by_rows,
    further,
};

/// What columns are, and whose, as the headings beside them say.
fn settle(names: &[String], mapping: &mut [Target]) {
    by_names(names, mapping);
    list_of_people(names, mapping);
}

/// What columns are, and whose, as the rows say.
fn by_rows(rows: &[Record], mapping: &mut [Target]) {
    by_values(rows, mapping);
    further::by_rows(rows, mapping);
}

#[cfg(test)]
mod accounts;
#[cfg(test)]
mod tests;
