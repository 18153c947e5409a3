//! Facts of a record, each under the name that it is pinned by.

use leptos::prelude::*;

use super::in_place::{InPlace, Value};
use super::pins::{Pins, Star};

/// One fact.
pub struct FactRow {
    /// Its field's name, or the id of what the company has named itself.
    pub name: String,
    /// What it is called.
    pub label: String,
    /// What it is.
    pub value: AnyView,
}

/// Facts one under the other, each with its star and, where it may be changed there, its pencil.
pub fn fact_list(rows: Vec<FactRow>, pins: Pins, in_place: Option<InPlace>) -> impl IntoView {
    let line = |row: FactRow| {
        let FactRow { name, label, value } = row;
        let value = match in_place {
            Some(in_place) => view! { <Value field=name.clone() label=label.clone() value in_place/> }.into_any(),
            None => view! { <span class="grow">{value}</span> }.into_any(),
        };
        view! { <dt>{label.clone()}</dt><dd class="starred">{value}<Star pins name label/></dd> }
    };
    view! { <dl class="kv">{rows.into_iter().map(line).collect_view()}</dl> }
}

/// Those of a record's facts that are pinned, in the order of pinning, as they stand under its name.
pub fn pinned_facts(pins: Pins, rows: impl FnOnce() -> Vec<FactRow>) -> AnyView {
    let names = pins.names();
    if names.is_empty() {
        return ().into_any();
    }
    let mut rows = rows();
    let drawn = |name: String| {
        let mut drawn = Vec::new();
        for row in rows.extract_if(.., |row| row.name == name) {
            let FactRow { name, label, value } = row;
            drawn.push(view! {
                <div class="fact pinned">
                    <dt class="starred"><span class="grow">{label.clone()}</span><Star pins name label/></dt>
                    <dd>{value}</dd>
                </div>
            });
        }
        drawn
    };
    names.into_iter().flat_map(drawn).collect_view().into_any()
}
