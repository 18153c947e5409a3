//! What the headings of a file say of every row: which addresses are for bills and which for parcels, and which people it names.

use super::more::add_line;
use super::place::Place;
use crate::clients::{AddressForm, ClientForm};
use crate::text::fold;

/// Words in the headings of addresses that bills go to, folded.
const BILLING: [&str; 3] = ["facturation", "billing", "bill to"];
/// The same of parcels.
const DELIVERY: [&str; 6] = ["livraison", "expedition", "shipping", "delivery", "ship to", "ship-to"];

/// See the module.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Told {
    billing: Vec<usize>,
    delivery: Vec<usize>,
    /// The people of a row whom columns name.
    people: Vec<usize>,
}

impl Told {
    /// By what the columns are called, and where they go.
    pub(super) fn by(columns: &[String], places: &[Place]) -> Self {
        let (mut told, mut as_ours, mut reached) = (Self::default(), Vec::new(), Vec::new());
        for (name, place) in columns.iter().zip(places) {
            let (name, place) = (fold(name), *place);
            let says = |words: &[&str]| words.iter().any(|word| name.contains(word));
            match place {
                Place::Address(at, field) if !field.starts_with("is_") => {
                    if says(&DELIVERY) {
                        note(&mut told.delivery, at);
                    } else if says(&BILLING) {
                        note(&mut told.billing, at);
                    }
                }
                // In files as ours a contact may be somebody's address alone.
                Place::Contact(at, "first_name" | "last_name") if is_ours(&name) => note(&mut as_ours, at),
                Place::Contact(..) if is_ours(&name) => {}
                Place::Contact(at, "first_name" | "last_name") | Place::FullName(at) | Place::LastFirst(at) => {
                    note(&mut told.people, at);
                }
                Place::Contact(at, _) => note(&mut reached, at),
                _ => {}
            }
        }
        // Named as ours, and reached by a column that anybody has: « E-mail » is the client's where there is nobody.
        told.people.extend(as_ours.into_iter().filter(|at| reached.contains(at)));
        told
    }

    /// Completes a row by it.
    pub(super) fn complete(&self, form: &mut ClientForm) {
        for (places, field) in [(&self.billing, "is_billing"), (&self.delivery, "is_delivery")] {
            for at in places {
                let address = form.addresses.get_mut(*at).filter(|address| !address.is_blank());
                if let Some(mark) = address.and_then(|address| address.get_mut(field)).filter(|mark| mark.is_empty()) {
                    "on".clone_into(mark);
                }
            }
        }
        one_of_two(&mut form.addresses);
        for at in &self.people {
            nobody(form, *at);
        }
    }
}

/// Whether a column is called as the contacts of our own files: « Contact : prénom ».
fn is_ours(name: &str) -> bool {
    name.starts_with("contact") && name.contains(':')
}

fn note(places: &mut Vec<usize>, at: u8) {
    let at = usize::from(at);
    if !places.contains(&at) {
        places.push(at);
    }
}

/// A place that is written twice, for bills and for parcels, is one.
fn one_of_two(addresses: &mut [AddressForm]) {
    let [first, second, ..] = addresses else { return };
    let bare = |address: &AddressForm| AddressForm {
        is_billing: String::new(),
        is_delivery: String::new(),
        ..address.clone()
    };
    if first.is_blank() || bare(first) != bare(second) {
        return;
    }
    for (mark, other) in [(&mut first.is_billing, &second.is_billing), (&mut first.is_delivery, &second.is_delivery)] {
        if mark.is_empty() {
            mark.clone_from(other);
        }
    }
    *second = AddressForm::default();
}

/// Where a row names nobody, the ways to reach them are the client's.
fn nobody(form: &mut ClientForm, at: usize) {
    let Some(person) = form.contacts.get_mut(at) else { return };
    let is_somebody = [&person.first_name, &person.last_name, &person.position].iter().any(|said| !said.is_empty());
    if is_somebody || form.fields.name.is_empty() {
        return;
    }
    let person = std::mem::take(person);
    let fields = &mut form.fields;
    give(&mut fields.email, &mut fields.other_emails, person.email);
    give(&mut fields.fax, &mut fields.other_phones, person.fax);
    give(&mut fields.phone, &mut fields.other_phones, person.direct_phone);
    give(&mut fields.mobile, &mut fields.other_phones, person.mobile);
    give(&mut fields.switchboard, &mut fields.other_phones, person.switchboard);
}

fn give(place: &mut String, others: &mut String, value: String) {
    if place.is_empty() {
        *place = value;
    } else if !value.is_empty() && *place != value {
        add_line(others, &value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clients::ContactForm;
    use crate::clients::fields::ClientFields;

    #[test]
    fn headings_say_what_an_address_is_for() {
        let columns = ["Société", "Rue de facturation", "Shipping City", "Prénom"].map(str::to_owned);
        let places = [
            Place::Field("name"),
            Place::Address(0, "line1"),
            Place::Address(1, "city"),
            Place::Contact(0, "first_name"),
        ];
        let told = Told::by(&columns, &places);
        let street = AddressForm { line1: "1 rue A".into(), ..AddressForm::default() };
        let city = AddressForm { city: "Lyon".into(), ..AddressForm::default() };
        let person = ContactForm { email: "a@a.fr".into(), ..ContactForm::default() };
        let fields = ClientFields { name: "Roche".into(), ..ClientFields::default() };
        let mut form =
            ClientForm { fields, addresses: vec![street, city], contacts: vec![person], ..ClientForm::default() };
        told.complete(&mut form);
        assert_eq!((form.addresses[0].is_billing.as_str(), form.addresses[1].is_delivery.as_str()), ("on", "on"));
        assert_eq!((form.fields.email.as_str(), form.contacts[0].is_blank()), ("a@a.fr", true), "nobody is named");
    }

    #[test]
    fn a_place_written_twice_is_one() {
        let place = AddressForm { line1: "1 rue A".into(), is_delivery: "on".into(), ..AddressForm::default() };
        let mut both = [AddressForm { is_delivery: String::new(), ..place.clone() }, place];
        one_of_two(&mut both);
        assert_eq!((both[0].is_delivery.as_str(), both[1].is_blank()), ("on", true));
    }

    #[test]
    fn an_email_of_nobody_is_the_clients() {
        let read = |columns: [&str; 3]| {
            let columns = columns.map(str::to_owned);
            let places = [Place::Field("name"), Place::Contact(0, "email"), Place::Contact(0, "first_name")];
            let mut form = ClientForm {
                contacts: vec![ContactForm { email: "a@b.example".into(), ..ContactForm::default() }],
                ..ClientForm::default()
            };
            form.fields.name = "Roche".into();
            Told::by(&columns, &places).complete(&mut form);
            form.fields.email
        };
        assert_eq!(read(["Nom", "E-mail", "Contact : prénom"]), "a@b.example");
        assert_eq!(read(["Nom", "Contact : e-mail", "Contact : prénom"]), "");
    }
}
