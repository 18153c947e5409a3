//! Whom a document is sent to: by what the contacts are to the client (A5.6).

use serde::{Deserialize, Serialize};

use crate::billing::kind::DocumentKind;
use crate::identifiers::Email;

/// A contact of a client who has an address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reachable {
    /// What they are called.
    pub name: String,
    /// Their address.
    pub email: Email,
    /// The main contact.
    pub is_primary: bool,
    /// Responsible for bills: at most one.
    pub is_billing: bool,
    /// Gets invoices too: any number.
    pub receives_invoices: bool,
}

/// Whom a document is proposed to be sent to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recipients {
    /// To whom.
    pub to: Vec<Email>,
    /// Who gets a copy.
    pub cc: Vec<Email>,
}

/// Whom a document of a kind is proposed to be sent to.
///
/// What is owed goes to whoever is responsible for bills, with a copy for those who get invoices too; nobody flagged, and the responsible one
/// still gets it. Without one, or without an address of theirs, it goes to the main contact, or else to the client's own address. Other
/// documents go to the main contact.
#[must_use]
pub fn proposed(kind: DocumentKind, contacts: &[Reachable], own: Option<&Email>) -> Recipients {
    let is_billed = kind.is_owed() || kind == DocumentKind::CreditNote;
    let find = |is: fn(&Reachable) -> bool| contacts.iter().find(|contact| is(contact)).map(|contact| &contact.email);
    let (billing, primary) = (find(|contact| contact.is_billing), find(|contact| contact.is_primary));
    let flagged = || contacts.iter().filter(|contact| contact.receives_invoices).map(|contact| &contact.email);
    let first = if is_billed { billing.or(primary) } else { primary.or(billing) };
    let of_flagged = || if is_billed { flagged().next() } else { None };
    let any = || contacts.first().map(|contact| &contact.email);
    let to = if is_billed && billing.is_none() { of_flagged().or(first) } else { first };
    let to = to.or(own).or_else(any);
    let folded = to.map(Email::folded);
    let mut cc: Vec<Email> = Vec::new();
    for email in flagged().filter(|email| is_billed && folded.as_ref() != Some(&email.folded())) {
        if cc.iter().all(|known| known.folded() != email.folded()) {
            cc.push(email.clone());
        }
    }
    Recipients { to: to.cloned().into_iter().collect(), cc }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn email(text: &str) -> Email {
        Email::parse(&format!("{text}@b.example")).unwrap()
    }

    fn contact(name: &str, is_primary: bool, is_billing: bool, receives_invoices: bool) -> Reachable {
        Reachable { name: name.into(), email: email(name), is_primary, is_billing, receives_invoices }
    }

    fn of(kind: DocumentKind, contacts: &[Reachable], own: Option<&str>) -> (Vec<String>, Vec<String>) {
        let own = own.map(email);
        let Recipients { to, cc } = proposed(kind, contacts, own.as_ref());
        let name = |emails: Vec<Email>| -> Vec<String> {
            emails.iter().map(|email| email.as_str().trim_end_matches("@b.example").to_owned()).collect()
        };
        (name(to), name(cc))
    }

    fn said(to: &[&str], cc: &[&str]) -> (Vec<String>, Vec<String>) {
        let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        (owned(to), owned(cc))
    }

    #[test]
    fn an_invoice_goes_to_whoever_pays_with_a_copy_for_the_flagged() {
        let all = [
            contact("ana", true, false, false),
            contact("bob", false, true, false),
            contact("cam", false, false, true),
        ];
        assert_eq!(of(DocumentKind::Invoice, &all, Some("own")), said(&["bob"], &["cam"]));
        assert_eq!(of(DocumentKind::CreditNote, &all, None), said(&["bob"], &["cam"]));
        assert_eq!(of(DocumentKind::Quote, &all, None), said(&["ana"], &[]));
    }

    #[test]
    fn nobody_flagged_and_the_responsible_one_still_gets_it() {
        let all = [contact("ana", true, false, false), contact("bob", false, true, false)];
        assert_eq!(of(DocumentKind::Invoice, &all, None), said(&["bob"], &[]));
        let both = [contact("bob", false, true, true)];
        assert_eq!(of(DocumentKind::Invoice, &both, None), said(&["bob"], &[]));
    }

    #[test]
    fn without_a_responsible_one_it_goes_to_the_flagged_then_the_main_contact_then_the_client() {
        let flagged = [
            contact("ana", true, false, false),
            contact("cam", false, false, true),
            contact("dan", false, false, true),
        ];
        assert_eq!(of(DocumentKind::Invoice, &flagged, None), said(&["cam"], &["dan"]));
        assert_eq!(of(DocumentKind::Invoice, &[contact("ana", true, false, false)], Some("own")), said(&["ana"], &[]));
        assert_eq!(of(DocumentKind::Invoice, &[], Some("own")), said(&["own"], &[]));
        assert_eq!(of(DocumentKind::Invoice, &[], None), said(&[], &[]));
        assert_eq!(of(DocumentKind::Quote, &[contact("eve", false, false, false)], None), said(&["eve"], &[]));
    }
}
