//! What tells two clients apart, and what says that two are one.

use serde::{Deserialize, Serialize};

use crate::clients::NewClient;
use crate::text::fold_company_name;

/// What a client is recognised by, from the surest to the weakest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Same {
    /// The same client number.
    Number,
    /// The same SIRET.
    Siret,
    /// The same VAT number.
    VatNumber,
    /// The same e-mail, of the client or of a contact.
    Email,
    /// The same name, folded and without legal form.
    Name,
}

/// The keys of a client.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Identity {
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

impl Identity {
    /// The keys of a client that was read.
    #[must_use]
    pub fn of(client: &NewClient) -> Self {
        let own = client.data.email.iter();
        let contacts = client.contacts.iter().filter_map(|contact| contact.email.as_ref());
        Self {
            number: client.number.as_ref().map(|number| number.as_str().to_lowercase()),
            siret: client.data.siret.as_ref().map(|siret| siret.as_str().to_owned()),
            vat_number: client.data.vat_number.as_ref().map(|vat| vat.as_str().to_owned()),
            emails: own.chain(contacts).map(crate::identifiers::Email::folded).collect(),
            name: fold_company_name(client.data.name.as_str()),
        }
    }

    /// Every key with its kind, the surest first.
    #[must_use]
    pub fn keys(&self) -> Vec<(Same, &str)> {
        let mut keys = Vec::new();
        for (same, key) in
            [(Same::Number, &self.number), (Same::Siret, &self.siret), (Same::VatNumber, &self.vat_number)]
        {
            keys.extend(key.as_deref().map(|key| (same, key)));
        }
        keys.extend(self.emails.iter().map(|email| (Same::Email, email.as_str())));
        keys.extend((!self.name.is_empty()).then_some((Same::Name, self.name.as_str())));
        keys
    }
}
