//! Tags: chosen among those that there are, made by their name, shown beside a client.

pub mod api;

mod choice;

pub use choice::TagChoice;

use std::collections::BTreeMap;

use domain::ids::ListItemId;
use leptos::prelude::*;

use kit::words::{td_string, words};

/// A client's tags, each a way to the others that bear it.
#[component]
pub fn TagBadges(
    /// Their ids and words, in order.
    tags: Vec<(ListItemId, String)>,
) -> impl IntoView {
    let label = td_string!(words(), clients.tags);
    (!tags.is_empty()).then(|| {
        view! {
            <ul class="tag-badges" aria-label=label>
                {tags.into_iter().map(|(id, name)| view! {
                    <li><a class="tag" href=format!("/clients?tag={id}")><span class="truncate">{name}</span></a></li>
                }).collect_view()}
            </ul>
        }
    })
}

/// Tags as a field holds them, in words: « VIP, Presse »; `name` gives the words of an id.
pub fn listed(value: &str, name: impl Fn(&str) -> String) -> String {
    value.lines().map(name).collect::<Vec<_>>().join(", ")
}

/// The words of tags that are chosen, by what a field holds of them; names that are still to become tags stand for themselves.
pub fn worded(value: &str, offered: &[(String, String)]) -> Vec<(String, String)> {
    let words: BTreeMap<&str, &str> = offered.iter().map(|(id, name)| (id.as_str(), name.as_str())).collect();
    let named = |part: &str| (part.to_owned(), words.get(part).copied().unwrap_or(part).to_owned());
    value.lines().map(str::trim).filter(|part| !part.is_empty()).map(named).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_no_tag_yet_stands_for_itself() {
        let offered = [("7".to_owned(), "VIP".to_owned())];
        let pair = |value: &str, name: &str| (value.to_owned(), name.to_owned());
        assert_eq!(worded("7\n\n Presse ", &offered), [pair("7", "VIP"), pair("Presse", "Presse")]);
        assert_eq!(listed("7\n8", |id| format!("n° {id}")), "n° 7, n° 8");
    }
}
