use domain::clients::index::{ClientChoices, Named};
use domain::clients::list::ListQuery;
use domain::clients::{Criteria, Standing};
use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;

use super::filter::hidden;
use super::views::Beside;
use crate::clients::{list_query, wording};
use crate::places::countries;
use crate::ui::{Button, ButtonKind, InputKind, SelectField, TextField};
use crate::words::{Locale, td_string, words};

/// The advanced search (A1.12): its fields and what they begin with.
#[component]
pub fn AdvancedForm(
    /// What clients are chosen by here.
    choices: ClientChoices,
    /// What the list is asked for.
    query: Signal<ListQuery>,
    /// What the address says beside, where the form is sent to it.
    beside: Beside,
    /// Whether the list follows each change; else it waits for the button.
    is_live: bool,
    /// Asks for another list.
    on_ask: Callback<ListQuery>,
) -> impl IntoView {
    let l = words();
    let form = NodeRef::<html::Form>::new();
    let criteria = Memo::new(move |_| query.with(|query| query.criteria.clone()));
    let ask = move |criteria: Criteria| on_ask.run(query.with_untracked(|query| list_query::narrowed(query, criteria)));
    let apply = move || {
        if let Some(form) = form.get_untracked() {
            ask(typed(&form));
        }
    };
    // Back, or a chip that takes one away, changes the criteria: so must the fields.
    Effect::new(move |before: Option<()>| {
        let criteria = criteria.get();
        if let Some(form) = form.get().filter(|_| before.is_some()) {
            show(&form, &criteria);
        }
    });
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        apply();
    };
    let change = move |_| {
        if is_live {
            apply();
        }
    };
    let [standing, country, from, to, balance_from, balance_to, client_type, category, owner, tag] =
        criteria.get_untracked().written().map(|(_, value)| value);
    let count = move || criteria.with(Criteria::count);
    view! {
        <form class="advanced-form" method="get" action=list_query::PATH node_ref=form on:submit=submit on:change=change>
            <SelectField
                name="standing"
                label=td_string!(l, clients.standing)
                options=standings(l)
                value=standing
                empty_label=td_string!(l, clients.any)
            />
            {chosen_by(l, "type", choices.types, client_type)}
            {chosen_by(l, "category", choices.categories, category)}
            {chosen_by(l, "tag", choices.tags, tag)}
            {(choices.owners.len() > 1).then(|| chosen_by(l, "owner", choices.owners, owner))}
            <SelectField
                name="country"
                label=td_string!(l, addresses.country)
                options=countries(l)
                value=country
                empty_label=td_string!(l, clients.any)
            />
            <TextField name="from" label=td_string!(l, clients.created_from) kind=InputKind::Date value=from/>
            <TextField name="to" label=td_string!(l, clients.created_to) kind=InputKind::Date value=to/>
            <TextField name="balance_from" label=td_string!(l, clients.balance_from) kind=InputKind::Decimal value=balance_from/>
            <TextField name="balance_to" label=td_string!(l, clients.balance_to) kind=InputKind::Decimal value=balance_to/>
            <div class="advanced-end">
                {(!is_live).then(|| view! { <Button submit=true kind=ButtonKind::Primary>{td_string!(l, clients.search_now)}</Button> })}
                <Show when=move || { is_live && count() > 0 }>
                    <Button kind=ButtonKind::Quiet on:click=move |_| ask(Criteria::default())>
                        {td_string!(l, clients.clear_criteria)}
                    </Button>
                </Show>
            </div>
            {move || query.with(|query| hidden(query, &Criteria::NAMES))}
            {beside.hidden()}
        </form>
    }
}

fn standings(l: Locale) -> Vec<(String, String)> {
    Standing::ALL.iter().map(|of| (of.as_str().to_owned(), wording::standing(l, *of).to_owned())).collect()
}

/// One of a list that the company edits; nothing where that list is empty.
fn chosen_by(l: Locale, name: &'static str, listed: Vec<Named>, value: String) -> Option<impl IntoView> {
    let options: Vec<(String, String)> = listed.into_iter().map(|of| (of.key.to_string(), of.label)).collect();
    let label = wording::criterion(l, name);
    (!options.is_empty()).then(|| {
        view! { <SelectField name label options value empty_label=td_string!(l, clients.any)/> }
    })
}

/// What the form's fields say.
fn typed(form: &web_sys::HtmlFormElement) -> Criteria {
    let data = web_sys::FormData::new_with_form(form).ok();
    Criteria::read(|name| data.as_ref()?.get(name).as_string())
}

/// Puts criteria into the form's fields.
fn show(form: &web_sys::HtmlFormElement, criteria: &Criteria) {
    for (name, value) in criteria.written() {
        let Some(field) = form.elements().named_item(name) else { continue };
        if let Some(input) = field.dyn_ref::<web_sys::HtmlInputElement>() {
            // A day or an amount that is half typed reads as none yet.
            if input.value() != value && document().active_element().as_ref() != Some(&field) {
                input.set_value(&value);
            }
        } else if let Some(select) = field.dyn_ref::<web_sys::HtmlSelectElement>() {
            select.set_value(&value);
        }
    }
}
