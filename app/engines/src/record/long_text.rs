//! A note or a description on a record's page: a long one shows its first lines, and the rest when it is asked for.

use leptos::prelude::*;

use kit::words::{td_string, words};

/// The most lines, and the most characters, of a text that is shown whole.
const WHOLE: (usize, usize) = (4, 360);

/// The text, line by line as it was written.
pub fn long_text(text: &str) -> AnyView {
    let whole = text.to_owned();
    let Some(first) = first_lines(text) else { return view! { <p class="pre">{whole}</p> }.into_any() };
    let first = format!("{first}…");
    view! {
        <details class="fold">
            <summary>
                <span class="pre fold-first">{first}</span>
                <span class="link">{td_string!(words(), record.read_whole)}</span>
            </summary>
            <p class="pre">{whole}</p>
        </details>
    }
    .into_any()
}

/// The beginning of a long text; nothing of one that is short.
fn first_lines(text: &str) -> Option<String> {
    let (lines, characters) = WHOLE;
    if text.lines().count() <= lines && text.chars().count() <= characters {
        return None;
    }
    let first = text.lines().take(lines - 1).collect::<Vec<_>>().join("\n");
    Some(first.chars().take(characters * 2 / 3).collect::<String>().trim_end().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_begins_with_its_first_lines() {
        assert_eq!(first_lines("a\nb\nc\nd"), None);
        assert_eq!(first_lines("a\nb\nc\nd\ne").as_deref(), Some("a\nb\nc"));
        let long = first_lines(&"é".repeat(1_000)).unwrap();
        assert_eq!(long.chars().count(), 240);
        assert_eq!(first_lines(&"é".repeat(360)), None);
    }
}
