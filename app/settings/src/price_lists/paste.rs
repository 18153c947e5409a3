//! Many entries at once: rows of a spreadsheet, with a product's reference and its price or discount.

use domain::price_lists::{Pasted, RefusedRow};
use leptos::ev::SubmitEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api::paste_price_entries;
use super::saying::Saying;
use kit::error::AppError;
use kit::failure::tell;
use kit::ui::{Button, FormSection, TextArea};
use kit::words::{field_error, td_string};

/// Takes rows in, and tells which were left out.
#[component]
pub fn PasteRows(
    /// The open list.
    saying: Saying,
) -> impl IntoView {
    let l = saying.l;
    let node = NodeRef::<html::Form>::new();
    let (text, busy) = (RwSignal::new(String::new()), RwSignal::new(false));
    let error = RwSignal::new(None::<String>);
    let done = RwSignal::new(None::<Pasted>);
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        busy.set(true);
        let typed = text.get_untracked();
        spawn_local(async move {
            match paste_price_entries(saying.list, typed.into()).await {
                Ok(pasted) => {
                    error.set(None);
                    if pasted.refused.is_empty() {
                        text.set(String::new());
                        if let Some(form) = node.get_untracked() {
                            form.reset();
                        }
                    }
                    done.set(Some(pasted));
                    saying.renew().await;
                }
                Err(AppError::Invalid(errors)) => {
                    error.set(errors.0.first().map(|(_, error)| field_error(l, error)));
                }
                Err(error) => tell(l, saying.toasts, &error),
            }
            busy.set(false);
        });
    };
    let refused = move |row: &RefusedRow| {
        let (line, reference) = (row.line.to_string(), row.reference.clone());
        let error = field_error(l, &row.error);
        let text = td_string!(l, price_lists.refused_row, line = line, reference = reference, error = error);
        view! { <li>{text}</li> }
    };
    let told = move || {
        done.get().map(|done| {
            let taken = td_string!(l, price_lists.taken, count = done.taken.to_string()).to_string();
            view! {
                <p>{taken}</p>
                <ul>{done.refused.iter().map(refused).collect_view()}</ul>
            }
        })
    };
    view! {
        <form class="form" node_ref=node novalidate=true on:submit=send>
            <FormSection title=td_string!(l, price_lists.paste) description=td_string!(l, price_lists.paste_hint)>
                <TextArea
                    name="rows" label=td_string!(l, price_lists.rows) placeholder=td_string!(l, price_lists.rows_example)
                    error=error on_input=Callback::new(move |typed: String| text.set(typed))
                />
                <div class="row"><Button submit=true busy>{td_string!(l, price_lists.take_rows)}</Button></div>
                <div role="status">{told}</div>
            </FormSection>
        </form>
    }
}
