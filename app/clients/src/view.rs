//! What the server tells the browser about one client, and what its form needs to be drawn.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::clients::additions::AdditionRules;
use domain::clients::{
    AddressForm, Client, ClientForm, ClientKind, ContactForm, FormRules, Held, ShippingIdentity, VatRegime,
};
use domain::company::{ClientLanguages, Defaults, Suggests};
use domain::custom_fields::CustomField;
use domain::identifiers::PhoneRules;
use domain::ids::{ClientId, ListItemId, UserId};
use domain::listing::StateId;
use domain::lists::{ListItem, ListKind};
use domain::money::Currency;
use domain::pins::PinnedFacts;
use serde::{Deserialize, Serialize};

/// A client and the words for what its file only names.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClientView {
    /// The client.
    pub client: Client,
    /// The names of list entries, of the owner, the parent and the payer, by id.
    pub names: BTreeMap<String, String>,
    /// Its payment terms.
    pub terms: Option<ListItem>,
    /// The company's, for a client that has none of its own.
    pub default_terms: Option<ListItem>,
    /// Its tags, in the order of their list.
    pub tags: Vec<(ListItemId, String)>,
    /// Telephone numbers as its country writes them, by their E.164 form.
    pub phones: BTreeMap<String, String>,
    /// The company's custom fields.
    pub custom_fields: Vec<CustomField>,
    /// What the company's settings say of contacts and addresses that are added.
    pub defaults: Defaults,
    /// Where addresses are suggested while one types.
    pub suggests: Suggests,
    /// Whether the company has a map drawn.
    pub shows_map: bool,
    /// What the user keeps in sight.
    pub pinned: PinnedFacts,
    /// The day it was created, in the company's time zone.
    pub created_on: NaiveDate,
    /// The day it was last changed, likewise.
    pub updated_on: NaiveDate,
}

impl ClientView {
    /// What a contact or an address that is added is checked against: the server's rules, but for the numbering plans.
    pub fn addition_rules(&self) -> AdditionRules {
        let Defaults { country, email_required, .. } = self.defaults;
        AdditionRules::of(&self.client, country, email_required, PhoneRules::shape())
    }

    /// The name of what an id stands for.
    pub fn name_of(&self, id: impl ToString) -> Option<String> {
        self.names.get(&id.to_string()).cloned()
    }

    /// A telephone number as people there write it.
    pub fn phone(&self, e164: &str) -> String {
        self.phones.get(e164).cloned().unwrap_or_else(|| e164.to_owned())
    }
}

/// The form of a further address, in a company of these settings.
pub fn blank_address(defaults: &Defaults) -> AddressForm {
    AddressForm {
        country: defaults.country.as_str().to_owned(),
        province: defaults.province.map(|province| province.as_str().to_owned()).unwrap_or_default(),
        ..AddressForm::default()
    }
}

/// A client as the form shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Editing {
    /// The client.
    pub id: ClientId,
    /// The version that the form was made from.
    pub version: i32,
    /// The state that it is in.
    pub state: StateId,
    /// Its values, as typed.
    pub form: ClientForm,
    /// The names of its parent and payer, by id.
    pub names: BTreeMap<String, String>,
    /// Its telephone numbers in E.164, by how the form shows them.
    pub telephones: BTreeMap<String, String>,
}

/// What a form offers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FormOptions {
    /// The entries of all lists.
    pub lists: Vec<ListItem>,
    /// The company's custom fields.
    pub custom_fields: Vec<CustomField>,
    /// Who may be the owner, by name.
    pub members: Vec<(UserId, String)>,
    /// What new clients start with.
    pub defaults: Defaults,
    /// What new clients' amounts are in.
    pub currency: Currency,
    /// The languages that the company offers for its clients.
    pub languages: ClientLanguages,
    /// What the client being edited has already.
    pub held: Held,
    /// The number that a new client would get.
    pub next_number: String,
    /// Where addresses are suggested while one types.
    pub suggests: Suggests,
}

impl FormOptions {
    /// What the browser checks the form against: the same rules as the server's, but for the numbering plans.
    pub fn rules(&self) -> FormRules {
        FormRules {
            country: self.defaults.country,
            currency: self.currency,
            email_required: self.defaults.email_required,
            custom_fields: self.custom_fields.clone(),
            languages: self.languages.clone(),
            held: self.held.clone(),
            any_profile: false,
            phone: PhoneRules::shape(),
        }
    }

    /// The entries of a list that a field offers: those in use, and the one it holds already.
    pub fn list(&self, kind: ListKind, held: &str) -> Vec<(String, String)> {
        let offered = |item: &&ListItem| item.kind == kind && (!item.hidden || item.id.to_string() == held);
        self.lists.iter().filter(offered).map(|item| (item.id.to_string(), item.label.clone())).collect()
    }

    /// The tags that a field offers: those in use, and those that it holds already, one a line.
    pub fn tags(&self, held: &str) -> Vec<(String, String)> {
        let is_held = |item: &ListItem| held.lines().any(|id| id == item.id.to_string());
        let offered = |item: &&ListItem| item.kind == ListKind::Tag && (!item.hidden || is_held(item));
        self.lists.iter().filter(offered).map(|item| (item.id.to_string(), item.label.clone())).collect()
    }

    /// The entry of a list that holds where a client has none of its own.
    pub fn usual(&self, kind: ListKind) -> Option<String> {
        let usual = self.defaults.payment_terms.filter(|_| kind == ListKind::PaymentTerms)?;
        self.lists.iter().find(|item| item.id == usual).map(|item| item.label.clone())
    }

    /// The form of a new client of this name, which may be empty.
    pub fn blank(&self, name: &str) -> ClientForm {
        let mut form = ClientForm {
            contacts: vec![ContactForm { is_primary: "on".into(), ..ContactForm::default() }],
            addresses: vec![self.blank_address()],
            ..ClientForm::default()
        };
        name.clone_into(&mut form.fields.name);
        ClientKind::default().as_str().clone_into(&mut form.fields.kind);
        VatRegime::default().as_str().clone_into(&mut form.fields.vat_regime);
        ShippingIdentity::default().as_str().clone_into(&mut form.fields.shipping_identity);
        if self.defaults.prospects {
            form.fields.is_prospect = "on".into();
        }
        if let Some(first) = form.addresses.first_mut() {
            first.is_main = "on".into();
        }
        form
    }

    /// The form of a further address.
    pub fn blank_address(&self) -> AddressForm {
        blank_address(&self.defaults)
    }

    /// The words for an id in a change: an entry of a list or a member.
    pub fn name_of(&self, id: &str) -> Option<String> {
        let entry = self.lists.iter().find(|item| item.id.to_string() == id).map(|item| item.label.clone());
        entry.or_else(|| self.members.iter().find(|(user, _)| user.to_string() == id).map(|(_, name)| name.clone()))
    }
}

/// Everything the form's page asks for, at once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FormStart {
    /// What it offers.
    pub options: FormOptions,
    /// The client being edited; nothing for a new one.
    pub editing: Option<Editing>,
}

/// A contact of another client, to be linked to this one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactChoice {
    /// Its values, as the form shows them.
    pub form: ContactForm,
    /// First and last name.
    pub name: String,
    /// The clients it belongs to.
    pub clients: String,
    /// Its telephone numbers as they are stored, by how the form shows them.
    pub telephones: BTreeMap<String, String>,
}
