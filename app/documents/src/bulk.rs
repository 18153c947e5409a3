//! What else is done to all documents that are ticked: drafts are issued, what is issued is said to have been sent, templates rest.

use domain::access::Permission;
use domain::billing::state::{ShownState as S, Step};
use domain::ids::DocumentId;
use domain::subject::Subject;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

use crate::issuing::IssueDialog;
use crate::record::api::step_documents;
use crate::wording;
use engines::listing::acts::{announce, in_batches};
use engines::listing::{Acts, BulkSlot, Selection, Target};
use kit::bootstrap::may;
use kit::door;
use kit::lazy_dialog::LazyDialog;
use kit::ui::{Button, Glyph, ToastStack, use_toasts};
use kit::words::{self, integer, td_string, words};

door!(
    issue_dialog, beside, (subject: Subject, drafts: Callback<(), Vec<DocumentId>>, on_done: Callback<()>, open: RwSignal<bool>) -> AnyView,
    view! { <IssueDialog subject drafts on_done open/> }.into_any()
);

/// « Émettre » and « Marquer comme envoyé » beside what is done to many.
pub fn slot(subject: Subject, selection: Selection, acts: Acts) -> BulkSlot {
    let (call, toasts) = (LazyDialog::new(), use_toasts());
    let button = Callback::new(move |()| {
        let any = |state| may(Permission::EditDocuments) && !in_state(subject, state, selection, acts).is_empty();
        let (issues, sends) = (any(S::Draft), any(S::Issued));
        let send =
            move |()| mark_sent(subject, untrack(|| in_state(subject, S::Issued, selection, acts)), selection, toasts);
        (issues || sends).then(|| {
            view! {
                {issues.then(|| view! {
                    <Button icon=Glyph::Check on_press=move |()| call.call()>{td_string!(words(), documents.issue)}</Button>
                })}
                {sends.then(|| view! {
                    <Button icon=Glyph::Mail on_press=send>{td_string!(words(), documents.mark_sent)}</Button>
                })}
            }
            .into_any()
        })
    });
    let drafts = Callback::new(move |()| in_state(subject, S::Draft, selection, acts));
    let on_done = Callback::new(move |()| selection.clear());
    let place = call.view(move |open| async move { issue_dialog(subject, drafts, on_done, open).await.ok() });
    BulkSlot { button, place: place.into_any() }
}

/// « Mettre en pause » and « Reprendre » beside what is done to many templates.
pub fn of_templates(selection: Selection, acts: Acts) -> BulkSlot {
    let (subject, toasts) = (Subject::Recurring, use_toasts());
    let button = Callback::new(move |()| {
        let any = |state| may(Permission::EditDocuments) && !in_state(subject, state, selection, acts).is_empty();
        let (works, rests) = (any(S::Active), any(S::Paused));
        let take = move |state, step| {
            let ids = untrack(|| in_state(subject, state, selection, acts));
            set_to(ids, step, selection, toasts);
        };
        (works || rests).then(|| {
            let l = words();
            view! {
                {works.then(|| view! {
                    <Button icon=Glyph::Clock on_press=move |()| take(S::Active, Step::Pause)>{td_string!(l, documents.pause)}</Button>
                })}
                {rests.then(|| view! {
                    <Button icon=Glyph::Restore on_press=move |()| take(S::Paused, Step::Start)>{td_string!(l, documents.resume)}</Button>
                })}
            }
            .into_any()
        })
    });
    BulkSlot { button, place: ().into_any() }
}

/// Puts templates to rest, or to work again.
fn set_to(ids: Vec<DocumentId>, step: Step, selection: Selection, toasts: ToastStack) {
    let l = words();
    selection.clear();
    spawn_local(async move {
        let send = async |some: Vec<DocumentId>| step_documents(some.clone().into(), step).await.map(|()| some);
        let (done, refused) = in_batches(&ids, send).await;
        if !done.is_empty() {
            announce(Subject::Recurring);
            toasts.good(match (step, done.len()) {
                (Step::Pause, 1) => td_string!(l, documents.paused_one).to_owned(),
                (Step::Pause, many) => td_string!(l, documents.paused_many, count = integer(many as u64)).to_string(),
                (_, 1) => td_string!(l, documents.resumed_one).to_owned(),
                (_, many) => td_string!(l, documents.resumed_many, count = integer(many as u64)).to_string(),
            });
        }
        if let Some(error) = refused {
            toasts.bad(words::value_error(l, &error));
        }
    });
}

/// Those that are ticked and shown in a state. Their order is that of their creation, which is the order of their ids.
fn in_state(subject: Subject, state: S, selection: Selection, acts: Acts) -> Vec<DocumentId> {
    let is_in = |target: &Target| wording::shown(subject, acts.state(target.id, target.state)) == Some(state);
    selection.targets().into_iter().filter(is_in).map(|target| DocumentId(target.id)).collect()
}

fn mark_sent(subject: Subject, ids: Vec<DocumentId>, selection: Selection, toasts: ToastStack) {
    let l = words();
    selection.clear();
    spawn_local(async move {
        let send = async |some: Vec<DocumentId>| step_documents(some.clone().into(), Step::Send).await.map(|()| some);
        let (marked, refused) = in_batches(&ids, send).await;
        if !marked.is_empty() {
            announce(subject);
            toasts.good(match marked.len() {
                1 => td_string!(l, documents.marked_sent_one).to_owned(),
                many => td_string!(l, documents.marked_sent_many, count = integer(many as u64)).to_string(),
            });
        }
        if let Some(error) = refused {
            toasts.bad(words::value_error(l, &error));
        }
    });
}
