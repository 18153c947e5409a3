use leptos::prelude::*;

use super::may_edit;
use crate::face::FACE;
use crate::view::ClientView;
use kit::ui::{ButtonLink, EmptyState, Glyph};
use kit::words::{td_string, words};

/// The notes as they are kept, whole: those for the team, and those that the client reads.
#[component]
pub fn AllNotes(
    /// The client.
    view: StoredValue<ClientView>,
) -> impl IntoView {
    let l = words();
    let client = view.with_value(|view| view.client.clone());
    let form = may_edit(client.state).then(|| format!("{}/edit", FACE.record(client.id.0)));
    let notes: Vec<_> = [
        (td_string!(l, clients.private_notes), td_string!(l, clients.private_notes_hint), client.data.private_notes),
        (td_string!(l, clients.public_notes), td_string!(l, clients.public_notes_hint), client.data.public_notes),
    ]
    .into_iter()
    .filter_map(|(title, hint, note)| Some((title, hint, note?)))
    .collect();
    if notes.is_empty() {
        let write =
            form.map(|href| view! { <ButtonLink href icon=Glyph::Pencil>{td_string!(l, common.edit)}</ButtonLink> });
        return view! {
            <div class="card">
                <EmptyState icon=Glyph::Note title=td_string!(l, clients.no_notes) text=td_string!(l, clients.no_notes_text)>
                    {write}
                </EmptyState>
            </div>
        }
        .into_any();
    }
    let edit = StoredValue::new(form);
    let note = |(title, hint, note): (&'static str, &'static str, domain::text::LongText<10000>)| {
        let edit = edit.get_value().map(|href| {
            let said = format!("{} – {title}", td_string!(l, common.edit));
            view! { <a class="link" href=href aria-label=said>{td_string!(l, common.edit)}</a> }
        });
        view! {
            <section class="panel">
                <header class="panel-head"><h2>{title}</h2>{edit}</header>
                <p class="pre">{note.as_str().to_owned()}</p>
                <p class="faint small">{hint}</p>
            </section>
        }
    };
    view! { <div class="card">{notes.into_iter().map(note).collect_view()}</div> }.into_any()
}
