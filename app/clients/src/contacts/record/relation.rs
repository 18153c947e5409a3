use domain::clients::ClientState;
use domain::contacts::{ContactLink, NewLink};
use domain::ids::{ClientId, ContactId};
use domain::subject::Subject;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api::{link_contact, unlink_contact};
use super::role::{Role, as_new};
use crate::contacts::client_finder::ClientFinder;
use engines::listing::acts::{announce, undone};
use kit::error::Answer;
use kit::order::focus_later;
use kit::ui::{
    Avatar, AvatarSize, Badge, BadgeKind, Button, ButtonKind, Glyph, Icon, IconButton, ToastStack, use_toasts,
};
use kit::words::{self, Locale, td_string, words};

/// What leads to a client that is not linked yet.
const LINK_ID: &str = "link-client";
/// Where it is looked for.
const FINDER_ID: &str = "linked-client";

/// The clients of a contact as they are shown: what is done to them is shown at once, and taken back where the server refuses.
#[derive(Clone, Copy)]
struct Links {
    l: Locale,
    contact: ContactId,
    shown: RwSignal<Vec<ContactLink>>,
    toasts: ToastStack,
}

/// « Relation commerciale » (A5.9): the clients that the contact is linked to, and what it is to each.
#[component]
pub fn Relation(
    /// The contact.
    contact: ContactId,
    /// Its clients.
    links: Vec<ContactLink>,
    /// Whether that may be changed now.
    is_editable: Signal<bool>,
) -> impl IntoView {
    let l = words();
    let links = Links { l, contact, shown: RwSignal::new(links), toasts: use_toasts() };
    let row = move |link: ContactLink| view! { <Client links link is_editable/> };
    view! {
        <section aria-labelledby="relation">
            <h2 class="section-title first" id="relation">{td_string!(l, contacts.relation)}</h2>
            <div class="card relation">
                {move || links.shown.with(Vec::is_empty).then(|| view! {
                    <p class="card-body faint small">{td_string!(l, contacts.relation_none)}</p>
                })}
                <ul class="relation-clients">
                    {move || links.shown.get().into_iter().map(row).collect_view()}
                </ul>
                {move || is_editable.get().then(|| view! { <LinkClient links/> })}
            </div>
        </section>
    }
}

/// A client, what the contact is to it, and the way out.
#[component]
fn Client(links: Links, link: ContactLink, is_editable: Signal<bool>) -> impl IntoView {
    let l = links.l;
    let (client, name) = (link.client, link.client_name.clone());
    let is_gone = link.client_state == ClientState::Deleted;
    let badge = match link.client_state {
        ClientState::Active => None,
        ClientState::Inactive => Some((BadgeKind::Neutral, td_string!(l, clients.state_inactive))),
        ClientState::Archived => Some((BadgeKind::Warn, td_string!(l, clients.state_archived))),
        ClientState::Deleted => Some((BadgeKind::Bad, td_string!(l, clients.state_deleted))),
    };
    let roles = {
        let link = link.clone();
        move || {
            let can_change = is_editable.get() && !is_gone;
            Role::ALL.into_iter().filter_map(|role| role_view(links, &link, role, can_change)).collect_view()
        }
    };
    let unlink = td_string!(l, contacts.unlink_from, name = name.clone()).to_string();
    let label = td_string!(l, contacts.roles_at, name = name.clone()).to_string();
    view! {
        <li class="relation-client">
            <Avatar name=name.clone() size=AvatarSize::Medium/>
            <span class="person-text">
                <a class="link relation-name" class:struck=is_gone href=format!("/clients/{client}")>{name}</a>
                {badge.map(|(kind, words)| view! { <Badge kind>{words}</Badge> })}
            </span>
            <span class="relation-roles" role="group" aria-label=label>{roles}</span>
            {move || is_editable.get().then(|| {
                let link = link.clone();
                let leave = move |()| links.unlink(&link);
                view! { <IconButton label=unlink.clone() icon=Glyph::X class="sm" on_press=leave/> }
            })}
        </li>
    }
}

/// A role: to press where it may be changed, else shown where the contact has it.
fn role_view(links: Links, link: &ContactLink, role: Role, can_change: bool) -> Option<AnyView> {
    let (is_on, label) = (role.is_of(link), role.words(links.l));
    let glyph = role.glyph(is_on);
    if !can_change {
        return is_on.then(|| {
            view! { <span class="role" role="img" aria-label=label title=label><Icon glyph/></span> }.into_any()
        });
    }
    let (client, is_fixed) = (link.client, !role.can_change(link));
    let press = move |_| {
        if !is_fixed {
            links.set(client, role, !is_on);
        }
    };
    let button = view! {
        <button
            class="role-button"
            // By it the focus comes back when the row is drawn anew.
            id=role_id(client, role)
            type="button"
            aria-label=label
            title=label
            aria-pressed=if is_on { "true" } else { "false" }
            aria-disabled=is_fixed.then_some("true")
            on:click=press
        >
            <Icon glyph/>
        </button>
    };
    Some(button.into_any())
}

fn role_id(client: ClientId, role: Role) -> String {
    format!("{}-{client}", role.name())
}

/// « Lier à un client » (A5.4): a button, and then what finds one.
#[component]
fn LinkClient(links: Links) -> impl IntoView {
    let l = links.l;
    let is_seeking = RwSignal::new(false);
    let linked =
        Callback::new(move |()| links.shown.with_untracked(|shown| shown.iter().map(|of| of.client).collect()));
    let close = move || {
        is_seeking.set(false);
        focus_later(LINK_ID.to_owned());
    };
    let take = Callback::new(move |(client, name): (ClientId, String)| {
        close();
        let new = NewLink { client, is_primary: false, is_billing: false, is_dunning: false, receives_invoices: false };
        links.link(new, name);
    });
    let open = move |()| {
        is_seeking.set(true);
        focus_later(FINDER_ID.to_owned());
    };
    let content = move || {
        if is_seeking.get() {
            let cancel = move |()| close();
            return view! {
                <ClientFinder id=FINDER_ID linked on_take=take/>
                <Button kind=ButtonKind::Quiet on_press=cancel>{td_string!(l, common.cancel)}</Button>
            }
            .into_any();
        }
        view! { <Button attr:id=LINK_ID icon=Glyph::Plus on_press=open>{td_string!(l, contacts.link_client)}</Button> }
            .into_any()
    };
    view! { <div class="card-foot relation-foot only-with-script">{content}</div> }
}

impl Links {
    /// Makes the contact something to a client, or no longer.
    fn set(self, client: ClientId, role: Role, is_on: bool) {
        let (before, id) = (self.shown.get_untracked(), self.contact);
        let mut now = before.clone();
        let Some(link) = now.iter_mut().find(|link| link.client == client) else { return };
        role.put(link, is_on);
        let new = as_new(link);
        self.shown.set(now);
        focus_later(role_id(client, role));
        spawn_local(async move {
            self.answered(before, link_contact(id, new).await);
        });
    }

    /// Links a client, and offers to take that back.
    fn link(self, new: NewLink, name: String) {
        let (before, id, client) = (self.shown.get_untracked(), self.contact, new.client);
        let shown = ContactLink {
            client: new.client,
            client_name: name.clone(),
            client_state: ClientState::Active,
            is_primary: new.is_primary,
            is_billing: new.is_billing,
            is_dunning: new.is_dunning,
            receives_invoices: new.receives_invoices,
            is_only: false,
        };
        self.shown.update(|links| links.push(shown));
        spawn_local(async move {
            let answer = link_contact(id, new).await;
            if answer.is_ok() {
                let text = td_string!(self.l, contacts.client_linked, name = name).to_string();
                self.toasts.undoable(self.l, text, move || self.let_go_again(client));
            }
            self.answered(before, answer);
        });
    }

    /// Unlinks a client, and offers to link it again as it was.
    fn unlink(self, link: &ContactLink) {
        let (before, id, link) = (self.shown.get_untracked(), self.contact, link.clone());
        self.shown.update(|links| links.retain(|other| other.client != link.client));
        spawn_local(async move {
            let answer = unlink_contact(id, link.client).await;
            if answer.is_ok() {
                let text = td_string!(self.l, contacts.unlinked, name = link.client_name.clone()).to_string();
                self.toasts.undoable(self.l, text, move || self.link_again(&link));
            }
            self.answered(before, answer);
        });
    }

    /// « Annuler » of a link: the page may be another one by now.
    fn let_go_again(self, client: ClientId) {
        let id = self.contact;
        spawn_local(async move {
            match unlink_contact(id, client).await {
                Ok(()) => undone(self.l, self.toasts),
                Err(error) => self.toasts.bad(words::value_error(self.l, &error)),
            }
            tell_pages();
        });
    }

    /// « Annuler » of a link that was taken away: the page may be another one by now.
    fn link_again(self, link: &ContactLink) {
        let (id, new) = (self.contact, as_new(link));
        spawn_local(async move {
            match link_contact(id, new).await {
                Ok(()) => undone(self.l, self.toasts),
                Err(error) => self.toasts.bad(words::value_error(self.l, &error)),
            }
            tell_pages();
        });
    }

    /// Tells whoever shows contacts or clients; what was refused is as it was.
    fn answered(self, before: Vec<ContactLink>, answer: Answer<()>) {
        if let Err(error) = answer {
            self.shown.try_set(before);
            self.toasts.bad(words::value_error(self.l, &error));
        }
        tell_pages();
    }
}

/// A client's page and the lists of both name their contacts.
fn tell_pages() {
    announce(Subject::Contact);
    announce(Subject::Client);
}
