//! A button and the list of actions that drops from it.

mod item;
mod keys;
mod place;

pub use item::{FileLink, MenuItem};

use leptos::{context::Provider, ev, html, prelude::*, text_prop::TextProp};
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;

use self::item::{MenuId, close_around};
use super::{ButtonKind, Glyph, Icon, MaybeText, classes, target_within};

/// Which edge of its button a menu is level with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MenuAlign {
    /// Where the button begins.
    #[default]
    Start,
    /// Where the button ends: for buttons at the end of a row.
    End,
}

/// A button that opens a list of actions, by the browser's own popover: it opens and closes without script, and sits above everything.
/// Arrows, Home, End, letters and Escape move in it.
#[component]
pub fn Menu(
    /// Unique in the page, and the same on server and browser.
    #[prop(into)]
    id: String,
    /// What the button is for; spoken, and shown when pointed at if it is only a drawing.
    #[prop(into)]
    label: TextProp,
    /// Words on the button; without them it is only a drawing.
    #[prop(optional, into)]
    text: MaybeText,
    /// The drawing on the button.
    #[prop(default = Glyph::Dots)]
    icon: Glyph,
    /// How much the button asks for attention.
    #[prop(default = ButtonKind::Quiet)]
    kind: ButtonKind,
    /// More classes of the button (`sm`).
    #[prop(optional)]
    class: &'static str,
    /// Something else to press than a usual button (the company's name, a person); `class` is then all its classes.
    #[prop(optional, into)]
    trigger: Option<ViewFn>,
    /// Which edge it is level with.
    #[prop(optional)]
    align: MenuAlign,
    /// Whether the items are only written when first opened: for menus that repeat in every row. They then need script.
    #[prop(optional)]
    lazy: bool,
    /// [`MenuItem`]s, [`MenuSeparator`]s and [`MenuLabel`]s.
    children: ChildrenFn,
) -> impl IntoView {
    let (button, list) = (NodeRef::<html::Button>::new(), NodeRef::<html::Div>::new());
    let opened_by_arrow = move |event: ev::KeyboardEvent| {
        if event.key() == "ArrowDown"
            && let Some(list) = standing(list)
        {
            event.prevent_default();
            // Refused when it is already open, which is what was wanted.
            drop(list.show_popover());
        }
    };
    let is_drawing = !text.is_some() && trigger.is_none();
    let (button_class, face) = face(trigger, text, icon, kind, class);
    let (spoken, title) = (label.clone(), label.clone());
    let from = Callback::new(move |()| standing(button).map(|button| SendWrapper::new(button.unchecked_into())));
    view! {
        <div class="menu-anchor">
            <button
                node_ref=button
                id=format!("{id}-button")
                class=button_class
                type="button"
                popovertarget=id.clone()
                aria-haspopup="menu"
                aria-label=is_drawing.then_some(move || spoken.get())
                title=is_drawing.then_some(move || title.get())
                on:keydown=opened_by_arrow
            >
                {face}
            </button>
            <MenuList id label align button=from lazy list children/>
        </div>
    }
}

/// The list of actions alone, for a menu that several buttons open: each with `popovertarget` and `aria-haspopup`.
#[component]
pub fn MenuList(
    /// Unique in the page, and the same on server and browser.
    #[prop(into)]
    id: String,
    /// What the actions are for.
    #[prop(into)]
    label: TextProp,
    /// Which edge of its button it is level with.
    #[prop(optional)]
    align: MenuAlign,
    /// The button that it opens at.
    button: Callback<(), Option<SendWrapper<web_sys::Element>>>,
    /// Whether it is put in its place by script, as it must be where it does not stand beside its button.
    #[prop(optional)]
    placed: bool,
    /// Whether the items are only written when first opened. They then need script.
    #[prop(optional)]
    lazy: bool,
    /// Where the element is noted.
    #[prop(optional)]
    list: NodeRef<html::Div>,
    /// [`MenuItem`]s, [`MenuSeparator`]s and [`MenuLabel`]s.
    children: ChildrenFn,
) -> impl IntoView {
    let written = RwSignal::new(!lazy);
    let typed = StoredValue::new(keys::Typed::default());
    let opener = StoredValue::new(None::<SendWrapper<web_sys::Element>>);
    let toggled = move |_| {
        if placed {
            let is_open = standing(list).is_some_and(|list| keys::is_open(&list));
            mark_opener(opener, is_open.then(|| button.try_run(()).flatten()).flatten());
        }
        if let (Some(button), Some(list)) = (button.try_run(()).flatten(), standing(list))
            && keys::is_open(&list)
        {
            if placed || !place::is_anchored() {
                place::below(&list, &button, align);
            }
            keys::focus_first(&list);
        }
    };
    let pressed = move |event: ev::KeyboardEvent| {
        if let Some(list) = standing(list) {
            typed.update_value(|typed| keys::handle(&event, &list, typed));
        }
    };
    // A link is followed without a new page where it leads to a file, or within the frame that the menu stands in.
    let chosen = |event: ev::MouseEvent| {
        if target_within(&event, "a").is_some() {
            close_around(&event);
        }
    };
    let edge = if align == MenuAlign::End { "align-end" } else { "" };
    let class = classes(&["menu", edge, if placed { "placed" } else { "" }]);
    let around = MenuId(id.clone());
    view! {
        <div
            node_ref=list
            id=id
            class=class
            popover="auto"
            role="menu"
            tabindex="-1"
            aria-label=move || label.get()
            on:beforetoggle=move |_: ev::Event| {
                // What is typed when it opens again is another word, however soon.
                typed.set_value(keys::Typed::default());
                if let Some(list) = standing(list) {
                    keys::take_focus(&list);
                }
                // Writing the items again while it closes would take the focus away before it is given back.
                // A row that goes while its menu is open takes the signal with it, and only then does the menu close.
                if written.try_get_untracked() == Some(false) {
                    written.set(true);
                }
            }
            on:toggle=toggled
            on:keydown=pressed
            on:click=chosen
        >
            <Provider value=around>
                {move || written.get().then(|| children())}
            </Provider>
        </div>
    }
}

/// The element, while its menu is in the page: the browser still tells of one that was just taken out.
fn standing<E>(node: NodeRef<E>) -> Option<E::Output>
where
    E: html::ElementType<Output: JsCast + Clone + 'static> + 'static,
{
    node.try_get_untracked().flatten()
}

/// Says which of several buttons has its menu open, which stands elsewhere in the page.
fn mark_opener(opener: StoredValue<Option<SendWrapper<web_sys::Element>>>, now: Option<SendWrapper<web_sys::Element>>) {
    if let Some(before) = opener.try_update_value(|opener| std::mem::replace(opener, now.clone())).flatten() {
        // Fails only for names that are none, as below.
        drop(before.remove_attribute("aria-expanded"));
    }
    if let Some(now) = now {
        drop(now.set_attribute("aria-expanded", "true"));
    }
}

/// What is on the button, and its classes.
fn face(
    trigger: Option<ViewFn>,
    text: MaybeText,
    icon: Glyph,
    kind: ButtonKind,
    class: &'static str,
) -> (String, AnyView) {
    if let Some(trigger) = trigger {
        return (classes(&["menu-button", class]), trigger.run());
    }
    match text.map(|text| view! { {move || text.get()} <Icon glyph=icon/> }.into_any()) {
        Some(words) => (classes(&["button menu-button", kind.class(), class]), words),
        None => {
            (classes(&["button icon-only menu-button", kind.class(), class]), view! { <Icon glyph=icon/> }.into_any())
        }
    }
}

/// A line between two families of actions.
#[component]
pub fn MenuSeparator() -> impl IntoView {
    view! { <hr class="menu-separator" role="separator"/> }
}

/// The name of a family of actions.
#[component]
pub fn MenuLabel(
    /// The name.
    children: Children,
) -> impl IntoView {
    view! { <div class="menu-label" role="presentation">{children()}</div> }
}
