use domain::clients::ClientState;
use leptos::prelude::*;

use crate::view::ClientView;
use engines::listing::acts::Acts;
use kit::ui::{Alert, AlertKind, Glyph};
use kit::words::{td_string, words};

/// The most lines, and the most characters, of a note that is shown whole.
const WHOLE: (usize, usize) = (4, 360);

/// What to know before going on: a state that is not the usual one, and the notes (A7.4: on top).
#[component]
pub fn Notes(
    /// The client.
    view: StoredValue<ClientView>,
    /// What is being done to it.
    acts: Acts,
) -> impl IntoView {
    let l = words();
    let client = view.with_value(|view| view.client.clone());
    let state = Memo::new(move |_| ClientState::of(acts.state(client.id.0, client.state.id())).unwrap_or(client.state));
    let warning = move || {
        let (kind, icon, text) = match state.get() {
            ClientState::Active => return None,
            ClientState::Inactive => (AlertKind::Neutral, Glyph::EyeOff, td_string!(l, clients.inactive_alert)),
            ClientState::Archived => (AlertKind::Warn, Glyph::Archive, td_string!(l, clients.archived_alert)),
            ClientState::Deleted => (AlertKind::Bad, Glyph::Trash, td_string!(l, clients.deleted_alert)),
        };
        Some(view! { <Alert kind icon>{text}</Alert> })
    };
    let private = client.data.private_notes.as_ref().map(|note| note.as_str().to_owned());
    let public = client.data.public_notes.as_ref().map(|note| note.as_str().to_owned());
    let note = |kind: AlertKind, icon: Glyph, title: &'static str, text: String| {
        let text = match first_lines(&text) {
            None => view! { <p class="pre">{text}</p> }.into_any(),
            Some(first) => {
                let first = format!("{first}…");
                view! {
                    <details class="fold">
                        <summary>
                            <span class="pre fold-first">{first}</span>
                            <span class="link">{td_string!(l, clients.note_whole)}</span>
                        </summary>
                        <p class="pre">{text}</p>
                    </details>
                }
                .into_any()
            }
        };
        view! { <Alert kind icon><strong>{title}</strong>{text}</Alert> }
    };
    view! {
        {warning}
        {private.map(|text| note(AlertKind::Warn, Glyph::Note, td_string!(l, clients.private_note), text))}
        {public.map(|text| note(AlertKind::Neutral, Glyph::Note, td_string!(l, clients.public_note), text))}
    }
}

/// The beginning of a long note; nothing of one that is short.
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
    fn a_long_note_begins_with_its_first_lines() {
        assert_eq!(first_lines("a\nb\nc\nd"), None);
        assert_eq!(first_lines("a\nb\nc\nd\ne").as_deref(), Some("a\nb\nc"));
        let long = first_lines(&"é".repeat(1_000)).unwrap();
        assert_eq!(long.chars().count(), 240);
        assert_eq!(first_lines(&"é".repeat(360)), None);
    }
}
