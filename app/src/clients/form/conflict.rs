use std::collections::BTreeSet;

use domain::clients::{AddressForm, Change, ClientForm, Conflict, ContactForm};
use leptos::{html, prelude::*};

use super::save::submit;
use super::sent::removed_by;
use super::state::FormState;
use crate::clients::changes::{ChangeList, Names};
use crate::ui::{Button, ButtonKind, Glyph, Icon, use_toasts};
use crate::words::td_string;

/// One's own values, with theirs for all that they changed. Contacts and addresses that were added here stay; `before` is what the
/// form was made from.
pub fn taken(mine: &ClientForm, conflict: &Conflict, before: &ClientForm) -> ClientForm {
    let mut form = mine.clone();
    for Change { field, .. } in &conflict.changes {
        take(&mut form, &conflict.current, before, field);
    }
    form
}

fn take(form: &mut ClientForm, current: &ClientForm, before: &ClientForm, field: &str) {
    if let Some(name) = field.strip_prefix("fields.") {
        if let (Some(place), Some(value)) = (form.fields.get_mut(name), current.fields.get(name)) {
            value.clone_into(place);
        }
    } else if let Some(id) = field.strip_prefix("custom.") {
        match current.custom.get(id) {
            Some(value) => drop(form.custom.insert(id.to_owned(), value.clone())),
            None => drop(form.custom.remove(id)),
        }
    } else if field.starts_with("contacts") {
        let id = |contact: &ContactForm| contact.id.clone();
        let primary = |contact: &mut ContactForm| contact.is_primary.clear();
        merge(&mut form.contacts, [&current.contacts, &before.contacts], id, primary);
    } else if field.starts_with("addresses") {
        let id = |address: &AddressForm| address.id.clone();
        let main = |address: &mut AddressForm| address.is_main.clear();
        merge(&mut form.addresses, [&current.addresses, &before.addresses], id, main);
    } else if field == "number" {
        form.number.clone_from(&current.number);
    }
}

/// Theirs, and behind them those of mine that neither side knew before.
fn merge<T: Clone>(
    mine: &mut Vec<T>,
    [theirs, before]: [&Vec<T>; 2],
    id: impl Fn(&T) -> String,
    unmark: impl Fn(&mut T),
) {
    let known: BTreeSet<String> = theirs.iter().chain(before).map(&id).filter(|id| !id.is_empty()).collect();
    let mut merged = theirs.clone();
    for mut added in mine.drain(..).filter(|item| !known.contains(&id(item))) {
        if !merged.is_empty() {
            unmark(&mut added);
        }
        merged.push(added);
    }
    *mine = merged;
}

/// Somebody else saved first: who, what, and the two ways on. What was typed stays as it is.
#[component]
pub fn ConflictPanel(
    /// The form.
    state: FormState,
    /// What happened.
    conflict: Conflict,
) -> impl IntoView {
    let l = state.l;
    let toasts = use_toasts();
    let node = NodeRef::<html::Section>::new();
    Effect::new(move || {
        if let Some(panel) = node.get() {
            panel.scroll_into_view();
            // Fails only for elements that are gone.
            drop(panel.focus());
        }
    });
    let names = Names::new(move |id: &str| {
        let known = state.options.with_value(|options| options.name_of(id));
        known.or_else(|| state.client_name(id))
    });
    let version = conflict.version;
    let changes = conflict.changes.clone();
    let by = conflict.by.clone();
    let (before, _) = state.pristine();
    let gone = removed_by(&conflict, &before);
    let save = move |()| {
        state.version.set(version);
        state.held.update_value(|held| held.guises.gone.extend(gone.iter().cloned()));
        state.failure.set(None);
        submit(state);
    };
    let take = move |()| {
        if let Some(mine) = state.gathered() {
            state.version.set(version);
            state.redraw(taken(&mine, &conflict, &before));
            state.touched.update(|times| *times += 1);
            state.failure.set(None);
            toasts.good(td_string!(l, clients.conflict_taken));
        }
    };
    view! {
        <section class="conflict" role="alert" tabindex="-1" node_ref=node>
            <header>
                <Icon glyph=Glyph::Users/>
                <div>
                    <h2>{td_string!(l, clients.conflict_title, name = by).to_string()}</h2>
                    <p>{td_string!(l, clients.conflict_text)}</p>
                </div>
            </header>
            <ChangeList changes names custom=move |id: &str| state.custom_label(id)/>
            <div class="row wrap">
                <Button kind=ButtonKind::Primary on_press=take>{td_string!(l, clients.conflict_take)}</Button>
                <Button on_press=save>{td_string!(l, clients.conflict_save)}</Button>
            </div>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contact(id: &str, email: &str) -> ContactForm {
        ContactForm { id: id.into(), email: email.into(), ..ContactForm::default() }
    }

    #[test]
    fn theirs_replace_only_what_they_changed() {
        let mut mine = ClientForm::default();
        mine.fields.name = "Mon nom".into();
        mine.fields.phone = "01".into();
        mine.custom.insert("a".into(), "x".into());
        let mut current = ClientForm::default();
        current.fields.name = "Leur nom".into();
        current.fields.phone = "02".into();
        // They changed the first, and removed the second; I added one of mine, and one that exists elsewhere.
        let before = ClientForm { contacts: vec![contact("1", "x@b.fr"), contact("2", "")], ..ClientForm::default() };
        current.contacts = vec![contact("1", "a@b.fr")];
        mine.contacts = [before.contacts.clone(), vec![contact("", "moi@b.fr"), contact("7", "lien@b.fr")]].concat();
        mine.contacts[2].is_primary = "on".into();
        let change = |field: &str| Change { field: field.into(), from: String::new(), to: "?".into() };
        let changes = vec![change("fields.phone"), change("custom.a"), change("contacts")];
        let conflict = Conflict { version: 3, by: "Claire".into(), changes, current: Box::new(current) };
        let form = taken(&mine, &conflict, &before);
        assert_eq!(form.fields.name, "Mon nom");
        assert_eq!(form.fields.phone, "02");
        assert!(form.custom.is_empty());
        let emails: Vec<_> = form.contacts.iter().map(|contact| contact.email.as_str()).collect();
        assert_eq!(emails, ["a@b.fr", "moi@b.fr", "lien@b.fr"]);
        assert!(form.contacts.iter().all(|contact| contact.is_primary.is_empty()));
    }
}
