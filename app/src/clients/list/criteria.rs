//! What else the list is narrowed by: shown as chips that take it away, and chosen in a form that comes when it is asked for.

use domain::clients::index::{ClientChoices, Named};
use domain::clients::list::ListQuery;
use domain::clients::{Criteria, Units};
use domain::format::DateStyle;
use domain::money::{Currency, Money};
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use leptos::{ev, prelude::*};

use super::advanced::AdvancedForm;
use super::listed::{Listed, Step};
use super::views::Beside;
use crate::chunks::door;
use crate::clients::{list_query, local, wording};
use crate::places;
use crate::summons::Summons;
use crate::ui::{Glyph, Icon};
use crate::words::{Locale, formats, td_string, words};

/// The id of the form's place in the page.
const FORM_ID: &str = "advanced-search";

door!(form, beside, (choices: ClientChoices, query: Signal<ListQuery>, on_ask: Callback<ListQuery>) -> AnyView,
    view! { <AdvancedForm choices query beside=Beside::default() is_live=true on_ask/> }.into_any());

/// Opens and closes the advanced search; without script it leads to a page of its own.
#[component]
pub fn AdvancedButton(
    /// The list.
    listed: Listed,
    /// Its form.
    call: Summons,
) -> impl IntoView {
    let l = words();
    let href = move || listed.beside.with(|beside| beside.on(listed.query.with(list_query::search_href)));
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
            {td_string!(l, clients.advanced)}
        </a>
    }
}

/// The form's place; it is made when it is first asked for.
#[component]
pub fn AdvancedPlace(
    /// The list.
    listed: Listed,
    /// Opens and closes it.
    call: Summons,
) -> impl IntoView {
    let query = Signal::derive(move || listed.query.get());
    let on_ask = Callback::new(move |query| listed.ask(query, Step::Entry));
    view! {
        <div class="advanced-place" id=FORM_ID hidden=move || !call.open.get()>
            {call.view(move |_| async move { form(local::choices().await.ok()?, query, on_ask).await.ok() })}
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
    let chip = move |(name, text): (&'static str, String)| {
        let href =
            move || listed.query.with(|query| listed.href(&list_query::narrowed(query, query.criteria.without(name))));
        let label = td_string!(l, clients.criterion_away, name = text.clone()).to_string();
        view! {
            <a class="chip criterion" href=href aria-label=label data-noscroll="">
                <span class="truncate">{text}</span>
                <Icon glyph=Glyph::X/>
            </a>
        }
    };
    let told = Memo::new(move |_| {
        let names = listed.head.with(|head| head.names.clone());
        listed.query.with(|query| told(l, &query.criteria, &names))
    });
    move || {
        told.with(|told| {
            (!told.is_empty()).then(|| {
                view! {
                    <nav class="chips criteria" aria-label=td_string!(l, clients.criteria_label)>
                        {told.iter().cloned().map(chip).collect_view()}
                    </nav>
                }
            })
        })
    }
}

/// The criteria in words, by name.
fn told(l: Locale, criteria: &Criteria, names: &[Named]) -> Vec<(&'static str, String)> {
    let day = |day| domain::format::date(day, DateStyle::Medium, formats());
    let said =
        |name: &'static str, text: String| Some((name, format!("{} {text}", colon(l, wording::criterion(l, name)))));
    let keyed = |name: &'static str, key: Option<uuid::Uuid>| {
        let key = key?;
        let label = names.iter().find(|of| of.key == key).map(|of| of.label.clone());
        said(name, label.unwrap_or_else(|| "…".to_owned()))
    };
    let amount = |units: Units| domain::format::amount(Money::new(units.0, Currency::EUR), formats());
    let standing = criteria.standing.map(|standing| ("standing", wording::standing(l, standing).to_owned()));
    [
        standing,
        keyed("type", criteria.client_type),
        keyed("category", criteria.category),
        keyed("tag", criteria.tag),
        keyed("owner", criteria.owner),
        criteria.country.and_then(|country| said("country", places::country(l, country).to_owned())),
        criteria.created_from.map(|from| ("from", format!("{} {}", td_string!(l, clients.created_from), day(from)))),
        criteria.created_to.map(|to| ("to", format!("{} {}", td_string!(l, clients.created_to), day(to)))),
        criteria
            .balance_from
            .map(|from| ("balance_from", format!("{} {}", td_string!(l, clients.balance_from), amount(from)))),
        criteria.balance_to.map(|to| ("balance_to", format!("{} {}", td_string!(l, clients.balance_to), amount(to)))),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// A label before what it labels; French sets a space before its colon.
fn colon(l: Locale, label: &str) -> String {
    match l {
        Locale::fr => format!("{label}\u{A0}:"),
        Locale::en => format!("{label}:"),
    }
}
