//! One entry of a list: shown, or being changed in place.

use domain::lists::{ListItem, ListItemForm};
use leptos::ev::{KeyboardEvent, SubmitEvent};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::editing::Editing;
use super::entry_form::{EntryFields, checked};
use super::parts::Parts;
use super::wording::note;
use crate::api;
use kit::error::AppError;
use kit::failure::tell;
use kit::order::{MoveButtons, focus_later};
use kit::ui::{Badge, Button, ButtonKind, Glyph, Menu, MenuAlign, MenuItem, use_toasts};
use kit::words::{formats, td_string, words};

/// An entry.
#[component]
pub fn Row(
    /// The list it is of.
    editing: Editing,
    /// The entry as it was when first shown.
    item: ListItem,
) -> impl IntoView {
    let id = item.id;
    let item = Memo::new(move |_| {
        editing.items.with(|items| items.iter().find(|other| other.id == id).cloned()).unwrap_or_else(|| item.clone())
    });
    let changed = Memo::new(move |_| editing.open.get() == Some(id));
    view! {
        <li class="setting" id=format!("entry-{id}") tabindex="-1">
            {move || if changed.get() {
                view! { <Changed editing item=item.get_untracked()/> }.into_any()
            } else {
                view! { <Shown editing item/> }.into_any()
            }}
        </li>
    }
}

#[component]
fn Shown(editing: Editing, item: Memo<ListItem>) -> impl IntoView {
    let l = words();
    let formats = formats();
    let id = item.get_untracked().id;
    let label = Signal::derive(move || item.get().label);
    let count = Signal::derive(move || editing.entries().len());
    let place = Signal::derive(move || editing.place(id));
    let hidden = move || item.with(|item| item.hidden);
    let change = Callback::new(move |()| {
        editing.open.set(Some(id));
        focus_later("renamed-label".to_owned());
    });
    let menu = move || {
        let (hide, glyph) = if hidden() {
            (td_string!(l, settings.show), Glyph::Eye)
        } else {
            (td_string!(l, settings.hide), Glyph::EyeOff)
        };
        let unused = item.with(|item| item.uses == 0);
        let remove = Callback::new(move |()| editing.remove(id));
        view! {
            <MenuItem label=td_string!(l, settings.rename) icon=Glyph::Pencil on_select=change/>
            <MenuItem
                label=hide icon=glyph
                on_select=Callback::new(move |()| editing.hide(id, !item.with_untracked(|item| item.hidden)))
            />
            {unused.then(|| view! {
                <MenuItem label=td_string!(l, common.remove) icon=Glyph::Trash danger=true on_select=remove/>
            })}
        }
    };
    view! {
        <div class="setting-text">
            <span class="setting-name">
                {move || label.get()} " "
                {move || hidden().then(|| view! { <Badge>{td_string!(l, settings.hidden)}</Badge> })}
            </span>
            <span class="setting-note">{move || item.with(|item| note(l, formats, item))}</span>
        </div>
        <div class="row">
            <MoveButtons id=id.to_string() label place count on_move=Callback::new(move |to| editing.move_to(id, to))/>
            <Menu
                id=format!("menu-{id}") align=MenuAlign::End lazy=true
                label=move || td_string!(l, settings.actions_of, label = label.get()).to_string()
            >
                {menu}
            </Menu>
        </div>
    }
}

/// The entry's form, in its place. Escape leaves it as it was.
#[component]
fn Changed(editing: Editing, item: ListItem) -> impl IntoView {
    let l = words();
    let toasts = use_toasts();
    let form = checked(editing.kind);
    let busy = RwSignal::new(false);
    let (id, kind) = (item.id, item.kind);
    let value = ListItemForm::of(&item);
    let parts = Parts::new(&value.instalments);
    let leave = move || {
        editing.open.set(None);
        focus_later(format!("entry-{id}"));
    };
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(typed) = form.checked() else { return };
        busy.set(true);
        spawn_local(async move {
            match api::rename_list_item(id, kind, typed).await {
                Ok(renamed) => {
                    editing.items.update(|items| {
                        items.iter_mut().filter(|item| item.id == id).for_each(|item| *item = renamed.clone());
                    });
                    leave();
                }
                Err(AppError::Invalid(errors)) => form.refuse(errors),
                Err(error) => tell(l, toasts, &error),
            }
            busy.set(false);
        });
    };
    let escape = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            leave();
        }
    };
    view! {
        <form
            class="entry-form grow" node_ref=form.node novalidate=true
            on:input=move |event| form.mend(&event) on:submit=save on:keydown=escape
        >
            <EntryFields place="renamed" kind form value parts label=td_string!(l, settings.entry)/>
            <Button kind=ButtonKind::Primary submit=true busy>{td_string!(l, common.save)}</Button>
            <Button on_press=move |()| leave()>{td_string!(l, common.cancel)}</Button>
        </form>
    }
}
