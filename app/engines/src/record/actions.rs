use domain::listing::StateId;
use domain::state::Act;
use leptos::{ev, prelude::*};
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use crate::listing::Face;
use crate::listing::acts::{self, Acts, Target};
use kit::shortcuts::is_command;
use kit::ui::{Button, ButtonKind, ButtonLink, Glyph, Menu, MenuAlign, MenuItem};
use kit::words::{td_string, words};

/// « Modifier », and behind the arrow everything else one may do (A4.6, A4.12, A4.13); of what is put away or thrown away, first how to
/// bring it back.
#[component]
pub fn Actions(
    /// The list that it belongs to.
    face: &'static Face,
    /// The record.
    record: Target,
    /// What is being done to it.
    acts: Acts,
    /// What changes it without its form, while it may be changed: entries of the menu.
    #[prop(into)]
    changes: ViewFn,
    /// What else may be done with it: entries of the menu that end with a line.
    #[prop(into)]
    others: ViewFn,
    /// Why an act cannot be done now, in words: it stands greyed in the menu, with the reason.
    #[prop(optional)]
    refused: Option<Callback<Act, Option<String>>>,
    /// What comes next with it, as buttons that stand before the others: changing it is then not what one came to do.
    #[prop(optional, into)]
    next: Option<ViewFn>,
) -> impl IntoView {
    let l = words();
    let kind = if next.is_some() { ButtonKind::Plain } else { ButtonKind::Primary };
    let (id, first) = (record.id, record.state);
    let state = Memo::new(move |_| acts.state(id, first));
    let record = StoredValue::new(record);
    let run = move |act| acts.run(act, vec![Target { state: state.get_untracked(), ..record.get_value() }]);
    let href = format!("{}/edit", face.record(id));
    let is_editable = move |state: StateId| (face.verbs.is_editable)(state);
    edit_by_key(href.clone(), move || is_editable(state.get_untracked()));
    let primary = move || {
        if face.offered(state.get()).contains(&Act::Restore) {
            let (words, icon, _) = acts::face(l, Act::Restore);
            return view! { <Button kind icon on_press=move |()| run(Act::Restore)>{words}</Button> }.into_any();
        }
        let href = href.clone();
        let edit = || view! { <ButtonLink href kind icon=Glyph::Pencil>{td_string!(l, common.edit)}</ButtonLink> };
        is_editable(state.get()).then(edit).into_any()
    };
    let (changes, others) = (StoredValue::new(changes), StoredValue::new(others));
    let items = move || {
        let now = state.get();
        let item = |act| {
            let (label, icon, danger) = acts::face(l, act);
            let refused = refused.and_then(|refused| refused.run(act));
            view! { <MenuItem label icon danger refused on_select=Callback::new(move |()| run(act))/> }
        };
        view! {
            {is_editable(now).then(|| changes.with_value(ViewFn::run))}
            {others.with_value(ViewFn::run)}
            {face.offered(now).into_iter().map(item).collect_view()}
        }
    };
    view! {
        <div class="page-actions">
            {next.map(|next| move || next.run())}
            <div class="split-button">
                {primary}
                <Menu
                    id="record-menu"
                    label=td_string!(l, listing.more_actions)
                    icon=Glyph::ChevronDown
                    kind
                    align=MenuAlign::End
                >
                    {items}
                </Menu>
            </div>
        </div>
    }
}

/// `e` edits, as in the list.
fn edit_by_key(href: String, may: impl Fn() -> bool + Copy + 'static) {
    let navigate = use_navigate();
    Effect::new(move || {
        let (navigate, href) = (navigate.clone(), href.clone());
        let listener = window_event_listener(ev::keydown, move |event| {
            if event.key() == "e" && is_command(&event) && may() {
                event.prevent_default();
                navigate(&href, NavigateOptions::default());
            }
        });
        on_cleanup(move || listener.remove());
    });
}
