//! From the inputs of the page to the text of the form.
//!
//! Rows keep the number they were made with while others come and go and change places, so that nothing typed moves; what is sent or kept
//! counts them anew, in the order of the page (`FormText::closed_up_in_order`).

use std::collections::BTreeMap;

use domain::form::{FormShape, FormText};
use wasm_bindgen::JsValue;

/// The rows that stand on the page, by group, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows(BTreeMap<String, Vec<u32>>);

impl Rows {
    /// Those of a group.
    pub fn of(&self, group: &str) -> &[u32] {
        self.0.get(group).map(Vec::as_slice).unwrap_or_default()
    }

    /// One more, at the end.
    pub fn push(&mut self, group: &str, row: u32) {
        self.0.entry(group.to_owned()).or_default().push(row);
    }

    /// Takes a row to another place of its group, from nought; beyond the end is at the end.
    pub fn shift(&mut self, group: &str, row: u32, to: usize) {
        let Some(rows) = self.0.get_mut(group) else { return };
        if let Some(from) = rows.iter().position(|other| *other == row) {
            rows.remove(from);
            rows.insert(to.min(rows.len()), row);
        }
    }

    /// One less.
    pub fn remove(&mut self, group: &str, row: u32) {
        if let Some(rows) = self.0.get_mut(group) {
            rows.retain(|other| *other != row);
        }
    }
}

/// Reads the page.
pub fn gather(form: &web_sys::HtmlFormElement, shape: &FormShape) -> Option<FormText> {
    let data = web_sys::FormData::new_with_form(form).ok()?;
    let entries = js_sys::try_iter(&data).ok()??;
    let pairs = entries.filter_map(|pair| {
        let pair = js_sys::Array::from(&pair.ok()?);
        // A file is no text.
        Some((text(&pair, 0)?, text(&pair, 1)?))
    });
    Some(read(pairs, shape))
}

fn text(pair: &js_sys::Array, at: u32) -> Option<String> {
    JsValue::as_string(&pair.get(at))
}

/// Several inputs of one name are lines; the radio of a group marks the row that it names.
fn read(inputs: impl Iterator<Item = (String, String)>, shape: &FormShape) -> FormText {
    let mut form = FormText::default();
    for (name, typed) in inputs.filter(|(name, _)| !name.is_empty()) {
        let marked = shape.groups.iter().find_map(|group| {
            let (mark, _) = group.one.filter(|(_, radio)| *radio == name)?;
            Some(format!("{}[{typed}].{mark}", group.name))
        });
        match marked {
            Some(path) => form.set(path, "on"),
            None if typed.is_empty() => {}
            None => form.add_line(&name, &typed),
        }
    }
    form
}

#[cfg(test)]
mod tests {
    use domain::clients::{CLIENT_FORM, ClientForm};

    use super::*;

    #[test]
    fn the_page_becomes_the_form() {
        let typed = [
            ("fields.name", "Ateliers Roche"),
            ("fields.tags", "1"),
            ("fields.tags", "2"),
            ("contacts[1].first_name", "Ana"),
            ("contacts[3].email", "claire@roche.fr"),
            ("contacts[3].receives_invoices", "on"),
            ("contacts.primary", "3"),
            ("addresses.main", "3"),
            ("addresses[3].city", "Lyon"),
            ("custom.a", "oui"),
            ("custom.b", ""),
        ];
        let text = read(typed.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())), &CLIENT_FORM);
        assert_eq!(text.get("contacts.primary"), "");
        let form = ClientForm::from(text);
        assert_eq!((form.fields.name.as_str(), form.fields.tags.as_str()), ("Ateliers Roche", "1\n2"));
        assert_eq!(form.contacts.len(), 2);
        assert_eq!((form.contacts[0].is_primary.as_str(), form.contacts[1].is_primary.as_str()), ("", "on"));
        assert_eq!(form.contacts[1].email, "claire@roche.fr");
        assert_eq!(form.addresses[0].is_main, "on");
        assert_eq!(form.custom.len(), 1);
    }

    #[test]
    fn rows_come_and_go() {
        let mut rows = Rows::default();
        for row in [1, 2, 5] {
            rows.push("contacts", row);
        }
        rows.remove("contacts", 2);
        rows.shift("contacts", 5, 0);
        assert_eq!(rows.of("contacts"), [5, 1]);
        rows.shift("contacts", 5, 9);
        rows.shift("contacts", 7, 0);
        assert_eq!((rows.of("contacts"), rows.of("addresses")), ([1, 5].as_slice(), [].as_slice()));
    }
}
