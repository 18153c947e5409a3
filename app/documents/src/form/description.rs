use std::sync::Arc;

use domain::documents::LineKind;
use leptos::{ev, prelude::*};

use super::api::find_products;
use super::offer::ProductOffer;
use super::options::line_path;
use super::reprice::{asked, give, pricing};
use super::state::FormState;
use super::wording;
use engines::form::{Find, Offer, Suggestion, meet, offered, put, put_stored};
use kit::order::focus_later;
use kit::ui::{Glyph, Icon, field_id, in_text_area, target};

/// How long a pause in the typing is before products are looked for.
const PAUSE_MS: u32 = 200;

/// The words of a line. Of something that is sold, products are offered while one types: arrows and Enter take one, anything else stays what
/// was typed.
#[component]
pub fn Description(
    /// The form.
    state: FormState,
    /// The line.
    row: u32,
    /// What it is.
    kind: LineKind,
    /// What stands in it at first.
    stored: String,
) -> impl IntoView {
    let path = line_path(row, "description");
    let (id, label, error) = (field_id(&path), wording::line_words(state.l, kind), state.error(path.clone()));
    let completion = Completion::new(state, row);
    let offer = Offer::free(Callback::new(move |taken| completion.take(&taken)), PAUSE_MS);
    let (offers, combobox) = (kind == LineKind::Item, offer.combobox(&id));
    let (list, active, error_id) = (combobox.list, combobox.active, format!("{id}-error"));
    let described_by = {
        let error_id = error_id.clone();
        move || error.get().map(|_| error_id.clone())
    };
    view! {
        <div
            class="field suggest line-words"
            on:input=move |event| {
                if offers {
                    completion.typed(offer, &event);
                }
            }
            on:keydown=move |event| offer.pressed(&event)
            on:focusout=move |_| offer.close()
        >
            <label class="field-label" for=id.clone()>{label}</label>
            <textarea
                class="input"
                id=id.clone()
                name=path
                rows="1"
                spellcheck="true"
                aria-autocomplete=offers.then_some("list")
                aria-controls=offers.then_some(list)
                aria-activedescendant=move || active.get()
                aria-describedby=described_by
                aria-invalid=move || error.get().map(|_| "true")
            >
                {in_text_area(stored)}
            </textarea>
            {offers.then(|| offered(offer, id, label, ""))}
            {move || state.filled().note(row).map(|note| view! { <span class="field-hint">{note}</span> })}
            {move || error.get().map(|text| view! {
                <p class="field-error" id=error_id.clone()><Icon glyph=Glyph::Warning/><span>{text}</span></p>
            })}
        </div>
    }
}

/// The products that were found for a line, and what is known of the one that fills it in.
#[derive(Clone, Copy)]
struct Completion {
    state: FormState,
    row: u32,
    text: RwSignal<String>,
    found: StoredValue<Vec<ProductOffer>>,
    /// Whether it is being filled in: then nobody types.
    is_filling: StoredValue<bool>,
}

impl Completion {
    fn new(state: FormState, row: u32) -> Self {
        Self {
            state,
            row,
            text: RwSignal::new(String::new()),
            found: StoredValue::new(Vec::new()),
            is_filling: StoredValue::new(false),
        }
    }

    /// Looks for products, once the typing pauses.
    fn typed(self, offer: Offer, event: &ev::Event) {
        let area = target::<web_sys::HtmlTextAreaElement>(event).filter(|_| !self.is_filling.get_value());
        let Some(area) = area else { return };
        self.text.set(area.value());
        offer.close();
        if area.value().trim().is_empty() {
            // What is filled in from a product says so until its name is taken out.
            put(&line_path(self.row, "product"), "");
            self.state.filled().forget(self.row);
        } else {
            offer.ask(self.text, find(self.state, self.found));
        }
    }

    /// Fills the line in, and goes on to how much of it.
    fn take(self, taken: &Suggestion) {
        let of_id = |offer: &&ProductOffer| offer.id.to_string() == taken.value;
        let Some(product) = self.found.with_value(|found| found.iter().find(of_id).cloned()) else { return };
        self.is_filling.set_value(true);
        fill(self.state, self.row, &product);
        self.is_filling.set_value(false);
        self.state.touch();
        focus_later(field_id(&line_path(self.row, "quantity")));
    }
}

/// Looks for products, and remembers what was found.
fn find(state: FormState, found: StoredValue<Vec<ProductOffer>>) -> Find {
    Arc::new(move |text| {
        let (client, on) = asked(state);
        Box::pin(async move {
            // Without an answer nothing is offered: what is typed stands for itself.
            let answer = find_products(text.into(), client, on).await.unwrap_or_default();
            let suggestion = |offer: &ProductOffer| Suggestion {
                value: offer.id.to_string(),
                label: offer.name.clone(),
                note: offer.reference.clone().unwrap_or_default(),
                is_new: false,
            };
            let offered = answer.iter().map(suggestion).collect();
            found.try_update_value(|found| *found = answer);
            offered
        })
    })
}

/// Fills a line in from a product.
fn fill(state: FormState, row: u32, product: &ProductOffer) {
    for (name, stored) in product.filled(&pricing(state, product)) {
        put_stored(state.form(), &line_path(row, name), &stored);
    }
    give(state, row, product);
    let quantity = line_path(row, "quantity");
    let Some(counted) = state.form().gathered().map(|text| text.get(&quantity).trim().to_owned()) else { return };
    if counted.is_empty() {
        put_stored(state.form(), &quantity, ONE);
    }
    // A line begins with one: how many of the product there are is typed in its place.
    if counted.is_empty() || counted == ONE {
        meet(state.form(), &quantity);
    }
}

/// What a line begins with.
const ONE: &str = "1";
