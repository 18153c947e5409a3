//! « Étiquettes de colis »: how many parcels a delivery note leaves in, before each has its label.

use domain::documents::repeat::Times;
use leptos::{ev, prelude::*};
use uuid::Uuid;

use kit::company;
use kit::ui::{Button, ButtonKind, Dialog, TextField};
use kit::words::{self, td_string, words};

/// How many parcels are labelled at once, as the server has it.
type Parcels = Times<99>;

/// The question. Its answer is a page beside this one.
#[component]
pub fn LabelsDialog(
    /// The delivery note.
    id: Uuid,
    /// How many parcels it says.
    said: Option<u16>,
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let l = words();
    let usual = said.and_then(|said| Parcels::new(said).ok()).map_or(1, Times::get).to_string();
    let (usual, typed, wrong) = (StoredValue::new(usual), RwSignal::new(String::new()), RwSignal::new(None::<String>));
    Effect::new(move || {
        if open.get() {
            typed.set(usual.get_value());
            wrong.set(None);
        }
    });
    let sent = move |event: ev::SubmitEvent| match Parcels::parse(&typed.get_untracked()) {
        Ok(_) => {
            wrong.set(None);
            // Not before the browser has sent the form, which goes with its dialog.
            request_animation_frame(move || {
                open.try_set(false);
            });
        }
        Err(error) => {
            event.prevent_default();
            wrong.set(Some(words::field_error(l, &error)));
        }
    };
    // A form that asks names its company among its values: what stands in its address is left out.
    let company = company::of_page().map(|company| company.to_string());
    view! {
        <Dialog id="labels-dialog" open title=td_string!(l, papers.labels) close_label=td_string!(l, common.close)>
            <form
                class="stack"
                method="get"
                action=format!("/files/labels/{id}.pdf")
                target="_blank"
                novalidate
                on:submit=sent
            >
                {company.clone().map(|company| view! { <input type="hidden" name=company::PARAMETER value=company/> })}
                <p>{td_string!(l, papers.labels_text)}</p>
                <TextField
                    name="parcels"
                    label=td_string!(l, document.parcels)
                    value=usual.get_value()
                    inputmode="numeric"
                    maxlength=2
                    class="w-xs"
                    autofocus=true
                    error=wrong
                    on_input=Callback::new(move |text| typed.set(text))
                />
                <div class="dialog-actions">
                    <Button on_press=move |()| open.set(false)>{td_string!(l, common.cancel)}</Button>
                    <Button kind=ButtonKind::Primary submit=true>{td_string!(l, papers.labels_show)}</Button>
                </div>
            </form>
        </Dialog>
    }
}
