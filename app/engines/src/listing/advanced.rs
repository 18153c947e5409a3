use domain::custom_fields::CustomKind;
use domain::listing::{
    Criteria, Criterion, CriterionKind, CustomColumn, CustomCriterion, ListChoices, ListQuery, Named,
};
use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;

use super::filter::hidden;
use super::views::ViewParams;
use super::{Face, custom};
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
    let names = StoredValue::new(names(face, choices.fields()));
    let ask = move |criteria: Criteria| on_ask.run(query.with_untracked(|query| query.narrowed(criteria)));
    let apply = move || {
        if let Some(form) = form.get_untracked() {
            ask(names.with_value(|names| typed(face, &form, names)));
        }
    };
    // Back, or a chip that takes one away, changes the criteria: so must the fields.
    Effect::new(move |before: Option<()>| {
        let criteria = criteria.get();
        if let Some(form) = form.get().filter(|_| before.is_some()) {
            names.with_value(|names| show(&form, &criteria, names));
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
        let value = given.get(criterion.name).unwrap_or_default().to_owned();
        field(l, face, criterion, choices.of(criterion.column), value)
    });
    let fields = fields.collect_view();
    let own = fields_of_company(l, choices.fields(), &given);
    let count = move || criteria.with(Criteria::count);
    view! {
        <form class="advanced-form" method="get" action=face.path() node_ref=form on:submit=submit on:change=change>
            {fields}
            {own}
            <div class="advanced-end">
                {(!is_live).then(|| view! { <Button submit=true kind=ButtonKind::Primary>{td_string!(l, listing.search_now)}</Button> })}
                <Show when=move || { is_live && count() > 0 }>
                    <Button kind=ButtonKind::Quiet on:click=move |_| ask(Criteria::default())>
                        {td_string!(l, listing.clear_criteria)}
                    </Button>
                </Show>
            </div>
            {move || query.with(|query| names.with_value(|names| hidden(face, query, names)))}
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
            return select(l, name.to_owned(), label.to_owned(), (face.values)(l, criterion, &value), value);
        }
        CriterionKind::Person if named.len() < 2 => return None,
        CriterionKind::Named | CriterionKind::Person | CriterionKind::Part => {
            let options = named.iter().map(|of| (of.key.to_string(), of.label.clone())).collect();
            return select(l, name.to_owned(), label.to_owned(), options, value);
        }
    };
    Some(view! { <TextField name label kind value/> }.into_any())
}

/// One of several; nothing where there is no choice: one alone narrows nothing.
fn select(l: Locale, name: String, label: String, options: Vec<(String, String)>, value: String) -> Option<AnyView> {
    (!options.is_empty())
        .then(|| view! { <SelectField name label options value empty_label=td_string!(l, listing.any)/> }.into_any())
}

/// What asks about the fields that the company has added, and behind these, which of them are empty or filled.
fn fields_of_company(l: Locale, fields: &[CustomColumn], given: &Criteria) -> Vec<AnyView> {
    let value = |criterion: CustomCriterion| given.get(&criterion.name()).unwrap_or_default().to_owned();
    let of_field = |field| {
        CustomCriterion::of(field)
            .into_iter()
            .filter_map(move |criterion| field_of_company(l, field, criterion, value(criterion)))
    };
    // Who has not said yes has said no: nothing is missing there.
    let may_lack = |field: &&CustomColumn| field.kind != CustomKind::YesNo;
    let option = |field: &CustomColumn| (field.id.to_string(), field.label.clone());
    let lacking = |(criterion, label): (CustomCriterion, &str)| {
        let options = fields.iter().filter(may_lack).map(option).collect();
        select(l, criterion.name(), label.to_owned(), options, value(criterion))
    };
    let ends = [
        (CustomCriterion::Empty, td_string!(l, listing.field_empty)),
        (CustomCriterion::Filled, td_string!(l, listing.field_filled)),
    ];
    fields.iter().flat_map(of_field).chain(ends.into_iter().filter_map(lacking)).collect()
}

/// What asks one thing about such a field, as its kind is typed.
fn field_of_company(l: Locale, field: &CustomColumn, criterion: CustomCriterion, value: String) -> Option<AnyView> {
    let (name, label) = (criterion.name(), custom::label(l, criterion, field));
    let kind = match field.kind {
        CustomKind::Text => InputKind::Text,
        CustomKind::Number => InputKind::Decimal,
        CustomKind::Date => InputKind::Date,
        CustomKind::Choice => {
            let options = field.options.iter().map(|option| (option.clone(), option.clone())).collect();
            return select(l, name, label, options, value);
        }
        CustomKind::YesNo => {
            let options = [("yes", td_string!(l, common.yes)), ("no", td_string!(l, common.no))];
            let options = options.map(|(value, words)| (value.to_owned(), words.to_owned())).to_vec();
            return select(l, name, label, options, value);
        }
    };
    Some(view! { <TextField name label kind value/> }.into_any())
}

/// The names of the form's fields.
fn names(face: &Face, fields: &[CustomColumn]) -> Vec<String> {
    let own = fields.iter().flat_map(CustomCriterion::of).chain([CustomCriterion::Empty, CustomCriterion::Filled]);
    face.listing.criteria.iter().map(|of| of.name.to_owned()).chain(own.map(CustomCriterion::name)).collect()
}

/// What the form's fields say.
fn typed(face: &Face, form: &web_sys::HtmlFormElement, names: &[String]) -> Criteria {
    let data = web_sys::FormData::new_with_form(form).ok();
    let value = |name: &String| Some((name.clone(), data.as_ref()?.get(name).as_string()?));
    Criteria::read(face.listing, &names.iter().filter_map(value).collect::<Vec<_>>())
}

/// Puts criteria into the form's fields.
fn show(form: &web_sys::HtmlFormElement, criteria: &Criteria, names: &[String]) {
    for name in names {
        let value = criteria.get(name).unwrap_or_default();
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
