//! The letter with the link by which a contact signs in.

use domain::error::FieldErrors;
use domain::mail::{LetterForm, NewLetter};
use kit::words::{td_string, words_in};
use store::portal::SignInLink;

/// The letter, in the language of the contact's client.
pub fn letter(link: &SignInLink, public_url: &str) -> Result<NewLetter, FieldErrors> {
    let l = words_in(link.language);
    let address = format!("{public_url}/portal/l/{}", link.token);
    let (name, company) = (link.name.clone(), link.company.clone());
    let text = td_string!(l, portal.letter, name = name, company = company, link = address).to_string();
    let subject: String =
        td_string!(l, portal.letter_subject, company = link.company.clone()).to_string().chars().take(200).collect();
    let form = LetterForm { to: link.email.to_string(), subject, text, ..LetterForm::default() };
    form.parse()
}
