//! A letter that has a link goes to each person who is let into the portal with a link of their own. Whoever is not gets the same letter
//! without it: nobody has let them in.

use std::collections::BTreeSet;

use super::letter::NewLetter;
use super::template::{has_link, linked};
use crate::identifiers::Email;
use crate::text::{LongText, Text};

/// What goes as one letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The letter.
    pub letter: NewLetter,
    /// Whether it has a link, which is of its one recipient.
    pub is_own: bool,
}

/// A letter as it goes to those whose e-mails, folded, are let in, and to the others.
#[must_use]
pub fn apart(letter: NewLetter, let_in: &BTreeSet<String>) -> Vec<Part> {
    if !has_link(letter.text.as_str()) {
        return vec![Part { letter, is_own: false }];
    }
    let NewLetter { to, cc, bcc, subject, text, attach } = letter;
    let split = |people: Vec<Email>| -> (Vec<Email>, Vec<Email>) {
        people.into_iter().partition(|email| let_in.contains(&email.folded()))
    };
    let ((addressed, to), (copied, cc), (hidden, bcc)) = (split(to), split(cc), split(bcc));
    let without = without_link(&text, &subject);
    let written = |to: Vec<Email>, cc: Vec<Email>, bcc: Vec<Email>, is_own: bool| {
        let text = if is_own { text.clone() } else { without.clone() };
        Part { letter: NewLetter { to, cc, bcc, subject: subject.clone(), text, attach }, is_own }
    };
    let owners = addressed.into_iter().chain(copied).chain(hidden);
    let mut parts: Vec<Part> = owners.map(|email| written(vec![email], Vec::new(), Vec::new(), true)).collect();
    if !to.is_empty() {
        parts.push(written(to, cc, bcc, false));
    } else if !cc.is_empty() {
        parts.push(written(cc, Vec::new(), bcc, false));
    } else {
        // They are not to know of each other.
        parts.extend(bcc.into_iter().map(|email| written(vec![email], Vec::new(), Vec::new(), false)));
    }
    parts
}

/// A letter that has a link for nobody: the lines with its place are left out.
#[must_use]
pub fn unlinked(letter: NewLetter) -> NewLetter {
    if !has_link(letter.text.as_str()) {
        return letter;
    }
    NewLetter { text: without_link(&letter.text, &letter.subject), ..letter }
}

/// A letter that was nothing but its link still says what it is about.
fn without_link(text: &LongText<20_000>, subject: &Text<200>) -> LongText<20_000> {
    let without = LongText::parse(&linked(text.as_str(), None)).or_else(|_| LongText::parse(subject.as_str()));
    without.unwrap_or_else(|_| text.clone())
}

#[cfg(test)]
mod tests {
    use super::super::letter::LetterForm;
    use super::*;

    fn letter(to: &str, cc: &str, bcc: &str, text: &str) -> NewLetter {
        let form = LetterForm {
            to: to.into(),
            cc: cc.into(),
            bcc: bcc.into(),
            subject: "Facture F-1".into(),
            text: text.into(),
            ..LetterForm::default()
        };
        form.parse().unwrap()
    }

    fn shown(parts: &[Part]) -> Vec<String> {
        let list = |people: &[Email]| people.iter().map(ToString::to_string).collect::<Vec<_>>().join("+");
        let one = |part: &Part| {
            let NewLetter { to, cc, bcc, text, .. } = &part.letter;
            format!("{}|{}|{}|{}|{}", list(to), list(cc), list(bcc), text.as_str(), part.is_own)
        };
        parts.iter().map(one).collect()
    }

    #[test]
    fn each_who_is_let_in_has_a_letter_of_their_own() {
        let let_in = BTreeSet::from(["ana@b.example".to_owned(), "noe@b.example".to_owned()]);
        let text = "Bonjour,\nIci : {link}";
        let parts = apart(letter("Ana@b.example, bob@b.example", "noe@b.example", "cam@b.example", text), &let_in);
        assert_eq!(
            shown(&parts),
            [
                "Ana@b.example|||Bonjour,\nIci : {link}|true",
                "noe@b.example|||Bonjour,\nIci : {link}|true",
                "bob@b.example||cam@b.example|Bonjour,|false",
            ]
        );
        let parts = apart(letter("ana@b.example", "bob@b.example", "", text), &let_in);
        assert_eq!(shown(&parts)[1], "bob@b.example|||Bonjour,|false");
        let parts = apart(letter("ana@b.example", "", "bob@b.example, cam@b.example", text), &let_in);
        assert_eq!(shown(&parts)[1..], ["bob@b.example|||Bonjour,|false", "cam@b.example|||Bonjour,|false"]);
    }

    #[test]
    fn without_a_link_or_anybody_let_in_it_goes_as_it_is() {
        let let_in = BTreeSet::from(["ana@b.example".to_owned()]);
        let plain = letter("ana@b.example", "bob@b.example", "", "Bonjour");
        assert_eq!(apart(plain.clone(), &let_in), [Part { letter: plain, is_own: false }]);
        let parts = apart(letter("bob@b.example", "cam@b.example", "", "{link}"), &let_in);
        assert_eq!(shown(&parts), ["bob@b.example|cam@b.example||Facture F-1|false"], "it says what it is about");
        let nobodys = |text: &str| unlinked(letter("bob@b.example", "", "", text)).text.as_str().to_owned();
        assert_eq!((nobodys("{link}"), nobodys("Ici : {link}\nNoé")), ("Facture F-1".to_owned(), "Noé".to_owned()));
        assert_eq!(nobodys("Bonjour {lien}"), "Bonjour {lien}");
    }
}
