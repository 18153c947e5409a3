//! Telephone numbers as their readers write them. The server alone knows the numbering plans.

use std::collections::BTreeMap;

use domain::clients::{Client, ClientForm};
use domain::form::{Change, Conflict};
use domain::geo::Country;
use domain::identifiers::Phone;
use domain::identifiers::phone::national;

/// Every number of a client as its country writes it, by its E.164 form.
pub fn of(client: &Client, country: Country) -> BTreeMap<String, String> {
    let data = &client.data;
    let own = [&data.phone, &data.mobile, &data.switchboard, &data.fax].into_iter().flatten();
    let contacts = client.contacts.iter().flat_map(|contact| {
        [&contact.direct_phone, &contact.mobile, &contact.switchboard, &contact.fax].into_iter().flatten()
    });
    let all = own.chain(&data.other_phones.0).chain(contacts);
    all.map(|phone| (phone.as_str().to_owned(), national(phone, country))).collect()
}

/// Writes every number of a form as the country writes it, and answers what each was, by what it became: sent back unchanged, it is
/// the same number, whatever country the form names by then.
pub fn rewrite(form: &mut ClientForm, country: Country) -> BTreeMap<String, String> {
    rewrite_each(form.telephones_mut(), country)
}

/// The same for these fields, which may hold several numbers, one a line.
pub fn rewrite_each<'a>(fields: impl Iterator<Item = &'a mut String>, country: Country) -> BTreeMap<String, String> {
    let mut before = BTreeMap::new();
    for typed in fields {
        let lines = typed.lines().map(|line| {
            let shown = written(line, country);
            before.insert(shown.clone(), line.to_owned());
            shown
        });
        let shown = lines.collect::<Vec<_>>().join("\n");
        *typed = shown;
    }
    before
}

/// Writes the numbers among changed values of a client or a contact as the country writes them.
pub fn rewrite_changes(changes: &mut [Change], country: Country) {
    let numbers = ["phone", "direct_phone", "mobile", "switchboard", "fax", "other_phones"];
    let is_number = |change: &Change| change.field.strip_prefix("fields.").is_some_and(|name| numbers.contains(&name));
    for change in changes.iter_mut().filter(|change| is_number(change)) {
        for value in [&mut change.from, &mut change.to] {
            let lines = value.lines().map(|line| written(line, country)).collect::<Vec<_>>();
            *value = lines.join("\n");
        }
    }
}

/// Writes every number of what somebody else saved as the country writes it.
pub fn rewrite_conflict(conflict: &mut Conflict, country: Country) {
    let mut form = ClientForm::from(std::mem::take(&mut conflict.current));
    drop(rewrite(&mut form, country));
    conflict.current = form.into();
    rewrite_changes(&mut conflict.changes, country);
}

fn written(e164: &str, country: Country) -> String {
    Phone::parse(e164).map_or_else(|_| e164.to_owned(), |phone| national(&phone, country))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_at_home() {
        let mut form = ClientForm::default();
        form.fields.phone = "+33184601200".into();
        form.fields.other_phones = "+15145551234\n+33612345678".into();
        let before = rewrite(&mut form, Country::FRANCE);
        assert_eq!(before["01 84 60 12 00"], "+33184601200");
        assert_eq!(form.fields.phone, "01 84 60 12 00");
        assert_eq!(form.fields.other_phones, "+1 514-555-1234\n06 12 34 56 78");
        assert_eq!(form.fields.fax, "");
    }

    #[test]
    fn changed_numbers_read_like_the_others() {
        let change = |field: &str| Change { field: field.into(), from: String::new(), to: "+33184601200".into() };
        let mut changes = [change("fields.phone"), change("fields.reference")];
        rewrite_changes(&mut changes, Country::FRANCE);
        assert_eq!(changes[0].to, "01 84 60 12 00");
        assert_eq!(changes[0].from, "");
        assert_eq!(changes[1].to, "+33184601200");
    }
}
