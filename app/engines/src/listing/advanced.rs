use domain::listing::{Criteria, Criterion, CriterionKind, ListChoices, ListQuery, Named};
use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;

use super::Face;
use super::filter::hidden;
use super::views::ViewParams;
use kit::ui::{Button, ButtonKind, InputKind, SelectField, TextField};
use kit::words::{Locale, td_string, words};

/// The advanced search (A1.12): its fields and what they begin with.
#[component]
pub fn AdvancedForm(
    /// The list.
    face: &'static Face,
    /// The company's own choices in it.
    choices: ListChoices,
    /// What the list is asked for.
    query: Signal<ListQuery>,
    /// What the address says beside, where the form is sent to it.
    beside: ViewParams,
    /// Whether the list follows each change; else it waits for the button.
    is_live: bool,
    /// Asks for another list.
    on_ask: Callback<ListQuery>,
) -> impl IntoView {
    let l = words();
    let form = NodeRef::<html::Form>::new();
    let criteria = Memo::new(move |_| query.with(|query| query.criteria.clone()));
    let ask = move |criteria: Criteria| on_ask.run(query.with_untracked(|query| query.narrowed(criteria)));
    let apply = move || {
        if let Some(form) = form.get_untracked() {
            ask(typed(face, &form));
        }
    };
    // Back, or a chip that takes one away, changes the criteria: so must the fields.
    Effect::new(move |before: Option<()>| {
        let criteria = criteria.get();
        if let Some(form) = form.get().filter(|_| before.is_some()) {
            show(face, &form, &criteria);
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
    let given = criteria.get_untracked();
    let fields = face.listing.criteria.iter().map(|criterion| {
        let value = given.get(face.listing, criterion.name).unwrap_or_default().to_owned();
        field(l, face, criterion, choices.of(criterion.column), value)
    });
    let fields = fields.collect_view();
    let names: Vec<&'static str> = face.listing.criteria.iter().map(|criterion| criterion.name).collect();
    let count = move || criteria.with(Criteria::count);
    view! {
        <form class="advanced-form" method="get" action=face.path() node_ref=form on:submit=submit on:change=change>
            {fields}
            <div class="advanced-end">
                {(!is_live).then(|| view! { <Button submit=true kind=ButtonKind::Primary>{td_string!(l, listing.search_now)}</Button> })}
                <Show when=move || { is_live && count() > 0 }>
                    <Button kind=ButtonKind::Quiet on:click=move |_| ask(Criteria::default())>
                        {td_string!(l, listing.clear_criteria)}
                    </Button>
                </Show>
            </div>
            {move || query.with(|query| hidden(face, query, &names))}
            {beside.hidden(face)}
        </form>
    }
}

/// The field of a criterion; nothing where there is nothing to choose from.
fn field(l: Locale, face: &Face, criterion: &Criterion, named: &[Named], value: String) -> Option<AnyView> {
    let (name, label) = (criterion.name, (face.criterion)(l, criterion.name));
    let kind = match criterion.kind {
        CriterionKind::DayFrom | CriterionKind::DayTo => InputKind::Date,
        CriterionKind::AmountFrom(_) | CriterionKind::AmountTo(_) | CriterionKind::Rate => InputKind::Decimal,
        CriterionKind::Flag(..) | CriterionKind::Code(_) => {
            return select(l, name, label, (face.values)(l, criterion, &value), value);
        }
        CriterionKind::Person if named.len() < 2 => return None,
        CriterionKind::Named | CriterionKind::Person | CriterionKind::Part => {
            let options = named.iter().map(|of| (of.key.to_string(), of.label.clone())).collect();
            return select(l, name, label, options, value);
        }
    };
    Some(view! { <TextField name label kind value/> }.into_any())
}

/// One of several; nothing where there is no choice: one alone narrows nothing.
fn select(
    l: Locale,
    name: &'static str,
    label: &'static str,
    options: Vec<(String, String)>,
    value: String,
) -> Option<AnyView> {
    (!options.is_empty())
        .then(|| view! { <SelectField name label options value empty_label=td_string!(l, listing.any)/> }.into_any())
}

/// What the form's fields say.
fn typed(face: &Face, form: &web_sys::HtmlFormElement) -> Criteria {
    let data = web_sys::FormData::new_with_form(form).ok();
    Criteria::read(face.listing, |name| data.as_ref()?.get(name).as_string())
}

/// Puts criteria into the form's fields.
fn show(face: &Face, form: &web_sys::HtmlFormElement, criteria: &Criteria) {
    for name in face.listing.criteria.iter().map(|criterion| criterion.name) {
        let value = criteria.get(face.listing, name).unwrap_or_default();
        let Some(field) = form.elements().named_item(name) else { continue };
        if let Some(input) = field.dyn_ref::<web_sys::HtmlInputElement>() {
            // A day or an amount that is half typed reads as none yet.
            if input.value() != value && document().active_element().as_ref() != Some(&field) {
                input.set_value(value);
            }
        } else if let Some(select) = field.dyn_ref::<web_sys::HtmlSelectElement>() {
            select.set_value(value);
        }
    }
}
