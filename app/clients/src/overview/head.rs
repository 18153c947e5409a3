use leptos::prelude::*;

use super::actions::Actions;
use super::map::main_address;
use super::sites::lines;
use super::terms::terms;
use crate::face::FACE;
use crate::tags::TagBadges;
use crate::view::ClientView;
use engines::listing::acts::{Acts, Target};
use engines::record::{self, Given};
use kit::company;
use kit::ui::{Badge, BadgeKind, CopyButton, Glyph, Icon};
use kit::words::{Locale, td_string, words};

/// Who it is, in which state, and what can be done.
#[component]
pub fn Head(
    /// The client.
    view: StoredValue<ClientView>,
    /// What is being done to it.
    acts: Acts,
    /// What other features offer to make for it.
    given: &'static Given,
) -> impl IntoView {
    let l = words();
    let (client, tags) = view.with_value(|view| (view.client.clone(), view.tags.clone()));
    let record = Target { id: client.id.0, name: client.data.name.as_str().to_owned(), state: client.state.id() };
    let reach = view.with_value(|view| reach(l, view));
    let badges = view! {
        {client.data.is_prospect.then(|| view! { <Badge kind=BadgeKind::Info>{td_string!(l, clients.is_prospect)}</Badge> })}
        {client.data.is_blocked.then(|| view! { <Badge kind=BadgeKind::Bad>{td_string!(l, clients.blocked)}</Badge> })}
        {client.data.is_supplier.then(|| view! { <Badge>{td_string!(l, clients.supplier)}</Badge> })}
    };
    view! {
        <record::Head
            face=&FACE
            record=record.clone()
            number=client.number
            image=client.logo.map(|file| format!("/files/{file}"))
            acts
            badges=badges.into_any()
            below=view! { {reach} <TagBadges tags/> }.into_any()
            actions=view! { <Actions view record acts given/> }.into_any()
        />
    }
}

/// How it is reached first: its main contact, an e-mail, its main address on a map; and when it pays (A4.1).
fn reach(l: Locale, view: &ClientView) -> impl IntoView + use<> {
    let client = &view.client;
    let contact = client.contacts.iter().find(|contact| contact.is_primary);
    let named = contact.and_then(|contact| Some((contact.id?, contact.display_name())));
    let named = named.filter(|(_, name)| !name.is_empty()).map(|(id, name)| {
        view! { <a class="link" href=format!("/contacts/{id}")><Icon glyph=Glyph::User/>{name}</a> }
    });
    let email = client.data.email.as_ref().or_else(|| contact.and_then(|contact| contact.email.as_ref()));
    let email = email.map(|email| {
        let (href, email) = (format!("mailto:{}", email.as_str()), email.as_str().to_owned());
        let what = td_string!(l, clients.column_email);
        let label = td_string!(l, clients.copy_value, what = what).to_string();
        view! {
            <span class="copied-value">
                <a class="link" href=href><Icon glyph=Glyph::Mail/><span class="truncate">{email.clone()}</span></a>
                <CopyButton text=Signal::stored(email) label done_label=td_string!(l, common.copied)/>
            </span>
        }
    });
    // Under the e-mail (A4.1): what whoever has it would see.
    let portal = email.is_some().then(|| {
        view! {
            <a class="link" href=company::named_in(&format!("/portal/preview/{}", client.id)) target="_blank" rel="external noopener">
                <Icon glyph=Glyph::Eye/>{td_string!(l, portal.view)}
                <span class="sr-only">" " {td_string!(l, clients.new_tab)}</span>
            </a>
        }
    });
    let address = main_address(client).map(|address| (lines::on_map(address), lines::lines(l, address).join(", ")));
    let address = address.filter(|(_, words)| !words.is_empty()).map(|(map, words)| {
        view! {
            <a class="link" href=map target="_blank" rel="noopener noreferrer">
                <Icon glyph=Glyph::MapPin/><span class="truncate">{words}</span>
                <span class="sr-only">" " {td_string!(l, clients.new_tab)}</span>
            </a>
        }
    });
    let terms = terms(l, view).map(|(words, _)| {
        let label = td_string!(l, clients.payment_terms);
        view! {
            <span class="reach-terms" title=label>
                <Icon glyph=Glyph::Clock/><span class="sr-only">{label} " "</span>{words}
            </span>
        }
    });
    let is_any = named.is_some() || email.is_some() || address.is_some() || terms.is_some();
    is_any.then(|| view! { <div class="reach">{named}{email}{portal}{address}{terms}</div> })
}
