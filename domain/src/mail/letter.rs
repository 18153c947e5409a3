//! A letter that somebody writes.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::error::{FieldError, FieldErrors};
use crate::field::read_yes;
use crate::identifiers::Email;
use crate::text::{LongText, Text};

/// The most people that one letter goes to: a letter to more is a mailing, which needs more than this.
pub const MAX_RECIPIENTS: u32 = 30;

/// A letter as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LetterForm {
    /// To whom: addresses between commas, semicolons or lines.
    pub to: String,
    /// Who else sees it.
    pub cc: String,
    /// Who sees it without the others knowing.
    pub bcc: String,
    /// What it is about.
    pub subject: String,
    /// What it says.
    pub text: String,
    /// Whether the document goes with it: `on` or nothing.
    pub attach: String,
}

/// A letter, every value checked. Nobody stands in it twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewLetter {
    /// To whom.
    pub to: Vec<Email>,
    /// Who else sees it.
    pub cc: Vec<Email>,
    /// Who sees it without the others knowing.
    pub bcc: Vec<Email>,
    /// What it is about.
    pub subject: Text<200>,
    /// What it says.
    pub text: LongText<20_000>,
    /// Whether the document goes with it.
    pub attach: bool,
}

impl LetterForm {
    /// Every value checked, or every error.
    pub fn parse(&self) -> Result<NewLetter, FieldErrors> {
        let mut errors = FieldErrors::default();
        let mut seen = BTreeSet::new();
        let mut people = |errors: &mut FieldErrors, name: &str, typed: &str| {
            let read = addresses(typed);
            let read = errors.keep(name, read)?;
            Some(read.into_iter().filter(|email| seen.insert(email.folded())).collect::<Vec<_>>())
        };
        let to = people(&mut errors, "to", &self.to);
        let cc = people(&mut errors, "cc", &self.cc);
        let bcc = people(&mut errors, "bcc", &self.bcc);
        if to.as_ref().is_some_and(Vec::is_empty) {
            errors.push("to", FieldError::Required);
        }
        if seen.len() > MAX_RECIPIENTS as usize {
            errors.push("to", FieldError::TooMany { max: MAX_RECIPIENTS });
        }
        let subject = errors.keep("subject", Text::parse(&self.subject));
        let text = errors.keep("text", LongText::parse(&self.text));
        let attach = errors.keep("attach", read_yes(&self.attach));
        if !errors.is_empty() {
            return Err(errors);
        }
        let read =
            (|| Some(NewLetter { to: to?, cc: cc?, bcc: bcc?, subject: subject?, text: text?, attach: attach? }))();
        read.ok_or(errors)
    }
}

fn addresses(typed: &str) -> Result<Vec<Email>, FieldError> {
    let typed: Vec<&str> = typed.split(['\n', ';', ',']).map(str::trim).filter(|one| !one.is_empty()).collect();
    // Counted before they are read: of a thousand, nobody needs to know which is wrong.
    if typed.len() > MAX_RECIPIENTS as usize {
        return Err(FieldError::TooMany { max: MAX_RECIPIENTS });
    }
    typed.into_iter().map(Email::parse).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> LetterForm {
        LetterForm {
            to: "ana@b.example; noe@b.example".into(),
            cc: "ANA@b.example, chef@b.example".into(),
            bcc: String::new(),
            subject: "Facture F-1".into(),
            text: "Bonjour".into(),
            attach: "on".into(),
        }
    }

    #[test]
    fn nobody_is_written_to_twice() {
        let letter = form().parse().unwrap();
        let shown = |people: &[Email]| people.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(shown(&letter.to), ["ana@b.example", "noe@b.example"]);
        assert_eq!(shown(&letter.cc), ["chef@b.example"]);
        assert!(letter.attach && letter.bcc.is_empty());
    }

    #[test]
    fn a_letter_needs_somebody_and_something() {
        let errors = LetterForm { attach: "on".into(), ..LetterForm::default() }.parse().unwrap_err();
        for name in ["to", "subject", "text"] {
            assert_eq!(errors.at(name), Some(&FieldError::Required), "{name}");
        }
        let many = (0..31).map(|n| format!("a{n}@b.example")).collect::<Vec<_>>().join(",");
        let errors = LetterForm { to: many, ..form() }.parse().unwrap_err();
        assert_eq!(errors.at("to"), Some(&FieldError::TooMany { max: 30 }));
    }

    #[test]
    fn nothing_typed_is_a_header_of_its_own() {
        for wrong in [
            LetterForm { subject: "a\r\nBcc: x@y.example".into(), ..form() },
            LetterForm { to: "a@b.example\r\nBcc: x@y.example".into(), ..form() },
            LetterForm { cc: "Ana <a@b.example>".into(), ..form() },
        ] {
            assert!(wrong.parse().is_err(), "{wrong:?}");
        }
    }
}
