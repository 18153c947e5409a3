//! What was sent about a document, and what became of it.

use std::time::Duration;

use domain::access::Permission;
use domain::ids::DocumentId;
use domain::subject::Subject;
use leptos::prelude::*;

use super::api::letters_of_document;
use engines::mail::letters::Letters;
use kit::bootstrap::may;
use kit::live;
use kit::words::{td_string, words};

/// How soon one looks again while a letter is on its way.
const SOON: Duration = Duration::from_secs(2);

/// A card of its letters; nothing while there is none. It follows what is heard of the document's list.
pub fn history(id: DocumentId, subject: Subject) -> AnyView {
    let l = words();
    let turn = RwSignal::new(0_u32);
    let letters = Resource::new(move || turn.get(), move |_| letters_of_document(id));
    let again = move || {
        // The page may be gone by then.
        turn.try_update(|turn| *turn += 1);
    };
    live::on_changed(subject, again);
    live::on_heard(subject, again);
    let changed = Callback::new(move |()| again());
    view! {
        <Transition fallback=|| ()>
            {move || Suspend::new(async move {
                let letters = letters.await.unwrap_or_default();
                if letters.iter().any(|letter| letter.state.is_under_way()) {
                    // Runs in the browser alone.
                    Effect::new(move || set_timeout(again, SOON));
                }
                (!letters.is_empty()).then(|| {
                    view! {
                        <section class="card" id="letters">
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
