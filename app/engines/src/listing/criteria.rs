//! What else the list is narrowed by: shown as chips that take it away, and chosen in a form that comes when it is asked for.

use domain::format::DateStyle;
use domain::listing::{
    Criteria, Criterion, CriterionKind, CustomColumn, CustomCriterion, ListChoices, ListHead, ListQuery, Meant, Units,
};
use domain::money::{Currency, Money};
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use leptos::{ev, prelude::*};

use super::advanced::AdvancedForm;
use super::listed::Listed;
use super::step::Step;
use super::views::ViewParams;
use super::{Face, custom, local};
use kit::door;
use kit::lazy_dialog::LazyDialog;
use kit::ui::{Glyph, Icon};
use kit::words::{Locale, decimal_typed, formats, td_string, words};

/// The id of the form's place in the page.
const FORM_ID: &str = "advanced-search";

door!(advanced_form, beside, (face: &'static Face, choices: ListChoices, query: Signal<ListQuery>, on_ask: Callback<ListQuery>) -> AnyView,
    view! { <AdvancedForm face choices query beside=ViewParams::default() is_live=true on_ask/> }.into_any());

/// Opens and closes the advanced search; without script it leads to a page of its own.
#[component]
pub fn AdvancedButton(
    /// The list.
    listed: Listed,
    /// Its form.
    call: LazyDialog,
) -> impl IntoView {
    let l = words();
    let href = move || {
        listed.beside.with(|beside| beside.on(listed.face, listed.query.with(|query| listed.face.search_href(query))))
    };
    let pressed = move |event: ev::MouseEvent| {
        if event.ctrl_key() || event.meta_key() || event.shift_key() {
            return;
        }
        event.prevent_default();
        if call.open.get_untracked() { call.open.set(false) } else { call.call() }
    };
    let is_open = move || if call.open.get() { "true" } else { "false" };
    view! {
        <a class="button quiet advanced" href=href role="button" aria-expanded=is_open aria-controls=FORM_ID on:click=pressed>
            <Icon glyph=Glyph::Settings/>
            {td_string!(l, listing.advanced)}
        </a>
    }
}

/// The form's place; it is made when it is first asked for.
#[component]
pub fn AdvancedPlace(
    /// The list.
    listed: Listed,
    /// Opens and closes it.
    call: LazyDialog,
) -> impl IntoView {
    let query = Signal::derive(move || listed.query.get());
    let on_ask = Callback::new(move |query| listed.ask(query, Step::Entry));
    view! {
        <div class="advanced-place" id=FORM_ID hidden=move || !call.open.get()>
            {call.view(move |_| async move { advanced_form(listed.face, local::choices(listed.face.listing.subject).await.ok()?, query, on_ask).await.ok() })}
        </div>
    }
}

/// What narrows the list, each with the way to the list without it.
#[component]
pub fn CriteriaChips(
    /// The list.
    listed: Listed,
) -> impl IntoView {
    let l = words();
    let chip = move |(name, text): (String, String)| {
        let href = move || listed.query.with(|query| listed.href(&query.narrowed(query.criteria.without(&name))));
        let label = td_string!(l, listing.criterion_away, name = text.clone()).to_string();
        view! {
            <a class="chip criterion" href=href aria-label=label data-noscroll="">
                <span class="truncate">{text}</span>
                <Icon glyph=Glyph::X/>
            </a>
        }
    };
    let told = Memo::new(move |_| {
        listed.head.with(|head| listed.query.with(|query| told(l, listed.face, &query.criteria, head)))
    });
    move || {
        told.with(|told| {
            (!told.is_empty()).then(|| {
                view! {
                    <nav class="chips criteria" aria-label=td_string!(l, listing.criteria_label)>
                        {told.iter().cloned().map(chip).collect_view()}
                    </nav>
                }
            })
        })
    }
}

/// The criteria in words, by name.
fn told(l: Locale, face: &Face, criteria: &Criteria, head: &ListHead) -> Vec<(String, String)> {
    let words = |(criterion, value): (&Criterion, &str)| {
        let name = (face.criterion)(l, criterion.name);
        let text = match criterion.kind {
            CriterionKind::Flag(..) => spoken(l, face, criterion, value),
            CriterionKind::Code(_) => format!("{} {}", colon(l, name), spoken(l, face, criterion, value)),
            CriterionKind::Named | CriterionKind::Person | CriterionKind::Part => {
                let key = value.parse().ok();
                let label = head.names.iter().find(|of| Some(of.key) == key).map_or("…", |of| of.label.as_str());
                format!("{} {label}", colon(l, name))
            }
            CriterionKind::DayFrom | CriterionKind::DayTo => {
                let day = chrono::NaiveDate::parse_from_str(value, "%Y-%m-%d").unwrap_or_default();
                format!("{name} {}", domain::format::date(day, DateStyle::Medium, formats()))
            }
            CriterionKind::AmountFrom(_) | CriterionKind::AmountTo(_) => {
                let units = Units::read(value).map_or(0, |units| units.0);
                format!("{name} {}", domain::format::amount(Money::new(units, Currency::EUR), formats()))
            }
            CriterionKind::Rate => {
                format!("{} {}\u{a0}%", colon(l, name), decimal_typed(value))
            }
        };
        (criterion.name.to_owned(), text)
    };
    let of_field = |(criterion, value): (CustomCriterion, &str)| {
        Some((criterion.name(), told_of_field(l, &head.fields, criterion, value)?))
    };
    criteria.each(face.listing).map(words).chain(criteria.custom().filter_map(of_field)).collect()
}

/// What is asked about a field that the company has added; nothing where that makes no sense, or the field is gone.
fn told_of_field(l: Locale, fields: &[CustomColumn], criterion: CustomCriterion, value: &str) -> Option<String> {
    let id = criterion.field(value)?;
    let field = fields.iter().find(|field| field.id == id)?;
    let label = custom::label(l, criterion, field);
    if matches!(criterion, CustomCriterion::Empty | CustomCriterion::Filled) {
        return Some(format!("{} {}", colon(l, &label), field.label));
    }
    let value = match Meant::of(field.kind, value)? {
        Meant::Text(text) => text,
        Meant::Number(number) => decimal_typed(&number),
        Meant::Day(day) => domain::format::date(day, DateStyle::Medium, formats()),
        Meant::Yes(true) => td_string!(l, common.yes).to_owned(),
        Meant::Yes(false) => td_string!(l, common.no).to_owned(),
    };
    let is_bound = !matches!(criterion, CustomCriterion::Is(_));
    Some(if is_bound { format!("{label} {value}") } else { format!("{} {value}", colon(l, &label)) })
}

/// The words of a value that is the same in every company.
fn spoken(l: Locale, face: &Face, criterion: &Criterion, value: &str) -> String {
    let values = (face.values)(l, criterion, value);
    values.into_iter().find(|(of, _)| of == value).map_or_else(|| value.to_owned(), |(_, words)| words)
}

/// A label before what it labels; French sets a space before its colon.
fn colon(l: Locale, label: &str) -> String {
    match l {
        Locale::fr => format!("{label}\u{A0}:"),
        Locale::en => format!("{label}:"),
    }
}
