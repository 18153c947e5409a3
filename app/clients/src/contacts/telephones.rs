//! A contact's telephone numbers as their readers write them.

use std::collections::BTreeMap;

use domain::contacts::{ContactData, ContactForm};
use domain::form::Conflict;
use domain::geo::Country;
use domain::identifiers::phone::national;

use crate::telephones::{rewrite_changes, rewrite_each};

/// Every number of a contact as the country writes it, by its E.164 form.
pub fn of(person: &ContactData, country: Country) -> BTreeMap<String, String> {
    let all = [&person.direct_phone, &person.mobile, &person.switchboard, &person.fax].into_iter().flatten();
    all.map(|phone| (phone.as_str().to_owned(), national(phone, country))).collect()
}

/// Writes every number of a form as the country writes it, and answers what each was, by what it became.
pub fn rewrite(form: &mut ContactForm, country: Country) -> BTreeMap<String, String> {
    rewrite_each(form.telephones_mut(), country)
}

/// Writes every number of what somebody else saved as the country writes it.
pub fn rewrite_conflict(conflict: &mut Conflict, country: Country) {
    let mut form = ContactForm::from(std::mem::take(&mut conflict.current));
    drop(rewrite(&mut form, country));
    conflict.current = form.into();
    rewrite_changes(&mut conflict.changes, country);
}
