use std::sync::Arc;

use domain::documents::LineKind;
use domain::documents::priced::charge;
use domain::form::FormText;
use leptos::{ev, prelude::*};

use super::api::find_products;
use super::offer::{Pricing, ProductOffer};
use super::options::line_path;
use super::state::FormState;
use super::wording;
use engines::form::{Find, Offer, Suggestion, offered, put, put_stored};
use kit::order::focus_later;
use kit::ui::{Glyph, Icon, field_id, target};
use kit::words::td_string;

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
    let id = field_id(&path);
    let label = wording::line_words(state.l, kind);
    let error = state.error(path.clone());
    let (found, note) = (StoredValue::new(Vec::<ProductOffer>::new()), RwSignal::new(None::<String>));
    let filling = StoredValue::new(false);
    let take = move |taken: Suggestion| {
        let product = found.with_value(|found| found.iter().find(|offer| offer.id.to_string() == taken.value).cloned());
        if let Some(product) = product {
            filling.set_value(true);
            note.set(fill(state, row, &product));
            filling.set_value(false);
            state.touch();
            focus_later(field_id(&line_path(row, "quantity")));
        }
    };
    let offer = Offer::free(Callback::new(take), PAUSE_MS);
    let (text, find) = (RwSignal::new(String::new()), find(state, found));
    let typed = move |event: ev::Event| {
        let area = target::<web_sys::HtmlTextAreaElement>(&event).filter(|_| !filling.get_value());
        let Some(area) = area.filter(|_| kind == LineKind::Item) else { return };
        text.set(area.value());
        offer.close();
        if area.value().trim().is_empty() {
            // What is filled in from a product says so until its name is taken out.
            put(&line_path(row, "product"), "");
            note.set(None);
        } else {
            offer.ask(text, Arc::clone(&find));
        }
    };
    let combobox = offer.combobox(&id);
    let (offers, list, active) = (kind == LineKind::Item, combobox.list.clone(), combobox.active);
    let error_id = format!("{id}-error");
    let described_by = {
        let error_id = error_id.clone();
        move || error.get().map(|_| error_id.clone())
    };
    view! {
        <div
            class="field suggest line-words"
            on:input=typed
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
                {stored}
            </textarea>
            {offers.then(|| offered(offer, id, label, ""))}
            {move || note.get().map(|note| view! { <span class="field-hint">{note}</span> })}
            {move || error.get().map(|text| view! {
                <p class="field-error" id=error_id.clone()><Icon glyph=Glyph::Warning/><span>{text}</span></p>
            })}
        </div>
    }
}

/// Looks for products, and remembers what was found.
fn find(state: FormState, found: StoredValue<Vec<ProductOffer>>) -> Find {
    Arc::new(move |text| {
        let list = state.ruling.with(|ruled| ruled.rules.buyer.as_ref().and_then(|buyer| buyer.price_list));
        Box::pin(async move {
            // Without an answer nothing is offered: what is typed stands for itself.
            let answer = find_products(text.into(), list).await.unwrap_or_default();
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

/// Fills a line in from a product, and tells what is worth knowing of its price.
fn fill(state: FormState, row: u32, product: &ProductOffer) -> Option<String> {
    let data = state.figures.with_untracked(|figures| figures.counted.data.clone());
    let pricing = state.ruling.with(|ruled| Pricing {
        currency: ruled.rules.currency(),
        basis: data.price_basis,
        charge: charge(data.charge, product.nature, &ruled.rules).map(|(charge, _)| charge),
        usual: ruled.rules.usual_rate(),
    });
    for (name, stored) in product.filled(&pricing) {
        put_stored(state.form(), &line_path(row, name), &stored);
    }
    if state.form().gathered().is_some_and(|text| is_uncounted(&text, row)) {
        put_stored(state.form(), &line_path(row, "quantity"), "1");
    }
    let l = state.l;
    match product.price_in(&pricing) {
        None => {
            let currency = product.price.currency().as_str().to_owned();
            Some(td_string!(l, editor.price_unknown, currency = currency).to_string())
        }
        Some(_) => product.is_of_list.then(|| td_string!(l, editor.price_of_list).to_owned()),
    }
}

fn is_uncounted(text: &FormText, row: u32) -> bool {
    text.get(&line_path(row, "quantity")).trim().is_empty()
}
