use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;

use super::conflict::ConflictPanel;
use super::save::submit;
use super::state::Form;
use super::{holders, listen};
use kit::error::AppError;
use kit::ui::{Alert, AlertKind, Button, ButtonKind};
use kit::words::{self, td_string};

/// A form that fits into a dialog: Enter saves from a line, Ctrl or ⌘ with Enter from anywhere, and the dialog closes once it is saved. It
/// keeps no draft, so that it takes the place of none: what is closed was not meant. Its foot stays in sight where the dialog scrolls, and
/// says why it could not be saved where no field is to blame. Of what somebody else saved first, one chooses above its inputs: whoever makes
/// these draws them anew (`Form::drawn`) where several change the same.
#[component]
pub fn FormInDialog(
    /// The form.
    form: Form,
    /// Whether the dialog is open.
    open: RwSignal<bool>,
    /// What the button says that saves, where that is not « Enregistrer ».
    #[prop(optional)]
    save: Option<&'static str>,
    /// Its inputs.
    children: Children,
) -> impl IntoView {
    let l = form.l;
    provide_context(holders::links(form));
    Effect::new(move || {
        if form.saved.get().is_some() {
            open.set(false);
        }
    });
    go_to_wrong(form);
    let sent = move |event: ev::SubmitEvent| {
        event.prevent_default();
        submit(form);
    };
    let saving = Signal::derive(move || form.saving.get());
    view! {
        <form
            node_ref=form.node
            class="stack"
            novalidate
            autocomplete="off"
            on:submit=sent
            on:keydown:capture=move |event| listen::on_key(form, &event)
            on:input=move |event| listen::mend(form, &event)
            on:focusin=move |event| listen::on_arrive(form, &event)
            on:click=move |event| listen::on_press(form, &event)
            on:focusout=move |event| listen::on_leave(form, &event)
            on:change=move |event| listen::on_change(form, &event)
        >
            {move || match form.failure.get() {
                Some(AppError::Conflict(conflict)) => Some(view! { <ConflictPanel form conflict=*conflict/> }),
                _ => None,
            }}
            {children()}
            <div class="dialog-foot">
                {move || {
                    let error = form.failure.get().filter(|error| !matches!(error, AppError::Conflict(_)));
                    error.map(|error| view! { <Alert kind=AlertKind::Bad live=true>{words::app_error(l, &error)}</Alert> })
                }}
                <div class="dialog-actions">
                    <Button on_press=move |()| open.set(false)>{td_string!(l, common.cancel)}</Button>
                    <Button kind=ButtonKind::Primary submit=true busy=saving>
                        {save.unwrap_or(td_string!(l, common.save))}
                    </Button>
                </div>
            </div>
        </form>
    }
}

/// Brings the focus to the first field in question when it could not be saved. Whoever mends one stays there.
fn go_to_wrong(form: Form) {
    Effect::new(move |before: Option<usize>| {
        let (count, first) = form.summary.with(|wrong| (wrong.len(), wrong.first().map(|(id, _)| id.clone())));
        let is_mended = before.is_some_and(|before| count < before);
        let field = first.filter(|_| !is_mended).and_then(|id| document().get_element_by_id(&id));
        if let Some(field) = field.and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok()) {
            // Fails only for elements that are gone.
            drop(field.focus());
        }
        count
    });
}
