//! What the server tells the browser so that a contact's form can be drawn.

use std::collections::BTreeMap;

use domain::contacts::{ContactFields, ContactForm, ContactRules, LinkForm};
use domain::custom_fields::CustomField;
use domain::geo::Country;
use domain::identifiers::PhoneRules;
use domain::ids::{ClientId, ContactId};
use domain::listing::StateId;
use domain::lists::{ListItem, ListKind};
use serde::{Deserialize, Serialize};

/// Everything the form's page asks for, at once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FormStart {
    /// What it offers.
    pub options: FormOptions,
    /// The contact being edited; nothing for a new one.
    pub editing: Option<Editing>,
    /// The client that a new one is linked to from the start, with its name.
    pub client: Option<(ClientId, String)>,
}

/// A contact as the form shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Editing {
    /// The contact.
    pub id: ContactId,
    /// The version that the form was made from.
    pub version: i32,
    /// The state that it is in.
    pub state: StateId,
    /// Its values, as typed.
    pub form: ContactForm,
    /// Its telephone numbers in E.164, by how the form shows them.
    pub telephones: BTreeMap<String, String>,
}

/// What a form offers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FormOptions {
    /// The civilities and the sources, hidden ones too.
    pub lists: Vec<ListItem>,
    /// The company's custom fields of contacts.
    pub custom_fields: Vec<CustomField>,
    /// Whose telephone numbers are meant that say no country.
    pub country: Country,
}

impl FormOptions {
    /// What the browser checks the form against: the same rules as the server's, but for the numbering plans.
    pub fn rules(&self) -> ContactRules {
        ContactRules { country: self.country, custom_fields: self.custom_fields.clone(), phone: PhoneRules::shape() }
    }

    /// The form of a new contact of this name, which may be empty, at a client.
    pub fn blank(name: &str, client: Option<(ClientId, String)>) -> ContactForm {
        let (first_name, last_name) = name.trim().split_once(' ').unwrap_or(("", name));
        let (first_name, last_name) = (first_name.trim().to_owned(), last_name.trim().to_owned());
        let link = |(id, name): (ClientId, String)| LinkForm { id: id.to_string(), name, ..LinkForm::default() };
        ContactForm {
            fields: ContactFields { first_name, last_name, ..ContactFields::default() },
            clients: client.map(link).into_iter().collect(),
            ..ContactForm::default()
        }
    }

    /// The entries of a list that a field offers: those in use, and the one it holds already.
    pub fn list(&self, kind: ListKind, held: &str) -> Vec<(String, String)> {
        let offered = |item: &&ListItem| item.kind == kind && (!item.hidden || item.id.to_string() == held);
        self.lists.iter().filter(offered).map(|item| (item.id.to_string(), item.label.clone())).collect()
    }

    /// The words for the id of an entry.
    pub fn name_of(&self, id: &str) -> Option<String> {
        self.lists.iter().find(|item| item.id.to_string() == id).map(|item| item.label.clone())
    }
}

#[cfg(test)]
mod tests {
    use domain::ids::ListItemId;
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_name_is_the_last_one_unless_there_are_two() {
        let names = |typed: &str| {
            let ContactFields { first_name, last_name, .. } = FormOptions::blank(typed, None).fields;
            (first_name, last_name)
        };
        assert_eq!(names(" Ana  de La Roche "), ("Ana".into(), "de La Roche".into()));
        assert_eq!(names("Roche"), (String::new(), "Roche".into()));
        assert_eq!(names(""), (String::new(), String::new()));
    }

    #[test]
    fn a_new_contact_of_a_client_is_linked_to_it() {
        let client = ClientId(Uuid::from_u128(7));
        let form = FormOptions::blank("", Some((client, "Roche".into())));
        let [link] = form.clients.as_slice() else { panic!("one client") };
        assert_eq!((link.id.as_str(), link.name.as_str()), (client.to_string().as_str(), "Roche"));
    }

    #[test]
    fn what_is_hidden_is_offered_where_it_is_held() {
        let item = |id, kind, hidden| ListItem {
            id: ListItemId(Uuid::from_u128(id)),
            kind,
            label: format!("n° {id}"),
            days: None,
            end_of_month: false,
            days_after: None,
            instalments: None,
            hidden,
            uses: 0,
        };
        let (civility, source) = (ListKind::Civility, ListKind::ContactSource);
        let lists = vec![item(1, civility, false), item(2, civility, true), item(3, source, false)];
        let options = FormOptions { lists, custom_fields: Vec::new(), country: Country::FRANCE };
        let hidden = Uuid::from_u128(2).to_string();
        assert_eq!((options.list(civility, "").len(), options.list(civility, &hidden).len()), (1, 2));
        assert_eq!(options.name_of(&hidden).as_deref(), Some("n° 2"));
    }
}
