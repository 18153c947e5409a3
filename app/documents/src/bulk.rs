//! What else is done to all documents that are ticked: drafts are issued, what is issued is said to have been sent or paid, what was ordered or
//! delivered goes into one invoice, papers are saved, and templates rest.

use std::sync::Arc;

use domain::access::Permission;
use domain::billing::kind::DocumentKind;
use domain::billing::state::{ShownState as S, Step};
use domain::ids::DocumentId;
use domain::subject::Subject;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use crate::issuing::IssueDialog;
use crate::links;
use crate::papers::ManyPapers;
use crate::payment::api::mark_paid;
use crate::record::api::{make_document, step_documents};
use crate::wording;
use engines::listing::acts::{announce, in_batches};
use engines::listing::{Acts, BulkSlot, Selection, Target};
use kit::bootstrap::may;
use kit::door;
use kit::error::AppError;
use kit::lazy_dialog::LazyDialog;
use kit::ui::{Button, Glyph, ToastStack, use_toasts};
use kit::words::{self, Locale, integer, td_string, words};

door!(
    issue_dialog, beside, (subject: Subject, drafts: Callback<(), Vec<DocumentId>>, on_done: Callback<()>, open: RwSignal<bool>) -> AnyView,
    view! { <IssueDialog subject drafts on_done open/> }.into_any()
);

/// States in which what was ordered or handed over may be invoiced.
const TO_INVOICE: &[S] = &[S::Issued, S::Sent, S::Viewed, S::Accepted, S::Delivered];
/// States in which something of an invoice is left to pay.
const TO_PAY: &[S] = &[S::Issued, S::Sent, S::Viewed, S::Partial, S::Overdue];

/// « Émettre », « Marquer comme envoyé », « Marquer comme payée », « Facturer ensemble » and the papers beside what is done to many.
pub fn slot(subject: Subject, selection: Selection, acts: Acts) -> BulkSlot {
    let call = LazyDialog::new();
    let (doing, papers) = (Doing::of(subject, selection, acts), ManyPapers::new(subject, selection));
    let button = Callback::new(move |()| {
        let any = |permission, states| may(permission) && !doing.chosen(states).is_empty();
        let issues = any(Permission::EditDocuments, &[S::Draft]);
        let sends = any(Permission::EditDocuments, &[S::Issued]);
        let pays = subject == Subject::Invoice && any(Permission::EditPayments, TO_PAY);
        let joins = matches!(subject, Subject::Order | Subject::DeliveryNote);
        let joins = joins && any(Permission::EditDocuments, TO_INVOICE);
        let prints = may(Permission::ExportDocuments);
        let l = words();
        (issues || sends || pays || joins || prints).then(|| {
            view! {
                {issues.then(|| view! {
                    <Button icon=Glyph::Check on_press=move |()| call.call()>{td_string!(l, documents.issue)}</Button>
                })}
                {sends.then(|| view! {
                    <Button icon=Glyph::Mail on_press=move |()| doing.mark_sent()>{td_string!(l, documents.mark_sent)}</Button>
                })}
                {pays.then(|| view! {
                    <Button icon=Glyph::Card on_press=move |()| doing.mark_paid()>{td_string!(l, documents.mark_paid)}</Button>
                })}
                {joins.then(|| view! {
                    <Button icon=Glyph::Invoice on_press=move |()| doing.invoice()>{td_string!(l, documents.invoice_together)}</Button>
                })}
                {prints.then(|| papers.buttons())}
            }
            .into_any()
        })
    });
    let drafts = Callback::new(move |()| doing.chosen(&[S::Draft]));
    let on_done = Callback::new(move |()| selection.clear());
    let place = call.view(move |open| async move { issue_dialog(subject, drafts, on_done, open).await.ok() });
    BulkSlot { button, place: (place, papers.place()).into_any() }
}

/// « Mettre en pause » and « Reprendre » beside what is done to many templates.
pub fn of_templates(selection: Selection, acts: Acts) -> BulkSlot {
    let doing = Doing::of(Subject::Recurring, selection, acts);
    let button = Callback::new(move |()| {
        let any = |state| may(Permission::EditDocuments) && !doing.chosen(&[state]).is_empty();
        let (works, rests) = (any(S::Active), any(S::Paused));
        (works || rests).then(|| {
            let l = words();
            view! {
                {works.then(|| view! {
                    <Button icon=Glyph::Clock on_press=move |()| doing.set_to(S::Active, Step::Pause)>{td_string!(l, documents.pause)}</Button>
                })}
                {rests.then(|| view! {
                    <Button icon=Glyph::Restore on_press=move |()| doing.set_to(S::Paused, Step::Start)>{td_string!(l, documents.resume)}</Button>
                })}
            }
            .into_any()
        })
    });
    BulkSlot { button, place: ().into_any() }
}

/// Leads to another page.
type Navigate = Arc<dyn Fn(&str, NavigateOptions) + Send + Sync>;

/// What is done to those that are ticked.
#[derive(Clone, Copy)]
struct Doing {
    subject: Subject,
    selection: Selection,
    acts: Acts,
    toasts: ToastStack,
    navigate: StoredValue<Navigate>,
}

impl Doing {
    fn of(subject: Subject, selection: Selection, acts: Acts) -> Self {
        let navigate = StoredValue::<Navigate>::new(Arc::new(use_navigate()));
        Self { subject, selection, acts, toasts: use_toasts(), navigate }
    }

    /// Those that are ticked and shown in one of these states. Their order is that of their creation, which is the order of their ids.
    fn chosen(self, states: &[S]) -> Vec<DocumentId> {
        let is_in = |target: &Target| {
            let state = wording::shown(self.subject, self.acts.state(target.id, target.state));
            state.is_some_and(|state| states.contains(&state))
        };
        self.selection.targets().into_iter().filter(is_in).map(|target| DocumentId(target.id)).collect()
    }

    fn mark_sent(self) {
        let ids = untrack(|| self.chosen(&[S::Issued]));
        self.selection.clear();
        spawn_local(async move {
            let send =
                async |some: Vec<DocumentId>| step_documents(some.clone().into(), Step::Send).await.map(|()| some);
            let (marked, refused) = in_batches(&ids, send).await;
            self.say(marked.len(), refused, &[self.subject], |l, count| match count {
                1 => td_string!(l, documents.marked_sent_one).to_owned(),
                many => td_string!(l, documents.marked_sent_many, count = integer(many as u64)).to_string(),
            });
        });
    }

    /// Puts templates to rest, or to work again.
    fn set_to(self, from: S, step: Step) {
        let ids = untrack(|| self.chosen(&[from]));
        self.selection.clear();
        let words_of: fn(Locale, usize) -> String = match step {
            Step::Pause => |l, count| match count {
                1 => td_string!(l, documents.paused_one).to_owned(),
                many => td_string!(l, documents.paused_many, count = integer(many as u64)).to_string(),
            },
            _ => |l, count| match count {
                1 => td_string!(l, documents.resumed_one).to_owned(),
                many => td_string!(l, documents.resumed_many, count = integer(many as u64)).to_string(),
            },
        };
        spawn_local(async move {
            let send = async |some: Vec<DocumentId>| step_documents(some.clone().into(), step).await.map(|()| some);
            let (done, refused) = in_batches(&ids, send).await;
            self.say(done.len(), refused, &[Subject::Recurring], words_of);
        });
    }

    fn mark_paid(self) {
        let ids = untrack(|| self.chosen(TO_PAY));
        self.selection.clear();
        spawn_local(async move {
            let pay = async |some: Vec<DocumentId>| mark_paid(some.clone().into()).await.map(|_| some);
            let (paid, refused) = in_batches(&ids, pay).await;
            let moved = [Subject::Invoice, Subject::Payment, Subject::Client];
            self.say(paid.len(), refused, &moved, |l, count| match count {
                1 => td_string!(l, documents.marked_paid_one).to_owned(),
                many => td_string!(l, documents.marked_paid_many, count = integer(many as u64)).to_string(),
            });
        });
    }

    /// One invoice of all: of one client, or the server says why not.
    fn invoice(self) {
        let ids = untrack(|| self.chosen(TO_INVOICE));
        spawn_local(async move {
            match make_document(ids.into(), DocumentKind::Invoice).await {
                Ok(invoice) => {
                    self.selection.clear();
                    announce(self.subject);
                    announce(Subject::Invoice);
                    let href = format!("{}/edit", links::document(DocumentKind::Invoice, invoice));
                    self.navigate.with_value(|navigate| navigate(&href, NavigateOptions::default()));
                }
                Err(error) => self.toasts.bad(words::value_error(words(), &error)),
            }
        });
    }

    /// Says what was done, and what was refused.
    fn say(self, done: usize, refused: Option<AppError>, changed: &[Subject], words_of: fn(Locale, usize) -> String) {
        if done > 0 {
            changed.iter().copied().for_each(announce);
            self.toasts.good(words_of(words(), done));
        }
        if let Some(error) = refused {
            self.toasts.bad(words::value_error(words(), &error));
        }
    }
}
