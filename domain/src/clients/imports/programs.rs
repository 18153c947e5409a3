//! The column names of the programs that people leave, as their exports have them in French and English.
//!
//! Invoice Ninja: `ClientMap`, `ClientExport` and its translations; Dolibarr: `modSociete` and `companies.lang`; Odoo: the
//! labels and names of `res.partner`; Sellsy and `HubSpot`: their exports. A name may mean several things; the first that no
//! other column of the file means already is taken, so that a second « Nom » or « E-mail » is the contact's.

mod dolibarr;
mod hubspot;
mod invoice_ninja;
mod odoo;
mod other;
mod sellsy;

use crate::imports::Program;
use crate::imports::columns::Names;

/// The names that columns have in a program's files.
pub const fn names(program: Program) -> Names {
    match program {
        Program::InvoiceNinja => invoice_ninja::NAMES,
        Program::Dolibarr => dolibarr::NAMES,
        Program::Sellsy => sellsy::NAMES,
        Program::Odoo => odoo::NAMES,
        Program::HubSpot => hubspot::NAMES,
        Program::Clientele => &[],
        Program::Other => other::NAMES,
    }
}
