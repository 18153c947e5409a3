use domain::access::Permission;
use domain::clients::ClientState;
use domain::clients::list::ClientRow;
use domain::format::{DateStyle, date, money};
use leptos::prelude::*;

use super::Picked;
use crate::bootstrap::may;
use crate::clients::acts::{self, Acts, Target};
use crate::ui::{Avatar, Badge, BadgeKind, ButtonKind, Glyph, Menu, MenuAlign, MenuItem, MenuSeparator};
use crate::words::{formats, td_string, words};

/// The id of a row's element, to bring it into sight.
pub fn row_id(index: usize) -> String {
    format!("client-row-{index}")
}

/// One client: everything in a line, two on a phone.
#[component]
pub fn Row(
    /// The client.
    row: ClientRow,
    /// Its place on the page.
    index: usize,
    /// Where the keyboard stands.
    at: RwSignal<Option<usize>>,
    /// The states shown: a row that leaves them goes at once.
    states: StoredValue<Vec<ClientState>>,
    /// What is being done to clients.
    acts: Acts,
    /// The clients that are ticked.
    picked: Picked,
    /// Whether ticking leads to anything.
    can_pick: bool,
) -> impl IntoView {
    let (l, f) = (words(), formats());
    let (id, stored) = (row.id, row.state);
    let state = Memo::new(move |_| acts.state(id, stored));
    let is_picked = move || picked.with(|picked| picked.contains(&id));
    let pick = move |event| {
        let on = event_target_checked(&event);
        picked.update(|picked| {
            let _ = if on { picked.insert(id) } else { picked.remove(&id) };
        });
    };
    let name = row.name.clone();
    let tick = can_pick.then(|| {
        view! {
            <td class="pick">
                <label class="pick-target">
                    <input
                        class="check"
                        type="checkbox"
                        aria-label=td_string!(l, clients.pick_one, name = name).to_string()
                        prop:checked=is_picked
                        on:change=pick
                    />
                </label>
            </td>
        }
    });
    let logo = row.logo.map(|file| format!("/files/{file}"));
    let seen = row.last_seen_on.map_or_else(|| "—".to_owned(), |day| date(day, DateStyle::Medium, f));
    let target = Target { id, name: row.name.clone(), state: stored };
    view! {
        <tr
            id=row_id(index)
            class:at=move || at.get() == Some(index)
            class:inactive=move || state.get() == ClientState::Inactive
            class:archived=move || state.get() == ClientState::Archived
            class:deleted=move || state.get() == ClientState::Deleted
            aria-selected=move || is_picked().then_some("true")
            hidden=move || states.with_value(|states| !states.contains(&state.get()))
        >
            {tick}
            <td class="cell-name">
                <span class="client-name">
                    <a class="name" href=format!("/clients/{id}")>
                        <Avatar name=row.name.clone() image=logo/>
                        <span>{row.name.clone()}</span>
                    </a>
                    {row.is_prospect.then(|| view! { <Badge kind=BadgeKind::Info>{td_string!(l, clients.prospect)}</Badge> })}
                </span>
            </td>
            <td class="cell-who soft">{row.contact}</td>
            <td class="soft mid">{row.email}</td>
            <td class="soft low">{date(row.created_on, DateStyle::Medium, f)}</td>
            <td class="soft low">{seen}</td>
            <td class="num cell-sum">{money(row.balance, f)}</td>
            <td class="cell-tag">{move || tag(state.get())}</td>
            <td class="cell-act"><RowMenu target state acts/></td>
        </tr>
    }
}

/// The label of a state that is not the usual one (A1.9).
fn tag(state: ClientState) -> Option<AnyView> {
    let l = words();
    let (kind, words) = match state {
        ClientState::Active => return None,
        ClientState::Inactive => (BadgeKind::Neutral, td_string!(l, clients.tag_inactive)),
        ClientState::Archived => (BadgeKind::Warn, td_string!(l, clients.tag_archived)),
        ClientState::Deleted => (BadgeKind::Bad, td_string!(l, clients.tag_deleted)),
    };
    Some(view! { <Badge kind>{words}</Badge> }.into_any())
}

/// « Sélectionner » (A1.6, A1.10): what may be done to this client in its state.
#[component]
fn RowMenu(target: Target, state: Memo<ClientState>, acts: Acts) -> impl IntoView {
    let l = words();
    let id = target.id;
    let label = td_string!(l, clients.row_menu_for, name = target.name.clone()).to_string();
    let target = StoredValue::new(target);
    let run = move |act| acts.run(act, vec![Target { state: state.get_untracked(), ..target.get_value() }]);
    let can_edit = may(Permission::EditClients);
    // Written when first opened: the words of fifty menus would be most of the page.
    let items = move || {
        let now = state.get();
        let edit = (can_edit && now.editable()).then(|| {
            view! {
                <MenuItem label=td_string!(l, clients.edit_client) icon=Glyph::Pencil href=format!("/clients/{id}/edit")/>
                <MenuSeparator/>
            }
        });
        let acts = acts::offered(now)
            .into_iter()
            .map(|act| {
                let (label, icon, danger) = acts::face(l, act);
                view! { <MenuItem label icon danger on_select=Callback::new(move |()| run(act))/> }
            })
            .collect_view();
        (edit, acts)
    };
    can_edit.then(|| {
        view! {
            <Menu
                id=format!("row-{id}")
                label
                text=td_string!(l, clients.row_menu)
                icon=Glyph::ChevronDown
                kind=ButtonKind::Plain
                class="sm"
                align=MenuAlign::End
                lazy=true
            >
                {items}
            </Menu>
        }
    })
}
