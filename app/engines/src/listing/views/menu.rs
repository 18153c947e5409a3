//! The views as a menu: where each leads, and what may be done with the one that is open. Its code comes when it is first asked for.

use domain::access::Role;
use domain::saved_views::SavedView;
use leptos::{html, prelude::*};
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;

use super::address;
use super::dialogs::{RenameDialog, SaveDialog};
use super::known::Views;
use kit::bootstrap::bootstrap;
use kit::ui::{Glyph, Icon, MenuItem, MenuLabel, MenuList, MenuSeparator};
use kit::words::{Locale, td_string};

/// The button that a menu opens at.
pub(super) type Opener = Callback<(), Option<SendWrapper<web_sys::Element>>>;

/// The id of the menu, which the button opens by itself once it is there.
pub(super) const MENU_ID: &str = "views-menu";

/// The menu and the questions that it asks.
#[component]
pub fn ViewsMenu(
    /// The views.
    views: Views,
    /// The button that it opens at.
    button: Opener,
) -> impl IntoView {
    let l = views.l;
    let list = NodeRef::<html::Div>::new();
    let (is_saving, renamed) = (RwSignal::new(false), RwSignal::new(None::<SavedView>));
    let is_ready = RwSignal::new(false);
    views.fetch(move || {
        is_ready.try_set(true);
    });
    // Opened for whoever asked for it, once all of it is there: by its button, so that the browser knows that they belong together.
    Effect::new(move |was_shown: Option<bool>| {
        let is_shown = was_shown.unwrap_or(false);
        if is_shown || list.get().is_none() || !is_ready.get() {
            return is_shown;
        }
        request_animation_frame(move || {
            let is_open = |menu: web_sys::HtmlDivElement| menu.matches(":popover-open").unwrap_or(false);
            let button =
                button.try_run(()).flatten().filter(|_| !list.try_get_untracked().flatten().is_some_and(is_open));
            if let Some(button) = button.and_then(|button| button.take().dyn_into::<web_sys::HtmlElement>().ok()) {
                button.click();
            }
        });
        true
    });
    let save = move |()| is_saving.set(true);
    view! {
        <MenuList id=MENU_ID label=td_string!(l, saved_views.menu) button list>
            <All views/>
            {move || views.open.get().map(|(view, is_changed)| view! { <Open views view is_changed renamed/> })}
            <MenuItem label=td_string!(l, saved_views.save_new) icon=Glyph::Plus on_select=Callback::new(save)/>
        </MenuList>
        <SaveDialog views open=is_saving/>
        <RenameDialog views renamed/>
    }
}

/// Where the views lead, favourites first.
#[component]
fn All(views: Views) -> impl IntoView {
    let l = views.l;
    let is_open = move |view: &SavedView| {
        views.open.with(|open| open.as_ref().is_some_and(|(open, _)| open.id == view.id)).then_some("true")
    };
    let item = move |view: SavedView| {
        let (glyph, href, name, is_shared) = (
            if view.is_favourite { Glyph::StarFilled } else { Glyph::Bookmark },
            address::href(views.face, &view),
            view.name.clone(),
            view.is_shared,
        );
        view! {
            <a class="menu-item" role="menuitem" tabindex="-1" href=href aria-current=move || is_open(&view)>
                <Icon glyph/>
                <span class="views-name">{name}</span>
                {is_shared.then(|| view! { <span class="views-shared">{td_string!(l, saved_views.shared)}</span> })}
            </a>
        }
    };
    let all = Memo::new(move |_| views.known.with(|known| known.views.clone()));
    move || {
        let all = all.get();
        (!all.is_empty()).then(|| {
            view! {
                <div class="views-all" role="group" aria-label=td_string!(l, saved_views.title)>
                    {all.into_iter().map(item).collect_view()}
                </div>
                <MenuSeparator/>
            }
        })
    }
}

/// What may be done with the view that is open.
#[component]
fn Open(views: Views, view: SavedView, is_changed: bool, renamed: RwSignal<Option<SavedView>>) -> impl IntoView {
    let l = views.l;
    let role = bootstrap().me.and_then(|me| me.company).map_or(Role::ReadOnly, |company| company.role);
    let view = StoredValue::new(view);
    let may = move |may: fn(&SavedView, Role) -> bool| view.with_value(|view| may(view, role));
    let runs = move |run: fn(Views, SavedView)| Callback::new(move |()| run(views, view.get_value()));
    let SavedView { name, is_shared, is_favourite, .. } = view.get_value();
    let (favour, favour_icon) = favour_face(l, is_favourite);
    let share = if is_shared { td_string!(l, saved_views.unshare) } else { td_string!(l, saved_views.share) };
    let rename = Callback::new(move |()| renamed.set(Some(view.get_value())));
    view! {
        <MenuLabel>{name}</MenuLabel>
        {is_changed.then(|| view! {
            {may(SavedView::may_change).then(|| view! {
                <MenuItem label=td_string!(l, saved_views.save_changes) icon=Glyph::Check on_select=runs(Views::update)/>
            })}
            <MenuItem label=td_string!(l, saved_views.go_back) icon=Glyph::Undo href=view.with_value(|view| address::href(views.face, view))/>
        })}
        <MenuItem
            label=favour
            icon=favour_icon
            on_select=runs(if is_favourite { |views, view| views.favour(view, false) } else { |views, view| views.favour(view, true) })
        />
        {may(SavedView::may_change).then(|| view! {
            <MenuItem label=td_string!(l, saved_views.rename) icon=Glyph::Pencil on_select=rename/>
        })}
        {may(SavedView::may_share).then(|| view! {
            <MenuItem
                label=share
                icon=if is_shared { Glyph::User } else { Glyph::Users }
                on_select=runs(if is_shared { |views, view| views.share(view, false) } else { |views, view| views.share(view, true) })
            />
        })}
        <MenuItem
            label=td_string!(l, saved_views.copy_link)
            icon=Glyph::Copy
            on_select=runs(|views, view| views.copy_link(&view))
        />
        {may(SavedView::may_remove).then(|| view! {
            <MenuItem label=td_string!(l, common.delete) icon=Glyph::Trash danger=true on_select=runs(Views::remove)/>
        })}
        <MenuSeparator/>
    }
}

fn favour_face(l: Locale, is_favourite: bool) -> (&'static str, Glyph) {
    if is_favourite {
        (td_string!(l, saved_views.unfavour), Glyph::StarFilled)
    } else {
        (td_string!(l, saved_views.favour), Glyph::Star)
    }
}
