use std::sync::Arc;

use domain::clients::SuggestedAddress;
use domain::company::Suggests;
use domain::geo::Country;
use leptos::{ev, prelude::*};

use super::position::{DEGREES, path};
use crate::wording;
use engines::addresses::api::suggest_addresses;
use engines::form::{Find, Form, Offer, Suggestion, offered, put};
use kit::ui::{TextField, field_id, target};
use kit::words::td_string;

/// How long a pause in the typing is before somebody else's server is asked.
const PAUSE_MS: u32 = 300;

/// The street of an address. Where the settings name a service, it offers whole addresses while one types (A6.5): arrows and Enter take
/// one, anything else stays what was typed, and a service that does not answer is no more than a note.
#[component]
pub fn Street(
    /// The form.
    form: Form,
    /// The address's row.
    row: u32,
    /// Where addresses are suggested.
    suggests: Suggests,
    /// What stands in it at first.
    value: String,
    /// The country chosen beside it.
    country: RwSignal<Country>,
    /// Whether a suggestion is being filled in: then nobody types.
    filling: StoredValue<bool>,
) -> impl IntoView {
    let (l, path) = (form.l, path(row, "line1"));
    let label = wording::address_field(l, "line1");
    let error = form.error(path.clone());
    if suggests == Suggests::Nowhere {
        return view! { <TextField name=path label value error autocomplete="off"/> }.into_any();
    }
    let found = Found::new();
    let take = move |taken: Suggestion| {
        if let Some(address) = found.at(&taken.value) {
            filling.set_value(true);
            fill(row, &address, country);
            filling.set_value(false);
            form.touch();
        }
    };
    let offer = Offer::free(Callback::new(take), PAUSE_MS);
    let find = found.find();
    let text = RwSignal::new(String::new());
    let typed = move |event: ev::Event| {
        let Some(input) = target::<web_sys::HtmlInputElement>(&event).filter(|_| !filling.get_value()) else { return };
        text.set(input.value());
        offer.close();
        if suggests.knows(country.get_untracked()) {
            offer.ask(text, Arc::clone(&find));
        }
    };
    let id = field_id(&path);
    view! {
        <div
            class="suggest"
            on:input=typed
            on:keydown=move |event| offer.pressed(&event)
            on:focusout=move |_| offer.close()
        >
            <TextField name=path label value error autocomplete="off" combobox=Some(offer.combobox(&id))/>
            {offered(offer, id, label, "")}
            <p class="field-hint" role="status">
                {move || found.has_failed.get().then(|| td_string!(l, addresses.suggest_failed))}
            </p>
        </div>
    }
    .into_any()
}

/// What was found last, which suggestions name by their place.
#[derive(Clone, Copy)]
struct Found {
    last: StoredValue<Vec<SuggestedAddress>>,
    has_failed: RwSignal<bool>,
}

impl Found {
    fn new() -> Self {
        Self { last: StoredValue::default(), has_failed: RwSignal::new(false) }
    }

    fn at(self, place: &str) -> Option<SuggestedAddress> {
        let place: usize = place.parse().ok()?;
        self.last.try_with_value(|last| last.get(place).cloned()).flatten()
    }

    /// Asks, and remembers the answer.
    fn find(self) -> Find {
        Arc::new(move |text| {
            Box::pin(async move {
                let answer = suggest_addresses(text.into()).await;
                self.has_failed.try_set(answer.is_err());
                let found = answer.unwrap_or_default();
                let offered = found.iter().enumerate().map(|(place, address)| Suggestion {
                    value: place.to_string(),
                    label: address.label.to_string(),
                    note: String::new(),
                    is_new: false,
                });
                let offered = offered.collect();
                self.last.try_update_value(|last| *last = found);
                offered
            })
        })
    }
}

/// Puts an address into the inputs of its row. What the service does not know stays as it is; a town without street keeps what was typed
/// of it.
fn fill(row: u32, address: &SuggestedAddress, country: RwSignal<Country>) {
    let path = |name: &str| path(row, name);
    let texts = [
        ("line1", address.line1.as_ref().map(ToString::to_string)),
        ("postal_code", address.postal_code.as_ref().map(ToString::to_string)),
        ("city", address.city.as_ref().map(ToString::to_string)),
    ];
    for (name, text) in texts {
        if let Some(text) = text {
            put(&path(name), &text);
        }
    }
    // Degrees that the service does not know are not those of the address before.
    let (north, east) = address.position.map(|(north, east)| (north.to_string(), east.to_string())).unwrap_or_default();
    for (name, degrees) in DEGREES.into_iter().zip([north, east]) {
        put(&path(name), &degrees);
    }
    if let Some(known) = address.country {
        put(&path("country"), known.as_str());
        country.set(known);
    }
    if let Some(province) = address.province {
        // Its list is drawn once the country is another one.
        let path = path("province");
        request_animation_frame(move || put(&path, province.as_str()));
    }
}
