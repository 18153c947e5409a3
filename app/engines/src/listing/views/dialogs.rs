//! What is asked before a view is saved or called otherwise.

use domain::listing::ListLook;
use domain::saved_views::SavedView;
use domain::sent::Typed;
use leptos::task::spawn_local;
use leptos::{ev, prelude::*};

use super::address::ViewParams;
use super::api::{create_view, rename_view};
use super::known::Views;
use kit::error::Answer;
use kit::ui::{Button, ButtonKind, CheckField, Dialog, TextField};
use kit::words::{self, td_string};

/// The longest name, in characters; the server counts too.
const LONGEST_NAME: u32 = 60;

/// What is filled in, whether it is on its way, and what is wrong with the name.
#[derive(Clone, Copy)]
struct Question {
    views: Views,
    open: RwSignal<bool>,
    name: RwSignal<String>,
    busy: RwSignal<bool>,
    error: RwSignal<Option<String>>,
}

impl Question {
    fn new(views: Views, open: RwSignal<bool>) -> Self {
        let (name, busy, error) = (RwSignal::default(), RwSignal::new(false), RwSignal::new(None));
        Self { views, open, name, busy, error }
    }

    /// Starts afresh.
    fn begin(self, name: String) {
        self.name.set(name);
        self.error.set(None);
    }

    /// Sends it: what is wrong is said beside the name; else it closes and says what was done.
    fn send(
        self,
        call: impl Future<Output = Answer<SavedView>> + 'static,
        done: impl FnOnce(SavedView) -> String + 'static,
    ) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        spawn_local(async move {
            let answer = call.await;
            self.busy.try_set(false);
            match answer {
                Ok(view) => {
                    self.views.learn(view.clone());
                    self.open.try_set(false);
                    self.views.toasts.good(done(view));
                }
                Err(error) => {
                    self.error.try_set(Some(words::value_error(self.views.l, &error)));
                }
            }
        });
    }
}

/// « Enregistrer cette vue… ». The address then names the view.
#[component]
pub fn SaveDialog(
    /// The views.
    views: Views,
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let l = views.l;
    let question = Question::new(views, open);
    let (is_shared, is_favourite, with_look) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(false));
    // Columns of one's own belong to the view, as a rule; the usual ones say nothing.
    let usual = move || {
        let has_look =
            views.listed().is_some_and(|listed| listed.beside.with_untracked(|beside| beside.look.is_some()));
        has_look || views.shape.with_untracked(|look| *look != ListLook::usual(views.face.listing))
    };
    let begin = move || {
        question.begin(String::new());
        is_shared.set(false);
        is_favourite.set(false);
        with_look.set(usual());
    };
    Effect::new(move || {
        if open.get() {
            begin();
        }
    });
    let sent = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let (asked, _) = views.now();
        let look =
            with_look.get_untracked().then(|| views.shape.with_untracked(|look| look.written(views.face.listing)));
        let name = question.name.get_untracked();
        let call = create_view(
            views.face.listing.subject,
            name.into(),
            is_shared.get_untracked(),
            is_favourite.get_untracked(),
            asked.into(),
            look.map(Typed::from),
        );
        question.send(call, move |view| {
            if let Some(listed) = views.listed() {
                listed.put(&ViewParams::of(views.face, &view));
            }
            td_string!(l, saved_views.done_saved, name = view.name).to_string()
        });
    };
    view! {
        <Dialog id="save-view" open title=td_string!(l, saved_views.save_title) close_label=td_string!(l, common.close)>
            <form class="stack" novalidate on:submit=sent>
                <Name question/>
                <CheckField
                    name="view_favourite"
                    label=td_string!(l, saved_views.is_favourite)
                    on_change=Callback::new(move |on| is_favourite.set(on))
                />
                {views.face.may_edit().then(|| view! {
                    <CheckField
                        name="view_shared"
                        label=td_string!(l, saved_views.is_shared)
                        hint=td_string!(l, saved_views.is_shared_hint)
                        on_change=Callback::new(move |on| is_shared.set(on))
                    />
                })}
                <CheckField
                    name="view_look"
                    label=td_string!(l, saved_views.with_look)
                    checked=usual()
                    on_change=Callback::new(move |on| with_look.set(on))
                />
                <Buttons question/>
            </form>
        </Dialog>
    }
}

/// « Renommer… ».
#[component]
pub fn RenameDialog(
    /// The views.
    views: Views,
    /// The view that is to be called otherwise.
    renamed: RwSignal<Option<SavedView>>,
) -> impl IntoView {
    let l = views.l;
    let open = RwSignal::new(false);
    let question = Question::new(views, open);
    Effect::new(move || {
        if let Some(view) = renamed.get() {
            question.begin(view.name);
            open.set(true);
        }
    });
    let sent = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(id) = renamed.with_untracked(|view| view.as_ref().map(|view| view.id)) else { return };
        question.send(rename_view(id, question.name.get_untracked().into()), move |view| {
            td_string!(l, saved_views.done_renamed, name = view.name).to_string()
        });
    };
    view! {
        <Dialog id="rename-view" open title=td_string!(l, saved_views.rename_title) close_label=td_string!(l, common.close)>
            <form class="stack" novalidate on:submit=sent>
                <Name question/>
                <Buttons question/>
            </form>
        </Dialog>
    }
}

#[component]
fn Name(question: Question) -> impl IntoView {
    view! {
        <TextField
            name="view_name"
            label=td_string!(question.views.l, saved_views.name)
            value=question.name.get_untracked()
            maxlength=LONGEST_NAME
            required=true
            autocomplete="off"
            autofocus=true
            error=question.error
            on_input=Callback::new(move |text| question.name.set(text))
        />
    }
}

#[component]
fn Buttons(question: Question) -> impl IntoView {
    let l = question.views.l;
    view! {
        <div class="dialog-actions">
            <Button on_press=move |()| question.open.set(false)>{td_string!(l, common.cancel)}</Button>
            <Button kind=ButtonKind::Primary submit=true busy=question.busy>{td_string!(l, common.save)}</Button>
        </div>
    }
}
