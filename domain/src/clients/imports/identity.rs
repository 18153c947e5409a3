//! What a client is recognised by.

use crate::clients::NewClient;
use crate::identifiers::Email;
use crate::imports::identity::{Identity, Same};
use crate::text::fold_company_name;

/// The keys of a client: number, SIRET, VAT number, e-mails (its contacts' as well), and its name without legal form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClientKeys {
    /// Its number, in lower case.
    pub number: Option<String>,
    /// Its SIRET.
    pub siret: Option<String>,
    /// Its VAT number.
    pub vat_number: Option<String>,
    /// Its e-mails and its contacts', folded.
    pub emails: Vec<String>,
    /// Its name, folded; empty when nothing is left of it.
    pub name: String,
}

impl ClientKeys {
    /// The keys of a client that was read.
    #[must_use]
    pub fn of(client: &NewClient) -> Self {
        let own = client.data.email.iter();
        let contacts = client.contacts.iter().filter_map(|contact| contact.email.as_ref());
        Self {
            number: client.number.as_ref().map(|number| number.as_str().to_lowercase()),
            siret: client.data.siret.as_ref().map(|siret| siret.as_str().to_owned()),
            vat_number: client.data.vat_number.as_ref().map(|vat| vat.as_str().to_owned()),
            emails: own.chain(contacts).map(Email::folded).collect(),
            name: fold_company_name(client.data.name.as_str()),
        }
    }

    /// As an import compares them. Two clients of one name are two when their SIRET differ, or their numbers in the file.
    #[must_use]
    pub fn identity(self) -> Identity {
        let single = [(Same::Number, self.number), (Same::Siret, self.siret), (Same::VatNumber, self.vat_number)];
        let single = single.into_iter().filter_map(|(same, key)| Some((same, key?)));
        let mut keys: Vec<(Same, String)> = single.collect();
        let apart = keys.iter().filter(|(same, _)| matches!(same, Same::Number | Same::Siret)).cloned().collect();
        keys.extend(self.emails.into_iter().map(|email| (Same::Email, email)));
        keys.extend((!self.name.is_empty()).then_some((Same::Name, self.name)));
        Identity {
            sure: keys.len(),
            keys,
            weak: &[Same::Name],
            apart,
            unique: Some((Same::Number, "number")),
            // A stored client keeps its number.
            is_taken_on: false,
        }
    }
}
