//! What was sent about a document, and what became of it.

use domain::access::Permission;
use domain::ids::DocumentId;
use domain::mail::MailState;
use domain::subject::Subject;
use leptos::prelude::*;

use super::api::letters_of_document;
use engines::mail::letters::Letters;
use kit::bootstrap::may;
use kit::live;
use kit::words::{td_string, words};

/// A card of its letters; nothing while there is none. It follows what is heard of the document's list.
pub fn history(id: DocumentId, subject: Subject) -> AnyView {
    let l = words();
    let turn = RwSignal::new(0_u32);
    let letters = Resource::new(move || turn.get(), move |_| letters_of_document(id));
    let again = move || turn.update(|turn| *turn += 1);
    live::on_changed(subject, again);
    live::on_heard(subject, again);
    let changed = Callback::new(move |()| again());
    view! {
        <Transition fallback=|| ()>
            {move || Suspend::new(async move {
                let letters = letters.await.unwrap_or_default();
                (!letters.is_empty()).then(|| {
                    let waits = letters.iter().any(|letter| !matches!(letter.state, MailState::Sent | MailState::Dead));
                    view! {
                        <section class="card" id="letters" data-waits=waits.to_string()>
                            <header class="card-head"><h2>{td_string!(l, mail.history)}</h2></header>
                            <Letters letters may_decide=may(Permission::EditDocuments) changed/>
                        </section>
                    }
                })
            })}
        </Transition>
    }
    .into_any()
}
