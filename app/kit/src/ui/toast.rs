use std::time::Duration;

use leptos::prelude::*;

use crate::words::{Locale, td_string};

use super::{Button, Glyph, Icon, IconButton, MaybeText, classes};

/// How long a toast stays once nobody points at it or has the focus in it.
const STAY: Duration = Duration::from_secs(8);
/// How many are shown at once; the oldest gives way.
const LIMIT: usize = 4;

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
}

/// The toasts on screen, and the way to add one.
#[derive(Clone, Copy, Debug)]
pub struct ToastStack {
    shown: RwSignal<Vec<(u32, Toast)>>,
    last: StoredValue<u32>,
}

impl ToastStack {
    /// Shows a toast for some seconds.
    pub fn push(self, toast: Toast) {
        self.last.update_value(|last| *last = last.wrapping_add(1));
        let key = self.last.get_value();
        self.shown.update(|shown| {
            shown.push((key, toast));
            if shown.len() > LIMIT {
                shown.remove(0);
            }
        });
    }

    /// Says that something went well.
    pub fn good(self, text: impl Into<String>) {
        self.push(Toast { text: text.into(), action: None, kind: ToastKind::Good });
    }

    /// Says what was done, with « Annuler ».
    pub fn undoable(self, l: Locale, text: impl Into<String>, undo: impl Fn() + Send + Sync + 'static) {
        let action = Some((td_string!(l, common.undo).to_owned(), lasting(undo)));
        self.push(Toast { text: text.into(), action, kind: ToastKind::Plain });
    }

    /// Says that something was refused or failed.
    pub fn bad(self, text: impl Into<String>) {
        self.push(Toast { text: text.into(), action: None, kind: ToastKind::Bad });
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

/// Makes the stack available below; call it once, at the root.
pub fn provide_toasts() -> ToastStack {
    let stack = ToastStack { shown: RwSignal::default(), last: StoredValue::new(0) };
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
    view! {
        {children.map(|children| children())}
        <div class="toasts" aria-live="polite" aria-relevant="additions">
            <For each=move || stack.shown.get() key=|(key, _)| *key let((key, toast))>
                <ToastCard toast dismiss=Callback::new(move |()| stack.dismiss(key)) dismiss_label=dismiss_label.clone()/>
            </For>
        </div>
    }
}

/// One toast, which leaves by itself unless someone is at it.
#[component]
fn ToastCard(toast: Toast, dismiss: Callback<()>, dismiss_label: MaybeText) -> impl IntoView {
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
        let act = move |_| {
            run.run(());
            dismiss.run(());
        };
        view! { <Button on:click=act>{label}</Button> }
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
