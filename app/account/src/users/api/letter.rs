//! The letter of an invitation.

use domain::error::FieldErrors;
use domain::identifiers::Email;
use domain::mail::{LetterForm, NewLetter};
use kit::words::{td_string, words_in};
use store::invitations::Invited;

/// In the language of the company: nobody knows yet which one they read. The place of its link is filled in when it goes.
pub fn letter(told: &Invited, email: &Email) -> Result<NewLetter, FieldErrors> {
    let l = words_in(told.language);
    let (name, company) = (plain(&told.by), plain(&told.company));
    let text = td_string!(l, users.invitation_letter, name = name, company = company).to_string();
    let subject = td_string!(l, users.invitation_subject, company = told.company.clone()).to_string();
    let subject = subject.chars().take(200).collect();
    LetterForm { to: email.to_string(), subject, text, ..LetterForm::default() }.parse()
}

/// A name that others have chosen, in which there is neither a link nor a place for one: in this letter there is one link.
fn plain(name: &str) -> String {
    name.replace("://", " : // ").replace(['{', '}'], "")
}

#[cfg(test)]
mod tests {
    use domain::format::Language;
    use domain::mail::template::linked;

    use super::*;

    #[test]
    fn an_invitation_has_one_link() {
        let email = Email::parse("ana@b.example").unwrap();
        for language in [Language::French, Language::English] {
            let told = Invited { company: "Noé {link} https://evil.example".into(), by: "Bob".into(), language };
            let letter = letter(&told, &email).unwrap();
            let text = linked(letter.text.as_str(), Some("https://a.example/invite/1"));
            assert_eq!(text.matches("://").count(), 1, "{text}");
            assert!(text.contains("\n\nhttps://a.example/invite/1\n\n") && text.contains("Bob"), "{text}");
        }
    }
}
