//! The form of a custom field, in a dialog: a new one, or one to change.

use domain::custom_fields::{CustomFieldForm, CustomKind};
use domain::error::FieldErrors;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api;
use super::editing::Editing;
use super::wording::{kind_name, label};
use crate::form::CheckedForm;
use kit::error::AppError;
use kit::failure::tell;
use kit::ui::{Button, ButtonKind, CheckField, Dialog, SelectField, TextArea, TextField, use_toasts};
use kit::words::{td_string, words};

fn check(form: &CustomFieldForm) -> Result<(), FieldErrors> {
    form.parse().map(drop)
}

/// Asks what a field is.
#[component]
pub fn FieldDialog(
    /// The fields it is one of.
    editing: Editing,
) -> impl IntoView {
    let l = words();
    let title = move || {
        let change = editing.changed.with(Option::is_some);
        if change { td_string!(l, settings.change_field) } else { td_string!(l, settings.add_field) }
    };
    view! {
        <Dialog id="field" open=editing.open title=title close_label=td_string!(l, common.close)>
            <FieldForm editing/>
        </Dialog>
    }
}

#[component]
fn FieldForm(editing: Editing) -> impl IntoView {
    let l = words();
    let toasts = use_toasts();
    let form = CheckedForm::new(check);
    let busy = RwSignal::new(false);
    let changed = editing.changed.get_untracked();
    let id = changed.as_ref().map(|it| it.field.id);
    let kept = changed.as_ref().is_some_and(|it| it.values > 0);
    let shown = changed.map(|it| CustomFieldForm::of(&it.field)).unwrap_or_default();
    let kind = RwSignal::new(CustomKind::parse(&shown.kind).unwrap_or_default());
    let kinds = CustomKind::ALL.iter().filter(|other| !kept || **other == kind.get_untracked());
    let kinds = kinds.map(|kind| (kind.as_str().to_owned(), kind_name(l, *kind).to_owned())).collect::<Vec<_>>();
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(typed) = form.checked() else { return };
        busy.set(true);
        spawn_local(async move {
            let answer = match id {
                Some(id) => api::change_field(id, typed).await,
                None => api::add_field(editing.of, typed).await,
            };
            busy.set(false);
            match answer {
                Ok(field) => {
                    editing.saved(field);
                    editing.open.set(false);
                }
                Err(AppError::Invalid(errors)) => form.refuse(errors),
                Err(error) => tell(l, toasts, &error),
            }
        });
    };
    let choose = Callback::new(move |name: String| kind.set(CustomKind::parse(&name).unwrap_or_default()));
    view! {
        <form class="stack" node_ref=form.node novalidate=true on:input=move |event| form.mend(&event) on:submit=save>
            <TextField
                name="label" label=label(l, "label") value=shown.label maxlength=80 required=true autofocus=true
                autocomplete="off" error=form.error("label") on_input=form.corrected("label") on_blur=form.left("label")
            />
            <SelectField
                name="kind" label=label(l, "kind") options=kinds value=shown.kind required=true
                error=form.error("kind") on_change=choose
            />
            {kept.then(|| view! { <p class="field-hint">{td_string!(l, settings.kind_kept)}</p> })}
            <div hidden=move || kind.get() != CustomKind::Choice>
                <TextArea
                    name="options" label=label(l, "options") value=shown.options required=true
                    hint=td_string!(l, settings.field_options_hint) error=form.error("options")
                />
            </div>
            <CheckField
                name="required" label=label(l, "required") checked=!shown.required.is_empty()
                hint=td_string!(l, settings.field_required_hint)
            />
            <div class="dialog-actions">
                <Button on_press=move |()| editing.open.set(false)>{td_string!(l, common.cancel)}</Button>
                <Button kind=ButtonKind::Primary submit=true busy>{td_string!(l, common.save)}</Button>
            </div>
        </form>
    }
}
