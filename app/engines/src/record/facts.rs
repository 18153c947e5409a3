//! Facts of a record, each under the name that it is pinned by.

use leptos::prelude::*;

use super::in_place::Value;
use super::lines::InPlace;
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

/// Facts one under the other, each with its star where facts are pinned, and its pencil where it may be changed.
pub fn fact_list(rows: Vec<FactRow>, pins: Option<Pins>, in_place: Option<InPlace>) -> AnyView {
    let line = |row: FactRow| {
        let (name, label) = (row.name.clone(), row.label.clone());
        let star = pins.map(|pins| view! { <Star pins name label=label.clone()/> });
        view! { <dt>{label}</dt><dd class="starred">{fact_value(row, in_place)}{star}</dd> }
    };
    view! { <dl class="kv">{rows.into_iter().map(line).collect_view()}</dl> }.into_any()
}

/// What stands beside a fact's name, in whatever bears the class `starred`: its value, with its pencil where it may be changed.
pub fn fact_value(row: FactRow, in_place: Option<InPlace>) -> AnyView {
    let FactRow { name, label, value } = row;
    match in_place.and_then(|in_place| Some((in_place, in_place.line(&name)?))) {
        Some((in_place, line)) => view! { <Value line label value in_place/> }.into_any(),
        None => view! { <span class="grow">{value}</span> }.into_any(),
    }
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
