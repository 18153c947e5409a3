//! The question before drafts are issued: it cannot be undone, and says so.

use domain::ids::DocumentId;
use domain::subject::Subject;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::record::api::issue_documents;
use engines::listing::acts::{announce, in_batches};
use kit::error::AppError;
use kit::ui::{Alert, AlertKind, Button, ButtonKind, Dialog, use_toasts};
use kit::words::{self, Locale, integer, td_string, words};

/// Issues all drafts that are ticked.
#[component]
pub fn IssueDialog(
    /// Of which list they are.
    subject: Subject,
    /// Gives the drafts.
    drafts: Callback<(), Vec<DocumentId>>,
    /// Runs once they are issued.
    on_done: Callback<()>,
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let (l, toasts) = (words(), use_toasts());
    let failure = RwSignal::new(None::<AppError>);
    let busy = RwSignal::new(false);
    Effect::new(move || {
        if open.get() {
            failure.set(None);
        }
    });
    let issue = move |()| {
        let ids = untrack(|| drafts.run(()));
        failure.set(None);
        busy.set(true);
        spawn_local(async move {
            let (issued, refused) = in_batches(&ids, async |some| issue_documents(some.into()).await).await;
            if !issued.is_empty() {
                announce(subject);
                // What they owe is another amount now.
                announce(Subject::Client);
                toasts.good(said(l, issued.len()));
            }
            // The page may be another one by now.
            busy.try_set(false);
            match refused {
                None => {
                    open.try_set(false);
                    on_done.try_run(());
                }
                Some(error) => drop(failure.try_set(Some(error))),
            }
        });
    };
    let question = move || match drafts.run(()).len() {
        1 => td_string!(l, documents.issue_text_one).to_owned(),
        many => td_string!(l, documents.issue_text_many, count = integer(many as u64)).to_string(),
    };
    view! {
        <Dialog id="issue" open title=td_string!(l, documents.issue_title) close_label=td_string!(l, common.close)>
            <div class="stack">
                {move || failure.get().map(|error| view! {
                    <Alert kind=AlertKind::Bad live=true>{words::value_error(l, &error)}</Alert>
                })}
                <p>{question}</p>
                <div class="dialog-actions">
                    <Button on_press=move |()| open.set(false)>{td_string!(l, common.cancel)}</Button>
                    <Button kind=ButtonKind::Primary busy on_press=issue>{td_string!(l, documents.issue)}</Button>
                </div>
            </div>
        </Dialog>
    }
}

/// What the toast says.
fn said(l: Locale, count: usize) -> String {
    match count {
        1 => td_string!(l, documents.issued_one).to_owned(),
        many => td_string!(l, documents.issued_many, count = integer(many as u64)).to_string(),
    }
}
