//! What is saved already: by somebody else who typed the same, or by a save whose answer got lost on its way.

use super::{Address, Client, Contact, NewClient};

impl NewClient {
    /// Whether a client is by now what this would make of it; its number is no part of that. Custom values are those that would be kept, and
    /// tags entries of their list. A contact or an address that is not stored yet is the stored one that says the same.
    #[must_use]
    pub fn is_saved_in(&self, client: &Client) -> bool {
        let is_contact =
            |stored: &Contact, sent: &Contact| Contact { id: sent.id.or(stored.id), ..sent.clone() } == *stored;
        let is_address =
            |stored: &Address, sent: &Address| Address { id: sent.id.or(stored.id), ..sent.clone() } == *stored;
        self.data == client.data
            && self.custom == client.custom
            && are_same(&client.contacts, &self.contacts, |contact| contact.is_primary, is_contact)
            && are_same(&client.addresses, &self.addresses, |address| address.is_main, is_address)
    }
}

/// Compares rows one by one. Stored ones begin with whichever is the first of them by its mark.
fn are_same<T>(stored: &[T], sent: &[T], is_first: fn(&T) -> bool, is_same: fn(&T, &T) -> bool) -> bool {
    let (first, others): (Vec<&T>, Vec<&T>) = sent.iter().partition(|row| is_first(row));
    let mut both = stored.iter().zip(first.into_iter().chain(others));
    stored.len() == sent.len() && both.all(|(stored, sent)| is_same(stored, sent))
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use uuid::Uuid;

    use super::*;
    use crate::clients::form::tests::rules;
    use crate::clients::{AddressForm, ClientForm, ClientState, ContactForm};
    use crate::custom_fields::CustomValue;
    use crate::ids::{AddressId, ClientId, ContactId, CustomFieldId};

    /// What makes a save another one.
    type Differ = fn(&mut NewClient);

    /// A client with two contacts and two addresses, whose second ones are the primary and the main one.
    fn sent() -> NewClient {
        let contact = |first: &str, is_primary: &str| ContactForm {
            first_name: first.into(),
            is_primary: is_primary.into(),
            ..ContactForm::default()
        };
        let address = |city: &str, is_main: &str| AddressForm {
            city: city.into(),
            country: "FR".into(),
            is_main: is_main.into(),
            ..AddressForm::default()
        };
        let mut form = ClientForm {
            contacts: vec![contact("Ana", ""), contact("Bob", "on")],
            addresses: vec![address("Lyon", ""), address("Paris", "on")],
            ..ClientForm::default()
        };
        form.fields.name = "Roche".into();
        form.fields.website = "roche.example".into();
        form.parse(&rules()).unwrap()
    }

    /// The client as it is stored once that was saved: everybody with an id, the primary and the main one first.
    fn stored() -> Client {
        let mut new = sent();
        new.contacts.reverse();
        new.addresses.reverse();
        for (id, contact) in (1..).zip(&mut new.contacts) {
            contact.id = Some(ContactId(Uuid::from_u128(id)));
        }
        for (id, address) in (1..).zip(&mut new.addresses) {
            address.id = Some(AddressId(Uuid::from_u128(id)));
        }
        Client {
            id: ClientId(Uuid::nil()),
            number: "C-1".into(),
            version: 4,
            state: ClientState::Active,
            data: new.data,
            contacts: new.contacts,
            addresses: new.addresses,
            custom: new.custom,
            score: 0,
            logo: None,
            balance_minor: 0,
            paid_minor: 0,
            created_at: DateTime::UNIX_EPOCH,
            updated_at: DateTime::UNIX_EPOCH,
        }
    }

    #[test]
    fn what_was_sent_twice_is_saved_once() {
        assert!(sent().is_saved_in(&stored()), "with its new rows");
        let mut again = sent();
        again.contacts.clone_from(&stored().contacts);
        again.addresses.clone_from(&stored().addresses);
        assert!(again.is_saved_in(&stored()), "with its stored rows");
    }

    #[test]
    fn whatever_differs_is_another_save() {
        let differences: [(&str, Differ); 8] = [
            ("a value", |new| new.data.website = None),
            ("a custom value", |new| drop(new.custom.insert(CustomFieldId(Uuid::nil()), CustomValue::Yes))),
            ("a contact's value", |new| new.contacts[0].position = Some("Gérante".parse().unwrap())),
            ("another contact of the same values", |new| new.contacts[0].id = Some(ContactId(Uuid::from_u128(9)))),
            ("a contact more", |new| new.contacts.push(new.contacts[0].clone())),
            ("a contact less", |new| drop(new.contacts.remove(0))),
            ("the primary contact", |new| {
                new.contacts[0].is_primary = true;
                new.contacts[1].is_primary = false;
            }),
            ("an address's value", |new| new.addresses[0].is_billing = true),
        ];
        for (what, change) in differences {
            let mut new = sent();
            change(&mut new);
            assert!(!new.is_saved_in(&stored()), "{what}");
        }
    }
}
