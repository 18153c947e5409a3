use domain::access::Permission;
use domain::format::amount::sign_of;
use domain::products::{PriceBasis, ProductKind};
use leptos::prelude::*;

use super::options::FormStart;
use super::state::FormState;
use crate::wording;
use engines::form::{CustomFields, DASH, Look, Sheet, area, decimal, line, named_line, select};
use kit::bootstrap::may;
use kit::ui::{FormSection, TextField};
use kit::words::{formats, td_string};

/// The whole form of a product.
#[component]
pub fn ProductSheet(
    /// What it starts from.
    start: FormStart,
    /// What a new product is called so far.
    name: String,
) -> impl IntoView {
    let state = FormState::new(start, &name);
    let l = state.l;
    let title = match state.id {
        None => td_string!(l, products.new_title).to_owned(),
        Some(_) => td_string!(l, products.edit_title_of, name = state.value("name")).to_string(),
    };
    let parts = move || {
        view! {
            <What state/>
            <Prices state/>
            <More state/>
        }
    };
    view! { <Sheet form=state.form() title list_title=td_string!(l, products.title) parts/> }
}

/// Its reference; where references are given, a new product may be left without.
fn reference(state: FormState) -> AnyView {
    let (l, form) = (state.l, state.form());
    let next = state.options.with_value(|options| options.next_reference.clone()).filter(|_| state.id.is_none());
    let Some(next) = next else { return line(form, "reference", Look::default()) };
    view! {
        <TextField
            name="fields.reference"
            label=wording::field(l, "reference").unwrap_or_default()
            value=state.value("reference")
            hint=td_string!(l, products.reference_hint, number = next).to_string()
            error=form.error("fields.reference".to_owned())
        />
    }
    .into_any()
}

/// What is sold.
#[component]
fn What(state: FormState) -> impl IntoView {
    let (l, form) = (state.l, state.form());
    let name = Look { required: true, autofocus: state.id.is_none(), class: "span-all", ..Look::default() };
    let unit = Look { placeholder: Some(td_string!(l, products.unit_example)), ..Look::default() };
    let digits = Look { inputmode: Some("numeric"), ..Look::default() };
    let kinds =
        ProductKind::ALL.iter().map(|kind| (kind.as_str().to_owned(), wording::kind(l, *kind).to_owned())).collect();
    let held = state.value("category");
    let categories = state.options.with_value(|options| options.categories(&held));
    view! {
        <FormSection
            id="product"
            title=td_string!(l, products.section_product)
            description=td_string!(l, products.section_product_text)
        >
            // Nobody chooses it: a product stays in the currency that it was created in.
            <input type="hidden" name="fields.currency" value=state.value("currency")/>
            <div class="form-grid cols-2">{line(form, "name", name)}</div>
            <div class="form-grid cols-3">
                {select(form, "kind", kinds, None)}
                {reference(state)}
                {line(form, "barcode", digits)}
            </div>
            <div class="form-grid cols-3">
                {select(form, "category", categories, Some(DASH.to_owned()))}
                {line(form, "unit", unit)}
            </div>
        </FormSection>
    }
}

/// What it is sold for, and what it costs.
#[component]
fn Prices(state: FormState) -> impl IntoView {
    let (l, form) = (state.l, state.form());
    let amount = Look { suffix: Some(sign_of(state.currency(), formats())), ..decimal() };
    let rate = Look { suffix: Some("%"), hint: Some(td_string!(l, products.vat_hint)), ..decimal() };
    let bases =
        PriceBasis::ALL.iter().map(|basis| (basis.as_str().to_owned(), wording::basis(l, *basis).to_owned())).collect();
    view! {
        <FormSection id="prices" title=td_string!(l, products.section_prices)>
            <div class="form-grid cols-3">
                {line(form, "price", Look { required: true, ..amount })}
                {select(form, "price_basis", bases, None)}
                {line(form, "vat", rate)}
            </div>
            <div class="form-grid cols-3">
                {may(Permission::ViewMargins).then(|| line(form, "cost", amount))}
                {line(form, "accounting_account", Look::default())}
            </div>
            {price_lists(state, amount)}
        </FormSection>
    }
}

/// A price for each price list; nothing where the company has none.
fn price_lists(state: FormState, amount: Look) -> Option<AnyView> {
    let l = state.l;
    let lists = state.start(|start| state.options.with_value(|options| options.price_lists(start)));
    let price = move |(id, label): (String, String)| {
        let name = format!("prices.{id}");
        let value = state.start(|start| start.get(&name).to_owned());
        named_line(state.form(), name, label, &value, amount)
    };
    (!lists.is_empty()).then(|| {
        view! {
            <fieldset class="field-group">
                <legend>{td_string!(l, products.price_lists)}</legend>
                <p class="field-hint">{td_string!(l, products.price_lists_hint)}</p>
                <div class="form-grid cols-3">{lists.into_iter().map(price).collect_view()}</div>
            </fieldset>
        }
        .into_any()
    })
}

/// Everything else.
#[component]
fn More(state: FormState) -> impl IntoView {
    let l = state.l;
    let custom = state.options.with_value(|options| options.custom_fields.clone());
    view! {
        <FormSection id="more" title=td_string!(l, products.section_more)>
            {area(state.form(), "note", td_string!(l, products.note_hint))}
            <CustomFields form=state.form() title=td_string!(l, products.custom) fields=custom/>
        </FormSection>
    }
}
