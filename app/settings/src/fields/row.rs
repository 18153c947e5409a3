//! One custom field of the list.

use leptos::prelude::*;

use super::api::FieldInUse;
use super::editing::Editing;
use super::wording::note;
use kit::order::MoveButtons;
use kit::ui::{Glyph, Menu, MenuAlign, MenuItem};
use kit::words::{formats, td_string, words};

/// A field: what it is, its place, what may be done with it.
#[component]
pub fn Row(
    /// The fields it is one of.
    editing: Editing,
    /// The field as it was when first shown.
    it: FieldInUse,
) -> impl IntoView {
    let l = words();
    let formats = formats();
    let id = it.field.id;
    let it = Memo::new(move |_| {
        editing
            .fields
            .with(|fields| fields.iter().find(|other| other.field.id == id).cloned())
            .unwrap_or_else(|| it.clone())
    });
    let label = Signal::derive(move || it.get().field.label);
    let count = Signal::derive(move || editing.fields.with(Vec::len));
    let place = Signal::derive(move || editing.place(id));
    let change = Callback::new(move |()| editing.ask(Some(it.get_untracked())));
    view! {
        <li class="setting">
            <div class="setting-text">
                <span class="setting-name">{move || label.get()}</span>
                <span class="setting-note">{move || it.with(|it| note(l, formats, it))}</span>
            </div>
            <div class="row">
                <MoveButtons id=id.to_string() label place count on_move=Callback::new(move |to| editing.move_to(id, to))/>
                <Menu
                    id=format!("menu-{id}") align=MenuAlign::End lazy=true
                    label=move || td_string!(l, settings.actions_of, label = label.get()).to_string()
                >
                    <MenuItem label=td_string!(l, common.edit) icon=Glyph::Pencil on_select=change/>
                    <MenuItem
                        label=td_string!(l, common.remove) icon=Glyph::Trash danger=true
                        on_select=Callback::new(move |()| editing.remove(id))
                    />
                </Menu>
            </div>
        </li>
    }
}
