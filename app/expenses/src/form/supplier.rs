use std::sync::Arc;

use leptos::{ev, prelude::*};

use super::api::find_suppliers;
use super::state::FormState;
use crate::wording;
use engines::form::{Find, Offer, Suggestion, offered, put};
use kit::ui::{TextField, field_id, target};

/// How long a pause in the typing is before suppliers are looked for.
const PAUSE_MS: u32 = 200;

/// Whom it was bought from: the company's suppliers are offered while one types, arrows and Enter take one; any other name stays as it was
/// typed.
#[component]
pub fn SupplierField(
    /// The form.
    state: FormState,
) -> impl IntoView {
    let (l, path) = (state.l, "fields.supplier_name");
    let label = wording::field(l, "supplier_name").unwrap_or_default();
    let chosen = RwSignal::new(state.value("supplier"));
    let is_filling = StoredValue::new(false);
    let take = move |taken: Suggestion| {
        state.name_record(taken.value.clone(), taken.label.clone());
        chosen.set(taken.value);
        is_filling.set_value(true);
        put(path, &taken.label);
        is_filling.set_value(false);
        state.note("fields.supplier", None);
        state.touch();
    };
    let offer = Offer::free(Callback::new(take), PAUSE_MS);
    let find: Find = Arc::new(|text| Box::pin(sought(text)));
    let text = RwSignal::new(String::new());
    let typed = move |event: ev::Event| {
        let input = target::<web_sys::HtmlInputElement>(&event).filter(|_| !is_filling.get_value());
        let Some(input) = input else { return };
        // Another name is another supplier, until one is taken.
        chosen.set(String::new());
        text.set(input.value());
        offer.close();
        if !input.value().trim().is_empty() {
            offer.ask(text, Arc::clone(&find));
        }
    };
    let id = field_id(path);
    let (of_name, of_record) = (state.error(path), state.error("fields.supplier"));
    let error = Signal::derive(move || of_name.get().or_else(|| of_record.get()));
    view! {
        <input type="hidden" id=field_id("fields.supplier") name="fields.supplier" prop:value=move || chosen.get()/>
        <div
            class="suggest"
            on:input=typed
            on:keydown=move |event| offer.pressed(&event)
            on:focusout=move |_| offer.close()
        >
            <TextField
                name=path
                label
                value=state.value("supplier_name")
                error
                autocomplete="off"
                combobox=Some(offer.combobox(&id))
            />
            {offered(offer, id, label, "")}
        </div>
    }
}

/// Without an answer nobody is offered: what is typed stands for itself.
async fn sought(text: String) -> Vec<Suggestion> {
    let found = find_suppliers(text.into()).await.unwrap_or_default();
    let suggestion = |offer: super::options::SupplierOffer| Suggestion {
        value: offer.id.to_string(),
        label: offer.name,
        note: offer.number,
        is_new: false,
    };
    found.into_iter().map(suggestion).collect()
}
