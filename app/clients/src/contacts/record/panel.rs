//! What is known of a contact: how they are reached, what they agreed to, and everything else.

use domain::format::{DateStyle, date};
use domain::identifiers::{Email, Phone};
use leptos::prelude::*;

use super::api::ContactView;
use super::{in_place, portal};
use crate::contacts::face::FACE;
use crate::wording::contact_field;
use engines::record::{FactRow, fact_list};
use kit::ui::CopyButton;
use kit::words::{Locale, custom_value, formats, td_string};

/// Civility and position, below the name.
pub fn function(view: &ContactView) -> impl IntoView + use<> {
    let person = &view.contact.person;
    let civility = person.civility.and_then(|id| view.names.get(&id.to_string()).cloned());
    let position = person.position.as_ref().map(|position| position.as_str().to_owned());
    let parts: Vec<String> = civility.into_iter().chain(position).collect();
    (!parts.is_empty()).then(|| view! { <p class="muted flush">{parts.join(" · ")}</p> })
}

/// The column of facts.
pub fn aside(l: Locale, view: &ContactView, is_editable: Signal<bool>) -> AnyView {
    let id = view.contact.id;
    let edit = move || {
        let link = || {
            view! { <a class="link" href=format!("{}/edit", FACE.record(id.0))>{td_string!(l, common.edit)}</a> }
        };
        is_editable.get().then(link)
    };
    let (reach, in_place) = (reach(l, view), in_place::of(view));
    let list = |rows| fact_list(rows, None, in_place);
    let ways = if reach.is_empty() {
        view! { <p class="faint small">{td_string!(l, contacts.reach_none)}</p> }.into_any()
    } else {
        list(reach)
    };
    view! {
        <aside class="card record-aside">
            <section class="panel">
                <header class="panel-head"><h2>{td_string!(l, contacts.reach)}</h2>{edit}</header>
                {ways}
            </section>
            <section class="panel">
                <header class="panel-head"><h2>{td_string!(l, contacts.consents)}</h2></header>
                {list(consents(l, view))}
            </section>
            <section class="panel">
                <header class="panel-head"><h2>{td_string!(l, contacts.details)}</h2></header>
                {list(details(l, view))}
            </section>
            {portal::panel(l, view, is_editable)}
        </aside>
    }
    .into_any()
}

/// A fact under its field's name.
fn field(l: Locale, name: &str, value: AnyView) -> FactRow {
    FactRow { name: name.to_owned(), label: label(l, name), value }
}

/// What is written to, and the numbers to call; a fax is only sent to.
fn reach(l: Locale, view: &ContactView) -> Vec<FactRow> {
    let person = &view.contact.person;
    let email = person.email.as_ref().map(|email| field(l, "email", mail(l, email)));
    let called = |name: &'static str, phone: &Option<Phone>| {
        let phone = phone.as_ref()?;
        Some(field(l, name, call(l, name, phone, shown(view, phone))))
    };
    let phones = [
        called("direct_phone", &person.direct_phone),
        called("mobile", &person.mobile),
        called("switchboard", &person.switchboard),
    ];
    let fax = person.fax.as_ref().map(|fax| field(l, "fax", shown(view, fax).into_any()));
    email.into_iter().chain(phones.into_iter().flatten()).chain(fax).collect()
}

/// What may be sent to them beyond what concerns their work.
fn consents(l: Locale, view: &ContactView) -> Vec<FactRow> {
    let person = &view.contact.person;
    let said = |name: &str, label: &str, agrees: bool| {
        let words =
            if agrees { td_string!(l, contacts.consent_given) } else { td_string!(l, contacts.consent_not_given) };
        let value = view! { <span class:soft=!agrees>{words}</span> }.into_any();
        FactRow { name: name.to_owned(), label: label.to_owned(), value }
    };
    vec![
        said("marketing_email", td_string!(l, contacts.consent_email), person.marketing_email),
        said("marketing_sms", td_string!(l, contacts.consent_sms), person.marketing_sms),
    ]
}

/// Where they were met, the company's own fields, and since when they are known.
fn details(l: Locale, view: &ContactView) -> Vec<FactRow> {
    let (f, contact) = (formats(), &view.contact);
    let source = contact.person.source.and_then(|id| view.names.get(&id.to_string()).cloned());
    let source = source.map(|source| field(l, "source", source.into_any()));
    let custom = view.custom_fields.iter().filter_map(|field| {
        let value = custom_value(l, contact.custom.get(&field.id)?).into_any();
        Some(FactRow { name: field.id.to_string(), label: field.label.clone(), value })
    });
    let days = [
        ("created_on", td_string!(l, contacts.created_on), view.created_on),
        ("updated_on", td_string!(l, contacts.updated_on), view.updated_on),
    ];
    let days = days.map(|(name, label, day)| {
        let value = date(day, DateStyle::Medium, f).into_any();
        FactRow { name: name.to_owned(), label: label.to_owned(), value }
    });
    source.into_iter().chain(custom).chain(days).collect()
}

fn label(l: Locale, name: &str) -> String {
    contact_field(l, name).to_owned()
}

fn shown(view: &ContactView, phone: &Phone) -> String {
    view.phones.get(phone.as_str()).cloned().unwrap_or_else(|| phone.as_str().to_owned())
}

fn call(l: Locale, name: &str, phone: &Phone, shown: String) -> AnyView {
    let link = view! { <a class="link" href=format!("tel:{}", phone.as_str())>{shown.clone()}</a> };
    with_copy(l, name, link.into_any(), shown)
}

/// A long one takes as many lines as it needs.
fn mail(l: Locale, email: &Email) -> AnyView {
    let link = view! {
        <a class="link break" href=format!("mailto:{}", email.as_str())>
            {email.as_str().to_owned()}
        </a>
    };
    with_copy(l, "email", link.into_any(), email.as_str().to_owned())
}

/// A value with a button that copies it.
fn with_copy(l: Locale, name: &str, shown: AnyView, copied: String) -> AnyView {
    let label = td_string!(l, clients.copy_value, what = label(l, name)).to_string();
    let done_label = td_string!(l, common.copied);
    view! {
        <span class="copied-value">
            {shown}
            <CopyButton text=Signal::stored(copied) label done_label/>
        </span>
    }
    .into_any()
}
