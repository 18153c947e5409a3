//! What stands at the head of the list: the button that opens the views, and the favourites.

use domain::saved_views::SavedView;
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use leptos::{ev, html, prelude::*};
use send_wrapper::SendWrapper;

use super::address;
use super::known::Views;
use super::menu::{MENU_ID, Opener, ViewsMenu};
use kit::door;
use kit::lazy_dialog::LazyDialog;
use kit::ui::{Glyph, Icon, ToggleChip};
use kit::words::{td_string, words};

door!(views_menu, beside, (views: Views, button: Opener) -> AnyView, view! { <ViewsMenu views button/> }.into_any());

/// « Vues », or the name of the view that is open. The menu's code and the views come when it is first pressed.
#[component]
pub fn ViewsButton(
    /// The views.
    views: Views,
) -> impl IntoView {
    let l = words();
    let node = NodeRef::<html::Button>::new();
    let button = Opener::new(move |()| {
        let button = node.try_get_untracked().flatten()?;
        Some(SendWrapper::new(web_sys::Element::from(button)))
    });
    let call = LazyDialog::new();
    let ask = move || {
        // Others may have changed what stands in it since it was last asked for.
        if call.open.get_untracked() {
            views.fetch(|| ());
        }
        call.call();
    };
    // A press opens the menu by itself once it is there; the menu presses the button too, when it first comes.
    let pressed = move |event: ev::MouseEvent| {
        if event.is_trusted() {
            ask();
        }
    };
    let opened_by_arrow = move |event: ev::KeyboardEvent| {
        if event.key() == "ArrowDown"
            && let Some(button) = node.get_untracked()
        {
            event.prevent_default();
            ask();
            button.click();
        }
    };
    let name = move || {
        let open = views.open.get();
        let words = match &open {
            Some((view, _)) => {
                view! { <span class="sr-only">{td_string!(l, saved_views.open)}" "</span><span class="views-name">{view.name.clone()}</span> }
                    .into_any()
            }
            None => td_string!(l, saved_views.title).into_any(),
        };
        let is_changed = open.is_some_and(|(_, is_changed)| is_changed);
        view! {
            {words}
            {is_changed.then(|| view! { " " <span class="views-changed">{td_string!(l, saved_views.changed)}</span> })}
        }
    };
    view! {
        <div class="menu-anchor views only-with-script">
            <button
                node_ref=node
                class="button quiet menu-button views-button"
                type="button"
                popovertarget=MENU_ID
                aria-haspopup="menu"
                on:click=pressed
                on:keydown=opened_by_arrow
            >
                <Icon glyph=Glyph::Bookmark/>
                {name}
                <Icon glyph=Glyph::ChevronDown/>
            </button>
            {call.view(move |_| async move { views_menu(views, button).await.ok() })}
        </div>
    }
}

/// The favourites, each a link to its list.
#[component]
pub fn Favourites(
    /// The views.
    views: Views,
) -> impl IntoView {
    let l = words();
    let chip = move |view: SavedView| {
        let id = view.id;
        let pressed = Signal::derive(move || {
            views.open.with(|open| open.as_ref().is_some_and(|(view, is_changed)| view.id == id && !is_changed))
        });
        let href = address::href(views.face, &view);
        view! {
            <ToggleChip href=Signal::stored(href) pressed>
                <Icon glyph=Glyph::StarFilled/>
                <span class="views-name">{view.name}</span>
            </ToggleChip>
        }
    };
    let favourites = Memo::new(move |_| views.favourites());
    move || {
        let favourites = favourites.get();
        (!favourites.is_empty()).then(|| {
            view! {
                <nav class="chips views-favourites" aria-label=td_string!(l, saved_views.favourites)>
                    {favourites.into_iter().map(chip).collect_view()}
                </nav>
            }
        })
    }
}
