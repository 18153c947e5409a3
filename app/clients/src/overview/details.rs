use leptos::prelude::*;

use super::known::{more, reach};
use super::may_edit;
use crate::view::ClientView;
use engines::record::{InPlace, Pins, fact_list};
use kit::words::{td_string, words};

/// « Coordonnées »: identifiers and ways to reach the client.
#[component]
pub fn Reach(
    /// The client.
    view: StoredValue<ClientView>,
    /// What the user pinned.
    pins: Pins,
    /// What may be changed there.
    in_place: Option<InPlace>,
) -> impl IntoView {
    let l = words();
    let (id, can_edit, rows) = view.with_value(|view| (view.client.id, may_edit(view.client.state), reach(l, view)));
    view! {
        <section class="panel">
            <header class="panel-head">
                <h2>{td_string!(l, clients.details)}</h2>
                {can_edit.then(|| view! { <a class="link" href=format!("/clients/{id}/edit")>{td_string!(l, common.edit)}</a> })}
            </header>
            {if rows.rows.is_empty() {
                view! { <p class="faint small">{td_string!(l, clients.no_details)}</p> }.into_any()
            } else {
                fact_list(rows.rows, Some(pins), in_place)
            }}
        </section>
    }
}

/// Everything else the file holds, and the company's own fields (A3.12).
#[component]
pub fn MoreDetails(
    /// The client.
    view: StoredValue<ClientView>,
    /// What the user pinned.
    pins: Pins,
    /// What may be changed there.
    in_place: Option<InPlace>,
) -> impl IntoView {
    let l = words();
    let rows = view.with_value(|view| more(l, view));
    (!rows.rows.is_empty()).then(|| {
        view! {
            <section class="panel">
                <header class="panel-head"><h2>{td_string!(l, clients.more_details)}</h2></header>
                {fact_list(rows.rows, Some(pins), in_place)}
            </section>
        }
    })
}
