use domain::billing::kind::DocumentKind;
use domain::documents::form::LINES;
use domain::documents::{LineForm, LineKind};
use domain::format::{money, typed};
use domain::products::ProductKind;
use leptos::{ev, prelude::*};

use super::description::Description;
use super::options::{Ruled, line_path};
use super::shares::discount_shown;
use super::state::FormState;
use super::tax::usual_rate;
use super::wording;
use engines::form::{Look, decimal, named_line};
use kit::order::focus_later;
use kit::ui::{CheckField, Glyph, Icon, IconButton, SelectField, TextField, field_id, target};
use kit::words::{formats, td_string};

/// A line of the document: what it is, how much of it, and what that comes to.
#[component]
pub fn LineRow(
    /// The form.
    state: FormState,
    /// Its number.
    row: u32,
    /// The line that a pointer holds.
    held: RwSignal<Option<u32>>,
) -> impl IntoView {
    let (l, f) = (state.l, formats());
    let line = LineForm::from(state.row(LINES, row));
    let kind = LineKind::parse(&line.kind).unwrap_or_default();
    let number = move || td_string!(l, editor.line_number, number = (state.place(row) + 1).to_string()).to_string();
    let amount = Memo::new(move |_| state.figures().with(|figures| figures.amount(row)));
    view! {
        <div
            class=format!("doc-line is-{}", kind.as_str())
            class:held=move || held.get() == Some(row)
            role="group"
            aria-label=number
            data-row=row.to_string()
            on:input=move |event| note_typed(state, &event)
        >
            <span class="line-grip" aria-hidden="true" title=td_string!(l, editor.line_grip)>
                <Icon glyph=Glyph::DotsVertical/>
            </span>
            {["id", "kind", "product", "origin", "expense"].map(|name| hidden(row, name, line.get(name), &line)).collect_view()}
            <Description state row kind stored=line.description.clone()/>
            {(kind == LineKind::Item).then(|| view! { <Cells state row line=line.clone()/> })}
            <span class="line-amount">
                <span class="field-label">{td_string!(l, editor.line_amount)}</span>
                <span class="line-sum">{move || amount.get().map(|amount| money(amount, f))}</span>
            </span>
            <span class="line-remove">
                <IconButton
                    attr:id=remove_id(row)
                    label=td_string!(l, editor.line_remove)
                    icon=Glyph::Trash
                    class="sm"
                    on_press=move |()| remove(state, row)
                />
            </span>
            {(kind == LineKind::Item).then(|| view! { <More state row line/> })}
        </div>
    }
}

/// A price that was given to the line is whoever's who types over it.
fn note_typed(state: FormState, event: &ev::Event) {
    if let Some(input) = target::<web_sys::HtmlInputElement>(event) {
        let (name, text) = (input.name(), input.value());
        state.form().shown().with_value(|shown| state.filled().typed(&name, shown.stored(&name, &text)));
    }
}

/// Takes a line out; the focus goes to the same button of the one beside it.
fn remove(state: FormState, row: u32) {
    let beside = state.beside(row);
    state.remove_row(LINES, row);
    if let Some(beside) = beside {
        focus_later(remove_id(beside));
    }
}

/// The id of the button that takes a line out.
fn remove_id(row: u32) -> String {
    format!("remove-line-{row}")
}

/// What stands in a line and is not typed there.
fn hidden(row: u32, name: &'static str, value: Option<&str>, line: &LineForm) -> AnyView {
    let path = line_path(row, name);
    // A row's id stands beside its values.
    let value = value.unwrap_or(&line.id).to_owned();
    view! { <input type="hidden" id=field_id(&path) name=path value=value/> }.into_any()
}

/// How much of it, at what price.
#[component]
fn Cells(state: FormState, row: u32, line: LineForm) -> impl IntoView {
    let cell = |name: &'static str, look: Look| {
        let stored = line.get(name).unwrap_or_default();
        named_line(state.form(), line_path(row, name), wording::line_field(state.l, name).to_owned(), stored, look)
    };
    let discount =
        Look { show: Some(discount_shown), class: "line-discount", inputmode: Some("text"), ..Look::default() };
    view! {
        {cell("quantity", Look { class: "line-quantity", ..decimal() })}
        {cell("unit", Look { class: "line-unit", ..Look::default() })}
        {cell("price", Look { class: "line-price", ..decimal() })}
        {cell("discount", discount)}
        {rate(state, row, &line.vat)}
    }
}

/// The line's own rate of VAT; where it is blank, the one that it bears then.
fn rate(state: FormState, row: u32, stored: &str) -> AnyView {
    let (path, f) = (line_path(row, "vat"), formats());
    let value = state.shown().try_update_value(|shown| shown.draw(&path, stored, typed));
    let usual = Memo::new(move |_| {
        let chosen = state.figures().with(|figures| figures.counted.data.charge);
        state.ruling().ruled.with(|ruled| usual_rate(ruled, chosen, f))
    });
    view! {
        <TextField
            name=path.clone()
            label=wording::line_field(state.l, "vat")
            value=value.unwrap_or_default()
            error=state.error(path)
            placeholder=usual
            inputmode="decimal"
            autocomplete="off"
            class="line-vat"
        />
    }
    .into_any()
}

/// What few lines need: goods or a service where that makes a difference, an option of a quote, and costs.
#[component]
fn More(state: FormState, row: u32, line: LineForm) -> impl IntoView {
    let (l, f) = (state.l, formats());
    let tells = Memo::new(move |_| state.ruling().ruled.with(Ruled::tells_goods_from_services));
    let natures: Vec<(String, String)> = ProductKind::ALL
        .iter()
        .map(|nature| (nature.as_str().to_owned(), wording::nature(l, *nature).to_owned()))
        .collect();
    let is_option = state.kind() == DocumentKind::Quote;
    let (has_option, option_path) = (!line.optional.is_empty(), line_path(row, "optional"));
    let option = match (is_option, has_option) {
        (true, _) => view! {
            <CheckField name=option_path label=wording::line_field(l, "optional") checked=has_option value="on"/>
        }
        .into_any(),
        (false, true) => view! { <input type="hidden" name=option_path value="on"/> }.into_any(),
        (false, false) => ().into_any(),
    };
    let margin = Memo::new(move |_| state.figures().with(|figures| figures.margin(row)));
    let earned =
        move || margin.get().map(|margin| td_string!(l, editor.line_margin, amount = money(margin, f)).to_string());
    view! {
        <div class="line-more">
            <span class="line-nature" hidden=move || !tells.get()>
                <SelectField
                    name=line_path(row, "nature")
                    label=wording::line_field(l, "nature")
                    options=natures
                    value=line.nature.clone()
                />
            </span>
            {option}
            {state.sees_margins().then(|| view! {
                <span class="line-cost">
                    {named_line(state.form(), line_path(row, "cost"), wording::line_field(l, "cost").to_owned(), &line.cost, decimal())}
                    <span class="line-margin">{earned}</span>
                </span>
            })}
        </div>
    }
}
