//! What is sent of the form: without the rows in which nothing is typed, and with what the page shows in another guise.

use std::collections::{BTreeMap, BTreeSet};

use domain::clients::{ClientForm, Conflict};
use leptos::prelude::*;

use super::gather::Rows;
use super::state::FormState;
use crate::clients::view::FormOptions;

/// What the page shows otherwise than it is sent.
#[derive(Clone, Debug, Default)]
pub struct Guises {
    /// Telephone numbers as they were stored, by how they are shown: unchanged, they stay the same number in whatever country.
    pub telephones: BTreeMap<String, String>,
    /// Contacts and addresses that somebody else removed meanwhile: they can only be made anew.
    pub gone: BTreeSet<String>,
}

impl Guises {
    fn lay_off(&self, form: &mut ClientForm) {
        for typed in form.telephones_mut() {
            let lines = typed.lines().map(|line| self.telephones.get(line.trim()).map_or(line, String::as_str));
            let sent = lines.collect::<Vec<_>>().join("\n");
            *typed = sent;
        }
        let contacts = form.contacts.iter_mut().map(|contact| &mut contact.id);
        let addresses = form.addresses.iter_mut().map(|address| &mut address.id);
        for id in contacts.chain(addresses).filter(|id| self.gone.contains(*id)) {
            id.clear();
        }
    }
}

/// The form as it is sent, and the rows of the page that are in it: errors count those.
pub fn sent(state: FormState) -> Option<(ClientForm, Rows)> {
    let mut form = state.gathered()?;
    let rules = state.options.with_value(FormOptions::rules);
    let page = state.rows.get_untracked();
    let contacts = page.contacts.iter().zip(&form.contacts).filter(|(_, contact)| !contact.is_blank());
    let addresses =
        page.addresses.iter().zip(&form.addresses).filter(|(_, address)| !address.is_left_out(rules.country));
    let rows =
        Rows { contacts: contacts.map(|(row, _)| *row).collect(), addresses: addresses.map(|(row, _)| *row).collect() };
    form.drop_blanks(&rules);
    state.held.with_value(|held| held.guises.lay_off(&mut form));
    Some((form, rows))
}

/// Contacts and addresses that were there when the form was made and that somebody else has removed since.
pub fn removed_by(conflict: &Conflict, before: &ClientForm) -> BTreeSet<String> {
    let ids = |form: &ClientForm| {
        let contacts = form.contacts.iter().map(|contact| contact.id.clone());
        contacts.chain(form.addresses.iter().map(|address| address.id.clone())).collect::<BTreeSet<_>>()
    };
    ids(before).difference(&ids(&conflict.current)).filter(|id| !id.is_empty()).cloned().collect()
}

#[cfg(test)]
mod tests {
    use domain::clients::{AddressForm, ContactForm};

    use super::*;

    fn contact(id: &str, mobile: &str) -> ContactForm {
        ContactForm { id: id.into(), mobile: mobile.into(), ..ContactForm::default() }
    }

    #[test]
    fn a_number_that_was_not_touched_is_sent_as_it_was_stored() {
        let telephones = BTreeMap::from([("04 72 10 20 30".to_owned(), "+33472102030".to_owned())]);
        let guises = Guises { telephones, ..Guises::default() };
        let mut form = ClientForm { contacts: vec![contact("1", "04 72 10 20 30")], ..ClientForm::default() };
        form.fields.phone = " 04 72 10 20 30".into();
        form.fields.mobile = "0472 10 20 31".into();
        form.fields.other_phones = "04 72 10 20 30\n01 84 60 12 00".into();
        guises.lay_off(&mut form);
        assert_eq!((form.fields.phone.as_str(), form.fields.mobile.as_str()), ("+33472102030", "0472 10 20 31"));
        assert_eq!(form.fields.other_phones, "+33472102030\n01 84 60 12 00");
        assert_eq!(form.contacts[0].mobile, "+33472102030");
    }

    #[test]
    fn what_somebody_else_removed_is_made_anew() {
        let address = AddressForm { id: "9".into(), ..AddressForm::default() };
        let before = ClientForm {
            contacts: vec![contact("1", ""), contact("2", "")],
            addresses: vec![address],
            ..ClientForm::default()
        };
        let current = ClientForm { contacts: vec![contact("2", "")], ..ClientForm::default() };
        let conflict = Conflict { version: 2, by: "Claire".into(), changes: Vec::new(), current: Box::new(current) };
        let gone = removed_by(&conflict, &before);
        assert_eq!(gone, BTreeSet::from(["1".to_owned(), "9".to_owned()]));
        let mut mine = before;
        Guises { gone, ..Guises::default() }.lay_off(&mut mine);
        assert_eq!((mine.contacts[0].id.as_str(), mine.contacts[1].id.as_str()), ("", "2"));
        assert_eq!(mine.addresses[0].id, "");
    }
}
