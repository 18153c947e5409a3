//! « Contacts »: who is at the client, in what function, for what (A5).

pub mod api;

mod acts;
mod add;
mod link;
mod menu;

use domain::clients::Contact;
use domain::identifiers::Phone;
use leptos::prelude::*;

use self::add::AddContact;
use self::link::LinkDialog;
use self::menu::ContactMenu;
use super::acts::Acts;
use super::adding::AddLink;
use super::may_edit;
use crate::view::ClientView;
use kit::ui::{Avatar, AvatarSize, Glyph, Icon};
use kit::words::{Locale, td_string, words};

/// The card of a client's contacts.
#[component]
pub fn People(
    /// The client.
    view: StoredValue<ClientView>,
) -> impl IntoView {
    let l = words();
    let stored = view;
    let view = stored.get_value();
    let id = view.client.id;
    let acts = may_edit(view.client.state).then(|| Acts::new(id));
    let (linking, adding) = (RwSignal::new(false), RwSignal::new(false));
    let all = StoredValue::new(view.client.contacts.clone());
    let people = view.client.contacts.iter().map(|contact| person(&view, contact, all, acts)).collect_view();
    let empty = view.client.contacts.is_empty();
    view! {
        <section class="panel">
            <header class="panel-head">
                <h2>{td_string!(l, contacts.title)}</h2>
                {acts.map(|acts| view! {
                    <span class="panel-links">
                        <button
                            class="link"
                            type="button"
                            id="link-contact-button"
                            aria-label=td_string!(l, contacts.link)
                            on:click=move |_| linking.set(true)
                        >
                            {td_string!(l, contacts.link_short)}
                        </button>
                        <AddLink href=format!("/clients/{id}/edit#contacts") label=td_string!(l, contacts.add) open=adding/>
                    </span>
                    <LinkDialog acts open=linking/>
                    <AddContact view=stored open=adding/>
                })}
            </header>
            {empty.then(|| view! { <p class="faint small">{td_string!(l, contacts.none)}</p> })}
            <ul>{people}</ul>
        </section>
    }
}

fn person(
    view: &ClientView,
    contact: &Contact,
    all: StoredValue<Vec<Contact>>,
    acts: Option<Acts>,
) -> impl IntoView + use<> {
    let l = words();
    let name = match contact.display_name() {
        name if name.is_empty() => td_string!(l, contacts.unnamed).to_owned(),
        name => name,
    };
    let civility = contact.civility.and_then(|id| view.name_of(id));
    let shown = civility.map_or_else(|| name.clone(), |civility| format!("{civility} {name}"));
    let named = match contact.id {
        Some(id) => view! { <a class="person-name" href=format!("/contacts/{id}")>{shown}</a> }.into_any(),
        None => view! { <span class="person-name">{shown}</span> }.into_any(),
    };
    let mut notes: Vec<String> = contact.position.iter().map(|position| position.as_str().to_owned()).collect();
    if contact.is_inactive {
        notes.push(td_string!(l, contacts.inactive).to_owned());
    }
    let mail = contact.email.as_ref().map(|email| {
        view! {
            <span class="person-note break">
                <a href=format!("mailto:{}", email.as_str())>{email.as_str().to_owned()}</a>
            </span>
        }
    });
    let menu = contact.id.map(|id| {
        view! {
            <ContactMenu client=view.client.id id name=name.clone() contact=contact.clone() contacts=all acts/>
        }
    });
    view! {
        <li class="person top" class:away=contact.is_inactive>
            <Avatar name=name size=AvatarSize::Medium round=true/>
            <span class="person-text">
                {named}
                {(!notes.is_empty()).then(|| view! { <span class="person-note">{notes.join(" · ")}</span> })}
                {mail}
                {phones(view, contact)}
                {rest(l, view, contact).into_iter().map(|line| view! { <span class="person-note">{line}</span> }).collect_view()}
            </span>
            {roles(l, contact)}
            {menu}
        </li>
    }
}

/// Where a contact is called.
fn phones(view: &ClientView, contact: &Contact) -> impl IntoView + use<> {
    let phones: Vec<&Phone> =
        [&contact.direct_phone, &contact.mobile, &contact.switchboard].into_iter().flatten().collect();
    let line = |phone: &Phone| {
        view! {
            <span class="person-note"><a href=format!("tel:{}", phone.as_str())>{view.phone(phone.as_str())}</a></span>
        }
    };
    phones.into_iter().map(line).collect_view()
}

/// What a contact is to the client, as drawings that say so.
fn roles(l: Locale, contact: &Contact) -> impl IntoView + use<> {
    let role = |on: bool, glyph: Glyph, label: &'static str| {
        on.then(|| view! { <span class="role" role="img" aria-label=label title=label><Icon glyph/></span> })
    };
    view! {
        <span class="roles">
            {role(contact.is_primary, Glyph::StarFilled, td_string!(l, contacts.is_primary))}
            {role(contact.is_billing, Glyph::Calculator, td_string!(l, contacts.is_billing))}
            {role(contact.is_dunning, Glyph::Bell, td_string!(l, contacts.is_dunning))}
            {role(contact.receives_invoices, Glyph::Invoice, td_string!(l, contacts.receives_invoices))}
        </span>
    }
}

/// What else is known of a contact, as far as it is (A5.2, A5.3): where to send a fax, where they were met, what they agreed to.
fn rest(l: Locale, view: &ClientView, contact: &Contact) -> Vec<String> {
    let fact = |what: &'static str, value: String| {
        td_string!(l, contacts.fact, what = what.to_owned(), value = value).to_string()
    };
    let fax = contact.fax.as_ref().map(|fax| fact(td_string!(l, contacts.fax), view.phone(fax.as_str())));
    let source =
        contact.source.and_then(|id| view.name_of(id)).map(|source| fact(td_string!(l, contacts.source), source));
    let by_email = contact.marketing_email.then(|| td_string!(l, contacts.marketing_email).to_owned());
    let by_sms = contact.marketing_sms.then(|| td_string!(l, contacts.marketing_sms).to_owned());
    [fax, source, by_email, by_sms].into_iter().flatten().collect()
}
