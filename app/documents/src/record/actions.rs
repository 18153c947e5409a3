//! What may be done with a document: as buttons what one comes to do, and the rest in a menu.

use domain::billing::kind::DocumentKind;
use domain::billing::state::{DocumentState, Step};
use domain::documents::listing::subject_of;
use domain::documents::repeat::Times;
use domain::ids::DocumentId;
use domain::subject::Subject;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate, use_query_map};

use super::acts::{Next, Offers, offers};
use super::api::{duplicate_document, make_document, repeat_document, step_documents};
use super::dialogs::{IssueDialog, MOVED, WriteOffDialog};
use super::view::DocumentView;
use super::wording;
use crate::links;
use crate::mail::{self, SendDialog};
use crate::papers::{LabelsDialog, PaperButtons, PaperItems, Printing};
use crate::payment::{PartsDialog, PayDialog, PaymentStart, Purse};
use engines::listing::Face;
use engines::listing::acts::{Acts, Target, announce};
use engines::record;
use kit::bootstrap::{bootstrap, uses};
use kit::error::Answer;
use kit::ui::{Button, ButtonKind, Glyph, MenuItem, MenuSeparator, ToastStack, use_toasts};
use kit::words::{self, Locale, td_string, words};

/// See the module.
#[component]
pub fn Actions(
    /// The document.
    view: StoredValue<DocumentView>,
    /// The list that it belongs to.
    face: &'static Face,
    /// The same, as what is done to it names it.
    record: Target,
    /// What is being done to it.
    acts: Acts,
) -> impl IntoView {
    let known = bootstrap();
    let (printing, kind) = (Printing::new(), view.with_value(|view| view.document.kind));
    if !face.may_edit() {
        return view! { <PaperButtons id=record.id printing/> {printing.frame()} }.into_any();
    }
    let offered = view.with_value(|view| offers(&view.document, |what| known.may(what)));
    let Offers { first, second, others } = offered.only(is_used);
    let doing = Doing::new(view);
    doing.ask_what_the_address_asks();
    let (id, stored) = (record.id, record.state);
    let button = move |next: Option<Next>, kind: ButtonKind| {
        let next = next?;
        let (label, icon) = doing.said(next);
        Some(view! { <Button kind icon busy=doing.busy on_press=move |()| doing.run(next)>{label}</Button> })
    };
    // What is being thrown away offers nothing meanwhile.
    let is_as_stored = move || acts.state(id, stored) == stored;
    let next = move || {
        is_as_stored().then(|| view! { {button(second, ButtonKind::Plain)} {button(first, ButtonKind::Primary)} })
    };
    let others = StoredValue::new(others);
    let entry = move |next: Next| {
        let (label, icon) = doing.said(next);
        let danger = matches!(next, Next::WriteOff | Next::Step(Step::Cancel | Step::End));
        view! { <MenuItem label icon danger on_select=Callback::new(move |()| doing.run(next))/> }
    };
    let menu = move || {
        let shown = if is_as_stored() { others.get_value() } else { Vec::new() };
        let is_alone = face.offered(acts.state(id, stored)).is_empty();
        let is_last = shown.is_empty() || is_alone;
        let is_only_paper = shown.is_empty() && is_alone;
        view! {
            <PaperItems id kind printing labels=doing.labels/>
            {(!is_only_paper).then(|| view! { <MenuSeparator/> })}
            {shown.into_iter().map(entry).collect_view()}
            {(!is_last).then(|| view! { <MenuSeparator/> })}
        }
    };
    view! {
        <record::Actions face record acts changes=|| () others=menu next/>
        {doing.dialogs()}
        {printing.frame()}
    }
    .into_any()
}

/// Whether the company uses what comes of it.
fn is_used(next: Next) -> bool {
    match next {
        Next::Make(into) => subject_of(into).is_none_or(uses),
        Next::Recur => uses(Subject::Recurring),
        _ => true,
    }
}

/// What something is called, and its drawing.
fn said(l: Locale, next: Next) -> (&'static str, Glyph) {
    match next {
        Next::Issue => (td_string!(l, document.issue), Glyph::Check),
        Next::Pay => (td_string!(l, document.enter_payment), Glyph::Card),
        Next::Apply => (td_string!(l, document.apply), Glyph::ArrowRight),
        Next::Mail => (td_string!(l, mail.send), Glyph::Mail),
        Next::Step(step) => (wording::step(l, step), step_glyph(step)),
        Next::Make(into) => {
            (wording::make(l, into), if into == DocumentKind::CreditNote { Glyph::Undo } else { Glyph::ArrowRight })
        }
        Next::WriteOff => (td_string!(l, document.write_off), Glyph::X),
        Next::Duplicate => (td_string!(l, document.duplicate), Glyph::Copy),
        Next::Recur => (td_string!(l, document.recur), Glyph::Calendar),
    }
}

const fn step_glyph(step: Step) -> Glyph {
    match step {
        Step::Send => Glyph::Mail,
        Step::Accept | Step::Deliver | Step::Start => Glyph::Check,
        Step::Pause => Glyph::Clock,
        _ => Glyph::X,
    }
}

/// What is under way, and which question is open.
#[derive(Clone, Copy)]
struct Doing {
    view: StoredValue<DocumentView>,
    id: DocumentId,
    l: Locale,
    toasts: ToastStack,
    go: Callback<String>,
    busy: RwSignal<bool>,
    issue: RwSignal<bool>,
    pay: RwSignal<bool>,
    apply: RwSignal<bool>,
    mail: RwSignal<bool>,
    write_off: RwSignal<bool>,
    labels: RwSignal<bool>,
}

impl Doing {
    fn new(view: StoredValue<DocumentView>) -> Self {
        let navigate = use_navigate();
        let id = view.with_value(|view| view.document.id);
        let closed = || RwSignal::new(false);
        Self {
            view,
            id,
            l: words(),
            toasts: use_toasts(),
            go: Callback::new(move |to: String| navigate(&to, NavigateOptions::default())),
            busy: closed(),
            issue: closed(),
            pay: closed(),
            apply: closed(),
            mail: closed(),
            write_off: closed(),
            labels: closed(),
        }
    }

    /// What something is called here, and its drawing: what rests goes on, and does not begin.
    fn said(self, next: Next) -> (&'static str, Glyph) {
        let rests = self.view.with_value(|view| view.document.state == DocumentState::Paused);
        match next {
            Next::Step(Step::Start) if rests => (td_string!(self.l, documents.resume), Glyph::Restore),
            next => said(self.l, next),
        }
    }

    fn run(self, next: Next) {
        let (l, id) = (self.l, self.id);
        match next {
            Next::Issue => self.issue.set(true),
            Next::Pay => self.pay.set(true),
            Next::Apply => self.apply.set(true),
            Next::Mail => self.mail.set(true),
            Next::WriteOff => self.write_off.set(true),
            Next::Step(step) => self.send(step_documents(vec![id].into(), step), move |doing, ()| {
                doing.toasts.good(wording::stepped(l, step));
            }),
            Next::Make(into) => self.send(make_document(vec![id].into(), into), move |doing, made| {
                doing.toasts.good(td_string!(l, document.made_done, what = wording::kind(l, into)).to_string());
                doing.open(into, made);
            }),
            Next::Duplicate => self.send(duplicate_document(id), move |doing, copy| {
                doing.toasts.good(td_string!(l, document.duplicated));
                let kind = doing.view.try_with_value(|view| view.document.kind).unwrap_or_default();
                doing.open(kind, copy);
            }),
            Next::Recur => self.send(repeat_document(id), move |doing, template| {
                doing.toasts.good(td_string!(l, document.recurs));
                doing.open(DocumentKind::Recurring, template);
            }),
        }
    }

    /// A row's menu leads here with the question asked. It is asked once: a page that is drawn anew does not ask again.
    fn ask_what_the_address_asks(self) {
        let (query, path, navigate) = (use_query_map(), use_location().pathname, use_navigate());
        Effect::new(move || {
            if query.with(|query| query.get(mail::ASKED).is_none()) {
                return;
            }
            if self.view.with_value(|view| mail::may_be_sent(&view.document)) {
                self.mail.set(true);
            }
            let options = NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() };
            navigate(&path.get_untracked(), options);
        });
    }

    /// Opens the form of a draft that was made.
    fn open(self, kind: DocumentKind, draft: DocumentId) {
        self.go.try_run(format!("{}/edit", links::document(kind, draft)));
    }

    /// Sends something, once: while it is on its way, another press does nothing.
    fn send<T: 'static>(
        self,
        sending: impl Future<Output = Answer<T>> + 'static,
        done: impl FnOnce(Self, T) + 'static,
    ) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        spawn_local(async move {
            let answer = sending.await;
            self.busy.try_set(false);
            match answer {
                Ok(value) => done(self, value),
                Err(error) => self.toasts.bad(words::value_error(self.l, &error)),
            }
            for subject in MOVED.iter().copied().filter(|subject| *subject != Subject::Client) {
                announce(subject);
            }
        });
    }

    /// The questions that may be asked.
    fn dialogs(self) -> impl IntoView {
        let (kind, client) = self.view.with_value(|view| (view.document.kind, view.document.new.data.client));
        let balance = self.view.with_value(|view| view.document.balance());
        let (id, l) = (self.id, self.l);
        let start = StoredValue::new(self.view.with_value(|view| PaymentStart {
            client,
            client_name: view.client_name.clone(),
            currency: balance.currency(),
            open: Vec::new(),
            methods: view.methods.clone(),
            usual_method: view.usual_method,
            today: view.today,
        }));
        let parcels = self.view.with_value(|view| view.document.new.data.parcels.map(Times::get));
        let is_owed = kind.is_owed();
        let meant = self.view.with_value(|view| view.document.origins.iter().map(|of| of.id).collect::<Vec<_>>());
        view! {
            <IssueDialog id kind open=self.issue/>
            <SendDialog id open=self.mail/>
            {is_owed.then(|| view! {
                <PayDialog start invoice=(id, balance) open=self.pay/>
                <WriteOffDialog id balance open=self.write_off/>
            })}
            {(kind == DocumentKind::DeliveryNote).then(|| view! {
                <LabelsDialog id=id.0 said=parcels open=self.labels/>
            })}
            {(kind == DocumentKind::CreditNote).then(|| view! {
                <PartsDialog
                    id="apply-dialog"
                    title=td_string!(l, document.apply_title)
                    client
                    purse=Purse::CreditNote(id, balance)
                    meant=meant.clone()
                    open=self.apply
                />
            })}
        }
    }
}
