//! What changed, told for people.

use std::sync::Arc;

use domain::form::Change;
use domain::format::{DateStyle, date};
use leptos::prelude::*;

use kit::words::{Locale, formats, td_string, words};

/// Gives the words for an id.
type Ask = dyn Fn(&str) -> Option<String> + Send + Sync;

/// The words for ids in values.
#[derive(Clone)]
pub struct ValueNames(Arc<Ask>);

impl ValueNames {
    /// By asking.
    pub fn new(ask: impl Fn(&str) -> Option<String> + Send + Sync + 'static) -> Self {
        Self(Arc::new(ask))
    }

    /// The words for one, where there are any.
    pub fn of(&self, id: &str) -> Option<String> {
        (self.0)(id)
    }
}

/// A value that tells itself what it is: a tick, an id, a day; anything else stands for itself.
pub fn plain(l: Locale, value: &str, names: &ValueNames) -> String {
    if value == "on" {
        return td_string!(l, common.yes).to_owned();
    }
    let day =
        || chrono::NaiveDate::parse_from_str(value, "%Y-%m-%d").ok().map(|day| date(day, DateStyle::Medium, formats()));
    names.of(value).or_else(day).unwrap_or_else(|| named(l, value, names))
}

/// The words for an id; anything else stands for itself.
pub fn named(l: Locale, value: &str, names: &ValueNames) -> String {
    names.of(value).unwrap_or_else(|| {
        // An id says nothing to anybody.
        if value.parse::<uuid::Uuid>().is_ok() { td_string!(l, clients.unknown_name).into() } else { value.into() }
    })
}

/// Each change in a line: what, from what, to what. `label` names a path, and `value` tells what stands at one.
pub fn change_list(
    changes: Vec<Change>,
    label: impl Fn(&str) -> String,
    value: impl Fn(&str, &str) -> String,
) -> AnyView {
    let l = words();
    let nothing = td_string!(l, form.nothing);
    let side = move |text: String, said: &'static str, class: &'static str| {
        let blank = text.is_empty();
        let text = if blank { nothing.to_owned() } else { text };
        view! {
            <span class=class class:faint=blank><span class="sr-only">{said} " "</span>{text}</span>
        }
    };
    let line = |change: Change| {
        let from = value(&change.field, &change.from);
        let to = value(&change.field, &change.to);
        view! {
            <div>
                <dt>{label(&change.field)}</dt>
                <dd>
                    {side(from, td_string!(l, form.change_from), "from")}
                    <span aria-hidden="true">" → "</span>
                    {side(to, td_string!(l, form.change_to), "to")}
                </dd>
            </div>
        }
    };
    view! { <dl class="changes">{changes.into_iter().map(line).collect_view()}</dl> }.into_any()
}
