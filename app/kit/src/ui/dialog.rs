use leptos::{ev, html, prelude::*, text_prop::TextProp};
use wasm_bindgen::JsCast;

use super::{Button, ButtonKind, Glyph, IconButton, TextField, classes, target};

/// A question before going on. The browser's own `<dialog>`: it holds the focus, gives it back when closed,
/// and closes on Escape. Its contents exist only while it is open, so they always start fresh.
#[component]
pub fn Dialog(
    /// Unique in the page.
    #[prop(into)]
    id: String,
    /// Whether it is open; closing it by any way sets this back.
    open: RwSignal<bool>,
    /// Its title.
    #[prop(into)]
    title: TextProp,
    /// What the cross says.
    #[prop(into)]
    close_label: TextProp,
    /// Room for more than a question.
    #[prop(optional)]
    wide: bool,
    /// What is in it; buttons go last, in a `.dialog-actions`.
    children: ChildrenFn,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    keep_shown(node, open);
    let title_id = format!("{id}-title");
    let content = {
        let title_id = title_id.clone();
        move || {
            open.get().then(|| {
                let (title, close_label) = (title.clone(), close_label.clone());
                view! {
                    <header class="dialog-head">
                        <h2 id=title_id.clone()>{move || title.get()}</h2>
                        <IconButton label=close_label icon=Glyph::X on:click=move |_| open.set(false)/>
                    </header>
                    <div class="dialog-body">{children()}</div>
                }
            })
        }
    };
    view! {
        <dialog
            node_ref=node
            id=id
            class=classes(&["dialog", if wide { "wide" } else { "" }])
            aria-labelledby=title_id
            on:cancel=move |event| cancelled(&event, open)
            on:close=move |event| closed(&event, open)
        >
            {content}
        </dialog>
    }
}

/// Escape. The dialog is closed from here and not by the browser, whose word of it may come after the next key: that key would find
/// it open, as it is no more.
pub fn cancelled(event: &web_sys::Event, open: RwSignal<bool>) {
    // A choice of files in it that was given up says so too.
    if target::<web_sys::HtmlDialogElement>(event).is_some() {
        event.prevent_default();
        open.set(false);
    }
}

/// The browser's word that a dialog was closed. Late, it may have been opened again.
pub fn closed(event: &web_sys::Event, open: RwSignal<bool>) {
    if target::<web_sys::HtmlDialogElement>(event).is_some_and(|dialog| !dialog.open()) {
        open.set(false);
    }
}

/// Shows a dialog while it is open, with the focus where one begins in its `.dialog-body`.
pub fn keep_shown(node: NodeRef<html::Dialog>, open: RwSignal<bool>) {
    Effect::new(move || {
        let open = open.get();
        if let Some(dialog) = node.get() {
            match (open, dialog.open()) {
                (true, false) if dialog.is_connected() => show(dialog),
                // Where it is made open, its element is put into the page right after this.
                (true, false) => request_animation_frame(move || show(dialog)),
                (false, true) => dialog.close(),
                _ => {}
            }
        }
    });
}

fn show(dialog: web_sys::HtmlDialogElement) {
    // Refused only when the element is not in the page: then there is nothing to show.
    drop(dialog.show_modal());
    // The contents are written in the same turn, but after this.
    request_animation_frame(move || focus_first(&dialog));
}

/// Puts the focus where one begins: what asks for it, else the first thing to fill in, else the first answer.
fn focus_first(dialog: &web_sys::HtmlDialogElement) {
    let first = [
        ".dialog-body [data-first]",
        ".dialog-body :is(input, select, textarea):not([type=hidden])",
        ".dialog-actions .button",
    ]
    .into_iter()
    .find_map(|wanted| dialog.query_selector(wanted).ok().flatten());
    if let Some(first) = first.and_then(|first| first.dyn_into::<web_sys::HtmlElement>().ok()) {
        // Fails only for elements that are gone.
        drop(first.focus());
    }
}

/// Asks for a typed word before what can't be undone.
#[component]
pub fn ConfirmTyped(
    /// Unique in the page.
    #[prop(into)]
    id: String,
    /// Whether it is asking.
    open: RwSignal<bool>,
    /// What is about to happen.
    #[prop(into)]
    title: TextProp,
    /// What that means, and that it can't be undone.
    #[prop(into)]
    text: TextProp,
    /// What must be typed; capitals and blanks around it don't matter.
    #[prop(into)]
    word: String,
    /// Asks for the word.
    #[prop(into)]
    word_label: TextProp,
    /// What the button that does it says.
    #[prop(into)]
    confirm_label: TextProp,
    /// What the button that doesn't says, and the cross.
    #[prop(into)]
    cancel_label: TextProp,
    /// Whether it is being done.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Does it. Closing the dialog is its affair, since it may be refused.
    on_confirm: Callback<()>,
) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let agreed = Memo::new(move |_| is_same_word(&typed.read(), &word));
    Effect::new(move || {
        if open.get() {
            typed.set(String::new());
        }
    });
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if agreed.get_untracked() && !busy.get_untracked() {
            on_confirm.run(());
        }
    };
    let field = format!("{id}-word");
    let close_label = cancel_label.clone();
    let words = StoredValue::new((text, confirm_label, cancel_label));
    view! {
        <Dialog id open title close_label>
            <form class="stack" on:submit=submit>
                <p>{move || words.with_value(|words| words.0.get())}</p>
                <TextField name=field.clone() label=word_label.clone() on_input=Callback::new(move |text| typed.set(text))/>
                <div class="dialog-actions">
                    <Button on:click=move |_| open.set(false)>{move || words.with_value(|words| words.2.get())}</Button>
                    <Button kind=ButtonKind::Danger submit=true busy disabled=Signal::derive(move || !agreed.get())>
                        {move || words.with_value(|words| words.1.get())}
                    </Button>
                </div>
            </form>
        </Dialog>
    }
}

/// Whether what was typed is the word asked for.
fn is_same_word(typed: &str, word: &str) -> bool {
    typed.trim().to_lowercase() == word.trim().to_lowercase()
}
