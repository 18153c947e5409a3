//! What the row of a client repeats so that lists and pickers read one table: folded names, a sort key, the primary contact.

use domain::clients::{ClientData, Contact};
use domain::text::{fold, fold_company_name, sort_key};

use crate::entities::client::Model;

/// Sort keys are cut here: beyond, names differ in nothing anybody sees, and an index entry must fit a page.
const LONGEST_KEY: usize = 400;

/// The columns that are derived from the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Summary {
    pub name_folded: String,
    pub name_sort: Vec<u8>,
    pub name_identity: String,
    /// The client's own e-mail in lower case: what a duplicate is found by.
    pub email_folded: Option<String>,
    pub contact_name: String,
    /// The e-mail that the list shows: the primary contact's, else the client's.
    pub contact_email: String,
}

impl Summary {
    /// Derives them anew.
    pub fn of(data: &ClientData, contacts: &[Contact]) -> Self {
        let primary = contacts.iter().find(|contact| contact.is_primary);
        let contact_name = primary.map(Contact::display_name).unwrap_or_default();
        let email = primary.and_then(|contact| contact.email.as_ref()).or(data.email.as_ref());
        Self {
            name_folded: fold(data.name.as_str()),
            name_sort: key(data.name.as_str()),
            name_identity: fold_company_name(data.name.as_str()),
            email_folded: data.email.as_ref().map(domain::identifiers::Email::folded),
            contact_name,
            contact_email: email.map(|email| email.as_str().to_owned()).unwrap_or_default(),
        }
    }

    /// As the row has them.
    pub fn stored(row: &Model) -> Self {
        let row = row.clone();
        Self {
            name_folded: row.name_folded,
            name_sort: row.name_sort,
            name_identity: row.name_identity,
            email_folded: row.email_folded,
            contact_name: row.contact_name,
            contact_email: row.contact_email,
        }
    }

    /// Puts them into the row.
    pub fn keep(self, row: &mut Model) {
        row.name_folded = self.name_folded;
        row.name_sort = self.name_sort;
        row.name_identity = self.name_identity;
        row.email_folded = self.email_folded;
        row.contact_name = self.contact_name;
        row.contact_email = self.contact_email;
    }
}

fn key(text: &str) -> Vec<u8> {
    let mut key = sort_key(text);
    key.truncate(LONGEST_KEY);
    key
}
