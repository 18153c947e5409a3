use domain::format::amount::sign_of;
use domain::lists::ListKind;
use domain::products::PriceBasis;
use leptos::prelude::*;

use super::figures::Figures;
use super::options::FormStart;
use super::state::FormState;
use super::supplier::SupplierField;
use crate::wording;
use engines::form::{DASH, Look, PickClient, Sheet, area, decimal, line, select, tick};
use kit::ui::{FormSection, InputKind};
use kit::words::{formats, td_string};

/// The whole form of an expense.
#[component]
pub fn ExpenseSheet(
    /// What it starts from.
    start: FormStart,
    /// What a new expense is called so far.
    name: String,
) -> impl IntoView {
    let state = FormState::new(start, &name);
    let l = state.l;
    let title = match state.id {
        None => td_string!(l, expenses.new_title).to_owned(),
        Some(_) => td_string!(l, expenses.edit_title_of, name = state.value("description")).to_string(),
    };
    let typed = RwSignal::new(0_u32);
    let parts = move || {
        view! {
            <div class="stack" on:input=move |_| typed.update(|times| *times = times.wrapping_add(1))>
                <What state/>
                <Amount state typed/>
                <Billing state/>
            </div>
        }
    };
    view! { <Sheet form=state.form() title list_title=td_string!(l, expenses.title) parts/> }
}

/// What was bought, from whom and when.
#[component]
fn What(state: FormState) -> impl IntoView {
    let (l, form) = (state.l, state.form());
    let description = Look { required: true, autofocus: state.id.is_none(), class: "span-all", ..Look::default() };
    let day = Look { kind: InputKind::Date, required: true, ..Look::default() };
    let held = state.value("category");
    let categories = state.options.with_value(|options| options.entries(ListKind::ExpenseCategory, &held));
    view! {
        <FormSection
            id="expense"
            title=td_string!(l, expenses.section_expense)
            description=td_string!(l, expenses.section_expense_text)
        >
            // Nobody chooses it: an expense stays in the currency that it was entered in.
            <input type="hidden" name="fields.currency" value=state.value("currency")/>
            <div class="form-grid cols-2">{line(form, "description", description)}</div>
            <div class="form-grid cols-3">
                <div><SupplierField state/></div>
                {line(form, "date", day)}
                {select(form, "category", categories, Some(DASH.to_owned()))}
            </div>
        </FormSection>
    }
}

/// What it cost, and whether it is paid.
#[component]
fn Amount(state: FormState, typed: RwSignal<u32>) -> impl IntoView {
    let (l, form) = (state.l, state.form());
    let amount = Look { suffix: Some(sign_of(state.currency(), formats())), required: true, ..decimal() };
    let rate = Look { suffix: Some("%"), hint: Some(td_string!(l, expenses.vat_hint)), ..decimal() };
    let paid = Look { kind: InputKind::Date, hint: Some(td_string!(l, expenses.paid_on_hint)), ..Look::default() };
    let bases =
        PriceBasis::ALL.iter().map(|basis| (basis.as_str().to_owned(), wording::basis(l, *basis).to_owned())).collect();
    let held = state.value("method");
    let methods = state.options.with_value(|options| options.entries(ListKind::PaymentMethod, &held));
    view! {
        <FormSection id="amount" title=td_string!(l, expenses.section_amount)>
            <div class="form-grid cols-3">
                {line(form, "amount", amount)}
                {select(form, "basis", bases, None)}
                {line(form, "vat", rate)}
            </div>
            <Figures state typed/>
            <div class="form-grid cols-3">
                {line(form, "paid_on", paid)}
                {select(form, "method", methods, Some(DASH.to_owned()))}
            </div>
        </FormSection>
    }
}

/// Whom it was made for.
#[component]
fn Billing(state: FormState) -> impl IntoView {
    let l = state.l;
    view! {
        <FormSection
            id="billing"
            title=td_string!(l, expenses.section_billing)
            description=td_string!(l, expenses.section_billing_text)
        >
            <div class="form-grid cols-2">
                <PickClient
                    state=state.form()
                    label=wording::field(l, "client").unwrap_or_default()
                    placeholder=td_string!(l, expenses.pick_client)
                    none_text=td_string!(l, expenses.no_client_found)
                />
            </div>
            <div class="form-ticks">{tick(state.form(), "billable")}</div>
            {area(state.form(), "note", td_string!(l, expenses.note_hint))}
        </FormSection>
    }
}
