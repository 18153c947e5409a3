//! How the back end of a site signs a contact in, in the languages that most of them are written in.

use leptos::prelude::*;

use super::snippet::Code;
use kit::ui::{Glyph, Icon};

/// What a language is called, and what is written in it.
const EXAMPLES: [(&str, &str); 4] = [
    ("PHP", include_str!("examples/php.txt")),
    ("Python", include_str!("examples/python.txt")),
    ("JavaScript (Node.js)", include_str!("examples/javascript.txt")),
    ("Ruby", include_str!("examples/ruby.txt")),
];

/// See the module.
#[component]
pub fn Examples() -> impl IntoView {
    let example = |(name, text): (&'static str, &'static str)| {
        view! {
            <details class="form-fold example">
                <summary><Icon glyph=Glyph::ChevronRight/><span>{name}</span></summary>
                <div class="form-fold-body"><Code text=text.trim_end().to_owned()/></div>
            </details>
        }
    };
    view! { <div>{EXAMPLES.into_iter().map(example).collect_view()}</div> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_documentation_has_the_same() {
        let documented = include_str!("../../../../docs/embedding.md");
        for (name, text) in EXAMPLES {
            assert!(documented.contains(&format!("### {name}\n")) && documented.contains(text), "{name}");
        }
    }
}
