//! Groups of the sidebar, which fold. This browser keeps which ones are folded; `early.js` has them so before the program is here.

use leptos::{html, prelude::*};

use kit::storage;
use kit::ui::{Glyph, Icon};

/// Where it is kept: the names of the groups that are folded, apart by blanks.
const KEPT: &str = "clientele:folded";

/// A group. Without script it is open, and folds for as long as one stays on the page.
#[component]
pub fn NavGroup(
    /// What it is known by in the browser (`style/nav.css` names it too).
    name: &'static str,
    /// Its words.
    label: &'static str,
    /// The links in it.
    children: Children,
) -> impl IntoView {
    let node = NodeRef::<html::Details>::new();
    Effect::new(move || {
        let Some(details) = node.get() else { return };
        details.set_open(!is_among(&folded(), name));
        // From now on its own state says whether it is open; fails only for names that are none.
        drop(details.class_list().add_1("alive"));
    });
    let toggled = move |_| {
        if let Some(details) = node.get_untracked() {
            keep(name, !details.open());
        }
    };
    view! {
        <details class="nav-group" data-group=name open=true node_ref=node on:toggle=toggled>
            <summary class="nav-label">{label} <Icon glyph=Glyph::ChevronDown/></summary>
            <div class="nav">{children()}</div>
        </details>
    }
}

fn folded() -> String {
    storage::local().and_then(|storage| storage.get_item(KEPT).ok().flatten()).unwrap_or_default()
}

fn keep(name: &str, is_folded: bool) {
    if let Some(storage) = storage::local() {
        // A full storage forgets.
        drop(storage.set_item(KEPT, &with(&folded(), name, is_folded)));
    }
}

fn is_among(folded: &str, name: &str) -> bool {
    folded.split_whitespace().any(|other| other == name)
}

/// The names with one more, or without one.
fn with(folded: &str, name: &str, is_folded: bool) -> String {
    let others = folded.split_whitespace().filter(|other| *other != name);
    others.chain(is_folded.then_some(name)).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_is_kept_once_and_only_while_it_is_folded() {
        let one = with("", "sales", true);
        assert_eq!(with(&one, "sales", true), "sales");
        let two = with(&one, "money-in", true);
        assert!(is_among(&two, "sales") && is_among(&two, "money-in") && !is_among(&two, "money"));
        assert_eq!(with(&two, "sales", false), "money-in");
        assert_eq!(with("money-in", "money-in", false), "");
    }
}
