//! What a price list is called, what it is in, and when it holds: the same form for a new one and for one there is.

use domain::error::FieldErrors;
use domain::ids::ListItemId;
use domain::price_lists::{PriceList, PriceListForm};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api::save_price_list;
use crate::form::CheckedForm;
use kit::error::AppError;
use kit::failure::tell;
use kit::places;
use kit::ui::{Button, ButtonKind, ErrorSummary, InputKind, SelectField, TextField, use_toasts};
use kit::words::{Locale, td_string, words};

fn check(form: &PriceListForm) -> Result<(), FieldErrors> {
    form.parse().map(drop)
}

fn label(l: Locale, name: &str) -> &'static str {
    match name {
        "currency" => td_string!(l, price_lists.currency),
        "first_day" => td_string!(l, client_prices.first_day),
        "last_day" => td_string!(l, client_prices.last_day),
        _ => td_string!(l, price_lists.name),
    }
}

/// The form of a list; it goes on from what it has saved.
#[component]
pub fn ListForm(
    /// Which list; nothing for a new one.
    id: Option<ListItemId>,
    /// The version that it is made from.
    version: i32,
    /// What it shows at first.
    shown: PriceListForm,
    /// Hears what was saved.
    on_saved: Callback<PriceList>,
    /// Leaves without saving, where it stands in a dialog.
    #[prop(optional)]
    on_cancel: Option<Callback<()>>,
) -> impl IntoView {
    let (l, toasts) = (words(), use_toasts());
    let form = CheckedForm::new(check);
    let busy = RwSignal::new(false);
    let version = RwSignal::new(version);
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(typed) = form.checked() else { return };
        busy.set(true);
        spawn_local(async move {
            match save_price_list(id, version.get_untracked(), typed).await {
                Ok(saved) => {
                    version.set(saved.version);
                    toasts.good(td_string!(l, common.saved));
                    busy.set(false);
                    on_saved.run(saved);
                    return;
                }
                Err(AppError::Invalid(errors)) => form.refuse(errors),
                Err(error) => tell(l, toasts, &error),
            }
            busy.set(false);
        });
    };
    let summary = form.summary(move |name| label(l, name));
    let day = |name: &'static str, value: String| {
        view! {
            <TextField
                name label=label(l, name) value kind=InputKind::Date error=form.error(name)
                on_input=form.corrected(name) on_blur=form.left(name)
            />
        }
    };
    let leave = on_cancel.map(|leave| {
        view! { <Button on_press=move |()| leave.run(())>{td_string!(l, common.cancel)}</Button> }
    });
    let acts = if leave.is_some() { "dialog-actions" } else { "row" };
    view! {
        <form class="stack" node_ref=form.node novalidate=true on:input=move |event| form.mend(&event) on:submit=save>
            <ErrorSummary title=td_string!(l, price_lists.not_saved) errors=summary/>
            <div class="form-grid cols-2">
                <TextField
                    name="name" label=label(l, "name") value=shown.name required=true maxlength=80 autocomplete="off"
                    error=form.error("name") on_input=form.corrected("name") on_blur=form.left("name")
                />
                <SelectField
                    name="currency" label=label(l, "currency") options=places::currencies(l) value=shown.currency
                    required=true error=form.error("currency")
                />
                {day("first_day", shown.first_day)}
                {day("last_day", shown.last_day)}
            </div>
            <div class=acts>
                {leave}
                <Button kind=ButtonKind::Primary submit=true busy>{td_string!(l, common.save)}</Button>
            </div>
        </form>
    }
}
