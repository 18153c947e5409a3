//! A stored client.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::clients::fields::ClientFields;
use crate::clients::{
    Address, AddressForm, ClientData, ClientForm, ClientState, Contact, ContactForm, FormRules, Held,
};
use crate::custom_fields::{self, CustomValue};
use crate::field::Reading;
use crate::geo::Country;
use crate::identifiers::PhoneRules;
use crate::ids::{ClientId, CustomFieldId, FileId};

/// A client as stored, whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Client {
    /// Its id.
    pub id: ClientId,
    /// Its number, as people say it: `C-00042`.
    pub number: String,
    /// Counts its saves; a save names the one it was made from.
    pub version: i32,
    /// Active, inactive, archived or deleted.
    pub state: ClientState,
    /// Its own values.
    pub data: ClientData,
    /// Its contacts, the primary one first.
    pub contacts: Vec<Contact>,
    /// Its addresses, the main one first.
    pub addresses: Vec<Address>,
    /// Custom values.
    pub custom: BTreeMap<CustomFieldId, CustomValue>,
    /// Score points (A16.1).
    pub score: i32,
    /// Its logo.
    pub logo: Option<FileId>,
    /// What it owes, in the smallest unit of its currency.
    pub balance_minor: i64,
    /// What it has paid to date, likewise.
    pub paid_minor: i64,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

impl Client {
    /// The country of its main address, if it has one.
    #[must_use]
    pub fn country(&self) -> Option<Country> {
        self.addresses.first().map(|address| address.country)
    }

    /// Whose telephone numbers are meant that say no country: those of where its main address is.
    #[must_use]
    pub fn dialled_in(&self, usual: Country) -> Country {
        self.addresses.first().map_or(usual, Address::dialled_in)
    }

    /// Lets rules allow what the client holds: an option or a language that was taken off its list stays where it was chosen, and a profile
    /// on a network as it was brought in.
    pub fn keep_chosen(&self, rules: &mut FormRules) {
        custom_fields::keep_chosen(&mut rules.custom_fields, &self.custom);
        rules.held = Held::by(&self.data);
    }

    /// The form that shows the client and, sent back unchanged, changes nothing.
    #[must_use]
    pub fn to_form(&self, default_country: Country, phone: PhoneRules) -> ClientForm {
        let reading =
            Reading { country: self.country().unwrap_or(default_country), currency: self.data.currency, phone };
        ClientForm {
            fields: ClientFields::of(&self.data, &reading),
            number: self.number.clone(),
            contacts: self.contacts.iter().map(|contact| ContactForm::of(contact, &reading)).collect(),
            addresses: self.addresses.iter().map(|address| AddressForm::of(address, &reading)).collect(),
            custom: self.custom.iter().map(|(id, value)| (id.to_string(), value.written())).collect(),
        }
    }
}
