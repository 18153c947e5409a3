//! Whom an invoice is sent to (A5.6).

use crate::clients::Contact;

/// Those of a client's contacts to whom its invoices are sent, whoever answers for them first.
///
/// That is the billing contact, or else the primary one; then come those who are flagged to receive invoices, in their order, as copies.
/// Who is flagged is added, never put in the place of who answers. Nobody who has no e-mail or is no longer there is written to.
#[must_use]
pub fn recipients(contacts: &[Contact]) -> Vec<&Contact> {
    let reached = || contacts.iter().filter(|contact| contact.email.is_some() && !contact.is_inactive);
    let billing = || reached().find(|contact| contact.is_billing);
    let first = billing().or_else(|| reached().find(|contact| contact.is_primary));
    let is_first = |contact: &Contact| first.is_some_and(|first| std::ptr::eq(first, contact));
    let flagged = reached().filter(|contact| contact.receives_invoices && !is_first(contact));
    first.into_iter().chain(flagged).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clients::ContactForm;
    use crate::field::Reading;
    use crate::geo::Country;
    use crate::identifiers::PhoneRules;
    use crate::money::Currency;

    /// A contact of that name with these marks; `silent` has no e-mail.
    fn contact(name: &str, marks: &[&str]) -> Contact {
        let mut form = ContactForm { first_name: name.into(), ..ContactForm::default() };
        for mark in marks.iter().filter(|mark| **mark != "silent") {
            *form.get_mut(mark).unwrap() = "on".into();
        }
        if !marks.contains(&"silent") {
            form.email = format!("{name}@x.example");
        }
        let reading = Reading { country: Country::FRANCE, currency: Currency::EUR, phone: PhoneRules::shape() };
        form.parse(&reading).unwrap()
    }

    fn names(contacts: &[Contact]) -> Vec<String> {
        recipients(contacts).into_iter().map(Contact::display_name).collect()
    }

    #[test]
    fn the_billing_contact_and_who_is_flagged() {
        let flagged = ["receives_invoices"];
        let ana = contact("ana", &["is_primary"]);
        let bob = contact("bob", &["is_billing"]);
        let cy = contact("cy", &flagged);
        assert_eq!(names(&[ana.clone(), bob.clone(), cy.clone()]), ["bob", "cy"]);
        assert_eq!(names(&[cy.clone(), ana.clone(), bob.clone()]), ["bob", "cy"], "who answers stands first");
        assert_eq!(names(&[ana.clone(), bob]), ["bob"], "none is flagged: the billing contact still gets it");
        let both = contact("both", &["is_billing", "receives_invoices"]);
        assert_eq!(names(&[ana, both, cy]), ["both", "cy"], "nobody gets it twice");
    }

    #[test]
    fn without_a_billing_contact_the_primary_one_gets_it() {
        let ana = contact("ana", &["is_primary"]);
        assert_eq!(names(&[ana.clone(), contact("bob", &[])]), ["ana"]);
        assert_eq!(names(&[contact("cy", &["receives_invoices"]), ana]), ["ana", "cy"]);
        assert!(names(&[]).is_empty());
    }

    #[test]
    fn nobody_is_written_to_who_cannot_be() {
        let ana = contact("ana", &["is_primary"]);
        assert_eq!(names(&[ana.clone(), contact("bob", &["is_billing", "is_inactive"])]), ["ana"]);
        assert_eq!(names(&[ana.clone(), contact("bob", &["is_billing", "silent"])]), ["ana"]);
        let left = contact("cy", &["receives_invoices", "is_inactive"]);
        assert_eq!(names(&[ana, left, contact("di", &["receives_invoices", "silent"])]), ["ana"]);
        assert!(names(&[contact("eve", &["is_primary", "silent"])]).is_empty());
    }
}
