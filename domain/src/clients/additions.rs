//! One more contact or address of a client, typed outside its form (A5.4, A6.3): read as the form reads a row, and what only one of
//! several is moves to it as it does there.

use super::marks::{give, keep_one, keep_primary};
use crate::clients::form::{MAX_ADDRESSES, MAX_CONTACTS};
use crate::clients::{Address, AddressForm, Client, Contact, ContactForm};
use crate::error::{FieldError, FieldErrors, Refusal};
use crate::field::Reading;
use crate::geo::Country;
use crate::identifiers::PhoneRules;

/// What a row is read against: the client, and what the company's settings say.
#[derive(Clone, Copy, Debug)]
pub struct AdditionRules {
    /// Where an address is that says no country, and in what amounts are.
    pub reading: Reading,
    /// Whose telephone numbers are meant that say no country.
    pub dialled_in: Country,
    /// The country that is filled in beforehand: alone it is no address.
    pub usual: Country,
    /// Whether an e-mail is asked for: the settings want one of some contact (A2.2), and none has one yet.
    pub email_required: bool,
}

impl AdditionRules {
    /// For a client, in a company of this country that asks for e-mails or not.
    #[must_use]
    pub fn of(client: &Client, usual: Country, email_required: bool, phone: PhoneRules) -> Self {
        let country = client.country().unwrap_or(usual);
        let has_email = client.contacts.iter().any(|contact| contact.email.is_some());
        Self {
            reading: Reading { country, currency: client.data.currency, phone },
            dialled_in: client.dialled_in(usual),
            usual,
            email_required: email_required && !has_email,
        }
    }
}

/// Somebody new, every value checked, or every error by its field. Who has no name and cannot be reached is nobody.
pub fn contact(form: &ContactForm, rules: &AdditionRules) -> Result<Contact, FieldErrors> {
    if form.is_blank() {
        return Err(FieldErrors::one("last_name", FieldError::Required));
    }
    let contact = form.parse(&Reading { country: rules.dialled_in, ..rules.reading })?;
    if rules.email_required && contact.email.is_none() {
        return Err(FieldErrors::one("email", FieldError::Required));
    }
    Ok(Contact { id: None, ..contact })
}

/// A further place, every value checked, or every error by its field. The usual country alone is none.
pub fn address(form: &AddressForm, rules: &AdditionRules) -> Result<Address, FieldErrors> {
    if form.is_left_out(rules.usual) {
        return Err(FieldErrors::one("line1", FieldError::Required));
    }
    Ok(Address { id: None, ..form.parse(&rules.reading)? })
}

/// Puts somebody new behind the others. What they are to the client nobody else is any more, where only one can be.
pub fn with_contact(mut contacts: Vec<Contact>, new: Contact) -> Result<Vec<Contact>, Refusal> {
    if contacts.len() >= MAX_CONTACTS as usize {
        return Err(Refusal::TooMany { max: MAX_CONTACTS });
    }
    push(&mut contacts, new, [|one| &mut one.is_primary, |one| &mut one.is_billing, |one| &mut one.is_dunning]);
    keep_primary(&mut contacts);
    Ok(contacts)
}

/// Puts a further address behind the others, by the same rule. The first one is the main one.
pub fn with_address(mut addresses: Vec<Address>, new: Address) -> Result<Vec<Address>, Refusal> {
    if addresses.len() >= MAX_ADDRESSES as usize {
        return Err(Refusal::TooMany { max: MAX_ADDRESSES });
    }
    push(&mut addresses, new, [|one| &mut one.is_main, |one| &mut one.is_billing, |one| &mut one.is_delivery]);
    keep_one(&mut addresses, |address| &mut address.is_main, true);
    Ok(addresses)
}

/// Puts one more behind the others, which lose each mark that it bears.
fn push<T>(all: &mut Vec<T>, mut new: T, marks: [fn(&mut T) -> &mut bool; 3]) {
    let borne = marks.into_iter().filter(|mark| *mark(&mut new)).collect::<Vec<_>>();
    let at = all.len();
    all.push(new);
    for mark in borne {
        give(all, at, mark, true);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Currency;

    fn rules() -> AdditionRules {
        let phone = PhoneRules::shape();
        let reading = Reading { country: Country::FRANCE, currency: Currency::EUR, phone };
        AdditionRules { reading, dialled_in: Country::FRANCE, usual: Country::FRANCE, email_required: false }
    }

    fn person(first_name: &str, marks: [&str; 3]) -> Contact {
        let [is_primary, is_billing, is_dunning] = marks.map(str::to_owned);
        let first_name = first_name.to_owned();
        let form = ContactForm { first_name, is_primary, is_billing, is_dunning, ..ContactForm::default() };
        contact(&form, &rules()).unwrap()
    }

    fn place(city: &str, marks: [&str; 3]) -> Address {
        let [is_main, is_billing, is_delivery] = marks.map(str::to_owned);
        let form = AddressForm { city: city.to_owned(), is_main, is_billing, is_delivery, ..AddressForm::default() };
        address(&form, &rules()).unwrap()
    }

    fn wrong<T: std::fmt::Debug>(read: Result<T, FieldErrors>) -> Vec<(String, FieldError)> {
        read.unwrap_err().0
    }

    #[test]
    fn what_is_blank_is_nobody_and_nowhere() {
        let ticked = ContactForm { is_billing: "on".into(), ..ContactForm::default() };
        assert_eq!(wrong(contact(&ticked, &rules())), [("last_name".to_owned(), FieldError::Required)]);
        let usual = AddressForm { country: "FR".into(), is_billing: "on".into(), ..AddressForm::default() };
        assert_eq!(wrong(address(&usual, &rules())), [("line1".to_owned(), FieldError::Required)]);
        let abroad = AddressForm { country: "BE".into(), ..AddressForm::default() };
        assert!(address(&abroad, &rules()).is_ok(), "as in the form");
    }

    #[test]
    fn an_email_is_asked_for_where_none_is_known() {
        let asking = AdditionRules { email_required: true, ..rules() };
        let form = ContactForm { first_name: "Ana".into(), ..ContactForm::default() };
        assert_eq!(wrong(contact(&form, &asking)), [("email".to_owned(), FieldError::Required)]);
        let form = ContactForm { email: "ana@roche.example".into(), ..form };
        assert!(contact(&form, &asking).is_ok());
    }

    #[test]
    fn nobody_stored_comes_by_an_id() {
        let id = "018f0000-0000-7000-8000-000000000001".to_owned();
        let form = ContactForm { id: id.clone(), first_name: "Ana".into(), ..ContactForm::default() };
        assert_eq!(contact(&form, &rules()).unwrap().id, None);
        let form = AddressForm { id, city: "Lyon".into(), ..AddressForm::default() };
        assert_eq!(address(&form, &rules()).unwrap().id, None);
    }

    #[test]
    fn a_number_is_of_where_the_client_is() {
        let noumea = AdditionRules { dialled_in: Country::parse("NC").unwrap(), ..rules() };
        let form = ContactForm { direct_phone: "25 12 34".into(), ..ContactForm::default() };
        assert_eq!(contact(&form, &noumea).unwrap().direct_phone.unwrap().as_str(), "+687251234");
        let form = ContactForm { mobile: "0692 01 23 45".into(), ..ContactForm::default() };
        assert_eq!(contact(&form, &rules()).unwrap().mobile.unwrap().as_str(), "+262692012345");
    }

    #[test]
    fn the_first_is_primary_and_a_mark_moves_only_where_it_is_ticked() {
        let marks = |people: &[Contact]| {
            people.iter().map(|one| (one.is_primary, one.is_billing, one.is_dunning)).collect::<Vec<_>>()
        };
        let people = with_contact(Vec::new(), person("Ana", ["", "on", ""])).unwrap();
        assert_eq!(marks(&people), [(true, true, false)]);
        let people = with_contact(people, person("Bob", ["", "", "on"])).unwrap();
        assert_eq!(marks(&people), [(true, true, false), (false, false, true)]);
        let people = with_contact(people, person("Zoé", ["on", "on", ""])).unwrap();
        assert_eq!(marks(&people), [(false, false, false), (false, false, true), (true, true, false)]);
        let many = vec![person("Ana", [""; 3]); MAX_CONTACTS as usize];
        assert_eq!(with_contact(many, person("Bob", [""; 3])), Err(Refusal::TooMany { max: MAX_CONTACTS }));
    }

    #[test]
    fn the_first_address_is_the_main_one_and_defaults_move() {
        let marks = |places: &[Address]| {
            places.iter().map(|one| (one.is_main, one.is_billing, one.is_delivery)).collect::<Vec<_>>()
        };
        let places = with_address(Vec::new(), place("Lyon", ["", "", "on"])).unwrap();
        assert_eq!(marks(&places), [(true, false, true)]);
        let places = with_address(places, place("Paris", ["", "on", ""])).unwrap();
        assert_eq!(marks(&places), [(true, false, true), (false, true, false)]);
        let places = with_address(places, place("Lille", ["on", "", "on"])).unwrap();
        assert_eq!(marks(&places), [(false, false, false), (false, true, false), (true, false, true)]);
        let many = vec![place("Lyon", [""; 3]); MAX_ADDRESSES as usize];
        assert_eq!(with_address(many, place("Nice", [""; 3])), Err(Refusal::TooMany { max: MAX_ADDRESSES }));
    }
}
