//! What a client is recognised by.

use crate::clients::{ClientKind, Contact, NewClient};
use crate::identifiers::Email;
use crate::imports::identity::{Identity, Same};
use crate::text::{Text, fold, fold_company_name};

/// The fewest letters of a reference that is another program's id, and not a word that two clients may have in common.
const SHORTEST_ID: usize = 6;

/// The keys of a client: number, SIRET, VAT number, e-mails (its contacts' as well), and its name without legal form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClientKeys {
    /// Its number, in lower case.
    pub number: Option<String>,
    /// Its SIRET.
    pub siret: Option<String>,
    /// Its VAT number.
    pub vat_number: Option<String>,
    /// The id of another program that a person without a client's name bears: that of the client that they are at.
    pub reference: Option<String>,
    /// Its e-mails and its contacts', folded.
    pub emails: Vec<String>,
    /// Its name, folded; empty when nothing is left of it.
    pub name: String,
    /// A private person, who is one of several of that name as soon as their e-mails differ.
    pub is_person: bool,
}

impl ClientKeys {
    /// The keys of a client that was read.
    #[must_use]
    pub fn of(client: &NewClient) -> Self {
        let own = client.data.email.iter();
        let contacts = client.contacts.iter().filter_map(|contact| contact.email.as_ref());
        let is_person = client.data.kind == ClientKind::Individual;
        let lent = client.contacts.first().map(Contact::display_name);
        let is_lent = is_person && lent.as_deref() == Some(client.data.name.as_str());
        let reference = client.data.reference.as_ref().map(Text::as_str).filter(|_| is_lent);
        Self {
            number: client.number.as_ref().map(|number| number.as_str().to_lowercase()),
            siret: client.data.siret.as_ref().map(|siret| siret.as_str().to_owned()),
            vat_number: client.data.vat_number.as_ref().map(|vat| vat.as_str().to_owned()),
            reference: reference.and_then(id_of),
            emails: own.chain(contacts).map(Email::folded).collect(),
            name: fold_company_name(client.data.name.as_str()),
            is_person,
        }
    }

    /// As an import compares them. Two clients that have a name, an e-mail or a VAT number in common are two when their SIRET differ, or
    /// their numbers in the file.
    #[must_use]
    pub fn identity(self) -> Identity {
        let single = [
            (Same::Number, self.number),
            (Same::Siret, self.siret),
            (Same::VatNumber, self.vat_number),
            (Same::Reference, self.reference),
        ];
        let single = single.into_iter().filter_map(|(same, key)| Some((same, key?)));
        let mut keys: Vec<(Same, String)> = single.collect();
        let is_strong = |same: Same| matches!(same, Same::Number | Same::Siret);
        let mut apart: Vec<(Same, String)> = keys.iter().filter(|(same, _)| is_strong(*same)).cloned().collect();
        apart.extend(self.emails.first().filter(|_| self.is_person).map(|email| (Same::Email, email.clone())));
        keys.extend(self.emails.into_iter().map(|email| (Same::Email, email)));
        keys.extend((!self.name.is_empty()).then_some((Same::Name, self.name)));
        Identity {
            sure: keys.len(),
            keys,
            weak: &[Same::VatNumber, Same::Email, Same::Name],
            apart,
            unique: Some((Same::Number, "number")),
            // A stored client keeps its number.
            is_taken_on: false,
        }
    }
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

    fn person(email: &str) -> Identity {
        let (name, emails) = ("jean martin".to_owned(), vec![email.to_owned()]);
        ClientKeys { name, emails, is_person: true, ..ClientKeys::default() }.identity()
    }

    #[test]
    fn two_people_of_one_name_are_told_by_their_emails() {
        let (one, other) = (person("a@x.fr"), person("b@y.fr"));
        assert!(one.is_told_from(&other.apart, Same::Name));
        assert!(!one.is_told_from(&person("a@x.fr").apart, Same::Name));
    }

    #[test]
    fn what_an_accountant_shares_is_no_proof() {
        let client = |siret: &str| {
            let emails = vec!["compta@x.fr".to_owned()];
            ClientKeys { siret: Some(siret.into()), emails, ..ClientKeys::default() }.identity()
        };
        let (one, other) = (client("73282932000074"), client("35600000000048"));
        assert!(one.is_told_from(&other.apart, Same::Email) && one.is_told_from(&other.apart, Same::VatNumber));
    }

    #[test]
    fn an_id_is_no_word() {
        assert_eq!(id_of("12345678901").as_deref(), Some("12345678901"));
        assert_eq!((id_of("12"), id_of("Salon du meuble")), (None, None));
    }
}
