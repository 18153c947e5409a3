use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use leptos::{ev, prelude::*};

use crate::shortcuts::is_undo;
use crate::words::{Locale, td_string};

use super::{Button, Glyph, Icon, IconButton, MaybeText, classes};

/// How long a toast stays once nobody points at it or has the focus in it.
const STAY: Duration = Duration::from_secs(8);
/// How long an act is undone by Ctrl Z, in milliseconds.
const UNDONE_WITHIN: f64 = 10.0 * 60.0 * 1_000.0;

/// How what a [`Toast`] tells went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ToastKind {
    /// Done, as asked.
    #[default]
    Plain,
    /// Done, and worth a tick.
    Good,
    /// Refused or failed.
    Bad,
}

/// A short answer to something just done.
#[derive(Clone, Debug, Default)]
pub struct Toast {
    /// What was done, or why not.
    pub text: String,
    /// A word to press, usually « undo », and what it does.
    pub action: Option<(String, Callback<()>)>,
    /// How it went.
    pub kind: ToastKind,
    /// What it is one of, where several of the same are told as one.
    pub counted: Option<Counted>,
}

/// Something done to so many, told as one with what is done likewise right after.
#[derive(Clone)]
pub struct Counted {
    /// What is done, and to what: others of the same are counted with it.
    pub what: String,
    /// To how many.
    pub count: usize,
    /// Tells it of more than this one did.
    pub say: Arc<dyn Fn(usize) -> String + Send + Sync>,
}

impl fmt::Debug for Counted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} × {}", self.count, self.what)
    }
}

/// The toasts on screen, and the way to add one.
#[derive(Clone, Copy, Debug)]
pub struct ToastStack {
    shown: RwSignal<Vec<(u32, Toast)>>,
    last: StoredValue<u32>,
    undos: StoredValue<Vec<Undo>>,
    /// What the act was that was taken back last.
    undoing: StoredValue<String>,
}

/// What takes an act back, its toast and what that said, and when it was done: by the page's clock, in milliseconds.
#[derive(Clone, Debug)]
struct Undo {
    toast: u32,
    said: String,
    at: f64,
    run: Callback<()>,
}

impl ToastStack {
    /// Shows a toast for some seconds, in place of the one before: what is refused and what is done stand one above the other.
    pub fn push(self, toast: Toast) {
        self.last.update_value(|last| *last = last.wrapping_add(1));
        let key = self.last.get_value();
        let is_bad = toast.kind == ToastKind::Bad;
        self.shown.update(|shown| {
            shown.retain(|(_, other)| (other.kind == ToastKind::Bad) != is_bad);
            shown.push((key, toast));
        });
    }

    /// Says what was done, with « Annuler », counted with what was done likewise just before.
    pub fn counted(self, l: Locale, counted: Counted, undo: impl Fn() + Send + Sync + 'static) {
        let (mut counted, mut run) = (counted, lasting(undo));
        let same = self.shown.with_untracked(|shown| {
            let is_same = |toast: &Toast| toast.counted.as_ref().is_some_and(|other| other.what == counted.what);
            shown.iter().find(|(_, toast)| is_same(toast)).cloned()
        });
        if let Some((key, Toast { counted: Some(before), action: Some((_, undo_before)), .. })) = same {
            let undo = run;
            counted.count += before.count;
            run = lasting(move || {
                undo.run(());
                undo_before.run(());
            });
            self.undos.update_value(|undos| undos.retain(|undo| undo.toast != key));
        }
        let text = (counted.say)(counted.count);
        self.offer(l, Toast { text, counted: Some(counted), ..Toast::default() }, run);
    }

    /// Shows a toast with « Annuler », which Ctrl Z does as well.
    fn offer(self, l: Locale, toast: Toast, run: Callback<()>) {
        let said = toast.text.clone();
        self.push(Toast { action: Some((td_string!(l, common.undo).to_owned(), run)), ..toast });
        let undo = Undo { toast: self.last.get_value(), said, at: now(), run };
        self.undos.update_value(|undos| undos.push(undo));
    }

    /// Takes the last act back that was done lately; false when there is none.
    fn undo_last(self) -> bool {
        let last = self.undos.try_update_value(Vec::pop).flatten().filter(|undo| now() - undo.at < UNDONE_WITHIN);
        let is_one = last.is_some();
        if let Some(Undo { toast, said, run, .. }) = last {
            self.undoing.set_value(said);
            self.dismiss(toast);
            run.run(());
        }
        is_one
    }

    /// What was said of the act that was taken back last.
    pub fn undoing(self) -> String {
        self.undoing.get_value()
    }

    /// Runs what a toast offers, once.
    fn act(self, key: u32, run: Callback<()>) {
        let undo = self.undos.try_update_value(|undos| {
            let at = undos.iter().position(|undo| undo.toast == key)?;
            Some(undos.remove(at))
        });
        if let Some(Undo { said, .. }) = undo.flatten() {
            self.undoing.set_value(said);
        }
        self.dismiss(key);
        run.run(());
    }

    /// Says that something went well.
    pub fn good(self, text: impl Into<String>) {
        self.push(Toast { text: text.into(), kind: ToastKind::Good, ..Toast::default() });
    }

    /// Says what was done, with « Annuler ».
    pub fn undoable(self, l: Locale, text: impl Into<String>, undo: impl Fn() + Send + Sync + 'static) {
        self.offer(l, Toast { text: text.into(), ..Toast::default() }, lasting(undo));
    }

    /// Says that something was refused or failed.
    pub fn bad(self, text: impl Into<String>) {
        self.push(Toast { text: text.into(), kind: ToastKind::Bad, ..Toast::default() });
    }

    fn dismiss(self, key: u32) {
        self.shown.update(|shown| shown.retain(|(other, _)| *other != key));
    }
}

/// A callback that outlives the page it is made on: a toast's « Annuler » still works after one has gone elsewhere.
pub fn lasting(run: impl Fn() + Send + Sync + 'static) -> Callback<()> {
    let owner = Owner::new_root(None);
    let callback = owner.with(|| Callback::new(move |()| run()));
    // Its owner is kept for as long as the tab: a few bytes for each act.
    std::mem::forget(owner);
    callback
}

/// The page's clock, in milliseconds; an hour set anew does not change it.
fn now() -> f64 {
    window().performance().map_or(0.0, |clock| clock.now())
}

/// Makes the stack available below; call it once, at the root.
pub fn provide_toasts() -> ToastStack {
    let stack = ToastStack {
        shown: RwSignal::default(),
        last: StoredValue::new(0),
        undos: StoredValue::default(),
        undoing: StoredValue::default(),
    };
    provide_context(stack);
    stack
}

/// The stack provided at the root. Without one, toasts go nowhere.
pub fn use_toasts() -> ToastStack {
    use_context().unwrap_or_else(provide_toasts)
}

/// Where toasts appear, once in the page; provides the stack to its children. The region is there from the start, empty,
/// because screen readers only speak what is added to a region they already know.
#[component]
pub fn Toasts(
    /// What the cross says; without it toasts have no cross, and leave by themselves.
    #[prop(optional, into)]
    dismiss_label: MaybeText,
    /// The whole application, unless the stack is provided above.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let stack = use_toasts();
    Effect::new(move || {
        let listener = window_event_listener(ev::keydown, move |event| {
            if is_undo(&event) && stack.undo_last() {
                event.prevent_default();
            }
        });
        on_cleanup(move || listener.remove());
    });
    view! {
        {children.map(|children| children())}
        <div class="toasts" aria-live="polite" aria-relevant="additions">
            <For each=move || stack.shown.get() key=|(key, _)| *key let((key, toast))>
                <ToastCard
                    toast dismiss=Callback::new(move |()| stack.dismiss(key))
                    act=Callback::new(move |run| stack.act(key, run)) dismiss_label=dismiss_label.clone()
                />
            </For>
        </div>
    }
}

/// One toast, which leaves by itself unless someone is at it.
#[component]
fn ToastCard(
    toast: Toast,
    dismiss: Callback<()>,
    act: Callback<Callback<()>>,
    dismiss_label: MaybeText,
) -> impl IntoView {
    let held = RwSignal::new(false);
    Effect::new(move || {
        if !held.get()
            && let Ok(timer) = set_timeout_with_handle(move || dismiss.run(()), STAY)
        {
            on_cleanup(move || timer.clear());
        }
    });
    let (kind, icon) = match toast.kind {
        ToastKind::Plain => ("", None),
        ToastKind::Good => ("good", Some(Glyph::Check)),
        ToastKind::Bad => ("bad", Some(Glyph::Warning)),
    };
    let action = toast.action.map(|(label, run)| {
        view! { <Button on:click=move |_| act.run(run)>{label}</Button> }
    });
    view! {
        <div
            class=classes(&["toast", kind])
            on:mouseenter=move |_| held.set(true)
            on:mouseleave=move |_| held.set(false)
            on:focusin=move |_| held.set(true)
            on:focusout=move |_| held.set(false)
        >
            {icon.map(|glyph| view! { <Icon glyph/> })}
            <span class="toast-text">{toast.text}</span>
            {action}
            {dismiss_label.map(|label| view! { <IconButton label icon=Glyph::X on:click=move |_| dismiss.run(())/> })}
        </div>
    }
}
