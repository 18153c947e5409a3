//! « Cotation »: one that is recorded, or changed.

use std::sync::Arc;

use domain::client_prices::{ClientPrice, Covers, Grants};
use domain::format::amount::sign_of;
use domain::ids::ClientId;
use domain::listing::ListRow;
use domain::products::PriceBasis;
use domain::products::listing::{NAME, REFERENCE};
use domain::subject::Subject;
use leptos::prelude::*;

use super::api::ClientPrices;
use super::form::price_form;
use super::wording;
use crate::form::wording::basis;
use engines::form::{DASH, Find, Form, FormInDialog, Look, Suggest, Suggestion, area, decimal, line, select};
use engines::listing::api::sought_in_list;
use kit::ui::{ChoiceLayout, Dialog, Glyph, Icon, InputKind, RadioGroup, anew, field_id};
use kit::words::{formats, td_string, words};

/// What the dialog is about: one that exists, or a new one.
pub type Meant = RwSignal<Option<ClientPrice>>;

/// The dialog of what is meant: of a new one, where that is nothing.
#[component]
pub fn PriceDialog(
    /// The client.
    client: ClientId,
    /// What is known of its prices.
    told: StoredValue<ClientPrices>,
    /// What the dialog is about.
    meant: Meant,
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let l = words();
    let content = move || {
        // Made anew each time that it is opened.
        let form = told.with_value(|told| meant.with_untracked(|meant| price_form(client, told, meant.as_ref())));
        let inputs = move || anew(form.drawn.get(), inputs(form, told));
        view! { <FormInDialog form open>{inputs}</FormInDialog> }
    };
    view! {
        <Dialog
            id="price-dialog"
            open
            wide=true
            title=td_string!(l, client_prices.one)
            close_label=td_string!(l, common.close)
        >
            {content()}
        </Dialog>
    }
}

/// What it is for, what is agreed, from when to when.
fn inputs(form: Form, told: StoredValue<ClientPrices>) -> AnyView {
    let l = words();
    let covers = RwSignal::new(Covers::parse(&form.value("covers")).unwrap_or_default());
    let grants = RwSignal::new(Grants::parse(&form.value("grants")).unwrap_or_default());
    let choose_covers = Callback::new(move |name: String| covers.set(Covers::parse(&name).unwrap_or_default()));
    let options: Vec<(String, String)> =
        Covers::ALL.iter().map(|one| (one.as_str().to_owned(), wording::covers(l, *one).to_owned())).collect();
    let day = Look { kind: InputKind::Date, ..Look::default() };
    view! {
        <div class="stack">
            <RadioGroup
                name="fields.covers"
                label=td_string!(l, client_prices.covers)
                options
                value=covers.get_untracked().as_str()
                layout=ChoiceLayout::Segmented
                on_change=choose_covers
            />
            {move || match covers.get() {
                Covers::Product => view! { <ProductPicker form/> }.into_any(),
                Covers::Category => category(form, told),
            }}
            {move || (covers.get() == Covers::Product).then(|| agreement(grants))}
            {move || match (covers.get(), grants.get()) {
                (Covers::Product, Grants::Price) => price(form, told),
                (of, _) => discount(form, of),
            }}
            <div class="form-grid cols-2">{line(form, "first_day", day)} {line(form, "last_day", day)}</div>
            {area(form, "note", td_string!(l, client_prices.note_hint))}
        </div>
    }
    .into_any()
}

/// A price, or a discount: what may be agreed for a product.
fn agreement(grants: RwSignal<Grants>) -> AnyView {
    let l = words();
    let choose = Callback::new(move |name: String| grants.set(Grants::parse(&name).unwrap_or_default()));
    let options: Vec<(String, String)> =
        Grants::ALL.iter().map(|one| (one.as_str().to_owned(), wording::grants(l, *one).to_owned())).collect();
    view! {
        <RadioGroup
            name="fields.grants"
            label=td_string!(l, client_prices.grants)
            options
            value=grants.get_untracked().as_str()
            layout=ChoiceLayout::Segmented
            on_change=choose
        />
    }
    .into_any()
}

fn category(form: Form, told: StoredValue<ClientPrices>) -> AnyView {
    let categories = told.with_value(|told| told.categories.clone());
    let categories = categories.into_iter().map(|(id, label)| (id.to_string(), label)).collect();
    select(form, "category", categories, Some(DASH.to_owned()))
}

fn price(form: Form, told: StoredValue<ClientPrices>) -> AnyView {
    let l = words();
    let sign = sign_of(told.with_value(|told| told.currency), formats());
    let bases = PriceBasis::ALL.iter().map(|one| (one.as_str().to_owned(), basis(l, *one).to_owned())).collect();
    view! {
        <div class="form-grid cols-2">
            {line(form, "price", Look { required: true, suffix: Some(sign), ..decimal() })}
            {select(form, "price_basis", bases, None)}
        </div>
    }
    .into_any()
}

/// A discount. Of a category, it is all that may be agreed, so that nobody is asked.
fn discount(form: Form, of: Covers) -> AnyView {
    let hint = td_string!(words(), client_prices.discount_hint);
    let look = Look { required: true, hint: Some(hint), suffix: Some("%"), ..decimal() };
    let said = (of == Covers::Category)
        .then(|| view! { <input type="hidden" name="fields.grants" value=Grants::Discount.as_str()/> });
    view! { {said} {line(form, "discount", look)} }.into_any()
}

/// Which product, found by its name, reference or barcode.
#[component]
fn ProductPicker(form: Form) -> impl IntoView {
    let l = form.l;
    let path = "fields.product";
    let id = form.value("product");
    let name = form.name_of(&id).unwrap_or_default();
    let chosen = RwSignal::new((id, name.clone()));
    let text = RwSignal::new(name);
    let take = move |taken: Suggestion| {
        form.name_record(taken.value.clone(), taken.label.clone());
        text.set(taken.label.clone());
        chosen.set((taken.value, taken.label));
        form.note(path, None);
    };
    // What is not chosen from the list is no product: what was typed returns to the choice.
    let leave = move |typed: String| {
        let name = chosen.with_untracked(|(_, name)| name.clone());
        if name != typed {
            text.set(name);
        }
    };
    let error = form.error(path);
    view! {
        <div class="field">
            <span class="field-label" aria-hidden="true">{td_string!(l, client_prices.product)}</span>
            <input type="hidden" name=path prop:value=move || chosen.with(|(id, _)| id.clone())/>
            <Suggest
                id=field_id(path)
                label=td_string!(l, client_prices.product)
                placeholder=td_string!(l, client_prices.find_product)
                none_text=td_string!(l, client_prices.no_product)
                text
                find=finding()
                on_take=Callback::new(take)
                on_leave=Callback::new(leave)
            />
            {move || error.get().map(|text| view! {
                <p class="field-error" role="alert"><Icon glyph=Glyph::Warning/><span>{text}</span></p>
            })}
        </div>
    }
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
