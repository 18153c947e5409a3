use domain::access::Permission;
use domain::clients::ClientState;
use domain::clients::state::Act;
use domain::ids::ClientId;
use domain::subject::Subject;
use leptos::task::spawn_local;
use leptos::{ev, prelude::*};
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::dialogs::{NumberDialog, ScoreDialog};
use super::logo::LogoDialog;
use crate::bootstrap::may;
use crate::clients::api::set_prospect;
use crate::clients::face::FACE;
use crate::clients::view::ClientView;
use crate::listing::acts::{self, Acts, Target, announce};
use crate::shortcuts::is_command;
use crate::ui::{Button, ButtonKind, ButtonLink, Glyph, Icon, Menu, MenuAlign, MenuItem, MenuSeparator, use_toasts};
use crate::words::{self, td_string, words};

/// « Modifier », and behind the arrow everything else one may do (A4.6, A4.12, A4.13).
#[component]
pub fn Actions(
    /// The client.
    view: StoredValue<ClientView>,
    /// Its state.
    state: Memo<ClientState>,
    /// What is being done to it.
    acts: Acts,
) -> impl IntoView {
    let l = words();
    let (id, target, prospect) = view.with_value(|view| {
        let client = &view.client;
        let target = Target { id: client.id.0, name: client.data.name.as_str().to_owned(), state: client.state.id() };
        (client.id, StoredValue::new(target), client.data.is_prospect)
    });
    let run = move |act| acts.run(act, vec![Target { state: state.get_untracked().id(), ..target.get_value() }]);
    let can_edit = may(Permission::EditClients);
    edit_by_key(id, state);
    let dialogs = Dialogs::default();
    let card = format!("/api/clients/{id}/card.vcf");
    if !can_edit {
        return view! {
            <div class="page-actions">
                <a class="button" href=card download="" rel="external"><Icon glyph=Glyph::Download/>{td_string!(l, clients.download_card)}</a>
            </div>
        }
        .into_any();
    }
    let primary = move || {
        if matches!(state.get(), ClientState::Archived | ClientState::Deleted) {
            let restore = FACE.offered(state.get().id()).contains(&Act::Restore);
            return restore
                .then(|| {
                    let (words, icon, _) = acts::face(l, Act::Restore);
                    view! { <Button kind=ButtonKind::Primary icon on_press=move |()| run(Act::Restore)>{words}</Button> }
                })
                .into_any();
        }
        let href = format!("/clients/{id}/edit");
        view! { <ButtonLink href kind=ButtonKind::Primary icon=Glyph::Pencil>{td_string!(l, common.edit)}</ButtonLink> }
            .into_any()
    };
    let items = move || {
        let states = FACE
            .offered(state.get().id())
            .into_iter()
            .map(|act| {
                let (label, icon, danger) = acts::face(l, act);
                view! { <MenuItem label icon danger on_select=Callback::new(move |()| run(act))/> }
            })
            .collect_view();
        view! {
            {state.get().editable().then(|| view! { <Changes id prospect target dialogs/> <MenuSeparator/> })}
            <a class="menu-item" role="menuitem" tabindex="-1" href=format!("/api/clients/{id}/card.vcf") download="" rel="external">
                <Icon glyph=Glyph::Download/>
                <span>{td_string!(l, clients.download_card)}</span>
            </a>
            <MenuSeparator/>
            {states}
        }
    };
    view! {
        <div class="page-actions">
            <div class="split-button">
                {primary}
                <Menu
                    id="client-menu"
                    label=td_string!(l, clients.more_actions)
                    icon=Glyph::ChevronDown
                    kind=ButtonKind::Primary
                    align=MenuAlign::End
                >
                    {items}
                </Menu>
            </div>
        </div>
        <ScoreDialog id open=dialogs.score/>
        <NumberDialog id number=view.with_value(|view| view.client.number.clone()) open=dialogs.number/>
        <LogoDialog id has_logo=view.with_value(|view| view.client.logo.is_some()) open=dialogs.logo/>
    }
    .into_any()
}

/// Which question is open.
#[derive(Clone, Copy, Default)]
struct Dialogs {
    score: RwSignal<bool>,
    number: RwSignal<bool>,
    logo: RwSignal<bool>,
}

/// `e` edits, as in the list.
fn edit_by_key(id: ClientId, state: Memo<ClientState>) {
    let navigate = use_navigate();
    Effect::new(move || {
        let navigate = navigate.clone();
        let listener = window_event_listener(ev::keydown, move |event| {
            if event.key() == "e" && is_command(&event) && state.get_untracked().editable() {
                event.prevent_default();
                navigate(&format!("/clients/{id}/edit"), NavigateOptions::default());
            }
        });
        on_cleanup(move || listener.remove());
    });
}

/// What changes the client's file without its form.
#[component]
fn Changes(id: domain::ids::ClientId, prospect: bool, target: StoredValue<Target>, dialogs: Dialogs) -> impl IntoView {
    let l = words();
    let toasts = use_toasts();
    let turn = Callback::new(move |()| {
        let name = target.with_value(|target| target.name.clone());
        spawn_local(async move {
            match set_prospect(id, !prospect).await {
                Ok(()) if prospect => toasts.good(td_string!(l, clients.done_client, name = name).to_string()),
                Ok(()) => toasts.good(td_string!(l, clients.done_prospect, name = name).to_string()),
                Err(error) => toasts.bad(words::app_error(l, &error)),
            }
            announce(Subject::Client);
        });
    });
    let open = |dialog: RwSignal<bool>| Callback::new(move |()| dialog.set(true));
    let turned = if prospect { td_string!(l, clients.make_client) } else { td_string!(l, clients.make_prospect) };
    view! {
        <MenuItem label=turned icon=Glyph::Repeat on_select=turn/>
        <MenuItem label=td_string!(l, clients.add_score) icon=Glyph::Star on_select=open(dialogs.score)/>
        <MenuItem label=td_string!(l, clients.change_logo) icon=Glyph::Image on_select=open(dialogs.logo)/>
        {may(Permission::ChangeClientNumber).then(|| view! {
            <MenuItem label=td_string!(l, clients.change_number) icon=Glyph::Hash on_select=open(dialogs.number)/>
        })}
    }
}
