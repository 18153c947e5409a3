//! What a client is recognised by.

use crate::clients::{ClientKind, NewClient};
use crate::identifiers::{Email, Siren, Siret};
use crate::imports::identity::{Identity, Mark, Marked, Same, Weak};
use crate::text::{Text, fold, fold_company_name, legal_form};

/// The fewest letters of a reference that is another program's id, and not a word that two clients may have in common.
const SHORTEST_ID: usize = 6;
/// The most words of a legal form that is not written in full.
const MOST_WORDS: usize = 2;

/// By what clients are told apart that have something in common. A VAT number has several establishments, an accountant has one e-mail for all
/// of whom they keep the books, and a name is borne by many.
const WEAK: Weak = &[
    (Same::Reference, &[Mark::Siret, Mark::Siren, Mark::VatNumber, Mark::Name]),
    (Same::VatNumber, &[Mark::Number, Mark::Siret, Mark::Siren, Mark::Town]),
    (Same::Email, REACHED),
    (Same::Phone, REACHED),
    (
        Same::Name,
        &[
            Mark::Number,
            Mark::Siret,
            Mark::Siren,
            Mark::VatNumber,
            Mark::Town,
            Mark::LegalForm,
            Mark::Email,
            Mark::Phone,
        ],
    ),
];
const REACHED: &[Mark] =
    &[Mark::Number, Mark::Siret, Mark::Siren, Mark::VatNumber, Mark::Name, Mark::Person, Mark::Town, Mark::LegalForm];
/// Two names under one VAT number are two establishments where one file has both.
const WEAK_IN_FILE: Weak = &[(Same::VatNumber, &[Mark::Name])];

/// What a client is recognised by, and what tells it from others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClientKeys {
    /// Its number, in lower case.
    pub number: Option<String>,
    /// Whether its number tells it from clients of other numbers.
    pub is_told_by_number: bool,
    /// Its SIRET.
    pub siret: Option<String>,
    /// Its SIREN.
    pub siren: Option<String>,
    /// Its VAT number.
    pub vat_number: Option<String>,
    /// The id that it has in another program; a person without a client's name bears that of the client that they are at.
    pub reference: Option<String>,
    /// Its e-mails and its contacts', folded.
    pub emails: Vec<String>,
    /// Its telephone numbers.
    pub phones: Vec<String>,
    /// Its name, folded; empty when nothing is left of it.
    pub name: String,
    /// The family of its legal form.
    pub legal_form: Option<&'static str>,
    /// Where it is, folded.
    pub towns: Vec<String>,
    /// A private person, who is one of several of that name as soon as their e-mails differ.
    pub is_person: bool,
    /// Whether nothing names the client: its name is its contact's, or its e-mail.
    pub is_lent: bool,
}

impl ClientKeys {
    /// The keys of a client that was read.
    #[must_use]
    pub fn of(client: &NewClient) -> Self {
        let data = &client.data;
        let own = data.email.iter();
        let emails = own.chain(client.contacts.iter().filter_map(|contact| contact.email.as_ref()));
        let is_person = data.kind == ClientKind::Individual;
        let first = client.contacts.first();
        let is_contacts = is_person && first.is_some_and(|person| person.display_name() == data.name.as_str());
        let is_email = data.email.as_ref().is_some_and(|email| email.as_str() == data.name.as_str())
            || first.and_then(|person| person.email.as_ref()).is_some_and(|email| email.as_str() == data.name.as_str());
        let persons = first.filter(|_| is_contacts);
        let persons = persons.into_iter().flat_map(|person| [person.direct_phone.as_ref(), person.mobile.as_ref()]);
        let phones = [data.phone.as_ref(), data.mobile.as_ref()].into_iter().chain(persons).flatten();
        // Of people at a client, an address may be their own.
        let is_at =
            !is_contacts && first.is_some_and(|person| person.first_name.is_some() || person.last_name.is_some());
        let places = client.addresses.iter().filter(|_| !is_at).filter_map(|address| address.city.as_ref());
        Self {
            number: client.number.as_ref().map(|number| number.as_str().to_lowercase()),
            is_told_by_number: true,
            siret: data.siret.as_ref().map(|siret| siret.as_str().to_owned()),
            siren: siren(data.siren.as_ref().map(Siren::as_str), data.siret.as_ref().map(Siret::as_str)),
            vat_number: data.vat_number.as_ref().map(|vat| vat.as_str().to_owned()),
            reference: data.reference.as_ref().and_then(|reference| id_of(reference.as_str())),
            emails: emails.map(Email::folded).collect(),
            phones: phones.map(|phone| phone.as_str().to_owned()).collect(),
            name: fold_company_name(data.name.as_str()),
            legal_form: form_of(data.name.as_str(), data.legal_form.as_ref().map(Text::as_str)),
            towns: places.map(|city| town(city.as_str())).filter(|town| !town.is_empty()).collect(),
            is_person,
            is_lent: is_contacts || is_email,
        }
    }

    /// As an import compares them.
    #[must_use]
    pub fn identity(self) -> Identity {
        let apart = self.marks();
        let single = [
            (Same::Number, self.number),
            (Same::Siret, self.siret),
            (Same::Reference, self.reference),
            (Same::VatNumber, self.vat_number),
        ];
        let single = single.into_iter().filter_map(|(same, key)| Some((same, key?)));
        let mut keys: Vec<(Same, String)> = single.collect();
        keys.extend(self.emails.into_iter().map(|email| (Same::Email, email)));
        keys.extend((!self.name.is_empty()).then_some((Same::Name, self.name)));
        keys.extend(self.phones.into_iter().map(|phone| (Same::Phone, phone)));
        Identity {
            sure: keys.len(),
            keys,
            weak: WEAK,
            weak_in_file: WEAK_IN_FILE,
            apart,
            unique: Some((Same::Number, "number")),
            // A stored client keeps its number.
            is_taken_on: false,
        }
    }

    fn marks(&self) -> Vec<Marked> {
        let number = self.number.as_ref().filter(|_| self.is_told_by_number);
        let single = [
            (Mark::Number, number),
            (Mark::Siret, self.siret.as_ref()),
            (Mark::Siren, self.siren.as_ref()),
            (Mark::VatNumber, self.vat_number.as_ref()),
        ];
        let mut marks: Vec<Marked> = single.into_iter().filter_map(|(mark, value)| Some(mark.of(value?))).collect();
        marks.extend(self.legal_form.map(|form| Mark::LegalForm.of(form)));
        marks.extend(self.towns.iter().map(|town| Mark::Town.of(town)));
        if !self.is_lent && !self.name.is_empty() {
            marks.push(Mark::Name.of(&self.name));
        }
        if self.is_person {
            marks.push(Mark::Person.of(&self.name));
            match self.emails.first() {
                Some(email) => marks.push(Mark::Email.of(email)),
                None => marks.extend(self.phones.first().map(|phone| Mark::Phone.of(phone))),
            }
        }
        marks
    }
}

/// The SIREN of a client, which is the beginning of its SIRET where nothing else says it.
#[must_use]
pub fn siren(own: Option<&str>, of_siret: Option<&str>) -> Option<String> {
    own.or_else(|| of_siret?.get(..9)).map(str::to_owned)
}

/// The family of the legal form that a client's file says, else its name.
#[must_use]
pub fn form_of(name: &str, written: Option<&str>) -> Option<&'static str> {
    // « Société à responsabilité limitée » is no « limitée ».
    let short = written.filter(|written| written.split_whitespace().count() <= MOST_WORDS);
    short.and_then(legal_form).or_else(|| legal_form(name))
}

/// A town as it is compared: without « Cedex » and district, « St » as it is said.
#[must_use]
pub fn town(city: &str) -> String {
    let folded = fold(city);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty() && *word != "cedex");
    let words = words.filter(|word| !word.starts_with(|c: char| c.is_ascii_digit()));
    let words = words.map(|word| match word {
        "st" => "saint",
        "ste" => "sainte",
        word => word,
    });
    words.collect::<Vec<_>>().join(" ")
}

/// A reference as the id of another program; nothing for a word.
#[must_use]
pub fn id_of(reference: &str) -> Option<String> {
    let folded = fold(reference.trim());
    let is_id = folded.chars().count() >= SHORTEST_ID && folded.contains(|c: char| c.is_ascii_digit());
    is_id.then_some(folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(name: &str) -> ClientKeys {
        let (legal_form, name) = (legal_form(name), fold_company_name(name));
        ClientKeys { name, legal_form, is_told_by_number: true, ..ClientKeys::default() }
    }

    fn person(email: &str) -> Identity {
        let emails = vec![email.to_owned()];
        ClientKeys { emails, is_person: true, is_lent: true, ..keys("Jean Martin") }.identity()
    }

    fn are_two(one: &Identity, other: &Identity, same: Same) -> bool {
        one.is_told_from(&other.apart, same, false)
    }

    #[test]
    fn two_people_of_one_name_are_told_by_their_emails() {
        assert!(are_two(&person("a@x.fr"), &person("b@y.fr"), Same::Name));
        assert!(!are_two(&person("a@x.fr"), &person("a@x.fr"), Same::Name));
        let called =
            |phone: &str| ClientKeys { phones: vec![phone.into()], is_person: true, ..keys("Jean Martin") }.identity();
        assert!(are_two(&called("+33612345678"), &called("+33612345679"), Same::Name));
    }

    #[test]
    fn what_an_accountant_shares_is_no_proof() {
        let client = |name: &str, siret: &str| {
            let emails = vec!["compta@x.fr".to_owned()];
            let siret = Some(siret.to_owned()).filter(|siret| !siret.is_empty());
            ClientKeys { siret, emails, ..keys(name) }.identity()
        };
        let (one, other) = (client("Dubois", "73282932000074"), client("Dubois", "35600000000048"));
        assert!(are_two(&one, &other, Same::Email) && are_two(&one, &other, Same::VatNumber));
        assert!(are_two(&client("Dubois", ""), &client("Tierce", ""), Same::Email), "their names are enough");
        assert!(!are_two(&client("Dubois", ""), &client("Dubois SARL", ""), Same::Email));
    }

    #[test]
    fn a_person_is_whom_their_client_has_under_their_email() {
        let client = ClientKeys { emails: vec!["ana@roche.fr".into()], ..keys("Roche") }.identity();
        let row = |name: &str, is_lent| {
            ClientKeys { emails: vec!["ana@roche.fr".into()], is_person: true, is_lent, ..keys(name) }.identity()
        };
        assert!(!are_two(&row("Ana Petit", true), &client, Same::Email), "nothing else names the client");
        assert!(are_two(&row("Ana Petit", false), &client, Same::Email));
        assert!(are_two(&row("Ana Petit", true), &row("Luc Petit", true), Same::Email), "two under one roof");
    }

    #[test]
    fn a_name_is_borne_by_many() {
        let at = |name: &str, city: &str| ClientKeys { towns: vec![town(city)], ..keys(name) }.identity();
        assert!(are_two(&keys("SCI Martin").identity(), &keys("Martin SARL").identity(), Same::Name));
        assert!(!are_two(&keys("Martin").identity(), &keys("Martin SARL").identity(), Same::Name));
        assert!(are_two(&at("Martin", "Lyon"), &at("Martin", "Metz"), Same::Name));
        assert!(!are_two(&at("Martin", "LYON CEDEX 03"), &at("Martin", "Lyon 3e"), Same::Name));
        assert!(!are_two(&at("Martin", "St-Étienne"), &at("Martin", "Saint Etienne"), Same::Name));
    }

    #[test]
    fn two_establishments_have_one_vat_number() {
        let called = |name: &str| ClientKeys { vat_number: Some("FR39356000000".into()), ..keys(name) }.identity();
        let (north, south) = (called("Poste Nord"), called("Poste Sud"));
        assert!(north.is_told_from(&south.apart, Same::VatNumber, true));
        assert!(!are_two(&north, &south, Same::VatNumber), "who is there may have another name by now");
    }

    #[test]
    fn an_id_is_no_word() {
        assert_eq!(id_of("12345678901").as_deref(), Some("12345678901"));
        assert_eq!((id_of("12"), id_of("Salon du meuble")), (None, None));
    }
}
