//! A stored contact, and what it is to its clients.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::form::reading;
use super::{ContactData, ContactFields, ContactForm, ContactState, LinkForm};
use crate::clients::ClientState;
use crate::custom_fields::CustomValue;
use crate::field::FieldValue;
use crate::geo::Country;
use crate::ids::{ClientId, ContactId, CustomFieldId};

/// A contact as stored, whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ContactRecord {
    /// Its id.
    pub id: ContactId,
    /// Counts its saves, those by a client's form among them; a save names the one it was made from.
    pub version: i32,
    /// Active, inactive or deleted.
    pub state: ContactState,
    /// The person.
    pub person: ContactData,
    /// The clients that it is linked to, by name; deleted ones too, since they may come back.
    pub links: Vec<ContactLink>,
    /// Custom values.
    pub custom: BTreeMap<CustomFieldId, CustomValue>,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

/// What a contact is to a client.
#[expect(clippy::struct_excessive_bools, reason = "roles that one person has at once")]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactLink {
    /// The client.
    pub client: ClientId,
    /// What the client is called.
    pub client_name: String,
    /// The client's state.
    pub client_state: ClientState,
    /// Exactly one per client that has contacts: whose name the list of clients shows (A5.4).
    pub is_primary: bool,
    /// At most one per client: whom invoices are addressed to (A5.6).
    pub is_billing: bool,
    /// At most one per client: whom reminders are addressed to (A5.5).
    pub is_dunning: bool,
    /// Gets invoices by e-mail as well, any number of them (A5.6).
    pub receives_invoices: bool,
    /// Whether the client has no other contact.
    pub is_only: bool,
}

impl ContactLink {
    /// Whether the client cannot do without the contact: invoices or reminders are addressed to it, or it stands for the client before
    /// others. A client that is thrown away holds nobody.
    #[must_use]
    pub const fn holds(&self) -> bool {
        let is_needed = self.is_billing || self.is_dunning || (self.is_primary && !self.is_only);
        is_needed && !matches!(self.client_state, ClientState::Deleted)
    }
}

impl ContactRecord {
    /// The clients that keep the contact from being deleted (A5.8): another takes its place there first.
    pub fn holders(&self) -> impl Iterator<Item = &ContactLink> {
        self.links.iter().filter(|link| link.holds())
    }

    /// Whether it may be deleted: it is used nowhere (A5.8).
    #[must_use]
    pub fn is_deletable(&self) -> bool {
        self.holders().next().is_none()
    }

    /// The form that shows the contact and, sent back unchanged, changes nothing.
    #[must_use]
    pub fn to_form(&self) -> ContactForm {
        // How a number is written hangs on no country.
        let reading = reading(Country::FRANCE);
        let link = |link: &ContactLink| LinkForm {
            id: link.client.to_string(),
            name: link.client_name.clone(),
            is_primary: link.is_primary.written(&reading),
            is_billing: link.is_billing.written(&reading),
            is_dunning: link.is_dunning.written(&reading),
            receives_invoices: link.receives_invoices.written(&reading),
        };
        ContactForm {
            fields: ContactFields::of(&self.person, &reading),
            clients: self.links.iter().map(link).collect(),
            custom: self.custom.iter().map(|(id, value)| (id.to_string(), value.written())).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    /// At a client with other contacts, as nothing.
    fn link() -> ContactLink {
        ContactLink {
            client: ClientId(Uuid::nil()),
            client_name: "Roche".into(),
            client_state: ClientState::Archived,
            is_primary: false,
            is_billing: false,
            is_dunning: false,
            receives_invoices: true,
            is_only: false,
        }
    }

    #[test]
    fn a_contact_that_a_client_needs_is_not_deleted() {
        assert!(!link().holds());
        assert!(
            !ContactLink { is_primary: true, is_only: true, ..link() }.holds(),
            "there is nobody to take its place"
        );
        for held in [
            ContactLink { is_primary: true, ..link() },
            ContactLink { is_billing: true, is_only: true, ..link() },
            ContactLink { is_dunning: true, is_only: true, ..link() },
        ] {
            assert!(held.holds(), "{held:?}");
            assert!(!ContactLink { client_state: ClientState::Deleted, ..held }.holds());
        }
    }
}
