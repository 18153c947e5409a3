//! What a price list is to say more: of a product that one looks for, or of a category.

use std::sync::Arc;

use domain::client_prices::PriceOf;
use domain::error::FieldError;
use domain::ids::{ListItemId, ProductId};
use domain::listing::ListRow;
use domain::products::listing::{NAME, REFERENCE};
use domain::subject::Subject;
use leptos::ev::SubmitEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::saying::Saying;
use engines::form::{Find, Suggest, Suggestion};
use engines::listing::api::sought_in_list;
use kit::ui::{Button, Glyph, SelectField, TextField};
use kit::words::{field_error, td_string};

/// What is typed of an entry that is added.
#[derive(Clone, Copy)]
struct Adding {
    saying: Saying,
    node: NodeRef<html::Form>,
    of: RwSignal<Option<PriceOf>>,
    value: RwSignal<String>,
    error: RwSignal<Option<String>>,
    busy: RwSignal<bool>,
}

impl Adding {
    fn new(saying: Saying) -> Self {
        let (of, value) = (RwSignal::new(None), RwSignal::new(String::new()));
        Self { saying, node: NodeRef::new(), of, value, error: RwSignal::new(None), busy: RwSignal::new(false) }
    }

    /// Adds it, and is ready for the next one.
    fn add(self, event: &SubmitEvent, cleared: impl FnOnce() + 'static) {
        event.prevent_default();
        let (l, value) = (self.saying.l, self.value.get_untracked());
        let of = self.of.get_untracked().filter(|_| !value.trim().is_empty());
        let Some(of) = of else {
            self.error.set(Some(field_error(l, &FieldError::Required)));
            return;
        };
        self.busy.set(true);
        spawn_local(async move {
            match self.saying.say(of, &value).await {
                Ok(row) => {
                    if let Some(row) = row {
                        self.saying.put(row);
                    }
                    self.error.set(None);
                    self.of.set(None);
                    self.value.set(String::new());
                    if let Some(form) = self.node.get_untracked() {
                        form.reset();
                    }
                    cleared();
                }
                Err(text) => self.error.set(text),
            }
            self.busy.set(false);
        });
    }
}

/// A product and its price or discount.
#[component]
pub fn AddProduct(
    /// The open list.
    saying: Saying,
) -> impl IntoView {
    let l = saying.l;
    let adding = Adding::new(saying);
    let text = RwSignal::new(String::new());
    let chosen = RwSignal::new(String::new());
    let take = move |taken: Suggestion| {
        adding.of.set(taken.value.parse::<ProductId>().ok().map(PriceOf::Product));
        text.set(taken.label.clone());
        chosen.set(taken.label);
        adding.error.set(None);
    };
    // What is not chosen from the list is no product: what was typed returns to the choice.
    let leave = move |typed: String| {
        let name = chosen.get_untracked();
        if name != typed {
            text.set(name);
        }
    };
    let clear = move || {
        text.set(String::new());
        chosen.set(String::new());
    };
    let value = Callback::new(move |typed: String| adding.value.set(typed));
    view! {
        <form
            class="entry-form boxed" node_ref=adding.node novalidate=true
            on:submit=move |event: SubmitEvent| adding.add(&event, clear)
        >
            <div class="field grow">
                <span class="field-label" aria-hidden="true">{td_string!(l, client_prices.product)}</span>
                <Suggest
                    id="price-list-product"
                    label=td_string!(l, client_prices.product)
                    placeholder=td_string!(l, client_prices.find_product)
                    none_text=td_string!(l, client_prices.no_product)
                    text
                    find=finding()
                    on_take=Callback::new(take)
                    on_leave=Callback::new(leave)
                />
            </div>
            <TextField
                name="value" id="price-list-product-value" label=td_string!(l, price_lists.value) maxlength=40
                autocomplete="off" class="w-sm" input_class="num" error=adding.error on_input=value
            />
            <Button submit=true busy=adding.busy icon=Glyph::Plus>{td_string!(l, common.add)}</Button>
        </form>
    }
}

/// A category and its discount.
#[component]
pub fn AddCategory(
    /// The open list.
    saying: Saying,
    /// Those that may be chosen.
    categories: Vec<(ListItemId, String)>,
) -> impl IntoView {
    let l = saying.l;
    let adding = Adding::new(saying);
    let options: Vec<(String, String)> = categories.into_iter().map(|(id, label)| (id.to_string(), label)).collect();
    let choose = Callback::new(move |id: String| {
        adding.of.set(id.parse::<ListItemId>().ok().map(PriceOf::Category));
        adding.error.set(None);
    });
    let value = Callback::new(move |typed: String| adding.value.set(typed));
    (!options.is_empty()).then(|| {
        view! {
            <form
                class="entry-form boxed" node_ref=adding.node novalidate=true
                on:submit=move |event: SubmitEvent| adding.add(&event, || ())
            >
                <SelectField
                    name="category" label=td_string!(l, client_prices.category) options
                    empty_label=td_string!(l, common.choose) class="grow" on_change=choose
                />
                <TextField
                    name="value" id="price-list-category-value" label=td_string!(l, client_prices.discount) maxlength=40
                    autocomplete="off" class="w-sm" input_class="num" error=adding.error on_input=value
                />
                <Button submit=true busy=adding.busy icon=Glyph::Plus>{td_string!(l, common.add)}</Button>
            </form>
        }
    })
}

/// Looks for products. Without an answer none is offered.
fn finding() -> Find {
    Arc::new(|typed| {
        Box::pin(async move {
            let rows = sought_in_list(Subject::Product, typed.into(), false).await.unwrap_or_default();
            let suggestion = |row: &ListRow| Suggestion {
                value: row.id.to_string(),
                label: row.text(NAME).to_owned(),
                note: row.text(REFERENCE).to_owned(),
                is_new: false,
            };
            rows.iter().map(suggestion).collect()
        })
    })
}
