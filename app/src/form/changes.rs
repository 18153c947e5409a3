use domain::form::Change;
use leptos::prelude::*;

use crate::words::{td_string, words};

/// Each change in a line: what, from what, to what. `label` names a path, and `value` tells what stands at one.
pub fn change_list(
    changes: Vec<Change>,
    label: impl Fn(&str) -> String,
    value: impl Fn(&str, &str) -> String,
) -> AnyView {
    let l = words();
    let nothing = td_string!(l, clients.nothing);
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
                    {side(from, td_string!(l, clients.change_from), "from")}
                    <span aria-hidden="true">" → "</span>
                    {side(to, td_string!(l, clients.change_to), "to")}
                </dd>
            </div>
        }
    };
    view! { <dl class="changes">{changes.into_iter().map(line).collect_view()}</dl> }.into_any()
}
